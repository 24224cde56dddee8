//! Native stubs of focus.

use crate::view::Found;

/// Stub; see the browser implementation.
pub fn focus(_: Found) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn focus_still(_: Found) {}

/// Stub; see the browser implementation.
pub fn focus_soon(_: impl FnOnce() -> Found + 'static) {}

/// Stub; see the browser implementation.
pub fn focus_way_out() -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn has_focus(_: Found) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn is_focus_nowhere() -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn focused(_: &str) -> Option<String> {
    None
}

/// Stub; see the browser implementation.
pub fn focused_within(_: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn move_tab_stop(_: Found, _: &str) {}
