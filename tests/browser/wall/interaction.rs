//! The wall, the shell, home and the visitor's picture in use: layout on a phone, the type scale, motion, focus.

use crate::browser::tests::check;
use crate::browser::tests::wall::join::choose;
use crate::browser::{ENGINES, Engine, PATIENCE, Page, Test, TestContext, key};
use serde_json::{Value, json};
use site::error::Result;

const BOTH: [Engine; 2] = [Engine::Chromium, Engine::Firefox];

pub(crate) const TESTS: &[Test] = &[
    check("layout: header and navigation have at most two rows", &ENGINES, header),
    check("layout: the navigation marks the section of every page", &[Engine::Chromium], sections),
    check("layout: all headings have the same size and position", &ENGINES, headings),
    check("layout: a face is within a phone's first screen", &ENGINES, first_face),
    check("layout: the row of controls opens and closes", &ENGINES, controls),
    check("layout: text typed before hydration is searched for", &BOTH, early),
    check("layout: the wall uses wide windows", &BOTH, wide),
    check("layout: a label does not cover the hashtag", &ENGINES, labels),
    check("layout: a selected filter without results is readable", &ENGINES, nobody),
    check("layout: the neighbour is visible while swiping", &ENGINES, swipe),
    check("layout: a picture moves from its tile and back", &ENGINES, flight),
    check("layout: nothing flies under reduced motion", &[Engine::Chromium], still),
    check("layout: large digits cover nothing in forced colours", &[Engine::Chromium], forced),
    check("layout: the picture stays visible beside its sliders", &ENGINES, sliders),
    check("layout: a refused camera keeps the focus", &BOTH, refused),
];

const WALL: &str = "/supporters";
const PHONE: (u32, u32) = (390, 844);

/// The pages with the shell; kiosks have their own.
fn shelled(pages: Vec<Page>) -> Vec<Page> {
    pages.into_iter().filter(|page| page.kind != "kiosk").collect()
}

/// The wall in every language.
fn walls(test: &TestContext) -> Vec<Page> {
    test.pages.all.iter().filter(|page| page.address.ends_with(WALL)).cloned().collect()
}

fn header(test: &mut TestContext) -> Result<()> {
    let is_home_or_wall = |page: &Page| page.kind == "home" || page.address.ends_with(WALL);
    let pages: Vec<Page> = test.pages.all.iter().filter(|page| is_home_or_wall(page)).cloned().collect();
    test.each(&pages, |test, page| {
        for width in [320, PHONE.0] {
            test.session.set_viewport(width, 844)?;
            if width == 320 {
                test.open(&page.address)?;
            }
            let found = test.session.eval(
                "(() => {
                    const links = [...document.querySelectorAll('.main-nav a')].filter((link) => link.checkVisibility());
                    const boxes = links.map((link) => link.getBoundingClientRect());
                    return {
                        shown: boxes.every((box) => box.width >= 24 && box.height >= 24) && boxes.length >= (innerWidth < 384 ? 4 : 5),
                        rows: new Set(boxes.map((box) => Math.round(box.top))).size,
                        end: Math.round(document.querySelector('.top').getBoundingClientRect().bottom + scrollY),
                        over: Math.round(Math.max(...boxes.map((box) => box.right)) - innerWidth),
                    };
                })()",
            )?;
            let fits = found["shown"] == true && found["rows"] == 1 && found["over"].as_i64() <= Some(0);
            let low = found["end"].as_i64().is_some_and(|end| end <= 96);
            test.expect(fits && low, &page.address, || format!("at {width} px: {found}"));
        }
        Ok(())
    });
    Ok(())
}

/// Including pages that belong to a section and are not in the navigation themselves.
fn sections(test: &mut TestContext) -> Result<()> {
    for (kind, to) in
        [("event", "/calendar"), ("supporter", "/supporters"), ("entry", "/timeline"), ("month", "/calendar")]
    {
        let Some(page) = test.pages.kinds_in_default().into_iter().find(|page| page.kind == kind) else { continue };
        test.open(&page.address)?;
        let current =
            "[...document.querySelectorAll('.main-nav [aria-current]')].map((link) => link.getAttribute('href'))";
        let found = test.session.eval(current)?;
        test.expect(found == json!([to]), &page.address, || format!("the navigation marks {found}"));
    }
    Ok(())
}

fn headings(test: &mut TestContext) -> Result<()> {
    let pages = shelled(test.pages.kinds_in_default());
    let mut first: Vec<Value> = Vec::new();
    test.each(&pages, |test, page| {
        for (at, width) in [390, 820, 1280].into_iter().enumerate() {
            test.session.set_viewport(width, 800)?;
            // Anew for each width: WebKitGTK keeps the header's rules of the old width on an entry of the timeline,
            // though `matchMedia` knows the new one.
            test.open(&page.address)?;
            let found = test.session.run_async(
                "await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
                 const title = document.querySelector('main h1');
                 const place = title.getBoundingClientRect();
                 return [Math.round(place.top + scrollY), Math.round(place.left), getComputedStyle(title).fontSize];",
                &[],
            )?;
            if first.len() == at {
                first.push(found.clone());
            }
            let wanted = first[at].clone();
            test.expect(found == wanted, &page.address, || format!("at {width} px: {found} instead of {wanted}"));
        }
        Ok(())
    });
    Ok(())
}

fn first_face(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(PHONE.0, PHONE.1)?;
    test.each(&walls(test), |test, page| {
        test.open(&page.address)?;
        let below = test.session.eval(
            "Math.round(document.querySelector('[data-supporter]').getBoundingClientRect().top
                - document.querySelector('.top').getBoundingClientRect().bottom)",
        )?;
        let is_near = below.as_i64().is_some_and(|below| below <= 300);
        test.expect(is_near, &page.address, || format!("the first face is {below} px below the header"));
        Ok(())
    });
    Ok(())
}

/// Whether the group with this name is open, and the element whose state browsers announce.
fn is_open(name: &str, open: bool) -> String {
    let shown = format!("document.querySelector('#tool-{name}').checkVisibility()");
    let said = format!("document.querySelector('.tool.{name}').open");
    format!("{shown} === {open} && {said} === {open}")
}

fn controls(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(PHONE.0, PHONE.1)?;
    test.open(WALL)?;
    let session = &mut test.session;
    session.wait_for("the groups are closed", &is_open("filter", false), PATIENCE)?;
    session.click(".tool.filter summary")?;
    session.wait_for("open", &is_open("filter", true), PATIENCE)?;
    session.press(&[key::ESCAPE])?;
    session.wait_for("closed by Escape", &is_open("filter", false), PATIENCE)?;
    session.click(".tool.view summary")?;
    session.click(".tool.filter summary")?;
    session.wait_for("another closes it", &is_open("view", false), PATIENCE)?;
    session.click("h1")?;
    session.wait_for("closed by a click outside", &is_open("filter", false), PATIENCE)?;
    session.click(".tool.filter summary")?;
    session.click("#tool-filter li:nth-child(2) a")?;
    session.wait_for("closed by a choice", &is_open("filter", false), PATIENCE)?;
    session.wait_for("which was made", "location.search === '?kind=person'", PATIENCE)?;
    session.wait_for("and is told", "document.querySelector('.tool.filter .on')", PATIENCE)?;
    let held = "document.activeElement.closest('.tool.filter')";
    session.wait_for("the focus is on the button", held, PATIENCE)?;
    session.click(".tool.find summary")?;
    session.wait_for("the field has the focus", "document.activeElement.matches('#tool-find input')", PATIENCE)?;
    session.type_text("evika")?;
    session.wait_for("found", "document.querySelectorAll('[data-supporter]').length === 1", PATIENCE)?;
    let way_out = "document.elementFromPoint(...(({left, top}) => [left + 9, top + 9])(document.querySelector('.help-bar .number').getBoundingClientRect())).closest('.help-bar')";
    session.wait_for("the numbers are on top", way_out, PATIENCE)?;
    session.set_viewport(1280, 800)?;
    session.wait_for(
        "where there is room all lie open",
        "['view', 'find', 'filter'].every((name) => document.querySelector(`#tool-${name} > *`).checkVisibility())",
        PATIENCE,
    )
}

/// Input into the prerendered page while the wasm is loading.
fn early(test: &mut TestContext) -> Result<()> {
    let typed = "document.querySelector('.choice input').value = 'evika'";
    // No page was open before: it might have put the wasm into the browser's cache.
    let wasm = format!("/{}", test.wasm()?.trim_start_matches('/'));
    test.server.set_fault(&wasm, Some(site::serve::Fault::Delay(std::time::Duration::from_secs(4))));
    test.session.goto(&test.url(WALL))?;
    test.session.run(typed, &[])?;
    let is_early = test.session.eval("!('ready' in document.documentElement.dataset)")?;
    test.expect(is_early == true, WALL, || "the page was hydrated before anything was typed".into());
    test.session.wait_for(
        "what was typed",
        "location.search === '?q=evika' && document.querySelector('.choice input').value === 'evika'",
        PATIENCE,
    )
}

fn wide(test: &mut TestContext) -> Result<()> {
    let (width, _) = test.session.set_viewport(1920, 1000)?;
    test.open(WALL)?;
    let wall = test.session.eval("document.querySelector('.tiles').getBoundingClientRect().width")?;
    let share = wall.as_f64().unwrap_or(0.0) / f64::from(width);
    test.expect(share > 0.85, WALL, || format!("the wall uses {wall} of {width} px"));
    Ok(())
}

/// In window coordinates, including the shirt's rotation and scale.
const COVERED: &str = "
    const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return [...document.querySelectorAll('[data-supporter]')].filter((tile) => {
        const tag = tile.querySelector('.tag');
        return tag?.checkVisibility() && tag.textContent && overlap(tag.getBoundingClientRect(), tile.querySelector('.label').getBoundingClientRect());
    }).map((tile) => tile.dataset.supporter);";

fn labels(test: &mut TestContext) -> Result<()> {
    for width in [390, 620, 820, 1280] {
        test.session.set_viewport(width, 900)?;
        if width == 390 {
            test.open(WALL)?;
        }
        let found = test.session.run(COVERED, &[])?;
        test.expect(found == json!([]), WALL, || format!("at {width} px the hashtag is covered: {found}"));
    }
    Ok(())
}

/// WCAG 1.4.3.
const CONTRAST: &str = "(() => {
    const chip = document.querySelector('.choice .chip[aria-current]');
    const style = getComputedStyle(chip);
    const light = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
        const [r, g, b] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [low, high] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
})()";

fn nobody(test: &mut TestContext) -> Result<()> {
    test.open("/supporters?q=qqqq")?;
    let contrast = test.session.eval(CONTRAST)?;
    test.expect(contrast.as_f64().is_some_and(|contrast| contrast >= 4.5), WALL, || format!("contrast {contrast}"));
    Ok(())
}

/// One finger over the stage, step by step.
pub(crate) const FINGER: &str = "
    const [steps, up] = arguments;
    const stage = document.querySelector('.person .slide:not(.beside) .stage');
    const box = stage.getBoundingClientRect();
    const send = (type, x) => stage.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 7, pointerType: 'touch', isPrimary: true,
        clientX: box.left + box.width * x, clientY: box.top + box.height / 2,
    }));
    const pause = () => new Promise((done) => setTimeout(done, 30));
    send('pointerdown', steps[0]);
    for (const step of steps) { send('pointermove', step); await pause(); }
    await new Promise(requestAnimationFrame);
    const next = document.querySelector('.person .beside.next')?.getBoundingClientRect();
    const seen = next ? Math.min(next.right, innerWidth) - Math.max(next.left, 0) : 0;
    if (up) send('pointerup', steps.at(-1));
    return { seen, width: box.width, hidden: document.querySelector('.person .beside.next')?.matches('[inert][aria-hidden=true]') };";

fn swipe(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(PHONE.0, PHONE.1)?;
    test.open(WALL)?;
    test.session.click("[data-supporter] a")?;
    test.session.wait_for("a supporter", "document.querySelector('dialog.person[open] .slide')", PATIENCE)?;
    let first = test.session.text_of("document.querySelector('[data-person]').dataset.person")?;
    let entries = test.session.eval("history.length")?;
    let found = test.session.run_async(FINGER, &[json!([0.9, 0.8, 0.6, 0.4, 0.2]), json!(true)])?;
    let (seen, width) = (found["seen"].as_f64().unwrap_or(0.0), found["width"].as_f64().unwrap_or(1.0));
    test.expect(seen > width / 3.0, WALL, || format!("{seen} of the neighbour's {width} px were visible"));
    test.expect(found["hidden"] == true, WALL, || "the neighbour can be reached by keyboard".into());
    let arrived = format!(
        "document.querySelector('[data-person]').dataset.person !== '{first}'
            && location.pathname.endsWith(document.querySelector('[data-person]').dataset.person)
            && !document.querySelector('.beside')
            && Math.abs(document.querySelector('[data-person]').getBoundingClientRect().left - document.querySelector('.sheet').getBoundingClientRect().left) < 1"
    );
    test.session.wait_for("the next one, in place", &arrived, PATIENCE)?;
    let after = test.session.eval("history.length")?;
    test.expect(after == entries, WALL, || {
        format!("{after} entries in the history after a swipe instead of {entries}")
    });
    Ok(())
}

/// The animations since then: the properties that changed, and how often.
const WATCH: &str = "
    window.flights = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (frames, how) {
        if (this.matches('.flight')) window.flights.push([...new Set(frames.flatMap(Object.keys))].sort().join());
        return animate.call(this, frames, how);
    };";

fn flight(test: &mut TestContext) -> Result<()> {
    test.open(WALL)?;
    test.session.run(WATCH, &[])?;
    test.session.click("[data-supporter] a")?;
    test.session.wait_for("it comes", "window.flights.length === 1", PATIENCE)?;
    test.session.wait_for("it has come", "!document.querySelector('.flight')", PATIENCE)?;
    test.session.press(&[key::ESCAPE])?;
    test.session.wait_for("it goes", "window.flights.length === 2", PATIENCE)?;
    test.session.wait_for("it is gone", "!document.querySelector('.flight')", PATIENCE)?;
    let moved = test.session.eval("window.flights")?;
    test.expect(moved == json!(["opacity,transform", "opacity,transform"]), WALL, || format!("animations: {moved}"));
    Ok(())
}

fn emulate(test: &mut TestContext, name: &str, value: &str) -> Result<()> {
    let features = json!([{ "name": name, "value": value }]);
    test.session.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
}

fn still(test: &mut TestContext) -> Result<()> {
    emulate(test, "prefers-reduced-motion", "reduce")?;
    test.session.set_viewport(PHONE.0, PHONE.1)?;
    test.open(WALL)?;
    test.session.run(WATCH, &[])?;
    test.session.click("[data-supporter] a")?;
    test.session.wait_for("a supporter", "document.querySelector('dialog.person[open] .slide')", PATIENCE)?;
    let first = test.session.text_of("document.querySelector('[data-person]').dataset.person")?;
    test.session.run_async(FINGER, &[json!([0.9, 0.5, 0.1]), json!(true)])?;
    let moved = test
        .session
        .eval("[window.flights.length, document.querySelector('.person .slides').getAnimations().length]")?;
    test.expect(moved == json!([0, 0]), WALL, || format!("flights and glides: {moved}"));
    let next = format!("document.querySelector('[data-person]').dataset.person !== '{first}'");
    test.session.wait_for("the next one", &next, PATIENCE)
}

/// With forced colours, a text has a background as tall as its line box: a large figure's covers what is above it.
fn forced(test: &mut TestContext) -> Result<()> {
    emulate(test, "forced-colors", "active")?;
    test.open("/")?;
    let adjusted =
        test.session.text_of("getComputedStyle(document.querySelector('.upcoming .day')).forcedColorAdjust")?;
    test.expect(adjusted == "none", "/", || format!("the digits have a backplate: forced-color-adjust {adjusted}"));
    Ok(())
}

fn sliders(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(PHONE.0, PHONE.1)?;
    choose(test)?;
    for tall in [false, true] {
        if tall {
            test.session.run("document.querySelector('.sliders .chip').click()", &[])?;
        }
        for slider in 0..4 {
            let found = test.session.run_async(
                "const slider = document.querySelectorAll('.sliders input')[arguments[0]];
                 slider.focus();
                 slider.scrollIntoView({ block: 'center', behavior: 'instant' });
                 await new Promise(requestAnimationFrame);
                 const box = document.querySelector('canvas.result').getBoundingClientRect();
                 const under = slider.getBoundingClientRect();
                 const end = document.querySelector('.help-bar').getBoundingClientRect().top;
                 return { seen: (Math.min(box.bottom, end) - Math.max(box.top, 0)) / box.height, free: under.top >= box.bottom - 1 && under.bottom <= end + 1 };",
                &[json!(slider)],
            )?;
            let fine = found["seen"].as_f64().is_some_and(|seen| seen > 0.95) && found["free"] == true;
            test.expect(fine, "/join", || format!("slider {slider}, tall {tall}: {found}"));
        }
    }
    Ok(())
}

fn refused(test: &mut TestContext) -> Result<()> {
    test.open("/join")?;
    test.session.run(
        "navigator.mediaDevices.getUserMedia = () => new Promise((_, no) => setTimeout(() => no(new DOMException('no', 'NotAllowedError')), 300));",
        &[],
    )?;
    test.session.click(".take")?;
    let asked = "document.activeElement.id === 'join-shutter'";
    test.session.wait_for("an element for the focus while the browser asks", asked, PATIENCE)?;
    test.session.wait_for("told", "document.querySelector('.told').textContent.length > 5", PATIENCE)?;
    test.session.wait_for("and after", "document.activeElement.id === 'join-file'", PATIENCE)
}
