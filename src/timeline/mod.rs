//! The project timeline.
//!
//! Cores, without browser: `span` (an EDTF date as days with edges), `lanes`, `scale` (time to pixels, ticks), `place` (what
//! is drawn at a zoom), `chronicle` (all entries in order, with span and lane), `bands` (what lies below what), `frame` (one
//! picture of the axis), `breakpoint` (the widths it is prerendered for), `ruler` (what is said above it), `navigate` (keys),
//! `gesture` (fingers), `tour`, `query` (the state in the address), `count` (how many a filter would leave). `view` draws.
//! Dates themselves are [`crate::dates`].

pub mod bands;
pub mod breakpoint;
pub mod chronicle;
mod compact;
pub mod count;
pub mod frame;
pub mod gesture;
pub mod lanes;
pub mod navigate;
pub mod place;
pub mod query;
pub mod ruler;
pub mod scale;
pub mod span;
pub mod tour;
mod view;

pub use view::island;
