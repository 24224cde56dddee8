//! Fits every screen, and fingers.

use crate::browser::tests::check;
use crate::browser::{Engine, Test, TestContext};
use serde_json::Value;
use site::error::Result;

pub(crate) const TESTS: &[Test] = &[
    check("nothing is wider than the screen", &[Engine::Chromium, Engine::Firefox], no_sideways_scrolling),
    check("targets are large enough", &[Engine::Chromium], targets),
];

/// The narrowest width is WCAG 1.4.10's: 1280 px at 400 %.
const WIDTHS: [u32; 4] = [320, 390, 820, 1280];

/// Elements that are too wide, except in containers that scroll.
const TOO_WIDE: &str = r#"
await new Promise(requestAnimationFrame);
const root = document.documentElement;
if (root.scrollWidth <= root.clientWidth) return [];
const scrolls = (element) => element !== document.body && element !== root
  && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
const out = [...document.body.querySelectorAll("*")]
  .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(e.parentElement));
const name = (e) => e.localName + [...e.classList].map((c) => "." + c).join("");
return [`${root.scrollWidth - root.clientWidth} px too wide; sticking out: ${[...new Set(out.map(name))].slice(0, 8).join(", ")}`];
"#;

/// Loaded on the narrowest screen, then widened: a resized window or a rotated phone must fit, too.
fn no_sideways_scrolling(test: &mut TestContext) -> Result<()> {
    // Each step takes Firefox as long as a page, so it tests only the narrowest width and the one at which the views
    // change.
    let widths = if test.engine == Engine::Firefox { vec![WIDTHS[0], WIDTHS[2]] } else { WIDTHS.to_vec() };
    test.each(&test.pages.kinds(), |test, page| {
        for &width in &widths {
            test.session.set_viewport(width, 800)?;
            if width == WIDTHS[0] {
                test.open(&page.address)?;
            }
            let found = test.session.run_async(TOO_WIDE, &[])?;
            note(test, &page.address, &format!("at {width} px: "), &found);
        }
        Ok(())
    });
    Ok(())
}

/// WCAG 2.5.8: at least 24 by 24 CSS pixels. A link within a sentence may be as tall as its line; a control in a label
/// may be as large as the label; what is visible only when focused is not a touch target.
const TOO_SMALL: &str = r#"
const targets = document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=switch], [role=slider]");
const inSentence = (e) => e.localName === "a" && getComputedStyle(e).display === "inline"
  && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && /[\p{L}\p{N}]/u.test(n.textContent));
const found = [];
for (const target of targets) {
  const box = (target.closest("label") ?? target).getBoundingClientRect();
  const seen = target.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.right > 0 && box.bottom + scrollY > 0
    && box.width > 1 && box.height > 1 && !target.disabled;
  // Elements that pass touches through to the cell below are not targets.
  const passes = getComputedStyle(target).pointerEvents === "none";
  if (!seen || passes || inSentence(target) || (box.width >= 24 && box.height >= 24)) continue;
  const size = `${box.width.toFixed(1)} × ${box.height.toFixed(1)}`;
  found.push(`target of ${size} px: ${target.outerHTML.slice(0, 120)}`);
}
return found;
"#;

fn targets(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    test.each(&test.pages.kinds(), |test, page| {
        test.open(&page.address)?;
        let found = test.session.run(TOO_SMALL, &[])?;
        note(test, &page.address, "", &found);
        Ok(())
    });
    Ok(())
}

fn note(test: &mut TestContext, address: &str, before: &str, found: &Value) {
    for what in found.as_array().into_iter().flatten().filter_map(Value::as_str) {
        test.fail(address, format!("{before}{what}"));
    }
}
