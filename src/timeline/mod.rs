//! The project timeline.
//!
//! The cores do not know the browser: `span` (an EDTF date as days with edges), `lanes`, `scale` (time to pixels,
//! ticks, the labels of the `ruler` above), `place` (what is drawn at a zoom level), `chronicle` (all entries in
//! order, with span and lane), `bands` (vertical layout), `frame` (everything to draw), `breakpoint` (the widths it
//! is prerendered for), `navigate` (keys), `gesture` (pointers), `tour`, `query` (the state in the address), `count`
//! (how many entries a filter leaves). `view` draws them. Dates are [`crate::dates`].

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
pub mod scale;
pub mod span;
pub mod tour;
mod view;

pub use view::island;
