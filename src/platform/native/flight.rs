//! Nothing flies.

use crate::view::Found;

/// See the browser's.
pub fn lift(_: Found) {}

/// See the browser's.
pub fn land(_: Found) {}

/// See the browser's.
pub fn fly(_: Found, _: Found, _: Found) {}

/// See the browser's.
pub fn glide(_: Found, _: &str, _: String) {}

/// See the browser's.
pub fn settle(_: Found) {}

/// See the browser's.
pub fn scrolled(_: Found) -> i32 {
    0
}
