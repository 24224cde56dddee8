//! The visitor's plan: stored only after consent, exported, deleted, and never on help pages. Overlapping events are
//! chosen from the festival of [`programme`], because the bundled campaign has only whole days.

use crate::browser::tests::accessibility::axe;
use crate::browser::tests::calendar::export::{CATCH, saved};
use crate::browser::tests::calendar::festival::Festival;
use crate::browser::tests::check;
use crate::browser::tests::kiosk::{ATTRACT, KIOSK, SESSION, SOON, is_code, start};
use crate::browser::tests::safety::leave;
use crate::browser::tests::waiting;
use crate::browser::{ENGINES, PATIENCE, Page, Test, TestContext, key, poll};
use serde_json::{Value, json};
use site::error::{Error, Result};
use std::path::PathBuf;

pub(crate) const TESTS: &[Test] = &[
    check("plan: stored after consent, listed, saved, forgotten", &ENGINES, kept),
    check("plan: without consent it ends with the page", &ENGINES, held),
    check("plan: leaving deletes it", &ENGINES, left),
    check("plan: forgetting clears what is in memory", &ENGINES, forgotten),
    check("plan: events removed in one window disappear in the other", &ENGINES, windows),
    check("plan: an address is adopted only after consent", &ENGINES, offered),
    check("plan: by keyboard", &ENGINES, keyboard),
    check("plan: chosen from a day's programme on a phone", &ENGINES, programme),
    check("plan: help pages do not show it", &ENGINES, help),
    check("plan: events no longer in the calendar are reported", &ENGINES, gone),
    check("plan: axe, and nothing is too wide", &ENGINES, accessible),
    waiting("kiosk: a plan goes to a phone and is not kept", KIOSK, at_kiosk),
];

/// The visitor's own data on the device or in the tab's storage.
const STORED: &str = "JSON.stringify([localStorage, sessionStorage].map((kept) => Object.keys(kept).filter((name) => name[0] === '~').map((name) => kept[name])))";
const NOTHING: &str = "[[],[]]";
const STAR: &str = ".in-plan .star";
const ASKED: &str = "document.querySelectorAll('.plan-question button').length === 2";
const ANSWERED: &str = "!document.querySelector('.plan-question button') && document.activeElement.matches('.plan-question [role=status]:not(:empty)')";
const EVENT: &str = "/events/eu-anti-trafficking-day?on=2031-10-18";
const ENTRY: &str = "eu-anti-trafficking-day~20311018T000000";

fn is_stored(test: &mut TestContext, what: &str, expected: &str) -> Result<()> {
    let found = test.session.text_of(STORED)?;
    test.expect(found == expected, "the plan", || format!("{what}: stored is {found}, not {expected}"));
    Ok(())
}

fn press_star(test: &mut TestContext, chosen: bool) -> Result<()> {
    let label = format!("document.querySelector('{STAR}')?.textContent ?? ''");
    test.session.wait_for("the star's label", &label, PATIENCE)?;
    let before = test.session.text_of(&label)?;
    click(test, STAR)?;
    let is_chosen = format!(
        "(({{ dataset, textContent }}) => ('chosen' in dataset) === {chosen} && !['', '{before}'].includes(textContent))\
         (document.querySelector('{STAR}'))"
    );
    test.session.wait_for("the star, labelled with what it does now", &is_chosen, PATIENCE)
}

/// Drivers scroll elements below the bar at the bottom of the window.
fn middle(test: &mut TestContext, css: &str) -> Result<()> {
    test.session.wait_for(css, &format!("document.querySelector('{css}')"), PATIENCE)?;
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
    test.session.run(script, &[json!(css)]).map(drop)
}

/// As soon as it can be clicked: during a transition between pages nothing can.
fn click(test: &mut TestContext, css: &str) -> Result<()> {
    middle(test, css)?;
    let clicked = poll(PATIENCE, || test.session.click(css).ok());
    clicked.ok_or_else(|| Error::new(format!("{css} can't be clicked"), ""))
}

/// Chooses an event and answers yes or no.
fn choose(test: &mut TestContext, event: &str, yes: bool) -> Result<()> {
    test.open(event)?;
    press_star(test, true)?;
    test.session.wait_for("the question", ASKED, PATIENCE)?;
    is_stored(test, "before an answer", NOTHING)?;
    click(test, if yes { ".plan-question button" } else { ".plan-question button + button" })?;
    test.session.wait_for("an answer, which has the focus", ANSWERED, PATIENCE)
}

fn to_plan(test: &mut TestContext) -> Result<()> {
    click(test, ".in-plan > a")?;
    test.session.wait_for("the plan", "location.pathname.endsWith('/calendar/plan') && document.querySelector('.plan-page') && 'ready' in document.documentElement.dataset", PATIENCE)
}

fn rows(count: usize) -> String {
    format!("document.querySelectorAll('.plan-months li').length === {count}")
}

fn kept(test: &mut TestContext) -> Result<()> {
    let _festival = Festival::serve(test, "plan")?;
    choose(test, "/events/event-0", true)?;
    is_stored(test, "after a yes", r#"[["event-0"],[]]"#)?;
    // Asked once: another document, another event.
    test.open("/events/event-1")?;
    press_star(test, true)?;
    is_stored(test, "the second", r#"[["event-0,event-1"],[]]"#)?;
    let asks = test.session.eval("!!document.querySelector('.plan-question button')")?;
    test.expect(asks == false, "/events/event-1", || "it is asked again".into());
    to_plan(test)?;
    test.session.wait_for("both", &rows(2), PATIENCE)?;
    let overlaps = "[...document.querySelectorAll('.plan-months li')].every((row, at, all) => row.querySelector('.overlap')?.textContent.includes(all[1 - at].querySelector('strong').textContent))";
    test.session.wait_for("that each is at the time of the other", overlaps, PATIENCE)?;
    test.session.run(CATCH, &[])?;
    click(test, ".plan-ways button")?;
    let (file, _) = saved(test)?;
    test.expect(
        file.matches("BEGIN:VEVENT").count() == 2
            && ["UID:event-0@", "UID:event-1@"].iter().all(|uid| file.contains(uid)),
        "/calendar/plan",
        || format!("the file is {file}"),
    );
    click(test, ".plan-months li .star")?;
    test.session.wait_for("no overlap", "!document.querySelector('.overlap')", PATIENCE)?;
    let first = test.session.text_of("document.querySelector('.plan-months li a').dataset.uid")?;
    let other = if first == "event-0" { "event-1" } else { "event-0" };
    is_stored(test, "one is taken out", &format!(r#"[["{other}"],[]]"#))?;
    test.session.wait_for("a removed event can be added again", &rows(2), PATIENCE)?;
    test.open("/about")?;
    test.session.run("document.querySelector('[data-forget]').click()", &[])?;
    test.session.wait_for("the note", "document.querySelector('main.note') && !localStorage.length", PATIENCE)?;
    is_stored(test, "forgotten", NOTHING)?;
    test.open("/calendar/plan")?;
    test.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn held(test: &mut TestContext) -> Result<()> {
    choose(test, EVENT, false)?;
    is_stored(test, "after a no", NOTHING)?;
    to_plan(test)?;
    test.session.wait_for("it in the same document", &rows(1), PATIENCE)?;
    is_stored(test, "on the plan's page", NOTHING)?;
    test.open("/calendar/plan")?;
    test.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn left(test: &mut TestContext) -> Result<()> {
    let out = leave::outside(test)?;
    choose(test, EVENT, true)?;
    is_stored(test, "after a yes", &format!(r#"[["{ENTRY}"],[]]"#))?;
    let after = test.session.run(&format!("document.querySelector('[data-leave]').click(); return {STORED}"), &[])?;
    test.expect(after == NOTHING, EVENT, || format!("after leaving, {after} is stored"));
    // Otherwise, the way out could still be under way and overtake the next page.
    let is_outside = leave::arrives(&mut test.session, &out);
    test.expect(is_outside, EVENT, || format!("leaving does not reach {out}"));
    test.open("/calendar/plan")?;
    test.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn forgotten(test: &mut TestContext) -> Result<()> {
    choose(test, EVENT, false)?;
    to_plan(test)?;
    test.session.wait_for("it", &rows(1), PATIENCE)?;
    click(test, ".foot a[href$=about]")?;
    test.session.wait_for("the page that forgets", "document.querySelector('[data-forget]')", PATIENCE)?;
    test.session.run("document.querySelector('[data-forget]').click()", &[])?;
    test.session.wait_for("the note", "document.querySelector('main.note')", PATIENCE)?;
    // Back within the document shows nothing again, which would also store the site again.
    test.session.back()?;
    let shown = "location.pathname === '/calendar/plan' && document.querySelector('main.note')";
    test.session.wait_for("still the note", shown, PATIENCE)?;
    test.open("/calendar/plan")?;
    test.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn windows(test: &mut TestContext) -> Result<()> {
    let out = leave::outside(test)?;
    choose(test, EVENT, true)?;
    test.open("/calendar/plan")?;
    test.session.wait_for("it", &rows(1), PATIENCE)?;
    let first = test.session.tab()?;
    let second = test.session.new_tab()?;
    test.session.switch_to(&second)?;
    test.open("/events/human-rights-day?on=2031-12-10")?;
    press_star(test, true)?;
    is_stored(test, "by both", &format!(r#"[["{ENTRY},human-rights-day~20311210T000000"],[]]"#))?;
    test.session.switch_to(&first)?;
    test.session.wait_for("both in the window that shows the plan", &rows(2), PATIENCE)?;
    test.session.switch_to(&second)?;
    press_star(test, false)?;
    test.session.switch_to(&first)?;
    test.session.wait_for("one in the window that shows the plan", &rows(1), PATIENCE)?;
    test.session.switch_to(&second)?;
    test.session.run("document.querySelector('[data-leave]').click()", &[])?;
    test.session.switch_to(&first)?;
    let is_outside = leave::arrives(&mut test.session, &out);
    test.expect(is_outside, "/calendar/plan", || "the window that shows the plan does not leave, too".into());
    test.open("/calendar/plan")?;
    test.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn offered(test: &mut TestContext) -> Result<()> {
    test.server.clear_requests();
    let address = format!("/calendar/plan#plan={ENTRY},removed,<b>");
    test.open(&address)?;
    test.session.wait_for("the new content", "document.querySelectorAll('.plan-offer li').length === 1", PATIENCE)?;
    is_stored(test, "before an answer", NOTHING)?;
    let in_plan = test.session.eval(&rows(0))?;
    test.expect(in_plan == true, &address, || "it is in the plan at once".into());
    let told = test.server.requests().into_iter().find(|request| request.target.contains("anti-trafficking"));
    test.expect(told.is_none(), &address, || format!("the server receives: {:?}", told.map(|request| request.target)));
    click(test, ".plan-offer .primary")?;
    test.session.wait_for("it in the plan", &format!("{} && location.hash === ''", rows(1)), PATIENCE)?;
    is_stored(test, "after a yes", &format!(r#"[["{ENTRY},removed"],[]]"#))?;
    // Another plan, which is declined.
    test.open("/about")?;
    test.open("/calendar/plan#plan=human-rights-day~20311210T000000")?;
    test.session.wait_for(
        "the new content",
        "document.querySelectorAll('.plan-offer button').length === 2",
        PATIENCE,
    )?;
    click(test, ".plan-offer button + button")?;
    test.session.wait_for("no offer", "!document.querySelector('.plan-offer') && location.hash === ''", PATIENCE)?;
    is_stored(test, "after a no", &format!(r#"[["{ENTRY},removed"],[]]"#))
}

fn keyboard(test: &mut TestContext) -> Result<()> {
    test.open(EVENT)?;
    tab_to(test, STAR)?;
    test.session.press(&[" "])?;
    test.session.wait_for("the question", ASKED, PATIENCE)?;
    let stays = test.session.eval(&format!("document.activeElement.matches('{STAR}')"))?;
    test.expect(stays == true, EVENT, || "the question takes the focus".into());
    tab_to(test, ".plan-question button")?;
    test.session.press(&[key::ENTER])?;
    test.session.wait_for("an answer, which has the focus", ANSWERED, PATIENCE)?;
    is_stored(test, "after a yes", &format!(r#"[["{ENTRY}"],[]]"#))?;
    test.open("/calendar/plan")?;
    test.session.wait_for("it", &rows(1), PATIENCE)?;
    tab_to(test, ".plan-list .star")?;
    test.session.press(&[key::ENTER])?;
    test.session.wait_for(
        "the event removed",
        "document.activeElement.matches('.star:not([data-chosen])')",
        PATIENCE,
    )?;
    is_stored(test, "taken out", NOTHING)
}

fn programme(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "plan-day")?;
    test.session.set_viewport(390, 844)?;
    test.open(&festival.day())?;
    let row = |number: usize| format!("li:has(> [data-at=\"{number}\"])");
    let second = row(1);
    test.session.wait_for("the list", &format!("document.querySelector('{second} .star')"), PATIENCE)?;
    let uid = test.session.text_of(&format!("document.querySelector('{second} a').dataset.uid"))?;
    click(test, &format!("{second} .star"))?;
    // Below the star that was pressed, and only there.
    let asked = format!(
        "document.querySelectorAll('.plan-question').length === 1 && document.querySelectorAll('{second} .plan-question button').length === 2"
    );
    test.session.wait_for("the question", &asked, PATIENCE)?;
    let wide = test.session.eval(WIDE)?;
    test.expect(wide == false, "a day", || "the question is too wide".into());
    click(test, &format!("{second} .plan-question button"))?;
    test.session.wait_for("an answer, which has the focus", ANSWERED, PATIENCE)?;
    is_stored(test, "after a yes", &format!(r#"[["{uid}"],[]]"#))?;
    click(test, &format!("{} .star", row(2)))?;
    test.session.wait_for("no other question", "!document.querySelector('.plan-question button')", PATIENCE)?;
    test.session.wait_for("two stars", "document.querySelectorAll('.star[data-chosen]').length === 2", PATIENCE)
}

/// Presses Tab until the target has the focus.
fn tab_to(test: &mut TestContext, css: &str) -> Result<()> {
    test.session.wait_for(css, &format!("document.querySelector('{css}')"), PATIENCE)?;
    for _ in 0..40 {
        if test.session.eval(&format!("document.activeElement.matches('{css}')"))? == true {
            return Ok(());
        }
        test.session.press(&[key::TAB])?;
    }
    test.fail(css, "no Tab leads there");
    Ok(())
}

fn help(test: &mut TestContext) -> Result<()> {
    choose(test, EVENT, true)?;
    test.open("/help")?;
    let script = "
        const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\.(js|json)$/.test(name));
        const texts = await Promise.all([location.href, ...loaded].map(async (name) => [name, await (await fetch(name)).text()]));
        return {
            named: texts.filter(([, text]) => text.includes('~plan') || text.includes('calendar/plan')).map(([name]) => name),
            words: texts.filter(([name]) => name.includes('core-plan')).map(([name]) => name),
            count: texts.length, seen: document.querySelectorAll('.star, .in-plan, [data-codes]').length,
        };";
    let found = test.session.run_async(script, &[])?;
    test.expect(found["count"].as_u64() > Some(3), "/help", || format!("too little was checked: {found}"));
    for nothing in [&found["named"], &found["words"]] {
        test.expect(*nothing == json!([]), "/help", || {
            format!("a help page loads something that names the plan: {found}")
        });
    }
    test.expect(found["seen"] == 0, "/help", || format!("a help page shows the plan: {found}"));
    is_stored(test, "after a help page", &format!(r#"[["{ENTRY}"],[]]"#))
}

fn gone(test: &mut TestContext) -> Result<()> {
    test.open("/about")?;
    let text = format!("moved-away,{ENTRY},eu-anti-trafficking-day~20311019T000000");
    test.session.run("localStorage['~plan'] = arguments[0]", &[json!(text)])?;
    test.open("/calendar/plan")?;
    test.session.wait_for(
        "the removed content",
        "document.querySelectorAll('.plan-gone li').length === 2",
        PATIENCE,
    )?;
    let said = test.session.text_of("document.querySelector('.plan-gone ul').textContent")?;
    test.expect(said.contains("moved away") && said.contains("2031"), "/calendar/plan", || {
        format!("it is said {said}")
    });
    test.session.wait_for("the remaining content", &rows(1), PATIENCE)?;
    click(test, ".plan-gone button")?;
    test.session.wait_for("the message that it is removed", "!document.querySelector('.plan-gone')", PATIENCE)?;
    is_stored(test, "taken out", &format!(r#"[["{ENTRY}"],[]]"#))?;
    click(test, ".plan-ways button + button")?;
    test.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)?;
    is_stored(test, "all deleted", NOTHING)
}

const OFFER: &str = "/calendar/plan#plan=event-7";
const WIDE: &str = "document.documentElement.scrollWidth > innerWidth";

fn accessible(test: &mut TestContext) -> Result<()> {
    let festival = Festival::serve(test, "plan-axe")?;
    test.open("/about")?;
    test.session.run("localStorage['~plan'] = 'event-0,event-1,event-2,moved-away'", &[])?;
    for width in [390, 1280] {
        test.session.set_viewport(width, 844)?;
        test.open("/about")?;
        test.open(OFFER)?;
        let all =
            format!("{} && document.querySelector('.plan-offer') && document.querySelector('.plan-gone')", rows(3));
        test.session.wait_for("all parts", &all, PATIENCE)?;
        let page =
            Page { address: OFFER.into(), lang: "en".into(), kind: "plan".into(), file: PathBuf::new(), status: 200 };
        axe::with_rules(test, &[page], &[axe::by_tags(), axe::of_colour()])?;
        let wide = test.session.eval(WIDE)?;
        test.expect(wide == false, "/calendar/plan", || format!("too wide at {width} px"));
        let low = test.session.eval("[...document.querySelectorAll('main button')].filter((button) => button.getBoundingClientRect().height < 44).length")?;
        test.expect(low == 0, "/calendar/plan", || format!("{low} buttons are lower than 44 px"));
    }
    drop(festival);
    Ok(())
}

fn at_kiosk(test: &mut TestContext) -> Result<()> {
    start(test, "stand")?;
    test.session.run("location.replace(arguments[0])", &[json!(EVENT)])?;
    test.session.wait_for("the event", &format!("{SESSION} && document.querySelector('{STAR}')"), SOON)?;
    press_star(test, true)?;
    let facts = test.session.eval("[!!document.querySelector('.plan-question button'), Object.keys(localStorage).join(), sessionStorage['~plan']]")?;
    test.expect(facts == json!([false, "kiosk", ENTRY]), EVENT, || {
        format!("asked, on the device, in the visit: {facts}")
    });
    // A visit may continue in another language.
    test.session.click(".kiosk-bar [lang=en]")?;
    test.session.wait_for("English", &format!("{SESSION} && document.documentElement.lang === 'en'"), SOON)?;
    to_plan(test)?;
    test.session.wait_for("the code", "document.querySelector('.kiosk-take:not([hidden]) .qr')", SOON)?;
    is_code(test, ".kiosk-take .qr", &format!("https://atbildiba.example/en/calendar/plan#plan={ENTRY}"))?;
    test.session.click(".kiosk-bar .end")?;
    test.session.wait_for("the attract loop after the end", ATTRACT, SOON)?;
    is_stored(test, "after the visit", NOTHING)?;
    test.session.click("main .start")?;
    test.session.wait_for("the next visit", SESSION, SOON)?;
    test.session.run("location.replace('/calendar/plan')", &[])?;
    let empty = format!("{SESSION} && document.querySelector('.plan-blank:not([hidden])')");
    test.session.wait_for("an empty plan", &empty, SOON)?;
    let code = test.session.eval("!!document.querySelector('.kiosk-take:not([hidden])')")?;
    test.expect(code == Value::Bool(false), "/calendar/plan", || "a code without content is shown".into());
    Ok(())
}
