//! Kiosk mode: the attract loop that plays while nobody is there. [`order`] and [`watch`] are the core, [`view`] draws
//! it.
//!
//! Sessions with visitors run on every page, in plain JavaScript that only kiosks load: `js/`. The texts of event tiles
//! come from `app`, because sections do not import each other.

pub mod order;
mod view;
pub mod watch;

pub use view::{AttractLoop, Picture, Tile, attract};
