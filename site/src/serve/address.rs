//! Resolving an address to a file. Knows which files exist, but opens none.

use super::files::Files;
use atbildiba::content::Address;

/// The meaning of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The name of a file, below the site's root.
    File(String),
    /// Redirects to the page's canonical address (status 308), keeping the query.
    Redirect(String),
    /// No such page: status 404 with this page, if the site has one.
    NoPage(Option<String>),
    /// No such file, or an address that no file can have: status 404 in plain text. Never a page: a missing script or
    /// worker must not be answered with HTML.
    NoFile,
}

/// `base` is where the site is published (`/` or `/sub/`), `target` the path and query as sent.
pub(super) fn meaning(files: &Files, base: &str, target: &str) -> Meaning {
    let (path, query) = match target.split_once('?') {
        Some((path, _)) => (path, &target[path.len()..]),
        None => (target, ""),
    };
    if base.len() > 1 && path == &base[..base.len() - 1] {
        return Meaning::Redirect(format!("{base}{query}"));
    }
    let Some(rest) = path.strip_prefix(base) else { return Meaning::NoFile };
    let trimmed = rest.strip_suffix('/').unwrap_or(rest);
    let Some(segments) = segments(trimmed) else { return Meaning::NoFile };
    let names: Vec<&str> = segments.iter().map(String::as_str).collect();
    match find(files, &names) {
        Some(file) if trimmed.len() == rest.len() => Meaning::File(file),
        // The index page of a folder, such as `/en/`, is served with and without trailing slash.
        Some(file) if file.rsplit('/').next() == Some("index.html") => Meaning::File(file),
        // `segments` has rejected `//host/`, so this can't redirect to another site.
        Some(_) => Meaning::Redirect(format!("{base}{trimmed}{query}")),
        None if names.last().is_some_and(|name| name.contains('.') && !name.ends_with(".html")) => Meaning::NoFile,
        None => Meaning::NoPage(not_found_page(files, &names)),
    }
}

/// The decoded segments of a path; `None` if one can't be the name of a file in the site: empty, hidden (except
/// `.well-known`), `..`, with a separator, or not UTF-8.
fn segments(path: &str) -> Option<Vec<String>> {
    if path.is_empty() {
        return Some(Vec::new());
    }
    path.split('/').map(|part| decode(part).filter(|name| is_plain(name))).collect()
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && (!name.starts_with('.') || name == ".well-known")
        && !name.contains(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control())
}

/// Percent-decoding (RFC 3986, section 2.1).
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push((digit()? * 16 + digit()?) as u8);
    }
    String::from_utf8(bytes).ok()
}

/// The file itself, the page `name.html`, or the page `name/index.html`.
fn find(files: &Files, names: &[&str]) -> Option<String> {
    let plain = names.join("/");
    if plain.is_empty() {
        return files.find("index.html".into());
    }
    files
        .find(plain.clone())
        .or_else(|| files.find(format!("{plain}.html")))
        .or_else(|| files.find(format!("{plain}/index.html")))
        .or_else(|| time_of_calendar(names).and_then(|calendar| find(files, calendar)))
}

/// `calendar/2026`, `calendar/2026-10`, `calendar/2026-10-18`, `calendar/2026-W42`, `en/calendar/2026`…: there are
/// infinitely many, so those without a file are answered with the calendar's page, which shows the address.
fn time_of_calendar<'a, 'b>(names: &'a [&'b str]) -> Option<&'a [&'b str]> {
    let (last, calendar) = names.split_last()?;
    let is_calendar = calendar == ["calendar"] || (calendar.len() == 2 && calendar[1] == "calendar");
    (is_calendar && is_time(last)).then_some(calendar)
}

fn is_time(text: &str) -> bool {
    matches!(Address::parse(&["calendar/", text].concat(), ""), Address::Calendar(view, _) if view.is_time())
}

/// The language's 404 page, otherwise the default language's.
fn not_found_page(files: &Files, names: &[&str]) -> Option<String> {
    let language = names.first().and_then(|first| files.find(format!("{first}/404.html")));
    language.or_else(|| files.find("404.html".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoding_rejects_invalid_text() {
        assert_eq!(decode("a%20b%C4%81").as_deref(), Some("a bā"));
        for bad in ["%", "%4", "%zz", "%ff", "%+1"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_that_could_leave_the_folder_are_rejected() {
        for bad in ["..", "a/../b", "%2e%2e", "a//b", "/", "a%2fb", "a%5cb", "a%00", ".git", "c:x", "%0d%0ax"] {
            assert_eq!(segments(bad), None, "{bad}");
        }
        assert_eq!(segments(".well-known/a.txt"), Some(vec![".well-known".into(), "a.txt".into()]));
    }

    #[test]
    fn years_months_days_and_weeks() {
        for good in ["2026", "2026-01", "2026-12", "0001", "2026-10-18", "2026-W01", "2026-W53"] {
            assert!(is_time(good), "{good}");
        }
        for bad in [
            "",
            "202",
            "20266",
            "2026-",
            "2026-1",
            "2026-00",
            "2026-13",
            "2026-1a",
            "-2026",
            "2026-10-",
            "2026-10-32",
            "2026-10-1",
            "2026-10-18-1",
            "2026-W00",
            "2026-W54",
            "2026-W1",
            "2026-w01",
            "2026-W01-1",
            "agenda",
        ] {
            assert!(!is_time(bad), "{bad}");
        }
    }
}
