//! One event: its page ([`page`], with places, people and registration in [`details`]), rendered by the build, and the
//! parts of it that depend on the occurrence ([`mod@occurrence`]), which are islands.

#[cfg(not(target_arch = "wasm32"))]
mod details;
mod occurrence;
#[cfg(not(target_arch = "wasm32"))]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod repeats;

pub use occurrence::{Part, occurrence};
#[cfg(not(target_arch = "wasm32"))]
pub use page::event_page;
