//! iCalendar files (RFC 5545) from events: a single occurrence, a series, or a calendar to subscribe to.
//!
//! [`Writer`] writes them in the build. [`select`] extracts parts of such a file, also in the browser. [`vtimezone`]
//! writes time zones, [`easter`] feasts, [`details`] places, people and registration; [`mod@line`] folds and escapes.
//! Reading other programs' files is the job of `site/src/ical`.

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
