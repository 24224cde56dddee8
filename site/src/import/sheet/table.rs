//! A table as it was read, whatever it was written in.

/// Rows of texts, with the place of each cell.
#[derive(Debug, Default)]
pub struct Table {
    /// `file.csv` or `file.xlsx:Sheet1`.
    pub name: String,
    /// Whether a cell has a place of its own (`B3`), or its line only.
    pub has_cells: bool,
    pub rows: Vec<Row>,
}

/// A row that has something in it.
#[derive(Debug, Default)]
pub struct Row {
    /// The line of the file, or the row of the sheet, from 1.
    pub number: usize,
    /// Without blanks around them. Dates are `2026-05-15`, times `18:00`, both `2026-05-15T18:00`.
    pub cells: Vec<String>,
}

impl Table {
    /// The place of a row.
    pub fn row(&self, row: &Row) -> String {
        format!("{}:{}", self.name, row.number)
    }

    /// The place of a cell; `column` is counted from 0.
    pub fn cell(&self, row: &Row, column: usize) -> String {
        if self.has_cells { format!("{}!{}{}", self.name, letters(column), row.number) } else { self.row(row) }
    }
}

/// A column as spreadsheets call it: 0 is A, 26 is AA.
pub fn letters(column: usize) -> String {
    let (before, last) = (column / 26, (b'A' + (column % 26) as u8) as char);
    if before == 0 { last.to_string() } else { format!("{}{last}", letters(before - 1)) }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_in_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
