//! Campaigns as the build reads them.

use campaign::publish::Media;
use serde_json::{Value, json};
use site::build::data::{self, Language};
use site::build::{Assets, Options};
use site::engine::{Engine, from_sources, minify_script};
use std::fs;
use std::path::{Path, PathBuf};

/// A day in winter, when Riga is two hours ahead of UTC.
pub(crate) const TODAY: &str = "2026-11-29";

pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn engine() -> Engine {
    from_sources(&project(), &|script| Ok(minify_script(script))).unwrap()
}

/// What is published of a campaign in each of its languages.
pub(crate) fn read(content: &Path) -> Vec<Language> {
    let out = std::env::temp_dir().join(format!(
        "site-structured-{}-{}",
        content.file_name().unwrap().to_string_lossy(),
        std::process::id()
    ));
    let options = Options::new(content, &out, &out);
    let today = TODAY.parse().unwrap();
    let read = data::read(content, today, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    let languages =
        data::write(&engine(), &options, &read, &Media::default(), &[], &mut Assets::new(&out), today).unwrap();
    fs::remove_dir_all(&out).unwrap();
    languages
}

/// A new campaign with these events beside those that it has.
pub(crate) fn with_events(name: &str, events: Value) -> Vec<Language> {
    let folder = folder_with_events(name, &events);
    let read = read(&folder);
    fs::remove_dir_all(&folder).unwrap();
    read
}

/// The same as a folder.
pub(crate) fn folder_with_events(name: &str, events: &Value) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("site-structured-new-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    campaign::new::new(&folder, TODAY.parse().unwrap()).unwrap();
    let change = |file: &str, with: &dyn Fn(&mut Value)| {
        let path = folder.join(file);
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        with(&mut value);
        fs::write(path, value.to_string()).unwrap();
    };
    change("events.json", &|file| file["entries"].as_array_mut().unwrap().extend(events.as_array().unwrap().clone()));
    change("site.json", &|file| {
        file["url"] = json!("https://example.org");
        file["timeZone"] = json!("Europe/Riga");
    });
    folder
}
