//! What the check tells.

use crate::check::{Files, Problem, Severity};
use std::fmt;
use std::path::PathBuf;

/// A problem with its place. `Display` is the line that is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file, as the folder was named.
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// Everything found in a content folder, in the order of files and lines. `Display` is the whole answer.
#[derive(Debug)]
pub struct Report {
    /// All problems.
    pub problems: Vec<Located>,
    /// What could be read.
    pub files: Files,
    /// The folder that holds the five files.
    pub folder: PathBuf,
}

impl Report {
    /// How many problems are of that kind.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|located| located.problem.severity == severity).count()
    }

    /// Whether the site must not be built.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// `file:line:column: /json/pointer: what is wrong, what to do`
impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = &self.problem;
        let warning = if problem.severity == Severity::Warning { "warning: " } else { "" };
        // The whole file has the empty pointer, which nobody would see.
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

/// A text on one line, with nothing in it that a terminal would obey, cut at so many characters.
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
