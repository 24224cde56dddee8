//! A finger, pen or mouse as gestures see it: the platform makes one of a browser's event, the sections' cores decide what it
//! means.

/// What a pointer does; positions in CSS pixels, as the browser tells them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Tells fingers apart.
    pub id: i32,
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
    /// When, in milliseconds of any clock.
    pub at: f64,
}
