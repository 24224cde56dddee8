//! The compiler for wasm: rustup's target, or Debian's own Rust if rustup can't install it.

use super::step::Session;
use super::{apt, find};
use site::error::{Error, OrFail, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
/// Debian's newest Rust, which it updates for its browsers, and the sources of its standard library.
const DEBIAN: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// The environment for a cargo that can build wasm. Empty if rustup's target is installed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Toolchain {
    pub env: Vec<(OsString, OsString)>,
    /// Prepended to the PATH.
    pub path_prefix: Option<PathBuf>,
}

/// The toolchain for the project in `project` (honouring its `rust-toolchain.toml`).
pub(super) fn ensure(session: &mut Session, project: &Path) -> Result<Toolchain> {
    let cache = session.cache.clone();
    let forced = std::env::var_os("ATBILDIBA_FORCE_DEBIAN_WASM").is_some_and(|value| value == "1");
    let find = || {
        if !forced && rustup_target(project) {
            return Some(Toolchain::default());
        }
        debian(&cache)
    };
    session.step("Rust for wasm32", "under a minute", find, |session| {
        if !forced && find::program(&[], &["rustup"]).is_some() {
            let mut command = Command::new("rustup");
            command.args(["target", "add", TARGET]).current_dir(project);
            match session.run("rustup", &mut command) {
                Ok(()) if rustup_target(project) => return Ok(()),
                Ok(()) => eprintln!("      rustup added the target to another toolchain than the one in use"),
                Err(error) => eprintln!("      {}", error.what.replace('\n', "\n      ")),
            }
        }
        install_debian(session)
    })
}

/// Another target, only with rustup.
pub(super) fn ensure_target(session: &mut Session, project: &Path, target: &str) -> Result<()> {
    let find = || has_target(project, target).then_some(());
    session.step(&format!("Rust for {target}"), "under a minute", find, |session| {
        session.run("rustup", Command::new("rustup").args(["target", "add", target]).current_dir(project))
    })
}

fn rustup_target(project: &Path) -> bool {
    has_target(project, TARGET)
}

/// Whether the current `rustc` has the target's standard library.
fn has_target(project: &Path, target: &str) -> bool {
    find::said(Command::new("rustc").args(["--print", "target-libdir", "--target", target]).current_dir(project))
        .is_some_and(|folder| holds_libraries(Path::new(folder.trim())))
}

fn holds_libraries(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with(".rlib")))
    })
}

fn install_debian(session: &Session) -> Result<()> {
    if !apt::present() {
        return Err(Error::new(
            format!("the Rust target {TARGET} is missing and rustup could not add it"),
            format!("install Rust by rustup (https://rustup.rs), then type: rustup target add {TARGET}"),
        ));
    }
    eprintln!("      rustup can't add the target: Debian's Rust is used for the wasm instead");
    // The lists may be empty or too old to name the newest linker.
    let linker = || apt::newest("lld-").unwrap_or_else(|| "lld".to_owned());
    let with = |linker: &str| [&DEBIAN[..], &[linker]].concat().join(" ");
    let wanted = with(&linker());
    apt::update(session, &wanted.split(' ').collect::<Vec<_>>())?;
    let wanted = with(&linker());
    eprintln!("      Debian packages: {wanted}");
    apt::install_listed(session, &wanted.split(' ').collect::<Vec<_>>())
}

/// Debian's Rust as a toolchain, if it is installed with its sources and a linker.
fn debian(cache: &Path) -> Option<Toolchain> {
    let usual = [PathBuf::from("/usr/bin")];
    let cargo = find::program_in(&usual[0], "cargo")?;
    let rustc = find::program_in(&usual[0], "rustc")?;
    let sysroot = find::said(Command::new(&rustc).args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    library.join("Cargo.toml").is_file().then_some(())?;
    let linker = linker(&usual[0])?;
    // A separate folder with only these: /usr/bin before everything would change other programs, too.
    let folder = cache.join("debian-rust");
    links(&folder, &[("cargo", &cargo), ("rustc", &rustc)]).ok()?;
    let pair = |name: &str, value: &str| (OsString::from(name), OsString::from(value));
    let env = vec![
        // Building the standard library is an unstable feature of cargo, which this enables in stable versions.
        pair("RUSTC_BOOTSTRAP", "1"),
        pair("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        pair("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &linker),
        // Programs that request cargo's metadata start the cargo named by this variable.
        ("CARGO".into(), cargo.into()),
        ("RUSTC".into(), rustc.into()),
    ];
    Some(Toolchain { env, path_prefix: Some(folder) })
}

/// The newest `wasm-ld` or `lld` in `folder`: `lld-22` before `lld-19`.
fn linker(folder: &Path) -> Option<String> {
    let number = |name: &str| name.strip_prefix("lld-")?.parse::<u32>().ok();
    let entries = fs::read_dir(folder).ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let newest = names.filter_map(|name| Some((number(&name)?, name))).max();
    newest.map(|(_, name)| name).or_else(|| find::program_in(folder, "lld").map(|_| "lld".to_owned()))
}

fn links(folder: &Path, programs: &[(&str, &Path)]) -> Result<()> {
    fs::create_dir_all(folder).or_fail(|| format!("making {}", folder.display()), "")?;
    for (name, program) in programs {
        let link = folder.join(name);
        if link.exists() {
            continue;
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(program, &link).or_fail(|| format!("linking {}", link.display()), "")?;
        #[cfg(not(unix))]
        let _ = program;
    }
    Ok(())
}
