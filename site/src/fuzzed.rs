//! Properties for arbitrary bytes: nothing panics, everything terminates, and parsed values survive a round trip.
//! `fuzz/` calls these functions for hours, `site/tests/fuzzed.rs` for seconds.

use crate::import::campaign::Campaign;
use crate::import::report::ImportReport;
use crate::{expand, ical, import};
use atbildiba::content::Address;
use atbildiba::dates::Date;
use atbildiba::dates::edtf::Edtf;
use campaign::check::{self, Files};
use serde_json::Value;

/// The number of occurrences examined per file.
const MAX: usize = 200;

fn day() -> Date {
    Date::from_ymd(2026, 11, 23).unwrap_or(Date::MIN)
}

/// Checks the bytes as each of the content files.
pub fn content(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let scanned = check::scan::scan(text, &mut |_, _, _| {});
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    // The scanner accepts what serde accepts, except for its own limits, which it reports with a position.
    if let Err(error) = scanned {
        assert!(error.at <= text.len() && !error.message.is_empty());
        return;
    }
    for index in 0..5 {
        let mut files = Files::default();
        *files.all_mut()[index] = Some(value.clone());
        for problem in check::check(&files, day(), &["Europe/Riga"]) {
            assert!(!problem.message.is_empty());
        }
    }
}

/// Imports and expands the bytes as an iCalendar file.
pub fn icalendar(bytes: &[u8]) {
    let imported = import::calendar::import(bytes, &Campaign::default(), &mut ical::Problems::default());
    assert!(imported.is_object() || imported.is_null());
    occurrences(bytes);
}

/// Imports the bytes as a table; what is read forms a content file.
pub fn table(bytes: &[u8]) {
    let mut report = ImportReport::default();
    if let Ok(items) = import::sheet::read(bytes, "table", &Campaign::default(), &mut report) {
        assert!(items.iter().all(|items| items.whole().is_object()));
    }
}

/// Expands an event with the bytes as its recurrence rule.
pub fn rule(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if serde_json::from_str::<Value>(text).is_ok() {
        let event = format!(
            r#"{{"@type":"Event","uid":"x","title":"x","start":"2026-01-31T10:00:00","timeZone":"Europe/Riga","recurrenceRules":[{text}]}}"#
        );
        occurrences(event.as_bytes());
        return;
    }
    if text.contains(['\n', '\r']) {
        return;
    }
    let event = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260131T100000\r\nRRULE:{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    occurrences(event.as_bytes());
}

fn occurrences(bytes: &[u8]) {
    let all = expand::read(bytes, &mut ical::Problems::default());
    let options = expand::Options { from: None, to: Date::from_ymd(2036, 1, 1), limit: Some(MAX) };
    let mut out = Vec::new();
    expand::write(&all, &options, &mut out).expect("memory can be written");
    let lines = String::from_utf8(out).expect("what is written is text");
    assert!(lines.matches('\t').count() >= lines.lines().count().min(1));
}

/// As a date in EDTF; a parsed one is formatted and parsed again.
pub fn edtf(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(date) = Edtf::parse(text) {
        let written = date.to_string();
        let again = Edtf::parse(&written).expect("what is written is read");
        assert_eq!(again.to_string(), written);
    }
}

/// As the address of a page: path and query. Its canonical path leads to the same page.
pub fn address(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path_of = |path: &str, query: &str| Address::parse(path, query).to_path();
    let once = path_of(path, query);
    let (path, query) = once.split_once('?').unwrap_or((&once, ""));
    assert_eq!(path_of(path, query), once);
}
