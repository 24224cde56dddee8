//! One event: its page ([`page`]; [`details`] has places, people and registration), made by the build, and the parts of it that
//! are about an occurrence ([`mod@occurrence`]), which come to life.

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
