//! The wasm and the JavaScript that starts it.

use super::{Options, assets::Assets};
use crate::error::{Error, Result};
use super::file_error;
use crate::setup::Tools;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Compiles with trunk and adds `app.js`, `app.wasm` and `boot.js`.
pub fn compile(options: &Options, tools: &Tools, assets: &mut Assets) -> Result<()> {
    let mut trunk = tools.trunk()?;
    trunk.current_dir(&options.project).arg("build").args(["--color", "never", "--log", "warn"]);
    if !options.dev {
        trunk.arg("--release");
    }
    run(trunk, "trunk build", "read the compiler's messages above")?;
    let made = options.project.join("target/trunk");
    let wasm = made.join("atbildiba_bg.wasm");
    if !options.dev {
        optimise(tools, &wasm)?;
    }
    let wasm = assets.add("app.wasm", &read(&wasm)?)?;
    let glue = text(&made.join("atbildiba.js"))?;
    let start = text(&options.project.join("src/start.js"))?
        .replace("{wasm}", &wasm.path)
        .replace("{integrity}", &wasm.integrity);
    let app = entry(&glue, &start)?;
    assets.add("app.js", app.as_bytes())?;
    let boot = text(&options.project.join("src/boot.js"))?;
    assets.add("boot.js", super::style::squeeze_script(&boot).as_bytes())?;
    Ok(())
}

/// What rustc writes for the wasm target by default; named one by one, since `--all-features` makes wasm that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes the wasm smaller where `wasm-opt` is there.
fn optimise(tools: &Tools, wasm: &Path) -> Result<()> {
    let Some(wasm_opt) = &tools.wasm_opt else { return Ok(()) };
    let mut command = wasm_opt.command();
    command.arg("-Oz").args(FEATURES).arg(wasm).arg("-o").arg(wasm);
    run(command, "wasm-opt", "see its messages above")
}

fn run(mut command: Command, name: &str, fix: &str) -> Result<()> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("{name} failed ({status})"), fix)),
        Err(error) => Err(Error::new(format!("{name} could not be started: {error}"), "run the command again")),
    }
}

/// wasm-bindgen's module with our start behind it: one request instead of two. Its exports become
/// plain names.
fn entry(glue: &str, start: &str) -> Result<String> {
    let changed = || Error::new("wasm-bindgen's JavaScript has another form than expected", "pin the version in Cargo.toml");
    let export = glue.rfind("export").ok_or_else(changed)?;
    let list = &glue[export..];
    // `export { initSync, __wbg_init as default };`, minified or not
    let default = list
        .split(['{', ',', '}', ';'])
        .find_map(|part| part.trim().strip_suffix(" as default"))
        .ok_or_else(changed)?
        .trim();
    let start = super::style::squeeze_script(start).replace("__wbg_init", default);
    Ok(format!("{};{start}", &glue[..export].trim_end_matches([';', '\n', ' '])))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| file_error("read", path, error))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| file_error("read", path, error))
}
