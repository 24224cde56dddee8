//! Who stores a file: its group in the worker's list.

use super::super::{file_error, out};
use crate::error::Result;
use crate::headers::is_embed;
use std::fs;
use std::path::Path;

/// The group, and the pack, of what only kiosks need.
pub(super) const KIOSK: &str = "kiosk";

/// Files that belong to publishing rather than to what visitors see, and the list of revoked people, which must never
/// be answered from an older copy (src/revoked.js remembers the list).
const NOT_KEPT: [&str; 10] = [
    out::LIST,
    ".well-known/security.txt",
    "_headers",
    "favicon.ico",
    "revoked.json",
    "robots.txt",
    "sbom.json",
    "sw-kill.js",
    "sw.js",
    "version.json",
];

/// Each language's home page, from which the languages of a font are known.
pub(super) fn homes<'a>(site: &Path, languages: &'a [String]) -> Result<Vec<(&'a str, String)>> {
    let home = |(at, tag): (usize, &'a String)| {
        let path = if at == 0 { site.join("index.html") } else { site.join(tag).join("index.html") };
        let text = fs::read_to_string(&path).map_err(|error| file_error("read", &path, error))?;
        Ok((tag.as_str(), text))
    };
    languages.iter().enumerate().map(home).collect()
}

/// The languages whose home page loads a font; all if none or every one does.
fn group_of_font(path: &str, homes: &[(&str, String)]) -> String {
    let with: Vec<&str> = homes.iter().filter(|(_, text)| text.contains(path)).map(|(tag, _)| *tag).collect();
    if with.len() < homes.len() { with.join(" ") } else { String::new() }
}

/// The group of a file; `None` if it is not stored separately: what packs contain, compressed copies.
pub(super) fn group(path: &str, homes: &[(&str, String)]) -> Option<String> {
    let end = path.rsplit('.').next().unwrap_or_default();
    // The system fetches these on installation and stores them itself.
    let is_for_installing = path.starts_with("screenshots/") || path.starts_with("icons/");
    // Networks fetch these when a link is shared, and feed readers fetch feeds.
    let is_for_others = path.starts_with("cards/") || end == "xml" || is_embed(path);
    if NOT_KEPT.contains(&path)
        || ["html", "ics", "br", "gz"].contains(&end)
        || is_for_installing
        || is_for_others
        || is_for_frames(path)
        || is_packed_style(path)
    {
        return None;
    }
    // Pages describe in words what these show.
    if path.starts_with("maps/") || path.starts_with("photos/") {
        return Some("pictures".into());
    }
    if path.starts_with("fonts/") {
        return Some(group_of_font(path, homes));
    }
    if is_for_kiosks(path) {
        return Some(KIOSK.into());
    }
    // Help pages are hydrated in every language, including those that are not stored.
    if path.starts_with("data/") && path.rsplit('/').next().is_some_and(|name| name.starts_with("core.")) {
        return Some(String::new());
    }
    let name = path.strip_prefix("data/").or_else(|| path.strip_prefix("offline/")).unwrap_or(path);
    let is_of = |tag: &&str| name.strip_prefix(*tag).is_some_and(|rest| rest.starts_with(['/', '.']));
    let language = homes.iter().map(|(tag, _)| *tag).find(is_of);
    // The root contains the default language's files and shared ones; both are few.
    Some(language.unwrap_or_default().to_owned())
}

/// Whether a file is a style sheet that every visitor needs. They share most of their text, so they are in a pack.
pub(super) fn is_packed_style(path: &str) -> bool {
    path.starts_with("style/") && path.ends_with(".css") && !is_for_frames(path) && !is_for_kiosks(path)
}

/// Whether a file belongs to frames, which are not available offline.
fn is_for_frames(path: &str) -> bool {
    path.starts_with("embed.") || path.starts_with("style/embed.")
}

/// Whether only kiosks need a file: their page's part, style and data, and the script and style of their sessions.
fn is_for_kiosks(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let name = file.split('.').next().unwrap_or(file);
    path.starts_with("kiosk/") || ["kiosk", "core-kiosk", "kiosk-mode", "session"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_of_a_script_belongs_to_its_languages() {
        let homes = [
            ("lv", "/fonts/a.woff2"),
            ("ru", "/fonts/a.woff2 /fonts/b.woff2"),
            ("uk", "/fonts/a.woff2 /fonts/b.woff2"),
        ];
        let homes = homes.map(|(tag, text)| (tag, text.to_owned()));
        let at = |path: &str| group(path, &homes).unwrap();
        assert_eq!(at("fonts/a.woff2"), "", "every language's");
        assert_eq!(at("fonts/b.woff2"), "ru uk");
        assert_eq!(at("fonts/c.woff2"), "", "no page names it");
    }

    #[test]
    fn groups() {
        let homes = ["lv", "en"].map(|tag| (tag, String::new()));
        let at = |path: &str| group(path, &homes);
        for shared in ["offline/style.json", "offline/always.0123456789abcdef.json", "manifest.webmanifest"] {
            assert_eq!(at(shared).as_deref(), Some(""), "{shared}");
        }
        assert_eq!(at("data/en/core.0123456789abcdef.json").as_deref(), Some(""));
        assert_eq!(at("data/lv/events.0123456789abcdef.json").as_deref(), Some("lv"));
        assert_eq!(at("offline/en.0123456789abcdef.json").as_deref(), Some("en"));
        assert_eq!(at("en/manifest.webmanifest").as_deref(), Some("en"));
        for kiosk in [
            "session.0123456789abcdef.js",
            "style/kiosk.0123456789abcdef.css",
            "style/kiosk-mode.0123456789abcdef.css",
            "parts/kiosk.0123456789abcdef.wasm",
            "data/en/kiosk.0123456789abcdef.json",
            "data/en/core-kiosk.0123456789abcdef.json",
            "kiosk/events-en.json",
            "offline/kiosk.0123456789abcdef.json",
        ] {
            assert_eq!(at(kiosk).as_deref(), Some("kiosk"), "{kiosk}");
        }
        let shared_part = "parts/kiosk-timeline.0123456789abcdef.wasm";
        assert_eq!(at(shared_part).as_deref(), Some(""));
        for picture in ["photos/a.0123456789abcdef.webp", "maps/dark.0123456789abcdef.svg"] {
            assert_eq!(at(picture).as_deref(), Some("pictures"));
        }
        for never in [
            "sw.js",
            "version.json",
            "revoked.json",
            "index.html",
            "feeds/all.ics",
            "icon.svg.br",
            "_headers",
            "favicon.ico",
            ".well-known/security.txt",
            "icons/any-192.0123456789abcdef.png",
            "screenshots/lv-narrow-1-home.0123456789abcdef.jpg",
            "cards/card.0123456789abcdef.png",
            "feeds/changes.xml",
            "en/feeds/changes.xml",
            "embed/height.js",
            "embed.0123456789abcdef.js",
            "style/embed.0123456789abcdef.css",
            "style/home.0123456789abcdef.css",
        ] {
            assert_eq!(at(never), None, "{never}");
        }
    }
}
