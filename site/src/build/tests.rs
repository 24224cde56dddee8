//! The build without the wasm program: from a content folder to pages.

use super::preview::Preview;
use super::style::linked;
use super::{Callbacks, Options, worker};
use crate::TempFolder;
use crate::engine::{Engine, from_sources, minify_script};
use crate::serve::Pages as _;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A temporary folder for a campaign or a site.
struct TestFolder(TempFolder);

impl TestFolder {
    fn new(name: &str) -> Self {
        Self(TempFolder::new(&format!("site-build-{name}")).unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, value: &Value) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, value.to_string()).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn bundled(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(project().join(path)).unwrap()).unwrap()
}

/// The bundled campaign in these languages, with the messages of the added ones.
fn campaign(name: &str, languages: &[&str], added: &[(&str, Value)]) -> TestFolder {
    let folder = TestFolder::new(name);
    for file in ["events", "supporters", "timeline", "help", "site"] {
        let mut value = bundled(&format!("public/data/{file}.json"));
        if file == "site" {
            value["languages"] = json!(languages);
            // With a URL the site would have link preview images, which take seconds to draw.
            value["url"] = json!("");
        }
        folder.write(&format!("data/{file}.json"), &value);
    }
    for drawing in ["emblem.svg", "icon.svg"] {
        fs::copy(project().join("public").join(drawing), folder.path().join(drawing)).unwrap();
    }
    for (tag, ui) in added {
        folder.write(&format!("messages/{tag}/ui.json"), ui);
        folder.write(&format!("messages/{tag}/dates.json"), &bundled("messages/en/dates.json"));
    }
    folder
}

/// An engine without the wasm program.
fn engine() -> Engine {
    let mut engine = from_sources(&project(), &|script| Ok(minify_script(script))).unwrap();
    engine.add_asset("app.js", Vec::new());
    engine
}

fn options(content: &TestFolder, out: &Path) -> Options {
    Options::new(content.path(), out, &content.path().join("cache"))
}

/// Checks the content and writes the site, without the wasm program.
fn build(content: &TestFolder, out: &Path) -> crate::error::Result<usize> {
    let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
    let _ = fs::remove_dir_all(out);
    super::build_into(&engine(), &options(content, out), out, &callbacks).map(|built| built.pages)
}

/// The English messages under another name, with one message changed.
fn estonian() -> Value {
    let mut ui = bundled("messages/en/ui.json");
    ui["@name"] = "Eesti".into();
    ui["help"] = "Abi".into();
    ui
}

#[test]
fn a_language_is_added_by_a_folder() {
    let content = campaign("added", &["lv", "et"], &[("et", estonian())]);
    publish_at(&content, "https://example.org");
    let out = TestFolder::new("added-out");
    let count = build(&content, out.path()).unwrap();
    assert!(count > 200, "{count}");
    let home = out.read("et/index.html");
    assert!(home.contains(r#"<html lang="et""#) && home.contains(">Abi</a>"), "{home}");
    assert!(home.contains(r#"href="/et/calendar""#) && home.contains(r#"hreflang="lv""#));
    // Texts without an Estonian translation are in the default language and marked with it.
    assert!(home.contains(r#"lang="lv""#));
    assert!(out.read("index.html").contains(r#"<span class="unseen">Eesti</span>"#));
    assert!(out.read("sitemap.xml").contains("/et/help</loc>"));
    assert!(out.read("et/feeds/all.ics").starts_with("BEGIN:VCALENDAR"));
    a_shared_link_has_its_picture(&out);
    what_can_be_subscribed_to_is_named(&out);
}

fn publish_at(content: &TestFolder, url: &str) {
    let mut site: Value = serde_json::from_str(&content.read("data/site.json")).unwrap();
    site["url"] = json!(url);
    content.write("data/site.json", &site);
}

fn property(html: &str, name: &str) -> Option<String> {
    let after = html.split_once(&format!(r#"<meta property="{name}" content=""#))?.1;
    Some(after.split('"').next()?.to_owned())
}

fn a_shared_link_has_its_picture(out: &TestFolder) {
    let image = |path: &str| property(&out.read(path), "og:image").unwrap_or_else(|| panic!("{path} has no picture"));
    for path in ["index", "events/good-friday", "et/supporters/evika-silina", "timeline/cbss-founded", "help"] {
        let path = format!("{path}.html");
        let file = image(&path).strip_prefix("https://example.org/").map(|file| out.path().join(file));
        assert!(file.is_some_and(|file| file.is_file()), "{path}");
        let html = out.read(&path);
        let is = |name: &str| property(&html, name).unwrap_or_default();
        assert_eq!((is("og:image:width").as_str(), is("og:image:height").as_str()), ("1200", "630"), "{path}");
        assert!(!is("og:image:alt").is_empty() && html.contains(r#"content="summary_large_image""#), "{path}");
    }
    assert_eq!(image("help.html"), image("et/help.html"), "the neutral one");
    assert_ne!(image("events/good-friday.html"), image("et/events/good-friday.html"));
    let home = out.read("index.html");
    assert_eq!(property(&home, "og:locale").as_deref(), Some("lv_LV"));
    assert_eq!(property(&home, "og:locale:alternate").as_deref(), Some("et_EE"));
    assert!(!out.read("sw.js").contains("cards/") && !out.read("sw.js").contains("changes.xml"));
}

fn what_can_be_subscribed_to_is_named(out: &TestFolder) {
    let named = |path: &str| -> Vec<String> {
        let html = out.read(path);
        let links = html.split(r#"<link rel="alternate" type=""#).skip(1);
        links.map(|link| link.split_once(r#"href=""#).unwrap().1.split('"').next().unwrap().to_owned()).collect()
    };
    let files = |path: &str, names: &[&str]| {
        let found = named(path);
        assert_eq!(found, names.iter().map(|name| format!("https://example.org/{name}")).collect::<Vec<_>>(), "{path}");
        found.iter().for_each(|url| drop(out.read(&url["https://example.org/".len()..])));
    };
    files("index.html", &["feeds/all.ics", "feeds/changes.xml"]);
    files("et/calendar/2027-01.html", &["et/feeds/all.ics", "et/feeds/changes.xml"]);
    files("events/good-friday.html", &["events/good-friday.ics"]);
    assert!(named("calendar.html").len() > 2 && named("help.html").is_empty() && named("timeline.html").is_empty());
    let feed = out.read("feeds/changes.xml");
    let entries: Vec<&str> = feed.split("<entry ").skip(1).collect();
    let updated = |text: &str| text.split_once("<updated>").unwrap().1.split('<').next().unwrap().to_owned();
    assert!(entries.len() == 50 && entries.windows(2).all(|pair| updated(pair[0]) >= updated(pair[1])), "{feed}");
    assert_eq!(updated(&feed), updated(entries[0]), "the last change, not the build");
    assert!(resvg::usvg::roxmltree::Document::parse(&feed).is_ok());
    let calendar = out.read("feeds/all.ics");
    assert!(!calendar.contains("METHOD") && !out.read("events/good-friday.ics").contains("RDATE"), "{calendar:.300}");
}

#[test]
fn a_missing_or_unknown_message_fails_the_build() {
    let mut ui = estonian();
    let leave = ui.as_object_mut().unwrap().remove("leave").unwrap();
    ui["lahku"] = leave;
    let content = campaign("lacking", &["lv", "et"], &[("et", ui)]);
    let out = TestFolder::new("lacking-out");
    let said = build(&content, out.path()).unwrap_err().to_string();
    assert!(said.contains("/leave: is missing") && said.contains("/lahku: no such message"), "{said}");
}

#[test]
fn a_language_without_messages_fails_the_build() {
    let content = campaign("nowhere", &["lv", "et"], &[]);
    let out = TestFolder::new("nowhere-out");
    let said = build(&content, out.path()).unwrap_err().to_string();
    assert!(said.contains("messages/et/ui.json"), "{said}");
}

/// `tests/fixtures/arabic`: a right-to-left campaign that is translated to English.
#[test]
fn right_to_left_pages_are_marked() {
    let content = TestFolder::new("arabic");
    for file in ["events", "supporters", "timeline", "help", "site"] {
        let path = project().join(format!("tests/fixtures/arabic/data/{file}.json"));
        content.write(&format!("data/{file}.json"), &serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap());
    }
    let out = TestFolder::new("arabic-out");
    build(&content, out.path()).unwrap();
    for page in ["index", "calendar/2026-12", "supporters", "timeline", "help", "about", "404"] {
        let html = out.read(&format!("{page}.html"));
        assert!(html.contains(r#"<html lang="ar" dir="rtl" "#), "{page}");
        assert_eq!(
            linked(&html).matches("dir=\"rtl\"").count(),
            1,
            "{page}: nothing in it is in another direction than the page"
        );
    }
    assert!(out.read("blank.html").contains(r#"<html lang="ar" dir="rtl">"#));
    let english = out.read("en/index.html");
    assert!(english.contains(r#"<html lang="en" data-path"#), "left to right is how HTML begins");
    // The introduction exists in Arabic only.
    assert!(english.contains(r#"lang="ar" dir="rtl">"#), "{english}");
    assert!(out.read("index.html").contains(r#"lang="en" dir="ltr""#), "the link to English");
    let direction = |path: &str| serde_json::from_str::<Value>(&out.read(path)).unwrap()["dir"].clone();
    assert_eq!((direction("manifest.webmanifest"), direction("en/manifest.webmanifest")), (json!("rtl"), json!("ltr")));
    // Two of the plural forms that other languages do not have: three people, one organisation.
    let wall = out.read("supporters.html");
    assert!(wall.contains("3 أشخاص") && wall.contains("منظمة واحدة"), "{wall}");
    assert!(out.read("help.html").contains(r#"href="tel:+20200000000""#));
}

#[test]
fn pages_preload_the_fonts_of_their_script() {
    let content = campaign("fonts", &["lv", "uk"], &[]);
    let out = TestFolder::new("fonts-out");
    build(&content, out.path()).unwrap();
    let preloaded = |page: &str| out.read(page).matches(r#"rel="preload" as="font""#).count();
    assert_eq!((preloaded("help.html"), preloaded("uk/help.html")), (1, 2));
}

/// The smallest JPEG with a size: 500 × 1000 pixels.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 20);
    encoder.encode(&vec![0; 500_000], 500, 1000, jpeg_encoder::ColorType::Luma).unwrap();
    bytes
}

#[test]
fn screenshots_come_from_the_campaign() {
    let content = campaign("pictures", &["lv", "en"], &[]);
    let out = TestFolder::new("pictures-out");
    let shots = |out: &TestFolder| {
        serde_json::from_str::<Value>(&out.read("manifest.webmanifest")).unwrap()["screenshots"].clone()
    };
    build(&content, out.path()).unwrap();
    assert_eq!(shots(&out), json!([]), "not the bundled campaign's");
    fs::create_dir_all(content.path().join("screenshots")).unwrap();
    for name in ["lv-narrow-1-home.jpg", "lv-narrow-2-calendar.jpg", "en-wide-1-home.jpg", "notes.txt"] {
        fs::write(content.path().join("screenshots").join(name), picture()).unwrap();
    }
    build(&content, out.path()).unwrap();
    let made = shots(&out);
    let of = |name: &str| made.as_array().unwrap().iter().map(|one| one[name].clone()).collect::<Vec<_>>();
    assert_eq!((of("form_factor"), of("sizes")), (vec![json!("narrow"); 2], vec![json!("500x1000"); 2]));
    assert_eq!(
        of("label"),
        [bundled("messages/lv/ui.json")["home-page"].clone(), bundled("messages/lv/ui.json")["calendar"].clone()]
    );
    assert!(out.path().join(&of("src")[0].as_str().unwrap()[1..]).is_file());
    // Older screenshots may show someone who has withdrawn consent.
    content.write("data/revoked.json", &json!(["evika-silina"]));
    build(&content, out.path()).unwrap();
    assert_eq!(shots(&out).as_array().unwrap().len(), 1);
}

#[test]
fn the_worker_changes_only_with_what_it_stores() {
    let (content, out) = (campaign("worker", &["lv"], &[]), TestFolder::new("worker-out"));
    build(&content, out.path()).unwrap();
    let made = || {
        worker::renew(&engine(), &options(&content, out.path()), &["lv".to_owned()], out.path()).unwrap();
        out.read("sw.js")
    };
    let first = made();
    assert_eq!(first, made());
    fs::write(out.path().join("robots.txt"), "User-agent: *").unwrap();
    assert_eq!(first, made(), "robots.txt is not kept");
    fs::write(out.path().join("help.html"), out.read("help.html") + " ").unwrap();
    assert_ne!(first, made(), "one byte of a page in a pack");
}

#[test]
fn photos_are_stored_within_their_budget() {
    let (content, out) = (campaign("budget", &["lv"], &[]), TestFolder::new("budget-out"));
    build(&content, out.path()).unwrap();
    for name in ["a", "b", "c"] {
        let file = out.path().join(format!("photos/{name}-160.0123456789abcdef.webp"));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, vec![0; 2_500_000]).unwrap();
    }
    worker::renew(&engine(), &options(&content, out.path()), &["lv".to_owned()], out.path()).unwrap();
    assert_eq!(out.read("sw.js").matches("\"photos/").count(), 2);
}

#[test]
fn a_preview_renders_the_pages_of_a_build_and_shares_unchanged_content() {
    let content = campaign("preview", &["lv", "en"], &[]);
    let (out, shown) = (TestFolder::new("preview-out"), TestFolder::new("preview-shown"));
    let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
    let options = Options { is_preview: true, ..options(&content, out.path()) };
    super::build(&engine(), &options, &callbacks).unwrap();
    let before = Preview::new(&engine(), &options, shown.path(), None, &callbacks).unwrap();
    let written = super::files_below(out.path()).unwrap();
    for (name, _) in &written {
        match before.page(name) {
            Some(page) => assert_eq!(page.unwrap(), out.read(name), "{name}"),
            None => {
                let is_for_hosts =
                    ["_headers", "robots.txt", ".well-known/security.txt", "atbildiba.txt"].contains(&name.as_str());
                assert!(is_for_hosts || shown.path().join(name).is_file(), "{name}");
            }
        }
    }
    assert!(before.files().all(|name| written.iter().any(|(other, _)| other == name)));

    let mut timeline = bundled("public/data/timeline.json");
    timeline["entries"][0]["title"]["en"] = json!("Another title");
    content.write("data/timeline.json", &timeline);
    let again = TestFolder::new("preview-again");
    let after = Preview::new(&engine(), &options, again.path(), Some(&before), &callbacks).unwrap();
    let id = timeline["entries"][0]["id"].as_str().unwrap();
    assert!(after.page(&format!("en/timeline/{id}.html")).unwrap().unwrap().contains("Another title"));
    let [before, after] = [&before, &after].map(|preview| &preview.site.languages[1].prerender);
    assert!(!std::ptr::eq(before.timeline(), after.timeline()));
    assert!(std::ptr::eq(before.supporters(), after.supporters()), "what an edit leaves alone is read once");
}

#[test]
fn items_link_to_their_style_if_there_are_thousands() {
    let content = campaign("many", &["lv", "en", "ru", "uk"], &[]);
    let mut supporters = bundled("public/data/supporters.json");
    let all = supporters["supporters"].as_array_mut().unwrap();
    let mut copy = all[0].clone();
    copy.as_object_mut().unwrap().remove("affiliation");
    for number in 0..1_000 {
        copy["id"] = json!(format!("person-{number}"));
        all.push(copy.clone());
    }
    content.write("data/supporters.json", &supporters);
    let out = TestFolder::new("many-out");
    let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: &|_, _, _, _| Ok(()) };
    let preview = Preview::new(&engine(), &options(&content, out.path()), out.path(), None, &callbacks).unwrap();
    let is_linked = |file: &str| preview.page(file).unwrap().unwrap().contains(r#"<link rel="stylesheet""#);
    assert!(is_linked("supporters/person-999.html") && !is_linked("supporters.html"));
}
