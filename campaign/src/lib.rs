//! A campaign as its organisers write it.
//!
//! - [`authored`]: the content files, every property as the file has it
//! - `publish`: what pages of one language show of it; natively, as pages are made
//! - [`check`]: a content folder read, every problem with its place
//! - [`schema`]: what editors know of the files
//! - [`theme`]: colours, emblem and icon
//! - [`new`]: a content folder for another campaign

pub mod authored;
pub mod check;
pub mod new;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod schema;
pub mod theme;

pub use authored::Campaign;
