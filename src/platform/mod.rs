//! All that touches the browser; natively (prerendering, tests) each function does nothing.
//!
//! What does not live here: decisions. Views and cores say what is to happen, this module knows
//! how a browser does it.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::*;

#[cfg(not(target_arch = "wasm32"))]
mod none;
#[cfg(not(target_arch = "wasm32"))]
pub use none::*;
