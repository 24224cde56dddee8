//! Navigation between sections, compared with a React Router app that has the peers as lazy routes, on the bundled
//! campaign.

use super::probe::{PHONE, Probe, SLOWER};
use super::table::{OURS, Row, Series};
use super::{Bench, Server};
use serde_json::{Value, json};
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::Path;

/// Our sections, by the class of `<main>` and path.
const SECTIONS: [(&str, &str); 6] = [
    ("home", "/"),
    ("calendar", "/calendar"),
    ("supporters", "/supporters"),
    ("timeline", "/timeline"),
    ("help", "/help"),
    ("search", "/search"),
];
const THEIRS: [(&str, &str); 4] =
    [("home", "/sections.html"), ("calendar", "/calendar"), ("supporters", "/supporters"), ("timeline", "/timeline")];
const PEER: &str = "React Router 7.9.6, FullCalendar, react-photo-album, vis-timeline";

/// Follows the link to a path; returns the milliseconds until the section is painted and until it is hydrated.
const GO: &str = r"
globalThis.follow = async (name, path, isShown, isAlive) => {
  let link = [...document.querySelectorAll('a[href]')].find((one) => one.pathname === path && !one.search && one.origin === location.origin);
  if (!link) {
    link = Object.assign(document.createElement('a'), { href: path });
    document.querySelector('main').append(link);
  }
  const root = document.documentElement;
  root.removeAttribute('data-drawn');
  const when = (is) => new Promise((done) => {
    const look = () => is(name) && (observer.disconnect(), done(performance.now()));
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready', 'data-drawn', 'class'] });
  });
  // A pointer hovers over a link before it is pressed.
  link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  await new Promise((done) => setTimeout(done, 50));
  const began = performance.now();
  const shown = when(isShown).then(() => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  })));
  const alive = when(isAlive);
  link.click();
  const times = [await shown - began, await alive - began];
  await painted();
  return times;
};
globalThis.ours = [
  (name) => document.querySelector('main')?.classList.contains(name),
  (name) => document.documentElement.matches('[data-ready]') && document.querySelector('main')?.classList.contains(name),
];
globalThis.theirs = [(name) => document.documentElement.dataset.drawn === name, (name) => document.documentElement.dataset.drawn === name];
";

#[derive(Default)]
struct Times {
    painted: Series,
    alive: Series,
}

/// Measures each pair of sections with everything stored, and each section from home on a slow network for the first
/// time.
pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let dist = bench.project.join("dist");
    let site = site::serve::spawn_for_tests(&dist)?;
    let (mut ours, mut theirs, mut first) = (Times::default(), Times::default(), Times::default());
    for round in 0..bench.rounds {
        println!("sections, round {} of {}", round + 1, bench.rounds);
        pairs(bench, &url(&site, "/"), STORED, ("ours", &SECTIONS), &mut ours)?;
        pairs(bench, &bench.peer("sections"), ALIVE, ("theirs", &THEIRS), &mut theirs)?;
        for (name, path) in &SECTIONS[1..] {
            first_time(bench, &url(&site, "/"), (name, path), &mut first)?;
        }
    }
    let (painted, alive) =
        ("another section, everything stored: its picture", "another section, everything stored: alive");
    Ok(vec![
        Row::new(painted, OURS, &ours.painted, "ms").aim(40.0),
        Row::new(alive, OURS, &ours.alive, "ms").aim(80.0).note("every pair of six; 95th percentile ≤ 150"),
        Row::new(alive, PEER, &theirs.alive, "ms").note("every pair of four, nothing stored but by HTTP's cache"),
        Row::new("another section, first time on slow 4G: its picture", OURS, &first.painted, "ms").aim(500.0),
        Row::new("another section, first time on slow 4G: alive", OURS, &first.alive, "ms"),
    ])
}

/// True when the whole site is stored.
const STORED: &str =
    "navigator.serviceWorker.controller?.state === 'activated' && document.documentElement.dataset.notice === 'ready'";
const ALIVE: &str = "document.documentElement.dataset.drawn";

fn url(site: &Server, path: &str) -> String {
    site.url().trim_end_matches('/').to_owned() + path
}

/// Navigates between sections so that every pair occurs at least once; each section has been shown before.
fn pairs(
    bench: &Bench,
    url: &str,
    there: &str,
    (whose, sections): (&str, &[(&str, &str)]),
    to: &mut Times,
) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, PHONE)?;
    probe.open(url, 1.0, there)?;
    probe.eval(GO)?;
    for section in sections.iter().skip(1).chain(&sections[..1]) {
        follow(&mut probe, whose, section)?;
    }
    probe.slow_down(SLOWER)?;
    let mut at = 0;
    for from in 0..sections.len() {
        for onto in (0..sections.len()).filter(|onto| *onto != from) {
            for next in [from, onto] {
                if next != at {
                    let (painted, alive) = follow(&mut probe, whose, &sections[next])?;
                    to.painted.push(painted);
                    to.alive.push(alive);
                    at = next;
                }
            }
        }
    }
    Ok(())
}

/// Navigates from home to a section that has not been shown, as soon as home is hydrated.
fn first_time(bench: &Bench, url: &str, section: (&str, &str), to: &mut Times) -> Result<()> {
    let mut probe = Probe::start(bench.browsers, PHONE)?;
    probe.slow_network()?;
    probe.open(url, SLOWER, "document.documentElement.matches('[data-ready]')")?;
    probe.eval(GO)?;
    let (painted, alive) = follow(&mut probe, "ours", &section)?;
    to.painted.push(painted);
    to.alive.push(alive);
    Ok(())
}

fn follow(probe: &mut Probe, whose: &str, (name, path): &(&str, &str)) -> Result<(f64, f64)> {
    let times = probe.eval(&format!("follow('{name}', '{path}', ...{whose})"))?;
    let time = |at: usize| times[at].as_f64().ok_or_else(|| Error::new(format!("{whose}: {path} was not reached"), ""));
    Ok((time(0)?, time(1)?))
}

/// Writes the bundled campaign for the peers (`sections.json`).
pub fn write(project: &Path, peers: &Path) -> Result<()> {
    let read = |name: &str| -> Result<Value> {
        let path = project.join("public/data").join(format!("{name}.json"));
        let text = fs::read_to_string(&path).or_fail(|| format!("reading {}", path.display()), "")?;
        serde_json::from_str(&text).or_fail(|| path.display().to_string(), "run cargo xtask check")
    };
    let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let mut events = Vec::new();
    for event in list(&read("events")?, "entries") {
        let start = event["start"].as_str().unwrap_or_default();
        let is_yearly = event["recurrenceRules"].is_array();
        let years: Vec<String> = match is_yearly {
            true => (2024..=2028).map(|year| year.to_string()).collect(),
            false => vec![start.chars().take(4).collect()],
        };
        let rest: String = start.chars().skip(4).take(6).collect();
        events.extend(
            years.iter().map(|year| json!({"title": event["title"], "start": format!("{year}{rest}"), "allDay": true})),
        );
    }
    let shirt = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 4'/>";
    let photos = list(&read("supporters")?, "supporters");
    let photos = photos
        .iter()
        .map(|one| json!({"src": shirt, "key": one["id"], "alt": one["name"], "width": 750, "height": 1000}));
    let entries = list(&read("timeline")?, "entries");
    let entries = entries.iter().map(|entry| {
        let date = entry["date"].as_str().unwrap_or_default();
        let (start, end) = date.split_once('/').map_or((date, None), |(start, end)| (start, Some(end)));
        let plain = |date: &str| {
            let date = date.trim_end_matches(['~', '?', '%']);
            date.starts_with(char::is_numeric).then(|| format!("{date}-01-01").chars().take(10).collect::<String>())
        };
        let (start, end) = (plain(start), end.and_then(plain));
        let kind = if end > start && start.is_some() { "range" } else { "point" };
        let start = start.or(end.clone());
        json!({"id": entry["id"], "content": entry["title"]["lv"].as_str().or(entry["title"].as_str()), "start": start, "end": end, "type": kind})
    });
    let all = json!({"events": events, "photos": photos.collect::<Vec<_>>(), "entries": entries.collect::<Vec<_>>()});
    let path = peers.join("sections.json");
    fs::write(&path, all.to_string()).or_fail(|| format!("writing {}", path.display()), "")
}
