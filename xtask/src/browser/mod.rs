//! The browser tests: drives Chromium, Firefox and WebKit over the built site, and takes pictures of it.
//!
//! - [`session`]: one browser; [`driver`]: starting it; [`process`]: ending it for certain; [`wire`]: the protocol
//! - [`chromium`]: what Chromium alone can do; [`console`], [`collector`]: what each engine reports
//! - [`site`]: the pages; [`context`]: what a test has at hand; [`journey`]: steps as data; [`runner`]: runs them
//! - [`stand`]: the kiosk's box; and [`shots`], pictures
//!
//! The tests themselves stand in `tests/browser/` of the project.

mod chromium;
mod collector;
mod console;
mod context;
mod driver;
mod journey;
mod process;
mod runner;
mod session;
mod shots;
mod site;
mod stand;
#[path = "../../../tests/browser/mod.rs"]
mod tests;
mod undriven;
mod wire;

pub use console::Message;
pub use context::{PATIENCE, TestContext};
pub(crate) use driver::free_port;
pub use driver::{ENGINES, Engine, Profile, Setup};
pub use journey::Step;
pub(crate) use process::Guarded;
pub use process::poll;
pub use runner::{Summary, Test, What, run};
pub use session::{Element, Session, key};
pub use shots::{SCREENS, Screen, Shots, pictures_for_installing, screenshots};
pub use site::{Page, Pages, everything, this_month};
pub use stand::Stand;
pub use undriven::Undriven;
