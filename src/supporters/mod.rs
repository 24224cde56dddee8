//! The supporter wall.
//!
//! The core does not know the browser: [`layout`] arranges pictures in rows, [`plan`] does so for the prerendered page,
//! [`window`] selects the rows of a long wall that are in the page, [`filter`] selects supporters, [`gesture`]
//! interprets pointers, [`thumb_hash`] decodes a photo's placeholder. The views show the wall with its filters, its
//! tiles, the rows of a long wall, and one supporter in a dialog. The drawn shirt is [`crate::ui::shirt`], the content
//! [`crate::content::Supporters`].

pub mod filter;
pub mod gesture;
pub mod layout;
pub mod plan;
pub mod thumb_hash;
pub mod window;

mod view;

pub use view::island;
#[cfg(not(target_arch = "wasm32"))]
pub use view::portrait;
