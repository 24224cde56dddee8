//! Keyboard only: “leave now” first, then skipping the navigation, and always a visible focus.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Engine, PATIENCE, Page, Test, TestContext, key};
use serde_json::Value;
use site::error::Result;

pub(crate) const TESTS: &[Test] = &[
    check("the first Tab reaches Leave now, the second skips the navigation", &ENGINES, first_tabs),
    check("the focus is always visible", &ENGINES, seen_focus),
];

const AT: &str = "document.activeElement.outerHTML.slice(0, 100)";

fn first_tabs(test: &mut TestContext) -> Result<()> {
    // The markup is the same in every engine; engines may differ in what Tab reaches, but not by language.
    let pages = if test.engine == Engine::Chromium { test.pages.kinds() } else { test.pages.kinds_in_default() };
    test.each(&pages, |test, page| {
        test.open(&page.address)?;
        test.session.press(&[key::TAB])?;
        let first = test.session.eval("document.activeElement.matches('[data-leave]')")?;
        let at = test.session.text_of(AT)?;
        test.expect(first == true, &page.address, || format!("the first Tab leads to {at}"));
        // Content covered by a dialog is unreachable, including the skip link.
        if test.session.eval("document.querySelector('main dialog[open]') !== null")? == true {
            return Ok(());
        }
        skip(test, page)
    });
    Ok(())
}

/// The skip link is among the next two stops; following it moves the focus to `main`, so the next Tab continues there.
fn skip(test: &mut TestContext, page: &Page) -> Result<()> {
    for _ in 0..2 {
        if test.session.eval("document.activeElement.matches('a.skip')")? == true {
            break;
        }
        test.session.press(&[key::TAB])?;
    }
    let at = test.session.text_of(AT)?;
    if test.session.eval("document.activeElement.matches('a.skip')")? != true {
        test.fail(&page.address, format!("no skip link within three Tabs, but {at}"));
        return Ok(());
    }
    let shown = "(() => { const box = document.activeElement.getBoundingClientRect(); \
                 return box.width > 20 && box.height > 10 && box.top >= 0 && box.left >= 0 && box.right <= innerWidth })()";
    // It may slide in.
    if let Err(error) = test.session.wait_for("the skip link is visible", shown, std::time::Duration::from_secs(1)) {
        test.fail(&page.address, error.to_string());
    }
    test.session.press(&[key::ENTER])?;
    let there = "document.querySelector('#main').contains(document.activeElement) || location.hash === '#main'";
    test.session.wait_for("#main after the skip link", there, PATIENCE)?;
    test.session.press(&[key::TAB])?;
    let behind = test.session.eval(
        "!document.activeElement.closest('header') && (document.activeElement === document.body || \
         !(document.activeElement.compareDocumentPosition(document.querySelector('#main')) & Node.DOCUMENT_POSITION_FOLLOWING))",
    )?;
    let at = test.session.text_of(AT)?;
    test.expect(behind == true, &page.address, || format!("Tab after the skip link leads to {at}"));
    Ok(())
}

/// Stores how each element looks without focus in an attribute.
const BEFORE: &str = r#"
const look = (e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(" ")
  // Elements in drawings show the focus by their shapes.
  + (e.ownerSVGElement ? [...e.querySelectorAll("circle, rect")].map((p) => getComputedStyle(p).stroke + getComputedStyle(p).strokeWidth).join() : ""); };
for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
  element.setAttribute("data-test-look", look(element));
}"#;

/// `null` at the end of the page, otherwise the problem (empty if none).
const NOW: &str = r#"
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement || element.hasAttribute("data-test-seen")) return null;
element.setAttribute("data-test-seen", "");
element.getAnimations().forEach((animation) => { try { animation.finish(); } catch {} });
const problem = () => {
  const s = getComputedStyle(element);
  const shapes = element.ownerSVGElement ? [...element.querySelectorAll("circle, rect")].map((p) => getComputedStyle(p)) : [];
  const look = [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(" ") + shapes.map((p) => p.stroke + p.strokeWidth).join();
  const drawn = shapes.some((p) => p.stroke !== "none" && parseFloat(p.strokeWidth) >= 2) || (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1 && !/, 0\)$|transparent/.test(s.outlineColor)) || s.boxShadow !== "none";
  const box = element.getBoundingClientRect();
  const name = element.outerHTML.replace(/ data-test-\w+="[^"]*"/g, "").slice(0, 100);
  if (!drawn || look === element.getAttribute("data-test-look")) return `no visible focus on ${name}`;
  if (box.bottom <= 0 || box.top >= innerHeight) return `focus outside of the window: ${name}`;
  // WCAG 2.4.11: not entirely covered by fixed content.
  const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const seen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (element.contains(top) || top.contains(element)); });
  return seen ? "" : `focus covered: ${name} at ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`;
};
// WebKit scrolls to the focused element in one of the next frames.
let said = problem();
for (let frame = 0; said && frame < 20; frame++) {
  await new Promise(requestAnimationFrame);
  said = problem();
}
return said;
"#;

fn seen_focus(test: &mut TestContext) -> Result<()> {
    let (pages, most) = match test.engine {
        Engine::Chromium => (test.pages.kinds(), 80),
        _ => (test.pages.kinds_in_default(), 25),
    };
    test.session.set_viewport(820, 700)?;
    test.each(&pages, |test, page| {
        test.open(&page.address)?;
        test.session.run(BEFORE, &[])?;
        for _ in 0..most {
            test.session.press(&[key::TAB])?;
            match test.session.run_async(NOW, &[])? {
                Value::String(what) if what.is_empty() => {}
                Value::String(what) => test.fail(&page.address, what),
                _ => break,
            }
        }
        Ok(())
    });
    Ok(())
}
