//! Nobody knows how wide anything is, and nothing has the focus.

use leptos::web_sys;

/// See the browser's.
pub fn starts_as_wide_as(_: &str) -> Option<f64> {
    None
}

/// See the browser's.
pub fn focused(_: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn focus_is_on(_: &str) -> bool {
    false
}

/// See the browser's.
pub fn focus_first(_: &[&str]) -> bool {
    false
}

/// See the browser's.
pub fn focus_still(_: &str) {}

/// See the browser's.
pub fn follow_keys(_: Box<dyn Fn(&web_sys::KeyboardEvent)>) {}
