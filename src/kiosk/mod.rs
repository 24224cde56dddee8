//! Kiosk mode: what plays while nobody is there. [`order`] and [`watch`] are the core, [`view`] draws.
//!
//! What goes on while somebody is there runs on every page and is plain script, loaded by kiosks alone: `js/`.
//! What a tile says of events comes from `app`, since sections do not know each other.

pub mod order;
mod view;
pub mod watch;

pub use view::{Picture, Play, Tile, attract};
