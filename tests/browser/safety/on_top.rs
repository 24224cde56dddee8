//! “Leave now” and the help numbers stay above everything that opens, at every width: a touch there really hits them.

use crate::browser::tests::check;
use crate::browser::tests::kiosk::{ATTRACT, KIOSK, SESSION, SOON, attract, hold, start};
use crate::browser::tests::waiting;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext, key};
use serde_json::json;
use site::error::Result;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    check("Leave now and help are on top of every dialog", &ENGINES, on_top),
    check("Escape closes one open thing at a time", &ENGINES, escape),
    waiting("kiosk: Leave now and help are on top of every dialog", KIOSK, over_kiosk),
    waiting("kiosk: Leave now and help work above a dialog", KIOSK, out_of_question),
];

/// An address with something open over it, the condition that it is open, and an action before examining it.
const OPEN: [(&str, &str, &str); 5] = [
    ("/calendar/2026-12?day=2026-12-10", "document.querySelector('dialog.day[open]')", ""),
    // Scrolled far down, with the header out of sight.
    ("/calendar/2026-12?day=2026-12-10", "document.querySelector('dialog.day[open]')", "scrollTo(0, 400);"),
    ("/supporters/evika-silina", "document.querySelector('dialog.person[open]')", ""),
    (
        "/supporters/evika-silina",
        "document.querySelector('dialog.person[open]')",
        "document.documentElement.dataset.notice = 'urgent';",
    ),
    ("/timeline/deflect", "document.querySelector('#timeline-entry')", ""),
];

/// Elements in the window that should be hit but are not.
const MISSED: &str = "[...document.querySelectorAll('.leave, .help-bar .number, .notice button')].filter((link) => {
    const box = link.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return box.width > 0 && !link.contains(document.elementFromPoint(x, y));
}).map((link) => link.className || link.textContent).join(', ')";

fn on_top(test: &mut TestContext) -> Result<()> {
    for width in [320, 390, 1280] {
        test.session.set_viewport(width, 800)?;
        for (address, is_open, before) in OPEN {
            test.open(address)?;
            test.session.wait_for("something open", is_open, PATIENCE)?;
            test.session.run(before, &[])?;
            expect_on_top(test, &format!("{address} at {width} px {before}"))?;
            test.session.run("delete document.documentElement.dataset.notice", &[])?;
        }
    }
    Ok(())
}

/// “Leave now” is visible, and it and the numbers are hit.
fn expect_on_top(test: &mut TestContext, at: &str) -> Result<()> {
    let seen = test.session.eval("(() => { const box = document.querySelector('.leave').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth })()")?;
    test.expect(seen == true, at, || "Leave now is out of view".into());
    let missed = test.session.text_of(MISSED)?;
    test.expect(missed.is_empty(), at, || format!("not hit: {missed}"));
    Ok(())
}

fn escape(test: &mut TestContext) -> Result<()> {
    for (address, closed) in
        [("/calendar/2026-12?day=2026-12-10", "/calendar/2026-12"), ("/supporters/evika-silina", "/supporters")]
    {
        test.open(address)?;
        test.session.wait_for("something open", "document.querySelector('main dialog[open]')", PATIENCE)?;
        test.session.press(&[key::ESCAPE])?;
        test.session.press(&[key::ESCAPE])?;
        let shut = format!(
            "!document.querySelector('dialog[open], [inert]') && location.pathname === '{closed}' && !location.search"
        );
        test.session.wait_for("closed, and nothing out of reach", &shut, PATIENCE)?;
        test.looked_at += 1;
    }
    Ok(())
}

/// The kiosk's questions in a session: the address, an action before, and the question.
const QUESTIONS: [(&str, &str, &str); 5] = [
    ("/about", "", CODE),
    (
        "/about",
        "document.documentElement.dataset.low = ''; document.documentElement.dataset.size = 2; dispatchEvent(new Event('resize'))",
        CODE,
    ),
    ("/supporters/evika-silina", "", CODE),
    ("/calendar/2026-12?day=2026-12-10", "", STILL),
    ("/calendar", "document.documentElement.dataset.shift = 3", STILL),
];
const CODE: &str = "kiosk-code";
const STILL: &str = "kiosk-still";
const PIN: &str = "kiosk-operator";

fn open(class: &str) -> String {
    format!("document.querySelector('.{class}[open]')")
}

/// The visitor is at an address in the session, and a question appears.
fn ask(test: &mut TestContext, address: &str, before: &str, class: &str) -> Result<()> {
    // After some seconds, or never; and the question waits for long.
    let idle = if class == STILL { 6 } else { 3600 };
    let patient = "sessionStorage.kiosk = JSON.stringify({...JSON.parse(sessionStorage.kiosk), idleSeconds: arguments[0], helpIdleSeconds: arguments[0], countdownSeconds: 3600})";
    test.session.run(patient, &[json!(idle)])?;
    test.open(address)?;
    test.session.wait_for("the session's page", SESSION, SOON)?;
    test.session.run(before, &[])?;
    if class == CODE {
        test.session.run("document.querySelector('.help-bar .number').click()", &[])?;
    }
    test.session.wait_for("a question", &open(class), SOON)
}

fn over_kiosk(test: &mut TestContext) -> Result<()> {
    for (width, height) in [(1080, 1920), (1920, 1080), (800, 1280)] {
        start(test, "stand")?;
        test.session.set_viewport(width, height)?;
        for (address, before, class) in QUESTIONS {
            ask(test, address, before, class)?;
            let at = format!("{class} over {address} at {width} px {before}");
            expect_on_top(test, &at)?;
            let reached = format!(
                "(() => {{ const button = document.querySelector('.{class} button'); button.scrollIntoView({{block: 'nearest'}}); \
                 const box = button.getBoundingClientRect(); \
                 return button.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)) }})()"
            );
            let reached = test.session.eval(&reached)?;
            test.expect(reached == true, &at, || "the answer is not hit".into());
        }
    }
    attract(test, "stand")?;
    hold(test, ".brand", 3_300)?;
    test.session.wait_for("the question for the PIN", &open(PIN), SOON)?;
    expect_on_top(test, "the question for the PIN")
}

fn begin_anew(test: &mut TestContext) -> Result<()> {
    test.session.wait_for("the attract loop by Leave now", ATTRACT, SOON)?;
    test.session.click("main .start")?;
    test.session.wait_for("a session", SESSION, SOON)
}

fn out_of_question(test: &mut TestContext) -> Result<()> {
    let (code, still) = (open(CODE), open(STILL));
    start(test, "stand")?;
    ask(test, "/calendar/2026-12?day=2026-12-10", "", STILL)?;
    // Dialling a number on the visitor's own phone closes the question.
    test.session.click(".help-bar .number")?;
    test.session.wait_for("a code instead of the question", &format!("{code} && !{still}"), SOON)?;
    test.session.press(&[key::ESCAPE])?;
    let day = "document.querySelector('dialog.day[open]') && !document.querySelector('.kiosk-code')";
    test.session.wait_for("the day below, and nothing else closed", day, Duration::ZERO)?;
    test.session.wait_for("the question again", &still, SOON)?;
    test.session.click(".help-bar .ask")?;
    test.session.wait_for("help", "document.querySelector('main.help')", SOON)?;
    test.session.wait_for("the question on the help page", &still, SOON)?;
    test.session.click(".kiosk-still .primary")?;
    test.session.wait_for("help, within reach", &format!("!{still} && !document.querySelector('[inert]')"), SOON)?;
    test.session.wait_for("the question again", &still, SOON)?;
    test.session.click("[data-leave]")?;
    begin_anew(test)?;
    ask(test, "/about", "", CODE)?;
    test.session.click("[data-leave]")?;
    begin_anew(test)?;
    ask(test, "/about", "", CODE)?;
    test.session.press(&[key::SHIFT])?;
    test.session.wait_for("the page after one Shift", "document.querySelector('main h1')", Duration::ZERO)?;
    test.session.press(&[key::SHIFT])?;
    test.session.press(&[key::SHIFT])?;
    test.session.wait_for("the attract loop by Shift", ATTRACT, SOON)?;
    // A touch beside the PIN dialog closes it and starts nothing.
    hold(test, ".brand", 3_300)?;
    test.session.wait_for("the question for the PIN", &open(PIN), SOON)?;
    test.session.run("self.mark = 1; document.querySelector('main .start').click()", &[])?;
    let closed = format!("{ATTRACT} && self.mark && !{}", open(PIN));
    test.session.wait_for("no question, and no session", &closed, SOON)
}
