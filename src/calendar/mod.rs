//! The event calendar.
//!
//! The core knows no page: [`occurrences`] (which event takes place when), [`month`] (a grid of weeks with lanes),
//! [`mod@programme`] (a day or week by the hour), [`agenda`], [`year`], [`search`], [`keyboard`], [`swipe`] and
//! [`plan`] (a visitor's choice). [`mod@address`] is an occurrence's address; [`ics`] writes calendar files. `view` draws
//! it as an island, and also the page of a single event. Rules and dates are [`crate::dates`].

pub mod address;
pub mod agenda;
pub mod ics;
pub mod keyboard;
pub mod month;
pub mod occurrences;
pub mod plan;
pub mod programme;
pub mod search;
pub mod sheet;
pub mod swipe;
pub mod year;

mod view;

#[cfg(test)]
mod fixture;

pub use view::{LoadProgramme, Part, Programme, heading, island, occurrence, plan_island, programme};

#[cfg(not(target_arch = "wasm32"))]
pub use view::{YEARS_AHEAD, color, event_page, status, told, when};
