//! Users' own settings: more text spacing, their own colours, less motion, more contrast; and for help the stricter AAA
//! criteria.

use crate::browser::tests::accessibility::axe;
use crate::browser::tests::check;
use crate::browser::{Engine, Test, TestContext, key};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use site::error::{OrFail, Result};

pub(crate) const TESTS: &[Test] = &[
    check(
        "more space between letters, words and lines cuts nothing off",
        &[Engine::Chromium, Engine::Firefox],
        spacing,
    ),
    check("forced colours hide nothing", &[Engine::Chromium], forced_colours),
    check("nothing moves under reduced motion", &[Engine::Chromium], reduced_motion),
    check("contrast is AAA under prefers-contrast, and in kiosks", &[Engine::Chromium], contrast),
    check("targets on help pages measure 44 px", &[Engine::Chromium], large_targets),
    check("help prints on one side of a4", &[Engine::Chromium], prints),
];

/// WCAG 1.4.12's values, as a user style sheet sets them; returns text that is clipped or overlaps other text.
const SPACED: &str = r#"
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
const root = document.documentElement;
const found = [];
if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px too wide`);
const tiny = (e) => { const box = e.getBoundingClientRect(); return box.width < 2 || box.height < 2; };
const unseen = (e) => tiny(e) || e.closest(".unseen, .skip, svg, [aria-hidden=true], .help-bar .unseen") || !e.checkVisibility({visibilityProperty: true, opacityProperty: true});
for (const element of document.querySelectorAll("main *, header *, footer *, aside *")) {
  const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!own || unseen(element)) continue;
  const range = document.createRange();
  range.selectNode([...element.childNodes].find((n) => n.nodeType === 3 && n.textContent.trim()));
  const text = range.getBoundingClientRect();
  for (let box = element; box && box !== document.body; box = box.parentElement) {
    const style = getComputedStyle(box);
    const edge = box.getBoundingClientRect();
    // Names on the wall end with an ellipsis: docs/accessibility.md names this as not met.
    if (style.webkitLineClamp !== "none") break;
    // Content scrolled out of view is not clipped.
    if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
    const cutX = /hidden|clip/.test(style.overflowX) && (text.right > edge.right + 2 || text.left < edge.left - 2);
    const cutY = /hidden|clip/.test(style.overflowY) && (text.bottom > edge.bottom + 2 || text.top < edge.top - 2);
    if (cutX || cutY) { found.push(`“${element.textContent.slice(0, 40)}” is cut off by ${box.outerHTML.slice(0, 60)}`); break; }
  }
}
return [...new Set(found)].slice(0, 5);
"#;

fn spacing(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    test.each(&test.pages.kinds(), |test, page| {
        test.open(&page.address)?;
        let found = test.session.run_async(SPACED, &[])?;
        note(test, &page.address, &found);
        Ok(())
    });
    Ok(())
}

fn emulate(test: &mut TestContext, name: &str, value: &str) -> Result<()> {
    let features = json!([{ "name": name, "value": value }]);
    test.session.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
}

/// With the system's own few colours, choices remain distinguishable from the page, and the focus is visible.
fn forced_colours(test: &mut TestContext) -> Result<()> {
    emulate(test, "forced-colors", "active")?;
    let script = r#"
        if (!matchMedia("(forced-colors: active)").matches) return ["forced colours are not on"];
        const found = [];
        const texts = [...document.querySelectorAll("main a, main button, main p, main li, .help-bar a")];
        for (const element of texts) {
          if (!element.checkVisibility() || element.closest("svg, .unseen")) continue;
          const style = getComputedStyle(element);
          if (style.color === style.backgroundColor) found.push(`text in the colour of its ground: ${element.outerHTML.slice(0, 90)}`);
        }
        const button = [...document.querySelectorAll("main button")].find((one) => one.checkVisibility());
        if (button) {
          const style = getComputedStyle(button);
          const told = style.borderStyle !== "none" || style.outlineStyle !== "none" || style.textDecorationLine !== "none"
            || button.querySelector("svg, path") || style.backgroundColor !== getComputedStyle(document.body).backgroundColor;
          if (!told) found.push(`a button like plain text: ${button.outerHTML.slice(0, 90)}`);
        }
        return found.slice(0, 5);"#;
    test.each(&test.pages.kinds_in_default(), |test, page| {
        test.open(&page.address)?;
        let found = test.session.run(script, &[])?;
        note(test, &page.address, &found);
        test.session.press(&[key::TAB])?;
        let outline = test.session.text_of("getComputedStyle(document.activeElement).outlineStyle")?;
        test.expect(outline != "none", &page.address, || "the focus is not visible".into());
        Ok(())
    });
    Ok(())
}

fn reduced_motion(test: &mut TestContext) -> Result<()> {
    emulate(test, "prefers-reduced-motion", "reduce")?;
    // Animations longer than a blink during hydration, scrolling and focus.
    let script = r#"
        scrollTo(0, 400);
        document.querySelector("main a, main button")?.focus();
        await new Promise(requestAnimationFrame);
        return document.getAnimations()
          .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime > 50)
          .map((one) => `moves: ${one.transitionProperty ?? one.animationName} of ${one.effect.target?.outerHTML.slice(0, 80)}`);"#;
    test.each(&test.pages.kinds_in_default(), |test, page| {
        test.open(&page.address)?;
        let found = test.session.run_async(script, &[])?;
        note(test, &page.address, &found);
        Ok(())
    });
    Ok(())
}

fn help_pages(test: &TestContext) -> Vec<crate::browser::Page> {
    test.pages.all.iter().filter(|page| page.kind == "help").cloned().collect()
}

/// WCAG 1.4.6 in the themes with increased contrast and in kiosks; `axe` covers light and dark on every kind of page.
fn contrast(test: &mut TestContext) -> Result<()> {
    let pages = test.pages.kinds_in_default();
    for dark in ["light", "dark"] {
        let features = json!([
            { "name": "prefers-contrast", "value": "more" },
            { "name": "prefers-color-scheme", "value": dark },
        ]);
        test.session.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))?;
        axe::with_rules(test, &pages, &[axe::of_colour()])?;
    }
    test.session.cdp("Emulation.setEmulatedMedia", json!({ "features": [] }))?;
    for kiosk in [json!({ "kiosk": "" }), json!({ "kiosk": "", "contrast": "" })] {
        axe::with_rules(test, &pages, &[axe::of_colour(), Value::Null, kiosk])?;
    }
    Ok(())
}

/// WCAG 2.5.5 on a phone, except links within a sentence.
const SMALL: &str = r#"
const found = [];
for (const target of document.querySelectorAll("a[href], button, summary")) {
  const box = target.getBoundingClientRect();
  const inSentence = getComputedStyle(target).display === "inline"
    && [...target.parentElement.childNodes].some((n) => n.nodeType === 3 && /[\p{L}\p{N}]/u.test(n.textContent));
  if (!target.checkVisibility({visibilityProperty: true}) || target.matches(".skip") || box.width <= 1 || inSentence) continue;
  if (box.height < 43.9 || box.width < 43.9) found.push(`${box.width.toFixed(0)} × ${box.height.toFixed(0)} px: ${target.outerHTML.slice(0, 100)}`);
}
return found;
"#;

fn large_targets(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    test.each(&help_pages(test), |test, page| {
        test.open(&page.address)?;
        let found = test.session.run(SMALL, &[])?;
        note(test, &page.address, &found);
        Ok(())
    });
    Ok(())
}

/// A pocket card, in every language.
fn prints(test: &mut TestContext) -> Result<()> {
    test.each(&help_pages(test), |test, page| {
        test.open(&page.address)?;
        let pdf = test.session.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true }))?;
        let pdf = STANDARD.decode(pdf["data"].as_str().unwrap_or_default()).or_fail(|| "the PDF".into(), "")?;
        let sheet = |bytes: &&[u8]| bytes.starts_with(b"/Type /Page") && bytes.get(11) != Some(&b's');
        let sheets = pdf.windows(12).filter(sheet).count();
        test.expect(sheets == 1, &page.address, || format!("prints on {sheets} sheets"));
        Ok(())
    });
    Ok(())
}

fn note(test: &mut TestContext, address: &str, found: &Value) {
    for what in found.as_array().into_iter().flatten().filter_map(Value::as_str) {
        test.fail(address, what);
    }
}
