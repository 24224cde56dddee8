//! Tables as text: separators, encodings, quotes, dates.

use crate::support::Campaign;
use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1257};

/// The names read from a table of events, in any format.
#[track_caller]
fn titles(name: &str, bytes: &[u8]) -> Vec<String> {
    let items = Campaign::new(name).added("table.csv", bytes, "events.json");
    items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn commas_semicolons_and_tabs() {
    for separator in [",", ";", "\t"] {
        let table = ["title|date|place", "Walk|2027-05-15|“a, b; c”"].join("\r\n").replace('|', separator);
        let table = table.replace("“a, b; c”", "\"a, b; c\"");
        let items = Campaign::new("text-separators").added("table.csv", table, "events.json");
        assert_eq!(items[0]["locations"]["1"]["name"], "a, b; c", "{separator:?}");
    }
    assert_eq!(titles("text-sep", b"sep=;\ntitle;date;place\nWalk, talk;2027-05-15;Beach\n"), ["Walk, talk"]);
    assert_eq!(titles("text-mac", b"title,date,place\rWalk,2027-05-15,Beach\rTalk,2027-05-16,Beach"), ["Walk", "Talk"]);
}

#[test]
fn byte_order_marks_of_utf8_and_utf16_are_recognised() {
    let table = "\u{feff}nosaukums;datums;vieta\r\nŽurnālistu vakars;15.05.2027;Rīga\r\n";
    assert_eq!(titles("text-bom", table.as_bytes()), ["Žurnālistu vakars"]);
    let wide: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(titles("text-utf16", &wide), ["Žurnālistu vakars"]);
}

#[test]
fn windows_encodings_are_guessed_and_reported() {
    let cases: [(&Encoding, &str, &str); 2] = [
        (WINDOWS_1257, "nosaukums;datums;vieta\r\nŽurnālistu vakars;15.05.2027;Cēsīs\r\n", "Žurnālistu vakars"),
        (WINDOWS_1251, "название;дата;место\r\nВечер журналистов;15.05.2027;Рига\r\n", "Вечер журналистов"),
    ];
    for (encoding, table, title) in cases {
        let campaign = Campaign::new("text-windows");
        let outcome = campaign.import("table.csv", encoding.encode(table).0);
        assert!(outcome.is_success, "{}", outcome.told);
        outcome.tells(&[&format!("is read as {}", encoding.name()), "if letters are wrong, save it as UTF-8"]);
        assert_eq!(campaign.items("events.json").last().unwrap()["title"], title);
    }
}

#[test]
fn a_line_break_within_a_cell_does_not_begin_a_row() {
    let campaign = Campaign::new("text-breaks");
    let table =
        "title,date,place,text\n\"Walk\",2027-05-15,Beach,\"One\r\ntwo, \"\"three\"\"\"\n\n,,,\nTalk,soon,Beach,\n";
    let outcome = campaign.import("table.csv", table);
    outcome.tells(&["table.csv:2: imported: “Walk”", "table.csv:B5: error: “soon” is not a date"]);
    assert_eq!(campaign.items("events.json").last().unwrap()["description"], "One\ntwo, \"three\"");
}

#[test]
fn an_unclosed_quote_is_reported() {
    let campaign = Campaign::new("text-quote");
    let before = campaign.text("events.json");
    let outcome = campaign.import("table.csv", "title,date,place\nWalk,2027-05-15,\"Beach\nTalk,2027-05-16,Beach\n");
    assert!(!outcome.is_success);
    outcome.tells(&["table.csv:2: a quote (\") opens a cell in this row and does not close"]);
    assert_eq!(campaign.text("events.json"), before);
}

#[test]
fn unknown_columns_and_cells_outside_the_header_are_reported() {
    let campaign = Campaign::new("text-unknown");
    let table = "title,date,palce,colour,place,\nWalk,2027-05-15,,red,Beach,,more\nTalk,2027-05-16\n";
    let outcome = campaign.import("table.csv", table);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&[
        "table.csv:C1: left out: the column “palce” is not known; did you mean “place”?",
        "table.csv:D1: left out: the column “colour” is not known\n",
        "table.csv:G2: left out: “more” is in no column",
        "table.csv: 2 imported, 3 left out, 0 errors",
    ]);
}

#[test]
fn spreadsheet_written_and_iso_dates_are_equal() {
    let dates =
        ["2027-05-15", "15.05.2027", "46522", "15. maijs 2027", "2027. gada 15. maijs", "15/05/2027", "15 мая 2027 г."];
    for date in dates {
        let campaign = Campaign::new("text-dates");
        let outcome = campaign.import("table.csv", format!("title;date;start;place\nWalk;{date};18:00;Beach\n"));
        assert!(outcome.is_success, "{}", outcome.told);
        assert_eq!(campaign.items("events.json").last().unwrap()["start"], "2027-05-15T18:00:00", "{date}");
        assert_eq!(outcome.told.contains("table.csv:B2: changed: the"), date != "2027-05-15", "{}", outcome.told);
    }
}
