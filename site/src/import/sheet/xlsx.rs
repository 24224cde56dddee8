//! Spreadsheets in Office Open XML (`.xlsx`).

use super::table::{Row, Table, letters};
use crate::error::{Error, OrFail, Result};
use crate::import::told::{Fate, Told};
use calamine::{Data, Dimensions, ExcelDateTime, Range, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;

/// A workbook may not become larger than this when it is unpacked.
const MOST_UNPACKED: u64 = 300 << 20;

/// Reads the tables of all sheets that are seen. `name` is what the file is called in messages.
///
/// # Errors
/// It is no spreadsheet, is encrypted, or is too large.
pub fn read(bytes: &[u8], name: &str, told: &mut Told) -> Result<Vec<Table>> {
    if unpacked(bytes) > MOST_UNPACKED {
        return Err(Error::new(
            format!("{name} is larger than {} MB when it is unpacked", MOST_UNPACKED >> 20),
            "split it",
        ));
    }
    let fix = "save it anew as .xlsx without a password, or as CSV";
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).or_fail(|| format!("reading {name}"), fix)?;
    let mut tables = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let place = format!("{name}:{}", sheet.name);
        if sheet.typ != SheetType::WorkSheet || sheet.visible != SheetVisible::Visible {
            told.add(place, Fate::Left, "the sheet is hidden, or is no table");
            continue;
        }
        let cells = book.worksheet_range(&sheet.name).or_fail(|| format!("reading {place}"), fix)?;
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let mut table = table(&cells, place);
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        tell_formulas(&table, &cells, &formulas, told);
        fill_merged(&mut table, &merged, told);
        tables.push(table);
    }
    Ok(tables)
}

/// How large the parts of an archive say they are: of every entry of the central directory.
fn unpacked(bytes: &[u8]) -> u64 {
    let entries = bytes.windows(28).filter(|entry| entry.starts_with(b"PK\x01\x02"));
    entries.map(|entry| u64::from(u32::from_le_bytes([entry[24], entry[25], entry[26], entry[27]]))).sum()
}

fn table(cells: &Range<Data>, name: String) -> Table {
    let (first_row, first_column) = cells.start().unwrap_or_default();
    let rows = cells.rows().enumerate().map(|(index, row)| {
        let before = std::iter::repeat_n(String::new(), first_column as usize);
        Row { number: first_row as usize + index + 1, cells: before.chain(row.iter().map(text)).collect() }
    });
    Table { name, has_cells: true, rows: rows.collect() }
}

/// What a cell says; dates and times as [`Row`] has them.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.trim().to_owned(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{}", *number as i64),
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

fn tell_formulas(table: &Table, cells: &Range<Data>, formulas: &Range<String>, told: &mut Told) {
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    let mut with_value = Vec::new();
    for (row, column, formula) in formulas.used_cells() {
        let at = (first_row + row as u32, first_column + column as u32);
        let place = format!("{}!{}{}", table.name, letters(at.1 as usize), at.0 + 1);
        match cells.get_value(at) {
            _ if formula.is_empty() => {}
            Some(Data::Error(error)) => {
                told.add(place, Fate::Wrong, format!("the formula gives {error}; mend it, or write what is meant"));
            }
            None | Some(Data::Empty) => {
                let what = "the formula has no value in the file; open the file in a spreadsheet program and save it";
                told.add(place, Fate::Wrong, what);
            }
            Some(_) => with_value.push(place),
        }
    }
    if let Some(first) = with_value.first() {
        let what = match with_value.len() {
            1 => "the value of a formula is taken as it was when the file was saved".to_owned(),
            many => format!("the values of {many} formulas are taken as they were when the file was saved"),
        };
        told.add(first.clone(), Fate::Changed, what);
    }
}

/// Cells that are merged over several rows say the same for each of these.
fn fill_merged(table: &mut Table, merged: &[Dimensions], told: &mut Told) {
    for area in merged.iter().filter(|area| area.end.0 > area.start.0) {
        let (column, first, last) = (area.start.1 as usize, area.start.0 as usize + 1, area.end.0 as usize + 1);
        let value = table.rows.iter().find(|row| row.number == first).and_then(|row| row.cells.get(column)).cloned();
        let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
        for row in table.rows.iter_mut().filter(|row| row.number > first && row.number <= last) {
            if let Some(cell) = row.cells.get_mut(column) {
                cell.clone_from(&value);
            }
        }
        let place = format!("{}!{}{first}", table.name, letters(column));
        told.add(
            place,
            Fate::Changed,
            format!("the cell is merged down to row {last}: its value is taken for each row"),
        );
    }
}
