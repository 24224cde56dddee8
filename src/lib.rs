//! Atbildība: an offline-first campaign app. It turns a folder of JSON into an event calendar, a supporter wall and a
//! project timeline.
//!
//! The modules from the bottom up; each imports only modules before it:
//!
//! - [`dates`]: dates, recurrence, EDTF, time zones; [`text`]: search, widths, direction; [`mod@pointer`]: pointer
//!   events
//! - [`content`]: the types of the content, addresses, the wire format
//! - [`i18n`]: messages and plurals; [`view`]: the view layer of islands
//! - [`platform`]: all other browser access; [`ui`]: shared parts of views
//! - [`calendar`], [`supporters`], [`join`], [`timeline`], [`help`], [`kiosk`], [`search`]: the sections, each a pure
//!   core with a thin view; they do not import each other
//! - [`app`]: the shell, navigation, and pages that belong to no section
//!
//! In the browser, `main.rs` hydrates the prerendered page with `app::start`. Natively, the build renders the same
//! components to HTML with [`app::Prerender`].

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
