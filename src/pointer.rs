//! Pointer events as gestures see them. The platform creates a [`Pointer`] from a browser event; the sections' cores
//! interpret it.

/// The state of a pointer. Positions are CSS pixels, as reported by the browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Identifies the pointer, such as one of several fingers.
    pub id: i32,
    /// Distance from the left.
    pub x: f64,
    /// Distance from the top.
    pub y: f64,
    /// Time in milliseconds of any steady clock.
    pub at: f64,
}
