//! “Leave now” covers the page at once, works without the wasm, and Back leads to no page of the site.

use crate::browser::tests::check;
use crate::browser::tests::safety::policy::files;
use crate::browser::{ENGINES, PATIENCE, Session, Test, TestContext, key, poll};
use site::error::{Error, OrFail, Result};
use site::serve::Fault;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    check("Leave now hides the page at once", &ENGINES, hides),
    check("Leave now works without wasm", &ENGINES, without_wasm),
    check("after leaving, back shows no page of the site", &ENGINES, back),
    check("help adds no history entry", &ENGINES, history),
    check("shift three times leaves", &ENGINES, shift),
    check("without a network Leave now ends on the neutral page", &ENGINES, offline),
    check("a page that is still loading does not bring the visitor back", &ENGINES, while_loading),
    check("leaving covers the other windows of the site", &ENGINES, other_windows),
    check("after deleting the site, Leave now leads straight out", &ENGINES, after_deleting),
];

/// Makes the neutral page continue to this other origin, which is reachable from here.
pub(crate) fn outside(test: &mut TestContext) -> Result<String> {
    let file = test.pages.root.join("blank.html");
    let page = fs::read_to_string(&file).or_fail(|| format!("reading {}", file.display()), "")?;
    let out = format!("http://localhost:{}/robots.txt", test.server.addr().port());
    let (before, rest) = page.split_once("<a href=\"").ok_or_else(|| Error::new("the neutral page has no link", ""))?;
    let (_, after) = rest.split_once('"').unwrap_or_default();
    let body = format!("{before}<a href=\"{out}\"{after}").into_bytes();
    let fault = Fault::Answer { status: 200, media_type: "text/html; charset=utf-8", body };
    test.server.set_fault("/blank", Some(fault));
    Ok(out)
}

/// Whether the window reaches the address within a while.
pub(crate) fn arrives(session: &mut Session, address: &str) -> bool {
    poll(PATIENCE, || session.url().ok().filter(|url| url.starts_with(address))).is_some()
}

/// Hidden within the click itself: nothing is painted in between.
fn hides(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    let mut pages = test.pages.kinds_in_default();
    // A kiosk has no “leave now”: its tests are in kiosk.rs.
    pages.retain(|page| page.address != "/kiosk");
    test.each(&pages, |test, page| {
        test.open(&page.address)?;
        let script = "
            const [link, title] = [document.querySelector('[data-leave]'), document.title];
            const wanted = link.dataset.leave;
            link.click();
            const seen = [...document.body.querySelectorAll('*'), document.body]
                .filter((element) => getComputedStyle(element).visibility !== 'hidden').length;
            const icon = document.querySelector('link[rel=icon]').getAttribute('href');
            return {seen, icon, title: document.title === wanted && document.title !== title};";
        let facts = test.session.run(script, &[])?;
        let at = &page.address;
        test.expect(facts["seen"] == 0, at, || format!("{} elements are still visible", facts["seen"]));
        test.expect(facts["icon"] == "/blank.svg", at, || format!("the icon is {}", facts["icon"]));
        test.expect(facts["title"] == true, at, || "the title still reveals it".into());
        let gone = arrives(&mut test.session, &out);
        test.expect(gone, at, || format!("the browser does not reach {out}"));
        Ok(())
    });
    Ok(())
}

fn without_wasm(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    for file in files(&test.pages.root, ".wasm")? {
        let path = file.strip_prefix(&test.pages.root).unwrap_or(&file).to_string_lossy();
        test.server.set_fault(&format!("/{path}"), Some(Fault::Cut));
    }
    test.looked_at += 1;
    let help = test.url("/help");
    test.session.goto(&help)?;
    // It reloads once; WebKit's driver loses a click at that moment.
    let settled = "performance.getEntriesByType('navigation')[0]?.type === 'reload' && 'failed' in document.documentElement.dataset";
    test.session.wait_for("the page, tried twice", settled, PATIENCE)?;
    click(test, "[data-leave]")?;
    let gone = arrives(&mut test.session, &out);
    test.expect(gone, "/help", || format!("the browser does not reach {out}"));
    Ok(())
}

/// WebKit's driver does not find a link immediately after the previous page was replaced.
fn click(test: &mut TestContext, link: &str) -> Result<()> {
    let clicked = poll(PATIENCE, || test.session.click(link).ok());
    clicked.ok_or_else(|| Error::new(format!("{link} can't be clicked"), ""))
}

/// Follows a link and waits for its page.
fn follow(test: &mut TestContext, link: &str, path: &str) -> Result<()> {
    test.looked_at += 1;
    click(test, link)?;
    let there = format!("location.pathname === '{path}' && document.documentElement.hasAttribute('data-ready')");
    test.session.wait_for(path, &there, PATIENCE)
}

/// Three pages before help, two of help, then leaving: three times Back. Each page still in the history is covered when
/// it appears, whether from the back/forward cache or reloaded, and replaced.
fn back(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    let own = test.server.url();
    for journey in [&["/", "/supporters", "/timeline"][..], &["/calendar"], &[]] {
        test.session.goto("about:blank")?;
        for address in journey {
            test.open(address)?;
        }
        match journey {
            [] => test.open("/help")?,
            _ => follow(test, ".main-nav a[href='/help']", "/help")?,
        }
        follow(test, ".languages a[hreflang=en]", "/en/help")?;
        click(test, "[data-leave]")?;
        if !arrives(&mut test.session, &out) {
            test.fail("/en/help", format!("the browser does not reach {out}"));
        }
        for step in 1..=3 {
            // If there is nothing to go back to, the browser may report it.
            let _ = test.session.back();
            look(test, &own, step);
        }
    }
    Ok(())
}

/// What is visible after Back: never a page of the site, not even for a moment.
fn look(test: &mut TestContext, own: &str, step: u32) {
    let seen = "(() => { const path = location.pathname; if (location.protocol === 'about:' || path === '/blank') return null; \
                return getComputedStyle(document.body).visibility === 'hidden' ? null : path; })()";
    for _ in 0..8 {
        let at = test.session.url().unwrap_or_default();
        let page = if at.starts_with(own) { test.session.text_of(seen).unwrap_or_default() } else { String::new() };
        if !page.is_empty() {
            let why =
                "[performance.getEntriesByType('navigation')[0]?.type, Object.entries(localStorage), history.length]";
            let why = test.session.eval(why).unwrap_or_default();
            test.fail(&page, format!("is seen after Back, pressed {step} times; {why}"));
            return;
        }
        sleep(Duration::from_millis(100));
    }
}

/// On the way to help, within it and onwards the history does not grow, so Back finds nothing of it.
fn history(test: &mut TestContext) -> Result<()> {
    test.open("/calendar/2026-10")?;
    let before = test.session.eval("history.length")?;
    let steps = [
        (".main-nav a[href='/help']", "/help"),
        ("a[hreflang=en]", "/en/help"),
        (".main-nav a[href='/en/timeline']", "/en/timeline"),
        (".help-bar .ask", "/en/help"),
    ];
    for (link, path) in steps {
        follow(test, link, path)?;
        let now = test.session.eval("history.length")?;
        test.expect(now == before, path, || format!("the history has {now} entries, not {before}"));
    }
    test.session
        .click("a.skip")
        .or_else(|_| test.session.run("document.querySelector('a.skip').click()", &[]).map(drop))?;
    let now = test.session.eval("[history.length, location.hash]")?;
    test.expect(now[0] == before && now[1] == "#main", "/en/help", || format!("the skip link leads to {now}"));
    // A page that has to be loaded as a document because it is of another version replaces help, too.
    test.open("/help")?;
    let before = test.session.eval("history.length")?;
    let page = fs::read_to_string(test.pages.root.join("supporters.html")).or_fail(|| "the wall".into(), "")?;
    let other = page.replace("/app.", "/app-of-another-version.").into_bytes();
    let other = Fault::Answer { status: 200, media_type: "text/html; charset=utf-8", body: other };
    test.server.set_fault("/supporters", Some(other));
    let script = "document.querySelector('.main-nav a[data-page=supporters]').click()";
    test.session.run(script, &[])?;
    test.session.wait_for("the wall", "location.pathname === '/supporters'", PATIENCE)?;
    test.server.set_fault("/supporters", None);
    let now = test.session.eval("history.length")?;
    test.expect(now == before, "/supporters", || format!("after help the history has {now} entries, not {before}"));
    // Entries unrelated to help are kept.
    test.open("/timeline")?;
    let before = test.session.eval("history.length")?;
    follow(test, ".main-nav a[href='/supporters']", "/supporters")?;
    let now = test.session.eval("history.length")?;
    test.expect(now != before, "/supporters", || "other pages add no entry, either".into());
    Ok(())
}

fn shift(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    test.open("/calendar/2026-10")?;
    test.session.run("document.querySelector('input[type=search]').focus()", &[])?;
    // Capital letters do not leave, and neither do two presses.
    for _ in 0..4 {
        test.session.press(&[key::SHIFT, "a"])?;
    }
    test.session.press(&[key::SHIFT])?;
    test.session.press(&[key::SHIFT])?;
    test.session.press(&["b"])?;
    for _ in 0..4 {
        test.session.press(&[key::SHIFT, key::TAB])?;
    }
    test.session.press(&[key::SHIFT])?;
    test.session.press(&[key::DOWN])?;
    test.session.press(&[key::SHIFT])?;
    test.session.press(&[key::SHIFT])?;
    let said = test.session.text_of("document.querySelector('[role=status][data-shift]').textContent")?;
    test.expect(!said.is_empty(), "/calendar", || "nothing is shown after pressing Shift twice".into());
    let stays = test.session.eval("!('left' in document.documentElement.dataset)")?;
    test.expect(stays == true, "/calendar", || "typing, Shift with Tab or two presses leave".into());
    test.session.press(&[key::SHIFT])?;
    let gone = arrives(&mut test.session, &out);
    test.expect(gone, "/calendar", || format!("the browser does not reach {out}"));
    // It works while typing, too.
    test.open("/supporters")?;
    test.session.run("document.querySelector('input[type=search]').focus()", &[])?;
    for _ in 0..3 {
        test.session.press(&[key::SHIFT])?;
    }
    let gone = arrives(&mut test.session, &out);
    test.expect(gone, "/supporters", || format!("the browser does not reach {out} from a field"));
    Ok(())
}

/// Browsers abort a page's requests when they leave it; the app would load the address as a document then.
fn while_loading(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    test.server.set_fault("/supporters", Some(Fault::Delay(Duration::from_secs(2))));
    for wait in [50, 400] {
        test.open("/timeline")?;
        let script = "document.querySelector(\".main-nav [data-page=supporters]\").click();
            setTimeout(() => document.querySelector('[data-leave]').click(), arguments[0])";
        test.session.run(script, &[wait.into()])?;
        let gone = arrives(&mut test.session, &out);
        sleep(Duration::from_millis(500));
        let stays = gone && test.session.url()?.starts_with(&out);
        test.expect(stays, "/timeline", || format!("the browser does not stay at {out}, leaving after {wait} ms"));
    }
    Ok(())
}

fn other_windows(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    test.open("/help")?;
    let first = test.session.tab()?;
    let second = test.session.new_tab()?;
    test.session.switch_to(&second)?;
    // Twice: the mark of the first time is still there.
    for address in ["/calendar/2026-10", "/timeline"] {
        test.open(address)?;
        test.session.switch_to(&first)?;
        test.open("/help")?;
        test.session.switch_to(&second)?;
        click(test, "[data-leave]")?;
        let gone = arrives(&mut test.session, &out);
        test.session.switch_to(&first)?;
        let covered = arrives(&mut test.session, &out);
        test.expect(gone && covered, address, || format!("the windows leave: {gone}, the other one {covered}"));
        test.session.switch_to(&second)?;
    }
    Ok(())
}

/// Nothing of the site is stored any more, so its neutral page may be unreachable.
fn after_deleting(test: &mut TestContext) -> Result<()> {
    let out = outside(test)?;
    test.open("/about")?;
    test.session.run("document.querySelector('[data-forget]').click()", &[])?;
    test.session.wait_for("the note", "document.activeElement === document.querySelector('main.note')", PATIENCE)?;
    test.session.run("document.querySelector('[data-leave]').href = arguments[0]", &[out.clone().into()])?;
    test.server.clear_requests();
    click(test, "[data-leave]")?;
    let gone = arrives(&mut test.session, &out);
    let straight = !test.server.requests().iter().any(|request| request.target == "/blank");
    test.expect(gone && straight, "/about", || format!("the browser reaches {out}: {gone}, straight: {straight}"));
    Ok(())
}

/// The external page is unreachable; the neutral one stays, with nothing of the campaign.
fn offline(test: &mut TestContext) -> Result<()> {
    for file in files(&test.pages.root, ".js")?.into_iter().filter(|file| file.to_string_lossy().contains("away.")) {
        let path = file.strip_prefix(&test.pages.root).unwrap_or(&file).to_string_lossy();
        // As if `navigator.onLine` were false: the script that continues does not run.
        test.server.set_fault(&format!("/{path}"), Some(Fault::Cut));
    }
    test.open("/help")?;
    test.session.click("[data-leave]")?;
    test.session.wait_for("/blank", "location.pathname === '/blank'", PATIENCE)?;
    let facts = test.session.eval(
        "[document.title, document.body.innerText, document.querySelector('link[rel=icon]').getAttribute('href')]",
    )?;
    let tells = facts.to_string().contains("tbild") || facts.to_string().contains("help");
    test.expect(!tells, "/blank", || format!("the neutral page reveals: {facts}"));
    Ok(())
}
