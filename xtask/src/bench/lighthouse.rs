//! Lighthouse on the real site in `dist/`: one page of each kind in the default language, with Lighthouse's emulation
//! of a phone.

use super::Bench;
use super::table::{OURS, Row, Series};
use crate::browser::Pages;
use serde_json::Value;
use site::error::{Error, OrFail, Result};
use site::serve;
use std::path::Path;
use std::process::Stdio;

/// From npm's registry; requires node 20 or later.
const PROGRAM: &str = "lighthouse@12.8.2";

/// Lighthouse's categories, and the figure reported of each: the number of points below 100.
const CATEGORIES: [(&str, &str); 4] = [
    ("performance", "Lighthouse: points missing in performance"),
    ("accessibility", "Lighthouse: points missing in accessibility"),
    ("best-practices", "Lighthouse: points missing in best practices"),
    ("seo", "Lighthouse: points missing in SEO"),
];

/// Measured values with their targets.
const VALUES: [(&str, &str, f64, &str); 3] = [
    ("largest-contentful-paint", "Lighthouse: largest contentful paint", 800.0, "ms"),
    ("total-blocking-time", "Lighthouse: blocking time", 50.0, "ms"),
    ("cumulative-layout-shift", "Lighthouse: layout shift", 0.0, ""),
];

/// One figure over all pages, and the pages that miss the target.
struct Figure {
    row: (&'static str, f64, &'static str),
    series: Series,
    missed: Vec<String>,
}

impl Figure {
    fn new(what: &'static str, aim: f64, unit: &'static str) -> Self {
        Self { row: (what, aim, unit), series: Series::default(), missed: Vec::new() }
    }

    fn add(&mut self, address: &str, value: f64, why: &str) {
        self.series.push(value);
        if value.is_nan() || value > self.row.1 {
            self.missed.push(format!("{address} {value:.0}{why}"));
        }
    }
}

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let site = bench.project.join("dist");
    let mut pages = Pages::read(&site)?;
    let default = pages.default_lang().to_owned();
    pages.all.retain(|page| page.lang == default && page.status == 200);
    let server = serve::spawn_for_tests(&site)?;
    let chromium = bench.browsers.chromium.as_ref().ok_or_else(|| Error::new("there is no Chromium", ""))?;
    let mut points = CATEGORIES.map(|(_, what)| Figure::new(what, 0.0, ""));
    let mut values = VALUES.map(|(_, what, aim, unit)| Figure::new(what, aim, unit));
    for page in pages.kinds() {
        println!("lighthouse, {}", page.address);
        let url = server.url().trim_end_matches('/').to_owned() + &page.address;
        let report = run(&chromium.program, &url)?;
        for ((category, _), figure) in CATEGORIES.iter().zip(&mut points) {
            let missing = 100.0 - 100.0 * report["categories"][category]["score"].as_f64().unwrap_or(0.0);
            figure.add(&page.address, missing.round(), &failed(&report, category));
        }
        for ((audit, ..), figure) in VALUES.iter().zip(&mut values) {
            let value = report["audits"][audit]["numericValue"].as_f64().unwrap_or(f64::NAN);
            figure.add(&page.address, value, "");
        }
    }
    let row = |Figure { row: (what, aim, unit), series, missed }| {
        Row::new(what, OURS, &series, unit).aim_for_each(aim, missed.is_empty()).note(missed.join(", "))
    };
    Ok(points.into_iter().chain(values).map(row).collect())
}

/// The audits that cost points in a category, in brackets.
fn failed(report: &Value, category: &str) -> String {
    let audits = report["categories"][category]["auditRefs"].as_array();
    let is_short = |id: &&str| report["audits"][*id]["score"].as_f64().is_some_and(|score| score < 1.0);
    let weighs = |audit: &&Value| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
    let ids: Vec<&str> = audits.into_iter().flatten().filter(weighs).filter_map(|one| one["id"].as_str()).collect();
    let short: Vec<&str> = ids.into_iter().filter(is_short).collect();
    format!(" ({})", short.join(" "))
}

fn run(chromium: &Path, url: &str) -> Result<Value> {
    let flags =
        "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
    let mut npm = super::peers::npm();
    npm.args(["exec", "--yes", "--package", PROGRAM, "--", "lighthouse", url, "--quiet", "--output=json"]);
    npm.arg(format!("--chrome-flags={flags}")).env("CHROME_PATH", chromium).stderr(Stdio::inherit());
    let out = npm.output().or_fail(|| "starting npm".into(), "install Node.js 20 or later")?;
    serde_json::from_slice(&out.stdout)
        .map_err(|error| Error::new(format!("lighthouse said nothing about {url}: {error}"), "see its messages above"))
}
