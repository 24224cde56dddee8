//! Offline: the server's socket is closed, so that neither the page nor the worker reaches anything.

pub(crate) mod faults;
pub(crate) mod restarts;
pub(crate) mod rules;

use crate::browser::tests::check;
use crate::browser::{ENGINES, Engine, PATIENCE, Page, Test, TestContext};
use serde_json::json;
use site::error::{Error, OrFail, Result};
use site::serve::Fault;
use std::fs;
use std::time::Duration;

pub(crate) const TESTS: &[Test] = &[
    check("after one visit every address works without a network", &ENGINES, every_address),
    check("a language is stored once it has been visited", &ENGINES, languages),
    check("damaged and missing files are repaired", &ENGINES, mended),
    check("after a panic the page stays readable and is reloaded once", &ENGINES, panics),
    check("forgetting the site deletes everything stored", &ENGINES, forget),
    check("a site deleted before the program starts stays deleted", &ENGINES, forget_early),
    check("a notice does not cover the focused element", &ENGINES, uncovered),
    check("help pages never register the worker", &ENGINES, help),
    check("a first visit stores exactly what it should", &[Engine::Chromium], transfer),
];

/// An installation transfers and verifies a language's whole site, on a machine that runs two browsers.
pub(crate) const STORING: Duration = Duration::from_secs(40);

/// The worker controls the page, and everything it promises is in its cache.
const STORED: &str = "navigator.serviceWorker.controller?.state === 'activated' && \
    document.documentElement.dataset.notice === 'ready'";

/// Visits a page and waits until the site is stored.
pub(crate) fn store(test: &mut TestContext, address: &str) -> Result<()> {
    test.with_worker();
    test.open(address)?;
    stored(test)
}

/// Waits until the site is stored.
pub(crate) fn stored(test: &mut TestContext) -> Result<()> {
    let is_stored = test.session.wait_for("the site is stored", STORED, STORING);
    is_stored.map_err(|error| Error::new(format!("{error}: {}", state(test)), ""))
}

/// The progress of storing, for finding out why it did not finish.
pub(crate) fn state(test: &mut TestContext) -> String {
    let states = "const one = await navigator.serviceWorker.getRegistration();
        return [one?.installing, one?.waiting, one?.active, navigator.serviceWorker.controller]
            .map((worker) => worker?.state ?? null)
            .concat(document.readyState, document.visibilityState, JSON.stringify(document.documentElement.dataset), await caches.keys());";
    let states = test.session.run_async(states, &[]).map_or_else(|error| error.to_string(), |state| state.to_string());
    let console: Vec<String> = test.session.console().iter().flatten().map(ToString::to_string).collect();
    let asked: Vec<String> =
        test.server.requests().iter().map(|one| format!("{} {}", one.status, one.target)).collect();
    format!("{states}; console: {}; {} files: {}", console.join(" | "), asked.len(), asked.join(", "))
}

fn every_address(test: &mut TestContext) -> Result<()> {
    store(test, "/")?;
    test.server.close();
    let default = test.pages.default_lang().to_owned();
    let pages: Vec<Page> =
        test.pages.sample().into_iter().filter(|page| page.lang == default && is_stored(page)).collect();
    test.each(&pages, |test, page| reads(test, &page.address, &page.address, &page.lang));
    // Addresses without a file of their own, and the one page stored in every language.
    let more = [
        ("/calendar/1999-05", "/calendar/1999-05", "lv"),
        ("/calendar/2026-10?category=holiday", "/calendar/2026-10?category=holiday", "lv"),
        ("/supporters?view=list", "/supporters?view=list", "lv"),
        ("/calendar/", "/calendar/", "lv"),
        ("/en/help", "/en/help", "en"),
    ];
    for (address, shown, lang) in more {
        if let Err(error) = reads(test, address, shown, lang) {
            test.fail(address, error.to_string());
        }
    }
    let missing = "const got = await fetch('/nothing.0123456789abcdef.js'); \
        return [got.status, got.headers.get('content-type')];";
    let missing = test.session.run_async(missing, &[])?;
    test.expect(missing == json!([404, "text/plain"]), "/nothing.js", || format!("the response is {missing}"));
    test.session.goto(&test.url("/en/calendar/2026-12?q=ziemas&category=holiday"))?;
    let said = "location.pathname === '/calendar/2026-12' && document.querySelector('#calendar-q')?.value === 'ziemas' \
        && document.querySelector('.chip[aria-current]') && document.querySelector('.not-stored').checkVisibility()";
    test.session.wait_for("a language that is not stored leads to one that is, with a notice", said, PATIENCE)
}

/// The notice appears while a link at the lower edge has the focus (WCAG 2.4.11).
fn uncovered(test: &mut TestContext) -> Result<()> {
    test.session.set_viewport(390, 700)?;
    test.with_worker();
    test.server.set_fault("/sw.js", Some(Fault::Delay(Duration::from_secs(4))));
    test.open("/about")?;
    let focus = "const below = [...document.querySelectorAll('main a')].filter((link) => link.getBoundingClientRect().top > innerHeight);
        below[5].focus({ preventScroll: true });
        scrollBy({ top: below[5].getBoundingClientRect().bottom - innerHeight + 90, behavior: 'instant' });
        return 'notice' in document.documentElement.dataset;";
    let is_early = test.session.run(focus, &[])?;
    test.expect(is_early == false, "/about", || "the notice was there before the focus".into());
    stored(test)?;
    let apart = "document.activeElement.getBoundingClientRect().bottom         <= document.querySelector('.notice').getBoundingClientRect().top";
    test.session.wait_for("the focused link above the notice", apart, PATIENCE)?;
    // Everything is stored once more, while the visitor reads far below the focused link.
    let empty = "await (await navigator.serviceWorker.getRegistration()).unregister();
        for (const name of await caches.keys()) await caches.delete(name);";
    test.session.run_async(empty, &[])?;
    test.open("/about")?;
    let away = "document.querySelector('main a').focus({ preventScroll: true });
        scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' });
        return ['notice' in document.documentElement.dataset, scrollY];";
    let before = test.session.run(away, &[])?;
    test.expect(before[0] == false, "/about", || "the notice was there before the focus".into());
    stored(test)?;
    let after = test.session.run("return scrollY", &[])?;
    test.expect(before[1] == after, "/about", || format!("the page moved from {} to {after}", before[1]));
    Ok(())
}

/// Whether the worker stores a page for everybody: kiosks alone store theirs.
pub(crate) fn is_stored(page: &Page) -> bool {
    page.kind != "kiosk"
}

/// Whether the page at an address is hydrated.
pub(crate) fn reads(test: &mut TestContext, address: &str, shown: &str, lang: &str) -> Result<()> {
    test.open(address)?;
    let is_shown = "location.pathname + location.search === arguments[0] && document.documentElement.lang === arguments[1] \
        && !document.documentElement.hasAttribute('data-failed') && document.querySelectorAll('main h1').length === 1";
    let seen = crate::browser::poll(PATIENCE, || {
        let seen = test.session.run(&format!("return {is_shown}"), &[json!(shown), json!(lang)]).ok()?;
        (seen == true).then_some(())
    });
    let place = test.session.eval("location.pathname + location.search").unwrap_or_default();
    seen.ok_or_else(|| Error::new(format!("is not hydrated without a network (at {place})"), ""))
}

fn languages(test: &mut TestContext) -> Result<()> {
    store(test, "/")?;
    test.open("/en/")?;
    wait_for_languages(test, "en,lv")?;
    test.server.close();
    let pages: Vec<Page> = test.pages.kinds().into_iter().filter(|page| page.lang == "en" && is_stored(page)).collect();
    test.each(&pages, |test, page| reads(test, &page.address, &page.address, &page.lang));
    Ok(())
}

fn wait_for_languages(test: &mut TestContext, wanted: &str) -> Result<()> {
    let script = "return (await (await caches.match('/complete')).json()).langs.sort().join();";
    let kept = crate::browser::poll(STORING, || {
        let kept = test.session.run_async(script, &[]).ok()?;
        (kept == wanted).then_some(())
    });
    kept.ok_or_else(|| Error::new(format!("the stored languages are not {wanted}"), ""))
}

/// Half of the files are deleted, and one byte of the others changes (noticed when the worker restarts, which only
/// Chromium supports on demand). Loading a page repairs them; then everything works offline.
fn mended(test: &mut TestContext) -> Result<()> {
    store(test, "/")?;
    let flips = test.engine == Engine::Chromium;
    let damage = "
        const [name] = await caches.keys(), cache = await caches.open(name);
        let count = 0;
        for (const request of await cache.keys()) {
            if (/\\/complete$|\\/(maps|photos)\\//.test(request.url)) continue; // pictures come later, and may be missing
            if (count++ % 2 || !arguments[0]) { await cache.delete(request); continue; }
            const old = await cache.match(request), bytes = new Uint8Array(await old.arrayBuffer());
            bytes[bytes.length >> 1] ^= 1;
            await cache.put(request, new Response(bytes, { headers: old.headers }));
        }
        return count;";
    let count = test.session.run_async(damage, &[flips.into()])?;
    test.expect(count.as_u64().is_some_and(|count| count > 20), "/", || format!("{count} files were damaged"));
    if flips {
        test.session.cdp("ServiceWorker.enable", json!({}))?;
        test.session.cdp("ServiceWorker.stopAllWorkers", json!({}))?;
    }
    test.open("/calendar")?;
    let mended = "
        const [name] = await caches.keys(), cache = await caches.open(name);
        return (await cache.keys()).filter(({ url }) => !/\\/complete$|\\/(maps|photos)\\//.test(url)).length;";
    let all = crate::browser::poll(STORING, || (test.session.run_async(mended, &[]).ok()? == count).then_some(()));
    test.expect(all.is_some(), "/calendar", || "not all files are back".into());
    test.server.close();
    for address in ["/", "/supporters", "/timeline", "/help", "/events/eu-anti-trafficking-day", "/calendar/2026-10"] {
        if let Err(error) = reads(test, address, address, "lv") {
            test.fail(address, error.to_string());
        }
    }
    Ok(())
}

/// Modified wasm can't start: the page is loaded twice, never a third time, and stays readable with its notice.
fn panics(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    let wasm = test.wasm()?;
    let fault = Fault::Answer { status: 200, media_type: "application/wasm", body: b"\0asm\x01\0\0\0".to_vec() };
    test.server.set_fault(&wasm, Some(fault));
    test.session.goto(&test.url("/"))?;
    let again = "document.documentElement.hasAttribute('data-failed') && \
        performance.getEntriesByType('navigation')[0].type === 'reload'";
    test.session.wait_for("it is retried once", again, PATIENCE)?;
    test.session.run_async("await new Promise((done) => setTimeout(done, 600));", &[])?;
    let loads = test.server.requests().iter().filter(|r| r.target == "/" && r.method == "GET").count();
    test.expect(loads == 2, "/", || format!("the page was loaded {loads} times"));
    let reads = "document.querySelector('main h1').textContent.trim() && \
        document.querySelector('.failed-notice').checkVisibility()";
    test.session.wait_for("page and notice", reads, PATIENCE)?;
    let asked = test.server.requests().iter().any(|request| request.target == "/sw.js");
    test.expect(!asked, "/", || "a page that failed has registered the worker".into());
    // A trap in running code marks the page at once.
    test.server.set_fault(&wasm, None);
    test.open("/")?;
    // Thrown by a driver's script, it would be hidden from the page like a cross-origin error.
    let trap = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));";
    test.session.run(trap, &[])?;
    test.session.wait_for("a panic marks the page", "'failed' in document.documentElement.dataset", PATIENCE)
}

/// After forgetting, in the page: caches, workers, storage.
const LEFT: &str = "
    const databases = await indexedDB.databases?.() ?? [];
    return [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
        localStorage.length, sessionStorage.length, databases.length, document.cookie.length];";

fn forget(test: &mut TestContext) -> Result<()> {
    store(test, "/")?;
    for (round, address) in ["/about", "/en/help"].into_iter().enumerate() {
        if round > 0 {
            test.server.open()?;
            store(test, "/")?;
        }
        let keep = "localStorage.x = 1; sessionStorage.x = 1; \
            await new Promise((done) => { indexedDB.open('x').onsuccess = ({ target }) => { target.result.close(); done(); }; });";
        test.session.run_async(keep, &[])?;
        test.server.close();
        test.open(address)?;
        says_how_much(test, address)?;
        test.session.run("document.querySelector('[data-forget]').click()", &[])?;
        let blank = "!document.querySelector('header') && document.querySelector('main p').textContent.length > 9 \
            && location.pathname === '/' && document.title === '…'";
        test.session.wait_for("a neutral page", blank, PATIENCE)?;
        let left = test.session.run_async(LEFT, &[])?;
        test.expect(left == json!([0, 0, 0, 0, 0, 0]), address, || {
            format!("left are {left} (caches, workers, local, session, databases, cookies)")
        });
    }
    Ok(())
}

/// Deleted while the program still loads: it stores nothing when it starts.
fn forget_early(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    let files = fs::read_dir(&test.pages.root).or_fail(|| "the site".into(), "")?;
    let names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    for wasm in names.filter(|name| name.starts_with("app.") && name.ends_with(".wasm")) {
        test.server.set_fault(&format!("/{wasm}"), Some(Fault::Delay(Duration::from_secs(4))));
    }
    test.looked_at += 1;
    test.session.goto(&test.url("/about"))?;
    let early = test.session.run(
        "document.querySelector('[data-forget]').click(); return 'ready' in document.documentElement.dataset",
        &[],
    )?;
    test.expect(early == false, "/about", || "the program had started".into());
    test.session.wait_for("the confirmation", "!document.querySelector('header')", PATIENCE)?;
    test.session.wait_for("the program", "'ready' in document.documentElement.dataset", PATIENCE)?;
    test.session.run_async("await new Promise((done) => setTimeout(done, 6000))", &[])?;
    let left = test.session.run_async(LEFT, &[])?;
    test.expect(left == json!([0, 0, 0, 0, 0, 0]), "/about", || {
        format!("stored again are {left} (caches, workers, local, session, databases, cookies)")
    });
    Ok(())
}

/// If the browser reports it (WebKitGTK does not), the page shows the amount of stored data, in its language's number
/// format.
fn says_how_much(test: &mut TestContext, address: &str) -> Result<()> {
    let said = "
        const usage = (await navigator.storage?.estimate?.())?.usage, place = document.querySelector('.kept');
        const digits = (size) => (size / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
        const near = [-1e5, 0, 1e5].some((off) => place.querySelector('b').textContent === digits(usage + off));
        return usage ? usage > 5e5 && near && place.checkVisibility() : !place.checkVisibility();";
    let right = crate::browser::poll(PATIENCE, || (test.session.run_async(said, &[]).ok()? == true).then_some(()));
    test.expect(right.is_some(), address, || "does not show how much is stored".into());
    Ok(())
}

fn help(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    for address in ["/help", "/en/help"] {
        test.open(address)?;
        // As long as another page needs for it: see below.
        test.session.run_async("await new Promise((done) => setTimeout(done, 1000));", &[])?;
        let left = test.session.run_async(LEFT, &[])?;
        test.expect(left == json!([0, 0, 0, 0, 0, 0]), address, || format!("left behind: {left}"));
    }
    let asked = |test: &TestContext| test.server.requests().iter().any(|request| request.target.starts_with("/sw.js"));
    let asked_before = asked(test);
    test.expect(!asked_before, "/help", || "the worker was requested".into());
    store(test, "/about")?;
    let asked_now = asked(test);
    test.expect(asked_now, "/about", || "another page does not register it, so this test proves nothing".into());
    Ok(())
}

/// What the worker transfers in the background, besides what the page itself has loaded.
fn transfer(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    test.open("/")?;
    let sum = |test: &TestContext| test.server.requests().iter().map(|request| request.bytes).sum::<u64>();
    let page = sum(test);
    stored(test)?;
    let (all, count) = (sum(test), test.server.requests().len());
    println!("     a first visit of / transfers {page} bytes, storing the site {} more; {count} requests", all - page);
    test.expect(all - page < 900_000, "/", || format!("storing the site transfers {} bytes", all - page));
    test.looked_at += 1;
    Ok(())
}
