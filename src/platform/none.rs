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

/// See the browser's.
pub fn show_modal(_: &str, _: &str) {}

/// See the browser's.
pub fn close_modal(_: &str) {}

/// See the browser's.
pub fn uncover(_: &str) {}

/// See the browser's.
pub fn back() {}

/// See the browser's.
pub fn hold(_: &str, _: &[(&str, String)]) {}

/// See the browser's.
pub fn release(_: &str) {}

/// See the browser's.
pub fn slide_in(_: &str, _: i32) {}

/// See the browser's.
pub fn scroll_to_start(_: &str) {}

/// See the browser's.
pub fn middle(_: &str) -> Option<[f64; 4]> {
    None
}

/// See the browser's.
pub fn touch(_: &leptos::ev::PointerEvent) -> Option<(i32, f64, f64, f64)> {
    None
}

/// See the browser's.
pub fn hits_itself(_: &leptos::ev::MouseEvent) -> bool {
    false
}

/// See the browser's.
pub fn value_of(_: &leptos::ev::Event) -> String {
    String::new()
}
