//! axe-core: WCAG 2.0, 2.1 and 2.2 at A and AA, and its best practices.

use super::super::{ENGINES, Engine, Lab, Page, Setup, Test, everything};
use super::check;
use crate::error::{OrFail, Result};
use serde_json::{Value, json};
use std::fs;

pub(super) const TESTS: &[Test] = &[
    check("axe on every kind of page, phone, light", &[Engine::Chromium], |lab| each(lab, &[PHONE], false)),
    check("axe on every kind of page, phone, dark", &ENGINES, |lab| each(lab, or_all(lab, &[PHONE]), true)),
    check("axe on every kind of page, laptop, light", &ENGINES, |lab| each(lab, or_all(lab, &[LAPTOP]), false)),
    check("axe on every kind of page, laptop, dark", &[Engine::Chromium], |lab| each(lab, &[LAPTOP], true)),
];

const PHONE: (u32, u32) = (390, 844);
const LAPTOP: (u32, u32) = (1280, 800);

/// Firefox and WebKit have no tests of their own for the other two of the four; when there is time, both sizes are tried there.
fn or_all(lab: &Lab, sizes: &'static [(u32, u32)]) -> &'static [(u32, u32)] {
    if everything() && lab.engine != Engine::Chromium { &[PHONE, LAPTOP] } else { sizes }
}

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

fn each(lab: &mut Lab, sizes: &[(u32, u32)], dark: bool) -> Result<()> {
    if lab.engine == Engine::Chromium {
        lab.session.set_dark(dark)?;
    } else if dark {
        lab.restart(Setup { dark, ..Setup::default() })?;
    }
    // What axe finds hangs on the language or on the theme, hardly on both: two of the four are tried in every language. The
    // other engines are slower: one language, or each page but most of the calendar's months.
    let in_all_languages = dark == sizes.contains(&PHONE);
    let pages = match lab.engine {
        Engine::Chromium if in_all_languages || everything() => lab.pages.kinds(),
        Engine::Chromium => lab.pages.kinds_in_default(),
        _ if everything() => lab.pages.few_months(),
        _ => lab.pages.kinds_in_default(),
    };
    for size in sizes {
        lab.session.set_viewport(size.0, size.1)?;
        with_rules(lab, &pages, &json!(TAGS))?;
    }
    let is_dark = lab.session.eval("matchMedia('(prefers-color-scheme: dark)').matches")?;
    lab.expect(is_dark == dark, "/", || "this was the other theme".into());
    Ok(())
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
