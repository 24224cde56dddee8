//! axe-core: WCAG 2.0, 2.1 and 2.2 at A and AA, and its best practices.

use super::super::{Engine, Lab, Page, Test};
use super::check;
use crate::error::{OrFail, Result};
use serde_json::{Value, json};
use std::fs;

pub(super) const TESTS: &[Test] = &[
    check("axe on every kind of page, phone, light", &[Engine::Chromium], |lab| in_chromium(lab, (390, 844), false)),
    check("axe on every kind of page, phone, dark", &[Engine::Chromium], |lab| in_chromium(lab, (390, 844), true)),
    check("axe on every kind of page, laptop, light", &[Engine::Chromium], |lab| in_chromium(lab, (1280, 800), false)),
    check("axe on every kind of page, laptop, dark", &[Engine::Chromium], |lab| in_chromium(lab, (1280, 800), true)),
    check("axe on every kind of page", &[Engine::Firefox, Engine::WebKit], elsewhere),
];

/// What axe says, as texts; `arguments[0]` are the tags of the rules. Transitions are ended: a colour on its way to
/// another one is no finding. The bar at the bottom is put behind the page: what it covers is a matter of where the page is
/// scrolled to, and that the focus is never behind it is the keyboard's test.
const RUN: &str = r#"
document.getAnimations().forEach((animation) => { try { animation.finish(); } catch {} });
for (const bar of document.querySelectorAll(".help-bar")) bar.style.position = "static";
// What is not rendered until it comes near has no size that could be judged.
for (const part of document.querySelectorAll(".agenda-months section")) part.style.contentVisibility = "visible";
const found = await axe.run(document, {runOnly: arguments[0], resultTypes: ["violations"]});
return found.violations.flatMap((rule) => rule.nodes.map((node) =>
  `axe ${rule.id} (${rule.impact}): ${rule.help}\n${node.target.flat().join(" ")}\n${node.html.slice(0, 300)}\n${node.failureSummary}`));
"#;

const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

fn in_chromium(lab: &mut Lab, size: (u32, u32), dark: bool) -> Result<()> {
    lab.session.set_viewport(size.0, size.1)?;
    lab.session.set_dark(dark)?;
    let pages = lab.pages.kinds();
    of(lab, &pages)
}

fn elsewhere(lab: &mut Lab) -> Result<()> {
    lab.session.set_viewport(1280, 800)?;
    let pages = lab.pages.kinds_in_default();
    of(lab, &pages)
}

fn of(lab: &mut Lab, pages: &[Page]) -> Result<()> {
    with_rules(lab, pages, &json!(TAGS))
}

/// `rules` as axe's `runOnly`.
pub(super) fn with_rules(lab: &mut Lab, pages: &[Page], rules: &Value) -> Result<()> {
    let file = &lab.browsers.axe;
    let axe =
        fs::read_to_string(file).or_fail(|| format!("reading {}", file.display()), "cargo xtask setup --tests")?;
    // One script: what a script leaves behind is not there for the next one in every engine.
    let script = format!("{axe}\n{RUN}");
    lab.each(pages, |lab, page| {
        lab.open(&page.address)?;
        let found = lab.session.run_async(&script, std::slice::from_ref(rules))?;
        for violation in found.as_array().into_iter().flatten().filter_map(Value::as_str) {
            lab.fail(&page.address, violation);
        }
        Ok(())
    });
    Ok(())
}
