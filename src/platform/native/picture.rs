//! See the browser's: there is no picture without one.

use crate::view::Found;
use leptos::web_sys;

/// See the browser's.
pub struct Picture {
    /// See the browser's.
    pub width: f64,
    /// See the browser's.
    pub height: f64,
}

/// See the browser's.
pub struct Finished {
    /// See the browser's.
    pub url: String,
}

impl Finished {
    /// See the browser's.
    pub fn can_share(&self) -> bool {
        false
    }

    /// See the browser's.
    pub fn share(&self) {}
}

/// See the browser's.
pub fn is_kiosk() -> bool {
    false
}

/// See the browser's.
pub fn has_camera() -> bool {
    false
}

/// See the browser's.
pub fn start_camera(_: Found, _: impl FnOnce(bool) + 'static) {}

/// See the browser's.
pub fn stop_camera(_: Found) {}

/// See the browser's.
pub fn take_picture(_: Found) -> Option<Picture> {
    None
}

/// See the browser's.
pub fn on_hidden(_: impl Fn() + Clone + 'static) {}

/// See the browser's.
pub fn chosen_picture(_: Found, _: impl FnOnce(Option<Picture>) + 'static) {}

/// See the browser's.
pub struct Canvas;

impl Canvas {
    /// See the browser's.
    pub fn of(_: Found, _: (f64, f64)) -> Option<Self> {
        None
    }

    /// See the browser's.
    pub fn transform(&self, _: [f64; 6]) {}

    /// See the browser's.
    pub fn picture(&self, _: &Picture) {}

    /// See the browser's.
    pub fn shape(&self, _: &str, _: &str) {}

    /// See the browser's.
    pub fn text(&self, _: &str, _: [f64; 4], _: &str) {}
}

/// See the browser's.
pub fn finish(_: Found, _: &'static str, _: fn(&[u8]) -> Option<Vec<u8>>, _: impl FnOnce(Option<Finished>) + 'static) {}

/// See the browser's.
pub fn keep(_: &Finished, _: impl FnOnce(bool) + 'static) {}

/// See the browser's.
pub fn kept_picture(_: impl FnOnce(Picture) + 'static) {}

/// See the browser's.
pub fn erase_kept(_: impl FnOnce() + 'static) {}

/// See the browser's.
pub fn pointer(_: &web_sys::PointerEvent) -> (i32, f64, f64) {
    (0, 0.0, 0.0)
}
