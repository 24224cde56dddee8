//! Journeys: a visitor's actions as data, step by step. Add the journeys of a section to that section's file in
//! `tests/browser/`.

use super::context::{PATIENCE, TestContext};
use super::process::poll;
use serde_json::Value;
use site::error::{Error, Result};
use std::time::Duration;

/// A step. Strings called `js` are expressions evaluated in the page.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Opens an address and waits for hydration.
    Go(&'static str),
    /// Clicks the first element that matches a CSS selector.
    Click(&'static str),
    /// Presses keys together.
    Press(&'static [&'static str]),
    /// Types a text into the focused element.
    Type(&'static str),
    /// Goes back one step in the history.
    Back,
    /// A condition that must become true within two seconds: its description; `js`.
    Is(&'static str, &'static str),
    /// Stores the value of `js` under a name for the next two.
    Keep(&'static str, &'static str),
    /// The stored value has changed within two seconds.
    Changed(&'static str),
    /// The value is the stored one again.
    Restored(&'static str),
    /// The document is the one loaded by `Go`.
    SameDocument,
    /// The document is another one, and hydrated.
    NewDocument,
}

/// An attribute that a new document does not have.
const MARK: &str = "document.documentElement.setAttribute('data-test-mark', '')";
const MARKED: &str = "document.documentElement.hasAttribute('data-test-mark')";

/// A stored value: its name, its expression, its value at that time.
type Remembered = (&'static str, &'static str, Value);

/// Performs the steps; the first one that fails ends the journey.
pub(super) fn walk(test: &mut TestContext, steps: &[Step]) -> Result<()> {
    let mut remembered: Vec<Remembered> = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        take(test, *step, &mut remembered)
            .map_err(|error| Error::new(format!("step {}, {step:?}: {error}", number + 1), ""))?;
    }
    Ok(())
}

fn take(test: &mut TestContext, step: Step, remembered: &mut Vec<Remembered>) -> Result<()> {
    let session = &mut test.session;
    match step {
        Step::Go(address) => {
            test.open(address)?;
            test.session.run(MARK, &[]).map(drop)
        }
        // As soon as it can be clicked: for WebKit's driver, a new document has no layout yet.
        Step::Click(css) => {
            let mut last = Ok(());
            let done = poll(PATIENCE, || {
                last = session.click(css);
                last.is_ok().then_some(())
            });
            if done.is_some() { Ok(()) } else { last }
        }
        Step::Press(keys) => session.press(keys),
        Step::Type(text) => session.type_text(text),
        Step::Back => session.back(),
        Step::Is(what, js) => session.wait_for(what, js, PATIENCE),
        Step::Keep(name, js) => {
            let value = session.eval(js)?;
            remembered.push((name, js, value));
            Ok(())
        }
        Step::Changed(name) => compare(test, remembered, name, "!=="),
        Step::Restored(name) => compare(test, remembered, name, "==="),
        Step::SameDocument => session.wait_for("the same document", MARKED, Duration::ZERO),
        Step::NewDocument => {
            let new = format!("!{MARKED} && document.documentElement.hasAttribute('data-ready')");
            session.wait_for("a new document that is alive", &new, super::context::PATIENCE)
        }
    }
}

fn compare(test: &mut TestContext, remembered: &[Remembered], name: &str, how: &str) -> Result<()> {
    let found = remembered.iter().rev().find(|(known, ..)| *known == name);
    let (_, js, value) = found.ok_or_else(|| Error::new(format!("nothing is remembered as `{name}`"), ""))?;
    // Both as JSON text, so that lists and objects can be compared, too.
    let now = format!("JSON.stringify({js}) {how} JSON.stringify({value})");
    test.session.wait_for(&format!("{name} {how} {value}"), &now, PATIENCE)
}
