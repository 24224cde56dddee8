//! Nothing opens.

/// See the browser's.
pub fn follow_toolbars() {}

/// See the browser's.
pub fn value_in(_: &str) -> String {
    String::new()
}
