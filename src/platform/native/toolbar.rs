//! Native stub of toolbars.

/// Stub; see the browser implementation.
pub fn follow_toolbars() {}
