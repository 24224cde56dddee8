//! The supporter wall: who stands behind the campaign.
//!
//! The core knows no browser: [`layout`] cuts pictures into rows, [`plan`] does so for the
//! prerendered page, [`window`] says which rows of a long wall are in the page, [`filter`] who is
//! shown, [`gesture`] what fingers mean, [`thumb_hash`] what a photo looks like before it is there. The views show it: the wall with its filters, its tiles,
//! the rows of a long wall, one supporter in the dialog. What does not live here: the drawn shirt
//! ([`crate::ui::shirt`]) and the content itself ([`crate::content::Supporters`]).

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
