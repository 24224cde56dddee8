//! Workbooks in Office Open XML (`.xlsx`).

use super::table::{Row, Table};
use crate::error::{Error, OrFail, Result};
use crate::import::report::{ImportReport, Outcome};
use calamine::{Data, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;

/// The maximum size of a workbook when unpacked.
const MAX_UNPACKED: u64 = 300 << 20;
/// The maximum number of columns.
const MAX_COLUMNS: usize = 1_000;

/// The maximum number of cells, including empty ones before others in their rows. An empty one takes 24 bytes.
const MAX_CELLS: usize = 5_000_000;

/// The cells that a workbook may still have.
struct Budget(usize);

impl Budget {
    fn take(&mut self, cells: usize) -> Result<()> {
        self.0 = self.0.checked_sub(cells).ok_or_else(|| {
            let what = format!("it has more than {} million cells", MAX_CELLS / 1_000_000);
            Error::new(what, "keep the sheets, rows and columns that are needed, or split it")
        })?;
        Ok(())
    }
}

/// Makes a row long enough for a column.
fn reach<'a>(row: &'a mut Vec<String>, column: usize, budget: &mut Budget) -> Result<&'a mut String> {
    let length = row.len().max(column + 1);
    budget.take(length - row.len())?;
    row.resize(length, String::new());
    Ok(&mut row[column])
}

/// Reads the tables of all visible sheets. `name` is the file's name in messages.
///
/// # Errors
/// It is not a workbook, is encrypted, or is too large.
pub fn read(bytes: &[u8], name: &str, report: &mut ImportReport) -> Result<Vec<Table>> {
    if unpacked(bytes) > MAX_UNPACKED {
        return Err(Error::new(
            format!("{name} is larger than {} MB when it is unpacked", MAX_UNPACKED >> 20),
            "keep the sheets and rows that are needed, or split it",
        ));
    }
    let fix = "save it again as .xlsx without a password, or as CSV";
    let mut book: Book =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).or_fail(|| format!("reading {name}"), fix)?;
    let (mut tables, mut budget) = (Vec::new(), Budget(MAX_CELLS));
    for sheet in book.sheets_metadata().to_vec() {
        let place = format!("{name}:{}", sheet.name);
        if sheet.typ != SheetType::WorkSheet || sheet.visible != SheetVisible::Visible {
            report.add(place, Outcome::Left, "the sheet is hidden, or is no table");
            continue;
        }
        let unread = |error: XlsxError| Error::new(format!("reading {place}: {error}"), fix);
        let mut cells = cells(&mut book, &sheet.name, &mut budget, &unread)?;
        uncalculated(&mut book, &sheet.name, &mut cells).map_err(unread)?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(unread)?;
        tables.push(table(cells, &merged, &place, &mut budget, report)?);
    }
    Ok(tables)
}

/// The unpacked size that an archive declares: the sum over its central directory.
fn unpacked(bytes: &[u8]) -> u64 {
    let entries = bytes.windows(28).filter(|entry| entry.starts_with(b"PK\x01\x02"));
    entries.map(|entry| u64::from(u32::from_le_bytes([entry[24], entry[25], entry[26], entry[27]]))).sum()
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
/// Row and column, from 0.
type CellPosition = (u32, u32);

/// The cells of a sheet.
#[derive(Default)]
struct Cells {
    /// By row.
    texts: BTreeMap<u32, Vec<String>>,
    /// Cells with content, which may be an empty text.
    filled: HashSet<CellPosition>,
    wrong: BTreeMap<CellPosition, String>,
}

fn table(
    cells: Cells,
    merged: &[Dimensions],
    name: &str,
    budget: &mut Budget,
    report: &mut ImportReport,
) -> Result<Table> {
    let rows = cells.texts.into_iter().filter_map(|(row, cells)| Row::new(row as usize + 1, cells)).collect();
    let mut table = Table { place: format!("{name}!"), rows };
    for ((row, column), what) in cells.wrong {
        let row = Row { number: row as usize + 1, cells: Vec::new() };
        report.add(table.cell(&row, column as usize), Outcome::Wrong, what);
    }
    fill_merged(&mut table, merged, budget, report)?;
    Ok(table)
}

/// Cells are read one by one, so that a distant one costs no more than others.
fn cells(book: &mut Book, sheet: &str, budget: &mut Budget, unread: &dyn Fn(XlsxError) -> Error) -> Result<Cells> {
    let mut cells = Cells::default();
    let mut reader = book.worksheet_cells_reader(sheet).map_err(unread)?;
    while let Some(cell) = reader.next_cell().map_err(unread)? {
        let (at, value) = (cell.get_position(), Data::from(cell.get_value().clone()));
        if let Data::Error(error) = &value {
            cells.wrong.insert(at, format!("the cell holds {error}; correct its formula, or write what is meant"));
        }
        if value != Data::Empty {
            cells.filled.insert(at);
        }
        let (text, column) = (text(&value), at.1 as usize);
        if !text.is_empty() && column < MAX_COLUMNS {
            *reach(cells.texts.entry(at.0).or_default(), column, budget)? = text;
        }
    }
    Ok(cells)
}

/// Finds formulas whose values are not in the file.
fn uncalculated(book: &mut Book, sheet: &str, cells: &mut Cells) -> std::result::Result<(), XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_formula()? {
        let at = cell.get_position();
        if !cell.get_value().is_empty() && !cells.filled.contains(&at) {
            let what = "the formula has no value in the file; open the file in a spreadsheet program and save it";
            cells.wrong.insert(at, what.into());
        }
    }
    Ok(())
}

/// The text of a cell, with dates and times in the form of [`Row`].
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.trim().to_owned(),
        Data::DateTime(time) => moment(time),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}

fn moment(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = ExcelDateTime::to_ymd_hms_milli(time);
    let value = time.as_f64();
    if value < 1.0 {
        return format!("{hour:02}:{minute:02}");
    }
    if value.fract() == 0.0 {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}

/// A cell merged over several rows applies to each of them.
fn fill_merged(table: &mut Table, merged: &[Dimensions], budget: &mut Budget, report: &mut ImportReport) -> Result<()> {
    for area in merged.iter().filter(|area| area.end.0 > area.start.0) {
        let (column, first, last) = (area.start.1 as usize, area.start.0 as usize + 1, area.end.0 as usize + 1);
        let Some(row) = table.rows.iter().find(|row| row.number == first) else { continue };
        let Some(value) = row.cells.get(column).filter(|value| !value.is_empty()).cloned() else { continue };
        let what = format!("the cell is merged down to row {last}: its value is used for each row");
        report.add(table.cell(row, column), Outcome::Changed, what);
        for row in table.rows.iter_mut().filter(|row| row.number > first && row.number <= last) {
            reach(&mut row.cells, column, budget)?.clone_from(&value);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distant_cells_of_many_rows_are_refused() {
        let mut budget = Budget(10);
        let mut row = Vec::new();
        *reach(&mut row, 5, &mut budget).unwrap() = "a".into();
        reach(&mut row, 2, &mut budget).unwrap();
        assert_eq!((row.len(), budget.0), (6, 4));
        let error = reach(&mut Vec::new(), 5, &mut budget).unwrap_err();
        assert!(error.what.contains("more than 5 million cells"), "{error}");
    }
}
