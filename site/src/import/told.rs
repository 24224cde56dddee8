//! What an import tells: for each place what was changed or left, and what is wrong.

use std::fmt;

/// What happened to what stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is in the result, but not as it was written.
    Changed,
    /// It is not in the result, and nothing is wrong with that.
    Left,
    /// It is not in the result, because something is wrong.
    Wrong,
}

/// All that an import tells. `Display` is one `place: what` a line.
#[derive(Debug, Default)]
pub struct Told {
    lines: Vec<(String, Fate, String)>,
}

impl Told {
    /// `place` is `file.csv:3` or `file.xlsx:Sheet1!B3`.
    pub fn add(&mut self, place: impl Into<String>, fate: Fate, what: impl Into<String>) {
        self.lines.push((place.into(), fate, what.into()));
    }

    /// How often something met that fate.
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
