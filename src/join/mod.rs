//! `/join`: a supporter's own picture with the campaign's shirt, created entirely on the device.
//!
//! The core does not know the browser: [`placement`] positions the picture, [`frame`] is drawn over it, [`jpeg`] strips
//! metadata from files. Camera, canvas and storage are in [`crate::platform`].

pub mod frame;
pub mod jpeg;
pub mod placement;

mod view;

pub use view::island;
