//! The report of the check.

use crate::check::{Files, Problem, Severity};
use std::fmt;
use std::path::PathBuf;

/// A problem with its position. `Display` writes the line that is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedProblem {
    /// The file; the folder as it was given.
    pub path: PathBuf,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// The problem.
    pub problem: Problem,
}

/// The result of a check, sorted by file and line. `Display` writes the complete report.
#[derive(Debug)]
pub struct Report {
    /// All problems.
    pub problems: Vec<LocatedProblem>,
    /// The files as far as they could be read.
    pub files: Files,
    /// The folder with the five files.
    pub folder: PathBuf,
}

impl Report {
    /// The number of problems of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|located| located.problem.severity == severity).count()
    }

    /// Whether there are errors, so that the site must not be built.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// `file:line:column: /json/pointer: what is wrong, what to do`
impl fmt::Display for LocatedProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = &self.problem;
        let warning = if problem.severity == Severity::Warning { "warning: " } else { "" };
        // The empty pointer of the whole file would be invisible.
        let pointer = if problem.pointer.is_empty() { "/" } else { &problem.pointer };
        let (path, line, column) = (self.path.display(), self.line, self.column);
        write!(f, "{path}:{line}:{column}: {warning}{}: {}", one_line(pointer, 300), one_line(&problem.message, 1_000))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let counted = |count: usize, what: &str| match count {
            0 => format!("no {what}s"),
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        write!(f, "{}: {}, {}", self.folder.display(), counted(errors, "error"), counted(warnings, "warning"))
    }
}

/// The text on one line without control characters, truncated to `most` characters.
fn one_line(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(most * 4));
    for (count, c) in text.chars().enumerate() {
        if count == most {
            out.push('…');
            break;
        }
        match c {
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
                out.extend(c.escape_unicode())
            }
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}
