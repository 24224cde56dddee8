//! `build`: set-up, then the site.

use crate::cli::Build;
use crate::error::Result;
use crate::{build, setup};
use std::path::PathBuf;

/// For publishing, or for a person at work who waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small, with compressed copies.
    Release,
    /// Small.
    Uncompressed,
    /// Fast.
    Dev,
}

/// Builds the site, set-up included; gives the folder it is in.
pub fn build(options: &Build, mode: Mode) -> Result<PathBuf> {
    let project = super::project()?;
    let mut wanted = build::Options::new(&project);
    wanted.dev = mode == Mode::Dev;
    wanted.public_url.clone_from(&options.public_url);
    wanted.urgent = options.urgent;
    wanted.is_compressed = mode == Mode::Release;
    if let Some(content) = &options.content {
        wanted.content.clone_from(content);
    }
    if let Some(out) = &options.out {
        wanted.out.clone_from(out);
    } else if wanted.dev {
        wanted.out = project.join("target/dev-site");
    }
    let tools = setup::for_build(&project)?;
    build::build(&wanted, &tools)?;
    Ok(wanted.out)
}
