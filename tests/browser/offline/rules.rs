//! Single rules of offline storage: what an update transfers, when it is requested, what never comes from the cache,
//! photos; installation; and a site published below a path.

use crate::browser::tests::check;
use crate::browser::tests::offline::faults::{Version, one_stored, update};
use crate::browser::tests::offline::restarts::whole;
use crate::browser::tests::offline::{STORING, is_stored, reads, state, stored};
use crate::browser::{ENGINES, Engine, PATIENCE, Test, TestContext, poll};
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use site::serve::{Fault, Options, Server};
use std::fs;

pub(crate) const TESTS: &[Test] = &[
    check("an update reuses files that are unchanged and intact", &ENGINES, takes_over),
    check("updates are checked on return, when online, and hourly", &[Engine::Chromium], asks),
    check("some responses never come from the cache", &ENGINES, past_the_cache),
    check("photos load last, and may fail", &ENGINES, photos),
    check("a first visit on a bad network is stored eventually", &ENGINES, bad_network),
    check("the manifest meets the criteria for installation", &[Engine::Chromium], manifest),
    check("a site below a path works without a network", &ENGINES, below),
];

/// The paths requested from the server.
fn asked(test: &TestContext) -> Vec<String> {
    let all = test.server.requests().into_iter();
    all.map(|request| request.target.split('?').next().unwrap_or_default().to_owned()).collect()
}

/// One stored file is damaged: the update requests it and whatever changed, and nothing else.
fn takes_over(test: &mut TestContext) -> Result<()> {
    let (_one, two) = one_stored(test, "/")?;
    let damage = "
        const [name] = await caches.keys(), cache = await caches.open(name);
        const request = (await cache.keys()).find(({ url }) => url.includes('/icon.svg'));
        await cache.put(request, new Response('<svg xmlns=\"http://www.w3.org/2000/svg\"/>'));";
    test.session.run_async(damage, &[])?;
    test.server.set_root(&two.0);
    test.server.clear_requests();
    let waits = update(test)?;
    test.expect(waits, "/", || "the update is not installed".into());
    let mut paths: Vec<String> = asked(test).into_iter().filter(|path| path != "/version.json").collect();
    paths.sort();
    let is_meant = |path: &String| path == "/icon.svg" || path == "/sw.js" || path.starts_with("/offline/");
    test.expect(paths.iter().all(is_meant) && paths.contains(&"/icon.svg".into()), "/", || {
        format!("the update asked for {}", paths.join(", "))
    });
    Ok(())
}

/// The page's timers are recorded when it is loaded, so that the test need not wait for an hour.
fn asks(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    let list = "const own = setInterval; self.timers = [];
        self.setInterval = (run, time) => { timers.push([run, time]); return own(run, time); };";
    test.session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": list}))?;
    test.open("/")?;
    stored(test)?;
    let causes = [
        ("the page comes back to sight", "document.dispatchEvent(new Event('visibilitychange'))"),
        ("the network is back", "dispatchEvent(new Event('online'))"),
        ("an hour has gone by", "timers.filter(([, time]) => time === 36e5).forEach(([run]) => run())"),
    ];
    for (cause, script) in causes {
        test.server.clear_requests();
        test.session.run(script, &[])?;
        let is_asked = poll(PATIENCE, || asked(test).contains(&"/sw.js".into()).then_some(()));
        test.expect(is_asked.is_some(), "/", || format!("{cause}: no update is requested"));
        test.looked_at += 1;
        // A request made while the previous answer is being processed is merged with it.
        test.session.run_async("await (await navigator.serviceWorker.getRegistration()).update();", &[])?;
    }
    Ok(())
}

/// The server answers each time, although the worker is in between.
fn past_the_cache(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    test.open("/")?;
    stored(test)?;
    let asks = [
        ("/version.json", json!({})),
        ("/revoked.json", json!({})),
        ("/sw-kill.js", json!({})),
        ("/.well-known/security.txt", json!({})),
        ("/icon.svg", json!({"headers": {"range": "bytes=0-9"}})),
    ];
    for (path, options) in asks {
        test.server.clear_requests();
        let script = "return (await fetch(arguments[0], { ...arguments[1], cache: 'reload' })).status;";
        test.session.run_async(script, &[path.into(), options])?;
        let is_asked = asked(test).contains(&path.to_owned());
        test.expect(is_asked, path, || "comes from the cache".into());
        test.looked_at += 1;
    }
    test.server.clear_requests();
    test.session.run_async("await fetch('/icon.svg', { cache: 'reload' });", &[])?;
    let is_asked = asked(test).contains(&"/icon.svg".to_owned());
    test.expect(!is_asked, "/icon.svg", || "no file comes from the cache, so this test proves nothing".into());
    Ok(())
}

fn photos(test: &mut TestContext) -> Result<()> {
    let names = ["photos/there-160.0123456789abcdef.webp", "photos/gone-160.fedcba9876543210.webp"];
    let one = Version::with(test, "one", &names.map(|name| (name, b"RIFF".as_slice())))?;
    test.with_worker();
    test.server.set_root(&one.0);
    fs::remove_file(one.0.join(names[1])).or_fail(|| "removing a photo".into(), "")?;
    test.open("/")?;
    stored(test)?;
    // Not with the first page's own files: the next page requests optional ones.
    test.open("/about")?;
    let kept = "return [!!await caches.match('/' + arguments[0]), !!await caches.match('/' + arguments[1])];";
    let arguments = names.map(Value::from);
    let there =
        poll(STORING, || (test.session.run_async(kept, &arguments).ok()? == json!([true, false])).then_some(()));
    test.expect(there.is_some(), "/", || "an existing photo is not stored, or a missing one is".into());
    Ok(())
}

/// In the page: the screenshots according to the manifest, and their actual sizes.
const PICTURES: &str = "
    const link = document.querySelector('link[rel=manifest]').href, made = await (await fetch(link)).json();
    const all = [...made.icons, ...made.screenshots];
    return Promise.all(all.map(async ({ src, sizes, type, form_factor }) => {
        const answer = await fetch(src), picture = await createImageBitmap(await answer.blob());
        return { src, right: `${picture.width}x${picture.height}` === sizes && answer.headers.get('content-type') === type,
            form: form_factor ?? '', width: picture.width, height: picture.height };
    }));";

fn manifest(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    for page in test.pages.kinds().into_iter().filter(|page| page.kind == "home") {
        test.open(&page.address)?;
        let read = test.session.cdp("Page.getAppManifest", json!({}))?;
        let errors = read["errors"].as_array().cloned().unwrap_or_default();
        test.expect(errors.is_empty() && read["data"].is_string(), &page.address, || {
            format!("the manifest: {errors:?}")
        });
        let refused = test.session.cdp("Page.getInstallabilityErrors", json!({}))?["installabilityErrors"].clone();
        test.expect(refused == json!([]), &page.address, || format!("can't be installed: {refused}"));
        let pictures = test.session.run_async(PICTURES, &[])?;
        let pictures = pictures.as_array().cloned().unwrap_or_default();
        for picture in &pictures {
            test.expect(picture["right"] == true, &page.address, || {
                format!("{}: size or type is wrong", picture["src"])
            });
        }
        for form in ["narrow", "wide"] {
            let shapes: Vec<(u64, u64)> = pictures
                .iter()
                .filter(|picture| picture["form"] == form)
                .map(|picture| (picture["width"].as_u64().unwrap_or(0), picture["height"].as_u64().unwrap_or(0)))
                .collect();
            // Chromium shows only those like the first, and none that is longer or larger.
            let fits = shapes.iter().all(|&(width, height)| {
                let (short, long) = (width.min(height), width.max(height));
                (width, height) == shapes[0] && short >= 320 && long <= 3840 && long * 10 <= short * 23
            });
            test.expect(fits && shapes.len() >= 2, &page.address, || format!("screenshots {form}: {shapes:?}"));
        }
    }
    // The browser loads them on installation: neither the page nor the worker does.
    whole(test, "after all languages")?;
    let kept = "return (await (await caches.open((await caches.keys())[0])).keys()).filter(({ url }) => url.includes('/screenshots/')).length;";
    let kept = test.session.run_async(kept, &[])?;
    test.expect(kept == 0, "/", || format!("{kept} screenshots are stored"));
    Ok(())
}

/// A connection breaks during the first installation; the page, still open, has it retried.
fn bad_network(test: &mut TestContext) -> Result<()> {
    test.with_worker();
    let packs = fs::read_dir(test.pages.root.join("offline")).or_fail(|| "reading offline/".into(), "")?;
    let names = packs.flatten().map(|file| format!("/offline/{}", file.file_name().to_string_lossy()));
    let packs: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    for pack in &packs {
        test.server.set_fault(pack, Some(Fault::Cut));
    }
    test.open("/")?;
    // Observed at the server, because the failed worker is gone at once.
    let broke = poll(STORING, || asked(test).iter().any(|path| packs.contains(path)).then_some(()));
    test.expect(broke.is_some(), "/", || "no installation was started".into());
    let none = poll(PATIENCE, || {
        let left =
            "return !(await navigator.serviceWorker.getRegistration())?.installing && !(await caches.keys()).length;";
        (test.session.run_async(left, &[]).ok()? == true).then_some(())
    });
    none.ok_or_else(|| Error::new(format!("the failed installation left something: {}", state(test)), ""))?;
    for pack in &packs {
        test.server.set_fault(pack, None);
    }
    stored(test)
}

/// `cargo xtask test` builds the same site for `/below/` in addition to the tested one.
fn below(test: &mut TestContext) -> Result<()> {
    let name = test.pages.root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let root = test.pages.root.with_file_name(format!("{name}-below"));
    if !root.is_dir() {
        println!("notice: {} is not built, nothing is known of a site below a path", root.display());
        return Ok(());
    }
    test.server = Server::start(Options { root, port: 0, base: "/below/".into(), live_reload: false, log: true })?;
    test.open("/")?;
    let whole =
        "return navigator.serviceWorker.controller && (await navigator.serviceWorker.ready).scope.endsWith('/below/')
        && !!await caches.match('/below/complete');";
    let whole = poll(STORING, || (test.session.run_async(whole, &[]).ok()? == true).then_some(()));
    whole.ok_or_else(|| Error::new(format!("the site is not stored below its path alone: {}", state(test)), ""))?;
    test.open("/there-is-no-such-page")?;
    let lost = test.session.run("return document.querySelector('main a').pathname.startsWith('/below/')", &[])?;
    test.expect(lost == true, "/there-is-no-such-page", || "a missing page does not lead back".into());
    beside_another(test)?;
    test.server.close();
    for page in test.pages.kinds_in_default().into_iter().filter(is_stored) {
        if let Err(error) = reads(test, &page.address, &format!("/below{}", page.address), &page.lang) {
            test.fail(&page.address, error.to_string());
        }
    }
    Ok(())
}

/// What another campaign of the same origin has stored does not apply here.
fn beside_another(test: &mut TestContext) -> Result<()> {
    let others = "localStorage['~plan'] = 'abolition-of-slavery-day'; localStorage.revoked = '[\"evika-silina\"]';";
    test.session.run(others, &[])?;
    test.open("/supporters")?;
    let seen = test.session.eval("document.querySelector('a[href$=\"/evika-silina\"]').checkVisibility()")?;
    test.expect(seen == true, "/supporters", || "another campaign's supporter is hidden".into());
    let list = test
        .session
        .run_async("await new Promise((done) => setTimeout(done, 500)); return localStorage.revoked", &[])?;
    test.expect(list == "[\"evika-silina\"]", "/supporters", || format!("another campaign's list is now {list}"));
    test.open("/calendar/plan")?;
    let rows = test.session.eval("document.querySelectorAll('.plan-months li').length")?;
    test.expect(rows == 0, "/calendar/plan", || "another campaign's plan is shown".into());
    test.session.run("localStorage['~plan/below'] = localStorage['~plan']", &[])?;
    test.open("/calendar/plan")?;
    test.session.wait_for("the own plan", "document.querySelectorAll('.plan-months li').length === 1", PATIENCE)?;
    test.session.run("localStorage.clear()", &[]).map(drop)
}
