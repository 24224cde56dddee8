//! Native stubs of pictures.

use crate::view::Found;
use leptos::web_sys;

/// Stub; see the browser implementation.
pub struct Picture {
    /// Stub; see the browser implementation.
    pub width: f64,
    /// Stub; see the browser implementation.
    pub height: f64,
}

/// Stub; see the browser implementation.
pub struct Finished {
    /// Stub; see the browser implementation.
    pub url: String,
}

impl Finished {
    /// Stub; see the browser implementation.
    pub fn can_share(&self) -> bool {
        false
    }

    /// Stub; see the browser implementation.
    pub fn share(&self) {}
}

/// Stub; see the browser implementation.
pub fn is_kiosk() -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn has_camera() -> bool {
    false
}

/// Stub; see the browser implementation.
pub fn start_camera(_: Found, _: impl Fn() -> bool + 'static, _: impl FnOnce(bool) + 'static) {}

/// Stub; see the browser implementation.
pub fn stop_camera(_: Found) {}

/// Stub; see the browser implementation.
pub fn take_picture(_: Found) -> Option<Picture> {
    None
}

/// Stub; see the browser implementation.
pub fn on_hidden(_: impl Fn() + Clone + 'static) {}

/// Stub; see the browser implementation.
pub fn chosen_picture(_: Found, _: impl FnOnce(Option<Picture>) + 'static) {}

/// Stub; see the browser implementation.
pub struct Canvas;

impl Canvas {
    /// Stub; see the browser implementation.
    pub fn of(_: Found, _: (f64, f64)) -> Option<Self> {
        None
    }

    /// Stub; see the browser implementation.
    pub fn transform(&self, _: [f64; 6]) {}

    /// Stub; see the browser implementation.
    pub fn picture(&self, _: &Picture) {}

    /// Stub; see the browser implementation.
    pub fn shape(&self, _: &str, _: &str) {}

    /// Stub; see the browser implementation.
    pub fn text(&self, _: &str, _: [f64; 4], _: &str) {}
}

/// Stub; see the browser implementation.
pub fn finish(_: Found, _: &'static str, _: fn(&[u8]) -> Option<Vec<u8>>, _: impl FnOnce(Option<Finished>) + 'static) {}

/// Stub; see the browser implementation.
pub fn keep(_: &Finished, _: impl FnOnce(bool) + 'static) {}

/// Stub; see the browser implementation.
pub fn kept_picture(_: impl FnOnce(Picture) + 'static) {}

/// Stub; see the browser implementation.
pub fn erase_kept(_: impl FnOnce() + 'static) {}

/// Stub; see the browser implementation.
pub fn pointer(_: &web_sys::PointerEvent) -> (i32, f64, f64) {
    (0, 0.0, 0.0)
}
