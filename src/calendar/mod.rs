//! The event calendar.
//!
//! `occurrences` (which event happens when) is the core, `ics` writes iCalendar files; `view` draws it. Rules and dates
//! themselves are [`crate::dates`].

pub mod ics;
pub mod occurrences;
mod view;

pub use view::{Calendar, heading};
#[cfg(not(target_arch = "wasm32"))]
pub use view::event_page;
