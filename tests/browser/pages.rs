//! Every address: responds, is hydrated, logs nothing, contacts no one else, shifts nothing.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Engine, Page, Test, TestContext};
use serde_json::{Value, json};
use site::error::{OrFail, Result};
use std::collections::BTreeMap;
use std::fs;

pub(crate) const TESTS: &[Test] = &[
    check("every address hydrates", &ENGINES, comes_to_life),
    check("reading comes first: wasm and data are requested after the first paint", &ENGINES, paints_first),
    check("every link leads to a page", &[Engine::Chromium], links),
];

/// When the page was first painted, and when each file needed for hydration was requested, in milliseconds.
const ORDER: &str = r#"
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const files = performance.getEntriesByType("resource").filter(({ name }) => /\.wasm$|\/data\//.test(name));
return { paint: paint?.startTime ?? null, files: files.map(({ name, startTime }) => [name, startTime]) };
"#;

fn paints_first(test: &mut TestContext) -> Result<()> {
    test.each(&test.pages.kinds_in_default(), |test, page| {
        test.open(&page.address)?;
        let order = test.session.run(ORDER, &[])?;
        let files = order["files"].as_array().map_or(&[][..], Vec::as_slice);
        test.expect(files.len() >= 2, &page.address, || format!("no wasm or no data requested: {order}"));
        // Browsers round times. The program waits two seconds at most (src/start.js), which a browser may need to paint
        // its first page on a busy machine.
        let deadline = order["paint"].as_f64().map_or(2000.0, |paint| (paint - 2.0).min(2000.0));
        let in_order = files.iter().all(|file| file[1].as_f64().is_some_and(|at| at >= deadline));
        test.expect(in_order, &page.address, || format!("requested before the page was painted: {order}"));
        Ok(())
    });
    Ok(())
}

/// Layout shifts are reported in a separate task, hence the wait; fonts and the first live values are loaded by then.
const FACTS: &str = r#"
await document.fonts.ready;
const frame = () => new Promise(requestAnimationFrame);
await frame(); await frame();
const shifts = await new Promise((done) => {
  if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return done([]);
  const entries = [];
  new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(entries), 20);
});
const name = (node) => node?.nodeType === 1
  ? node.localName + [...node.classList].map((c) => "." + c).join("") : node?.parentElement?.localName ?? "?";
const root = document.documentElement;
return {
  failed: root.hasAttribute("data-failed"),
  lang: root.lang,
  title: document.title.trim(),
  headings: document.querySelectorAll("h1").length,
  status: performance.getEntriesByType("navigation")[0]?.responseStatus ?? null,
  elsewhere: performance.getEntriesByType("resource").map((r) => r.name).filter((n) => new URL(n).origin !== location.origin),
  shift: shifts.reduce((sum, shift) => sum + shift.value, 0),
  shifted: [...new Set(shifts.flatMap((shift) => shift.sources ?? []).map(({node, previousRect: a, currentRect: b}) =>
    `${name(node)} ${[a.x, a.y, a.width, a.height].map(Math.round)} → ${[b.x, b.y, b.width, b.height].map(Math.round)}`))].join(", "),
};"#;

fn comes_to_life(test: &mut TestContext) -> Result<()> {
    test.each(&test.pages.sample(), |test, page| {
        test.server.clear_requests();
        test.open(&page.address)?;
        let facts = test.session.run_async(FACTS, &[])?;
        judge(test, page, &facts);
        for message in test.session.console()? {
            let text = message.to_string().replace(&test.server.url(), "/");
            // The 404 page has status 404, which Chromium logs as an error.
            let own_status = page.status == 404 && text.contains("404") && text.contains(&page.address);
            test.expect(own_status, &page.address, || format!("the console has: {}", shortened(&text, &page.address)));
        }
        for request in test.server.requests() {
            let is_page = request.target == page.address;
            let allowed = if is_page { [page.status, 304] } else { [200, 304] };
            let what =
                || format!("the response of {} is {}", request.target.replace(&page.address, "{page}"), request.status);
            test.expect(allowed.contains(&request.status), &page.address, what);
        }
        Ok(())
    });
    Ok(())
}

fn judge(test: &mut TestContext, page: &Page, facts: &Value) {
    let at = &page.address;
    test.expect(facts["failed"] == json!(false), at, || "html[data-failed] is set".into());
    test.expect(facts["lang"] == json!(page.lang), at, || format!("html[lang] is {}", facts["lang"]));
    test.expect(facts["title"] != json!(""), at, || "the title is empty".into());
    test.expect(facts["headings"] == json!(1), at, || format!("{} h1 elements instead of one", facts["headings"]));
    test.expect(facts["elsewhere"] == json!([]), at, || format!("requests from other origins: {}", facts["elsewhere"]));
    // WebKit does not expose the status; the server's log does.
    let status = facts["status"].as_u64().unwrap_or(0);
    test.expect([0, u64::from(page.status), 304].contains(&status), at, || format!("status {status}"));
    test.expect(facts["shift"].as_f64() == Some(0.0), at, || {
        let shift = facts["shift"].as_f64().unwrap_or(0.0);
        format!("layout shift {shift:.4} of {}", facts["shifted"].as_str().unwrap_or(""))
    });
}

/// Without the address, so that the same message on many pages is one.
fn shortened(text: &str, address: &str) -> String {
    if address.len() > 1 { text.replace(address, "{page}") } else { text.to_owned() }
}

/// Every link within the site leads to an address that responds without a redirect. The links are read from the files;
/// one page requests them all.
fn links(test: &mut TestContext) -> Result<()> {
    let mut from: BTreeMap<String, String> = BTreeMap::new();
    for page in test.pages.sample().into_iter().filter(|page| page.status == 200) {
        let html = fs::read_to_string(&page.file).or_fail(|| format!("reading {}", page.file.display()), "")?;
        for link in html.split(" href=\"/").skip(1).filter_map(|rest| rest.split('"').next()) {
            // The query does not change the file.
            let link = link.split(['#', '?']).next().unwrap_or_default();
            from.entry(format!("/{link}")).or_insert_with(|| page.address.clone());
        }
    }
    test.open("/")?;
    test.looked_at = from.len();
    let script = "
        const answer = async (link) => [link, await fetch(link, {method: 'HEAD', redirect: 'manual'})];
        const answers = [], links = arguments[0];
        for (let at = 0; at < links.length; at += 20) answers.push(...await Promise.all(links.slice(at, at + 20).map(answer)));
        return answers.filter(([, {status}]) => status !== 200)
            .map(([link, {status}]) => [link, status ? `status ${status}` : 'a redirect']);";
    let links: Vec<&String> = from.keys().collect();
    let broken = test.session.run_async(script, &[json!(links)])?;
    for pair in broken.as_array().into_iter().flatten() {
        let (link, answer) = (pair[0].as_str().unwrap_or_default(), pair[1].as_str().unwrap_or_default());
        test.fail(&from[link], format!("a link to {link} is answered with {answer}"));
    }
    Ok(())
}
