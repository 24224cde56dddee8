//! Browser access. Natively, for prerendering and tests, every function does nothing.
//!
//! This module makes no decisions: views and cores say what should happen, this module knows how a browser does it.

/// A picture to draw.
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel, row by row.
    pub rgba: Vec<u8>,
}

/// A part of the program could not be loaded; the browser's console has the reason.
#[derive(Debug)]
pub struct PartError;

#[cfg(target_arch = "wasm32")]
impl From<wasm_split_helpers::SplitLoaderError> for PartError {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        PartError
    }
}

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
pub use native::*;
