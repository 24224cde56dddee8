//! Tables as text: cells separated by commas, semicolons or tabs (RFC 4180).

use super::columns::heading;
use super::encoding::decode;
use super::table::{Row, Table};
use crate::error::{Error, Result};
use crate::import::report::{ImportReport, Outcome};

/// Of two that fit equally well, the last one is used.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// Reads a table. `name` is the file's name in messages, `languages` are the campaign's.
///
/// # Errors
/// The file is not text, or a quote is not closed.
pub fn read(bytes: &[u8], name: &str, languages: &[String], report: &mut ImportReport) -> Result<Table> {
    let (text, guessed) = decode(bytes, languages);
    if text.contains('\0') {
        let fix = "save the table as .xlsx or as CSV, in UTF-8";
        return Err(Error::new(format!("{name} is neither a text nor an .xlsx file"), fix));
    }
    if let Some(encoding) = guessed {
        let what =
            format!("the file is not in UTF-8 and is read as {encoding}; if letters are wrong, save it as UTF-8");
        report.add(name, Outcome::Changed, what);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // A line by which Excel declares the separator.
    let named = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    let read = match named.filter(|named| SEPARATORS.contains(named)) {
        Some(separator) => rows(&text, separator),
        None => SEPARATORS.map(|separator| rows(&text, separator)).into_iter().max_by_key(score).unwrap_or_default(),
    };
    let mut table = Table { place: format!("{name}:"), rows: read.rows };
    if let Some(row) = read.unclosed {
        return Err(Error::new(
            format!("{}{row}: a quote (\") opens a cell in this row and does not close", table.place),
            "close it, or take it out; a quote within a cell is written twice",
        ));
    }
    table.rows.retain(|row| named.is_none() || row.number > 1);
    Ok(table)
}

#[derive(Default)]
struct Read {
    rows: Vec<Row>,
    /// The row of an opening quote that is closed only by the end of the file.
    unclosed: Option<usize>,
}

/// How well a separator fits: the number of column names in a row, then the number of cells.
fn score(read: &Read) -> (usize, usize) {
    let known = |row: &Row| row.cells.iter().filter(|cell| heading(cell).is_some()).count();
    let first = &read.rows[..read.rows.len().min(10)];
    (first.iter().map(known).max().unwrap_or(0), first.iter().map(|row| row.cells.len()).sum())
}

/// The rows of a text whose lines end in `\n`.
fn rows(text: &str, separator: char) -> Read {
    let (mut read, mut cells, mut cell, mut number) = (Read::default(), Vec::new(), String::new(), 1);
    let mut opened = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, opened) {
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            ('"', Some(_)) => opened = None,
            (letter, Some(_)) => cell.push(letter),
            ('"', None) if cell.trim().is_empty() => {
                cell.clear();
                opened = Some(number);
            }
            (letter, None) if letter == separator => cells.push(trimmed(&mut cell)),
            ('\n', None) => {
                cells.push(trimmed(&mut cell));
                read.rows.extend(Row::new(number, std::mem::take(&mut cells)));
                number += 1;
            }
            (letter, None) => cell.push(letter),
        }
    }
    cells.push(trimmed(&mut cell));
    read.rows.extend(Row::new(number, cells));
    read.unclosed = opened;
    read
}

fn trimmed(cell: &mut String) -> String {
    std::mem::take(cell).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_may_contain_separators_breaks_and_quotes() {
        let read = rows("a,\"b\n\"\"c\"\", d\",\n\n \"e\" ,f", ',');
        let cells: Vec<_> = read.rows.iter().map(|row| (row.number, row.cells.join("|"))).collect();
        assert_eq!(cells, [(1, "a|b\n\"c\", d|".to_owned()), (3, "e|f".to_owned())]);
        assert_eq!((read.unclosed, rows("a\nb,\"c\nd", ',').unclosed), (None, Some(2)));
        assert_eq!(rows("27\" screen,b", ',').rows[0].cells, ["27\" screen", "b"]);
    }
}
