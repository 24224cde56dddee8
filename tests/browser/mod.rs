//! The browser tests. Each is one function over a [`Lab`](super::Lab), or a journey of steps; `xtask::browser::run`
//! runs them.
//!
//! - [`pages`]: every address; [`reading`]: the same text without scripts
//! - [`axe`], [`keyboard`], [`layout`]: accessibility
//! - [`kiosk`]: the box on a stand
//! - [`journeys`]: what visitors do; [`policy`]: what must be refused

mod axe;
mod journeys;
mod keyboard;
mod kiosk;
mod layout;
mod pages;
mod policy;
mod reading;

use super::{Lab, Test, What};
use crate::error::Result;

/// Every test, the longest first: so the last ones to end are short.
pub(super) fn all() -> Vec<&'static Test> {
    [
        pages::TESTS,
        kiosk::TESTS,
        axe::TESTS,
        reading::TESTS,
        keyboard::TESTS,
        layout::TESTS,
        policy::TESTS,
        journeys::TESTS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A test that is a function.
const fn check(name: &'static str, engines: &'static [super::Engine], run: fn(&mut Lab) -> Result<()>) -> Test {
    Test { name, engines, what: What::Check(run) }
}
