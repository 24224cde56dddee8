//! The programme of a festival: three hundred events in one day on six stages.

use crate::browser::tests::accessibility::axe;
use crate::browser::tests::calendar::festival::Festival;
use crate::browser::tests::calendar::interaction::SWIPE;
use crate::browser::tests::check;
use crate::browser::{ENGINES, PATIENCE, Page, Test, TestContext, key};
use serde_json::json;
use site::error::Result;
use std::path::PathBuf;

pub(crate) const TESTS: &[Test] = &[
    check("programme: six stages side by side without overlaps", &ENGINES, side_by_side),
    check("programme: by keyboard among events, stages and days", &ENGINES, keyboard),
    check("programme: on a phone current and next events come first", &ENGINES, phone),
    check("programme: two performances on one day, and another time zone", &ENGINES, performances),
    check("programme: a swipe changes the day and the week", &ENGINES, swipe),
    check("programme: a week, and links between day, week and month", &ENGINES, week),
    check("programme: axe, and nothing is too wide", &ENGINES, accessible),
];

const ITEMS: &str = "document.querySelectorAll('.column li a').length";

/// Pairs of overlapping items in a column, and items outside their column.
const OVER: &str = "
const box = (element) => element.getBoundingClientRect();
return [...document.querySelectorAll('.column ol')].flatMap((list) => {
  const all = [...list.children].map(box);
  const outside = all.filter((one) => one.left < box(list).left - 1 || one.right > box(list).right + 1 || one.bottom > box(list).bottom + 1);
  const pairs = all.flatMap((one, at) => all.slice(at + 1).filter((other) =>
    one.left < other.right - 0.5 && other.left < one.right - 0.5 && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5));
  return [...outside, ...pairs].map((one) => [one.left, one.top, one.width, one.height].join());
})";

fn side_by_side(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "side")?;
    for width in [1280, 820] {
        test.session.set_viewport(width, 800)?;
        test.open(&festival.day())?;
        test.session.wait_for("all of the day", &format!("{ITEMS} === 301"), PATIENCE)?;
        let heads = test
            .session
            .text_of("[...document.querySelectorAll('.column h2')].map((head) => head.textContent).join()")?;
        let expected = "Courtyard,Library,Main stage,Tent,Workshop 2,Workshop 10";
        test.expect(heads == expected, &festival.day(), || format!("the stages are {heads}"));
        let over = test.session.run(OVER, &[])?;
        test.expect(over == json!([]), &festival.day(), || format!("at {width} px over others or outside: {over}"));
        let line = "getComputedStyle(document.querySelector('.now-line')).top";
        let line = test.session.eval(line)?;
        test.expect(line.is_string(), &festival.day(), || "no line shows the current time".into());
    }
    let title = test.session.text_of("document.title")?;
    test.expect(title.contains(&festival.date[..4]), &festival.day(), || format!("its title is {title}"));
    Ok(())
}

/// The focused item: its column and number, as the program counts them.
const AT: &str = "document.activeElement.dataset.at";

fn keyboard(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "keyboard")?;
    test.open(&festival.day())?;
    test.session.wait_for("all of the day", &format!("{ITEMS} === 301"), PATIENCE)?;
    for _ in 0..60 {
        test.session.press(&[key::TAB])?;
        if test.session.eval(&format!("!!{AT}"))? == true {
            break;
        }
    }
    let stops = test.session.eval("document.querySelectorAll('.programme [data-at][tabindex=\"0\"]').length")?;
    test.expect(stops == json!(1), &festival.day(), || format!("{stops} tab stops"));
    let begins = test.session.text_of("document.activeElement.querySelector('.time').textContent")?;
    test.expect(begins.starts_with("14") || begins.starts_with("13"), &festival.day(), || {
        format!("Tab leads to {begins}")
    });
    for (pressed, expected) in [
        (&[key::HOME][..], "'1-0'"),
        (&[key::DOWN], "'1-1'"),
        (&[key::RIGHT], "'2-1'"),
        (&[key::RIGHT], "'3-2'"),
        (&[key::LEFT], "'2-1'"),
        (&[key::END], "'2-49'"),
        (&[key::CONTROL, key::END], "'6-49'"),
        (&[key::CONTROL, key::HOME], "'0-0'"),
        (&[key::DOWN], "'1-0'"),
        (&[key::UP], "'0-0'"),
    ] {
        test.session.press(pressed)?;
        test.session.wait_for(expected, &format!("{AT} === {expected}"), PATIENCE)?;
    }
    let before = test.session.text_of("location.pathname")?;
    test.session.press(&[key::PAGE_DOWN])?;
    let moved = format!("location.pathname !== '{before}' && document.activeElement.matches('.programme')");
    test.session.wait_for("the following, empty day", &moved, PATIENCE)?;
    test.session.press(&[key::PAGE_UP])?;
    test.session.wait_for("back on the day", &format!("location.pathname === '{before}' && {AT}"), PATIENCE)?;
    test.session.press(&[key::DOWN])?;
    test.session.press(&[key::ENTER])?;
    test.session.wait_for("the event", "location.pathname.startsWith('/events/')", PATIENCE)?;
    test.session.back()?;
    test.session.wait_for("its day", &format!("location.pathname === '{before}' && {ITEMS} === 301"), PATIENCE)
}

fn phone(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "phone")?;
    test.session.set_viewport(390, 844)?;
    test.open(&festival.day())?;
    let rows = "document.querySelectorAll('.programme-list li').length === 302";
    test.session.wait_for("all of the day", rows, PATIENCE)?;
    let heads = "[...document.querySelectorAll('.programme-list h2')].map((head) => head.textContent).join()";
    let heads = test.session.text_of(heads)?;
    test.expect(heads == "On now,Next,All day,Later,Over", &festival.day(), || format!("the headings are {heads}"));
    // At least the stages without a break of more than two minutes, and the next event on each.
    for (nth, what) in [(1, "on now"), (2, "next")] {
        let places = format!(
            "new Set([...document.querySelectorAll('.programme-list section:nth-child({nth}) .note')].map((note) => note.textContent.split(' · ')[1])).size"
        );
        let places = test.session.eval(&places)?;
        let least = if nth == 1 { 1.0 } else { 6.0 };
        test.expect(places.as_f64() >= Some(least), &festival.day(), || {
            format!("{places} stages have something {what}")
        });
    }
    let below = "document.querySelector('.programme-list li').getBoundingClientRect().top - document.querySelector('header').getBoundingClientRect().bottom";
    let below = test.session.eval(below)?;
    test.expect(below.as_f64() <= Some(300.0), &festival.day(), || {
        format!("what is on begins {below} px below the header")
    });
    test.session.run("document.querySelector('.programme-list a').focus()", &[])?;
    for (pressed, expected) in
        [(key::DOWN, "'1'"), (key::DOWN, "'2'"), (key::UP, "'1'"), (key::END, "'301'"), (key::HOME, "'0'")]
    {
        test.session.press(&[pressed])?;
        test.session.wait_for(expected, &format!("{AT} === {expected}"), PATIENCE)?;
    }
    test.session.press(&[key::ENTER])?;
    test.session.wait_for("the event", "location.pathname.startsWith('/events/')", PATIENCE)
}

fn performances(test: &mut TestContext) -> Result<()> {
    let festival = Festival::with(test, "twice", &|festival| {
        let mut play = festival.event("play", "A play", &festival.at(10 * 60), 60);
        play["recurrenceRules"] =
            json!([{ "@type": "RecurrenceRule", "frequency": "daily", "count": 2, "byHour": [10, 16] }]);
        // Over by the festival's clock, where it is past two.
        let mut away = festival.event("away", "A talk elsewhere", &festival.at(13 * 60), 60);
        away["timeZone"] = json!(festival.west);
        vec![play, away]
    })?;
    let Festival { date, west, .. } = &festival;
    let address = festival.day();
    test.session.set_viewport(390, 844)?;
    test.open(&address)?;
    let rows = "[...document.querySelectorAll('.programme-list :is(h2, a)')].map((one) => one.getAttribute('href') ?? one.textContent).join(' ')";
    let expected =
        format!("On now /events/away?on={date} Next /events/play?on={date}T16:00:00 Over /events/play?on={date}");
    let shown = format!("({rows}) === '{expected}'");
    test.session.wait_for(&expected, &shown, PATIENCE)?;
    let note = test.session.text_of("document.querySelector('.programme-list .note').textContent")?;
    test.expect(note.contains(west.as_str()), &address, || format!("the time zone is not in “{note}”"));
    test.session.set_viewport(1280, 800)?;
    let zone = format!("document.querySelector('.column a[href*=away]').textContent.includes('{west}')");
    test.session.wait_for("the zone in the columns", &zone, PATIENCE)?;
    test.session.click(".column a[href*='play'][href$='T16:00:00']")?;
    let evening = format!("document.querySelector('.facts time')?.dateTime === '{date}T16:00:00'");
    test.session.wait_for("the performance that was chosen", &evening, PATIENCE)?;
    test.open(&format!("/events/play?on={date}"))?;
    let first = format!("document.querySelector('.facts time').dateTime === '{date}T10:00:00'");
    test.session.wait_for("the first performance of the day", &first, PATIENCE)
}

fn swipe(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "swipe")?;
    test.session.set_viewport(390, 844)?;
    let shows = |items: usize, address: &str| {
        format!(
            "location.pathname === '{address}' && document.querySelectorAll('.programme-list li').length === {items}"
        )
    };
    test.open(&festival.day())?;
    test.session.wait_for("all of the day", &shows(302, &festival.day()), PATIENCE)?;
    let after = format!("/calendar/{}", festival.after);
    for (right, items, address) in [(-160, 0, &after), (160, 302, &festival.day())] {
        // WebKit's Back skips entries added by a script without user activation.
        test.session.click(".calendar-head h1")?;
        test.session.run(SWIPE, &[json!(right)])?;
        test.session.wait_for("the day beside", &shows(items, address), PATIENCE)?;
    }
    test.session.back()?;
    test.session.wait_for("Back leads to the day before", &shows(0, &after), PATIENCE)?;
    test.session.set_viewport(820, 1180)?;
    test.open(&format!("/calendar/{}", festival.week))?;
    test.session.wait_for("seven days", "document.querySelectorAll('.of-week .column').length === 7", PATIENCE)?;
    test.session.run(SWIPE, &[json!(-400)])?;
    let there = format!("location.pathname > '/calendar/{}'", festival.week);
    test.session.wait_for("the week after", &there, PATIENCE)
}

fn week(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "week")?;
    let there = |address: &str| format!("location.pathname === '/calendar/{address}'");
    test.open(&format!("/calendar/{}", festival.week))?;
    test.session.wait_for("seven days", "document.querySelectorAll('.of-week .column').length === 7", PATIENCE)?;
    let over = test.session.run(OVER, &[])?;
    test.expect(over == json!([]), "the week", || format!("over others or outside: {over}"));
    let is_current = |nth: u8| {
        format!("document.querySelector('.views a:nth-child({nth})').getAttribute('aria-current') === 'page'")
    };
    test.session.wait_for("it is the week", &is_current(2), PATIENCE)?;
    let counted = "[...document.querySelectorAll('.column')].map((column) => column.querySelectorAll('li').length + \
                   (parseInt(column.querySelector('.more')?.textContent) || 0)).reduce((one, other) => one + other)";
    let counted = test.session.eval(counted)?;
    // The previous night belongs to two days.
    let monday = test.session.eval(&format!("new Date('{}').getUTCDay() === 1", festival.date))? == true;
    let expected = if monday { 301 } else { 302 };
    test.expect(counted == json!(expected), "the week", || format!("{counted} are displayed or counted"));
    test.session.click(".column:has(.more) h2 a")?;
    test.session.wait_for("the day", &format!("{} && {ITEMS} === 301", there(&festival.date)), PATIENCE)?;
    test.session.click(".views a:nth-child(3)")?;
    test.session.wait_for("its month", &there(&festival.date[..7]), PATIENCE)?;
    let stop = format!("document.querySelector('td[tabindex=\"0\"]').dataset.date === '{}'", festival.date);
    test.session.wait_for("at the day", &stop, PATIENCE)?;
    test.session.click(&format!("td[data-date='{}'] .number", festival.date))?;
    test.session.wait_for(
        "a full day is a page",
        &format!("{} && {ITEMS} === 301", there(&festival.date)),
        PATIENCE,
    )?;
    test.session.back()?;
    test.session.wait_for("Back leads to the month", &there(&festival.date[..7]), PATIENCE)?;
    test.session.set_viewport(390, 844)?;
    test.open(&format!("/calendar/{}", festival.week))?;
    test.session.wait_for(
        "the week as a list",
        "document.querySelector('.programme-list section .button')",
        PATIENCE,
    )?;
    // Away from the window's bottom edge, where the site's notice may appear between looking and clicking.
    let more = ".programme-list section .button";
    test.session.run(&format!("document.querySelector('{more}').scrollIntoView({{ block: 'center' }})"), &[])?;
    test.session.click(more)?;
    test.session.wait_for("the day", &there(&festival.date), PATIENCE)
}

fn accessible(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "axe")?;
    for (width, height) in [(390, 844), (1280, 800), (320, 640)] {
        test.session.set_viewport(width, height)?;
        let addresses = [festival.day(), format!("/calendar/{}", festival.week)];
        for address in &addresses {
            test.open(address)?;
            test.session.wait_for(
                "the programme",
                "document.querySelector('.programme, .programme-list li')",
                PATIENCE,
            )?;
            let wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            let wider = test.session.eval(wider)?;
            test.expect(wider.as_f64() <= Some(0.0), address, || format!("{wider} px too wide at {width} px"));
        }
        let page = |address: &String| Page {
            address: address.clone(),
            lang: "en".into(),
            kind: "programme".into(),
            file: PathBuf::new(),
            status: 200,
        };
        let pages: Vec<Page> = addresses.iter().map(page).collect();
        if width != 320 {
            axe::with_rules(test, &pages, &[axe::by_tags(), axe::of_colour()])?;
        }
    }
    Ok(())
}
