//! The report of an import: what was changed or left out, and what is wrong, with positions.

use std::fmt;

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the result, but not exactly as written.
    Changed,
    /// It is not in the result, although nothing is wrong.
    Left,
    /// It is not in the result because something is wrong.
    Wrong,
}

/// The report of an import. `Display` formats one `position: message` per line.
#[derive(Debug, Default)]
pub struct ImportReport {
    lines: Vec<(String, Outcome, String)>,
}

impl ImportReport {
    /// `place` is `file.csv:3` or `file.xlsx:Sheet1!B3`.
    pub fn add(&mut self, place: impl Into<String>, outcome: Outcome, what: impl Into<String>) {
        self.lines.push((place.into(), outcome, what.into()));
    }

    /// The number of items with this fate.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.lines.iter().filter(|line| line.1 == outcome).count()
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, outcome, what) in &self.lines {
            let outcome = match outcome {
                Outcome::Changed => "changed: ",
                Outcome::Left => "left out: ",
                Outcome::Wrong => "error: ",
            };
            writeln!(f, "{place}: {outcome}{what}")?;
        }
        Ok(())
    }
}
