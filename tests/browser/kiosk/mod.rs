//! Kiosk mode: starts with a touch, ends by itself, leaves no traces, and runs for weeks.

pub(crate) mod kit;
pub(crate) mod operator;
pub(crate) mod weeks;

use crate::browser::tests::{check, waiting};
use crate::browser::{Engine, PATIENCE, Test, TestContext, key};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use std::fs;
use std::time::Duration;

/// Kiosks run Chromium.
pub(crate) const KIOSK: &[Engine] = &[Engine::Chromium];

pub(crate) const TESTS: &[Test] = &[
    waiting("kiosk: a visitor leaves no traces", KIOSK, leaves_nothing),
    waiting("kiosk: asks, then starts over", KIOSK, asks),
    waiting("kiosk: a playing story is not interrupted", KIOSK, story),
    waiting("kiosk: restarts when a page fails", KIOSK, recovers),
    waiting("kiosk: large targets within reach, no links off the site", KIOSK, no_way_out),
    waiting("kiosk: the on-screen keyboard types", KIOSK, types),
    waiting("kiosk: codes contain the displayed day", KIOSK, codes),
    check("kiosk: shift three times ends the visit", KIOSK, shift),
    waiting("kiosk: rounds", KIOSK, rounds),
];

/// Much longer than anything takes here: speed is not tested.
pub(crate) const SOON: Duration = Duration::from_secs(30);
pub(crate) const ATTRACT: &str = "document.documentElement.matches('[data-attract][data-ready]')";
pub(crate) const SESSION: &str = "document.documentElement.matches('[data-kiosk][data-ready]:not([data-attract])') \
                       && document.querySelector('.kiosk-bar')";

pub(crate) fn attract(test: &mut TestContext, profile: &str) -> Result<()> {
    test.session.set_viewport(1080, 1920)?;
    test.open(&format!("/kiosk?profile={profile}"))?;
    test.session.wait_for("the attract loop", ATTRACT, PATIENCE)
}

pub(crate) fn start(test: &mut TestContext, profile: &str) -> Result<()> {
    attract(test, profile)?;
    test.session.click("main .start")?;
    test.session.wait_for("a session after a touch", SESSION, SOON)
}

fn leaves_nothing(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    let session = &mut test.session;
    let length = session.eval("history.length")?;
    session.click(".kiosk-bar a[href$='/supporters']")?;
    session.wait_for("the wall", &format!("{SESSION} && location.pathname === '/supporters'"), SOON)?;
    session.click("[data-supporter='evika-silina'] a, a[data-supporter='evika-silina']")?;
    session.wait_for("a supporter", "location.pathname === '/supporters/evika-silina'", SOON)?;
    session.run("document.querySelector('main dialog').dispatchEvent(new Event('cancel', {cancelable: true}))", &[])?;
    session.wait_for("the wall again", "location.pathname === '/supporters'", SOON)?;
    session.click(".kiosk-bar [lang=en]")?;
    session.wait_for("English", &format!("{SESSION} && document.documentElement.lang === 'en'"), SOON)?;
    session.click(".kiosk-bar [data-state=size]")?;
    session.click(".kiosk-bar [data-state=contrast]")?;
    session.click(".kiosk-bar [data-state=low]")?;
    session.run("sessionStorage.x = localStorage.y = 'mine'; scrollTo(0, 300)", &[])?;
    let grown = session.eval("history.length")?;
    session.click(".kiosk-bar .end")?;
    session.wait_for("the attract loop after the end", ATTRACT, SOON)?;
    let facts = session.eval(
        "({lang: document.documentElement.lang, scroll: scrollY, session: Object.keys(sessionStorage).filter((k) => k !== 'kiosk-step'), \
          local: Object.keys(localStorage).filter((k) => k !== 'kiosk'), kept: localStorage.kiosk, length: history.length, \
          dialogs: document.querySelectorAll('dialog[open]').length, size: document.documentElement.dataset.size ?? null})",
    )?;
    test.expect(grown == length && facts["length"] == length, "/kiosk", || {
        format!("the history grew: {length}, in the session {grown}, after it {}", facts["length"])
    });
    let expected = json!({"lang": "lv", "scroll": 0, "session": [], "local": [], "dialogs": 0, "size": null});
    for (name, value) in expected.as_object().into_iter().flatten() {
        test.expect(facts[name] == *value, "/kiosk", || format!("{name} is {} instead of {value}", facts[name]));
    }
    let kept = facts["kept"].as_str().unwrap_or_default();
    test.expect(kept.contains("rounds") && !kept.contains("evika"), "/kiosk", || format!("the count is {kept}"));
    Ok(())
}

/// Pressing Shift three times ends the visit as the end button does, in the same kiosk.
fn shift(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    test.session.run("sessionStorage['~plan'] = localStorage['~plan'] = 'mine'", &[])?;
    for _ in 0..3 {
        test.session.press(&[key::SHIFT])?;
    }
    test.session.wait_for("the attract loop after Shift", ATTRACT, SOON)?;
    let facts = test.session.eval("[sessionStorage['~plan'] ?? 0, localStorage['~plan'] ?? 0, location.search]")?;
    test.expect(facts == json!([0, 0, "?profile=stand"]), "/kiosk", || format!("after it: {facts}"));
    Ok(())
}

/// Makes the session's time run faster by this factor, from the next page on.
pub(crate) fn hurry(test: &mut TestContext, speed: u32) -> Result<()> {
    let script = "sessionStorage.kiosk = JSON.stringify({...JSON.parse(sessionStorage.kiosk), speed: arguments[0]});
                  location.reload()";
    test.session.run(script, &[json!(speed)])?;
    test.session.wait_for("the page again", SESSION, SOON)
}

fn asks(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    hurry(test, 6)?;
    let question = "document.querySelector('dialog.kiosk-still[open]')";
    test.session.wait_for("the question", question, SOON)?;
    let size = test.session.eval("document.querySelector('.kiosk-still .primary').getBoundingClientRect().height")?;
    test.expect(size.as_f64() >= Some(72.0), "/", || format!("the answer is {size} px high"));
    test.session.click(".kiosk-still .primary")?;
    test.session.wait_for("no question", &format!("!{question}"), SOON)?;
    test.session.wait_for("still the same page", SESSION, Duration::ZERO)?;
    test.session.wait_for("the question again", question, SOON)?;
    test.session.wait_for("the attract loop by itself", ATTRACT, SOON)
}

fn story(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    hurry(test, 20)?;
    test.session.click(".kiosk-bar a[href$='/timeline']")?;
    test.session.wait_for("the timeline", &format!("{SESSION} && document.querySelector('button.tour')"), SOON)?;
    test.session.run("document.querySelector('button.tour').click(); window.began = performance.now()", &[])?;
    test.session.wait_for("the story", "document.querySelector('main progress')", SOON)?;
    // The time for asking and giving up, at twenty times the speed.
    let over = "(({speed, idleSeconds, countdownSeconds}) => performance.now() - window.began > 1000 * (idleSeconds + countdownSeconds + 20) / speed) \
                (JSON.parse(sessionStorage.kiosk))";
    test.session.wait_for("the idle time", over, SOON)?;
    test.session.wait_for(
        "still the story",
        &format!("{SESSION} && document.querySelector('main progress')"),
        Duration::ZERO,
    )?;
    let asked = test.session.eval("!!document.querySelector('dialog.kiosk-still')")?;
    test.expect(asked == false, "/timeline", || "the question interrupts the story".into());
    test.session.run("document.querySelector('button.tour').click()", &[])?;
    test.session.wait_for("the question after the story", "document.querySelector('dialog.kiosk-still[open]')", SOON)
}

fn recovers(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    test.session.run("document.documentElement.dataset.failed = ''", &[])?;
    test.session.wait_for("the attract loop after a failed start", ATTRACT, SOON)?;
    test.session.click("main .start")?;
    test.session.wait_for("a session", SESSION, SOON)?;
    // The effect of a panic in wasm on the page.
    test.session
        .run("dispatchEvent(new ErrorEvent('error', {error: new WebAssembly.RuntimeError('unreachable')}))", &[])?;
    test.session.wait_for("the attract loop after a panic", ATTRACT, SOON)
}

const SMALL: &str = r#"
const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));
return [...document.querySelectorAll(".kiosk-bar a, .kiosk-bar button")]
  .map((e) => [e.textContent, e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 20 * mm - 1 || box.width < 20 * mm - 1 || box.bottom > innerHeight + 1 || box.top < innerHeight * 0.7)
  .map(([text, box]) => `${text}: ${[box.width, box.height, box.top].map(Math.round)} px, 20 mm are ${Math.round(20 * mm)} px`);
"#;

fn no_way_out(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    // The shift against burn-in uses the attribute that shows the hint about Shift: pressing Shift must not show the
    // hint.
    test.session.run("document.documentElement.dataset.shift = 1", &[])?;
    test.session.press(&[crate::browser::key::SHIFT])?;
    let stands = test.session.eval("!!document.querySelector('body .kiosk-bar')")?;
    test.expect(stands == true, "/kiosk", || "one press of Shift empties the page".into());
    for (language, path) in [("lv", "/help"), ("uk", "/uk/help")] {
        test.session.run(&format!("location.replace('{path}')"), &[])?;
        let there = format!(
            "{SESSION} && document.documentElement.lang === '{language}' && document.querySelector('main.help')"
        );
        test.session.wait_for("the help page", &there, SOON)?;
        for small in test.session.run(SMALL, &[])?.as_array().into_iter().flatten() {
            test.fail(path, format!("too small or out of reach: {small}"));
        }
    }
    let before = test.session.url()?;
    for link in ["a[href^='https:']", "a[href^='tel:']"] {
        test.session.run(&format!("document.querySelector(`main {link}`).click()"), &[])?;
        test.session.wait_for("a code instead of a link", "document.querySelector('.kiosk-code .qr path')", SOON)?;
        let wide = test.session.eval("document.querySelector('.qr').getBoundingClientRect().width / parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))")?;
        test.expect(wide.as_f64() >= Some(40.0), link, || format!("the code is {wide} mm wide"));
        test.session.click(".kiosk-code .button")?;
        test.session.wait_for("no code", "!document.querySelector('.kiosk-code')", SOON)?;
    }
    test.session.run("window.open('https://example.org/'); history.back(); document.querySelector('main').dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true}))", &[])?;
    test.session.wait_for(
        "home instead of what was before",
        &format!("{SESSION} && document.querySelector('main.home')"),
        SOON,
    )?;
    let after = test.session.url()?;
    test.expect(before != after && after.starts_with(&test.server.url()), "/help", || format!("is at {after}"));
    Ok(())
}

fn types(test: &mut TestContext) -> Result<()> {
    for (language, path, letters, words) in
        [("lv", "/supporters", ["ā", "š"], "āš"), ("uk", "/uk/supporters", ["ї", "ґ"], "їґ")]
    {
        start(test, "stand")?;
        test.session.run(&format!("location.replace('{path}')"), &[])?;
        let there = format!(
            "{SESSION} && document.documentElement.lang === '{language}' && document.querySelector('main.supporters')"
        );
        test.session.wait_for("the wall", &there, SOON)?;
        test.session.click("input[type=search]")?;
        for letter in letters {
            let press = "[...document.querySelectorAll('.kiosk-keys button')].find((key) => key.textContent === arguments[0]).click()";
            test.session.run(press, &[json!(letter)])?;
        }
        let typed = format!(
            "document.querySelector('input[type=search]').value === '{words}' && decodeURIComponent(location.search) === '?q={words}'"
        );
        test.session.wait_for("the typed text is in the field and the address", &typed, SOON)?;
    }
    Ok(())
}

/// Every code equals another encoder's output for the expected text with the same mask.
fn codes(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    let kept = test.pages.root.join("kiosk/events-lv.json");
    let kept = fs::read_to_string(&kept).or_fail(|| format!("reading {}", kept.display()), "")?;
    let kept: Value = serde_json::from_str(&kept).or_fail(|| "events-lv.json".into(), "")?;
    let series = kept["eu-anti-trafficking-day"].as_str().unwrap_or_default().to_owned();
    for (on, from, to) in [("2029-10-18", "20291018", "20291019"), ("2045-10-18", "20451018", "20451019")] {
        test.session.run(&format!("location.replace('/events/eu-anti-trafficking-day?on={on}')"), &[])?;
        let shown = format!("{SESSION} && document.querySelector('.kiosk-take .qr') && location.search === '?on={on}'");
        test.session.wait_for("the event with its code", &shown, SOON)?;
        let expected = series.replace("{0}", from).replace("{1}", to);
        let names = [format!("DTSTART;VALUE=DATE:{from}\r\n"), format!("DTEND;VALUE=DATE:{to}\r\n")];
        test.expect(names.iter().all(|name| expected.contains(name)), on, || format!("the text is {expected:?}"));
        is_code(test, ".kiosk-take .qr", &expected)?;
        test.session.run("document.querySelector('main a[href$=\".ics\"]').click()", &[])?;
        test.session.wait_for("a code instead of a file", "document.querySelector('.kiosk-code .qr')", SOON)?;
        is_code(test, ".kiosk-code .qr", &expected)?;
        test.session.click(".kiosk-code .button")?;
    }
    for link in ["main a[href^='https:']", "main a[href^='tel:']"] {
        let page = if link.contains("tel:") { "/help" } else { "/events/eu-anti-trafficking-day" };
        test.session.run("location.replace(arguments[0])", &[json!(page)])?;
        let there = format!("{SESSION} && location.pathname === '{page}' && document.querySelector(`{link}`)");
        test.session.wait_for("a page with an external link", &there, SOON)?;
        let href = test.session.text_of(&format!("document.querySelector(`{link}`).getAttribute('href')"))?;
        test.session.run(&format!("document.querySelector(`{link}`).click()"), &[])?;
        test.session.wait_for("a code instead of a link", "document.querySelector('.kiosk-code .qr')", SOON)?;
        is_code(test, ".kiosk-code .qr", &href)?;
    }
    Ok(())
}

/// Rows of `0` and `1` as the path draws them, without the quiet zone.
const MODULES: &str = r#"
const svg = document.querySelector(arguments[0]);
const size = svg.viewBox.baseVal.width - 8;
const rows = Array.from({ length: size }, () => Array(size).fill(0));
for (const [, x, y, run] of svg.querySelector("path").getAttribute("d").matchAll(/M(\d+) (\d+)h(\d+)/g)) rows[y - 4].fill(1, x - 4, +x - 4 + +run);
return rows.map((row) => row.join(""));
"#;

pub(crate) fn is_code(test: &mut TestContext, css: &str, text: &str) -> Result<()> {
    test.looked_at += 1;
    let drawn = test.session.run(MODULES, &[json!(css)])?;
    // Non-ASCII content declares UTF-8 (ECI 26): phones guess correctly, other readers do not.
    let utf8 = (!text.is_ascii()).then(|| QrSegment::make_eci(26));
    let segments: Vec<_> = utf8.into_iter().chain([QrSegment::make_bytes(text.as_bytes())]).collect();
    let same = (0..8).any(|mask| {
        let (least, most, mask) = (Version::new(1), Version::new(20), Some(Mask::new(mask)));
        let made = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, mask, false);
        made.is_ok_and(|code| {
            let row = |y| (0..code.size()).map(|x| if code.get_module(x, y) { '1' } else { '0' }).collect::<String>();
            drawn == json!((0..code.size()).map(row).collect::<Vec<_>>())
        })
    });
    test.expect(same, css, || format!("the code does not contain {text:?}"));
    Ok(())
}

/// Presses an element for this long and releases it.
pub(crate) fn hold(test: &mut TestContext, css: &str, milliseconds: u32) -> Result<()> {
    let origin = test.session.find(css)?.to_json();
    let actions = json!([
        {"type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0},
        {"type": "pointerDown", "button": 0},
        {"type": "pause", "duration": milliseconds},
        {"type": "pointerUp", "button": 0}
    ]);
    let finger = json!({"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": actions});
    test.session.post("actions", json!({"actions": [finger]})).map(drop)
}

/// The number of rounds; `KIOSK_ROUNDS=10000` for the long run (kiosk/README.md).
const ROUNDS: u32 = 60;

/// Rounds in fast time: memory, nodes and listeners at the end compared with those after the first third (long run:
/// after 500).
fn rounds(test: &mut TestContext) -> Result<()> {
    let asked = std::env::var("KIOSK_ROUNDS").ok().map(|text| text.parse::<u32>());
    let count = asked.transpose().or_fail(|| "KIOSK_ROUNDS".into(), "write a number")?.unwrap_or(ROUNDS);
    attract(test, "test")?;
    let first = (count / 3).min(500);
    let mut early = Value::Null;
    let views =
        ["/calendar", "/supporters", "/timeline", "/help", "/en/calendar/agenda", "/uk/supporters/evika-silina"];
    for round in 1..=count {
        test.session.run("self.mark = 1", &[])?;
        test.session.click("main .start")?;
        // In fast time on a busy machine, a session may be over before it is observed.
        let begun = format!("({SESSION}) || ({ATTRACT} && !self.mark)");
        test.session
            .wait_for("a session", &begun, SOON)
            .map_err(|error| Error::new(format!("round {round}: {error}"), ""))?;
        let view = views[round as usize % views.len()];
        // It may also be over by now; then this was the round.
        let go = "if (document.documentElement.dataset.section !== 'kiosk') location.replace(arguments[0])";
        test.session.run(go, &[json!(view)])?;
        // Most visitors end their round; the tenth walks away, and the time runs out.
        if round % 10 != 0 {
            let there = format!("({SESSION} && location.pathname === '{view}') || ({ATTRACT})");
            test.session
                .wait_for("the view", &there, SOON)
                .map_err(|error| Error::new(format!("round {round}, {view}: {error}"), ""))?;
            test.session.run("document.querySelector('.kiosk-bar .end')?.click()", &[])?;
        }
        test.session
            .wait_for("the attract loop", ATTRACT, SOON)
            .map_err(|error| Error::new(format!("round {round}, {view}: {error}"), ""))?;
        if round == first || round == count || (count > 1_000 && round % 500 == 0) {
            let now = measure(test)?;
            println!("kiosk: after {round} rounds {now}");
            if round == first {
                early = now;
            } else if round == count {
                compare(test, &early, &now);
            }
        }
    }
    test.looked_at = count as usize;
    for message in test.session.console()? {
        test.fail("/kiosk", format!("the console says: {message}"));
    }
    Ok(())
}

fn measure(test: &mut TestContext) -> Result<Value> {
    for _ in 0..3 {
        test.session.cdp("HeapProfiler.collectGarbage", json!({}))?;
    }
    let heap = test.session.cdp("Runtime.getHeapUsage", json!({}))?["usedSize"].clone();
    let dom = test.session.cdp("Memory.getDOMCounters", json!({}))?;
    Ok(
        json!({"heap": heap, "nodes": dom["nodes"], "listeners": dom["jsEventListeners"], "documents": dom["documents"]}),
    )
}

fn compare(test: &mut TestContext, early: &Value, late: &Value) {
    for (name, most) in [("heap", 1.05), ("nodes", 1.05), ("listeners", 1.05)] {
        let (a, b) = (early[name].as_f64().unwrap_or(0.0), late[name].as_f64().unwrap_or(f64::MAX));
        // Besides the percentage: what one tile more or less accounts for. Chromium also creates up to two script
        // contexts of its own, about 90 KB each, when it first needs them (seen in heap snapshots: one is its
        // extensions').
        let slack = if name == "heap" { 100_000.0 } else { 60.0 };
        test.expect(b <= a * most + slack, "/kiosk", || format!("{name} grew from {a} to {b}"));
    }
}
