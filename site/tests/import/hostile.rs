//! Files that are not tables: clear messages, and nothing written.

use crate::support::Campaign;
use std::fs;

#[track_caller]
fn is_refused(campaign: &Campaign, name: &str, bytes: &[u8], words: &[&str]) {
    let before = campaign.text("supporters.json") + &campaign.text("events.json");
    let outcome = campaign.import(name, bytes);
    assert!(!outcome.is_success, "{}", outcome.told);
    outcome.tells(words).tells(&["what to do: "]);
    assert!(!outcome.told.contains("panicked"), "{}", outcome.told);
    assert_eq!(campaign.text("supporters.json") + &campaign.text("events.json"), before);
}

#[test]
fn files_of_other_kinds() {
    let campaign = Campaign::new("hostile-kinds");
    let noise: Vec<u8> = (0..4_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    is_refused(
        &campaign,
        "table.csv",
        &[&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &noise].concat(),
        &["neither a text nor an .xlsx file"],
    );
    is_refused(&campaign, "table.csv", &noise, &["table.csv"]);
    is_refused(&campaign, "table.csv", b"", &["table.csv is empty"]);
    is_refused(
        &campaign,
        "table.xls",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0",
        &["an old workbook (.xls), or has a password"],
    );
    is_refused(&campaign, "table.pdf", b"%PDF-1.7\n\xE2\xE3", &["is a PDF"]);
    let ods = [&b"PK\x03\x04"[..], &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"].concat();
    is_refused(&campaign, "table.ods", &ods, &["an OpenDocument file", "save the table as .xlsx"]);
    is_refused(&campaign, "table.xlsx", b"PK\x03\x04 no archive", &["reading table.xlsx", "save it again as .xlsx"]);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_rejected() {
    let campaign = Campaign::new("hostile-large");
    let mut table = b"name,field\n".to_vec();
    table.resize(100 << 20, b'x');
    is_refused(&campaign, "table.csv", &table, &["table.csv is larger than 50 MB", "split it"]);
}

#[test]
fn a_missing_file_or_campaign_is_reported() {
    let campaign = Campaign::new("hostile-missing");
    let outcome = campaign.run(&["import", "none.csv", "--into", "campaign"]);
    assert!(!outcome.is_success);
    outcome.tells(&["reading none.csv"]);
    fs::write(campaign.0.join("table.csv"), "name,kind,field\nAda,person,ngo\n").unwrap();
    let outcome = campaign.run(&["import", "table.csv", "--into", "nowhere", "--write"]);
    assert!(!outcome.is_success);
    outcome.tells(&["nowhere"]);
    let outcome = campaign.run(&["import", "table.csv", "--write"]);
    assert!(!outcome.is_success);
    outcome.tells(&["`--write` needs the campaign"]);
}
