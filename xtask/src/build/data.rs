//! Content into slices: what each page of each language loads.

use super::{Options, assets::Assets};
use crate::error::{Error, Result};
use super::file_error;
use atbildiba::content::slice::{Files, slices};
use atbildiba::content::{Section, Site};
use atbildiba::dates::Date;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The content, checked.
pub struct Content {
    /// The files as they are.
    pub files: Files,
    /// The site.
    pub site: Site,
}

/// One language of the site.
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Slices as text, by name.
    pub slices: Vec<(&'static str, String)>,
    /// `name=hash` of every slice, for `data-assets`.
    pub assets: String,
}

/// Reads and checks the content folder.
pub fn read(folder: &Path, _today: Date) -> Result<Content> {
    let file = |name: &str| -> Result<Value> {
        let path = folder.join("data").join(name);
        let text = fs::read_to_string(&path).map_err(|error| file_error("read", &path, error))?;
        serde_json::from_str(&text).map_err(|error| Error::new(format!("{}: {error}", path.display()), "correct the file"))
    };
    let files = Files {
        site: file("site.json")?,
        events: file("events.json")?,
        supporters: file("supporters.json")?,
        timeline: file("timeline.json")?,
        help: file("help.json")?,
    };
    let site = Site::deserialize_from(&files.site).map_err(|error| Error::new(format!("site.json: {error}"), "correct the file"))?;
    Ok(Content { files, site })
}

trait FromValue: Sized {
    fn deserialize_from(value: &Value) -> std::result::Result<Self, serde_json::Error>;
}

impl FromValue for Site {
    fn deserialize_from(value: &Value) -> std::result::Result<Self, serde_json::Error> {
        serde_json::from_value(value.clone())
    }
}

/// Writes `data/{language}/{name}.{hash}.json` for every language of the site.
pub fn write(options: &Options, content: &Content, assets: &mut Assets) -> Result<Vec<Language>> {
    let mut folders = Vec::new();
    for tag in &content.site.languages {
        folders.push((tag.to_string(), read_messages(options, tag)?));
    }
    let names: Vec<(String, String)> = folders
        .iter()
        .map(|(tag, folder)| (tag.clone(), folder.ui["@name"].as_str().unwrap_or(tag).to_owned()))
        .collect();
    folders.iter().map(|(tag, folder)| write_language(content, assets, tag, folder, &names)).collect()
}

struct MessageFolder {
    ui: Value,
    compiled: Value,
}

/// A language's messages: from the content folder if it has some, else from the project.
fn read_messages(options: &Options, tag: &str) -> Result<MessageFolder> {
    let own = options.content.join("messages").join(tag);
    let folder = if own.is_dir() { own } else { options.project.join("public/messages").join(tag) };
    let json = |name: &str| -> Result<Value> {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).map_err(|error| file_error("read", &path, error))?;
        serde_json::from_str(&text).map_err(|error| Error::new(format!("{}: {error}", path.display()), "correct the file"))
    };
    let ui = json("ui.json")?;
    let compiled = atbildiba::i18n::compile::compile(&ui, &json("dates.json")?)
        .map_err(|problems| Error::new(format!("{}: {}", folder.join("ui.json").display(), problems.join("\n")), "complete the messages"))?;
    Ok(MessageFolder { ui, compiled })
}

fn write_language(
    content: &Content,
    assets: &mut Assets,
    tag: &str,
    folder: &MessageFolder,
    names: &[(String, String)],
) -> Result<Language> {
    let mut texts = Vec::new();
    let mut list = Vec::new();
    for (name, value) in slices(&content.files, tag, folder.compiled.clone(), names) {
        let text = value.to_string();
        let asset = assets.add(&format!("data/{tag}/{name}.json"), text.as_bytes())?;
        list.push(format!("{name}={}", asset.hash));
        texts.push((name, text));
    }
    debug_assert!(Section::ALL.iter().all(|section| texts.iter().any(|(name, _)| *name == section.name())));
    Ok(Language { tag: tag.into(), slices: texts, assets: list.join(" ") })
}
