//! The standard library's sources, to compile it with the app: the wasm becomes a fifth smaller, because it is
//! optimised for size and contains no panic messages. The site also builds without them and is larger.

use super::find;
use super::step::Session;
use super::wasm_target::Toolchain;
use site::error::{Error, Result};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Additional rustc flags: the wasm contains neither panic locations nor debug formatting.
pub const SMALL_FLAGS: [&str; 2] = ["-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The arguments and environment for a release build besides the toolchain's own. `None`, with a notice, if the sources
/// are unavailable.
pub(super) fn ensure(
    session: &mut Session,
    toolchain: &Toolchain,
    project: &Path,
) -> Option<Vec<(OsString, OsString)>> {
    let found = session.step(
        "the standard library's sources",
        "a few seconds",
        || find(toolchain, project),
        |session| install(session, project),
    );
    found
        .inspect_err(|error| {
            eprintln!(
                "notice: the standard library is taken as it comes and the wasm is larger. The cause:\n  {}",
                error.to_string().replace('\n', "\n  ")
            );
        })
        .ok()
}

fn find(toolchain: &Toolchain, project: &Path) -> Option<Vec<(OsString, OsString)>> {
    let mut rustc = toolchain.command("rustc").ok()?;
    let sysroot = find::said(rustc.args(["--print", "sysroot"]).current_dir(project))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.toml");
    if !library.is_file() {
        return None;
    }
    // Enables unstable features of cargo and rustc in stable versions.
    let mut cargo = toolchain.command("cargo").ok()?;
    let known = find::said(cargo.env("RUSTC_BOOTSTRAP", "1").arg("-Zhelp").current_dir(project))?;
    let has_all = ["build-std", "panic-immediate-abort"].iter().all(|name| known.contains(name));
    has_all.then(environment)
}

fn environment() -> Vec<(OsString, OsString)> {
    [
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
        ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
    ]
    .map(|(name, value)| (name.into(), value.into()))
    .into()
}

fn install(session: &Session, project: &Path) -> Result<()> {
    if find::program(&[], &["rustup"]).is_none() {
        return Err(Error::new(
            "rustup, which installs them, is missing",
            "install Rust by rustup (https://rustup.rs)",
        ));
    }
    let mut command = Command::new("rustup");
    command.args(["component", "add", "rust-src"]).current_dir(project);
    session.run("rustup", &mut command)
}
