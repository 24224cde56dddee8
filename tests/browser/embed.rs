//! Frames in other sites: they display, fit and link out, leave no traces, and nothing else can be framed.

use crate::browser::tests::check;
use crate::browser::{ENGINES, PATIENCE, Test, TestContext, poll};
use serde_json::json;
use site::error::{OrFail, Result};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

pub(crate) const TESTS: &[Test] = &[
    check("frames in another site render, fit, and link to the site", &ENGINES, shown),
    check("only frames can be framed", &ENGINES, refused),
];

/// An address, and a condition on the displayed `items`.
const FRAMES: &[(&str, &str)] = &[
    ("embed/calendar", "items.length === 12"),
    ("embed/next", "items.length === 3 && items.every((item) => !('aside' in item.dataset))"),
    ("embed/wall", "items.length === document.querySelectorAll('[data-item]').length"),
    ("embed/timeline", "items.length === document.querySelectorAll('[data-item]').length"),
    (
        "en/embed/calendar?category=holiday&count=2",
        "items.length === 2 && items.every((item) => item.dataset.category === 'holiday')",
    ),
    ("embed/next?category=holiday&count=1", "items.length === 1 && items[0].dataset.category === 'holiday'"),
    (
        "embed/wall?kind=organization&field=state",
        "items.length > 0 && items.every(({dataset}) => dataset.kind === 'organization' && dataset.field === 'state')",
    ),
    (
        "embed/timeline?kind=decision,meeting&to=1995",
        "items.length > 0 && items.every(({dataset}) => /^(decision|meeting)$/.test(dataset.kind) && dataset.first < '1996')",
    ),
    ("embed/timeline?kind=none", "items.length === 0 && document.querySelector('.nothing').checkVisibility()"),
];

/// The one that the other site sandboxes as strictly as possible (docs/embedding.md).
const CLOSED_IN: usize = 5;

const SANDBOX: &str = "sandbox='allow-scripts allow-same-origin allow-top-navigation-by-user-activation'";

/// The required values. Storage may be unavailable to frames in other sites.
const LEAVES_NOTHING: &str = "
    const [items, stored] = [[...document.querySelectorAll('[data-item]')].filter((item) => item.checkVisibility()), []];
    try { stored.push(...Object.keys(localStorage), ...Object.keys(sessionStorage)); } catch {}
    try { stored.push(...await navigator.serviceWorker.getRegistrations()); } catch {}
    try { stored.push(...await caches.keys()); } catch {}
    const links = [...document.links];
    return {
      stored: stored.length,
      cookies: document.cookie.length,
      whole: document.documentElement.scrollHeight <= innerHeight,
      away: links.every(({origin, pathname}) => origin === location.origin && !/embed|help/.test(pathname)),
      over: document.querySelector('base').target,
      scripts: [...document.scripts].filter(({src}) => !/collector/.test(src)).length,
      discreet: !document.querySelector('[data-leave], a[href^=\"tel:\"]'),
      meant: ";

/// Another site's page, served until the tests end. With `isolated` it embeds only what permits it.
fn newspaper(page: String, isolated: bool) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").or_fail(|| "opening another site".into(), "")?;
    let addr = listener.local_addr().or_fail(|| "asking for the port".into(), "")?;
    let policy = if isolated { "Cross-Origin-Embedder-Policy: require-corp\r\n" } else { "" };
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-store\r\n{policy}Content-Length: {}\r\nConnection: close\r\n\r\n{page}",
        page.len()
    );
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]).and_then(|_| stream.write_all(answer.as_bytes()));
        }
    });
    Ok(format!("http://{addr}/"))
}

fn page<'a>(test: &TestContext, paths: impl Iterator<Item = &'a str>) -> String {
    let frames: String = paths
        .enumerate()
        .map(|(nth, path)| {
            let closed = if nth == CLOSED_IN { SANDBOX } else { "" };
            format!("<iframe src='{}' {closed} title='x' style='width: 100%; height: 5rem'></iframe>", test.url(path))
        })
        .collect();
    let script = test.url("embed/height.js");
    format!(
        "<!doctype html><html lang='en'><title>News</title><body>{frames}<script src='{script}'></script></body></html>"
    )
}

fn shown(test: &mut TestContext) -> Result<()> {
    let address = newspaper(page(test, FRAMES.iter().map(|(path, _)| *path)), true)?;
    test.session.goto(&address)?;
    for (nth, (path, meant)) in FRAMES.iter().enumerate() {
        test.looked_at += 1;
        let fits = format!("document.querySelectorAll('iframe')[{nth}].style.height.endsWith('px')");
        test.session.wait_for(&format!("the height of {path}"), &fits, PATIENCE)?;
        test.session.enter(Some(nth))?;
        let facts = test.session.run_async(&format!("{LEAVES_NOTHING}{meant}}};"), &[])?;
        test.session.enter(None)?;
        let right = json!({
            "stored": 0, "cookies": 0, "whole": true, "away": true, "over": "_top", "scripts": 1, "discreet": true, "meant": true,
        });
        test.expect(facts == right, path, || format!("{facts}"));
    }
    for nth in [1, CLOSED_IN] {
        test.session.goto(&address)?;
        // A frame that grows moves those below it.
        let grown = "[...document.querySelectorAll('iframe')].every((frame) => frame.style.height.endsWith('px'))";
        test.session.wait_for("the frames' heights", grown, PATIENCE)?;
        // The drivers do not scroll cross-origin frames into view.
        test.session.run(&format!("document.querySelectorAll('iframe')[{nth}].scrollIntoView()"), &[])?;
        test.session.enter(Some(nth))?;
        test.session.wait_for("the frame", "'ready' in document.documentElement.dataset", PATIENCE)?;
        test.session.click("main li:not([hidden]) a")?;
        test.session.enter(None)?;
        let there = test.url("events/");
        let arrived = poll(PATIENCE, || test.session.url().ok().filter(|url| url.starts_with(&there))).is_some();
        test.expect(arrived, FRAMES[nth].0, || "a link does not lead to the site in place of the page around".into());
        let alive = "'ready' in document.documentElement.dataset";
        test.session.wait_for("the page of the link", alive, PATIENCE)?;
    }
    Ok(())
}

/// The number of a page's frames that show a page of the site.
fn frames_shown(test: &mut TestContext, address: &str, count: usize) -> Result<Vec<bool>> {
    test.session.goto(address)?;
    let mut shown = Vec::new();
    for nth in 0..count {
        // A rejected frame may have nothing that can be entered.
        let entered =
            test.session.enter(Some(nth)).and_then(|()| test.session.eval("!!document.querySelector('main h1')"));
        shown.push(entered.is_ok_and(|found| found == true));
        test.session.enter(None)?;
    }
    Ok(shown)
}

fn refused(test: &mut TestContext) -> Result<()> {
    let paths = ["embed/next", "en/embed/wall", "", "calendar", "en/help", "embed/nothing", "blank"];
    let address = newspaper(page(test, paths.into_iter()), false)?;
    test.looked_at += paths.len();
    let shown = frames_shown(test, &address, paths.len())?;
    test.expect(shown == [true, true, false, false, false, false, false], &address, || format!("{paths:?}: {shown:?}"));
    // Without the policy all are displayed, so this test can fail.
    test.server.set_policy(Some("default-src 'self'".into()));
    let shown = frames_shown(test, &address, paths.len())?;
    test.server.set_policy(None);
    test.expect(shown[..6].iter().all(|shown| *shown), &address, || format!("without a policy {paths:?}: {shown:?}"));
    Ok(())
}
