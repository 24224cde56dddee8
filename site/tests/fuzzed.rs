//! A few seconds of what `fuzz/` does for hours: the same functions, with the same bytes in every run.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Runs with a fixed seed.
fn give(bytes: impl Strategy<Value = Vec<u8>>, to: fn(&[u8])) {
    let config = Config { cases: 3_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner
        .run(&bytes, |bytes| {
            to(&bytes);
            Ok(())
        })
        .unwrap();
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..200)
}

/// Fragments of the syntax in any order, with arbitrary bytes between.
fn pieces(words: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => prop::sample::select(words).prop_map(|word| word.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
        1 => "[0-9]{1,10}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

#[test]
fn content() {
    give(any_bytes(), site::fuzzed::content);
    let words = &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"services\"",
        "\"entries\"",
        "\"supporters\"",
        "\"id\"",
        "\"phone\"",
        "\"112\"",
        "\"name\"",
        "\"lv\"",
        "null",
        "true",
        "1e9",
        "\"\\u202e\"",
        "\"javascript:1\"",
        "\"start\"",
        "\"2026-10-18T09:00:00\"",
        "\"date\"",
    ];
    give(pieces(words), site::fuzzed::content);
}

#[test]
fn table() {
    give(any_bytes(), site::fuzzed::table);
    let words = &[
        "name",
        "kind",
        "title",
        "date",
        "place",
        "(lv)",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "\"\"",
        "Person",
        "15.05.2019",
        "05/06/2019",
        "May 2019",
        "18:00",
        "46157",
        "2019~",
        "\u{feff}",
        "sep=;",
        "PK\u{3}\u{4}",
        "PK\u{1}\u{2}",
    ];
    give(pieces(words), site::fuzzed::table);
}

#[test]
fn icalendar() {
    give(any_bytes(), site::fuzzed::icalendar);
    let words = &[
        "BEGIN:VCALENDAR\r\n",
        "END:VCALENDAR\r\n",
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
        "UID:a\r\n",
        "DTSTART:20261018T090000\r\n",
        "DTSTART;VALUE=DATE:20261018\r\n",
        "DTSTART;TZID=Europe/Riga:20261018T090000Z\r\n",
        "RRULE:FREQ=",
        "YEARLY;COUNT=",
        "DAILY\r\n",
        "EXDATE:",
        "RDATE;VALUE=PERIOD:",
        "DURATION:-P1W\r\n",
        "RECURRENCE-ID:20261018T090000\r\n",
        "\r\n ",
        ";",
        ":",
        "\"",
        "\\n",
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Riga\r\n",
        "END:VTIMEZONE\r\n",
        "SUMMARY:x\r\n",
    ];
    give(pieces(words), site::fuzzed::icalendar);
}

#[test]
fn rule() {
    let words = &[
        "FREQ=",
        "YEARLY",
        "MONTHLY",
        "SECONDLY",
        ";BYDAY=",
        "-1MO",
        "5SU",
        ";BYMONTH=",
        ";BYSETPOS=",
        ";INTERVAL=",
        ";COUNT=",
        ";UNTIL=20300101T000000Z",
        ";BYWEEKNO=53",
        ";BYYEARDAY=-366",
        ",",
        ";RSCALE=GREGORIAN;SKIP=FORWARD",
        ";BYHOUR=23",
    ];
    give(pieces(words), site::fuzzed::rule);
    let words = &[
        "{\"frequency\":",
        "\"yearly\"",
        "\"secondly\"",
        ",\"interval\":",
        ",\"byDay\":[{\"day\":\"mo\"}]",
        ",\"byMonth\":[\"2\"]",
        ",\"byMonthDay\":[-1]",
        ",\"count\":",
        ",\"bySetPosition\":[-1]",
        "}",
        ",\"until\":\"2030-01-01T00:00:00\"",
    ];
    give(pieces(words), site::fuzzed::rule);
}

#[test]
fn edtf() {
    give(any_bytes(), site::fuzzed::edtf);
    give(
        pieces(&["1992", "-03", "-05", "/", "..", "~", "?", "%", "X", "Y-", "2016", "-21", "T09:00"]),
        site::fuzzed::edtf,
    );
}

#[test]
fn address() {
    give(any_bytes(), site::fuzzed::address);
    let words = &[
        "/",
        "calendar",
        "2026",
        "-10",
        "agenda",
        "events",
        "supporters",
        "timeline",
        "help",
        "?",
        "q=",
        "&",
        "category=",
        "%C4%81",
        "%",
        "+",
        "on=2026-10-18",
        "#",
        "..",
        "//",
        "ā",
        " ",
    ];
    give(pieces(words), site::fuzzed::address);
}
