//! Programs from crates.io in the tools folder: prebuilt where a release can be downloaded, otherwise compiled with
//! `cargo install`.

mod release;

use super::find;
use super::step::Session;
use release::Release;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate's program at an exact version.
pub(super) struct CargoTool {
    pub package: &'static str,
    pub program: &'static str,
    pub version: String,
    /// Whether to use the lock file included in the crate.
    pub locked: bool,
    pub takes: &'static str,
}

impl CargoTool {
    pub fn trunk() -> Self {
        Self::new("trunk", "trunk", "0.21.14".into(), true, "up to 4 min")
    }

    /// The version in the project's `Cargo.lock`: any other version rejects the wasm.
    pub fn wasm_bindgen(project: &Path) -> Result<Self> {
        let path = project.join("Cargo.lock");
        let lock = fs::read_to_string(&path)
            .or_fail(|| format!("reading {}", path.display()), "bring it back: git checkout Cargo.lock")?;
        let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
            Error::new(format!("{} names no wasm-bindgen", path.display()), "bring it back: git checkout Cargo.lock")
        })?;
        // The crate's own lock file names yanked versions.
        Ok(Self::new("wasm-bindgen-cli", "wasm-bindgen", version, false, "up to 2 min"))
    }

    pub fn geckodriver() -> Self {
        Self::new("geckodriver", "geckodriver", "0.37.1".into(), true, "about 2 min")
    }

    pub fn zigbuild() -> Self {
        Self::new("cargo-zigbuild", "cargo-zigbuild", "0.20.1".into(), true, "up to 2 min")
    }

    fn new(package: &'static str, program: &'static str, version: String, locked: bool, takes: &'static str) -> Self {
        Self { package, program, version, locked, takes }
    }

    /// The program at its version, found or installed. The tools folder may contain several versions: one that another
    /// clone needs is kept.
    pub fn ensure(&self, session: &mut Session) -> Result<PathBuf> {
        let cache = session.cache.clone();
        let label = format!("{} {}", self.program, self.version);
        session.step(&label, self.takes, || self.find(&cache), |session| self.install(session))
    }

    fn find(&self, cache: &Path) -> Option<PathBuf> {
        let own = self.own_root(cache).join("bin");
        let usual = find::program(&[cache.join("bin")], &[self.program]);
        [find::program_in(&own, self.program), usual]
            .into_iter()
            .flatten()
            .find(|program| find::has_version(program, &self.version))
    }

    /// The location of this version if another one occupies the usual place.
    fn own_root(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.program, self.version))
    }

    /// Installs the prebuilt program into a folder; whether it works here.
    fn download(&self, session: &Session, folder: &Path) -> bool {
        let Some(release) = Release::of(self.package, &self.version) else { return false };
        let problem = match release.install(session, self.program, folder) {
            Ok(()) if find::has_version(&folder.join(find::file_name(self.program)), &self.version) => return true,
            Ok(()) => "the prebuilt program does not run here".to_owned(),
            Err(error) => error.what,
        };
        eprintln!("      {problem}: compiling it");
        false
    }

    fn install(&self, session: &Session) -> Result<()> {
        let cache = &session.cache;
        let taken = find::program_in(&cache.join("bin"), self.program).is_some();
        let root = if taken { self.own_root(cache) } else { cache.clone() };
        if self.download(session, &root.join("bin")) {
            return Ok(());
        }
        let mut command = Command::new("cargo");
        command.arg("install").arg("--root").arg(&root).args(["--force", "--bin", self.program]);
        if self.locked {
            command.arg("--locked");
        }
        command.arg(format!("{}@={}", self.package, self.version));
        for (key, value) in QUICK_BUILD {
            command.env(key, value);
        }
        // Shared, because these programs use many of the same crates; kept until the set-up is done, so that an
        // interrupted one continues where it stopped.
        command.env("CARGO_TARGET_DIR", session.scratch());
        // Outside the project, whose cargo settings (target, flags) do not apply to these programs.
        command.current_dir(cache);
        session.run(self.program, &mut command)
    }
}

/// These programs run for seconds and are built once: their build time matters.
const QUICK_BUILD: [(&str, &str); 8] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
    ("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback"),
    ("CARGO_TERM_COLOR", "never"),
    // Flags for the project (a linker, a CPU) do not apply to these programs.
    ("RUSTFLAGS", ""),
];

/// The version of `package` in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name);
    lines.nth(1)?.trim().strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_comes_from_the_lock_file() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "bindgen"), None);
        assert_eq!(locked_version("name = \"wasm-bindgen\"", "wasm-bindgen"), None);
    }
}
