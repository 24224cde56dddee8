//! The traces of a visit: nothing reveals what was read, and no other origin is contacted.

use crate::browser::tests::check;
use crate::browser::{ENGINES, Test, TestContext};
use site::error::Result;
use std::collections::BTreeSet;

pub(crate) const TESTS: &[Test] = &[check("a visit leaves no trace", &ENGINES, no_trace)];

/// All requests according to the page, and all stored data. Caches belong to the service worker: they contain the whole
/// site or nothing, which its own tests verify.
const KEPT: &str = r#"
const asked = performance.getEntriesByType("resource").map((entry) => entry.name);
const elsewhere = asked.filter((name) => new URL(name).origin !== location.origin);
const databases = (await indexedDB.databases?.() ?? []).map(({name}) => name);
return {
  elsewhere, databases, cookie: document.cookie, referrer: document.referrer, name: window.name,
  local: Object.keys(localStorage), session: Object.keys(sessionStorage),
};"#;

fn no_trace(test: &mut TestContext) -> Result<()> {
    test.server.clear_requests();
    let mut read = BTreeSet::new();
    for address in ["/help", "/ru/help", "/calendar/2026-10", "/supporters", "/timeline", "/timeline/strom", "/help"] {
        test.open(address)?;
        read.insert(address);
        let kept = test.session.run_async(KEPT, &[])?;
        for (what, value) in kept.as_object().into_iter().flatten() {
            let nothing = value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
            test.expect(nothing, address, || format!("{what}: {value}"));
        }
        let cookies = test.session.cookies()?;
        test.expect(cookies.as_array().is_some_and(Vec::is_empty), address, || format!("cookies: {cookies}"));
    }
    let title = test.session.text_of("document.title")?;
    test.expect(title == "Palīdzība · Atbildība", "/help", || format!("the title is {title}"));
    // The server learns only which page and files are requested.
    for request in test.server.requests() {
        let target = request.target;
        let file = target.rsplit('/').next().is_some_and(|name| name.contains('.'));
        test.expect(file || read.contains(target.as_str()), &target, || "was requested by nobody".into());
        test.expect(!target.contains('?'), &target, || "contains more than the address".into());
    }
    Ok(())
}
