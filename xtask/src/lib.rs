//! The project's commands, as a library that its tests use too.
//!
//! - [`cli`]: the command line; [`commands`]: what each command does
//! - [`bench`]: ours beside the peers
//! - [`build`]: from sources and content to the site
//! - [`check`]: the content, every problem with its place; [`schema`]: what editors know of it; [`new`]: a content folder
//! - [`expand`]: which event happens when; [`import`]: iCalendar into the events format; [`ical`]: iCalendar files
//! - [`fuzzed`]: what is given arbitrary bytes, by tests for seconds and by `fuzz/` for hours
//! - [`setup`]: brings the tools that a command needs
//! - [`publish`]: settings for other hosts
//! - [`hosts`]: those settings, tried with nginx and Caddy
//! - [`serve`]: the static server; [`headers`]: the headers and cache rules that it and the published site share

pub mod bench;
pub mod browser;
pub mod build;
pub mod check;
pub mod cli;
pub mod commands;
pub mod error;
pub mod expand;
pub mod fuzzed;
pub mod headers;
pub mod hosts;
mod http;
pub mod ical;
pub mod import;
pub mod new;
pub mod photos;
pub mod publish;
pub mod schema;
pub mod serve;
pub mod setup;
