//! A row as a supporter.

use super::ImportedItem;
use super::columns::Column;
use super::row::Cells;
use crate::import::report::Outcome;
use atbildiba::text::fold;
use serde_json::{Map, Value};

/// Words for a person and for an organisation, folded, as prefixes.
const PERSONS: [&str; 10] =
    ["person", "individual", "cilveks", "человек", "лицо", "людина", "особа", "osoba", "pessoa", "شخص"];
const ORGANIZATIONS: [&str; 14] = [
    "org",
    "associa",
    "asocia",
    "biedriba",
    "iestade",
    "организац",
    "орган",
    "організац",
    "stowarzysz",
    "fund",
    "verein",
    "منظمة",
    "جمعية",
    "مؤسسة",
];

/// The supporter; `None` if something is wrong, which is reported.
pub(super) fn item(cells: &mut Cells) -> Option<ImportedItem> {
    let names = cells.texts(&[Column::Name, Column::Title]);
    let Some(name) = cells.text(&[Column::Name, Column::Title]) else {
        cells.wrong("the row has no name");
        return None;
    };
    let kind = kind(cells)?;
    let field = cells.required(Column::Field, "fields", &name)?;
    let source = cells.sources(&name)?;
    let mut out = Map::new();
    out.insert("@type".into(), kind.into());
    // A single name is used in all languages.
    out.insert("name".into(), if names.len() == 1 { name.as_str().into() } else { Value::Object(names) });
    out.insert("shirt".into(), initials(&name).into());
    out.insert("field".into(), field.into());
    if kind == "Person" {
        cells.put("jobTitle", &[Column::Role], &mut out);
    } else if let Some((_, place)) = cells.get(&[Column::Role]) {
        cells.tell(&place, Outcome::Left, "an organisation has no role");
    }
    cells.put("statement", &[Column::Statement], &mut out);
    cells.put("description", &[Column::Description], &mut out);
    as_of(cells, &mut out);
    photo(cells, &mut out);
    out.insert("source".into(), source);
    Some(ImportedItem { title: name, same: "@type", item: out })
}

fn kind(cells: &mut Cells) -> Option<&'static str> {
    let Some((written, place)) = cells.get(&[Column::Kind]) else {
        if cells.has(Column::Kind) {
            let place = cells.place();
            cells.tell(&place, Outcome::Changed, "the row does not say what kind of supporter this is: a person");
        }
        return Some("Person");
    };
    let folded = fold(&written);
    let is = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    match (is(&PERSONS), is(&ORGANIZATIONS)) {
        (true, _) => Some("Person"),
        (_, true) => Some("Organization"),
        _ => {
            let what = format!("“{written}” is neither person nor organisation; write one of the two");
            cells.tell(&place, Outcome::Wrong, what);
            None
        }
    }
}

fn as_of(cells: &mut Cells, out: &mut Map<String, Value>) {
    let Some((written, place)) = cells.get(&[Column::AsOf]) else { return };
    let mut numbers = written.split(|c: char| !c.is_ascii_digit());
    match numbers.find(|part| part.len() == 4).and_then(|year| year.parse::<i32>().ok()) {
        Some(year) => {
            out.insert("asOf".into(), year.into());
            if written != year.to_string() {
                cells.tell(&place, Outcome::Changed, format!("of “{written}” the year {year} is used"));
            }
        }
        None => cells.tell(&place, Outcome::Wrong, format!("“{written}” is no year; write it as 2026")),
    }
}

fn photo(cells: &mut Cells, out: &mut Map<String, Value>) {
    let alt = cells.texts(&[Column::PhotoAlt]);
    let Some((_, place)) = cells.get(&[Column::PhotoAlt]) else { return };
    match cells.get(&[Column::Consent]) {
        Some((consent, _)) => {
            let mut photo = Map::from_iter([("alt".to_owned(), alt.into()), ("consent".to_owned(), consent.into())]);
            cells.put("credit", &[Column::Credit], &mut photo);
            out.insert("photo".into(), photo.into());
        }
        None => {
            let what = "nobody is shown without having agreed; a column “consent” says how and when, such as “in writing, 2026-05-04”";
            cells.tell(&place, Outcome::Left, what);
        }
    }
}

/// The print on the shirt: the initials of up to three words.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters: String = words.filter_map(|word| word.chars().next()).take(3).collect();
    let upper: String = letters.to_uppercase().chars().take(8).collect();
    if upper.is_empty() { "?".into() } else { upper }
}
