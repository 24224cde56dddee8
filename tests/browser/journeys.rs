//! What visitors do, as steps. Each section adds its own here.

use super::super::{ENGINES, Step, Test, What, key};
use Step::*;

pub(super) const TESTS: &[Test] = &[
    journey("the calendar goes from month to month", MONTHS),
    journey("a filter of the calendar stands in the address", FILTER),
    journey("a supporter opens over the wall", SUPPORTER),
    journey("the language link leads to the same page", LANGUAGE),
    journey("an event is reached from the calendar", EVENT),
];

const fn journey(name: &'static str, steps: &'static [Step]) -> Test {
    Test { name, engines: &ENGINES, what: What::Journey(steps) }
}

/// The heading that names the month.
const MONTH: &str = "document.querySelector('main h1').textContent.trim()";
const PATH: &str = "location.pathname";

const MONTHS: &[Step] = &[
    Go("/calendar/2026-10"),
    Is("October's grid", "document.querySelector('table[role=grid] td[role=gridcell][data-date=\"2026-10-18\"]')"),
    Keep("heading", MONTH),
    Click("main [rel=next]"),
    Is("November's address", "location.pathname === '/calendar/2026-11'"),
    Changed("heading"),
    Is("November's grid", "document.querySelector('td[role=gridcell][data-date=\"2026-11-15\"]')"),
    SameDocument,
    Back,
    Is("October's address", "location.pathname === '/calendar/2026-10'"),
    Restored("heading"),
    SameDocument,
    Click("main [rel=prev]"),
    Is("September's address", "location.pathname === '/calendar/2026-09'"),
    SameDocument,
];

const FILTER: &[Step] = &[
    Go("/calendar/2026-10?q=zzzz"),
    Is("no event fits", "document.querySelectorAll('td [data-uid]').length === 0"),
    Go("/calendar/2026-10"),
    Is("events", "document.querySelectorAll('td [data-uid]').length > 0"),
];

const SUPPORTER: &[Step] = &[
    Go("/supporters"),
    Keep("scroll", "scrollY"),
    Click("[data-supporter='evika-silina'], [data-supporter='evika-silina'] a"),
    Is("the supporter's address", "location.pathname === '/supporters/evika-silina'"),
    Is("an open dialog", "document.querySelector('dialog[open], [role=dialog]')"),
    Is(
        "the focus is in the dialog",
        "document.querySelector('dialog[open], [role=dialog]').contains(document.activeElement)",
    ),
    SameDocument,
    Press(&[key::ESCAPE]),
    Is("the wall's address", "location.pathname === '/supporters'"),
    Is("no dialog", "!document.querySelector('dialog[open], [role=dialog]')"),
    Is("the focus is back on the tile", "document.activeElement.closest('[data-supporter=\"evika-silina\"]')"),
    Restored("scroll"),
    SameDocument,
];

const LANGUAGE: &[Step] = &[
    Go("/timeline/strom"),
    Click("a[hreflang=en]"),
    NewDocument,
    Is(
        "the same entry in English",
        "location.pathname === '/en/timeline/strom' && document.documentElement.lang === 'en'",
    ),
    Click("a[hreflang=lv]"),
    NewDocument,
    Is("and back", "location.pathname === '/timeline/strom' && document.documentElement.lang === 'lv'"),
];

const EVENT: &[Step] = &[
    Go("/calendar/2026-10"),
    Keep("address", PATH),
    Click("td [data-uid='eu-anti-trafficking-day'] a, td a[data-uid='eu-anti-trafficking-day']"),
    Is("the event's address", "location.pathname === '/events/eu-anti-trafficking-day'"),
    Is("one heading", "document.querySelectorAll('h1').length === 1"),
    Back,
    Restored("address"),
    Is("the grid", "document.querySelector('table[role=grid]')"),
    // Another occurrence than the next one has its own address; the way back leads to its month.
    Go("/events/eu-anti-trafficking-day?on=2031-10-18"),
    Is("the day that was asked for", "document.querySelector('.facts time').dateTime === '2031-10-18'"),
    Is("its month", "document.querySelector('.back a').pathname.startsWith('/calendar')"),
    Is("a file to take home", "document.querySelector('a[download]').pathname === '/events/eu-anti-trafficking-day.ics'"),
];
