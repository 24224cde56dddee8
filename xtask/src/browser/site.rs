//! The pages of a built site: their addresses, languages and kinds, determined from the folder.

use campaign::check::is_tag;
use site::error::{Error, OrFail, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// An address with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// `/en/help`; for the 404 page, an address that does not exist.
    pub address: String,
    /// The required value of `html[lang]`.
    pub lang: String,
    /// `home`, `month`, `year`, `agenda`, `plan`, `event`, `supporter`, `entry`, `404`, or the first segment of the address.
    pub kind: String,
    pub file: PathBuf,
    /// The required status of the response.
    pub status: u16,
}

/// All pages, ordered by address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// The site's folder.
    pub root: PathBuf,
    pub all: Vec<Page>,
    /// The pages for frames on other sites, which lack everything around the other pages.
    pub frames: Vec<Page>,
}

impl Pages {
    /// Reads the folder. `index.html` states the default language; the others are folders with an `index.html`.
    pub fn read(root: &Path) -> Result<Self> {
        let index = root.join("index.html");
        let html = fs::read_to_string(&index)
            .or_fail(|| format!("reading {}", index.display()), "build the site first: cargo xtask build")?;
        let default = html
            .split_once("<html lang=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .ok_or_else(|| Error::new(format!("{} names no language", index.display()), ""))?
            .0;
        let mut files = Vec::new();
        collect(root, &mut Vec::new(), &mut files)?;
        // The target of “leave now” is not one of the campaign's pages and is not hydrated.
        files.retain(|parts: &Vec<String>| parts.concat() != "blank");
        files.sort();
        let pages = files.iter().map(|parts| page(root, default, parts));
        let (frames, all) = pages.partition(|page| page.kind == "embed");
        Ok(Self { root: root.to_path_buf(), all, frames })
    }

    /// All pages, but only the first, the last and the current of the calendar's months and years. With
    /// `BROWSER_TEST_ALL` set: all.
    pub fn sample(&self) -> Vec<Page> {
        if everything() { self.all.clone() } else { self.few_months() }
    }

    /// All pages, but only the first, the last and the current of the calendar's months and years.
    pub fn few_months(&self) -> Vec<Page> {
        let current = [this_month(), this_year().to_string()];
        let is_meant = |at: usize, page: &Page| match page.kind.as_str() {
            "month" | "year" => current.iter().any(|now| page.address.ends_with(now)) || self.is_outer(at),
            _ => true,
        };
        let pages = self.all.iter().enumerate();
        pages.filter(|(at, page)| is_meant(*at, page)).map(|(_, page)| page.clone()).collect()
    }

    /// Whether it is the first or the last page of its kind and language.
    fn is_outer(&self, at: usize) -> bool {
        let page = &self.all[at];
        let same = |other: &Page| other.kind == page.kind && other.lang == page.lang;
        !self.all[..at].iter().any(same) || !self.all[at + 1..].iter().any(same)
    }

    /// One page of each kind in each language; the current month and year. With `BROWSER_TEST_ALL` set: all pages.
    pub fn kinds(&self) -> Vec<Page> {
        if everything() {
            return self.all.clone();
        }
        let (month, year) = (this_month(), this_year().to_string());
        let mut seen = BTreeSet::new();
        let (current, others): (Vec<&Page>, Vec<&Page>) =
            self.all.iter().partition(|page| page.address.ends_with(&month) || page.address.ends_with(&year));
        let mut kinds: Vec<Page> = current
            .into_iter()
            .chain(others)
            .filter(|page| seen.insert((page.kind.clone(), page.lang.clone())))
            .cloned()
            .collect();
        kinds.sort_by(|a, b| a.address.cmp(&b.address));
        kinds
    }

    /// The same in the default language only.
    pub fn kinds_in_default(&self) -> Vec<Page> {
        let default = self.default_lang().to_owned();
        self.kinds().into_iter().filter(|page| page.lang == default).collect()
    }

    /// The language without a prefix.
    pub fn default_lang(&self) -> &str {
        self.all.iter().find(|page| page.address == "/").map_or("", |page| &page.lang)
    }
}

/// Whether tests should be exhaustive, however long that takes: `BROWSER_TEST_ALL` is set.
pub fn everything() -> bool {
    std::env::var_os("BROWSER_TEST_ALL").is_some_and(|value| !value.is_empty())
}

/// The path segments of every `*.html` below the folder, without extension.
fn collect(folder: &Path, parts: &mut Vec<String>, files: &mut Vec<Vec<String>>) -> Result<()> {
    let entries = fs::read_dir(folder).or_fail(|| format!("reading {}", folder.display()), "")?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            parts.push(name);
            collect(&entry.path(), parts, files)?;
            parts.pop();
        } else if let Some(plain) = name.strip_suffix(".html") {
            files.push(parts.iter().cloned().chain([plain.to_owned()]).collect());
        }
    }
    Ok(())
}

fn page(root: &Path, default: &str, parts: &[String]) -> Page {
    let mut file = parts.iter().fold(root.to_path_buf(), |path, part| path.join(part)).into_os_string();
    file.push(".html");
    let is_language = parts.len() > 1 && is_tag(&parts[0]) && root.join(&parts[0]).join("index.html").is_file();
    let (lang, rest) = if is_language { (parts[0].as_str(), &parts[1..]) } else { (default, parts) };
    let prefix = if is_language { format!("/{lang}") } else { String::new() };
    let names: Vec<&str> = rest.iter().map(String::as_str).collect();
    let (kind, path, status) = match names[..] {
        ["index"] => ("home", "/".to_owned(), 200),
        ["404"] => ("404", "/there-is-no-such-page".to_owned(), 404),
        ["calendar", "agenda"] => ("agenda", "/calendar/agenda".into(), 200),
        ["calendar", "plan"] => ("plan", "/calendar/plan".into(), 200),
        ["calendar", view] => (if view.len() == 4 { "year" } else { "month" }, format!("/calendar/{view}"), 200),
        ["events", _] => ("event", format!("/{}", names.join("/")), 200),
        ["supporters", _] => ("supporter", format!("/{}", names.join("/")), 200),
        ["timeline", _] => ("entry", format!("/{}", names.join("/")), 200),
        _ => (names[0], format!("/{}", names.join("/")), 200),
    };
    let address = format!("{prefix}{path}");
    Page { address, lang: lang.to_owned(), kind: kind.to_owned(), file: file.into(), status }
}

/// Year and month of the machine's clock in UTC, computed from the days since 1970-01-01.
fn now() -> (i64, i64) {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64 / 86_400);
    // Shifted so that the leap day ends the cycle of 400 years, which begins on 1 March.
    let shifted = days + 719_468;
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let year = year_of_era + shifted.div_euclid(146_097) * 400 + i64::from(month >= 10);
    (year, if month < 10 { month + 3 } else { month - 9 })
}

fn this_year() -> i64 {
    now().0
}

/// `2026-11`.
pub fn this_month() -> String {
    let (year, month) = now();
    format!("{year}-{month:02}")
}
