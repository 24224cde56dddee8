//! The header row: where it is, what the columns mean, and which content file the table is for.

use super::Sheet;
use super::columns::{Column, Heading, heading, meant};
use super::dates;
use super::table::{Row, Table};
use crate::error::{Error, Result};
use crate::import::campaign::Campaign;
use crate::import::report::{ImportReport, Outcome};
use std::cmp::Reverse;

/// The header must be among this many first rows.
const WITHIN: usize = 10;

/// The columns that each content file has, and what its items are called.
#[rustfmt::skip]
const READ: [(&str, &str, &[Column]); 3] = [
    ("supporters.json", "supporters", &[
        Column::Id, Column::Name, Column::Title, Column::Kind, Column::Role, Column::Field, Column::Statement,
        Column::Description, Column::Source, Column::AsOf, Column::PhotoAlt, Column::Consent, Column::Credit,
    ]),
    // The kind only without a category.
    ("events.json", "events", &[
        Column::Id, Column::Title, Column::Name, Column::Date, Column::Start, Column::End, Column::EndDate, Column::Place,
        Column::Address, Column::Category, Column::Kind, Column::Description, Column::Link, Column::Source,
    ]),
    ("timeline.json", "entries of the timeline", &[
        Column::Id, Column::Title, Column::Name, Column::Date, Column::Kind, Column::Description, Column::Countries,
        Column::Source, Column::PhotoAlt, Column::Consent, Column::Credit,
    ]),
];

/// Why a table can't be imported.
pub(super) struct HeaderError {
    pub place: String,
    pub what: String,
    pub fix: String,
}

impl From<HeaderError> for Error {
    fn from(unfit: HeaderError) -> Error {
        Error::new(format!("{}: {}", unfit.place, unfit.what), unfit.fix)
    }
}

/// The table with its header.
///
/// # Errors
/// No row is a header, a column is missing, or there are no rows below.
pub(super) fn sheet<'a>(
    table: &'a Table,
    campaign: &'a Campaign,
    report: &mut ImportReport,
) -> Result<Sheet<'a>, HeaderError> {
    let unfit = |place: String, what: &str, fix: &str| HeaderError { place, what: what.into(), fix: fix.into() };
    let known = |row: &Row| row.cells.iter().filter(|cell| heading(cell).is_some()).count();
    let candidates = table.rows.iter().take(WITHIN).enumerate();
    let Some((2.., Reverse(at))) = candidates.map(|(at, row)| (known(row), Reverse(at))).max() else {
        let fix = "name the columns in the first row, such as name, kind, field or title, date, place (see `atbildiba import --help`)";
        return Err(unfit(table.name().into(), "there is no row of column names", fix));
    };
    for row in &table.rows[..at] {
        report.add(table.row(row), Outcome::Left, "the row is above the column names");
    }
    let (header, mut rows) = (&table.rows[at], &table.rows[at + 1..]);
    while let Some(second) = rows.first().filter(|row| known(row) >= 2) {
        let what = "this is a second row of column names; a language goes into the first one, such as title (lv)";
        report.add(table.row(second), Outcome::Left, what);
        rows = &rows[1..];
    }
    let headings = headings(table, header, campaign, report);
    let mut sheet = Sheet { table, campaign, file: "", header, headings, rows };
    let place = table.row(header);
    let is_dated = take_start_as_date(&mut sheet);
    sheet.file = file_of(&sheet, is_dated).map_err(|(what, fix)| unfit(place.clone(), what, fix))?;
    leave_unread(&mut sheet, report);
    missing(&sheet, report).map_err(|(what, fix)| unfit(place.clone(), &what, &fix))?;
    match rows {
        [] => Err(unfit(place, "there is nothing below the column names", "add a row for each item")),
        _ => Ok(sheet),
    }
}

/// The meaning of the columns; an unknown or repeated one is reported and ignored.
fn headings(table: &Table, header: &Row, campaign: &Campaign, report: &mut ImportReport) -> Vec<Option<Heading>> {
    let mut found: Vec<Option<Heading>> = Vec::new();
    for (at, written) in header.cells.iter().enumerate() {
        let known = heading(written).map(|known| spelled(known, campaign));
        let twice = known.as_ref().and_then(|known| repeated(known, &found, header, at, campaign.default_language()));
        let left = match &known {
            None if written.is_empty() => None,
            None => {
                let near = meant(written).map_or(String::new(), |near| format!("; did you mean “{near}”?"));
                Some(format!("the column “{written}” is not known{near}"))
            }
            Some(_) if twice.is_some() => twice,
            Some(Heading { language: Some(language), .. })
                if campaign.is_known() && !campaign.languages.contains(language) =>
            {
                Some(format!(
                    "the site is not in “{language}”; add it to \"languages\" in site.json to have the column “{written}”"
                ))
            }
            Some(_) => None,
        };
        found.push(known.filter(|_| left.is_none()));
        if let Some(left) = left {
            report.add(table.cell(header, at), Outcome::Left, left);
        }
    }
    found
}

/// The heading with its language as the campaign writes it: `pt-BR` for `PT-br`.
fn spelled(mut heading: Heading, campaign: &Campaign) -> Heading {
    let own = |tag: &str| campaign.languages.iter().find(|own| own.eq_ignore_ascii_case(tag)).cloned();
    if let Some(own) = heading.language.as_deref().and_then(own) {
        heading.language = Some(own);
    }
    heading
}

/// Why the column at `at` repeats one of those before it; `None` if it does not.
fn repeated(known: &Heading, found: &[Option<Heading>], header: &Row, at: usize, default: &str) -> Option<String> {
    let is_same =
        |other: &Heading| other.column == known.column && other.language_or(default) == known.language_or(default);
    let first = found.iter().position(|other| other.as_ref().is_some_and(is_same))?;
    let (written, before) = (&header.cells[at], &header.cells[first]);
    if found[first].as_ref() == Some(known) {
        let what = "is there twice; the first is used (a language goes behind it: title (lv))";
        return Some(format!("the column “{written}” {what}"));
    }
    let other = if default == "en" { "lv" } else { "en" };
    Some(format!(
        "the column “{written}” has the same texts as “{before}”: one that names no language is in “{default}”, the \
         site's first; write another language behind it, such as title ({other})"
    ))
}

/// Takes the column “start” as the date if there is no other and all its cells contain a day, as those of calendars and
/// forms do. Returns whether it did.
fn take_start_as_date(sheet: &mut Sheet) -> bool {
    let has_date = sheet.columns(Column::Date).next().is_some();
    let start = sheet.columns(Column::Start).next().map(|(at, _)| at);
    let Some(at) = start.filter(|_| !has_date) else { return false };
    let mut cells = sheet.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty()).peekable();
    let is_date = cells.peek().is_some() && cells.all(|cell| dates::has_day(cell));
    if is_date && let Some(heading) = &mut sheet.headings[at] {
        heading.column = Column::Date;
    }
    is_date
}

/// The content file for the columns; otherwise the problem and advice. `is_dated`: the date is called “start”, as only
/// events have it.
fn file_of(sheet: &Sheet, is_dated: bool) -> Result<&'static str, (&'static str, &'static str)> {
    let has = |columns: &[Column]| columns.iter().any(|column| sheet.columns(*column).next().is_some());
    if !has(&[Column::Name, Column::Title]) {
        return Err((
            "no column holds names or titles",
            "call one “name” (of supporters) or “title” (of events and entries)",
        ));
    }
    let Some((date, _)) = sheet.columns(Column::Date).next() else {
        if has(&[Column::Start, Column::Place, Column::Address, Column::EndDate]) {
            return Err(("these look like events, and no column holds their date", "call one “date”"));
        }
        if has(&[Column::Name, Column::Role, Column::Statement, Column::Field]) {
            return Ok("supporters.json");
        }
        return Err((
            "these could be supporters or events",
            "add “kind” and “field” of supporters, or “date” of events",
        ));
    };
    let only_of_events = [Column::Start, Column::End, Column::EndDate, Column::Place, Column::Address];
    if is_dated || has(&only_of_events) || has(&[Column::Category, Column::Link]) {
        return Ok("events.json");
    }
    let is_day = |row: &Row| row.cells.get(date).is_none_or(|cell| cell.is_empty() || dates::is_day(cell));
    if has(&[Column::Kind, Column::Countries]) || !sheet.rows.iter().all(is_day) {
        return Ok("timeline.json");
    }
    Err((
        "these could be events or entries of the timeline",
        "add “place” or “category” of events, or “kind” of entries",
    ))
}

/// Removes and reports the columns that the content file does not have.
fn leave_unread(sheet: &mut Sheet, report: &mut ImportReport) {
    let Some((_, items, columns)) = READ.iter().find(|(file, ..)| *file == sheet.file) else { return };
    let header = sheet.header;
    let category = sheet.columns(Column::Category).next().map(|(at, _)| &header.cells[at]);
    // Either may hold the title or the name; beside the own one, the other holds something else.
    let (own, other) = match sheet.file {
        "supporters.json" => (Column::Name, Column::Title),
        _ => (Column::Title, Column::Name),
    };
    let default = sheet.campaign.default_language();
    let titled: Vec<String> = sheet.columns(own).map(|(_, language)| language.unwrap_or(default).to_owned()).collect();
    for (at, known) in sheet.headings.iter_mut().enumerate() {
        let Some(heading) = known.as_ref() else { continue };
        let column = heading.column;
        let is_second = column == other && titled.iter().any(|language| language == heading.language_or(default));
        let written = &header.cells[at];
        let what = match category {
            _ if !columns.contains(&column) => format!("{items} have no “{written}”"),
            _ if is_second => format!("the column “{written}”, since another names the {items}"),
            Some(category) if column == Column::Kind && sheet.file == "events.json" => {
                format!("the column “{written}”, since “{category}” names the categories of the events")
            }
            _ => continue,
        };
        report.add(sheet.table.cell(header, at), Outcome::Left, what);
        *known = None;
    }
}

/// Reports missing columns; a missing required one is an error.
fn missing(sheet: &Sheet, report: &mut ImportReport) -> Result<(), (String, String)> {
    let has = |column| sheet.columns(column).next().is_some();
    let needed: &[(Column, &str, &str)] = match sheet.file {
        "supporters.json" => &[(Column::Field, "field", "fields"), (Column::Source, "source", "sources")],
        "timeline.json" => &[(Column::Kind, "kind", "kinds"), (Column::Source, "source", "sources")],
        _ => &[],
    };
    if let Some((_, name, list)) = needed.iter().find(|(column, ..)| !has(*column)) {
        let ids: Vec<&str> = sheet.campaign.names(list).map(|(id, _)| id).collect();
        let known = if ids.is_empty() { String::new() } else { format!(", such as {}", ids.join(", ")) };
        let fix = format!("add a column “{name}” with ids or names of \"{list}\" in site.json{known}");
        return Err((format!("no column says the {name}"), fix));
    }
    if sheet.file == "supporters.json" && !has(Column::Kind) {
        let what = "no column “kind” says who is a person or an organisation: all are imported as persons";
        report.add(sheet.table.row(sheet.header), Outcome::Changed, what);
    }
    Ok(())
}
