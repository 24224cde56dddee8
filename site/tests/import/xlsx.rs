//! Workbooks generated in the style of LibreOffice and Excel: shared strings, numeric date formats, hidden sheets.

use crate::support::Campaign;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The content of a cell.
enum Cell {
    Text(&'static str),
    Number(f64),
    /// With a date format.
    Day(f64),
    /// With a time format.
    Time(f64),
    /// With a date-time format.
    Moment(f64),
    /// A formula and its value, if it was calculated.
    Formula(&'static str, Option<&'static str>),
    Error(&'static str),
}
use Cell::{Day, Error, Formula, Moment, Number, Text, Time};

/// A sheet: its name, whether it is hidden, its cells by position, merged areas.
type Sheet<'a> = (&'a str, bool, Vec<(&'a str, Cell)>, &'a [&'a str]);

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STYLES: &str = "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"General\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"166\" formatCode=\"[$-426]dd\\.mm\\.yyyy\\ hh:mm\"/></numFmts>\
    <cellXfs count=\"4\"><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/><xf numFmtId=\"166\"/></cellXfs>";

fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let (mut names, mut links, mut texts, mut parts) = (String::new(), String::new(), Vec::new(), Vec::new());
    for (index, (name, is_hidden, cells, merged)) in sheets.iter().enumerate() {
        let (number, state) = (index + 1, if *is_hidden { "hidden" } else { "visible" });
        write!(names, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>").unwrap();
        let target = format!("worksheets/sheet{number}.xml");
        write!(links, "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"{target}\"/>").unwrap();
        parts.push((format!("xl/{target}"), sheet(cells, merged, &mut texts)));
    }
    let shared: String = texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{text}</t></si>")).collect();
    parts.extend([
        (
            "xl/workbook.xml".into(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"),
        ),
        ("xl/styles.xml".into(), format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
        ("xl/sharedStrings.xml".into(), format!("<sst xmlns=\"{MAIN}\">{shared}</sst>")),
        ("xl/_rels/workbook.xml.rels".into(), relationships(&links)),
        (
            "_rels/.rels".into(),
            relationships(&format!(
                "<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>"
            )),
        ),
    ]);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}").as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn relationships(links: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
    )
}

fn sheet(cells: &[(&str, Cell)], merged: &[&str], texts: &mut Vec<&'static str>) -> String {
    let mut rows: Vec<(usize, String)> = Vec::new();
    for (at, cell) in cells {
        let row = at.trim_start_matches(|c: char| c.is_alphabetic()).parse().unwrap();
        let written = match cell {
            Text(text) => {
                texts.push(text);
                format!("<c r=\"{at}\" s=\"0\" t=\"s\"><v>{}</v></c>", texts.len() - 1)
            }
            Number(value) => format!("<c r=\"{at}\" s=\"0\" t=\"n\"><v>{value}</v></c>"),
            Day(value) => format!("<c r=\"{at}\" s=\"1\" t=\"n\"><v>{value}</v></c>"),
            Time(value) => format!("<c r=\"{at}\" s=\"2\" t=\"n\"><v>{value}</v></c>"),
            Moment(value) => format!("<c r=\"{at}\" s=\"3\" t=\"n\"><v>{value}</v></c>"),
            Formula(formula, Some(value)) => format!("<c r=\"{at}\" t=\"str\"><f>{formula}</f><v>{value}</v></c>"),
            Formula(formula, None) => format!("<c r=\"{at}\"><f>{formula}</f></c>"),
            Error(error) => format!("<c r=\"{at}\" t=\"e\"><f>1/0</f><v>{error}</v></c>"),
        };
        match rows.last_mut().filter(|(number, _)| *number == row) {
            Some((_, text)) => *text += &written,
            None => rows.push((row, written)),
        }
    }
    let rows: String = rows.iter().map(|(number, cells)| format!("<row r=\"{number}\">{cells}</row>")).collect();
    let merged: String = merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>")
}

#[test]
fn sheets_of_all_three_kinds_are_imported() {
    let campaign = Campaign::new("xlsx-three");
    let book = workbook(&[
        (
            "Atbalstītāji",
            false,
            vec![
                ("B3", Text("Vārds")),
                ("C3", Text("Veids")),
                ("D3", Text("Joma")),
                ("E3", Text("Gads")),
                ("F3", Text("Avots")),
                ("B4", Text(" Ada Example ")),
                ("C4", Text("persona")),
                ("D4", Text("Volunteers")),
                ("E4", Number(2026.0)),
                ("F4", Text("own-records")),
            ],
            &[],
        ),
        (
            "Plan",
            false,
            vec![
                ("A1", Text("Title")),
                ("B1", Text("Date")),
                ("C1", Text("Start")),
                ("D1", Text("End")),
                ("E1", Text("Place")),
                ("A2", Text("Walk")),
                ("B2", Day(46_522.0)),
                ("C2", Time(0.763_888_888_888_889)),
                ("D2", Text("20:00")),
                ("E2", Text("Beach")),
                ("A9", Text("Talk")),
                ("B9", Moment(46_523.75)),
                ("E9", Text("Club")),
                ("A10", Text("Day")),
                ("B10", Number(46_524.0)),
                ("E10", Text("Club")),
            ],
            &[],
        ),
        (
            "History",
            false,
            vec![
                ("A1", Text("Title")),
                ("B1", Text("Date")),
                ("C1", Text("Kind")),
                ("D1", Text("Source")),
                ("A2", Text("Begun")),
                ("B2", Number(2019.0)),
                ("C2", Text("project")),
                ("D2", Text("own-records")),
                ("A3", Text("Decided")),
                ("B3", Day(43_600.0)),
                ("C3", Text("decision")),
                ("D3", Text("own-records")),
            ],
            &[],
        ),
        ("Notes", false, vec![("A1", Text("call Ada"))], &[]),
        ("Old", true, vec![("A1", Text("Title"))], &[]),
    ]);
    let outcome = campaign.import("plan.xlsx", book);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&[
        "plan.xlsx:Atbalstītāji!4: imported: “Ada Example” as “ada-example”",
        "plan.xlsx:Plan!B10: changed: the number 46524 is read as the date 2027-05-17",
        "plan.xlsx:Notes: left out: there is no row of column names",
        "plan.xlsx:Old: left out: the sheet is hidden",
        "plan.xlsx: 6 imported, 2 left out, 0 errors",
    ]);
    let last = |file: &str, property: &str| -> Vec<String> {
        let items = campaign.items(file);
        items[items.len().saturating_sub(3)..].iter().map(|one| one[property].to_string().replace('"', "")).collect()
    };
    assert_eq!(last("events.json", "start"), ["2027-05-15T18:20:00", "2027-05-16T18:00:00", "2027-05-17T00:00:00"]);
    assert_eq!(last("events.json", "duration"), ["PT1H40M", "null", "P1D"]);
    assert_eq!(last("timeline.json", "date")[1..], ["2019", "2019-05-15"]);
    assert_eq!(campaign.items("supporters.json").pop().unwrap()["asOf"], 2026);
    campaign.is_accepted();
}

#[test]
fn formulas_errors_and_merged_cells_are_reported() {
    let campaign = Campaign::new("xlsx-formulas");
    let book = workbook(&[(
        "Plan",
        false,
        vec![
            ("A1", Text("Title")),
            ("B1", Text("Date")),
            ("C1", Text("Place")),
            ("D1", Text("Text")),
            ("A2", Formula("CONCATENATE(\"Wa\",\"lk\")", Some("Walk"))),
            ("B2", Day(46_522.0)),
            ("C2", Text("Beach")),
            ("A3", Text("Talk")),
            ("B3", Day(46_523.0)),
            ("D3", Formula("IF(A1=\"\",\"x\",\"\")", Some(""))),
            ("A4", Text("Party")),
            ("B4", Day(46_524.0)),
            ("D4", Formula("A1", None)),
            ("A5", Error("#DIV/0!")),
            ("B5", Day(46_525.0)),
        ],
        &["C2:C4"],
    )]);
    let outcome = campaign.import("plan.xlsx", book);
    assert!(!outcome.is_success);
    outcome.tells(&[
        "plan.xlsx:Plan!C2: changed: the cell is merged down to row 4",
        "plan.xlsx:Plan!D4: error: the formula has no value in the file",
        "plan.xlsx:Plan!A5: error: the cell holds #DIV/0!",
        "plan.xlsx:Plan!5: error: the row has no title",
        "plan.xlsx: 3 imported, 0 left out, 3 errors",
    ]);
    let places: Vec<_> =
        campaign.items("events.json")[2..].iter().map(|one| one["locations"]["1"]["name"].clone()).collect();
    assert_eq!(places, ["Beach", "Beach", "Beach"]);
}

#[test]
fn a_distant_cell_costs_nothing() {
    let campaign = Campaign::new("xlsx-far");
    let book = workbook(&[(
        "Plan",
        false,
        vec![
            ("A1", Text("Title")),
            ("B1", Text("Date")),
            ("C1", Text("Place")),
            ("A2", Text("Walk")),
            ("B2", Day(46_522.0)),
            ("C2", Text("Beach")),
            ("XFD1048576", Text(".")),
        ],
        &[],
    )]);
    let outcome = campaign.import("plan.xlsx", book);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&["plan.xlsx: 1 imported"]);
}
