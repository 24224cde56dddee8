//! Nothing has the focus.

use crate::view::Found;

/// See the browser's.
pub fn focus(_: Found) -> bool {
    false
}

/// See the browser's.
pub fn focus_still(_: Found) {}

/// See the browser's.
pub fn focus_soon(_: impl FnOnce() -> Found + 'static) {}

/// See the browser's.
pub fn focus_way_out() -> bool {
    false
}

/// See the browser's.
pub fn has_focus(_: Found) -> bool {
    false
}

/// See the browser's.
pub fn is_focus_nowhere() -> bool {
    false
}

/// See the browser's.
pub fn focused(_: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn focused_within(_: &str) -> Option<String> {
    None
}
