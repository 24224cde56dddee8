//! Single packages from the npm registry, installed by `npm` into the tools folder. Their scripts are not run.

use super::apt;
use super::find;
use super::step::Session;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of an npm package at an exact version.
pub(super) struct NpmFile {
    pub package: &'static str,
    pub version: &'static str,
    /// Its path in the package.
    pub file: &'static str,
}

impl NpmFile {
    pub fn find(&self, cache: &Path) -> Option<PathBuf> {
        Some(self.folder(cache).join("node_modules").join(self.package).join(self.file)).filter(|file| file.is_file())
    }

    fn folder(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.package, self.version))
    }

    /// Installs next to the final folder and renames, so that an interrupted installation leaves nothing incomplete.
    pub fn install(&self, session: &Session) -> Result<()> {
        let folder = self.folder(&session.cache);
        let fresh = folder.with_extension("new");
        for old in [&fresh, &folder] {
            if old.exists() {
                fs::remove_dir_all(old).or_fail(|| format!("removing {}", old.display()), "")?;
            }
        }
        fs::create_dir_all(&fresh).or_fail(|| format!("making {}", fresh.display()), "")?;
        let mut command = npm();
        command.args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]);
        command.arg("--prefix").arg(&fresh).arg(format!("{}@{}", self.package, self.version));
        // Outside the project, so that no .npmrc or package.json there has an effect.
        command.current_dir(&fresh);
        session.run(self.package, &mut command)?;
        fs::rename(&fresh, &folder).or_fail(|| format!("renaming {}", fresh.display()), "")
    }
}

/// Whether `node` and `npm` can be started.
pub(super) fn present() -> bool {
    find::program(&[], &["node"]).is_some() && find::program(&[], &[NPM]).is_some()
}

/// `node` and `npm`, from Debian if missing.
pub(super) fn ensure(session: &Session) -> Result<()> {
    if present() {
        return Ok(());
    }
    if !apt::present() {
        return Err(Error::new("node and npm are missing", "install Node.js 20 or later with npm, then run again"));
    }
    apt::install(session, &["nodejs", "npm"])
}

/// On Windows npm is a script.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

fn npm() -> Command {
    Command::new(NPM)
}
