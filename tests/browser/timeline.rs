//! The timeline in use: by keyboard, by gestures, with a screen reader, and during hydration.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Engine, PATIENCE, Step, Test, TestBody, TestContext, key};
use Step::*;
use serde_json::Value;
use site::error::Result;
use site::serve::Fault;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    check("nothing on the timeline shifts during hydration", &ENGINES, comes_to_life),
    check("keys on the timeline never lose the focus", &ENGINES, keeps_focus),
    check("the story can be paused on a phone", &ENGINES, pauses),
    check("on a phone the timeline's first entry is visible at once", &ENGINES, phone_first),
    check("the timeline uses wide windows", &[Engine::Chromium, Engine::Firefox], wide),
    journey("a cluster is reached by Tab and opens as far as it takes", CLUSTER),
    journey("the wheel scrolls the page after an entry was closed", WHEEL),
    journey("a link to an entry leads there, and Escape closes it", DEEP_LINK),
    journey("every mark of the axis says what and when it is", NAMES),
    journey("the timeline's chips mean only these, and counts obey the other choice", FILTERS),
    journey("two taps on the axis come nearer", DOUBLE_TAP),
];

const fn journey(name: &'static str, steps: &'static [Step]) -> Test {
    Test { name, engines: &ENGINES, what: TestBody::Journey(steps), waits: false }
}

const TIMELINE: &str = "/timeline";

/// The positions of all marks, labels, ticks and rows, in tenths of pixels, excluding anything that depends on the
/// date.
const PLACES: &str = r#"
await document.fonts.ready;
scrollTo(0, 0);
const seen = (e) => e.checkVisibility() && !e.closest(".today, .edge .today");
const places = {};
let nth = 0;
for (const e of document.querySelectorAll("main h1, main .toolbar button, .scene a[data-entry], .scene .title, .scene .chip-mark, .scene .bar, .scene circle, .ruler text, .row, .year h2, article.entry > *")) {
  const box = e.getBoundingClientRect();
  if (!seen(e) || box.width === 0) continue;
  const name = e.closest("[data-entry]")?.dataset.entry ?? e.querySelector("[data-entry]")?.dataset.entry ?? e.textContent;
  places[`${e.localName}.${e.getAttribute("class")?.split(" ")[0] ?? ""} ${name} ${e.localName === "button" ? nth++ : ""}`] =
    [box.x, box.y, box.width].map((length) => Math.round(length * 10));
}
return places;"#;

const WIDTHS: [(&str, &[u32]); 2] = [(TIMELINE, &[390, 820, 1280, 1920]), ("/timeline/deflect", &[390, 1280, 1920])];

/// The prerendered page without code, compared with the hydrated one.
fn comes_to_life(test: &mut TestContext) -> Result<()> {
    let wasm = test.wasm()?;
    let missing = Fault::Answer { status: 404, media_type: "text/plain", body: Vec::new() };
    // First all pages without it: the browser caches it once loaded.
    test.server.set_fault(&wasm, Some(missing));
    // A page that fails is reloaded once per session (src/offline.js): not while it is measured.
    test.open(TIMELINE)?;
    let is_tried = "document.documentElement.matches('[data-failed]') && \
        performance.getEntriesByType('navigation')[0].type === 'reload'";
    test.session.wait_for("it has been reloaded once", is_tried, PATIENCE)?;
    let before = places(test, "document.documentElement.matches('[data-failed]')")?;
    test.server.set_fault(&wasm, None);
    let after = places(test, "document.querySelector('.drawing.live') || innerWidth < 700")?;
    for ((at, before), (_, after)) in before.iter().zip(&after) {
        compare(test, at, before, after);
    }
    Ok(())
}

fn places(test: &mut TestContext, settled: &str) -> Result<Vec<(String, Value)>> {
    let mut found = Vec::new();
    for (address, widths) in WIDTHS {
        for &width in widths {
            test.session.set_viewport(width, 844)?;
            test.open(address)?;
            test.session.wait_for("the page has settled", settled, PATIENCE)?;
            test.session.wait_for(
                "its first line",
                "document.querySelector('main h1').getBoundingClientRect().width > 0",
                PATIENCE,
            )?;
            found.push((format!("{address} at {width} px"), test.session.run_async(PLACES, &[])?));
        }
    }
    Ok(found)
}

fn compare(test: &mut TestContext, at: &str, before: &Value, after: &Value) {
    let places = |of: &Value| of.as_object().cloned().unwrap_or_default();
    let (before, after) = (places(before), places(after));
    test.expect(before.len() >= 6, at, || format!("{} places", before.len()));
    for (name, place) in &before {
        let moved = after.get(name).is_none_or(|now| {
            let numbers =
                |of: &Value| of.as_array().into_iter().flatten().filter_map(Value::as_i64).collect::<Vec<_>>();
            // Less than half a pixel is ignored.
            numbers(place).iter().zip(numbers(now)).any(|(a, b)| (a - b).abs() >= 5)
        });
        test.expect(!moved, at, || format!("{name}: {place} became {:?}", after.get(name)));
    }
    for name in after.keys().filter(|name| !before.contains_key(*name)) {
        test.fail(at, format!("{name} appeared"));
    }
}

const FOCUS: &str = "document.activeElement?.closest('.scene') ? '' : document.activeElement?.outerHTML.slice(0, 80)";

/// At the driver's speed and at a human pace: the focus is always on the axis, and soon on an entry.
fn keeps_focus(test: &mut TestContext) -> Result<()> {
    for width in [820, 1280] {
        test.session.set_viewport(width, 800)?;
        test.open(TIMELINE)?;
        test.session.wait_for("the axis", "document.querySelector('.drawing.live')", PATIENCE)?;
        test.session.run("document.querySelector('.marks [data-entry=\"cbss-founded\"]').focus()", &[])?;
        let presses: [(&str, usize, u64); 6] = [
            ("+", 3, 0),
            (key::RIGHT, 14, 0),
            (key::END, 1, 0),
            ("-", 4, 60),
            (key::RIGHT, 3, 120),
            (key::LEFT, 12, 60),
        ];
        for (pressed, times, pause) in presses {
            for nth in 0..times {
                test.session.press(&[pressed])?;
                std::thread::sleep(Duration::from_millis(pause));
                let lost = test.session.text_of(FOCUS)?;
                test.expect(lost.is_empty(), TIMELINE, || {
                    format!("{width} px, {pressed:?} for the {nth}. time: the focus is on {lost}")
                });
            }
            let at_rest = "document.activeElement.matches('.marks [data-entry], .chips [data-chip]')";
            test.session.wait_for(&format!("an entry has the focus after {pressed:?}"), at_rest, PATIENCE)?;
        }
    }
    Ok(())
}

/// Whether a touch at its centre hits it.
const HIT: &str = "(() => { const e = document.querySelector('.tour'); e.scrollIntoView({block: 'nearest'}); \
    const b = e.getBoundingClientRect(); \
    return b.height >= 44 && e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)); })()";

fn pauses(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    test.open(TIMELINE)?;
    test.session.click(".tour")?;
    test.session.wait_for("the story's first entry", "document.querySelector('article.entry')", PATIENCE)?;
    let hit = test.session.eval(HIT)?;
    test.expect(hit == true, TIMELINE, || "the pause button is missing".into());
    let lost = test.session.eval("document.activeElement === document.body")?;
    test.expect(lost == false, TIMELINE, || "the focus is lost".into());
    test.session.click(".tour")?;
    test.session.wait_for("the story is paused", "!document.querySelector('progress')", PATIENCE)?;
    let open = test.session.eval("!!document.querySelector('article.entry')")?;
    test.expect(open == true, TIMELINE, || "pausing closed the entry".into());
    Ok(())
}

const FIRST: &str = "document.querySelector('.row').getBoundingClientRect().top \
    - document.querySelector('header.top').getBoundingClientRect().bottom";

fn phone_first(test: &mut TestContext) -> Result<()> {
    for (width, height) in [(390, 844), (320, 640)] {
        test.session.set_viewport(width, height)?;
        for address in [TIMELINE, "/timeline?view=axis"] {
            test.open(address)?;
            let top = test.session.eval(FIRST)?.as_f64().unwrap_or(f64::MAX);
            test.expect(top <= 300.0, address, || {
                format!("the first entry is {top} px below the header at {width} px")
            });
            let axis = test
                .session
                .eval("[...document.querySelectorAll('.axis, .to-axis, .zoom')].some((e) => e.checkVisibility())")?;
            test.expect(axis == false, address, || format!("the timeline is offered at {width} px"));
        }
    }
    Ok(())
}

fn wide(test: &mut TestContext) -> Result<()> {
    for width in [1280, 1920, 2560] {
        test.session.set_viewport(width, 900)?;
        test.open(TIMELINE)?;
        test.session.wait_for("the axis", "document.querySelector('.drawing.live')", PATIENCE)?;
        let free =
            test.session.eval("innerWidth - document.querySelector('.drawing').getBoundingClientRect().width")?;
        let free = free.as_f64().unwrap_or(f64::MAX);
        test.expect(free <= 120.0, TIMELINE, || format!("{free} of {width} px are not used"));
        test.session.run("scrollTo(0, 600)", &[])?;
        let top = "Math.abs(document.querySelector('.drawing .ruler').getBoundingClientRect().top) < 1";
        test.session.wait_for("the ruler stays visible", top, PATIENCE)?;
    }
    Ok(())
}

/// The ruler's labels: each is a year or words.
const RULER: &str = "[...document.querySelectorAll('.ruler text')].map((text) => text.textContent).join(' ')";

const CLUSTER: &[Step] = &[
    Go(TIMELINE),
    Is("the axis", "document.querySelector('.drawing.live')"),
    Is("clusters have one stop of Tab", "document.querySelectorAll('.chips [tabindex=\"0\"]').length === 1"),
    Is(
        "and one gets the focus",
        "(document.querySelector('.chips [tabindex=\"0\"]').focus(), document.activeElement.matches('.chips [data-chip]'))",
    ),
    Press(&[key::ENTER]),
    Is("it opens", "location.search.includes('from=')"),
    Is("and at least two years are around it", YEARS_LEFT),
    Is("a year is named", NAMES_YEAR),
    Is("its content has the focus", "document.activeElement.matches('.marks [data-entry], .chips [data-chip]')"),
    Click(".zoom button:nth-child(4)"),
    Click(".zoom button:nth-child(4)"),
    Click(".zoom button:nth-child(4)"),
    Click(".zoom button:nth-child(4)"),
    Click(".zoom button:nth-child(4)"),
    Is("a year is labelled at closer distances", NAMES_YEAR),
    Keep("ruler", RULER),
    Click(".zoom button:nth-child(2)"),
    Changed("ruler"),
    Is("a year is named further on", NAMES_YEAR),
];

const NAMES_YEAR: &str =
    "/(19|20)\\d\\d/.test([...document.querySelectorAll('.ruler text')].map((text) => text.textContent).join(' '))";
const YEARS_LEFT: &str = "(() => { const q = new URLSearchParams(location.search); \
    return q.has('from') && new Date(q.get('to')).getFullYear() - new Date(q.get('from')).getFullYear() >= 2; })()";

const WHEEL: &[Step] = &[
    Go(TIMELINE),
    Is("the axis", "document.querySelector('.drawing.live')"),
    Click(".marks [data-entry='cbss-founded'] circle"),
    Is("the entry", "document.querySelector('article.entry')"),
    Click("article.entry .close"),
    Is("closed, with the focus on its mark", "document.activeElement.dataset.entry === 'cbss-founded'"),
    Is(
        "the wheel is left to the page",
        "document.querySelector('.scene circle').dispatchEvent(new WheelEvent('wheel', {deltaY: 120, bubbles: true, cancelable: true}))",
    ),
    Is(
        "with Ctrl it zooms",
        "!document.querySelector('.scene circle').dispatchEvent(new WheelEvent('wheel', {deltaY: -120, ctrlKey: true, bubbles: true, cancelable: true}))",
    ),
];

const DEEP_LINK: &[Step] = &[
    Go("/timeline/deflect"),
    Is("its heading has the focus", "document.activeElement.id === 'timeline-entry'"),
    Press(&[key::TAB]),
    Is("the first Tab leads to Leave now", "document.activeElement.matches('[data-leave]')"),
    Press(&[key::ESCAPE]),
    Is(
        "Escape closes, wherever the focus is",
        "location.pathname === '/timeline' && !document.querySelector('article.entry')",
    ),
    Is(
        "the focus is on its mark",
        "document.activeElement.dataset.entry === 'deflect' || document.activeElement.matches('[data-chip]')",
    ),
    SameDocument,
];

const NAMES: &[Step] = &[
    Go(TIMELINE),
    Is("marks", "document.querySelectorAll('.marks a').length > 20"),
    Is(
        "each names a year and a kind",
        "[...document.querySelectorAll('.marks a')].every((a) => /(19|20)\\d\\d.*\\. \\p{Lu}/u.test(a.getAttribute('aria-label')))",
    ),
    Is(
        "what is drawn stands in it, in full",
        "[...document.querySelectorAll('.marks .title')].every((title) => \
         title.closest('a').getAttribute('aria-label').includes(title.textContent.replace('…', '')))",
    ),
];

const CHIPS: &str =
    "[...document.querySelectorAll('.kinds button')].map((chip) => chip.getAttribute('aria-pressed')).join()";
const COUNTS: &str = "[...document.querySelectorAll('.kinds .count')].map((count) => Number(count.textContent))";
const SHOWN: &str = "[...document.querySelectorAll('.row')].length";

const FILTERS: &[Step] = &[
    Go("/timeline?view=list"),
    Is("the list", "document.querySelector('.row') && !document.querySelector('.axis')"),
    Is("no chip is chosen", "!document.querySelector('.kinds [aria-pressed=true]')"),
    Keep("chips", CHIPS),
    Keep("counts", COUNTS),
    Keep("rows", SHOWN),
    Click(".kinds button:nth-child(1)"),
    Is("only this one is chosen", "document.querySelectorAll('.kinds [aria-pressed=true]').length === 1"),
    Is(
        "only its entries are shown, as many as it said",
        "document.querySelectorAll('.row').length === Number(document.querySelector('.kinds .count').textContent)",
    ),
    Restored("counts"),
    Click(".kinds button:nth-child(1)"),
    Restored("chips"),
    Restored("rows"),
    Is(
        "a country",
        "(() => { const s = document.querySelector('.countries select'); s.value = 'LV'; \
         return s.dispatchEvent(new Event('change', {bubbles: true})); })()",
    ),
    Is("in the address", "location.search.includes('country=LV')"),
    Changed("counts"),
    Is(
        "the counts are what is shown",
        "[...document.querySelectorAll('.kinds .count')].reduce((sum, one) => sum + Number(one.textContent), 0) === document.querySelectorAll('.row').length",
    ),
];

const TICKS: &str = "[...document.querySelectorAll('.ruler .ticks text')].map((tick) => tick.textContent).join()";
const TAP_TWICE: &str = "(() => { const scene = document.querySelector('.scene'); const box = scene.getBoundingClientRect(); \
    const at = {pointerId: 7, pointerType: 'touch', button: 0, clientX: box.x + 300, clientY: box.y + 60, bubbles: true, cancelable: true}; \
    const lines = scene.querySelector('.bands line:nth-of-type(2)') ?? scene; \
    for (let nth = 0; nth < 2; nth++) { lines.dispatchEvent(new PointerEvent('pointerdown', at)); lines.dispatchEvent(new PointerEvent('pointerup', at)); } \
    return true; })()";

const DOUBLE_TAP: &[Step] = &[
    Go(TIMELINE),
    Is("the axis", "document.querySelector('.drawing.live')"),
    Keep("ticks", TICKS),
    Is("two taps", TAP_TWICE),
    Changed("ticks"),
];
