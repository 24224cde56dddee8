//! Tests `publish/nginx.conf` and `publish/Caddyfile` with the real servers: each must respond like `cargo xtask
//! serve`, byte for byte, also under load and while the release is switched.
//!
//! - [`client`]: sends requests; [`program`]: starts nginx, Caddy and wrk on loopback

mod client;
mod program;

use crate::setup::Hosts;
use campaign::check::is_tag;
use client::{Answer, Client};
use program::{HOSTS, Host, Release, load};
use site::build::files_below;
use site::error::{Error, Result};
use site::headers::SECURITY;
use site::serve;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// The encodings that browsers accept.
const ENCODINGS: [&str; 3] = ["identity", "gzip", "br"];

/// Problems of one host reported in full; further ones are counted.
const MAX_TOLD: usize = 20;

/// Addresses without a file of their own.
const OTHERS: [&str; 35] = [
    "/calendar/",
    "/en/calendar/",
    "/en",
    "/help/?from=x",
    "/events/eu-anti-trafficking-day/",
    "/calendar/1999-05",
    "/en/calendar/1999-05",
    "/calendar/1999",
    "/calendar/1999-13",
    "/calendar/1999-05-31",
    "/calendar/1999-05-32",
    "/en/calendar/1999-05-09",
    "/calendar/1999-W52",
    "/calendar/1999-W54",
    "/calendar/2026-10?category=holiday",
    "/nothing",
    "/en/nothing",
    "/xx/nothing",
    "/nothing/at/all",
    "/nothing.js",
    "/nothing.0123456789abcdef.wasm",
    "/en/nothing.0123456789abcdef.js",
    "/nothing.json",
    "/sw.js.map",
    "/_headers.txt",
    "/calendar/1999-05/",
    "/calendar/1999-05/?from=x",
    "/nothing/",
    "/sw.js/",
    "/%5Cevil.example/",
    "/%0d%0aSet-Cookie:%20a=b/",
    "/embed/calendar/",
    "/en/embed/next?category=holiday",
    "/embed/nothing",
    "/en/embed/nothing.js",
];

/// Tests the configurations with every available host; prints a line for each.
///
/// # Errors
/// Responses that differ from the expected ones.
pub fn run(site: &Path, hosts: &Hosts) -> Result<()> {
    let ours = serve::spawn_for_tests(site)?;
    let addresses = addresses(site)?;
    let mut wrong = Vec::new();
    for host in HOSTS {
        let Some(program) = host.of(hosts) else {
            println!("notice: {} is not installed; publish/{} was not tested", host.name, host.settings);
            continue;
        };
        let release = Release::new(site)?;
        let running = host.start(program, hosts, &release)?;
        let right = Client::new(ours.addr())?;
        let told = under_load(host, hosts, &release, running.addr, &addresses, right)?;
        wrong.extend(told.into_iter().map(|problem| format!("{}: {problem}", host.name)));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let more = wrong.len().saturating_sub(MAX_TOLD);
    wrong.truncate(MAX_TOLD);
    wrong.extend((more > 0).then(|| format!("… and {more} more")));
    Err(Error::new(
        format!("answers differ from those of cargo xtask serve:\n  {}", wrong.join("\n  ")),
        "fix site/src/publish.rs, which generates the configurations",
    ))
}

/// Compares all responses while wrk requests the same addresses and the release is switched repeatedly.
fn under_load(
    host: &Host,
    hosts: &Hosts,
    release: &Release,
    addr: std::net::SocketAddr,
    addresses: &[String],
    mut right: Client,
) -> Result<Vec<String>> {
    let mut theirs = Client::new(addr)?;
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let load = hosts.wrk.as_ref().map(|wrk| scope.spawn(|| load(wrk, addr, release, addresses)));
        let switching = scope.spawn(|| {
            let mut count = 0;
            while !done.load(Ordering::Relaxed) {
                release.switch()?;
                count += 1;
                thread::sleep(Duration::from_millis(50));
            }
            Ok::<_, Error>(count)
        });
        let mut wrong = Vec::new();
        let compared = compare(host, hosts, addresses, &mut theirs, &mut right, &mut wrong);
        let loaded = load.map(|load| load.join().unwrap_or_else(|_| Err(Error::new("wrk's thread panicked", ""))));
        done.store(true, Ordering::Relaxed);
        let switched = switching.join().unwrap_or_else(|_| Err(Error::new("the switching thread panicked", "")))?;
        let rate = match loaded.transpose()? {
            Some(load) => {
                wrong.extend(load.errors.map(|errors| format!("under load: {errors}")));
                format!("{} requests a second beside", load.rate)
            }
            None => "without load, because wrk is not installed".into(),
        };
        println!("ok   {:<6} {} answers compared, {rate}, release switched {switched} times", host.name, compared?);
        Ok(wrong)
    })
}

/// The addresses of all files, and some without a file.
fn addresses(site: &Path) -> Result<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for (path, _) in files_below(site)? {
        let is_own = ["_headers", "404.html"].contains(&&*path) || path.ends_with("/404.html");
        if is_own || path.ends_with(".br") || path.ends_with(".gz") {
            continue;
        }
        let page = path.strip_suffix(".html");
        all.push(format!(
            "/{}",
            match page {
                // A language's index page has a trailing slash, a section's has none.
                Some("index") => "",
                Some(page) => match page.strip_suffix("/index") {
                    Some(folder) if is_tag(folder) => &path[..=folder.len()],
                    Some(folder) => folder,
                    None => page,
                },
                None => &path,
            }
        ));
    }
    all.extend(OTHERS.map(String::from));
    Ok(all)
}

fn compare(
    host: &Host,
    hosts: &Hosts,
    addresses: &[String],
    theirs: &mut Client,
    ours: &mut Client,
    wrong: &mut Vec<String>,
) -> Result<usize> {
    let encodings = ENCODINGS.iter().filter(|encoding| **encoding != "br" || host.has_brotli(hosts));
    let mut count = 0;
    for encoding in encodings {
        for address in addresses {
            let asking = || format!("{address} ({encoding})");
            let (right, given) = (ours.get(address, encoding, None)?, theirs.get(address, encoding, None)?);
            wrong.extend(differences(&right, &given).into_iter().map(|what| format!("{}: {what}", asking())));
            if let (200, Some(tag)) = (given.status, given.one("etag")) {
                let again = theirs.get(address, encoding, Some(tag))?;
                if again.status != 304 {
                    wrong.push(format!("{}: asked again with its own ETag: {}, not 304", asking(), again.status));
                }
            }
            count += 1;
        }
    }
    Ok(count)
}

/// How a response differs from ours.
fn differences(right: &Answer, given: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut expect = |name: &str, right: String, given: String| {
        if right != given {
            wrong.push(format!("{name} is {given:?}, not {right:?}"));
        }
    };
    expect("the status", right.status.to_string(), given.status.to_string());
    for name in ["content-type", "cache-control", "content-encoding", "location"] {
        // Nobody reads the body of a redirect; whether an error page is compressed is up to the host.
        let is_free =
            (right.status >= 300 && name.starts_with("content")) || (right.status == 308 && name == "cache-control");
        if !is_free || (right.status == 404 && name == "content-type") {
            expect(name, right.plain(name), given.plain(name));
        }
    }
    if !right.plain("content-encoding").is_empty() {
        expect("vary", right.plain("vary"), given.plain("vary"));
    }
    for (name, _) in SECURITY {
        expect(name, right.plain(name), given.plain(name));
    }
    let is_page = right.plain("content-type").starts_with("text/html");
    if (right.status == 200 || (right.status == 404 && is_page)) && right.body != given.body {
        wrong.push(format!("the body has other bytes ({} and not {})", given.body.len(), right.body.len()));
    }
    if right.status == 404 && !is_page && given.body.starts_with(b"<") {
        wrong.push("a missing file is answered with a page".into());
    }
    wrong
}
