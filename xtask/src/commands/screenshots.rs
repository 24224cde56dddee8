//! `screenshots`: the pictures for the browsers' install dialog, of the site as it is built.

use super::make::{self, Mode};
use crate::browser;
use crate::cli::{Build, Screenshots};
use crate::setup;
use campaign::check;
use site::build::webmanifest;
use site::error::Result;

/// Builds the site in a folder of its own and writes the pictures into the content folder.
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
