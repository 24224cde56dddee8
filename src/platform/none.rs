//! No browser: what prerendering and native tests get. Effects and events never run there, so
//! these are only here to be compiled.

use crate::ui::Context;

/// See the browser's.
pub fn follow_clock(_: Context) {}

/// See the browser's.
pub fn page_shown(_: &str, _: &dyn Fn(&str) -> String) {}

/// See the browser's.
pub fn focus(_: &str) {}

/// See the browser's.
pub fn complete_navigation() {}

/// See the browser's.
pub fn wanted_address() -> Option<String> {
    None
}

/// See the browser's.
pub fn query(_: &str) -> Box<str> {
    Box::default()
}
