//! The event calendar.
//!
//! The core knows no page: [`occurrences`] (which event happens when), [`month`] (a grid of weeks with
//! lanes), [`agenda`], [`year`], [`search`] and [`keyboard`]. `words` says dates, counts and recurrences;
//! `view` draws all of it as an island, `event` is the page of one event. Rules and dates themselves
//! are [`crate::dates`].

pub mod agenda;
pub mod keyboard;
pub mod month;
pub mod occurrences;
pub mod search;
pub mod year;

mod view;
mod words;

#[cfg(not(target_arch = "wasm32"))]
mod event;
#[cfg(not(target_arch = "wasm32"))]
mod repeats;

#[cfg(test)]
mod fixture;

pub use view::{Calendar, heading};

#[cfg(not(target_arch = "wasm32"))]
pub use event::event_page;
