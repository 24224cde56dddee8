//! Nothing moves.

use crate::view::Found;

/// See the browser's.
pub fn starts_as_wide_as(_: &str) -> Option<f64> {
    None
}

/// See the browser's.
pub fn follow_keys(_: Box<dyn Fn(&leptos::ev::KeyboardEvent)>) {}

/// See the browser's.
pub fn observe_width(_: Found, _: Box<dyn Fn(f64)>) {}

/// See the browser's.
pub fn each_frame(_: Box<dyn FnMut(f64) -> bool>) {}

/// See the browser's.
pub fn reduced_motion() -> bool {
    true
}

/// See the browser's.
pub fn is_wider_than(_: &'static str) -> bool {
    false
}

/// See the browser's.
pub fn on_print(_: Box<dyn Fn(bool)>) {}

/// See the browser's.
pub fn data_near(_: &leptos::ev::Event, _: &str) -> Option<String> {
    None
}

/// See the browser's.
pub fn place_in(_: &leptos::ev::MouseEvent) -> (f64, f64) {
    (0.0, 0.0)
}

/// See the browser's.
pub fn capture_pointer(_: &leptos::ev::PointerEvent) {}

/// See the browser's.
pub fn is_narrower_than(_: &'static str) -> bool {
    false
}

/// See the browser's.
pub fn starts_narrower_than(_: &'static str) -> Option<bool> {
    None
}

/// See the browser's.
pub fn starts_wider_than(_: &'static str) -> Option<bool> {
    None
}

/// See the browser's.
pub fn watch_size(_: impl Fn() + 'static) {}

/// See the browser's.
pub fn on_approach(_: Found, _: impl Fn() + 'static) {}
