//! Tables as content: the header determines the content file, and each row becomes an item.

mod columns;
mod csv;
mod dates;
mod encoding;
mod events;
mod header;
mod row;
mod supporters;
mod table;
mod timeline;
mod xlsx;

use super::campaign::{Campaign, differences, id, is_called};
use super::report::{ImportReport, Outcome};
use super::slug::{Slugs, is_slug};
use super::{Item, Items};
use crate::error::{Error, Result};
use columns::{Column, Heading};
use row::Cells;
use serde_json::{Map, Value};
use table::{Row, Table};

/// A larger file is not a list kept by hand.
const MAX_BYTES: usize = 50 << 20;

/// Signatures of files that are neither text nor `.xlsx`: offset, bytes, name.
const OTHERS: [(usize, &[u8], &str); 3] = [
    (0, b"\xD0\xCF\x11\xE0", "an old workbook (.xls), or has a password"),
    (0, b"%PDF", "a PDF"),
    (30, b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
];

/// Whether the bytes are a ZIP archive, as `.xlsx` files are.
pub fn is_xlsx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a table; of a workbook, every sheet with a header. `name` is the file's name in messages.
///
/// # Errors
/// The file can't be read, or contains no recognised header.
pub fn read(bytes: &[u8], name: &str, campaign: &Campaign, report: &mut ImportReport) -> Result<Vec<Items>> {
    let tables = tables(bytes, name, campaign, report)?;
    if tables.iter().all(|table| table.rows.is_empty()) {
        return Err(Error::new(format!("{name} is empty"), "fill in a row of column names and a row for each item"));
    }
    let mut found: Vec<(Items, Slugs)> = Vec::new();
    let mut last_unfit = None;
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        let sheet = match header::sheet(table, campaign, report) {
            Ok(sheet) => sheet,
            Err(unfit) if tables.len() == 1 => return Err(unfit.into()),
            Err(unfit) => {
                report.add(unfit.place.as_str(), Outcome::Left, format!("{}; {}", unfit.what, unfit.fix));
                last_unfit = Some(unfit);
                continue;
            }
        };
        let at = found.iter().position(|(items, _)| items.file == sheet.file).unwrap_or_else(|| {
            found.push((Items { file: sheet.file, items: Vec::new() }, campaign.slugs(sheet.file)));
            found.len() - 1
        });
        let (items, slugs) = &mut found[at];
        sheet.items(&mut items.items, slugs, report);
    }
    match last_unfit {
        Some(unfit) if found.is_empty() => Err(unfit.into()),
        _ => Ok(found.into_iter().map(|(items, _)| items).collect()),
    }
}

fn tables(bytes: &[u8], name: &str, campaign: &Campaign, report: &mut ImportReport) -> Result<Vec<Table>> {
    if bytes.len() > MAX_BYTES {
        let what = format!("{name} is larger than {} MB", MAX_BYTES >> 20);
        return Err(Error::new(what, "keep the rows and sheets that are needed, or split it"));
    }
    let is = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    if let Some((.., what)) = OTHERS.iter().find(|(at, mark, _)| is(*at, mark)) {
        return Err(Error::new(format!("{name} is {what}"), "save the table as .xlsx without a password, or as CSV"));
    }
    if is_xlsx(bytes) {
        return xlsx::read(bytes, name, report);
    }
    Ok(vec![csv::read(bytes, name, &campaign.languages, report)?])
}

/// A table with a recognised header.
struct Sheet<'a> {
    table: &'a Table,
    campaign: &'a Campaign,
    file: &'static str,
    header: &'a Row,
    /// By column index.
    headings: Vec<Option<Heading>>,
    rows: &'a [Row],
}

/// An item created from a row, without its id.
struct ImportedItem {
    title: String,
    /// What two identical items have in common, besides the title.
    same: &'static str,
    item: Map<String, Value>,
}

impl<'a> Sheet<'a> {
    /// The columns with this meaning, and the languages that they state.
    fn columns(&self, column: Column) -> impl Iterator<Item = (usize, Option<&str>)> {
        let known = self.headings.iter().enumerate().filter_map(|(at, heading)| Some((at, heading.as_ref()?)));
        known.filter(move |(_, one)| one.column == column).map(|(at, one)| (at, one.language.as_deref()))
    }

    /// Adds the rows as items.
    fn items(&self, items: &mut Vec<Item>, slugs: &mut Slugs, report: &mut ImportReport) {
        let cells_of = |column| {
            let at = self.columns(column).next().map(|(at, _)| at);
            self.rows.iter().filter_map(move |row| row.cells.get(at?)).map(String::as_str)
        };
        let order = dates::order(cells_of(Column::Date));
        cells_of(Column::Id).for_each(|id| slugs.reserve(id));
        for row in self.rows {
            self.tell_length(row, report);
            let mut cells = Cells { sheet: self, row, report, order };
            let made = match self.file {
                "supporters.json" => supporters::item(&mut cells),
                "timeline.json" => timeline::item(&mut cells),
                _ => events::item(&mut cells),
            };
            if let Some(item) = made.and_then(|made| self.identified(made, &mut cells, items, slugs)) {
                items.push(item);
            }
        }
    }

    /// The item with its id: from the column, or derived from the title. `None` if the campaign or the table already
    /// has it, which is reported.
    fn identified(&self, made: ImportedItem, cells: &mut Cells, before: &[Item], slugs: &mut Slugs) -> Option<Item> {
        let ImportedItem { title, same, mut item } = made;
        let own = cells.get(&[Column::Id]);
        if let Some((written, place)) = own.as_ref().filter(|(own, _)| !is_slug(own)) {
            let what =
                format!("“{written}” is not an id; write lower-case letters (a to z), digits and hyphens, or nothing");
            cells.tell(place, Outcome::Wrong, what);
            return None;
        }
        let is_it = |other: &Value| match &own {
            Some((own, _)) => id(other) == Some(own),
            None => is_called(other, &title) && item.get(same) == other.get(same),
        };
        let place = cells.place();
        if let Some(there) = self.campaign.items(self.file).iter().find(|one| is_it(one)) {
            let id = id(there).unwrap_or_default();
            let what = format!("“{title}” is in {} already, as “{id}”, and stays as it is", self.file);
            cells.tell(&place, Outcome::Left, what + &differences(there, &item));
            return None;
        }
        if let Some(first) = before.iter().find(|one| is_it(&one.value)) {
            cells.tell(&place, Outcome::Left, format!("“{title}” is in the table twice; {} is imported", first.place));
            return None;
        }
        let id = own.map_or_else(|| slugs.make("", &title, "item"), |(own, _)| own);
        item.insert(if self.file == "events.json" { "uid" } else { "id" }.into(), id.into());
        Some(Item { place, title, value: Value::Object(item) })
    }

    fn tell_length(&self, row: &Row, report: &mut ImportReport) {
        let wanted = self.header.cells.len();
        let more = row.cells.get(wanted..).unwrap_or_default();
        let more: Vec<&str> = more.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        if !more.is_empty() {
            let what = format!("“{}” is in no column: the header has {wanted}", more.join("”, “"));
            report.add(self.table.cell(row, wanted), Outcome::Left, what);
        }
    }
}
