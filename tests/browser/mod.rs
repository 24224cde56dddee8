//! The browser tests. Each is one function over a [`Lab`](super::Lab), or a journey of steps; `xtask::browser::run`
//! runs them.
//!
//! - [`pages`]: every address; [`reading`]: the same text without scripts
//! - [`axe`], [`keyboard`], [`layout`], [`comfort`], [`tree`]: accessibility
//! - [`journeys`]: what visitors do; [`policy`]: what must be refused
//! - [`leave`]: the way out, and what Back shows afterwards; [`traces`]: what a visit leaves behind

mod axe;
mod comfort;
mod hostile;
mod journeys;
mod keyboard;
mod layout;
mod leave;
mod pages;
mod policy;
mod reading;
mod traces;
mod tree;

use super::{Lab, Test, What};
use crate::error::Result;

/// Every test, the longest first: so the last ones to end are short.
pub(super) fn all() -> Vec<&'static Test> {
    [
        pages::TESTS,
        axe::TESTS,
        reading::TESTS,
        keyboard::TESTS,
        layout::TESTS,
        policy::TESTS,
        leave::TESTS,
        journeys::TESTS,
        traces::TESTS,
        comfort::TESTS,
        tree::TESTS,
        hostile::TESTS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A test that is a function.
const fn check(name: &'static str, engines: &'static [super::Engine], run: fn(&mut Lab) -> Result<()>) -> Test {
    Test { name, engines, what: What::Check(run) }
}
