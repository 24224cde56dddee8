//! What is wrong, collected.

use super::{Node, nearest};

/// More than this nobody reads; the rest is only counted.
const MOST: usize = 2_000;

/// How often the nearest name is looked for: the one step that a wrong file could make costly.
const MOST_SUGGESTIONS: usize = 500;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; a person should look.
    Warning,
}

/// Something wrong at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name: `events.json`.
    pub file: &'static str,
    /// Where in it, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// Whether the property's name is meant and not its value.
    pub on_key: bool,
    /// What is wrong, and what to do.
    pub message: String,
    /// How bad it is.
    pub severity: Severity,
}

/// Collects problems, up to a bound.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    left_out: usize,
    suggestions: usize,
}

impl Problems {
    /// The value there is wrong.
    pub(super) fn error(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Error, false, message.into());
    }

    /// The value there should be looked at.
    pub(super) fn warning(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Warning, false, message.into());
    }

    /// The property should not be there.
    pub(super) fn key_error(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Error, true, message.into());
    }

    /// The property's name should be looked at.
    pub(super) fn key_warning(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.push(node, Severity::Warning, true, message.into());
    }

    /// [`nearest()`], as long as it pays.
    pub(super) fn nearest<'c>(
        &mut self,
        written: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        self.suggestions += 1;
        if self.suggestions <= MOST_SUGGESTIONS { nearest(written, candidates) } else { None }
    }

    fn push(&mut self, node: &Node<'_>, severity: Severity, on_key: bool, message: String) {
        if self.list.len() < MOST {
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

/// A value's text for a message: in quotation marks, cut, with what can't be seen spelt out.
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
