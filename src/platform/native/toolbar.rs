//! Nothing opens.

/// See the browser's.
pub fn follow_toolbars() {}
