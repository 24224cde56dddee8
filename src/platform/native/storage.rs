//! Native stubs of storage: nothing is stored.

/// Stub; see the browser implementation.
pub fn on_device(_: &str) -> Option<String> {
    None
}

/// Stub; see the browser implementation.
pub fn keep_on_device(_: &str, _: &str) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn take_off_device(_: &str) {}

/// Stub; see the browser implementation.
pub fn in_document(_: &str) -> String {
    String::new()
}

/// Stub; see the browser implementation.
pub fn keep_in_document(_: &'static str, _: &str) {}

/// Stub; see the browser implementation.
pub fn on_storage(_: Box<dyn Fn()>) {}
