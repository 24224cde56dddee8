//! A table, independent of its file format.

/// Rows of texts.
#[derive(Debug, Default)]
pub struct Table {
    /// The prefix of a cell's position: `file.csv:` or `file.xlsx:Sheet1!`.
    pub place: String,
    pub rows: Vec<Row>,
}

/// A non-empty row.
#[derive(Debug, Default)]
pub struct Row {
    /// As in a spreadsheet program, from 1: a line break within a cell does not begin a row.
    pub number: usize,
    /// Trimmed. Dates are `2026-05-15`, times `18:00`, both `2026-05-15T18:00`.
    pub cells: Vec<String>,
}

impl Row {
    /// The row, unless it is empty.
    pub fn new(number: usize, cells: Vec<String>) -> Option<Row> {
        cells.iter().any(|cell| !cell.is_empty()).then_some(Row { number, cells })
    }
}

impl Table {
    /// The name of the file or the sheet.
    pub fn name(&self) -> &str {
        self.place.trim_end_matches([':', '!'])
    }

    /// The position of a row: `file.csv:3`.
    pub fn row(&self, row: &Row) -> String {
        format!("{}{}", self.place, row.number)
    }

    /// The position of a cell: `file.csv:B3`; `column` is counted from 0.
    pub fn cell(&self, row: &Row, column: usize) -> String {
        format!("{}{}{}", self.place, letters(column), row.number)
    }
}

/// A column's letters: 0 is A, 26 is AA.
fn letters(column: usize) -> String {
    let (before, last) = (column / 26, (b'A' + (column % 26) as u8) as char);
    if before == 0 { last.to_string() } else { format!("{}{last}", letters(before - 1)) }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
