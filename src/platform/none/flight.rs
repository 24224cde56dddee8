//! Nothing flies.

/// See the browser's.
pub fn lift(_: &str) {}

/// See the browser's.
pub fn land(_: &str) {}

/// See the browser's.
pub fn fly(_: &str, _: &str, _: &str) {}

/// See the browser's.
pub fn glide(_: &str, _: &str, _: String) {}

/// See the browser's.
pub fn settle(_: &str) {}

/// See the browser's.
pub fn scrolled(_: &str) -> i32 {
    0
}
