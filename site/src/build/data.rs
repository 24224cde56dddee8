//! Content into slices: what each page of each language loads.

use super::{Options, assets::Assets};
use crate::check::check_folder;
use crate::engine::Engine;
use crate::error::{Error, OrFail, Result};
use atbildiba::app::Prerender;
use atbildiba::app::pages::PageKind;
use atbildiba::content::slice::{Files, slices};
use atbildiba::content::{Address, Feature, Site};
use atbildiba::dates::Date;
use atbildiba::i18n::compile::{compile, merge};
use campaign::Campaign;
use campaign::check::{Severity, revoked};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The content, checked.
pub struct Content {
    /// The files as they are.
    pub files: Files,
    /// The same as their types, without those who are no longer shown.
    pub campaign: Campaign,
    /// The site.
    pub site: Site,
    /// Who is no longer shown: ids.
    pub revoked: Vec<String>,
}

/// One language of the site.
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its own name, in its own letters.
    pub name: String,
    /// Slices, by name.
    pub slices: Vec<(&'static str, Value)>,
    /// Renders the language's pages.
    pub prerender: Prerender,
    /// Names of the data files, and of the files themselves, without folder and ending.
    files: Vec<(&'static str, String)>,
}

impl Language {
    /// `name=file` of what a page loads, for `data-assets`.
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

/// Reads and checks the content folder.
///
/// # Errors
/// Every problem that `check` would tell; `warn` is told the warnings, which stop nothing.
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
    let mut campaign = campaign.ok_or_else(|| Error::new("the content can't be read", REPORT))?;
    campaign.revoke(&revoked);
    let whole = |value: Option<Value>| value.unwrap_or_default();
    let mut files = Files {
        site: whole(report.files.site),
        events: whole(report.files.events),
        supporters: whole(report.files.supporters),
        timeline: whole(report.files.timeline),
        help: whole(report.files.help),
    };
    if let Some(all) = files.supporters["supporters"].as_array_mut() {
        all.retain(|one| one["id"].as_str().is_none_or(|id| !revoked.iter().any(|gone| gone == id)));
    }
    let given: Option<Vec<Feature>> =
        serde_json::from_value(files.site["sections"].clone()).or_fail(|| "site.json".into(), REPORT)?;
    let mut absent = Vec::new();
    for feature in Feature::ALL {
        let is_wanted = given.as_ref().is_none_or(|given| given.contains(&feature));
        let items = items(&mut files, feature);
        let is_empty = items.as_ref().is_some_and(|items| items.as_array().is_none_or(Vec::is_empty));
        if !is_wanted || is_empty {
            absent.push(feature);
            // So nothing leads to what is not there.
            items.into_iter().for_each(|items| *items = json!([]));
        }
    }
    files.site["absent"] = json!(absent);
    let site = serde_json::from_value(files.site.clone()).or_fail(|| "site.json".into(), REPORT)?;
    Ok(Content { files, campaign, site, revoked })
}

const REPORT: &str = "report it: `check` let it pass";

/// What a section shows, in the file that holds it.
fn items(files: &mut Files, feature: Feature) -> Option<&mut Value> {
    Some(match feature {
        Feature::Calendar => &mut files.events["entries"],
        Feature::Supporters => &mut files.supporters["supporters"],
        Feature::Timeline => &mut files.timeline["entries"],
        Feature::Help => &mut files.help["services"],
        Feature::Join | Feature::Kiosk => return None,
    })
}

/// Where the files of a content folder are.
pub fn folder(content: &Path) -> PathBuf {
    campaign::check::data_folder(content)
}

/// Writes `data/{language}/{name}.{hash}.json` for every language of the site. What is the same as it was in the languages `known`
/// is shared with them.
pub fn write(
    engine: &Engine,
    options: &Options,
    content: &Content,
    known: &[Language],
    assets: &mut Assets,
    built: Date,
) -> Result<Vec<Language>> {
    // Under its own name, so that copies of the site can ask for it (src/revoked.js).
    assets.write("revoked.json", json!(content.revoked).to_string().as_bytes())?;
    let mut folders = Vec::new();
    for tag in &content.site.languages {
        folders.push((tag.to_string(), read_messages(engine, options, tag)?));
    }
    let names: Vec<(String, String)> = folders
        .iter()
        .map(|(tag, folder)| (tag.clone(), folder.ui["@name"].as_str().unwrap_or_default().to_owned()))
        .collect();
    let before = |tag: &str| known.iter().find(|language| language.tag == tag);
    let write = |folder: &(String, MessageFolder)| {
        write_language(options, content, assets, folder, &names, before(&folder.0), built)
    };
    folders.iter().map(write).collect()
}

struct MessageFolder {
    ui: Value,
    compiled: Value,
}

/// A language's messages: the engine's, and in place of any of them the campaign's own (`messages/{tag}/` of the content
/// folder). Of a language that the engine does not have, the campaign says all.
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
    let compiled = compile(&ui, &merged("dates.json")?).map_err(|problems| {
        Error::new(format!("{}: {}", folder.join("ui.json").display(), problems.join("\n")), "complete the messages")
    })?;
    Ok(MessageFolder { ui, compiled })
}

fn write_language(
    options: &Options,
    content: &Content,
    assets: &mut Assets,
    (tag, folder): &(String, MessageFolder),
    names: &[(String, String)],
    before: Option<&Language>,
    built: Date,
) -> Result<Language> {
    let slices = slices(&content.files, tag, folder.compiled.clone(), names);
    let before = before.map(|before| (&before.prerender, &*before.slices));
    let prerender = Prerender::renewed(options.root(), built, &slices, before)
        .map_err(|text| Error::new(text, "correct the content"))?;
    let mut files = Vec::new();
    let data = prerender.data().or_fail(|| "writing the data".into(), "report it: a type can't travel")?;
    for (name, text) in data {
        let asset = assets.add(&format!("data/{tag}/{name}.json"), text.as_bytes())?;
        files.push((name, format!("{name}.{}", asset.hash)));
    }
    let name = folder.ui["@name"].as_str().unwrap_or_default().to_owned();
    Ok(Language { tag: tag.clone(), name, slices, prerender, files })
}
