//! Tries a packaged program where it can run: this machine's directly, Windows' with Wine.

use super::System;
use crate::setup::Linker;
use site::TempFolder;
use site::build::file_error;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Builds a campaign's site with the program; returns whether it could be run.
///
/// # Errors
/// The program fails, or builds no site.
pub fn attempt(program: &Path, system: System, linker: &Linker) -> Result<String> {
    let runner = match system.name {
        name if name == format!("linux-{}", std::env::consts::ARCH) => None,
        "windows-x86_64" => match wine() {
            Some(wine) => Some(wine),
            None => return Ok("not run: there is no Wine here".into()),
        },
        _ => return Ok("not run: this machine is another one".into()),
    };
    let folder = TempFolder::new("atbildiba package")?;
    let mut program = program.to_owned();
    if runner.is_some() {
        program = beside_random_numbers(&program, folder.path(), linker)?;
    }
    for arguments in [&["new", "Kampaņa viena"][..], &["check", "Kampaņa viena"], &["build", "Kampaņa viena"]] {
        let mut command = Command::new(runner.as_ref().unwrap_or(&program));
        if runner.is_some() {
            command.arg(&program).env("WINEDEBUG", "-all").env("WINEPREFIX", folder.path().join("wine"));
        }
        let out = command.args(arguments).current_dir(folder.path()).output();
        let out = out.or_fail(|| format!("starting {}", program.display()), "")?;
        if !out.status.success() {
            let said = String::from_utf8_lossy(&out.stderr).into_owned();
            let status = out.status;
            return Err(Error::new(format!("`atbildiba {}` failed ({status}): {said}", arguments.join(" ")), ""));
        }
    }
    if !folder.path().join("Kampaņa viena/dist/index.html").is_file() {
        return Err(Error::new("the program made no site", ""));
    }
    Ok(if runner.is_some() { "run here by Wine" } else { "run here" }.into())
}

/// The program itself rather than Debian's script, which complains about missing 32-bit support and exits with an
/// error.
fn wine() -> Option<PathBuf> {
    let all = ["/usr/lib/wine/wine64", "wine64", "wine"].map(PathBuf::from);
    all.into_iter().find(|wine| {
        let version = Command::new(wine).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    })
}

/// The source of random numbers for Rust programs on Windows. Wine supports it since version 9; this replacement works
/// with Wine 8.
const RANDOM: &str = "__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *data, unsigned long long length) {
  return SystemFunction036(data, (unsigned long)length);
}
";

/// Copies the program to the folder, with a random number library next to it; returns the copy.
fn beside_random_numbers(program: &Path, folder: &Path, linker: &Linker) -> Result<PathBuf> {
    let copy = folder.join("atbildiba.exe");
    fs::copy(program, &copy).map_err(|error| file_error("write", &copy, error))?;
    let source = folder.join("random.c");
    fs::write(&source, RANDOM).map_err(|error| file_error("write", &source, error))?;
    let mut zig = Command::new(&linker.zig);
    zig.args([
        "cc",
        "-target",
        "x86_64-windows-gnu",
        "-shared",
        "-o",
        "bcryptprimitives.dll",
        "random.c",
        "-ladvapi32",
    ]);
    let made = zig.current_dir(folder).status().or_fail(|| "starting zig".into(), "run `cargo xtask setup`")?;
    if made.success() { Ok(copy) } else { Err(Error::new("zig could not compile random.c", "see its messages above")) }
}
