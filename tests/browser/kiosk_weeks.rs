//! Kiosk mode: what happens in weeks. After each fault the attract loop plays again. That of the graphics
//! processor stands in [`super::kiosk_box`].

use super::super::{Lab, Test};
use super::kiosk::{ATTRACT, KIOSK, SESSION, SOON, attract, hurry, start};
use super::offline::{STORING, stored};
use super::offline_faults::{SHOWN, Version, update};
use super::waiting;
use serde_json::json;
use site::error::Result;
use site::serve::Fault;
use std::time::Duration;

pub(super) const TESTS: &[Test] = &[
    waiting("kiosk: goes on without its server, changes only while it plays", KIOSK, alone),
    waiting("kiosk: waits for a server that is away for a while", KIOSK, away),
    waiting("kiosk: a slow server is asked once", KIOSK, slow),
    waiting("kiosk: plays again after a panic while it plays", KIOSK, panic),
    waiting("kiosk: plays again when its wasm can't begin", KIOSK, wasm),
    waiting("kiosk: plays again when the clock jumps", KIOSK, clock),
    waiting("kiosk: a page that stood still is not trusted", KIOSK, stood),
];

/// With the worker, as a kiosk has it; the server ends in the middle of a session, and another version comes in another.
fn alone(lab: &mut Lab) -> Result<()> {
    let (one, two) = (Version::make(lab, "one")?, Version::make(lab, "two")?);
    lab.with_worker();
    lab.server.set_root(&one.0);
    attract(lab, "stand")?;
    stored(lab)?;
    lab.session.click("main .start")?;
    lab.session.wait_for("a session", SESSION, SOON)?;
    lab.server.close();
    for path in ["/calendar", "/supporters", "/timeline", "/help"] {
        lab.session.click(&format!(".kiosk-bar a[href$='{path}']"))?;
        let there = format!("{SESSION} && location.pathname === '{path}' && {SHOWN} === 'one'");
        lab.session.wait_for(&format!("{path} without a server"), &there, SOON)?;
        lab.looked_at += 1;
    }
    lab.session.click(".kiosk-bar .end")?;
    lab.session.wait_for("the attract loop without a server", ATTRACT, SOON)?;
    lab.session.click("main .start")?;
    lab.session.wait_for("a session without a server", SESSION, SOON)?;
    lab.server.open()?;
    lab.server.set_root(&two.0);
    let waits = update(lab)?;
    lab.expect(waits, "/", || "the new version is not installed".into());
    let seen = lab.session.eval("document.querySelector('.notice').checkVisibility()")?;
    lab.expect(seen == false, "/", || "a kiosk asks its visitor".into());
    lab.session.click(".kiosk-bar a[href$='/calendar']")?;
    let stays = format!("{SESSION} && location.pathname === '/calendar' && {SHOWN} === 'one'");
    lab.session.wait_for("the visitor's version to the end of the session", &stays, SOON)?;
    lab.session.click(".kiosk-bar .end")?;
    let new = format!("{ATTRACT} && {SHOWN} === 'two' && location.search.startsWith('?profile=stand')");
    lab.session.wait_for("the new version in the attract loop", &new, STORING)?;
    lab.server.close();
    lab.session.click("main .start")?;
    let next = format!("{SESSION} && {SHOWN} === 'two'");
    lab.session.wait_for("a session of the new version without a server", &next, SOON)
}

/// Without the worker: nothing leads to the browser's own error page, which has no way back.
fn away(lab: &mut Lab) -> Result<()> {
    // The tests' empty worker would answer nothing, and be taken for one that does.
    let none = Fault::Answer { status: 404, media_type: "text/plain", body: Vec::new() };
    lab.server.set_fault("/sw.js", Some(none));
    start(lab, "stand")?;
    lab.server.close();
    lab.session.click(".kiosk-bar .end")?;
    let waits =
        "document.documentElement.hasAttribute('data-wait') && document.querySelector('.kiosk-wait').checkVisibility()";
    lab.session.wait_for("that it waits is said", waits, SOON)?;
    lab.session.run_async("await new Promise((done) => setTimeout(done, 1500));", &[])?;
    lab.session.wait_for("it still waits", waits, Duration::ZERO)?;
    lab.server.open()?;
    lab.session.wait_for("the attract loop with the server", ATTRACT, SOON)
}

/// A page that asks again at every tick is not heard by Chromium any more: then no touch leads anywhere either.
fn slow(lab: &mut Lab) -> Result<()> {
    start(lab, "stand")?;
    lab.server.set_fault("/kiosk", Some(Fault::Delay(Duration::from_secs(6))));
    hurry(lab, 50)?;
    lab.session.wait_for("the attract loop by itself", ATTRACT, SOON)?;
    let throttled = lab.session.console()?.iter().filter(|said| said.text.contains("Throttling navigation")).count();
    lab.expect(throttled == 0, "/kiosk", || "it asked so often that the browser no longer listened".into());
    Ok(())
}

/// In time that runs a hundred times faster; the profile says so.
fn panic(lab: &mut Lab) -> Result<()> {
    attract(lab, "test")?;
    // Thrown by a driver's script it would be hidden from the page, as if it came from elsewhere.
    let trap =
        "self.mark = 1; dispatchEvent(new ErrorEvent('error', {error: new WebAssembly.RuntimeError('unreachable')}))";
    lab.session.run(trap, &[])?;
    lab.session.wait_for("the attract loop anew", &format!("{ATTRACT} && !self.mark"), SOON)
}

fn wasm(lab: &mut Lab) -> Result<()> {
    let wasm = lab.wasm()?;
    let fault = Fault::Answer { status: 200, media_type: "application/wasm", body: b"\0asm\x01\0\0\0".to_vec() };
    lab.server.set_fault(&wasm, Some(fault));
    lab.session.set_viewport(1080, 1920)?;
    lab.session.goto(&lab.url("/kiosk?profile=test"))?;
    let failed = "document.documentElement.matches('[data-attract][data-failed]')";
    lab.session.wait_for("a page that can't begin", failed, SOON)?;
    let reads = lab.session.eval("document.querySelector('main h1').checkVisibility()")?;
    lab.expect(reads == true, "/kiosk", || "nothing can be read".into());
    lab.server.set_fault(&wasm, None);
    lab.session.wait_for("the attract loop when the file is whole", ATTRACT, SOON)
}

/// The page's clocks: both as they are, but the one on the wall off by so much, and the page older than it is.
const CLOCKS: &str = r#"
const Real = Date;
const off = () => Number(sessionStorage.getItem("kiosk-off") ?? 0);
self.Date = class extends Real {
  constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + off()); }
  static now() { return Real.now() + off(); }
};
const since = performance.now.bind(performance);
performance.now = () => since() + 120e3;
"#;

fn clock(lab: &mut Lab) -> Result<()> {
    lab.session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": CLOCKS}))?;
    attract(lab, "stand")?;
    for (what, days) in [("a year ahead", 400.0), ("back to 1970", -20_000.0), ("right again", 0.0)] {
        lab.session.run("self.mark = 1; sessionStorage.setItem('kiosk-off', arguments[0])", &[json!(days * 864e5)])?;
        lab.session.wait_for(&format!("the loop anew, {what}"), &format!("{ATTRACT} && !self.mark"), SOON)?;
        let year = lab.session.eval("new Date().getFullYear()")?;
        lab.looked_at += 1;
        lab.expect(days == 0.0 || year != json!(lab_year()), "/kiosk", || format!("{what}: the clock says {year}"));
        // Whatever the clock says, the next visitor can begin.
        lab.session.click("main .start")?;
        lab.session.wait_for(&format!("a session, {what}"), SESSION, SOON)?;
        lab.session.click(".kiosk-bar .end")?;
        lab.session.wait_for("the attract loop", ATTRACT, SOON)?;
    }
    Ok(())
}

fn lab_year() -> u32 {
    super::super::this_month().split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}

/// By its clock nothing was done for 31 s: a box that slept, or a processor that hung.
fn stood(lab: &mut Lab) -> Result<()> {
    let clocks = "const since = performance.now.bind(performance); \
        performance.now = () => since() + Number(sessionStorage.getItem('kiosk-stood') ?? 0);";
    lab.session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": clocks}))?;
    start(lab, "stand")?;
    lab.session.run("sessionStorage.setItem('kiosk-stood', 31e3)", &[])?;
    lab.session.wait_for("the attract loop after standing still", ATTRACT, SOON)
}
