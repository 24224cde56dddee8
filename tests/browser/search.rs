//! The search over all sections, and the timeline's own.

use crate::browser::Step::{Back, Click, Go, Is, Press, SameDocument, Type};
use crate::browser::poll;
use crate::browser::tests::check;
use crate::browser::tests::journeys::journey;
use crate::browser::tests::offline::store;
use crate::browser::{ENGINES, Engine, PATIENCE, Setup, Step, Test, TestContext, key};
use site::error::Result;

pub(crate) const TESTS: &[Test] = &[
    journey("search: everywhere, from any page", EVERYWHERE),
    journey("search: more of a section is in the section", MORE),
    journey("search: the timeline's", TIMELINE),
    check("search: works without a network", &ENGINES, offline),
    check("search: in an agenda, past matches are named", &ENGINES, past),
    check("search: without scripts, lists of everything", &ENGINES, scriptless),
];

const EVERYWHERE: &[Step] = &[
    Go("/about"),
    Click(".to-search"),
    Is("the search, ready to type", "location.pathname === '/search' && document.activeElement.id === 'search-q'"),
    Is(
        "marked as the page that is shown",
        "document.querySelector('.to-search').getAttribute('aria-current') === 'page'",
    ),
    Is("all there is, as lists", "document.querySelectorAll('.lists a').length === 4"),
    Type("janos"),
    Is(
        "found without diacritics and in another case, and marked",
        "document.querySelector('.results[data-section=events] strong mark')?.textContent === 'Jāņu'",
    ),
    Is("in the address", "location.search === '?q=janos' && document.querySelector('#search-q').value === 'janos'"),
    Is("said", "/\\d/.test(document.querySelector('.search-page [role=status]').textContent)"),
    Press(&[key::ENTER]),
    Is("Enter leads to what was found", "document.activeElement === document.querySelector('.results a')"),
    Press(&[key::ENTER]),
    Is("its page", "location.pathname === '/events/st-johns-day' && document.querySelector('main.event')"),
    Back,
    Is(
        "found as before",
        "location.search === '?q=janos' && document.querySelector('#search-q').value === 'janos' && document.querySelector('.results')",
    ),
    Is("no longer the event's", "document.querySelector('.to-search').hasAttribute('aria-current')"),
    SameDocument,
];

const MORE: &[Step] = &[
    Go("/search?q=darba%20grupa"),
    Is(
        "three sections",
        "['events', 'supporters', 'timeline'].every((name) => document.querySelector(`.results[data-section=${name}] a`))",
    ),
    Go("/search?q=valstis"),
    Is("best of the timeline", "document.querySelector('.results[data-section=timeline] mark')"),
    // The driver scrolls it below the help numbers.
    Is(
        "in sight",
        "document.querySelector('.results[data-section=timeline] .more a').scrollIntoView({block: 'center'}) ?? true",
    ),
    Click(".results[data-section=timeline] .more a"),
    Is(
        "all of it, in the timeline",
        "location.pathname === '/timeline' && document.querySelector('#timeline-q')?.value === 'valstis'",
    ),
    SameDocument,
];

const TIMELINE: &[Step] = &[
    Go("/timeline?view=list"),
    Is("all", "document.querySelectorAll('.timeline .row').length > 20"),
    Click("#timeline-q"),
    Type("rokasgramata"),
    Is(
        "few, marked",
        "document.querySelectorAll('.timeline .row').length < 10 && document.querySelector('.timeline .row mark')",
    ),
    Is("in the address", "new URLSearchParams(location.search).get('q') === 'rokasgramata'"),
    Is(
        "no kind promises more than is left",
        "[...document.querySelectorAll('.kinds .count')].reduce((sum, count) => sum + +count.textContent, 0) === document.querySelectorAll('.timeline .row').length",
    ),
    Click(".timeline .row a"),
    Is("an entry", "location.pathname.startsWith('/timeline/') && document.querySelector('#timeline-entry')"),
    Back,
    Is(
        "what was found",
        "document.querySelector('#timeline-q').value === 'rokasgramata' && document.querySelectorAll('.timeline .row').length < 10",
    ),
    SameDocument,
];

fn offline(test: &mut TestContext) -> Result<()> {
    store(test, "/")?;
    test.server.close();
    for (address, found) in [("/search?q=marta", "marta"), ("/search?q=ziemasvetki", "christmas")] {
        test.open(address)?;
        test.looked_at += 1;
        let found = format!(
            "document.querySelector('.results a mark') && document.querySelector(\".results a[href*='{found}'], .results a[href$='/help']\")"
        );
        test.session.wait_for("found without a network", &found, PATIENCE)?;
    }
    Ok(())
}

fn scriptless(test: &mut TestContext) -> Result<()> {
    let mut plain = test.start(Setup { scripts: false, ..Setup::default() })?;
    plain.goto(&test.url("/search?q=marta"))?;
    test.looked_at += 1;
    let text = plain.rendered_text("main")?;
    // WebKit without scripts reads `noscript` as if it had them.
    let says = text.contains("JavaScript") || test.engine == Engine::WebKit;
    test.expect(says, "/search", || format!("does not say that scripts are needed: {text}"));
    for link in ["/calendar/agenda", "/supporters", "/timeline", "/help"] {
        plain.goto(&test.url("/search"))?;
        plain.click(&format!(".lists a[href='{link}']"))?;
        let there = poll(PATIENCE, || plain.url().ok().filter(|url| url.ends_with(link)));
        test.expect(there.is_some(), "/search", || format!("{link} does not lead there"));
    }
    Ok(())
}

/// All matches are over: the agenda says which was the last.
fn past(test: &mut TestContext) -> Result<()> {
    test.open("/calendar/agenda?q=deflect")?;
    let named = "document.querySelector('.next-match')?.pathname.startsWith('/calendar/20')";
    test.session.wait_for("the last match", named, PATIENCE)
}
