//! IBM's checker: an independent interpretation of WCAG 2.2 and ARIA. Its false positives are listed in [`MISTAKEN`].

use crate::browser::tests::check;
use crate::browser::{Engine, Test, TestContext};
use site::error::{OrFail, Result};
use std::fs;

pub(crate) const TESTS: &[Test] = &[check("IBM Equal Access: every kind of page", &[Engine::Chromium], every_kind)];

/// Rule, part of the element's HTML, and why it is a false positive.
const MISTAKEN: &[(&str, &str, &str)] = &[
    (
        "aria_complementary_label_visible",
        r#"class="help-bar""#,
        "its first link, “Need help?”, says what the bar is; a second heading would take the room of the numbers",
    ),
    (
        "label_name_visible",
        r#"/calendar/"#,
        "of “20 June 2026” it compares the first 20 that it finds, which is in the year, and that is no whole word",
    ),
    (
        "target_spacing_sufficient",
        r#"class="bar "#,
        "WCAG 2.5.8 excepts what another target on the page does: the list below the grid has the same links",
    ),
    (
        "aria_accessiblename_exists",
        r#"<th scope="col">"#,
        "the weekday is there for screen readers, clipped on phones and not hidden: the accessibility trees have it",
    ),
    (
        "element_attribute_deprecated",
        r#"http-equiv="Content-Security-Policy""#,
        "HTML 4.2.5.3 defines the attribute with this value; nothing of it is deprecated",
    ),
];

/// The failures: rule, the element's HTML, and the message.
const RUN: &str = r#"
for (const part of document.querySelectorAll(".agenda-months section")) part.style.contentVisibility = "visible";
document.getAnimations().forEach((animation) => { try { animation.finish(); } catch {} });
const report = await new ace.Checker().check(document, ["IBM_Accessibility"]);
return report.results
  .filter(({value: [level, result]}) => result === "FAIL" && (level === "VIOLATION" || level === "RECOMMENDATION"))
  .map(({ruleId, snippet, message, path}) => [ruleId, snippet, `${message} ${path.dom}`]);
"#;

fn every_kind(test: &mut TestContext) -> Result<()> {
    let file = test.browsers.ibm.clone();
    let ace =
        fs::read_to_string(&file).or_fail(|| format!("reading {}", file.display()), "cargo xtask setup --tests")?;
    let script = format!("{ace}\n{RUN}");
    test.session.set_viewport(390, 844)?;
    let pages = [test.pages.kinds(), test.pages.frames.clone()].concat();
    test.each(&pages, |test, page| {
        test.open(&page.address)?;
        let found = test.session.run_async(&script, &[])?;
        for one in found.as_array().into_iter().flatten() {
            let part = |at: usize| one[at].as_str().unwrap_or_default();
            let is_mistaken = |(rule, html, _): &(&str, &str, &str)| part(0) == *rule && part(1).contains(html);
            if !MISTAKEN.iter().any(is_mistaken) {
                test.fail(&page.address, format!("ibm {}: {}\n{}", part(0), part(2), part(1)));
            }
        }
        Ok(())
    });
    Ok(())
}
