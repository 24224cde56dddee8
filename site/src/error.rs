//! The one error type of the tool: what went wrong, and what to do about it.

use std::fmt;

/// A failure told to the person at the terminal.
///
/// `what` describes the problem; `fix` is the command or change that solves it (may be empty).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub what: String,
    pub fix: String,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if !self.fix.is_empty() {
            write!(f, "\n  what to do: {}", self.fix)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Turns any error into [`Error`], keeping its text.
pub trait OrFail<T> {
    /// `what` is put before the error's own text: `reading a.json: not found`.
    fn or_fail(self, what: impl FnOnce() -> String, fix: &str) -> Result<T>;
}

impl<T, E: fmt::Display> OrFail<T> for std::result::Result<T, E> {
    fn or_fail(self, what: impl FnOnce() -> String, fix: &str) -> Result<T> {
        self.map_err(|error| Error::new(format!("{}: {error}", what()), fix))
    }
}
