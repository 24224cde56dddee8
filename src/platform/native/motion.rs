//! Native stubs of motion and sizes.

use crate::view::Found;

/// Stub; see the browser implementation.
pub fn starts_as_wide_as(_: &str) -> Option<f64> {
    None
}

/// Stub; see the browser implementation.
pub fn follow_keys(_: Box<dyn Fn(&leptos::ev::KeyboardEvent)>) {}

/// Stub; see the browser implementation.
pub fn observe_width(_: Found, _: Box<dyn Fn(f64)>) {}

/// Stub; see the browser implementation.
pub fn each_frame(_: Box<dyn FnMut(f64) -> bool>) {}

/// Stub; see the browser implementation.
pub fn reduced_motion() -> bool {
    true
}

/// Stub; see the browser implementation.
pub fn is_wider_than(_: &'static str) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn on_print(_: Box<dyn Fn(bool)>) {}

/// Stub; see the browser implementation.
pub fn data_near(_: &leptos::ev::Event, _: &str) -> Option<String> {
    None
}

/// Stub; see the browser implementation.
pub fn place_in(_: &leptos::ev::MouseEvent) -> (f64, f64) {
    (0.0, 0.0)
}

/// Stub; see the browser implementation.
pub fn capture_pointer(_: &leptos::ev::PointerEvent) {}

/// Stub; see the browser implementation.
pub fn is_narrower_than(_: &'static str) -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn starts_narrower_than(_: &'static str) -> Option<bool> {
    None
}

/// Stub; see the browser implementation.
pub fn starts_wider_than(_: &'static str) -> Option<bool> {
    None
}

/// Stub; see the browser implementation.
pub fn watch_size(_: impl Fn() + 'static) {}

/// Stub; see the browser implementation.
pub fn on_approach(_: Found, _: impl Fn() + 'static) {}
