//! The validators of the written pages: the Nu Html Checker, which needs a Java, and html-validate, which needs node.

use super::npm::{self, NpmFile};
use super::step::Session;
use super::{apt, find};
use site::error::{Error, Result};
use std::path::{Path, PathBuf};

const NU: NpmFile = NpmFile { package: "vnu-jar", version: "26.9.27", file: "build/dist/vnu.jar" };
/// The newest for the node of Debian 12.
const HTML_VALIDATE: NpmFile = NpmFile { package: "html-validate", version: "9.7.1", file: "bin/html-validate.mjs" };
const JAVA: [&str; 1] = ["default-jre-headless"];

/// The programs and what they start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validators {
    pub java: PathBuf,
    /// The archive `vnu.jar`.
    pub nu: PathBuf,
    pub node: PathBuf,
    /// The script that node starts.
    pub html_validate: PathBuf,
}

impl Validators {
    fn find(cache: &Path) -> Option<Self> {
        Some(Self {
            java: find::program(&[], &["java"])?,
            nu: NU.find(cache)?,
            node: find::program(&[], &["node"])?,
            html_validate: HTML_VALIDATE.find(cache)?,
        })
    }
}

/// One step of a set-up.
pub(super) fn ensure(session: &mut Session) -> Result<Validators> {
    let cache = session.cache.clone();
    session.step("Nu Html Checker 26.9, html-validate 9.7", "about 1 min", || Validators::find(&cache), install)
}

fn install(session: &Session) -> Result<()> {
    if find::program(&[], &["java"]).is_none() {
        if !apt::present() {
            return Err(Error::new("there is no Java for the Nu Html Checker", "install a Java 11 or later"));
        }
        apt::install(session, &JAVA)?;
    }
    npm::ensure(session)?;
    for file in [NU, HTML_VALIDATE] {
        if file.find(&session.cache).is_none() {
            file.install(session)?;
        }
    }
    Ok(())
}
