//! The build without its wasm: from a content folder to pages.

use super::assets::Assets;
use super::{Options, data, feeds, icons, pages, style, wasm};
use atbildiba::dates::Date;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that goes away again.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-build-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, path: &str, value: &Value) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, value.to_string()).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn bundled(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(project().join("public").join(path)).unwrap()).unwrap()
}

/// The bundled campaign in these languages, with the messages of those that are new beside it.
fn campaign(name: &str, languages: &[&str], added: &[(&str, Value)]) -> Folder {
    let folder = Folder::new(name);
    for file in ["events", "supporters", "timeline", "help", "site"] {
        let mut value = bundled(&format!("data/{file}.json"));
        if file == "site" {
            value["languages"] = json!(languages);
        }
        folder.write(&format!("data/{file}.json"), &value);
    }
    for (tag, ui) in added {
        folder.write(&format!("messages/{tag}/ui.json"), ui);
        folder.write(&format!("messages/{tag}/dates.json"), &bundled("messages/en/dates.json"));
    }
    folder
}

/// Checks the content and writes everything but the wasm.
fn build(content: &Folder, out: &Path) -> crate::error::Result<usize> {
    let options = Options { content: content.0.clone(), out: out.into(), ..Options::new(&project()) };
    let today = Date::from_ymd(2026, 11, 23).unwrap();
    let files = data::read(&options.content, today)?;
    let mut assets = Assets::new(out);
    for (bundle, _) in wasm::BUNDLES {
        assets.add(&format!("{bundle}.wasm"), b"")?;
        assets.add(&format!("{bundle}.js"), b"")?;
    }
    for name in ["boot.js", "away.js", "session.js"] {
        assets.add(name, b"")?;
    }
    let fonts = style::bundle(&options, &mut assets)?;
    icons::write(&options, &mut assets)?;
    let languages = data::write(&options, &files, &mut assets, today)?;
    feeds::write(options.root(), &files, &languages, &assets, today)?;
    pages::write(&options, &files, &languages, &fonts, &mut assets, today)
}

/// English under another name and with a word of its own.
fn estonian() -> Value {
    let mut ui = bundled("messages/en/ui.json");
    ui["@name"] = "Eesti".into();
    ui["help"] = "Abi".into();
    ui
}

#[test]
fn a_language_is_added_by_a_folder() {
    let content = campaign("added", &["lv", "et"], &[("et", estonian())]);
    let out = Folder::new("added-out");
    let count = build(&content, &out.0).unwrap();
    assert!(count > 200, "{count}");
    let home = out.read("et/index.html");
    assert!(home.contains(r#"<html lang="et""#) && home.contains(">Abi</a>"), "{home}");
    assert!(home.contains(r#"href="/et/calendar""#) && home.contains(r#"hreflang="lv""#));
    // Texts that the campaign has not in Estonian are its default language's, and say so.
    assert!(home.contains(r#"lang="lv""#));
    assert!(out.read("index.html").contains(r#"<span class="unseen">Eesti</span>"#));
    assert!(out.read("sitemap.xml").contains("/et/help</loc>"));
    assert!(out.read("et/feeds/all.ics").starts_with("BEGIN:VCALENDAR"));
}

#[test]
fn a_language_that_lacks_a_message_or_has_one_too_many_is_not_built() {
    let mut ui = estonian();
    let leave = ui.as_object_mut().unwrap().remove("leave").unwrap();
    ui["lahku"] = leave;
    let content = campaign("lacking", &["lv", "et"], &[("et", ui)]);
    let out = Folder::new("lacking-out");
    let said = build(&content, &out.0).unwrap_err().to_string();
    assert!(said.contains("/leave: is missing") && said.contains("/lahku: no such message"), "{said}");
}

#[test]
fn a_language_without_a_folder_is_not_built() {
    let content = campaign("nowhere", &["lv", "et"], &[]);
    let out = Folder::new("nowhere-out");
    let said = build(&content, &out.0).unwrap_err().to_string();
    assert!(said.contains("messages/et/ui.json"), "{said}");
}

#[test]
fn pages_preload_the_fonts_of_their_script() {
    let content = campaign("fonts", &["lv", "uk"], &[]);
    let out = Folder::new("fonts-out");
    build(&content, &out.0).unwrap();
    let preloaded = |page: &str| out.read(page).matches(r#"rel="preload" as="font""#).count();
    assert_eq!((preloaded("help.html"), preloaded("uk/help.html")), (1, 2));
}
