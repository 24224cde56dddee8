//! Tables as content: which of the files a table is for, by its header, and its rows as items of that file.

mod columns;
mod csv;
mod dates;
mod encoding;
mod events;
mod row;
mod supporters;
mod table;
mod timeline;
mod xlsx;

use super::campaign::Campaign;
use super::told::{Fate, Told};
use crate::error::{Error, Result};
use columns::{Column, Heading, heading, meant};
use row::Cells;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use table::{Row, Table};

/// A larger file is no list that somebody keeps by hand.
const MOST_BYTES: usize = 50 << 20;
/// The header is one of the first rows.
const HEADER_WITHIN: usize = 10;

/// Items for one of the content files.
#[derive(Debug)]
pub struct Items {
    /// `events.json`, `supporters.json` or `timeline.json`.
    pub file: &'static str,
    pub items: Vec<Value>,
}

impl Items {
    /// The whole file with these items alone.
    pub fn whole(&self) -> Value {
        match self.file {
            "supporters.json" => json!({ "$schema": "schema/supporters.schema.json", "supporters": self.items }),
            "timeline.json" => json!({ "$schema": "schema/timeline.schema.json", "entries": self.items }),
            _ => json!({
                "$schema": "schema/events.schema.json", "@type": "Group", "uid": "calendar", "title": "Calendar",
                "entries": self.items,
            }),
        }
    }
}

/// Whether the bytes are an archive, as `.xlsx` files are.
pub fn is_xlsx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a table; of a workbook every sheet that has a header. `name` is what the file is called in messages.
///
/// # Errors
/// The file can't be read, or nothing in it has a header that is understood.
pub fn read(bytes: &[u8], name: &str, campaign: &Campaign, told: &mut Told) -> Result<Vec<Items>> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(format!("{name} is larger than {} MB", MOST_BYTES >> 20), "split it"));
    }
    let tables = if is_xlsx(bytes) {
        xlsx::read(bytes, name, told)?
    } else {
        vec![csv::read(bytes, name, &campaign.languages, told)?]
    };
    if tables.iter().all(|table| table.rows.is_empty()) {
        return Err(Error::new(format!("{name} is empty"), "fill in a row of column names and a row for each item"));
    }
    let mut found: Vec<Items> = Vec::new();
    let mut last_error = None;
    let mut slugs = BTreeMap::new();
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        match Sheet::of(table, campaign, told) {
            Ok(sheet) => {
                let items = sheet.items(slugs.entry(sheet.file).or_insert_with(|| campaign.slugs(sheet.file)), told);
                match found.iter_mut().find(|one| one.file == sheet.file) {
                    Some(one) => one.items.extend(items),
                    None => found.push(Items { file: sheet.file, items }),
                }
            }
            Err(error) => {
                told.add(table.name.clone(), Fate::Left, format!("{}; {}", error.what, error.fix));
                last_error = Some(error);
            }
        }
    }
    match last_error {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok(found),
    }
}

/// A table whose header is understood.
struct Sheet<'a> {
    table: &'a Table,
    campaign: &'a Campaign,
    file: &'static str,
    header: &'a Row,
    /// By place of the column.
    headings: Vec<Option<Heading>>,
    rows: &'a [Row],
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table, campaign: &'a Campaign, told: &mut Told) -> Result<Self> {
        let known = |row: &Row| row.cells.iter().filter(|cell| heading(cell).is_some()).count();
        let candidates = table.rows.iter().take(HEADER_WITHIN).enumerate();
        let best =
            candidates.map(|(at, row)| (known(row), at)).max_by_key(|&(known, at)| (known, std::cmp::Reverse(at)));
        let Some((2.., at)) = best else {
            let first = table.rows.first().map_or_else(|| table.name.clone(), |row| table.row(row));
            return Err(Error::new(
                format!("{first}: there is no row of column names"),
                "name the columns in the first row, such as name, kind, role or title, date, place (see `atbildiba import --help`)",
            ));
        };
        for row in &table.rows[..at] {
            told.add(table.row(row), Fate::Left, "it stands before the row of column names");
        }
        let header = &table.rows[at];
        let mut rows = &table.rows[at + 1..];
        while let Some(second) = rows.first().filter(|row| known(row) >= 2) {
            let what = "it is a second row of column names; a language goes into the first one, such as title (lv)";
            told.add(table.row(second), Fate::Left, what);
            rows = &rows[1..];
        }
        let headings = headings(table, header, campaign, told);
        let place = table.row(header);
        let file = file_of(&headings, rows).map_err(|(what, fix)| Error::new(format!("{place}: {what}"), fix))?;
        if rows.is_empty() {
            return Err(Error::new(
                format!("{place}: there is nothing below the column names"),
                "add a row for each item",
            ));
        }
        Ok(Sheet { table, campaign, file, header, headings, rows })
    }

    fn items(&self, slugs: &mut super::slug::Slugs, told: &mut Told) -> Vec<Value> {
        let dates = self.headings.iter().position(|one| one.as_ref().is_some_and(|one| one.column == Column::Date));
        let dates = self.rows.iter().filter_map(|row| dates.and_then(|at| row.cells.get(at))).map(String::as_str);
        let order = dates::order(dates);
        let mut items = Vec::new();
        for row in self.rows {
            self.tell_length(row, told);
            let mut cells = Cells { sheet: self, row, told, order };
            items.extend(match self.file {
                "supporters.json" => supporters::item(&mut cells, slugs),
                "timeline.json" => timeline::item(&mut cells, slugs),
                _ => events::item(&mut cells, slugs),
            });
        }
        items
    }

    fn tell_length(&self, row: &Row, told: &mut Told) {
        let (wanted, has) = (self.header.cells.len(), row.cells.len());
        if let Some(more) = row.cells.get(wanted..).filter(|more| more.iter().any(|cell| !cell.is_empty())) {
            let what =
                format!("the row has {has} cells and the header {wanted}; “{}” is in no column", more.join("”, “"));
            told.add(self.table.row(row), Fate::Left, what);
        } else if has < wanted {
            let what = format!("the row has {has} cells and the header {wanted}; the last ones are taken as empty");
            told.add(self.table.row(row), Fate::Changed, what);
        }
    }
}

/// What the columns hold; one that is not known, or known twice, is told and none.
fn headings(table: &Table, header: &Row, campaign: &Campaign, told: &mut Told) -> Vec<Option<Heading>> {
    let mut found: Vec<Option<Heading>> = Vec::new();
    for (at, written) in header.cells.iter().enumerate() {
        let place = table.cell(header, at);
        let known = heading(written);
        let mut kept = None;
        match known {
            _ if written.is_empty() => {}
            None => {
                let near = meant(written).map_or(String::new(), |near| format!("; did you mean “{near}”?"));
                told.add(place, Fate::Left, format!("the column “{written}” is not known{near}"));
            }
            Some(known) if found.iter().flatten().any(|other| *other == known) => {
                let what = format!(
                    "the column “{written}” is there twice; the first is taken (a language goes behind it: title (lv))"
                );
                told.add(place, Fate::Left, what);
            }
            Some(Heading { language: Some(language), .. })
                if campaign.is_known() && !campaign.languages.contains(&language) =>
            {
                let what = format!(
                    "the site is not in “{language}”; add it to \"languages\" in site.json to have the column “{written}”"
                );
                told.add(place, Fate::Left, what);
            }
            Some(known) => kept = Some(known),
        }
        found.push(kept);
    }
    found
}

/// Which content file the columns are of.
fn file_of(
    headings: &[Option<Heading>],
    rows: &[Row],
) -> std::result::Result<&'static str, (&'static str, &'static str)> {
    let at = |column| headings.iter().position(|one| one.as_ref().is_some_and(|one| one.column == column));
    let has = |columns: &[Column]| columns.iter().any(|column| at(*column).is_some());
    if !has(&[Column::Name, Column::Title]) {
        return Err((
            "no column holds names or titles",
            "call one “name” (of supporters) or “title” (of events and entries)",
        ));
    }
    let Some(date) = at(Column::Date) else {
        if has(&[Column::Start, Column::Place, Column::Address, Column::EndDate]) {
            return Err(("these look like events, and no column holds their date", "call one “date”"));
        }
        if has(&[Column::Name]) || has(&[Column::Role, Column::Statement, Column::Field]) {
            return Ok("supporters.json");
        }
        return Err((
            "these could be supporters or events",
            "add “kind” and “field” of supporters, or “date” of events",
        ));
    };
    if has(&[
        Column::Start,
        Column::End,
        Column::EndDate,
        Column::Place,
        Column::Address,
        Column::Category,
        Column::Link,
    ]) {
        return Ok("events.json");
    }
    let is_day = |row: &Row| row.cells.get(date).is_none_or(|cell| cell.is_empty() || is_day(cell));
    if has(&[Column::Kind, Column::Countries]) || !rows.iter().all(is_day) {
        return Ok("timeline.json");
    }
    Err((
        "these could be events or entries of the timeline",
        "add “place” or “category” of events, or “kind” of entries",
    ))
}

fn is_day(written: &str) -> bool {
    dates::of_serial(written).is_some()
        || dates::date(written, None)
            .is_ok_and(|(date, _)| date.len() == 10 && date.bytes().filter(|byte| *byte == b'-').count() == 2)
}
