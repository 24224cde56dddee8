//! `screenshots`: writes screenshots for the browsers' install dialog to the campaign's folder.

use super::{cache, campaign, print};
use crate::build::{self, Options, Surroundings, webmanifest};
use crate::cli::Screenshots;
use crate::engine::Engine;
use crate::error::{Error, OrFail, Result};
use crate::progress::Printer;
use crate::{photos, screenshots};
use campaign::check::data_folder;
use serde_json::Value;
use std::path::Path;

/// Builds the site in a temporary folder and takes screenshots of it.
pub fn run(options: &Screenshots, engine: &Engine) -> Result<()> {
    let content = campaign(options.dir.as_ref())?;
    let chromium = options.chromium.clone().map_or_else(screenshots::chromium, Ok)?;
    let site = std::env::temp_dir().join(format!("atbildiba-site-{}", std::process::id()));
    let taken = take(&content, &chromium, engine, &site);
    let _ = std::fs::remove_dir_all(&site);
    taken
}

fn take(content: &Path, chromium: &Path, engine: &Engine, site: &Path) -> Result<()> {
    let wanted = Options { is_compressed: false, ..Options::new(content, site, &cache()?) };
    let printer = Printer::new();
    let around = Surroundings {
        step: &|step| printer.print(step),
        warn: &|warning| eprintln!("warning: {warning}"),
        photos: photos::FILL,
    };
    build::build(engine, &wanted, &around)?;
    let data = data_folder(content);
    let mut files = Vec::new();
    let mut done = |file: &Path| files.push(format!("{}\n", file.display()));
    screenshots::take(chromium, site, &languages(&data)?, &webmanifest::folder(&data), &mut done)?;
    print(&files.concat())
}

/// The campaign's languages, the default first.
pub fn languages(data: &Path) -> Result<Vec<String>> {
    let file = data.join("site.json");
    let reading = || format!("reading {}", file.display());
    let site: Value = serde_json::from_slice(&std::fs::read(&file).or_fail(reading, "")?).or_fail(reading, "")?;
    let tags = site["languages"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let tags: Vec<String> = tags.map(str::to_owned).collect();
    match tags.is_empty() {
        true => Err(Error::new(format!("{} names no languages", file.display()), "see `atbildiba check`")),
        false => Ok(tags),
    }
}
