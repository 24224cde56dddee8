//! The browser tests. Each is a function of a [`TestContext`], or a journey; `xtask::browser::run` runs them.
//!
//! - [`pages`]: every address; [`sections`]: navigation within the document; [`search`]: the search over all sections
//! - [`accessibility`]: [`axe`](accessibility::axe) and [`ibm`](accessibility::ibm), two checkers;
//!   [`keyboard`](accessibility::keyboard), [`layout`](accessibility::layout), [`comfort`](accessibility::comfort);
//!   [`reading`](accessibility::reading): the same text without scripts; [`tree`](accessibility::tree): what assistive
//!   technology gets; [`direction`](accessibility::direction): a right-to-left campaign
//! - [`safety`]: [`leave`](safety::leave): “leave now”, and what Back shows afterwards; [`on_top`](safety::on_top):
//!   nothing covers it; [`traces`](safety::traces): the traces of a visit; [`policy`](safety::policy) and
//!   [`hostile`](safety::hostile): what must be rejected
//! - [`offline`]: offline use; [`faults`](offline::faults): updates and their faults; [`restarts`](offline::restarts):
//!   browsers that restart with stored data; [`rules`](offline::rules): single rules, installation
//! - [`calendar`]: the calendar [in use](calendar::interaction); [`programme`](calendar::programme): a day with three
//!   hundred events, and its week; [`plan`](calendar::plan): the visitor's plan, and where it is stored;
//!   [`export`](calendar::export): calendar files
//! - [`wall`]: wall, shell and home [in use](wall::interaction); [`photos`](wall::photos), of which the bundled campaign
//!   has none; [`join`](wall::join): the visitor's own picture
//! - [`timeline`]: the timeline in use
//! - [`kiosk`]: kiosk mode; [`operator`](kiosk::operator): the operator's screen; [`weeks`](kiosk::weeks): long runs;
//!   [`kit`](kiosk::kit): the kit
//! - [`journeys`]: visitors' journeys; [`walk`]: random walks; [`embed`]: frames in other sites

mod accessibility;
mod calendar;
mod embed;
mod journeys;
mod kiosk;
mod offline;
mod pages;
mod safety;
mod search;
mod sections;
mod timeline;
mod walk;
mod wall;

use super::{Test, TestBody, TestContext};
use site::error::Result;

/// Every test, the longest first, so that the last ones to end are short.
pub(super) fn all() -> Vec<&'static Test> {
    [
        pages::TESTS,
        kiosk::TESTS,
        kiosk::kit::TESTS,
        kiosk::operator::TESTS,
        kiosk::weeks::TESTS,
        accessibility::axe::TESTS,
        accessibility::ibm::TESTS,
        accessibility::reading::TESTS,
        sections::TESTS,
        sections::pending::TESTS,
        search::TESTS,
        accessibility::keyboard::TESTS,
        accessibility::layout::TESTS,
        safety::policy::TESTS,
        embed::TESTS,
        journeys::TESTS,
        offline::TESTS,
        offline::faults::TESTS,
        offline::restarts::TESTS,
        offline::rules::TESTS,
        wall::join::TESTS,
        calendar::export::TESTS,
        calendar::plan::TESTS,
        calendar::interaction::TESTS,
        safety::leave::TESTS,
        safety::on_top::TESTS,
        safety::traces::TESTS,
        accessibility::comfort::TESTS,
        wall::interaction::TESTS,
        accessibility::tree::TESTS,
        walk::TESTS,
        safety::hostile::TESTS,
        wall::photos::TESTS,
        wall::pictures::TESTS,
        timeline::TESTS,
        accessibility::direction::TESTS,
        calendar::programme::TESTS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A test as a function.
const fn check(name: &'static str, engines: &'static [super::Engine], run: fn(&mut TestContext) -> Result<()>) -> Test {
    Test { name, engines, what: TestBody::Check(run), waits: false }
}

/// Like [`check`], for tests that mostly wait: for idle visitors, watchdogs, background storage.
const fn waiting(
    name: &'static str,
    engines: &'static [super::Engine],
    run: fn(&mut TestContext) -> Result<()>,
) -> Test {
    Test { waits: true, ..check(name, engines, run) }
}
