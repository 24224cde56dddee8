//! Complete pages: the shell around every page, the pages that belong to no section, navigation, and the hydration of
//! islands.
//!
//! Events, supporters, timeline entries and help are in the sections; this module only combines their views.

pub mod history;
mod kiosk;
pub mod pages;
mod upcoming;

#[cfg(not(target_arch = "wasm32"))]
mod home;
#[cfg(not(target_arch = "wasm32"))]
mod meta;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
#[cfg(not(target_arch = "wasm32"))]
mod shell;
#[cfg(not(target_arch = "wasm32"))]
mod words;

#[cfg(target_arch = "wasm32")]
mod islands;
#[cfg(target_arch = "wasm32")]
mod navigation;
#[cfg(target_arch = "wasm32")]
mod open_now;
#[cfg(target_arch = "wasm32")]
mod parts;

#[cfg(target_arch = "wasm32")]
pub use navigation::start;
#[cfg(not(target_arch = "wasm32"))]
pub use {
    meta::{LONGEST, PageMeta, meta},
    prerender::{Prerender, Published, Rendered},
    words::kiosk_words,
};
