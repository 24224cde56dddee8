//! Browser tests: drives Chromium, Firefox and WebKit over the built site, and takes screenshots.
//!
//! - [`session`]: one browser; [`driver`]: starting it; [`process`]: reliably ending it; [`wire`]: the protocol
//! - [`chromium`]: what only Chromium supports; [`console`], [`collector`]: console messages of each engine
//! - [`site`]: the pages; [`context`]: a test's context; [`journey`]: steps as data; [`runner`]: runs the tests
//! - [`kiosk_box`]: the kiosk box; [`shots`]: screenshots
//!
//! The tests themselves are in the project's `tests/browser/`.

mod chromium;
mod collector;
mod console;
mod context;
mod driver;
mod journey;
mod kiosk_box;
mod process;
mod runner;
mod session;
mod shots;
mod site;
#[path = "../../../tests/browser/mod.rs"]
mod tests;
mod undriven;
mod wire;

pub use console::Message;
pub use context::{PATIENCE, TestContext};
pub(crate) use driver::free_port;
pub use driver::{ENGINES, Engine, Profile, Setup};
pub use journey::Step;
pub use kiosk_box::KioskBox;
pub(crate) use process::Guarded;
pub use process::poll;
pub use runner::{Selection, Suite, Summary, Test, TestBody, run};
pub use session::{Element, Session, key};
pub use shots::{SCREENS, Screen, Shots, screenshots};
pub use site::{Page, Pages, everything, this_month};
pub use undriven::Undriven;
