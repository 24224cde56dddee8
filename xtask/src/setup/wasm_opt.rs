//! Binaryen's `wasm-opt`, which makes the wasm about a tenth smaller. The site also builds without it.

use super::npm::{self, NpmFile};
use super::step::Session;
use super::{apt, find};
use site::error::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const BINARYEN: NpmFile = NpmFile { package: "binaryen", version: "132.0.0", file: "bin/wasm-opt" };

/// An executable `wasm-opt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasmOpt {
    program: PathBuf,
    /// The npm package's is a Node.js script.
    by_node: bool,
}

impl WasmOpt {
    /// One of Binaryen's commands, such as `wasm-opt` itself.
    pub fn tool(&self, name: &str) -> Command {
        let program = self.program.with_file_name(name);
        if self.by_node {
            let mut command = Command::new("node");
            command.arg(program);
            command
        } else {
            Command::new(program)
        }
    }

    /// Whether it is the pinned version rather than one found on the machine.
    pub fn is_pinned(&self) -> bool {
        self.by_node
    }

    pub fn program(&self) -> &Path {
        &self.program
    }
}

/// `None`, with a notice, if it is unavailable: a larger site is better than none.
pub(super) fn ensure(session: &mut Session) -> Option<WasmOpt> {
    let cache = session.cache.clone();
    let found = session.step("wasm-opt 132", "about 10 s", || find(&cache), install);
    found
        .inspect_err(|error| {
            eprintln!(
                "notice: there is no wasm-opt; the site is built without it and its wasm is larger. The cause:\n  {}",
                error.to_string().replace('\n', "\n  ")
            );
        })
        .ok()
}

fn find(cache: &Path) -> Option<WasmOpt> {
    if npm::present()
        && let Some(program) = BINARYEN.find(cache)
    {
        return Some(WasmOpt { program, by_node: true });
    }
    let program = find::program(&[cache.join("bin")], &["wasm-opt"])?;
    let text = find::said(Command::new(&program).arg("--version"))?;
    recent(&text).then_some(WasmOpt { program, by_node: false })
}

/// Whether `wasm-opt version 108 (version_108)` is recent enough for today's rustc.
fn recent(text: &str) -> bool {
    text.split_whitespace().find_map(|word| word.parse::<u32>().ok()).is_some_and(|version| version >= 108)
}

fn install(session: &Session) -> Result<()> {
    if npm::present() {
        return BINARYEN.install(session);
    }
    if apt::present() {
        return apt::install(session, &["binaryen"]);
    }
    Err(Error::new(
        "neither Node.js with npm nor apt-get is here to bring it",
        "install Node.js, or binaryen (macOS: brew install binaryen), then run the command again",
    ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn old_versions_are_rejected() {
        assert!(super::recent("wasm-opt version 132 (version_132)"));
        assert!(super::recent("wasm-opt version 108"));
        assert!(!super::recent("wasm-opt version 90 (version_90)"));
        assert!(!super::recent(""));
    }
}
