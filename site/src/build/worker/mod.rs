//! The service worker: `sw.js` with the list of files that it stores, `version.json`, and `sw-kill.js`, which replaces
//! it after a faulty deployment.
//!
//! The list has groups: `""` for what every visitor needs; a language's tag for what its pages need, several tags for
//! the font of a script; `kiosk` for what only kiosks need; `pictures` within a budget. Pages, calendars and style
//! sheets are stored in packs ([`pack`]). Months and years are in none: the calendar's page shows any of them, and they
//! would double what a pack transfers.

mod groups;
mod pack;

use super::Options;
use super::assets::{Assets, files_below};
use super::file_error;
use super::style::linked;
use crate::engine::Engine;
use crate::error::Result;
use crate::headers::is_embed;
use atbildiba::app::pages::{PAGES, StoredFor};
use atbildiba::content::CalendarView;
use base64::Engine as _;
use groups::{KIOSK, homes, is_packed_style};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The maximum number of supporters, or timeline entries, whose pages are in the pack. Beyond it none is: the section's
/// page, which contains all of them, shows the requested one. 10 000 of each would take 100 MB on a visitor's device.
const MAX_ITEMS: usize = 1_000;

/// The sections whose pages can show any of their items.
const LEADING: [&str; 2] = ["supporters", "timeline"];

/// The pack of style sheets. Its path has no hash, so that it is found in the caches of earlier versions, too.
const STYLE: &str = "style";

/// The budget in bytes for maps, then photos, that are stored for offline use.
const PICTURE_BUDGET: usize = 6_000_000;

/// A file that the worker stores.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StoredFile {
    path: String,
    /// SHA-256 in base64, for `integrity`.
    hash: String,
    bytes: usize,
    group: String,
}

/// The worker's contents, for the build's report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// The hash of the list of files.
    pub build: String,
    /// The files that it stores.
    kept: Vec<StoredFile>,
}

/// Writes the worker's files for the current contents of the folder. Call it last.
pub fn write(engine: &Engine, options: &Options, languages: &[String], assets: &mut Assets) -> Result<Offline> {
    let kill = engine.text("template/sw-kill.js")?.replace("{root}", options.root());
    assets.write("sw-kill.js", kill.as_bytes())?;
    if options.is_preview || options.is_sample {
        // Removes whatever was installed from this port before, and stores nothing.
        assets.write("sw.js", kill.as_bytes())?;
        assets.write("version.json", version("preview", false).as_bytes())?;
        return Ok(Offline::default());
    }
    let Packs { files: packs, elsewhere, without } = write_packs(languages, assets)?;
    let kept = kept(assets, languages)?;
    let list: Vec<Value> = kept.iter().map(|file| json!([file.path, file.hash, file.bytes, file.group])).collect();
    let list = Value::from(list);
    let build = build_id(&format!("{}{list}", options.root()));
    let site = json!({
        "root": options.root(), "build": build, "langs": languages, "packs": packs, "elsewhere": elsewhere, "files": list, "led": led(&without),
    });
    let script = engine.text("template/sw.js")?;
    assets.write("sw.js", format!("{script}\nconst SITE = {site};\n").as_bytes())?;
    assets.write("version.json", version(&build, options.urgent).as_bytes())?;
    Ok(Offline { build, kept })
}

/// Writes them again for a site that was changed after the build; compressing them is up to the caller.
pub fn renew(engine: &Engine, options: &Options, languages: &[String], folder: &Path) -> Result<Offline> {
    let old = folder.join("offline");
    let _ = fs::remove_dir_all(&old);
    write(engine, options, languages, &mut Assets::new(folder))
}

fn version(build: &str, urgent: bool) -> String {
    json!({ "build": build, "urgent": urgent }).to_string()
}

fn build_id(list: &str) -> String {
    Sha256::digest(list.as_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A regular expression for the names of pages without a place in a pack; its first group is the page that shows them.
fn led(without: &[&str]) -> String {
    let items: Vec<String> = without.iter().map(|section| format!("|.*{section}(?=/[^/]+$)")).collect();
    format!("^(.*calendar(?=/{}$){})/", CalendarView::TIME, items.concat())
}

/// The section that a page is an item of, if the section's page shows all of them.
fn leading(key: &str) -> Option<&'static str> {
    let (before, item) = key.rsplit_once('/')?;
    let section = before.rsplit('/').next()?;
    LEADING.into_iter().find(|leading| *leading == section && !item.contains('.'))
}

/// The result of [`write_packs`].
struct Packs {
    /// The file of each language's pack, of the pack of [`KIOSK`] pages and of that of [`STYLE`] sheets; under the empty
    /// name, that of pages stored for everyone.
    files: BTreeMap<String, String>,
    /// The packs of pages that are not in their language's.
    elsewhere: BTreeMap<String, String>,
    /// The sections with too many items for a pack.
    without: Vec<&'static str>,
}

/// Writes the packs.
fn write_packs(languages: &[String], assets: &mut Assets) -> Result<Packs> {
    let files: Vec<_> = files_below(assets.folder())?
        .into_iter()
        .filter_map(|(path, file)| Some((place(&path, languages)?, file)))
        .collect();
    let is_many = |section: &&str| {
        let items = files.iter().filter(|((_, key), _)| leading(key) == Some(section));
        items.count() > MAX_ITEMS * languages.len()
    };
    let without: Vec<&str> = LEADING.into_iter().filter(is_many).collect();
    let mut texts: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for ((pack, key), file) in files {
        if leading(&key).is_none_or(|section| !without.contains(&section)) {
            let text = fs::read_to_string(&file).map_err(|error| file_error("read", &file, error))?;
            texts.entry(pack).or_default().insert(key, pack::without_metadata(&linked(&text)));
        }
    }
    let is_elsewhere = |(pack, _): &(&String, _)| !languages.contains(pack) && *pack != STYLE;
    let elsewhere = texts.iter().filter(is_elsewhere);
    let elsewhere = elsewhere.flat_map(|(pack, texts)| texts.keys().map(|key| (key.clone(), pack.clone()))).collect();
    let mut packs = BTreeMap::new();
    for (name, texts) in texts {
        let file = format!("offline/{}.json", if name.is_empty() { "always" } else { &name });
        let pack = pack::pack(&texts).to_string();
        let path = if name == STYLE {
            assets.write(&file, pack.as_bytes())?;
            file
        } else {
            assets.add(&file, pack.as_bytes())?.path
        };
        packs.insert(name, path);
    }
    Ok(Packs { files: packs, elsewhere, without })
}

/// The pack of a file and its name there: its path, that of a page without the ending. `None` if it is neither a page nor
/// a calendar nor a style sheet, and for months and years.
fn place(path: &str, languages: &[String]) -> Option<(String, String)> {
    if is_packed_style(path) {
        return Some((STYLE.to_owned(), path.to_owned()));
    }
    // A frame stores nothing.
    if is_embed(path) {
        return None;
    }
    let key = match path.strip_suffix(".html") {
        Some(page) => page.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(page),
        None if path.ends_with(".ics") => path,
        None => return None,
    };
    let key = key.trim_end_matches('/');
    let language = language_of(path, languages);
    let own = if languages.first().is_some_and(|default| default == language) {
        key
    } else {
        key.strip_prefix(language).unwrap_or(key).trim_start_matches('/')
    };
    if own.strip_prefix("calendar/").is_some_and(|view| view.starts_with(|letter: char| letter.is_ascii_digit())) {
        return None;
    }
    let kind = PAGES.iter().find(|page| page.sample.strip_suffix(".html") == Some(own));
    let pack = match kind.map(|kind| kind.stored_for) {
        _ if own == "blank" => "",
        Some(StoredFor::Everyone) => "",
        Some(StoredFor::Kiosks) => KIOSK,
        Some(StoredFor::Language) | None => language,
    };
    Some((pack.to_owned(), key.to_owned()))
}

/// The language prefix of a path, or the default language.
fn language_of<'a>(path: &str, languages: &'a [String]) -> &'a str {
    let others = languages.iter().skip(1);
    let found =
        others.into_iter().find(|tag| path.strip_prefix(tag.as_str()).is_some_and(|rest| rest.starts_with('/')));
    found.or(languages.first()).map_or("", |tag| tag)
}

/// All files that the worker stores, ordered by path.
fn kept(assets: &Assets, languages: &[String]) -> Result<Vec<StoredFile>> {
    let mut kept = Vec::new();
    let mut pictures = 0;
    let homes = homes(assets.folder(), languages)?;
    for (path, file) in files_below(assets.folder())? {
        let Some(group) = groups::group(&path, &homes) else { continue };
        let bytes = fs::read(&file).map_err(|error| file_error("read", &file, error))?;
        if group == "pictures" {
            pictures += bytes.len();
            if pictures > PICTURE_BUDGET {
                continue;
            }
        }
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&bytes));
        kept.push(StoredFile { path, hash, bytes: bytes.len(), group });
    }
    Ok(kept)
}

impl Offline {
    /// A table for people: the bytes transferred for each group. `site` is the folder of the site.
    pub fn table(&self, site: &Path) -> Result<String> {
        let mut transfer: BTreeMap<&str, usize> = BTreeMap::new();
        for file in &self.kept {
            *transfer.entry(&file.group).or_default() += super::compress::sent(&site.join(&file.path))?;
        }
        let mut out = String::from("Kept for use without a network, bytes over the wire (brotli):\n");
        for (group, bytes) in transfer {
            let name = if group.is_empty() { "all languages" } else { group };
            out += &format!("{name:>14}{bytes:>9}\n");
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<String> {
        vec!["lv".into(), "en".into()]
    }

    #[test]
    fn pages_are_in_their_languages_pack_under_their_address() {
        let at = |path: &str| place(path, &languages());
        let of = |pack: &str, key: &str| Some((pack.to_owned(), key.to_owned()));
        assert_eq!(at("index.html"), of("lv", ""));
        assert_eq!(at("en/index.html"), of("en", "en"));
        assert_eq!(at("en/events/x.html"), of("en", "en/events/x"));
        assert_eq!(at("enough.html"), of("lv", "enough"));
        assert_eq!(at("events/index.html"), of("lv", "events"));
        assert_eq!(at("feeds/all.ics"), of("lv", "feeds/all.ics"));
        assert_eq!(at("calendar/agenda.html"), of("lv", "calendar/agenda"));
        assert_eq!(at("kiosk.html"), of("kiosk", "kiosk"));
        assert_eq!(at("en/kiosk.html"), of("kiosk", "en/kiosk"));
    }

    #[test]
    fn help_is_in_the_pack_for_everybody() {
        for path in ["help.html", "en/help.html", "404.html", "en/404.html"] {
            let (pack, key) = place(path, &languages()).unwrap();
            assert_eq!((pack.as_str(), key.as_str()), ("", path.trim_end_matches(".html")));
        }
    }

    #[test]
    fn the_style_of_pages_is_in_a_pack_and_that_of_kiosks_and_frames_is_not() {
        let home = "style/home.0123456789abcdef.css";
        assert_eq!(place(home, &languages()), Some((STYLE.to_owned(), home.to_owned())));
        for path in ["style/kiosk-mode.0123456789abcdef.css", "style/embed.0123456789abcdef.css"] {
            assert_eq!(place(path, &languages()), None, "{path}");
        }
    }

    #[test]
    fn months_and_other_files_are_in_no_pack() {
        for path in [
            "calendar/2026.html",
            "en/calendar/2026-10.html",
            "embed/next.html",
            "en/embed/wall.html",
            "icon.svg",
            "data/lv/core.0123456789abcdef.json",
        ] {
            assert_eq!(place(path, &languages()), None, "{path}");
        }
    }

    #[test]
    fn pages_without_a_place_in_a_pack_are_matched() {
        assert_eq!(leading("supporters/anna"), Some("supporters"));
        assert_eq!(leading("en/timeline/first"), Some("timeline"));
        for other in ["supporters", "en/timeline", "events/anna", "events/anna.ics", "calendar/agenda"] {
            assert_eq!(leading(other), None, "{other}");
        }
        assert_eq!(led(&[]), format!("^(.*calendar(?=/{}$))/", CalendarView::TIME));
        assert!(led(&["timeline"]).ends_with("$)|.*timeline(?=/[^/]+$))/"));
    }
}
