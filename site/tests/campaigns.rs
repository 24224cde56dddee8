//! Other campaigns: a site contains nothing of another campaign, and nothing that its campaign does not want.

use serde_json::{Value, json};
use site::TempFolder;
use site::build::{Callbacks, Options, build, files_below};
use site::engine::{Engine, from_sources, minify_script};
use site::photos::Fill;
use site_photos::{PhotoResult, cache};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Without its program, which does not depend on the campaign.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = from_sources(&project(), &|script| Ok(minify_script(script))).unwrap();
    engine.add_asset("app.js", Vec::new());
    engine
});

/// All text files of a site, by path.
fn site(content: &Path) -> BTreeMap<String, String> {
    site_with(content, &|_, _, _, _| Ok(())).0
}

/// The same, with photos made by this function; and the font files with their sizes.
fn site_with(content: &Path, photos: Fill) -> (BTreeMap<String, String>, Vec<(String, u64)>) {
    let [out, cache] = ["out", "cache"].map(|name| TempFolder::new(&format!("site-campaigns-{name}")).unwrap());
    let options = Options::new(content, out.path(), cache.path());
    let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos };
    build(&ENGINE, &options, &callbacks).unwrap_or_else(|error| panic!("{error}"));
    let files = files_below(out.path()).unwrap();
    let faces = files.iter().filter(|(name, _)| name.starts_with("fonts/"));
    let faces = faces.map(|(name, path)| (name.clone(), fs::metadata(path).unwrap().len())).collect();
    let texts = files.into_iter().filter_map(|(name, path)| Some((name, fs::read_to_string(path).ok()?)));
    (texts.collect(), faces)
}

/// A new campaign.
fn fresh(name: &str) -> TempFolder {
    let folder = TempFolder::new(&format!("site-campaigns-{name}")).unwrap();
    campaign::new::new(folder.path(), site::build::today()).unwrap();
    folder
}

fn change(folder: &TempFolder, file: &str, with: impl FnOnce(&mut Value)) {
    let path = folder.path().join(file);
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    with(&mut value);
    fs::write(path, value.to_string()).unwrap();
}

/// A one-day festival: only events, with its own colours and wording.
fn festival() -> TempFolder {
    let folder = fresh("festival");
    change(&folder, "site.json", |site| {
        site["name"] = json!({ "en": "Seven stages" });
        site["shortName"] = json!("Stages");
        site["hashtag"] = json!("#sevenstages");
        site["timeZone"] = json!("Europe/Lisbon");
        site["theme"] = json!({ "colors": { "light": { "sea": "#7a1fa2", "main-stage": "#00695c" } } });
        site["sections"] = json!(["calendar"]);
        site["categories"] = json!([
            { "id": "meeting", "name": { "en": "Talks" }, "color": "main-stage" },
            { "id": "festival", "name": { "en": "Music" } },
        ]);
        site.as_object_mut().unwrap().remove("leaveTo");
    });
    fs::create_dir_all(folder.path().join("messages/en")).unwrap();
    fs::write(folder.path().join("messages/en/ui.json"), r#"{"calendar": "Line-up"}"#).unwrap();
    folder
}

#[test]
fn other_campaigns_contain_nothing_of_the_bundled_one() {
    let read = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(project().join("public/data").join(name)).unwrap()).unwrap()
    };
    let bundled = read("site.json");
    let mut own: Vec<String> = ["shortName", "hashtag", "timeZone"].iter().map(|name| text(&bundled[*name])).collect();
    own.extend(["traffick", "Baltic", "T-shirt", "krekli", "tel:110"].map(String::from));
    own.extend(read("supporters.json")["supporters"].as_array().unwrap().iter().map(|one| text(&one["name"])));
    own.extend(
        read("help.json")["services"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["phone"].as_str())
            .filter(|phone| phone.len() > 3)
            .map(str::to_owned),
    );
    // Greys are generic.
    let is_own = |color: &&str| !["#000000", "#ffffff"].contains(color);
    for scheme in ["light", "dark", "contrast", "contrastDark", "kiosk"] {
        let colors = bundled["theme"]["colors"][scheme].as_object().unwrap().values();
        own.extend(colors.filter_map(Value::as_str).filter(is_own).map(str::to_owned));
    }
    own.sort();
    own.dedup();
    assert!(own.len() > 60, "{}", own.len());
    for (name, files) in [("fresh", site(fresh("fresh").path())), ("festival", site(festival().path()))] {
        for (path, text) in files.iter().filter(|(path, _)| *path != "sbom.json") {
            let found: Vec<&String> = own.iter().filter(|word| text.contains(*word)).collect();
            assert!(found.is_empty(), "{name}: {path} holds {found:?}");
        }
    }
}

fn text(value: &Value) -> String {
    // A name is a text, or one for each language.
    let first = || value.as_object().and_then(|texts| texts.values().find_map(Value::as_str));
    value.as_str().or_else(first).unwrap().to_owned()
}

#[test]
fn a_festival_has_a_calendar_and_no_other_section() {
    let files = site(festival().path());
    let pages: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_suffix(".html"))
        .filter(|path| !path.starts_with("calendar") && !path.starts_with("events/"))
        .collect();
    assert_eq!(pages, ["404", "about", "embed/calendar", "embed/next", "index", "search"]);
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = site::build::style::linked(page);
        for gone in ["data-leave", "help-bar", "href=\"/help", "href=\"/supporters", "href=\"/timeline", "href=\"/join"]
        {
            assert!(!page.contains(gone), "{path}: {gone}");
        }
        assert!(page.contains(">Line-up"), "{path}: its own word");
    }
    assert!(!files["manifest.webmanifest"].contains("/help"));
    assert!(files["icon.svg"].contains("#7a1fa2"));
    let style = files.iter().find(|(path, _)| path.starts_with("style/calendar.")).unwrap().1;
    assert!(style.starts_with(":root{") && style.contains("--sea:#7a1fa2;"), "{style:.200}");
    assert!(style.contains(".main-stage{--mark:var(--main-stage)"), "the category's colour");
    assert!(files["calendar.html"].contains("chip main-stage"));
}

#[test]
fn a_new_campaign_has_the_sections_of_its_content() {
    let folder = fresh("thin");
    change(&folder, "supporters.json", |file| file["supporters"] = json!([]));
    change(&folder, "timeline.json", |file| {
        for entry in file["entries"].as_array_mut().unwrap() {
            entry.as_object_mut().unwrap().remove("supporters");
        }
    });
    let files = site(folder.path());
    assert!(!files.contains_key("supporters.html") && files.contains_key("timeline.html"));
    assert!(!files.contains_key("embed/wall.html") && files.contains_key("embed/timeline.html"));
    assert!(!files["index.html"].contains("/supporters"));
    assert!(files["index.html"].contains("href=\"tel:112\"") && files["index.html"].contains("data-leave"));
    assert!(!files.contains_key("join.html") && !files.contains_key("kiosk.html"), "not asked for");
}

#[test]
fn headings_use_the_campaigns_font() {
    let sheet = |files: &BTreeMap<String, String>| {
        files.iter().find(|(path, _)| path.starts_with("style/home.")).unwrap().1.clone()
    };
    let folder = fresh("face");
    let (files, fonts) = site_with(folder.path(), &|_, _, _, _| Ok(()));
    assert_eq!(fonts.len(), 1, "an English campaign needs no Cyrillic letters: {fonts:?}");
    assert!(sheet(&files).contains(&fonts[0].0), "{fonts:?}");

    let full = project().join("site/src/cards/fonts/commissioner-800.woff2");
    fs::copy(&full, folder.path().join("Heading.WOFF2")).unwrap();
    change(&folder, "site.json", |site| site["theme"] = json!({ "face": "Heading.WOFF2" }));
    let (files, fonts) = site_with(folder.path(), &|_, _, _, _| Ok(()));
    let [(name, bytes)] = &fonts[..] else { panic!("{fonts:?}") };
    assert!(name.starts_with("fonts/heading.") && bytes * 4 < fs::metadata(&full).unwrap().len(), "{fonts:?}");
    assert!(sheet(&files).contains(name) && files["index.html"].contains(&format!("href=\"/{name}\" crossorigin")));

    change(&folder, "site.json", |site| site["theme"] = json!({ "face": "system" }));
    let (files, fonts) = site_with(folder.path(), &|_, _, _, _| Ok(()));
    assert!(fonts.is_empty() && !sheet(&files).contains("url(") && !files["index.html"].contains("as=\"font\""));
}

#[test]
fn a_place_and_countries_have_maps_and_an_entry_its_photo() {
    let content = fresh("pictures");
    let mut ids = Vec::new();
    change(&content, "events.json", |file| {
        let event = &mut file["entries"][0];
        event["locations"] =
            json!({ "1": { "@type": "Location", "name": "Library", "coordinates": "geo:56.9496,24.1052" } });
        ids.push(text(&event["uid"]));
    });
    change(&content, "timeline.json", |file| {
        let entry = &mut file["entries"][0];
        entry["countries"] = json!(["LV"]);
        entry["photo"] = json!({ "alt": { "en": "A shore" }, "credit": "Ada <Example>", "expires": "9999-12-31" });
        ids.push(text(&entry["id"]));
    });
    change(&content, "site.json", |site| site["url"] = json!("https://example.org"));
    // The smallest file with a header, which can't be decoded.
    let jpeg =
        [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0, 0xff, 0xda, 0, 6, 1, 1, 0, 0, 0xff, 0xd9];
    fs::create_dir_all(content.path().join("photos/timeline")).unwrap();
    fs::write(content.path().join(format!("photos/timeline/{}.jpg", ids[1])), jpeg).unwrap();
    let files = ["320.avif", "320.jpg"].map(|name| (name.to_owned(), b"picture".to_vec())).to_vec();
    let made = PhotoResult { width: 400, height: 300, thumb_hash: String::new(), files };
    let fill: Fill = &|_, kept, _, _| {
        cache::put(&kept.join(cache::key(&jpeg)), &made).unwrap();
        Ok(())
    };
    let (site, _) = site_with(content.path(), fill);
    let event = &site[&format!("events/{}.html", ids[0])];
    let entry = &site[&format!("timeline/{}.html", ids[1])];
    for page in [event, entry] {
        let hash = page.split("/maps/light.").nth(1).unwrap_or_else(|| panic!("{page}")).split('.').next().unwrap();
        let [light, dark] = ["light", "dark"].map(|scheme| format!("maps/{scheme}.{hash}.svg"));
        assert!(site[&light].starts_with("<svg") && site[&dark].starts_with("<svg") && site[&light] != site[&dark]);
        assert!(
            page.contains(&format!(r#"srcset="/{dark}""#)) && page.contains(r#"width="360" height="240""#),
            "{page}"
        );
        assert!(site["sw.js"].contains(&light) && site["sw.js"].contains(&dark));
    }
    assert!(event.contains(r#"alt="Map: Library""#) && event.contains(r#"href="geo:56.9496,24.1052""#), "{event}");
    assert!(entry.contains("Photo: Ada &lt;Example&gt;</figcaption>") && entry.contains(r#"alt="A shore""#), "{entry}");
    assert!(entry.contains(r#""creditText":"Ada \u003cExample>""#) && entry.contains(r#""height":240"#), "{entry}");
    assert!(site.values().all(|text| !text.contains("9999-12-31")), "when a photo expires is nobody's business");
}
