//! The browser tests. Each is a function of a [`TestContext`], or a journey; `xtask::browser::run` runs them.
//!
//! - [`pages`]: every address; [`reading`]: the same text without scripts
//! - [`axe`], [`ibm`], [`keyboard`], [`layout`], [`comfort`], [`tree`]: accessibility
//! - [`offline`], [`offline_faults`]: offline use; updates and their faults
//! - [`offline_restarts`]: browsers that restart with stored data; [`offline_rules`]: single rules, installation
//! - [`leave`]: “leave now”, and what Back shows afterwards; [`on_top`]: nothing covers it; [`traces`]: the traces of a
//!   visit
//! - [`sections`]: navigation within the document; [`search`]: the search over all sections
//! - [`journeys`]: visitors' journeys; [`join`]: their picture; [`export`]: calendar files; [`policy`]: what must be
//!   rejected
//! - [`hand_wall`]: wall, shell, home and the visitor's picture in use
//! - [`hand_calendar`]: the calendar in use
//! - [`plan`]: the visitor's plan, and where it is stored
//! - [`programme`]: a day with three hundred events, and its week
//! - [`hand_timeline`]: the timeline in use
//! - [`embed`]: frames in other sites
//! - [`direction`]: a right-to-left campaign
//! - [`walk`]: random walks
//! - [`photos`]: photos on the wall, of which the bundled campaign has none
//! - [`kiosk`]: kiosk mode; [`kiosk_operator`]: the operator's screen; [`kiosk_weeks`]: long runs; [`kiosk_box`]: the kit

mod axe;
mod comfort;
mod direction;
mod embed;
mod export;
mod hand_calendar;
mod hand_timeline;
mod hand_wall;
mod hostile;
mod ibm;
mod join;
mod journeys;
mod keyboard;
mod kiosk;
mod kiosk_box;
mod kiosk_operator;
mod kiosk_weeks;
mod layout;
mod leave;
mod offline;
mod offline_faults;
mod offline_restarts;
mod offline_rules;
mod on_top;
mod pages;
mod photos;
mod pictures;
mod plan;
mod policy;
mod programme;
mod reading;
mod search;
mod sections;
mod traces;
mod tree;
mod walk;

use super::{Test, TestContext, What};
use site::error::Result;

/// Every test, the longest first, so that the last ones to end are short.
pub(super) fn all() -> Vec<&'static Test> {
    [
        pages::TESTS,
        kiosk::TESTS,
        kiosk_box::TESTS,
        kiosk_operator::TESTS,
        kiosk_weeks::TESTS,
        axe::TESTS,
        ibm::TESTS,
        reading::TESTS,
        sections::TESTS,
        search::TESTS,
        keyboard::TESTS,
        layout::TESTS,
        policy::TESTS,
        embed::TESTS,
        journeys::TESTS,
        offline::TESTS,
        offline_faults::TESTS,
        offline_restarts::TESTS,
        offline_rules::TESTS,
        join::TESTS,
        export::TESTS,
        plan::TESTS,
        hand_calendar::TESTS,
        leave::TESTS,
        on_top::TESTS,
        traces::TESTS,
        comfort::TESTS,
        hand_wall::TESTS,
        tree::TESTS,
        walk::TESTS,
        hostile::TESTS,
        photos::TESTS,
        pictures::TESTS,
        hand_timeline::TESTS,
        direction::TESTS,
        programme::TESTS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A test as a function.
const fn check(name: &'static str, engines: &'static [super::Engine], run: fn(&mut TestContext) -> Result<()>) -> Test {
    Test { name, engines, what: What::Check(run), waits: false }
}

/// Like [`check`], for tests that mostly wait: for idle visitors, watchdogs, background storage.
const fn waiting(
    name: &'static str,
    engines: &'static [super::Engine],
    run: fn(&mut TestContext) -> Result<()>,
) -> Test {
    Test { waits: true, ..check(name, engines, run) }
}
