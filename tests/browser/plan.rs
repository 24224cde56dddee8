//! The visitor's plan: kept only after a yes, taken along, taken away, and never on help pages. What is at the same time is
//! chosen out of the festival of [`programme`], since the bundled campaign has whole days alone.

use super::super::{ENGINES, Lab, PATIENCE, Page, Test, key, poll};
use super::kiosk::{ATTRACT, KIOSK, SESSION, SOON, is_code, start};
use super::programme::Festival;
use super::take::{CATCH, saved};
use super::{axe, check, leave, waiting};
use serde_json::{Value, json};
use site::error::{Error, Result};
use std::path::PathBuf;

pub(super) const TESTS: &[Test] = &[
    check("plan: kept after a yes, listed, saved, forgotten", &ENGINES, kept),
    check("plan: after a no it ends with the page", &ENGINES, held),
    check("plan: leaving takes it away", &ENGINES, left),
    check("plan: forgetting takes what is in memory", &ENGINES, forgotten),
    check("plan: what is taken away in one window is gone in the other", &ENGINES, windows),
    check("plan: an address is taken over only after a yes", &ENGINES, offered),
    check("plan: by keyboard", &ENGINES, keyboard),
    check("plan: chosen out of a day's programme on a phone", &ENGINES, programme),
    check("plan: help pages know nothing of it", &ENGINES, help),
    check("plan: what is not in the calendar any more is said", &ENGINES, gone),
    check("plan: axe, and nothing is too wide", &ENGINES, accessible),
    waiting("kiosk: a plan goes to a phone and is not left", KIOSK, at_kiosk),
];

/// What of the visitor's own is on the device or in the tab's storage.
const STORED: &str = "JSON.stringify([localStorage, sessionStorage].map((kept) => Object.keys(kept).filter((name) => name[0] === '~').map((name) => kept[name])))";
const NOTHING: &str = "[[],[]]";
const STAR: &str = ".in-plan .star";
const ASKED: &str = "document.querySelectorAll('.plan-question button').length === 2";
const ANSWERED: &str = "!document.querySelector('.plan-question button') && document.activeElement.matches('.plan-question [role=status]:not(:empty)')";
const EVENT: &str = "/events/eu-anti-trafficking-day?on=2031-10-18";
const ENTRY: &str = "eu-anti-trafficking-day~20311018T000000";

fn is_stored(lab: &mut Lab, what: &str, expected: &str) -> Result<()> {
    let found = lab.session.text_of(STORED)?;
    lab.expect(found == expected, "the plan", || format!("{what}: kept is {found} and not {expected}"));
    Ok(())
}

fn press_star(lab: &mut Lab, pressed: bool) -> Result<()> {
    click(lab, STAR)?;
    let is_pressed = format!("document.querySelector('{STAR}').getAttribute('aria-pressed') === '{pressed}'");
    lab.session.wait_for("the star", &is_pressed, PATIENCE)
}

/// Drivers scroll things below the bar at the window's end.
fn middle(lab: &mut Lab, css: &str) -> Result<()> {
    lab.session.wait_for(css, &format!("document.querySelector('{css}')"), PATIENCE)?;
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
    lab.session.run(script, &[json!(css)]).map(drop)
}

/// As soon as it can be clicked: while one page goes over into another nothing can.
fn click(lab: &mut Lab, css: &str) -> Result<()> {
    middle(lab, css)?;
    let clicked = poll(PATIENCE, || lab.session.click(css).ok());
    clicked.ok_or_else(|| Error::new(format!("{css} can't be clicked"), ""))
}

/// Chooses an event and says yes, or no.
fn choose(lab: &mut Lab, event: &str, yes: bool) -> Result<()> {
    lab.open(event)?;
    press_star(lab, true)?;
    lab.session.wait_for("the question", ASKED, PATIENCE)?;
    is_stored(lab, "before an answer", NOTHING)?;
    click(lab, if yes { ".plan-question button" } else { ".plan-question button + button" })?;
    lab.session.wait_for("an answer, which has the focus", ANSWERED, PATIENCE)
}

fn to_plan(lab: &mut Lab) -> Result<()> {
    click(lab, ".in-plan > a")?;
    lab.session.wait_for("the plan", "location.pathname.endsWith('/calendar/plan') && document.querySelector('.plan-page') && 'ready' in document.documentElement.dataset", PATIENCE)
}

fn rows(count: usize) -> String {
    format!("document.querySelectorAll('.plan-months li').length === {count}")
}

fn kept(lab: &mut Lab) -> Result<()> {
    let _festival = Festival::serve(lab, "plan")?;
    choose(lab, "/events/event-0", true)?;
    is_stored(lab, "after a yes", r#"[["event-0"],[]]"#)?;
    // Asked once: another document, another event.
    lab.open("/events/event-1")?;
    press_star(lab, true)?;
    is_stored(lab, "the second", r#"[["event-0,event-1"],[]]"#)?;
    let asks = lab.session.eval("!!document.querySelector('.plan-question button')")?;
    lab.expect(asks == false, "/events/event-1", || "it is asked again".into());
    to_plan(lab)?;
    lab.session.wait_for("both", &rows(2), PATIENCE)?;
    let overlaps = "[...document.querySelectorAll('.plan-months li')].every((row, at, all) => row.querySelector('.overlap')?.textContent.includes(all[1 - at].querySelector('strong').textContent))";
    lab.session.wait_for("that each is at the time of the other", overlaps, PATIENCE)?;
    lab.session.run(CATCH, &[])?;
    click(lab, ".plan-ways button")?;
    let (file, _) = saved(lab)?;
    lab.expect(
        file.matches("BEGIN:VEVENT").count() == 2
            && ["UID:event-0@", "UID:event-1@"].iter().all(|uid| file.contains(uid)),
        "/calendar/plan",
        || format!("the file is {file}"),
    );
    click(lab, ".plan-months li .star")?;
    lab.session.wait_for("no overlap", "!document.querySelector('.overlap')", PATIENCE)?;
    let first = lab.session.text_of("document.querySelector('.plan-months li a').dataset.uid")?;
    let other = if first == "event-0" { "event-1" } else { "event-0" };
    is_stored(lab, "one is taken out", &format!(r#"[["{other}"],[]]"#))?;
    lab.session.wait_for("what was taken out can be put back", &rows(2), PATIENCE)?;
    lab.open("/about")?;
    lab.session.run("document.querySelector('[data-forget]').click()", &[])?;
    lab.session.wait_for("the note", "document.querySelector('main.note') && !localStorage.length", PATIENCE)?;
    is_stored(lab, "forgotten", NOTHING)?;
    lab.open("/calendar/plan")?;
    lab.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn held(lab: &mut Lab) -> Result<()> {
    choose(lab, EVENT, false)?;
    is_stored(lab, "after a no", NOTHING)?;
    to_plan(lab)?;
    lab.session.wait_for("it in the same document", &rows(1), PATIENCE)?;
    is_stored(lab, "on the plan's page", NOTHING)?;
    lab.open("/calendar/plan")?;
    lab.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn left(lab: &mut Lab) -> Result<()> {
    leave::outside(lab)?;
    choose(lab, EVENT, true)?;
    is_stored(lab, "after a yes", &format!(r#"[["{ENTRY}"],[]]"#))?;
    let after = lab.session.run(&format!("document.querySelector('[data-leave]').click(); return {STORED}"), &[])?;
    lab.expect(after == NOTHING, EVENT, || format!("after leaving {after} is kept"));
    lab.open("/calendar/plan")?;
    lab.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn forgotten(lab: &mut Lab) -> Result<()> {
    choose(lab, EVENT, false)?;
    to_plan(lab)?;
    lab.session.wait_for("it", &rows(1), PATIENCE)?;
    click(lab, ".foot a[href$=about]")?;
    lab.session.wait_for("the page that forgets", "document.querySelector('[data-forget]')", PATIENCE)?;
    lab.session.run("document.querySelector('[data-forget]').click()", &[])?;
    lab.session.wait_for("the note", "document.querySelector('main.note')", PATIENCE)?;
    // Whatever Back brings, the plan is not in it.
    lab.session.back()?;
    let shown = "location.pathname === '/calendar/plan' && document.querySelector('.plan-blank:not([hidden])')";
    lab.session.wait_for("an empty plan", shown, PATIENCE)
}

fn windows(lab: &mut Lab) -> Result<()> {
    leave::outside(lab)?;
    choose(lab, EVENT, true)?;
    lab.open("/calendar/plan")?;
    lab.session.wait_for("it", &rows(1), PATIENCE)?;
    let first = lab.session.tab()?;
    let second = lab.session.new_tab()?;
    lab.session.switch_to(&second)?;
    lab.open("/events/human-rights-day?on=2031-12-10")?;
    press_star(lab, true)?;
    is_stored(lab, "by both", &format!(r#"[["{ENTRY},human-rights-day~20311210T000000"],[]]"#))?;
    lab.session.switch_to(&first)?;
    lab.session.wait_for("both in the window that shows the plan", &rows(2), PATIENCE)?;
    lab.session.switch_to(&second)?;
    lab.session.run("document.querySelector('[data-leave]').click()", &[])?;
    lab.session.switch_to(&first)?;
    lab.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)
}

fn offered(lab: &mut Lab) -> Result<()> {
    lab.server.clear_requests();
    let address = format!("/calendar/plan#plan={ENTRY},removed,<b>");
    lab.open(&address)?;
    lab.session.wait_for("what came", "document.querySelectorAll('.plan-offer li').length === 1", PATIENCE)?;
    is_stored(lab, "before an answer", NOTHING)?;
    let in_plan = lab.session.eval(&rows(0))?;
    lab.expect(in_plan == true, &address, || "it is in the plan at once".into());
    let told = lab.server.requests().into_iter().find(|request| request.target.contains("anti-trafficking"));
    lab.expect(told.is_none(), &address, || format!("the server is told: {:?}", told.map(|request| request.target)));
    click(lab, ".plan-offer .primary")?;
    lab.session.wait_for("it in the plan", &format!("{} && location.hash === ''", rows(1)), PATIENCE)?;
    is_stored(lab, "after a yes", &format!(r#"[["{ENTRY},removed"],[]]"#))?;
    // Another one, which is not wanted.
    lab.open("/about")?;
    lab.open("/calendar/plan#plan=human-rights-day~20311210T000000")?;
    lab.session.wait_for("what came", "document.querySelectorAll('.plan-offer button').length === 2", PATIENCE)?;
    click(lab, ".plan-offer button + button")?;
    lab.session.wait_for("no offer", "!document.querySelector('.plan-offer') && location.hash === ''", PATIENCE)?;
    is_stored(lab, "after a no", &format!(r#"[["{ENTRY},removed"],[]]"#))
}

fn keyboard(lab: &mut Lab) -> Result<()> {
    lab.open(EVENT)?;
    tab_to(lab, STAR)?;
    lab.session.press(&[" "])?;
    lab.session.wait_for("the question", ASKED, PATIENCE)?;
    let stays = lab.session.eval(&format!("document.activeElement.matches('{STAR}')"))?;
    lab.expect(stays == true, EVENT, || "the question takes the focus".into());
    tab_to(lab, ".plan-question button")?;
    lab.session.press(&[key::ENTER])?;
    lab.session.wait_for("an answer, which has the focus", ANSWERED, PATIENCE)?;
    is_stored(lab, "after a yes", &format!(r#"[["{ENTRY}"],[]]"#))?;
    lab.open("/calendar/plan")?;
    lab.session.wait_for("it", &rows(1), PATIENCE)?;
    tab_to(lab, ".plan-list .star")?;
    lab.session.press(&[key::ENTER])?;
    lab.session.wait_for("it taken out", "document.activeElement.matches('.star[aria-pressed=false]')", PATIENCE)?;
    is_stored(lab, "taken out", NOTHING)
}

fn programme(lab: &mut Lab) -> Result<()> {
    let festival = Festival::serve(lab, "plan-day")?;
    lab.session.set_viewport(390, 844)?;
    lab.open(&festival.day())?;
    let row = |number: usize| format!("li:has(> [data-at=\"{number}\"])");
    let second = row(1);
    lab.session.wait_for("the list", &format!("document.querySelector('{second} .star')"), PATIENCE)?;
    let uid = lab.session.text_of(&format!("document.querySelector('{second} a').dataset.uid"))?;
    click(lab, &format!("{second} .star"))?;
    // Below the star that was pressed, and there alone.
    let asked = format!(
        "document.querySelectorAll('.plan-question').length === 1 && document.querySelectorAll('{second} .plan-question button').length === 2"
    );
    lab.session.wait_for("the question", &asked, PATIENCE)?;
    let wide = lab.session.eval(WIDE)?;
    lab.expect(wide == false, "a day", || "the question is too wide".into());
    click(lab, &format!("{second} .plan-question button"))?;
    lab.session.wait_for("an answer, which has the focus", ANSWERED, PATIENCE)?;
    is_stored(lab, "after a yes", &format!(r#"[["{uid}"],[]]"#))?;
    click(lab, &format!("{} .star", row(2)))?;
    lab.session.wait_for("no other question", "!document.querySelector('.plan-question button')", PATIENCE)?;
    lab.session.wait_for("two stars", "document.querySelectorAll('.star[aria-pressed=true]').length === 2", PATIENCE)
}

/// Presses Tab until what is meant has the focus.
fn tab_to(lab: &mut Lab, css: &str) -> Result<()> {
    lab.session.wait_for(css, &format!("document.querySelector('{css}')"), PATIENCE)?;
    for _ in 0..40 {
        if lab.session.eval(&format!("document.activeElement.matches('{css}')"))? == true {
            return Ok(());
        }
        lab.session.press(&[key::TAB])?;
    }
    lab.fail(css, "no Tab leads there");
    Ok(())
}

fn help(lab: &mut Lab) -> Result<()> {
    choose(lab, EVENT, true)?;
    lab.open("/help")?;
    let script = "
        const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\.(js|json)$/.test(name));
        const texts = await Promise.all([location.href, ...loaded].map(async (name) => [name, await (await fetch(name)).text()]));
        return {
            named: texts.filter(([, text]) => text.includes('~plan') || text.includes('calendar/plan')).map(([name]) => name),
            words: texts.filter(([name]) => name.includes('core-plan')).map(([name]) => name),
            count: texts.length, seen: document.querySelectorAll('.star, .in-plan, [data-codes]').length,
        };";
    let found = lab.session.run_async(script, &[])?;
    lab.expect(found["count"].as_u64() > Some(3), "/help", || format!("too little was looked at: {found}"));
    for nothing in [&found["named"], &found["words"]] {
        lab.expect(*nothing == json!([]), "/help", || format!("a help page loads what names the plan: {found}"));
    }
    lab.expect(found["seen"] == 0, "/help", || format!("a help page shows of the plan: {found}"));
    is_stored(lab, "after a help page", &format!(r#"[["{ENTRY}"],[]]"#))
}

fn gone(lab: &mut Lab) -> Result<()> {
    lab.open("/about")?;
    let text = format!("moved-away,{ENTRY},eu-anti-trafficking-day~20311019T000000");
    lab.session.run("localStorage['~plan'] = arguments[0]", &[json!(text)])?;
    lab.open("/calendar/plan")?;
    lab.session.wait_for("what is gone", "document.querySelectorAll('.plan-gone li').length === 2", PATIENCE)?;
    let said = lab.session.text_of("document.querySelector('.plan-gone ul').textContent")?;
    lab.expect(said.contains("moved away") && said.contains("2031"), "/calendar/plan", || format!("it is said {said}"));
    lab.session.wait_for("what is left", &rows(1), PATIENCE)?;
    click(lab, ".plan-gone button")?;
    lab.session.wait_for("that it is taken out", "!document.querySelector('.plan-gone')", PATIENCE)?;
    is_stored(lab, "taken out", &format!(r#"[["{ENTRY}"],[]]"#))?;
    click(lab, ".plan-ways button + button")?;
    lab.session.wait_for("an empty plan", "document.querySelector('.plan-blank:not([hidden])')", PATIENCE)?;
    is_stored(lab, "all deleted", NOTHING)
}

const OFFER: &str = "/calendar/plan#plan=event-7";
const WIDE: &str = "document.documentElement.scrollWidth > innerWidth";

fn accessible(lab: &mut Lab) -> Result<()> {
    let festival = Festival::serve(lab, "plan-axe")?;
    lab.open("/about")?;
    lab.session.run("localStorage['~plan'] = 'event-0,event-1,event-2,moved-away'", &[])?;
    for width in [390, 1280] {
        lab.session.set_viewport(width, 844)?;
        lab.open("/about")?;
        lab.open(OFFER)?;
        let all =
            format!("{} && document.querySelector('.plan-offer') && document.querySelector('.plan-gone')", rows(3));
        lab.session.wait_for("all parts", &all, PATIENCE)?;
        let page =
            Page { address: OFFER.into(), lang: "en".into(), kind: "plan".into(), file: PathBuf::new(), status: 200 };
        axe::with_rules(lab, &[page], &[axe::by_tags(), axe::of_colour()])?;
        let wide = lab.session.eval(WIDE)?;
        lab.expect(wide == false, "/calendar/plan", || format!("too wide at {width} px"));
        let low = lab.session.eval("[...document.querySelectorAll('main button')].filter((button) => button.getBoundingClientRect().height < 44).length")?;
        lab.expect(low == 0, "/calendar/plan", || format!("{low} buttons are lower than 44 px"));
    }
    drop(festival);
    Ok(())
}

fn at_kiosk(lab: &mut Lab) -> Result<()> {
    start(lab, "stand")?;
    lab.session.run("location.replace(arguments[0])", &[json!(EVENT)])?;
    lab.session.wait_for("the event", &format!("{SESSION} && document.querySelector('{STAR}')"), SOON)?;
    press_star(lab, true)?;
    let facts = lab.session.eval("[!!document.querySelector('.plan-question button'), Object.keys(localStorage).join(), sessionStorage['~plan']]")?;
    lab.expect(facts == json!([false, "kiosk", ENTRY]), EVENT, || {
        format!("asked, on the device, in the visit: {facts}")
    });
    // A visit may go on in another language.
    lab.session.click(".kiosk-bar [lang=en]")?;
    lab.session.wait_for("English", &format!("{SESSION} && document.documentElement.lang === 'en'"), SOON)?;
    to_plan(lab)?;
    lab.session.wait_for("the code", "document.querySelector('.kiosk-take:not([hidden]) .qr')", SOON)?;
    is_code(lab, ".kiosk-take .qr", &format!("https://atbildiba.example/en/calendar/plan#plan={ENTRY}"))?;
    lab.session.click(".kiosk-bar .end")?;
    lab.session.wait_for("the attract loop after the end", ATTRACT, SOON)?;
    is_stored(lab, "after the visit", NOTHING)?;
    lab.session.click("main .start")?;
    lab.session.wait_for("the next visit", SESSION, SOON)?;
    lab.session.run("location.replace('/calendar/plan')", &[])?;
    let empty = format!("{SESSION} && document.querySelector('.plan-blank:not([hidden])')");
    lab.session.wait_for("an empty plan", &empty, SOON)?;
    let code = lab.session.eval("!!document.querySelector('.kiosk-take:not([hidden])')")?;
    lab.expect(code == Value::Bool(false), "/calendar/plan", || "a code is shown of nothing".into());
    Ok(())
}
