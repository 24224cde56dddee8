//! A row as a supporter.

use super::columns::Column;
use super::row::Cells;
use crate::import::slug::Slugs;
use crate::import::told::Fate;
use atbildiba::text::fold;
use serde_json::{Map, Value, json};

/// Words for one person and for an organisation, folded, by their beginnings.
const PERSONS: [&str; 10] =
    ["person", "individual", "persona", "cilveks", "человек", "лицо", "людина", "особа", "osoba", "pessoa"];
const ORGANIZATIONS: [&str; 8] =
    ["org", "associa", "biedriba", "организац", "орган", "організац", "stowarzysz", "verein"];

/// The supporter; none if it is there already, or something is wrong, which is told.
pub(super) fn item(cells: &mut Cells, slugs: &mut Slugs) -> Option<Value> {
    let place = cells.place();
    let names = cells.texts(&[Column::Name, Column::Title]);
    let Some(name) = cells.text(&[Column::Name, Column::Title]) else {
        cells.tell(&place, Fate::Wrong, "the row has no name");
        return None;
    };
    let kind = kind(cells)?;
    let id = cells.id(slugs, &name, |item| item["@type"] == kind)?;
    let mut out = Map::new();
    out.insert("@type".into(), kind.into());
    out.insert("id".into(), id.as_str().into());
    // A name that stands once is the same in all languages.
    out.insert("name".into(), if names.len() == 1 { name.as_str().into() } else { Value::Object(names) });
    out.insert("shirt".into(), initials(&name).into());
    if kind == "Person" {
        cells.put("jobTitle", &[Column::Role], &mut out);
    } else if let Some((_, place)) = cells.get(&[Column::Role]) {
        cells.tell(&place, Fate::Left, "an organisation has no role");
    }
    if let Some((field, place)) = cells.get(&[Column::Field]) {
        out.insert("field".into(), cells.id_of("fields", &field, &place).into());
    }
    cells.put("statement", &[Column::Statement], &mut out);
    cells.put("description", &[Column::Description], &mut out);
    as_of(cells, &mut out);
    photo(cells, &mut out);
    cells.sources(&mut out);
    let printed = out["shirt"].as_str().unwrap_or_default();
    cells.tell(&place, Fate::Taken, format!("“{name}” as “{id}”, with “{printed}” on the shirt"));
    Some(Value::Object(out))
}

fn kind(cells: &mut Cells) -> Option<&'static str> {
    let Some((written, place)) = cells.get(&[Column::Kind]) else {
        let place = cells.place();
        cells.tell(&place, Fate::Changed, "no column says whether this is a person or an organisation: a person");
        return Some("Person");
    };
    let folded = fold(&written);
    let is = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    match (is(&PERSONS), is(&ORGANIZATIONS)) {
        (true, _) => Some("Person"),
        (_, true) => Some("Organization"),
        _ => {
            cells.tell(
                &place,
                Fate::Wrong,
                format!("“{written}” is neither person nor organisation; write one of the two"),
            );
            None
        }
    }
}

fn as_of(cells: &mut Cells, out: &mut Map<String, Value>) {
    let Some((written, place)) = cells.get(&[Column::AsOf]) else { return };
    let year = written
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| part.len() == 4)
        .and_then(|year| year.parse::<i32>().ok());
    match year {
        Some(year) => {
            out.insert("asOf".into(), year.into());
            if written != year.to_string() {
                cells.tell(&place, Fate::Changed, format!("of “{written}” the year {year} is taken"));
            }
        }
        None => cells.tell(&place, Fate::Wrong, format!("“{written}” is no year; write it as 2026")),
    }
}

fn photo(cells: &mut Cells, out: &mut Map<String, Value>) {
    let alt = cells.texts(&[Column::PhotoAlt]);
    let Some((_, place)) = cells.get(&[Column::PhotoAlt]) else { return };
    match cells.get(&[Column::Consent]) {
        Some((consent, _)) => drop(out.insert("photo".into(), json!({ "alt": alt, "consent": consent }))),
        None => {
            let what = "nobody is shown without having agreed; a column “consent” says how and when, such as “in writing, 2026-05-04”";
            cells.tell(&place, Fate::Left, what);
        }
    }
}

/// What is printed on the shirt: the first letters of up to three words.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters: String = words.filter_map(|word| word.chars().next()).take(3).collect();
    let upper: String = letters.to_uppercase().chars().take(8).collect();
    if upper.is_empty() { "?".into() } else { upper }
}
