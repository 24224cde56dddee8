//! The calendar in use: what comes first on a phone, gestures, ways to a distant month, lists that keep their position.

use crate::browser::tests::check;
use crate::browser::{ENGINES, PATIENCE, Step, Test, TestBody, TestContext, key};
use Step::*;
use serde_json::json;
use site::error::Result;

pub(crate) const TESTS: &[Test] = &[
    check("calendar: on a phone the events come first and the controls are a row", &ENGINES, first),
    check("calendar: the month fits the window", &ENGINES, fits),
    check("calendar: a swipe changes the month", &ENGINES, swipe),
    check("calendar: earlier events are inserted above the reading position, and restored by Back", &ENGINES, earlier),
    check("calendar: typing shifts nothing", &ENGINES, typing),
    check("calendar: at 320 px nothing is clipped or too narrow", &ENGINES, narrow),
    journey("calendar: any month is three steps away", JUMP),
    journey("calendar: a month without a page of its own is named", UNBUILT),
    journey("calendar: it can be subscribed to, and says what that is", SUBSCRIBE),
    journey("calendar: an event belongs to it; its keys are explained", BELONGS),
];

const fn journey(name: &'static str, steps: &'static [Step]) -> Test {
    Test { name, engines: &ENGINES, what: TestBody::Journey(steps), waits: false }
}

const JUMP: &[Step] = &[
    Go("/calendar/2026-10"),
    Click(".tool.jump summary"),
    Click(".jump-group input"),
    Press(&[key::END]),
    Press(&[key::BACKSPACE]),
    Press(&[key::BACKSPACE]),
    Type("41"),
    Is("the year's months", "document.querySelector('.jump-group a').pathname === '/calendar/2041-01'"),
    Click(".jump-group a:nth-child(5)"),
    Is(
        "May 2041",
        "location.pathname === '/calendar/2041-05' && document.querySelector('td[data-date=\"2041-05-09\"]')",
    ),
    Is("the menu is closed", "!document.querySelector('.tool.jump').open"),
    Click(".tool.jump summary"),
    Is("it opens at that year", "document.querySelector('.jump-group input').value === '2041'"),
    Press(&[key::ESCAPE]),
    Is("Escape closes it", "!document.querySelector('.tool.jump').open"),
    SameDocument,
];

const UNBUILT: &[Step] = &[
    Go("/calendar/2042-05"),
    Is("the month's own title", "document.title.startsWith('2042. gada maijs')"),
    Is("the same month in English", "document.querySelector('a[hreflang=en]').pathname === '/en/calendar/2042-05'"),
];

const SUBSCRIBE: &[Step] = &[
    Go("/calendar/2026-10"),
    Is(
        "a link that calendar apps open",
        "document.querySelector('.subscribe a[href^=\"webcal:\"]').href === `webcal://${location.host}/feeds/all.ics`",
    ),
    Is("the file", "document.querySelector('.subscribe a[download]').pathname === '/feeds/all.ics'"),
    Is(
        "what it means",
        "document.querySelector('.subscribe .note code').textContent === `${location.origin}/feeds/all.ics`",
    ),
    Click(".categories a"),
    Is(
        "one category alone",
        "/feeds\\/(?!all)[a-z-]+\\.ics$/.test(document.querySelector('.subscribe a[href^=\"webcal:\"]').href)",
    ),
    Click(".categories a:nth-child(2)"),
    Is("two have no address", "!document.querySelector('.subscribe a[href^=\"webcal:\"]')"),
];

const BELONGS: &[Step] = &[
    Go("/events/eu-anti-trafficking-day"),
    Is("where one is", "document.querySelector('.main-nav a[aria-current]').pathname === '/calendar'"),
    Go("/calendar/2026-10"),
    Is(
        "the keys",
        "/Shift/.test(document.getElementById(document.querySelector('.month').getAttribute('aria-describedby')).textContent)",
    ),
];

/// The distance of an element from the header.
const BELOW: &str = "return document.querySelector(arguments[0]).getBoundingClientRect().top - document.querySelector('header').getBoundingClientRect().bottom";

fn first(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    for (address, what) in [
        ("/calendar", ".agenda .happenings a"),
        ("/ru/calendar/agenda", ".agenda .happenings a"),
        ("/calendar/2026-12", ".month tbody"),
        ("/uk/calendar/2026-09", ".month tbody"),
    ] {
        test.open(address)?;
        let below = test.session.run(BELOW, &[json!(what)])?;
        test.expect(below.as_f64() <= Some(300.0), address, || format!("{what} begins {below} px below the header"));
    }
    let open = |name: &str| format!("document.querySelector('.tool.{name}').open");
    test.session.click(".tool.filter summary")?;
    let is_seen = "document.querySelector('.categories').getBoundingClientRect().height > 0";
    test.session.wait_for("the categories", &format!("{} && {is_seen}", open("filter")), PATIENCE)?;
    test.session.press(&[key::ESCAPE])?;
    test.session.wait_for("Escape closes them", &format!("!{}", open("filter")), PATIENCE)?;
    test.session.click(".tool.view summary")?;
    test.session.wait_for("the views", &open("view"), PATIENCE)?;
    test.session.click(".calendar-head h1")?;
    test.session.wait_for("a click beside them closes them", &format!("!{}", open("view")), PATIENCE)
}

/// The part of the month that is below the window's help bar.
const HIDDEN: &str = "return document.querySelector('.month').getBoundingClientRect().bottom - document.querySelector('.help-bar').getBoundingClientRect().top";

/// Shows the page as it is while the web font has not arrived, which `font-display: optional` may leave so.
const WITHOUT_FONT: &str = "
const root = document.documentElement;
root.style.setProperty('--display', getComputedStyle(root).getPropertyValue('--display').split(',').slice(1).join());
";

fn fits(test: &mut TestContext) -> Result<()> {
    for (width, height) in [(1280, 800), (1366, 768), (1440, 900), (1280, 720), (1920, 1080)] {
        if test.session.set_viewport(width, height)? != (width, height) {
            continue;
        }
        // Five weeks, and six.
        for address in ["/calendar/2026-12", "/ru/calendar/2026-08"] {
            test.open(address)?;
            let clamp =
                test.session.eval("getComputedStyle(document.querySelector('.month .tall-3')).webkitLineClamp")?;
            let is_clamped = clamp.as_str().is_some_and(|lines| lines.parse::<u8>().is_ok());
            test.expect(is_clamped, address, || format!("titles are clipped after {clamp} lines at {height} px"));
            for font in ["with the web font", "without it"] {
                let hidden = test.session.run(HIDDEN, &[])?;
                test.expect(hidden.as_f64() <= Some(0.0), address, || {
                    format!("{hidden} px are hidden at {width} × {height}, {font}")
                });
                test.session.run(WITHOUT_FONT, &[])?;
                test.session.wait_for("the fonts", "document.fonts.status === 'loaded'", PATIENCE)?;
            }
        }
    }
    Ok(())
}

/// A finger moves from the centre by this many pixels to the right.
pub(crate) const SWIPE: &str = "
const page = document.querySelector('.month td, .programme-page .turned');
const at = (name, x) => page.dispatchEvent(new PointerEvent(name, { pointerType: 'touch', pointerId: 7, isPrimary: true, bubbles: true, cancelable: true, clientX: 200 + x, clientY: 400 }));
at('pointerdown', 0);
for (let step = 1; step <= 8; step++) at('pointermove', arguments[0] * step / 8);
at('pointerup', arguments[0]);
";

fn swipe(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    test.open("/calendar/2026-10")?;
    for (right, month) in [(-160, "2026-11"), (-160, "2026-12"), (160, "2026-11")] {
        // WebKit's Back skips entries added by a script without user activation.
        test.session.click(".calendar-head h1")?;
        test.session.run(SWIPE, &[json!(right)])?;
        let there = format!(
            "location.pathname === '/calendar/{month}' && document.querySelector('td[data-date=\"{month}-15\"]')"
        );
        test.session.wait_for("the month beside", &there, PATIENCE)?;
    }
    test.session.back()?;
    test.session.wait_for("Back leads to the month before", "location.pathname === '/calendar/2026-12'", PATIENCE)?;
    test.session.wait_for("no day was opened", "!document.querySelector('dialog[open]')", PATIENCE)
}

fn earlier(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 844)?;
    test.open("/calendar/agenda")?;
    let first = "document.querySelector('.agenda .coming li').getBoundingClientRect().top";
    let before = test.session.eval(first)?;
    test.session.run("document.querySelector('.agenda > button').click()", &[])?;
    test.session.wait_for("earlier events", "document.querySelectorAll('.agenda .over li').length === 40", PATIENCE)?;
    let same = format!("Math.abs({first} - {before}) <= 1");
    test.session.wait_for("the reading position stays", &same, PATIENCE)?;
    let nearest = "document.elementFromPoint(100, document.querySelector('.agenda .coming').getBoundingClientRect().top - 110)\
                   .closest('.over section:last-child')";
    test.session.wait_for("the nearest is above it", nearest, PATIENCE)?;
    test.session.wait_for("and has the focus", "document.activeElement.closest('.over li:last-child')", PATIENCE)?;
    test.session.wait_for(
        "it is no list of what is coming",
        "document.querySelector('h1').textContent === 'Notikumi pēc kārtas'",
        PATIENCE,
    )?;
    // By keyboard: WebKit's Back skips entries that a script has added by itself.
    test.session.press(&[key::ENTER])?;
    test.session.wait_for("the event", "location.pathname.startsWith('/events/')", PATIENCE)?;
    test.session.back()?;
    test.session.wait_for(
        "they are there after Back",
        "document.querySelectorAll('.agenda .over li').length === 40",
        PATIENCE,
    )
}

fn typing(test: &mut TestContext) -> Result<()> {
    for (width, height) in [(1280, 800), (390, 844)] {
        test.session.set_viewport(width, height)?;
        test.open("/calendar/2026-12")?;
        if width < 600 {
            test.session.click(".tool.find summary")?;
        } else {
            test.session.click("#calendar-q")?;
        }
        let top = "document.querySelector('.month').getBoundingClientRect().top";
        test.session.wait_for("the field has the focus", "document.activeElement.id === 'calendar-q'", PATIENCE)?;
        let before = test.session.eval(top)?;
        test.session.type_text("zi")?;
        test.session.wait_for("the results", "document.querySelector('.found.on')", PATIENCE)?;
        let after = test.session.eval(top)?;
        test.expect(before == after, "/calendar/2026-12", || {
            format!("at {width} px the month went from {before} to {after}")
        });
    }
    Ok(())
}

/// Links narrower than a finger, and names wider than their links.
const NARROW: &str = "
return [...document.querySelectorAll('.strip .months a')].filter((link) => {
  const name = link.querySelector('[aria-hidden=true]:not(svg)');
  const text = document.createRange();
  text.selectNodeContents(name);
  return link.getBoundingClientRect().width < 24 || text.getBoundingClientRect().width > link.getBoundingClientRect().width;
}).map((link) => link.textContent)";

fn narrow(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(320, 640)?;
    for address in ["/calendar/2026-12", "/uk/calendar/2026-12"] {
        test.open(address)?;
        let found = test.session.run(NARROW, &[])?;
        test.expect(found == json!([]), address, || format!("too narrow: {found}"));
    }
    let lasting = "document.querySelector('[data-uid]').getAttribute('href')";
    test.open("/calendar/2026-12")?;
    let event = test.session.text_of(&lasting.replace("[data-uid]", "td[data-date=\"2026-12-24\"] [data-uid]"))?;
    test.open(&event)?;
    let lines = "(() => { const text = document.createRange(); text.selectNodeContents(document.querySelector('.date-block .day')); return text.getClientRects().length; })()";
    let lines = test.session.eval(lines)?;
    test.expect(lines == json!(1), &event, || format!("its days take {lines} lines"));
    Ok(())
}
