//! Text: letters folded and words found as people type them; how wide text is.

mod fold;
pub mod search;
mod width;

#[cfg(not(target_arch = "wasm32"))]
pub use fold::fold;
pub use width::{letter_width, width};
