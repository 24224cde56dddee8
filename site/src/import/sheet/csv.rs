//! Tables as text: cells separated by commas, semicolons or tabs (RFC 4180).

use super::columns::heading;
use super::encoding::decode;
use super::table::{Row, Table};
use crate::error::{Error, Result};
use crate::import::told::{Fate, Told};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a table. `name` is what the file is called in messages, `languages` are the campaign's.
///
/// # Errors
/// A quote does not close.
pub fn read(bytes: &[u8], name: &str, languages: &[String], told: &mut Told) -> Result<Table> {
    let (text, guessed) = decode(bytes, languages);
    if let Some(encoding) = guessed {
        let what =
            format!("the file is not in UTF-8 and is read as {encoding}; if letters are wrong, save it as UTF-8");
        told.add(name, Fate::Changed, what);
    }
    // Excel's own line that names the separator.
    let named =
        text.lines().next().and_then(|line| line.trim().strip_prefix("sep=")).and_then(|rest| rest.bytes().next());
    let separator = named.filter(|byte| SEPARATORS.contains(byte)).unwrap_or_else(|| separator(&text));
    if let Some(line) = unclosed(&text, separator) {
        return Err(Error::new(
            format!("{name}:{line}: a quote (\") opens a cell here and does not close"),
            "close it, or take it out; a quote within a cell is written twice",
        ));
    }
    let mut reader = reader(&text, separator);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Error::new(format!("{name}: {error}"), "save the table anew as CSV"))?;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        let number = record.position().map_or(0, |position| position.line() as usize);
        if cells.iter().any(|cell| !cell.is_empty()) && !(named.is_some() && number == 1) {
            rows.push(Row { number, cells });
        }
    }
    Ok(Table { name: name.into(), has_cells: false, rows })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// The separator with which most of the first rows' cells are names of columns; else the one that gives most cells.
fn separator(text: &str) -> u8 {
    let score = |separator: &u8| {
        let rows: Vec<_> = reader(text, *separator).into_records().take(10).flatten().collect();
        let known = |row: &csv::StringRecord| row.iter().filter(|cell| heading(cell).is_some()).count();
        (rows.iter().map(known).max(), rows.iter().map(csv::StringRecord::len).sum::<usize>())
    };
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

/// The line of the quote that opens a cell and has no other end than the file's.
fn unclosed(text: &str, separator: u8) -> Option<usize> {
    let (mut opened, mut line, mut starts_cell) = (None, 1, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, opened) {
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => drop(bytes.next()),
            (b'"', Some(_)) => opened = None,
            (b'"', None) if starts_cell => opened = Some(line),
            _ => {}
        }
        line += usize::from(byte == b'\n');
        starts_cell = byte == separator || matches!(byte, b'\n' | b'\r');
    }
    opened
}
