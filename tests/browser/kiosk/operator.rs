//! The operator's screen of a kiosk: reached by a hidden gesture and a PIN.

use crate::browser::tests::kiosk::{ATTRACT, KIOSK, SESSION, SOON, attract, hold, start};
use crate::browser::tests::waiting;
use crate::browser::{Test, TestContext};
use serde_json::{Value, json};
use site::error::Result;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[waiting("kiosk: the operator's screen", KIOSK, operator)];

const PANEL: &str = "document.querySelector('dialog.kiosk-operator[open]')";
const NUMBERS: &str = "document.querySelector('dialog.kiosk-operator[open] dl')";

fn enter(test: &mut TestContext, pin: &str) -> Result<()> {
    for digit in pin.chars() {
        let press = "[...document.querySelectorAll('.kiosk-operator .pad button')].find((key) => key.textContent === arguments[0]).click()";
        test.session.run(press, &[json!(digit.to_string())])?;
    }
    Ok(())
}

/// From the attract loop to the operator's screen, including a wrong PIN.
fn numbers(test: &mut TestContext) -> Result<()> {
    hold(test, ".brand", 3_300)?;
    test.session.wait_for("the question for the PIN", PANEL, SOON)?;
    test.session.wait_for("no session from a long press", ATTRACT, Duration::ZERO)?;
    enter(test, "0815")?;
    let open = test.session.eval(&format!("!!{NUMBERS}"))?;
    test.expect(open == false, "/kiosk", || "a wrong PIN opens the operator's screen".into());
    enter(test, "4711")?;
    test.session.wait_for("the numbers", NUMBERS, SOON)
}

fn operator(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    test.session.click(".kiosk-bar a[href$='/supporters']")?;
    test.session.wait_for("the wall", &format!("{SESSION} && location.pathname === '/supporters'"), SOON)?;
    test.session.click(".kiosk-bar .end")?;
    test.session.wait_for("the attract loop", ATTRACT, SOON)?;
    numbers(test)?;
    let said = test.session.eval(
        "({rows: [...document.querySelectorAll('.kiosk-operator tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)), \
          facts: [...document.querySelectorAll('.kiosk-operator dd')].map((fact) => fact.textContent), \
          built: document.documentElement.dataset.built, today: new Date().toISOString().slice(0, 10)})",
    )?;
    let (row, text) = (&said["rows"][0], |value: &Value| value.as_str().unwrap_or_default().to_owned());
    let views = text(&row[2]);
    let counted = row[0] == said["today"] && row[1] == "1" && views.matches(" 1").count() == 2;
    test.expect(counted && said["rows"][1].is_null(), "/kiosk", || {
        format!("one round with two views is {}", said["rows"])
    });
    let facts: Vec<String> = said["facts"].as_array().into_iter().flatten().map(text).collect();
    let [content, since, storage, version] = &facts[..] else {
        test.fail("/kiosk", format!("the facts are {facts:?}"));
        return Ok(());
    };
    let built = text(&said["built"]);
    test.expect(content.starts_with(&format!("{built} (")) && content.ends_with(" d)"), "/kiosk", || content.clone());
    test.expect(*since == text(&said["today"]), "/kiosk", || format!("the content arrived on {since}"));
    test.expect(storage.ends_with(" MB") && !storage.ends_with(" 0 MB"), "/kiosk", || storage.clone());
    test.expect(version.starts_with("stand · ") && version.contains("1080 × 1920"), "/kiosk", || version.clone());
    test.session.click(".kiosk-operator > .button")?;
    test.session.wait_for("the loop without the screen", &format!("{ATTRACT} && !{PANEL}"), SOON)?;
    numbers(test)?;
    test.session.run("self.mark = 1; document.querySelector('.kiosk-operator .choices button').click()", &[])?;
    test.session.wait_for("the page again", &format!("{ATTRACT} && !self.mark"), SOON)?;
    numbers(test)?;
    test.session.click(".kiosk-operator .choices button + button")?;
    let out = "document.documentElement.matches('[data-ready]:not([data-kiosk])') && !sessionStorage.kiosk";
    test.session.wait_for("the site without kiosk", &format!("{out} && document.querySelector('main.home')"), SOON)?;
    // Time runs a hundred times faster: an open panel must close, too.
    attract(test, "test")?;
    let note =
        format!("new MutationObserver(() => self.opened ||= !!{PANEL}).observe(document.body, {{childList: true}})");
    test.session.run(&note, &[])?;
    hold(test, ".brand", 300)?;
    test.session.wait_for("the panel closes by itself", &format!("{ATTRACT} && self.opened && !{PANEL}"), SOON)
}
