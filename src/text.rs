//! Text: letters folded and words found as people type them; how wide text is.

mod fold;
pub mod search;
mod width;

pub use fold::fold;
pub use width::{letter_width, width};
