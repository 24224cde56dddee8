//! A campaign as its organisers write it.
//!
//! - [`check`]: a content folder read, every problem with its place
//! - [`schema`]: what editors know of the files
//! - [`theme`]: colours, emblem and icon
//! - [`new`]: a content folder for another campaign

pub mod check;
pub mod new;
pub mod schema;
pub mod theme;
