//! No browser: what prerendering and native tests get. Effects and events never run there, so
//! these are only here to be compiled.

use crate::ui::Context;

/// See the browser's.
pub fn follow_clock(_: Context) {}

/// See the browser's.
pub fn page_shown(_: &str, _: &dyn Fn(&str) -> String) {}

/// See the browser's.
pub fn focus(_: &str) {}

/// See the browser's.
pub fn complete_navigation() {}

/// See the browser's.
pub fn wanted_address() -> Option<String> {
    None
}

/// See the browser's.
pub fn query(_: &str) -> Box<str> {
    Box::default()
}

/// See the browser's.
pub fn observe_width(_: &'static str, _: Box<dyn Fn(f64)>) {}

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
pub fn has_focus(_: &leptos::ev::Event) -> bool {
    false
}

/// See the browser's.
pub fn place_in(_: &leptos::ev::MouseEvent) -> (f64, f64) {
    (0.0, 0.0)
}

/// See the browser's.
pub fn capture_pointer(_: &leptos::ev::PointerEvent) {}

/// See the browser's.
pub fn focus_soon(_: String) {}

/// See the browser's.
pub fn back() {}
