//! See the browser's: nothing is kept without one.

/// See the browser's.
pub fn on_device(_: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn keep_on_device(_: &str, _: &str) -> bool {
    false
}

/// See the browser's.
pub fn take_off_device(_: &str) {}

/// See the browser's.
pub fn in_document(_: &str) -> String {
    String::new()
}

/// See the browser's.
pub fn keep_in_document(_: &'static str, _: &str) {}

/// See the browser's.
pub fn on_storage(_: Box<dyn Fn()>) {}
