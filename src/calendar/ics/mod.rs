//! iCalendar files (RFC 5545) out of events: one occurrence, a series, a whole calendar to subscribe to.
//!
//! [`Writer`] writes them in the build; [`select`] takes less out of such a file, in the browser too. [`vtimezone`] writes
//! the zones, [`easter`] feasts, [`details`] places, people and registration; [`mod@line`] folds and escapes. Reading other
//! calendars' files is not known here.

mod line;
pub mod select;

#[cfg(not(target_arch = "wasm32"))]
mod details;
#[cfg(not(target_arch = "wasm32"))]
mod easter;
#[cfg(not(target_arch = "wasm32"))]
mod vtimezone;
#[cfg(not(target_arch = "wasm32"))]
mod writer;

#[cfg(not(target_arch = "wasm32"))]
pub use writer::{Feed, Writer};
