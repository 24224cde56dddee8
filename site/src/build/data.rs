//! Writes the data that the pages of each language load.

use super::{Options, assets::Assets};
use crate::check::check_folder;
use crate::engine::Engine;
use crate::error::{Error, OrFail, Result};
use atbildiba::app::Prerender;
use atbildiba::app::pages::PageKind;
use atbildiba::content::{Address, Feature};
use atbildiba::dates::Date;
use atbildiba::i18n::Messages;
use atbildiba::i18n::compile::{compile, merge};
use campaign::Campaign;
use campaign::check::{Severity, revoked};
use campaign::publish::{Media, absent, publish};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The checked content.
pub struct Content {
    /// The campaign without revoked supporters and without the content of sections that the site does not have.
    pub campaign: Campaign,
    /// The sections that the site does not have.
    absent: Vec<Feature>,
    /// The ids of revoked supporters.
    pub revoked: Vec<String>,
}

impl Content {
    /// Whether the site has the page of an address.
    pub fn has(&self, address: &Address) -> bool {
        Feature::of(address).is_none_or(|feature| !self.absent.contains(&feature))
    }
}

/// One language of the site.
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its own name in its own script.
    pub name: String,
    /// Renders the language's pages.
    pub prerender: Prerender,
    /// The names of the data files, each with its file name without folder and extension.
    files: Vec<(&'static str, String)>,
}

impl Language {
    /// `name=file` for each data file that a page loads, for `data-assets`.
    pub fn assets_of(&self, address: &Address) -> String {
        let pair = |name: &str, wanted: &str| {
            let (_, file) = self.files.iter().find(|(found, _)| *found == wanted)?;
            Some([name, "=", file].concat())
        };
        let page = PageKind::of(address);
        let section = page.data.and_then(|section| pair(section.name(), section.name()));
        pair("core", page.core()).into_iter().chain(section).collect::<Vec<_>>().join(" ")
    }
}

/// Reads and checks the content folder. `warn` is called with each warning.
///
/// # Errors
/// All errors that `check` reports.
pub fn read(folder: &Path, today: Date, warn: &dyn Fn(&str)) -> Result<Content> {
    let report = check_folder(folder, today);
    if report.has_errors() {
        return Err(Error::new(report.to_string(), "mend the content, `check` tells what is left"));
    }
    if report.count(Severity::Warning) > 0 {
        warn(&report.to_string());
    }
    let revoked = revoked::read(&report.folder).unwrap_or_default();
    let campaign = report.files.campaign();
    let campaign = campaign.ok_or_else(|| Error::new("the content can't be read", "report it: `check` let it pass"))?;
    let campaign = campaign.shown(&revoked);
    Ok(Content { absent: absent(&campaign), campaign, revoked })
}

/// The folder with the content files.
pub fn folder(content: &Path) -> PathBuf {
    campaign::check::data_folder(content)
}

/// Writes `data/{language}/{name}.{hash}.json` for every language of the site. Content that is the same as in the
/// languages `known` is shared with them.
pub fn write(
    engine: &Engine,
    options: &Options,
    content: &Content,
    media: &Media,
    known: &[Language],
    assets: &mut Assets,
    built: Date,
) -> Result<Vec<Language>> {
    // Without a hash in its name, so that stored copies of the site can request it (src/revoked.js).
    assets.write("revoked.json", json!(content.revoked).to_string().as_bytes())?;
    let mut folders = Vec::new();
    for tag in &content.campaign.site.languages {
        folders.push((tag.clone(), read_messages(engine, options, tag)?));
    }
    let names: Vec<(String, String)> = folders.iter().map(|(tag, folder)| (tag.clone(), folder.name.clone())).collect();
    let write = |(tag, folder): (String, MessageFolder)| {
        let published = publish(&content.campaign, media, &tag, folder.messages, &names);
        let before = known.iter().find(|language| language.tag == tag).map(|before| &before.prerender);
        let prerender = Prerender::renewed(options.root(), built, published, before);
        let mut files = Vec::new();
        for (name, text) in prerender.data().or_fail(|| "writing the data".into(), "report it: a type can't travel")? {
            let asset = assets.add(&format!("data/{tag}/{name}.json"), text.as_bytes())?;
            files.push((name, format!("{name}.{}", asset.hash)));
        }
        Ok(Language { tag, name: folder.name, prerender, files })
    };
    folders.into_iter().map(write).collect()
}

/// The messages of a language.
struct MessageFolder {
    /// Its own name in its own script.
    name: String,
    messages: Messages,
}

/// Reads a language's messages: the engine's, overridden by the campaign's own (`messages/{tag}/` in the content
/// folder). For a language that the engine does not have, the campaign provides all of them.
fn read_messages(engine: &Engine, options: &Options, tag: &str) -> Result<MessageFolder> {
    let folder = options.content.join("messages").join(tag);
    let merged = |name: &str| -> Result<Value> {
        let mut all = match engine.text(&format!("messages/{tag}/{name}")) {
            Ok(text) => serde_json::from_str(text).or_fail(|| format!("messages/{tag}/{name}"), "report it")?,
            Err(_) => Value::Null,
        };
        let file = folder.join(name);
        if file.is_file() || all.is_null() {
            let text = fs::read_to_string(&file).or_fail(
                || format!("reading {}", file.display()),
                &format!("the program has no messages in \"{tag}\": write them, or take \"{tag}\" out of `languages`"),
            )?;
            let own: Value = serde_json::from_str(&text).or_fail(|| file.display().to_string(), "correct the file")?;
            merge(&mut all, own);
        }
        Ok(all)
    };
    let ui = merged("ui.json")?;
    let messages = compile(&ui, &merged("dates.json")?).map_err(|problems| {
        Error::new(format!("{}: {}", folder.join("ui.json").display(), problems.join("\n")), "complete the messages")
    })?;
    Ok(MessageFolder { name: ui["@name"].as_str().unwrap_or_default().to_owned(), messages })
}
