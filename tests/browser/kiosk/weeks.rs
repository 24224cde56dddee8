//! Kiosk mode over weeks. After each fault the attract loop plays again. The fault of the graphics processor is in
//! [`super::kit`].

use crate::browser::tests::kiosk::{ATTRACT, KIOSK, SESSION, SOON, attract, hurry, start};
use crate::browser::tests::offline::faults::{SHOWN, Version, update};
use crate::browser::tests::offline::{STORING, stored};
use crate::browser::tests::waiting;
use crate::browser::{Test, TestContext};
use serde_json::json;
use site::error::Result;
use site::serve::Fault;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    waiting("kiosk: works without its server, updates only in the attract loop", KIOSK, alone),
    waiting("kiosk: waits for an unreachable server", KIOSK, away),
    waiting("kiosk: a slow server gets a single request", KIOSK, slow),
    waiting("kiosk: plays again after a panic in the attract loop", KIOSK, panic),
    waiting("kiosk: plays again when its wasm can't begin", KIOSK, wasm),
    waiting("kiosk: plays again when the clock jumps", KIOSK, clock),
    waiting("kiosk: a suspended page is reloaded", KIOSK, stood),
];

/// With the worker, as on a kiosk; the server ends during one session, and another version is deployed during another.
fn alone(test: &mut TestContext) -> Result<()> {
    let (one, two) = (Version::make(test, "one")?, Version::make(test, "two")?);
    test.with_worker();
    test.server.set_root(&one.0);
    attract(test, "stand")?;
    stored(test)?;
    test.session.click("main .start")?;
    test.session.wait_for("a session", SESSION, SOON)?;
    test.server.close();
    for path in ["/calendar", "/supporters", "/timeline", "/help"] {
        test.session.click(&format!(".kiosk-bar a[href$='{path}']"))?;
        let there = format!("{SESSION} && location.pathname === '{path}' && {SHOWN} === 'one'");
        test.session.wait_for(&format!("{path} without a server"), &there, SOON)?;
        test.looked_at += 1;
    }
    test.session.click(".kiosk-bar .end")?;
    test.session.wait_for("the attract loop without a server", ATTRACT, SOON)?;
    test.session.click("main .start")?;
    test.session.wait_for("a session without a server", SESSION, SOON)?;
    test.server.open()?;
    test.server.set_root(&two.0);
    let waits = update(test)?;
    test.expect(waits, "/", || "the new version is not installed".into());
    let seen = test.session.eval("document.querySelector('.notice').checkVisibility()")?;
    test.expect(seen == false, "/", || "a kiosk asks its visitor".into());
    test.session.click(".kiosk-bar a[href$='/calendar']")?;
    let stays = format!("{SESSION} && location.pathname === '/calendar' && {SHOWN} === 'one'");
    test.session.wait_for("the visitor's version to the end of the session", &stays, SOON)?;
    test.session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": SLOW_TO_REGISTER}))?;
    test.session.click(".kiosk-bar .end")?;
    let new = format!("{ATTRACT} && {SHOWN} === 'two' && location.search.startsWith('?profile=stand')");
    test.session.wait_for("the new version in the attract loop", &new, STORING)?;
    test.server.close();
    test.session.click("main .start")?;
    let next = format!("{SESSION} && {SHOWN} === 'two'");
    test.session.wait_for("a session of the new version without a server", &next, SOON)
}

/// The attract loop looks for an update every 5 s, so also while the worker is being registered.
const SLOW_TO_REGISTER: &str = r#"
const register = ServiceWorkerContainer.prototype.register;
ServiceWorkerContainer.prototype.register = function (...parts) {
  return new Promise((done) => setTimeout(done, 8e3)).then(() => register.apply(this, parts));
};
"#;

/// Without the worker: nothing leads to the browser's own error page, which has no way back.
fn away(test: &mut TestContext) -> Result<()> {
    // The tests' empty worker would not answer but would count as one that does.
    let none = Fault::Answer { status: 404, media_type: "text/plain", body: Vec::new() };
    test.server.set_fault("/sw.js", Some(none));
    start(test, "stand")?;
    test.server.close();
    test.session.click(".kiosk-bar .end")?;
    let waits =
        "document.documentElement.hasAttribute('data-wait') && document.querySelector('.kiosk-wait').checkVisibility()";
    test.session.wait_for("the message that it waits", waits, SOON)?;
    test.session.run_async("await new Promise((done) => setTimeout(done, 1500));", &[])?;
    test.session.wait_for("it is still waiting", waits, Duration::ZERO)?;
    test.server.open()?;
    test.session.wait_for("the attract loop with the server", ATTRACT, SOON)
}

/// Chromium ignores a page that requests a navigation at every tick: then no touch would lead anywhere, either.
fn slow(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    test.server.set_fault("/kiosk", Some(Fault::Delay(Duration::from_secs(6))));
    hurry(test, 50)?;
    test.session.wait_for("the attract loop by itself", ATTRACT, SOON)?;
    let throttled = test.session.console()?.iter().filter(|said| said.text.contains("Throttling navigation")).count();
    test.expect(throttled == 0, "/kiosk", || "it requested so often that the browser ignored it".into());
    Ok(())
}

/// Time runs a hundred times faster, as set in the profile.
fn panic(test: &mut TestContext) -> Result<()> {
    attract(test, "test")?;
    // Thrown by a driver's script, it would be hidden from the page like a cross-origin error.
    let trap =
        "self.mark = 1; dispatchEvent(new ErrorEvent('error', {error: new WebAssembly.RuntimeError('unreachable')}))";
    test.session.run(trap, &[])?;
    test.session.wait_for("the attract loop again", &format!("{ATTRACT} && !self.mark"), SOON)
}

fn wasm(test: &mut TestContext) -> Result<()> {
    let wasm = test.wasm()?;
    let fault = Fault::Answer { status: 200, media_type: "application/wasm", body: b"\0asm\x01\0\0\0".to_vec() };
    test.server.set_fault(&wasm, Some(fault));
    test.session.set_viewport(1080, 1920)?;
    test.session.goto(&test.url("/kiosk?profile=test"))?;
    let failed = "document.documentElement.matches('[data-attract][data-failed]')";
    test.session.wait_for("a page that can't begin", failed, SOON)?;
    let reads = test.session.eval("document.querySelector('main h1').checkVisibility()")?;
    test.expect(reads == true, "/kiosk", || "nothing can be read".into());
    test.server.set_fault(&wasm, None);
    test.session.wait_for("the attract loop when the file is whole", ATTRACT, SOON)
}

/// The page's clocks: unchanged, but with the system clock off by this much, and the page older than it is.
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

fn clock(test: &mut TestContext) -> Result<()> {
    test.session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": CLOCKS}))?;
    attract(test, "stand")?;
    for (what, days) in [("a year ahead", 400.0), ("back to 1970", -20_000.0), ("right again", 0.0)] {
        test.session.run("self.mark = 1; sessionStorage.setItem('kiosk-off', arguments[0])", &[json!(days * 864e5)])?;
        test.session.wait_for(&format!("the loop again, {what}"), &format!("{ATTRACT} && !self.mark"), SOON)?;
        let year = test.session.eval("new Date().getFullYear()")?;
        test.looked_at += 1;
        test.expect(days == 0.0 || year != json!(lab_year()), "/kiosk", || format!("{what}: the clock says {year}"));
        // Whatever the clock says, the next visitor can start.
        test.session.click("main .start")?;
        test.session.wait_for(&format!("a session, {what}"), SESSION, SOON)?;
        test.session.click(".kiosk-bar .end")?;
        test.session.wait_for("the attract loop", ATTRACT, SOON)?;
    }
    Ok(())
}

fn lab_year() -> u32 {
    crate::browser::this_month().split('-').next().and_then(|year| year.parse().ok()).unwrap_or(0)
}

/// By its clock nothing happened for 31 s: a suspended machine, or a stalled processor.
fn stood(test: &mut TestContext) -> Result<()> {
    let clocks = "const since = performance.now.bind(performance); \
        performance.now = () => since() + Number(sessionStorage.getItem('kiosk-stood') ?? 0);";
    test.session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": clocks}))?;
    start(test, "stand")?;
    test.session.run("sessionStorage.setItem('kiosk-stood', 31e3)", &[])?;
    test.session.wait_for("the attract loop after a suspension", ATTRACT, SOON)
}
