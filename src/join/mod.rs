//! `/join`: a supporter's own picture under the campaign's shirt, made on the device alone.
//!
//! The core knows no browser: [`placement`] says where the picture lies, [`frame`] what is drawn over it, [`jpeg`] takes
//! metadata out of files. What does not live here: camera, canvas and storage ([`crate::platform`]), the wall.

pub mod frame;
pub mod jpeg;
pub mod placement;

mod view;

pub use view::island;
