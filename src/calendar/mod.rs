//! The event calendar.
//!
//! The core knows no page: [`occurrences`] (which event happens when), [`month`] (a grid of weeks with
//! lanes), [`agenda`], [`year`], [`search`], [`keyboard`] and [`swipe`]. `view` draws all of it as an island, and the
//! page of one event. Rules and dates themselves are [`crate::dates`].

pub mod agenda;
pub mod ics;
pub mod keyboard;
pub mod month;
pub mod occurrences;
pub mod search;
pub mod swipe;
pub mod year;

mod view;

#[cfg(test)]
mod fixture;

pub use view::{Part, heading, island, occurrence};

#[cfg(not(target_arch = "wasm32"))]
pub use view::{color, event_page, status, told, when};
