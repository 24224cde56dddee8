//! zig and cargo-zigbuild, which link programs for other systems.

use super::cargo_tool::CargoTool;
use super::find;
use super::step::Session;
use site::build::file_error;
use site::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// From Python's registry: prebuilt for every system.
const VERSION: &str = "0.13.0.post1";

/// The linker for other systems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linker {
    pub zig: PathBuf,
    /// Started as `cargo zigbuild`.
    pub zigbuild: PathBuf,
    /// Creates import libraries for Windows, which rustc requests when a crate declares its imports (`raw-dylib`).
    pub dlltool: PathBuf,
}

pub(super) fn ensure(session: &mut Session) -> Result<Linker> {
    let cache = session.cache.clone();
    let zig = session.step("zig 0.13", "about 1 min", || find(&cache), install)?;
    let zigbuild = CargoTool::zigbuild().ensure(session)?;
    let dlltool = dlltool(&cache, &zig)?;
    Ok(Linker { zig, zigbuild, dlltool })
}

/// zig has it as a subcommand; rustc starts a program.
fn dlltool(cache: &Path, zig: &Path) -> Result<PathBuf> {
    let path = folder(cache).join("dlltool");
    let failed = |error| file_error("write", &path, error);
    fs::write(&path, format!("#!/bin/sh\nexec '{}' dlltool \"$@\"\n", zig.display())).map_err(failed)?;
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).map_err(failed)?;
    Ok(path)
}

fn folder(cache: &Path) -> PathBuf {
    cache.join(format!("zig-{VERSION}"))
}

fn find(cache: &Path) -> Option<PathBuf> {
    find::program_in(&folder(cache).join("ziglang"), "zig")
}

fn install(session: &Session) -> Result<()> {
    let python = find::program(&[], &["python3", "python"]).ok_or_else(|| {
        Error::new("Python is missing, which brings zig", "install Python 3 with pip, then run again")
    })?;
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "--target"]);
    command.arg(folder(&session.cache)).arg(format!("ziglang=={VERSION}"));
    session.run("zig", &mut command)
}
