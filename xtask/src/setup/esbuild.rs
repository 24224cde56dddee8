//! esbuild, which minifies the scripts. The site also builds without it.

use super::npm::{self, NpmFile};
use super::step::Session;
use site::error::{Error, Result};
use std::path::PathBuf;

const ESBUILD: NpmFile = NpmFile { package: "esbuild", version: "0.25.12", file: "bin/esbuild" };

/// The Node.js script that starts it; `None`, with a notice, if it is unavailable.
pub(super) fn ensure(session: &mut Session) -> Option<PathBuf> {
    let cache = session.cache.clone();
    let find = || npm::present().then(|| ESBUILD.find(&cache)).flatten();
    let found = session.step("esbuild 0.25", "about 5 s", find, install);
    found
        .inspect_err(|error| {
            eprintln!(
                "notice: the scripts stay as they are written. The cause:\n  {}",
                error.to_string().replace('\n', "\n  ")
            );
        })
        .ok()
}

fn install(session: &Session) -> Result<()> {
    if npm::present() {
        return ESBUILD.install(session);
    }
    Err(Error::new("there is no Node.js with npm to bring it", "install Node.js, then run the command again"))
}
