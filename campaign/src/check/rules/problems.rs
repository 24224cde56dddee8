//! Collecting problems.

mod nearest;

pub use nearest::nearest;

use super::Node;

/// The maximum number of problems collected; further ones are only counted.
const MAX: usize = 2_000;

/// The maximum number of suggestions, whose search is the only step that a wrong file can make expensive.
const MAX_SUGGESTIONS: usize = 500;

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built, but the content should be reviewed.
    Warning,
}

/// A problem at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name: `events.json`.
    pub file: &'static str,
    /// The JSON pointer of the value (RFC 6901).
    pub pointer: String,
    /// Whether the problem concerns the property's name instead of its value.
    pub on_key: bool,
    /// What is wrong, and how to correct it.
    pub message: String,
    /// The severity.
    pub severity: Severity,
}

/// Collects problems up to a limit.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    left_out: usize,
    suggestions: usize,
}

impl Problems {
    /// Reports an error of the value.
    pub(super) fn error(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Error, false, message.into());
    }

    /// Reports a warning about the value.
    pub(super) fn warning(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Warning, false, message.into());
    }

    /// Reports an error of the property's name.
    pub(super) fn key_error(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Error, true, message.into());
    }

    /// Reports a warning about the property's name.
    pub(super) fn key_warning(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Warning, true, message.into());
    }

    /// As [`nearest()`], up to a limit of calls.
    pub(super) fn nearest<'c>(
        &mut self,
        written: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        self.suggestions += 1;
        if self.suggestions <= MAX_SUGGESTIONS { nearest(written, candidates) } else { None }
    }

    fn push(&mut self, node: &Node<'_>, severity: Severity, on_key: bool, message: String) {
        if self.list.len() < MAX {
            self.list.push(Problem { file: node.file, pointer: node.pointer.clone(), on_key, message, severity });
        } else {
            self.left_out += 1;
        }
    }

    pub(super) fn finish(mut self) -> Vec<Problem> {
        if self.left_out > 0
            && let Some(last) = self.list.last().cloned()
        {
            let message = format!("{} more problems are not listed; mend these first and check again", self.left_out);
            self.list.push(Problem { message, severity: Severity::Error, ..last });
        }
        self.list
    }
}

/// A value's text for a message: in quotation marks, truncated, with invisible characters escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("“");
    for (count, c) in text.chars().enumerate() {
        if count == 60 {
            out.push('…');
            break;
        }
        if c.is_control() || super::strings::is_invisible(c) {
            out.push_str(&super::strings::code_point(c));
        } else {
            out.push(c);
        }
    }
    out.push('”');
    out
}
