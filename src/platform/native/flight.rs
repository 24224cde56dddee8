//! Native stubs of animated pictures.

use crate::view::Found;

/// Stub; see the browser implementation.
pub fn lift(_: Found) {}

/// Stub; see the browser implementation.
pub fn land(_: Found) {}

/// Stub; see the browser implementation.
pub fn fly(_: Found, _: Found, _: Found) {}

/// Stub; see the browser implementation.
pub fn glide(_: Found, _: &str, _: String) {}

/// Stub; see the browser implementation.
pub fn settle(_: Found) {}

/// Stub; see the browser implementation.
pub fn scrolled(_: Found) -> i32 {
    0
}
