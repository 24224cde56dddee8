//! Kiosk mode: begins with a touch, ends by itself, leaves nothing, and can go on for weeks.

use super::super::{Engine, Lab, PATIENCE, Test};
use super::check;
use crate::error::{Error, OrFail, Result};
use serde_json::{Value, json};
use std::time::Duration;

/// Kiosks are Chromium.
const KIOSK: &[Engine] = &[Engine::Chromium];

pub(super) const TESTS: &[Test] = &[
    check("kiosk: nothing of a visitor is left", KIOSK, leaves_nothing),
    check("kiosk: asks, then begins anew", KIOSK, asks),
    check("kiosk: begins anew when a page fails", KIOSK, recovers),
    check("kiosk: large targets within reach, no way out", KIOSK, no_way_out),
    check("kiosk: the keyboard on the screen types", KIOSK, types),
    check("kiosk: rounds", KIOSK, rounds),
];

/// Much longer than anything takes here: nothing is said about speed.
const SOON: Duration = Duration::from_secs(30);
const ATTRACT: &str = "document.documentElement.matches('[data-attract][data-ready]')";
const SESSION: &str = "document.documentElement.matches('[data-kiosk][data-ready]:not([data-attract])') \
                       && document.querySelector('.kiosk-bar')";

fn attract(lab: &mut Lab, profile: &str) -> Result<()> {
    lab.session.set_viewport(1080, 1920)?;
    lab.open(&format!("/kiosk?profile={profile}"))?;
    lab.session.wait_for("the attract loop", ATTRACT, PATIENCE)
}

fn start(lab: &mut Lab, profile: &str) -> Result<()> {
    attract(lab, profile)?;
    lab.session.click("main .start")?;
    lab.session.wait_for("a session after a touch", SESSION, SOON)
}

fn leaves_nothing(lab: &mut Lab) -> Result<()> {
    start(lab, "stand")?;
    let session = &mut lab.session;
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
    lab.expect(grown == length && facts["length"] == length, "/kiosk", || {
        format!("the history grew: {length}, in the session {grown}, after it {}", facts["length"])
    });
    let expected = json!({"lang": "lv", "scroll": 0, "session": [], "local": [], "dialogs": 0, "size": null});
    for (name, value) in expected.as_object().into_iter().flatten() {
        lab.expect(facts[name] == *value, "/kiosk", || format!("{name} is {} instead of {value}", facts[name]));
    }
    let kept = facts["kept"].as_str().unwrap_or_default();
    lab.expect(kept.contains("rounds") && !kept.contains("evika"), "/kiosk", || format!("counted is {kept}"));
    Ok(())
}

/// The session's time runs so many times faster, from the next page on.
fn hurry(lab: &mut Lab, speed: u32) -> Result<()> {
    let script = "sessionStorage.kiosk = JSON.stringify({...JSON.parse(sessionStorage.kiosk), speed: arguments[0]});
                  location.reload()";
    lab.session.run(script, &[json!(speed)])?;
    lab.session.wait_for("the page again", SESSION, SOON)
}

fn asks(lab: &mut Lab) -> Result<()> {
    start(lab, "stand")?;
    hurry(lab, 6)?;
    let question = "document.querySelector('dialog.kiosk-still:modal')";
    lab.session.wait_for("the question", question, SOON)?;
    let size = lab.session.eval("document.querySelector('.kiosk-still .primary').getBoundingClientRect().height")?;
    lab.expect(size.as_f64() >= Some(72.0), "/", || format!("the answer is {size} px high"));
    lab.session.click(".kiosk-still .primary")?;
    lab.session.wait_for("no question", &format!("!{question}"), SOON)?;
    lab.session.wait_for("still the same page", SESSION, Duration::ZERO)?;
    lab.session.wait_for("the question again", question, SOON)?;
    lab.session.wait_for("the attract loop by itself", ATTRACT, SOON)
}

fn recovers(lab: &mut Lab) -> Result<()> {
    start(lab, "stand")?;
    lab.session.run("document.documentElement.dataset.failed = ''", &[])?;
    lab.session.wait_for("the attract loop after a failed start", ATTRACT, SOON)?;
    lab.session.click("main .start")?;
    lab.session.wait_for("a session", SESSION, SOON)?;
    // What a panic in wasm is to the page.
    lab.session
        .run("dispatchEvent(new ErrorEvent('error', {error: new WebAssembly.RuntimeError('unreachable')}))", &[])?;
    lab.session.wait_for("the attract loop after a panic", ATTRACT, SOON)
}

const SMALL: &str = r#"
const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));
return [...document.querySelectorAll(".kiosk-bar a, .kiosk-bar button")]
  .map((e) => [e.textContent, e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 20 * mm - 1 || box.width < 20 * mm - 1 || box.bottom > innerHeight + 1 || box.top < innerHeight * 0.7)
  .map(([text, box]) => `${text}: ${[box.width, box.height, box.top].map(Math.round)} px, 20 mm are ${Math.round(20 * mm)} px`);
"#;

fn no_way_out(lab: &mut Lab) -> Result<()> {
    start(lab, "stand")?;
    for (language, path) in [("lv", "/help"), ("uk", "/uk/help")] {
        lab.session.run(&format!("location.replace('{path}')"), &[])?;
        let there = format!(
            "{SESSION} && document.documentElement.lang === '{language}' && document.querySelector('main.help')"
        );
        lab.session.wait_for("the help page", &there, SOON)?;
        for small in lab.session.run(SMALL, &[])?.as_array().into_iter().flatten() {
            lab.fail(path, format!("too small or out of reach: {small}"));
        }
    }
    let before = lab.session.url()?;
    for link in ["a[href^='https:']", "a[href^='tel:']"] {
        lab.session.run(&format!("document.querySelector(`main {link}`).click()"), &[])?;
        lab.session.wait_for("a code instead of a link", "document.querySelector('.kiosk-code .qr path')", SOON)?;
        let wide = lab.session.eval("document.querySelector('.qr').getBoundingClientRect().width / parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))")?;
        lab.expect(wide.as_f64() >= Some(40.0), link, || format!("the code is {wide} mm wide"));
        lab.session.click(".kiosk-code .button")?;
        lab.session.wait_for("no code", "!document.querySelector('.kiosk-code')", SOON)?;
    }
    lab.session.run("window.open('https://example.org/'); history.back(); document.querySelector('main').dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true}))", &[])?;
    lab.session.wait_for(
        "home instead of what was before",
        &format!("{SESSION} && document.querySelector('main.home')"),
        SOON,
    )?;
    let after = lab.session.url()?;
    lab.expect(before != after && after.starts_with(&lab.server.url()), "/help", || format!("is at {after}"));
    Ok(())
}

fn types(lab: &mut Lab) -> Result<()> {
    for (language, path, letters, words) in
        [("lv", "/supporters", ["ā", "š"], "āš"), ("uk", "/uk/supporters", ["ї", "ґ"], "їґ")]
    {
        start(lab, "stand")?;
        lab.session.run(&format!("location.replace('{path}')"), &[])?;
        let there = format!(
            "{SESSION} && document.documentElement.lang === '{language}' && document.querySelector('main.supporters')"
        );
        lab.session.wait_for("the wall", &there, SOON)?;
        lab.session.click("input[type=search]")?;
        for letter in letters {
            let press = "[...document.querySelectorAll('.kiosk-keys button')].find((key) => key.textContent === arguments[0]).click()";
            lab.session.run(press, &[json!(letter)])?;
        }
        let typed = format!(
            "document.querySelector('input[type=search]').value === '{words}' && decodeURIComponent(location.search) === '?q={words}'"
        );
        lab.session.wait_for("what was typed stands in field and address", &typed, SOON)?;
    }
    Ok(())
}

/// How many rounds; `KIOSK_ROUNDS=10000` for the long run (kiosk/README.md).
const ROUNDS: u32 = 60;

/// Rounds in fast time: memory, nodes and listeners at the end against those at the first tenth (long: after 500).
fn rounds(lab: &mut Lab) -> Result<()> {
    let asked = std::env::var("KIOSK_ROUNDS").ok().map(|text| text.parse::<u32>());
    let count = asked.transpose().or_fail(|| "KIOSK_ROUNDS".into(), "write a number")?.unwrap_or(ROUNDS);
    attract(lab, "test")?;
    let first = (count / 3).min(500);
    let mut early = Value::Null;
    let views =
        ["/calendar", "/supporters", "/timeline", "/help", "/en/calendar/agenda", "/uk/supporters/evika-silina"];
    for round in 1..=count {
        lab.session.click("main .start")?;
        lab.session.wait_for("a session", SESSION, SOON)?;
        let view = views[round as usize % views.len()];
        lab.session.run("location.replace(arguments[0])", &[json!(view)])?;
        // Nobody touches any more: the time runs out by itself.
        lab.session
            .wait_for("the attract loop", ATTRACT, SOON)
            .map_err(|error| Error::new(format!("round {round}, {view}: {error}"), ""))?;
        if round == first || round == count || (count > 1_000 && round % 500 == 0) {
            let now = measure(lab)?;
            println!("kiosk: after {round} rounds {now}");
            if round == first {
                early = now;
            } else if round == count {
                compare(lab, &early, &now);
            }
        }
    }
    lab.looked_at = count as usize;
    for message in lab.session.console()? {
        lab.fail("/kiosk", format!("the console says: {message}"));
    }
    Ok(())
}

fn measure(lab: &mut Lab) -> Result<Value> {
    for _ in 0..3 {
        lab.session.cdp("HeapProfiler.collectGarbage", json!({}))?;
    }
    let heap = lab.session.cdp("Runtime.getHeapUsage", json!({}))?["usedSize"].clone();
    let dom = lab.session.cdp("Memory.getDOMCounters", json!({}))?;
    Ok(
        json!({"heap": heap, "nodes": dom["nodes"], "listeners": dom["jsEventListeners"], "documents": dom["documents"]}),
    )
}

fn compare(lab: &mut Lab, early: &Value, late: &Value) {
    for (name, most) in [("heap", 1.05), ("nodes", 1.05), ("listeners", 1.05)] {
        let (a, b) = (early[name].as_f64().unwrap_or(0.0), late[name].as_f64().unwrap_or(f64::MAX));
        // What one tile more or less has, beside the share.
        let slack = if name == "heap" { 100_000.0 } else { 60.0 };
        lab.expect(b <= a * most + slack, "/kiosk", || format!("{name} grew from {a} to {b}"));
    }
}
