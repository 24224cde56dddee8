//! axe-core: WCAG 2.0, 2.1 and 2.2 at A and AA, its best practices, and AAA contrast, in every theme.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Engine, Page, Setup, Test, TestContext, everything};
use serde_json::{Value, json};
use site::error::{OrFail, Result};
use std::fs;

pub(crate) const TESTS: &[Test] = &[
    check("axe: every kind of page, phone", &ENGINES, |test| each(test, (390, 844))),
    check("axe: every kind of page, laptop", &ENGINES, |test| each(test, (1280, 800))),
];

/// axe's findings on the page by the rules of `arguments[0]`, then on the same page in the dark theme by those of
/// `arguments[1]`, as texts. `arguments[2]` is set on `<html>` first, as a kiosk sets it. Transitions are finished,
/// because an intermediate colour is not a finding. The bar at the bottom is put behind the page: what it covers
/// depends on the scroll position, and the keyboard test checks that it never covers the focus.
const RUN: &str = r#"
Object.assign(document.documentElement.dataset, arguments[2] ?? {});
for (const bar of document.querySelectorAll(".help-bar")) bar.style.position = "static";
// Content that is not rendered until it is near has no size to check.
for (const part of document.querySelectorAll(".agenda-months section, .programme-list li")) part.style.contentVisibility = "visible";
const judge = async (theme, rules) => {
  document.getAnimations().forEach((animation) => { try { animation.finish(); } catch {} });
  const found = await axe.run(document, {...rules, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `axe ${rule.id} (${rule.impact}${theme}): ${rule.help}\n${node.target.flat().join(" ")}\n${node.html.slice(0, 300)}\n${node.failureSummary}`));
};
const said = await judge("", arguments[0]);
if (!arguments[1]) return said;
DARK
return [...said, ...await judge(", dark", arguments[1])];
"#;

/// Applies the rules of the dark theme, in every engine and without reloading the page.
const DARK: &str = r#"
for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) if (rule.media) {
  rule.media.mediaText = rule.media.mediaText.replace("(prefers-color-scheme: dark)", "(min-width: 0px)");
}
document.documentElement.style.colorScheme = "dark"
"#;

/// The colours in use, to compare the applied dark theme with the browser's own.
const COLOURS: &str = "[...document.querySelectorAll('body, main, main *')].map((part) => {
  const style = getComputedStyle(part); return [style.color, style.backgroundColor, style.borderTopColor].join();
}).join()";

const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// AAA contrast (WCAG 1.4.6), which all pages must meet.
const ENHANCED: &str = "color-contrast-enhanced";

/// The rules that consider colours: themes differ in nothing else.
const OF_COLOUR: [&str; 2] = [ENHANCED, "link-in-text-block"];

/// All rules.
pub(crate) fn by_tags() -> Value {
    json!({"runOnly": TAGS, "rules": {ENHANCED: {"enabled": true}}})
}

/// The rules that depend on the theme.
pub(crate) fn of_colour() -> Value {
    json!({"runOnly": {"type": "rule", "values": OF_COLOUR}})
}

/// Every page in the light theme with all rules, in the dark one with those for colours.
fn each(test: &mut TestContext, size: (u32, u32)) -> Result<()> {
    // The other engines are slower, and language-dependent findings hardly depend on the width as well.
    let mut pages = match test.engine {
        Engine::Chromium if everything() || size.0 < 600 => test.pages.kinds(),
        _ if everything() => test.pages.few_months(),
        _ => test.pages.kinds_in_default(),
    };
    pages.extend(test.pages.frames.clone());
    test.session.set_viewport(size.0, size.1)?;
    with_rules(test, &pages, &[by_tags(), of_colour()])?;
    test.open("/")?;
    let light = test.session.eval(COLOURS)?;
    test.session.run(DARK, &[])?;
    let made = test.session.eval(COLOURS)?;
    test.restart(Setup { dark: true, ..Setup::default() })?;
    test.session.set_viewport(size.0, size.1)?;
    if test.engine == Engine::Chromium {
        test.session.set_dark(true)?;
    }
    test.open("/")?;
    let dark = test.session.eval(COLOURS)?;
    test.expect(made == dark && made != light, "/", || "the applied dark theme differs from the browser's".into());
    Ok(())
}

/// `rules` are axe's options; the second ones, if any, apply in the dark theme; the third are marks to set on `<html>`,
/// by `dataset` name.
pub(crate) fn with_rules(test: &mut TestContext, pages: &[Page], rules: &[Value]) -> Result<()> {
    let file = &test.browsers.axe;
    let axe =
        fs::read_to_string(file).or_fail(|| format!("reading {}", file.display()), "cargo xtask setup --tests")?;
    // A single script: not every engine preserves a script's globals for the next one.
    let script = format!("{axe}\n{}", RUN.replace("DARK", DARK));
    test.each(pages, |test, page| {
        test.open(&page.address)?;
        let found = test.session.run_async(&script, rules)?;
        for violation in found.as_array().into_iter().flatten().filter_map(Value::as_str) {
            test.fail(&page.address, violation);
        }
        Ok(())
    });
    Ok(())
}
