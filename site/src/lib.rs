//! From a campaign's folder to its site: the program `atbildiba`, as a library that its tests and the developers' commands
//! (`xtask`) use too.
//!
//! - [`cli`]: the command line; [`commands`]: what each command does
//! - [`engine`]: all that no campaign changes; [`build`]: from content and engine to the site
//! - [`check`]: the content with its photos (all else about content files is in the crate `campaign`)
//! - [`expand`]: which event happens when; [`import`]: calendars and tables as content; [`ical`]: iCalendar files
//! - [`photos`]: photos, made small; [`maps`]: where something is; [`cards`]: pictures for shared links
//! - [`structured`]: what pages are about, for search engines
//! - [`publish`]: settings for hosts; [`headers`]: headers and cache rules of the published site and of [`serve`], the
//!   static server
//! - [`TempFolder`]: a folder that is removed when dropped
//! - [`fuzzed`]: what is given arbitrary bytes, by tests for seconds and by `fuzz/` for hours

pub mod build;
pub mod cards;
pub mod check;
pub mod cli;
pub mod commands;
pub mod engine;
pub mod error;
pub mod expand;
pub mod fuzzed;
pub mod headers;
pub mod ical;
pub mod import;
pub mod maps;
pub mod photos;
pub mod publish;
pub mod serve;
pub mod structured;
mod temp_folder;

pub use temp_folder::TempFolder;
