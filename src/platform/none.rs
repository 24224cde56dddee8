//! No browser: what prerendering and native tests get. Effects and events never run there, so
//! these are only here to be compiled.

mod motion;
pub use motion::*;

use crate::dates::Date;
use crate::ui::Context;
use leptos::web_sys;

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

/// See the browser's.
pub struct Key {
    /// See the browser's.
    pub name: String,
    /// See the browser's.
    pub shift: bool,
    /// See the browser's.
    pub control: bool,
}

/// See the browser's.
pub fn key(_: &web_sys::KeyboardEvent) -> Key {
    Key { name: String::new(), shift: false, control: false }
}

/// See the browser's.
pub fn prevent_default(_: &web_sys::Event) {}

/// See the browser's.
pub fn date_at(_: &web_sys::Event) -> Option<Date> {
    None
}

/// See the browser's.
pub fn is_in_link(_: &web_sys::Event) -> bool {
    false
}

/// See the browser's.
pub fn open_dialog(_: &str) {}

/// See the browser's.
pub fn close_dialog(_: &str) {}

/// See the browser's.
pub fn back() {}

/// See the browser's.
pub fn later(_: u32, _: impl FnOnce() + 'static) {}

/// See the browser's.
pub fn after_render(_: impl FnOnce() + 'static) {}
