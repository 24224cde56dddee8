//! `screenshots`: writes screenshots for the browsers' install dialog to the campaign's folder.

use super::{build_site, cache, campaign, print};
use crate::build::{Options, webmanifest};
use crate::cli::Screenshots;
use crate::engine::Engine;
use crate::error::{Error, OrFail, Result};
use crate::{TempFolder, screenshots};
use campaign::authored::Site;
use campaign::check::data_folder;
use std::path::Path;

/// Builds the site in a temporary folder and takes screenshots of it.
pub fn run(options: &Screenshots, engine: &Engine) -> Result<()> {
    let content = campaign(options.dir.as_ref())?;
    let chromium = options.chromium.clone().map_or_else(screenshots::chromium, Ok)?;
    let folder = TempFolder::new("atbildiba-site")?;
    let site = folder.path().join("dist");
    build_site(engine, &Options { is_compressed: false, ..Options::new(&content, &site, &cache()?) })?;
    let data = data_folder(&content);
    let mut files = Vec::new();
    let mut done = |file: &Path| files.push(format!("{}\n", file.display()));
    screenshots::take(&chromium, &site, &languages(&data)?, &webmanifest::folder(&data), &mut done)?;
    print(&files.concat())
}

/// The campaign's languages, the default first.
pub fn languages(data: &Path) -> Result<Vec<String>> {
    let file = data.join("site.json");
    let reading = || format!("reading {}", file.display());
    let site: Site = serde_json::from_slice(&std::fs::read(&file).or_fail(reading, "")?).or_fail(reading, "")?;
    match site.languages.is_empty() {
        true => Err(Error::new(format!("{} names no languages", file.display()), "see `atbildiba check`")),
        false => Ok(site.languages),
    }
}
