//! `screenshots`: the screenshots for the browsers' install dialog, taken of the built site.

use super::make::{self, Mode};
use crate::browser;
use crate::cli::{Build, Screenshots};
use crate::setup;
use campaign::check;
use site::build::webmanifest;
use site::error::Result;

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
    let folder = webmanifest::folder(&check::data_folder(&content));
    browser::pictures_for_installing(&browsers, &site, &folder, |file| println!("{}", file.display()))
}
