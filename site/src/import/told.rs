//! The report of an import: what was changed or left out, and what is wrong, with positions.

use std::fmt;

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is in the result, but not exactly as written.
    Changed,
    /// It is not in the result, although nothing is wrong.
    Left,
    /// It is not in the result because something is wrong.
    Wrong,
}

/// The report of an import. `Display` formats one `position: message` per line.
#[derive(Debug, Default)]
pub struct Told {
    lines: Vec<(String, Fate, String)>,
}

impl Told {
    /// `place` is `file.csv:3` or `file.xlsx:Sheet1!B3`.
    pub fn add(&mut self, place: impl Into<String>, fate: Fate, what: impl Into<String>) {
        self.lines.push((place.into(), fate, what.into()));
    }

    /// The number of items with this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.lines.iter().filter(|line| line.1 == fate).count()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fate, what) in &self.lines {
            let fate = match fate {
                Fate::Changed => "changed: ",
                Fate::Left => "left out: ",
                Fate::Wrong => "error: ",
            };
            writeln!(f, "{place}: {fate}{what}")?;
        }
        Ok(())
    }
}
