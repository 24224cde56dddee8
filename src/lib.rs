//! Atbildība: an offline-first campaign app. Out of a folder of JSON it makes an event calendar, a
//! supporter wall and a project timeline.
//!
//! Map of the modules, from the ground up; each imports only what stands before it:
//!
//! - [`dates`]: civil dates, durations, EDTF, dates as words; [`text`]: words found as people type them; [`mod@pointer`]: what a finger does
//! - [`content`]: the types of the content files, the addresses, how data travels
//! - [`i18n`]: messages and plurals; [`view`]: the view layer of islands
//! - [`platform`]: all else that touches the browser; [`ui`]: what the views share
//! - [`calendar`], [`supporters`], [`join`], [`timeline`], [`help`], [`kiosk`], [`search`]: the sections, each a pure core
//!   with a thin view; they do not know each other
//! - [`app`]: the shell, the routes, the pages that belong to no section
//!
//! In the browser `main.rs` hydrates the prerendered page with `app::start`; natively the build
//! renders the same components to HTML with [`app::Prerender`].

#![recursion_limit = "256"]

pub mod app;
pub mod calendar;
pub mod content;
pub mod dates;
pub mod help;
pub mod i18n;
pub mod join;
pub mod kiosk;
pub mod platform;
pub mod pointer;
pub mod search;
pub mod supporters;
pub mod text;
pub mod timeline;
pub mod ui;
pub mod view;
