//! `screenshots`: the screenshots for the browsers' install dialog, taken of the built site.

use super::make::{self, Mode};
use crate::cli::{Build, Screenshots};
use crate::setup;
use campaign::check;
use site::build::webmanifest;
use site::error::{Error, Result};
use std::path::Path;

/// Builds the site in a separate folder and writes the screenshots to the content folder.
pub fn run(options: &Screenshots) -> Result<()> {
    let project = super::project()?;
    let (_, browsers) = setup::for_test(&project)?;
    let content = options.content.clone().unwrap_or_else(|| project.join("public"));
    let build = Build {
        content: Some(content.clone()),
        out: Some(project.join("target/screenshots-site")),
        public_url: "/".into(),
        urgent: false,
    };
    let site = make::build(&build, Mode::Release)?;
    let data = check::data_folder(&content);
    let chromium = browsers.chromium.as_ref().ok_or_else(|| Error::new("there is no Chromium", ""))?;
    let languages = site::commands::screenshots::languages(&data)?;
    let mut done = |file: &Path| println!("{}", file.display());
    site::screenshots::take(&chromium.program, &site, &languages, &webmanifest::folder(&data), &mut done)
}
