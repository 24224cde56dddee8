//! A right-to-left campaign (`tests/fixtures/arabic`), built with the tested site's engine.

use crate::browser::tests::calendar::interaction::SWIPE;
use crate::browser::tests::check;
use crate::browser::tests::wall::interaction::FINGER;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext, key};
use crate::build::engine_file;
use crate::commands::project;
use serde_json::json;
use site::build::{Callbacks, Options};
use site::engine::Engine;
use site::error::Result;
use std::fs;
use std::path::PathBuf;

pub(crate) const TESTS: &[Test] = &[
    check("right-to-left: nothing is too wide", &ENGINES, fits),
    check("right-to-left: calendar, keys and swipes are mirrored", &ENGINES, calendar),
    check("right-to-left: the programme's places, lanes, keys and swipes are mirrored", &ENGINES, programme),
    check("right-to-left: the next supporter comes from the left", &ENGINES, wall),
    check("right-to-left: time runs to the left", &ENGINES, timeline),
];

/// The site, removed when dropped.
struct Arabic(PathBuf);

impl Arabic {
    fn serve(test: &TestContext, name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("browser-test-{}-{}-{name}", std::process::id(), test.engine));
        let arabic = Self(folder);
        let engine = Engine::read(&engine_file(&project()?))?;
        let content = project()?.join("tests/fixtures/arabic");
        let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
        let options = Options::new(&content, &arabic.0, &arabic.0.with_extension("photos"));
        site::build::build(&engine, &options, &callbacks)?;
        test.server.set_root(&arabic.0);
        Ok(arabic)
    }
}

impl Drop for Arabic {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn fits(test: &mut TestContext) -> Result<()> {
    let _arabic = Arabic::serve(test, "fits")?;
    for (width, height) in [(390, 844), (1280, 800)] {
        test.session.set_viewport(width, height)?;
        for address in [
            "/",
            "/calendar/2026-12",
            "/calendar/2026",
            "/calendar/2026-12-09",
            "/calendar/2026-W50",
            "/supporters",
            "/timeline",
            "/help",
            "/about",
            "/join",
        ] {
            test.open(address)?;
            let direction = test.session.text_of("getComputedStyle(document.body).direction")?;
            test.expect(direction == "rtl", address, || format!("its direction is {direction}"));
            let wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            let wider = test.session.eval(wider)?;
            test.expect(wider.as_f64() <= Some(0.0), address, || format!("{wider} px too wide at {width} px"));
        }
    }
    Ok(())
}

/// Whether the first is further right than the second.
fn is_right_of(first: &str, second: &str) -> String {
    let left = |css: &str| format!("document.querySelector('{css}').getBoundingClientRect().left");
    format!("{} > {}", left(first), left(second))
}

fn calendar(test: &mut TestContext) -> Result<()> {
    let _arabic = Arabic::serve(test, "calendar")?;
    let month = "/calendar/2026-12";
    test.open(month)?;
    for (first, second) in [
        (".calendar-steps [rel=prev]", ".calendar-steps [rel=next]"),
        (".month thead th:first-child", ".month thead th:last-child"),
        (".brand", ".leave"),
    ] {
        let holds = test.session.eval(&is_right_of(first, second))?;
        test.expect(holds == true, month, || format!("{first} is not right of {second}"));
    }
    test.session.run("document.querySelector('td[tabindex=\"0\"]').focus()", &[])?;
    let day = "Date.parse(document.activeElement.closest('td').dataset.date) / 864e5";
    let before = test.session.eval(day)?.as_f64().unwrap_or_default();
    for (pressed, ahead) in [(key::LEFT, 1.0), (key::LEFT, 2.0), (key::RIGHT, 1.0)] {
        test.session.press(&[pressed])?;
        test.session.wait_for("the day that the key leads to", &format!("{day} === {}", before + ahead), PATIENCE)?;
    }
    test.session.set_viewport(390, 844)?;
    test.open("/calendar/2026-10")?;
    for (right, month) in [(160, "2026-11"), (160, "2026-12"), (-160, "2026-11")] {
        test.session.run(SWIPE, &[json!(right)])?;
        let there = format!("location.pathname === '/calendar/{month}'");
        test.session.wait_for("the month that the finger leads to", &there, PATIENCE)?;
    }
    Ok(())
}

fn programme(test: &mut TestContext) -> Result<()> {
    let _arabic = Arabic::serve(test, "programme")?;
    let day = "/calendar/2026-12-09";
    test.open(day)?;
    test.session.wait_for("the places", "document.querySelectorAll('.column').length === 2", PATIENCE)?;
    for (first, second) in [
        (".ruler", ".column:nth-child(2)"),
        (".column:nth-child(2)", ".column:nth-child(3)"),
        (".column:nth-child(3) li:first-child", ".column:nth-child(3) li:last-child"),
    ] {
        let holds = test.session.eval(&is_right_of(first, second))?;
        test.expect(holds == true, day, || format!("{first} is not right of {second}"));
    }
    test.session.run("document.querySelector('.column:nth-child(3) li:first-child a').focus()", &[])?;
    for (pressed, event) in
        [(key::LEFT, "drawing-hour"), (key::RIGHT, "reading-hour"), (key::RIGHT, "talk-with-a-writer")]
    {
        test.session.press(&[pressed])?;
        let there = format!("document.activeElement.dataset.uid === '{event}'");
        test.session.wait_for("the event that the key leads to", &there, PATIENCE)?;
    }
    test.session.set_viewport(390, 844)?;
    test.open(day)?;
    test.session.wait_for("the list", "document.querySelector('.programme-list li')", PATIENCE)?;
    for (right, date) in [(160, "2026-12-10"), (160, "2026-12-11"), (-160, "2026-12-10")] {
        test.session.run(SWIPE, &[json!(right)])?;
        let there = format!("location.pathname === '/calendar/{date}'");
        test.session.wait_for("the day that the finger leads to", &there, PATIENCE)?;
    }
    Ok(())
}

fn wall(test: &mut TestContext) -> Result<()> {
    let _arabic = Arabic::serve(test, "wall")?;
    test.session.set_viewport(390, 844)?;
    test.open("/supporters")?;
    test.session.click("[data-supporter] a")?;
    test.session.wait_for("a supporter", "document.querySelector('dialog.person[open] .slide')", PATIENCE)?;
    let holds = test.session.eval(&is_right_of(".turn[data-to=\"/previous\"]", ".turn[data-to=\"/next\"]"))?;
    test.expect(holds == true, "/supporters", || "the one before is not on the right".into());
    let next = test.session.text_of("document.querySelector('.turn[data-to=\"/next\"]').pathname")?;
    test.session.run_async(FINGER, &[json!([0.1, 0.2, 0.4, 0.6, 0.8]), json!(true)])?;
    test.session.wait_for("the next comes from the left", &format!("location.pathname === '{next}'"), PATIENCE)?;
    let next = test.session.text_of("document.querySelector('.turn[data-to=\"/next\"]').pathname")?;
    test.session.press(&[key::LEFT])?;
    test.session.wait_for("the left arrow key leads on", &format!("location.pathname === '{next}'"), PATIENCE)
}

fn timeline(test: &mut TestContext) -> Result<()> {
    let _arabic = Arabic::serve(test, "timeline")?;
    let address = "/timeline?view=axis";
    test.open(address)?;
    test.session.wait_for("the live axis", "document.querySelector('.drawing.live')", PATIENCE)?;
    let mark = |id: &str| format!(".drawing.live .marks [data-entry=\"{id}\"]");
    let holds = test.session.eval(&is_right_of(&mark("library-founded"), &mark("reading-plan")))?;
    test.expect(holds == true, address, || "the later item is not further left".into());
    test.session.run(&format!("document.querySelector('{}').focus()", mark("library-founded")), &[])?;
    for (pressed, entry) in [(key::LEFT, "first-evening"), (key::LEFT, "new-hall"), (key::RIGHT, "first-evening")] {
        test.session.press(&[pressed])?;
        let there = format!("document.activeElement.dataset.entry === '{entry}'");
        test.session.wait_for("the entry that the key leads to", &there, PATIENCE)?;
    }
    Ok(())
}
