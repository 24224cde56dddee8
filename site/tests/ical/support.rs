//! Helpers shared by several test modules.

use site::expand::{self, Options};
use site::ical::Problems;

/// A path of the project.
pub fn project(path: &str) -> String {
    format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The output of `expand`, and its report.
pub fn expand(text: &str, from: Option<&str>, to: Option<&str>, limit: Option<usize>) -> (String, String) {
    let mut problems = Problems::default();
    let all = expand::read(text.as_bytes(), &mut problems);
    let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
    let mut out = Vec::new();
    let cut = expand::write(&all, &Options { from: day(from), to: day(to), limit }, &mut out).unwrap();
    let mut told = problems.shown("file").to_string();
    cut.iter().for_each(|cut| told += &format!("file: note: {cut}\n"));
    (String::from_utf8(out).unwrap(), told)
}

/// Only the starts.
pub fn starts(text: &str, limit: usize) -> Vec<String> {
    let (out, told) = expand(text, None, None, Some(limit));
    assert_eq!(told, "", "{text}");
    out.lines().map(|line| line.split_once('\t').unwrap().1.to_owned()).collect()
}

/// A calendar with one event that has these properties.
pub fn calendar(properties: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e\r\n{properties}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}
