//! From a campaign's folder to its site: the program `atbildiba` as a library, which its tests and the developer
//! commands (`xtask`) use, too.
//!
//! - [`cli`]: the command line; [`commands`]: the implementation of each command
//! - [`engine`]: everything that does not depend on the campaign; [`build`]: from content and engine to the site
//! - [`check`]: the content check including photos (the rest of it is in the crate `campaign`)
//! - [`expand`]: listing occurrences; [`import`]: calendars and tables as content; [`ical`]: reading iCalendar files
//! - [`photos`]: photos for pages; [`maps`]: maps; [`cards`]: preview images of shared links
//! - [`structured`]: structured data for search engines
//! - [`publish`]: host configurations; [`headers`]: headers and cache rules of the published site and of [`serve`], the
//!   static server
//! - [`TempFolder`]: a folder that is removed when dropped
//! - [`fuzzed`]: properties for arbitrary bytes, tested for seconds by tests and for hours by `fuzz/`

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
pub mod progress;
pub mod publish;
pub mod screenshots;
pub mod serve;
pub mod structured;
mod temp_folder;

pub use temp_folder::TempFolder;
