//! The browser tests. Each is one function over a [`TestContext`], or a journey of steps; `xtask::browser::run`
//! runs them.
//!
//! - [`pages`]: every address; [`reading`]: the same text without scripts
//! - [`axe`], [`ibm`], [`keyboard`], [`layout`], [`comfort`], [`tree`]: accessibility
//! - [`offline`], [`offline_faults`]: without a network; updates and all that can go wrong with them
//! - [`offline_restarts`]: browsers that end and come back with what they had stored; [`offline_rules`]: single rules, installing
//! - [`leave`]: the way out, and what Back shows afterwards; [`on_top`]: nothing covers it; [`traces`]: what a visit leaves behind
//! - [`sections`]: one document for all of them; [`search`]: one search over all of them
//! - [`journeys`]: what visitors do; [`join`]: their own picture; [`take`]: events for their calendar; [`policy`]: what must be refused
//! - [`hand_wall`]: wall, shell, home and the visitor's picture in the hand
//! - [`hand_calendar`]: the calendar in the hand
//! - [`plan`]: what they choose, and where it is kept
//! - [`programme`]: a day of three hundred events, and its week
//! - [`hand_timeline`]: the timeline in the hand
//! - [`embed`]: parts of the site in frames of other sites
//! - [`direction`]: a campaign that is written from the right
//! - [`walk`]: anything, anywhere
//! - [`photos`]: photos on the wall, of which the bundled campaign has none
//! - [`kiosk`]: the box on a stand; [`kiosk_weeks`]: what it outlives; [`kiosk_box`]: the kit

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

/// Every test, the longest first: so the last ones to end are short.
pub(super) fn all() -> Vec<&'static Test> {
    [
        pages::TESTS,
        kiosk::TESTS,
        kiosk_box::TESTS,
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

/// A test that is a function.
const fn check(name: &'static str, engines: &'static [super::Engine], run: fn(&mut TestContext) -> Result<()>) -> Test {
    Test { name, engines, what: What::Check(run), waits: false }
}

/// As [`check`], of what waits most of its time: for idle visitors, for watchdogs, for what is stored in the background.
const fn waiting(
    name: &'static str,
    engines: &'static [super::Engine],
    run: fn(&mut TestContext) -> Result<()>,
) -> Test {
    Test { waits: true, ..check(name, engines, run) }
}
