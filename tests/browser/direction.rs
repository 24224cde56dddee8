//! A campaign that is written from the right (`tests/fixtures/arabic`), built with the engine of the site that is tested.

use super::super::{ENGINES, Lab, PATIENCE, Test, key};
use super::{check, hand_calendar::SWIPE, hand_wall::FINGER};
use crate::build::engine_file;
use crate::commands::project;
use serde_json::json;
use site::build::{Options, Surroundings};
use site::engine::Engine;
use site::error::Result;
use std::fs;
use std::path::PathBuf;

pub(super) const TESTS: &[Test] = &[
    check("written from the right: nothing is too wide", &ENGINES, fits),
    check("written from the right: calendar, keys and swipes are mirrored", &ENGINES, calendar),
    check("written from the right: the programme's places, lanes, keys and swipes are mirrored", &ENGINES, programme),
    check("written from the right: the next supporter comes from the left", &ENGINES, wall),
    check("written from the right: time runs to the left", &ENGINES, timeline),
];

/// The site, for as long as it has a name.
struct Arabic(PathBuf);

impl Arabic {
    fn serve(lab: &Lab, name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("browser-test-{}-{}-{name}", std::process::id(), lab.engine));
        let arabic = Self(folder);
        let engine = Engine::read(&engine_file(&project()?))?;
        let content = project()?.join("tests/fixtures/arabic");
        let around = Surroundings { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
        let options = Options::new(&content, &arabic.0, &arabic.0.with_extension("photos"));
        site::build::build(&engine, &options, &around)?;
        lab.server.set_root(&arabic.0);
        Ok(arabic)
    }
}

impl Drop for Arabic {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn fits(lab: &mut Lab) -> Result<()> {
    let _arabic = Arabic::serve(lab, "fits")?;
    for (width, height) in [(390, 844), (1280, 800)] {
        lab.session.set_viewport(width, height)?;
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
            lab.open(address)?;
            let direction = lab.session.text_of("getComputedStyle(document.body).direction")?;
            lab.expect(direction == "rtl", address, || format!("it runs {direction}"));
            let wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            let wider = lab.session.eval(wider)?;
            lab.expect(wider.as_f64() <= Some(0.0), address, || format!("{wider} px too wide at {width} px"));
        }
    }
    Ok(())
}

/// Whether the first is further right than the second.
fn is_right_of(first: &str, second: &str) -> String {
    let left = |css: &str| format!("document.querySelector('{css}').getBoundingClientRect().left");
    format!("{} > {}", left(first), left(second))
}

fn calendar(lab: &mut Lab) -> Result<()> {
    let _arabic = Arabic::serve(lab, "calendar")?;
    let month = "/calendar/2026-12";
    lab.open(month)?;
    for (first, second) in [
        (".calendar-steps [rel=prev]", ".calendar-steps [rel=next]"),
        (".month thead th:first-child", ".month thead th:last-child"),
        (".brand", ".leave"),
    ] {
        let holds = lab.session.eval(&is_right_of(first, second))?;
        lab.expect(holds == true, month, || format!("{first} is not right of {second}"));
    }
    lab.session.run("document.querySelector('td[tabindex=\"0\"]').focus()", &[])?;
    let day = "Date.parse(document.activeElement.closest('td').dataset.date) / 864e5";
    let before = lab.session.eval(day)?.as_f64().unwrap_or_default();
    for (pressed, ahead) in [(key::LEFT, 1.0), (key::LEFT, 2.0), (key::RIGHT, 1.0)] {
        lab.session.press(&[pressed])?;
        lab.session.wait_for("the day that the key leads to", &format!("{day} === {}", before + ahead), PATIENCE)?;
    }
    lab.session.set_viewport(390, 844)?;
    lab.open("/calendar/2026-10")?;
    for (right, month) in [(160, "2026-11"), (160, "2026-12"), (-160, "2026-11")] {
        lab.session.run(SWIPE, &[json!(right)])?;
        let there = format!("location.pathname === '/calendar/{month}'");
        lab.session.wait_for("the month that the finger leads to", &there, PATIENCE)?;
    }
    Ok(())
}

fn programme(lab: &mut Lab) -> Result<()> {
    let _arabic = Arabic::serve(lab, "programme")?;
    let day = "/calendar/2026-12-09";
    lab.open(day)?;
    lab.session.wait_for("the places", "document.querySelectorAll('.column').length === 2", PATIENCE)?;
    for (first, second) in [
        (".ruler", ".column:nth-child(2)"),
        (".column:nth-child(2)", ".column:nth-child(3)"),
        (".column:nth-child(3) li:first-child", ".column:nth-child(3) li:last-child"),
    ] {
        let holds = lab.session.eval(&is_right_of(first, second))?;
        lab.expect(holds == true, day, || format!("{first} is not right of {second}"));
    }
    lab.session.run("document.querySelector('.column:nth-child(3) li:first-child a').focus()", &[])?;
    for (pressed, event) in
        [(key::LEFT, "drawing-hour"), (key::RIGHT, "reading-hour"), (key::RIGHT, "talk-with-a-writer")]
    {
        lab.session.press(&[pressed])?;
        let there = format!("document.activeElement.dataset.uid === '{event}'");
        lab.session.wait_for("the event that the key leads to", &there, PATIENCE)?;
    }
    lab.session.set_viewport(390, 844)?;
    lab.open(day)?;
    lab.session.wait_for("the list", "document.querySelector('.programme-list li')", PATIENCE)?;
    for (right, date) in [(160, "2026-12-10"), (160, "2026-12-11"), (-160, "2026-12-10")] {
        lab.session.run(SWIPE, &[json!(right)])?;
        let there = format!("location.pathname === '/calendar/{date}'");
        lab.session.wait_for("the day that the finger leads to", &there, PATIENCE)?;
    }
    Ok(())
}

fn wall(lab: &mut Lab) -> Result<()> {
    let _arabic = Arabic::serve(lab, "wall")?;
    lab.session.set_viewport(390, 844)?;
    lab.open("/supporters")?;
    lab.session.click("[data-supporter] a")?;
    lab.session.wait_for("a supporter", "document.querySelector('dialog.person[open] .slide')", PATIENCE)?;
    let holds = lab.session.eval(&is_right_of(".turn[data-to=\"/previous\"]", ".turn[data-to=\"/next\"]"))?;
    lab.expect(holds == true, "/supporters", || "the one before is not on the right".into());
    let next = lab.session.text_of("document.querySelector('.turn[data-to=\"/next\"]').pathname")?;
    lab.session.run_async(FINGER, &[json!([0.1, 0.2, 0.4, 0.6, 0.8]), json!(true)])?;
    lab.session.wait_for("the next comes from the left", &format!("location.pathname === '{next}'"), PATIENCE)?;
    let next = lab.session.text_of("document.querySelector('.turn[data-to=\"/next\"]').pathname")?;
    lab.session.press(&[key::LEFT])?;
    lab.session.wait_for("the key to the left leads on", &format!("location.pathname === '{next}'"), PATIENCE)
}

fn timeline(lab: &mut Lab) -> Result<()> {
    let _arabic = Arabic::serve(lab, "timeline")?;
    let address = "/timeline?view=axis";
    lab.open(address)?;
    lab.session.wait_for("the live axis", "document.querySelector('.drawing.live')", PATIENCE)?;
    let mark = |id: &str| format!(".drawing.live .marks [data-entry=\"{id}\"]");
    let holds = lab.session.eval(&is_right_of(&mark("library-founded"), &mark("reading-plan")))?;
    lab.expect(holds == true, address, || "what was later is not further left".into());
    lab.session.run(&format!("document.querySelector('{}').focus()", mark("library-founded")), &[])?;
    for (pressed, entry) in [(key::LEFT, "first-evening"), (key::LEFT, "new-hall"), (key::RIGHT, "first-evening")] {
        lab.session.press(&[pressed])?;
        let there = format!("document.activeElement.dataset.entry === '{entry}'");
        lab.session.wait_for("the entry that the key leads to", &there, PATIENCE)?;
    }
    Ok(())
}
