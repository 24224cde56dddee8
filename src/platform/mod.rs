//! All that touches the browser; natively (prerendering, tests) each function does nothing.
//!
//! What does not live here: decisions. Views and cores say what is to happen, this module knows
//! how a browser does it.

/// A picture to be drawn.
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each, row by row.
    pub rgba: Vec<u8>,
}

/// A part of the program could not be loaded; the browser's console says why.
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
