//! Reading iCalendar files (RFC 5545) for `expand` and `import`: content lines ([`lines`]), components ([`component`]),
//! times and their zones ([`time`], [`zones`]), and grouping components into events ([`events`]).
//!
//! Parsing is lenient where files in the wild are wrong without ambiguity (line ends, a missing `VALUE=DATE`), and
//! reports it. This module does not interpret events.

pub mod component;
pub mod events;
pub mod lines;
pub mod time;
mod windows;
pub mod zones;

use std::fmt;

/// A problem with a file, and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line on which it begins, from 1; 0 if unknown.
    pub line: usize,
    /// The problem, and what to do.
    pub message: String,
    /// Whether something is lost because of it. If not, it is only a notice.
    pub is_error: bool,
}

/// The maximum number of errors, and of notices, reported individually.
const MAX_TOLD: usize = 100;

/// All problems of a file.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    untold: usize,
    errors: usize,
}

impl Problems {
    /// Reports that something is lost.
    pub fn error(&mut self, line: usize, message: impl Into<String>) {
        self.errors += 1;
        self.add(line, message.into(), true);
    }

    /// Reports something worth knowing, though nothing is lost.
    pub fn note(&mut self, line: usize, message: impl Into<String>) {
        self.add(line, message.into(), false);
    }

    fn add(&mut self, line: usize, message: String, is_error: bool) {
        if self.list.iter().filter(|other| other.is_error == is_error).count() < MAX_TOLD {
            self.list.push(Problem { line, message, is_error });
        } else {
            self.untold += 1;
        }
    }

    /// Whether anything is lost.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The number of errors.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The problems reported individually.
    pub fn told(&self) -> &[Problem] {
        &self.list
    }

    /// Formats one `file:line: problem, advice` per line.
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
            writeln!(f, "{}: {} more such problems", self.file, self.problems.untold)?;
        }
        Ok(())
    }
}

/// Formats a value for a message: quoted, truncated, without control characters.
pub fn quoted(text: &str) -> String {
    let mut short: String =
        text.chars().take(60).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}
