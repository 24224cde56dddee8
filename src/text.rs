//! Text: folding and search, estimated widths, base direction.

mod capitals;
mod direction;
mod fold;
pub mod search;
mod width;

pub use capitals::capitalised;
pub use direction::BaseDirection;
#[cfg(not(target_arch = "wasm32"))]
pub use fold::fold;
pub use width::{letter_width, width};
