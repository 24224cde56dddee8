//! Data that contains HTML, as if it had bypassed the check: it is displayed as text, by the wasm, too.

use crate::browser::tests::check;
use crate::browser::tests::safety::policy::files;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext};
use serde_json::Value;
use site::error::{OrFail, Result};
use site::serve::Fault;
use std::fs;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[check("hostile data is rendered as text", &ENGINES, stays_text)];

const HOSTILE: &str =
    "<img src=x onerror=window.evil=1><script>window.evil=1</script>\"'><a href=javascript:window.evil=1>";

/// Pages, an action that makes the wasm render again, and whether the result contains the text.
const JOURNEYS: [(&str, &str); 4] = [
    ("/calendar/2026-10", "document.querySelector('main [rel=next]').click()"),
    ("/calendar/agenda", ""),
    ("/supporters", "document.querySelector('[data-supporter] a, a[data-supporter]').click()"),
    (
        "/timeline",
        "document.querySelector('[data-entry] a, a[data-entry]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))",
    ),
];

fn stays_text(test: &mut TestContext) -> Result<()> {
    for file in files(&test.pages.root.join("data/lv"), ".json")? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("core") {
            continue;
        }
        let text = fs::read_to_string(&file).or_fail(|| format!("reading {name}"), "")?;
        let mut data: Value = serde_json::from_str(&text).or_fail(|| format!("reading {name}"), "")?;
        spoil(&mut data);
        measure(&mut data);
        let fault = Fault::Answer { status: 200, media_type: "application/json", body: data.to_string().into_bytes() };
        test.server.set_fault(&format!("/data/lv/{name}"), Some(fault));
    }
    for (address, act) in JOURNEYS {
        test.open(address)?;
        let alive = test.session.eval("document.documentElement.hasAttribute('data-ready')")?;
        test.expect(alive == true, address, || "the page is not hydrated with such data".into());
        test.session.run(act, &[])?;
        let shown = "document.body.textContent.includes('<img src=x')";
        if !act.is_empty() && test.session.wait_for("the hostile text", shown, PATIENCE).is_err() {
            test.fail(address, "the hostile text is not shown, so nothing was tested");
        }
        std::thread::sleep(Duration::from_millis(100));
        let found = test.session.eval(
            "[window.evil === undefined, document.querySelectorAll('[onerror], main script, main img[src=x], a[href^=javascript]').length]",
        )?;
        test.expect(found[0] == true && found[1] == 0, address, || format!("it is not only text: {found}"));
    }
    Ok(())
}

/// The length of each row is part of the data (`content::List`): update it after changing rows.
pub(crate) fn measure(value: &mut Value) {
    let Value::Array(list) = value else { return };
    list.iter_mut().for_each(measure);
    let [_, Value::Array(numbers), Value::Array(rows)] = &mut list[..] else { return };
    let ([all_numbers, Value::Array(numbers)], [all_rows, rows]) = (&mut numbers[..], &mut rows[..]) else { return };
    let lengths: Vec<usize> = rows.as_array().into_iter().flatten().map(|row| row.to_string().len()).collect();
    if all_rows.is_number() && !lengths.is_empty() && numbers.len().is_multiple_of(lengths.len()) {
        let known = numbers.len() / lengths.len();
        numbers.iter_mut().step_by(known).zip(lengths).for_each(|(number, length)| *number = length.into());
        *all_numbers = Value::from(numbers.clone()).to_string().len().into();
        *all_rows = rows.to_string().len().into();
    }
}

/// Sentences and titles. A value without spaces may be an id or a date, whose form the check enforces.
fn spoil(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') => text.push_str(HOSTILE),
        Value::Array(list) => list.iter_mut().for_each(spoil),
        Value::Object(map) => map.values_mut().for_each(spoil),
        _ => {}
    }
}
