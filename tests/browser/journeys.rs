//! Visitors' journeys as steps. Each section adds its own here.

use crate::browser::{ENGINES, Step, Test, TestBody, key};
use Step::*;

pub(crate) const TESTS: &[Test] = &[
    journey("the calendar goes from month to month", MONTHS),
    journey("a filter of the calendar stands in the address", FILTER),
    journey("a supporter opens over the wall", SUPPORTER),
    journey("the language link leads to the same page", LANGUAGE),
    journey("an event is reached from the calendar", EVENT),
    journey("the month's grid goes by keys", GRID_KEYS),
    journey("the wall is searched and paged through by keys", WALL_KEYS),
    journey("the timeline goes by keys and opens an entry", TIMELINE_KEYS),
    journey("the timeline is zoomed, filtered and told as a tour", TIMELINE_VIEW),
];

pub(crate) const fn journey(name: &'static str, steps: &'static [Step]) -> Test {
    Test { name, engines: &ENGINES, what: TestBody::Journey(steps), waits: false }
}

/// The heading with the month.
const MONTH: &str = "document.querySelector('main h1').textContent.trim()";
const PATH: &str = "location.pathname";

const MONTHS: &[Step] = &[
    Go("/calendar/2026-10"),
    Is("October's grid", "document.querySelector('table[role=grid] td[data-date=\"2026-10-18\"]')"),
    Keep("heading", MONTH),
    Click("main [rel=next]"),
    Is("November's address", "location.pathname === '/calendar/2026-11'"),
    Changed("heading"),
    Is("November's grid", "document.querySelector('td[data-date=\"2026-11-15\"]')"),
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
    // An occurrence other than the next has its own address; the link back leads to its month.
    Go("/events/eu-anti-trafficking-day?on=2031-10-18"),
    Is("the requested day", "document.querySelector('.facts time').dateTime === '2031-10-18'"),
    Is("its month", "document.querySelector('.back a').pathname.startsWith('/calendar')"),
    Is(
        "a file to take home",
        "document.querySelector('a[download]').pathname === '/events/eu-anti-trafficking-day.ics'",
    ),
];

/// The keys of a date grid in the WAI-ARIA Authoring Practices; the focus keeps its day number across months.
const GRID_KEYS: &[Step] = &[
    Go("/calendar/2026-10"),
    Is("one tab stop", "document.querySelectorAll('td[tabindex=\"0\"]').length === 1"),
    Click("td[data-date='2026-10-15'] .number"),
    Is("the day's panel", "document.querySelector('dialog.day[open]') && location.search.includes('day=2026-10-15')"),
    Press(&[key::ESCAPE]),
    Is(
        "the focus is back on its day",
        "document.activeElement.dataset.date === '2026-10-15' && location.search === ''",
    ),
    Press(&[key::RIGHT]),
    Is("the next day", "document.activeElement.dataset.date === '2026-10-16'"),
    Press(&[key::DOWN]),
    Is("the next week", "document.activeElement.dataset.date === '2026-10-23'"),
    Press(&[key::PAGE_DOWN]),
    Is(
        "the next month, same day",
        "document.activeElement.dataset.date === '2026-11-23' && location.pathname === '/calendar/2026-11'",
    ),
    Is("a text for screen readers", "document.querySelector('main [role=status]').textContent.trim() !== ''"),
    Press(&[key::HOME]),
    Is("Monday", "document.activeElement.dataset.date === '2026-11-23'"),
    Press(&[key::END]),
    Is("Sunday", "document.activeElement.dataset.date === '2026-11-29'"),
    Press(&[key::SHIFT, key::PAGE_DOWN]),
    Is("the next year", "document.activeElement.dataset.date === '2027-11-29'"),
    Press(&[key::ENTER]),
    Is("the day's panel", "document.querySelector('dialog.day[open]')"),
    Back,
    Is(
        "Back closes it",
        "!document.querySelector('dialog[open]') && document.activeElement.dataset.date === '2027-11-29'",
    ),
    SameDocument,
];

const WALL_KEYS: &[Step] = &[
    Go("/supporters"),
    Click("input[type=search]"),
    Type("silina"),
    Is("found without diacritics", "document.querySelectorAll('[data-supporter]').length === 1"),
    Is("in the address", "new URLSearchParams(location.search).get('q') === 'silina'"),
    Go("/supporters"),
    Click("[data-supporter='evika-silina'] a"),
    Is("1 of 19", "document.querySelector('.nth').textContent.includes('1 no 19')"),
    Press(&[key::RIGHT]),
    Is("the next one", "location.pathname === '/supporters/linda-murniece'"),
    Is("2 of 19", "document.querySelector('.nth').textContent.includes('2 no 19')"),
    Press(&[key::LEFT]),
    Is("the first again", "location.pathname === '/supporters/evika-silina'"),
    Press(&[key::LEFT]),
    Keep("last", "location.pathname.split('/').pop()"),
    Is("round in a circle", "document.querySelector('.nth').textContent.includes('19 no 19')"),
    Back,
    Is(
        "Back closes, however far one went",
        "location.pathname === '/supporters' && !document.querySelector('dialog[open]')",
    ),
    SameDocument,
];

const TIMELINE_KEYS: &[Step] = &[
    Go("/timeline"),
    Click(".marks [data-entry='cbss-founded'] circle"),
    Is("the entry's address", "location.pathname === '/timeline/cbss-founded'"),
    Is("its heading has the focus", "document.activeElement.id === 'timeline-entry'"),
    Press(&[key::ESCAPE]),
    Is("closed", "location.pathname === '/timeline' && !document.querySelector('article.entry')"),
    Is("the focus is back on its mark", "document.activeElement.dataset.entry === 'cbss-founded'"),
    Keep("here", "document.activeElement.dataset.entry"),
    Press(&[key::RIGHT]),
    Changed("here"),
    Press(&[key::LEFT]),
    Restored("here"),
    Press(&[key::END]),
    Changed("here"),
    Press(&[key::HOME]),
    Restored("here"),
    Press(&[key::ENTER]),
    Is("Enter opens", "location.pathname === '/timeline/cbss-founded'"),
    Back,
    Is("Back closes", "location.pathname === '/timeline' && !document.querySelector('article.entry')"),
    SameDocument,
];

const TICKS: &str = "[...document.querySelectorAll('.ticks text')].map((tick) => tick.textContent).join()";

const TIMELINE_VIEW: &[Step] = &[
    Go("/timeline"),
    // From here on, the width is known.
    Is("today's line", "document.querySelector('.today')"),
    Keep("ticks", TICKS),
    Click(".zoom button:nth-child(4)"),
    Changed("ticks"),
    Is("the address reflects the view", "location.search.length > 1"),
    Keep("window", "location.search"),
    Click(".zoom button:nth-child(5)"),
    Restored("ticks"),
    // The address follows when nothing moves.
    Changed("window"),
    Keep("marks", "document.querySelectorAll('.marks [data-entry]').length"),
    Click(".kinds button"),
    Is("only this kind", "document.querySelector('.kinds button').getAttribute('aria-pressed') === 'true'"),
    Changed("marks"),
    Click(".kinds button"),
    Restored("marks"),
    Click(".switch .to-list"),
    Is("the list", "document.querySelector('ol.years') && !document.querySelector('.scene')"),
    Click(".switch .to-axis"),
    Is("the axis", "document.querySelector('.scene')"),
    Click(".tour"),
    Is("the story begins with its first entry", "location.pathname === '/timeline/cbss-founded'"),
    Click(".tour"),
    Is("and can be paused", "!document.querySelector('progress')"),
    SameDocument,
];
