//! `build`: set-up, then the site.

use crate::cli::Build;
use crate::{build, setup};
use site::error::Result;
use std::path::PathBuf;

/// For publishing, or for a developer who is waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small, with compressed copies.
    Release,
    /// Small.
    Uncompressed,
    /// Fast.
    Dev,
}

/// Builds the site, including set-up; returns its folder.
pub fn build(options: &Build, mode: Mode) -> Result<PathBuf> {
    let project = super::project()?;
    let mut wanted = build::Options::new(&project);
    wanted.dev = mode == Mode::Dev;
    wanted.site.is_preview = wanted.dev;
    wanted.site.public_url.clone_from(&options.public_url);
    wanted.site.urgent = options.urgent;
    wanted.site.is_compressed = mode == Mode::Release;
    if let Some(content) = &options.content {
        wanted.site.content.clone_from(content);
    }
    if let Some(out) = &options.out {
        wanted.site.out.clone_from(out);
    } else if wanted.dev {
        wanted.site.out = project.join("target/dev-site");
    }
    let tools = setup::for_build(&project)?;
    build::build(&wanted, &tools)?;
    Ok(wanted.site.out)
}
