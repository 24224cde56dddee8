//! iCalendar files (RFC 5545) as `expand` and `import` read them: content lines ([`lines`]), components
//! ([`component`]), times and their zones ([`time`], [`zones`]), and which components make one event ([`events`]).
//!
//! Reading is lenient where files in the wild are wrong in a way that leaves no doubt (line ends, a missing
//! `VALUE=DATE`), and says so where it does. What an event means is not known here.

pub mod component;
pub mod events;
pub mod lines;
pub mod time;
mod windows;
pub mod zones;

use std::fmt;

/// Something wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line it begins on, from 1; 0 when no line is known.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
    /// Whether something is lost by it. If not, it is only worth knowing.
    pub is_error: bool,
}

/// So many errors, and so many notes, are told one by one.
const MOST_TOLD: usize = 100;

/// All that is wrong with a file.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    untold: usize,
    errors: usize,
}

impl Problems {
    /// Something is lost.
    pub fn error(&mut self, line: usize, message: impl Into<String>) {
        self.errors += 1;
        self.add(line, message.into(), true);
    }

    /// Nothing is lost, but a person may want to know.
    pub fn note(&mut self, line: usize, message: impl Into<String>) {
        self.add(line, message.into(), false);
    }

    fn add(&mut self, line: usize, message: String, is_error: bool) {
        if self.list.iter().filter(|other| other.is_error == is_error).count() < MOST_TOLD {
            self.list.push(Problem { line, message, is_error });
        } else {
            self.untold += 1;
        }
    }

    /// Whether anything is lost.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// Those that are told.
    pub fn told(&self) -> &[Problem] {
        &self.list
    }

    /// One `file:line: what is wrong, what to do` a line.
    pub fn shown<'a>(&'a self, file: &'a str) -> impl fmt::Display + 'a {
        Shown { problems: self, file }
    }
}

struct Shown<'a> {
    problems: &'a Problems,
    file: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sorted: Vec<&Problem> = self.problems.list.iter().collect();
        sorted.sort_by_key(|problem| problem.line);
        for problem in sorted {
            let kind = if problem.is_error { "" } else { "note: " };
            match problem.line {
                0 => writeln!(f, "{}: {kind}{}", self.file, problem.message)?,
                line => writeln!(f, "{}:{line}: {kind}{}", self.file, problem.message)?,
            }
        }
        if self.problems.untold > 0 {
            writeln!(f, "{}: {} more of such problems", self.file, self.problems.untold)?;
        }
        Ok(())
    }
}

/// A value for a message: in quotes, not too long, without control characters.
pub fn quoted(text: &str) -> String {
    let mut short: String =
        text.chars().take(60).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}
