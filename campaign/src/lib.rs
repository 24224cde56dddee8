//! A campaign as its organisers write it.
//!
//! - [`authored`]: the content files, with every property
//! - `publish`: what pages of one language receive; native only
//! - [`check`]: checks a content folder and reports problems with their position
//! - [`schema`]: JSON Schemas for editors
//! - [`theme`]: colours, emblem and icon
//! - [`new`]: creates a content folder for a new campaign

pub mod authored;
pub mod check;
pub mod new;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod schema;
pub mod theme;

pub use authored::Campaign;
