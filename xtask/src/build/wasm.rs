//! The wasm and the JavaScript that starts it.

use super::{Options, assets::Assets, cores, file_error, trim};
use crate::error::{Error, Result};
use crate::setup::Tools;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The bundles, each a binary of the app crate: `home` is `src/main.rs`, the others are in `src/bin/`.
pub const BUNDLES: [(&str, &str); 6] = [
    ("home", "atbildiba"),
    ("calendar", "calendar"),
    ("wall", "wall"),
    ("timeline", "timeline"),
    ("join", "join"),
    ("kiosk", "kiosk"),
];

/// Compiles with trunk and adds `{bundle}.js` and `{bundle}.wasm`.
pub fn compile(options: &Options, tools: &Tools, assets: &mut Assets) -> Result<()> {
    compile_all(options, tools)?;
    let start = text(&options.project.join("src/start.js"))?;
    let made = cores::each(BUNDLES.to_vec(), |(bundle, binary)| {
        let made = trunk(options, tools, bundle, binary)?;
        let wasm = made.join(format!("{binary}_bg.wasm"));
        let glue = entry(&text(&made.join(format!("{binary}.js")))?, &start)?;
        let glue = if options.dev { glue } else { optimise(options, tools, &wasm, glue)? };
        Ok((bundle, wasm, glue))
    })?;
    for (bundle, wasm, glue) in made {
        let wasm = assets.add(&format!("{bundle}.wasm"), &read(&wasm)?)?;
        let script = glue.replace("{wasm}", &wasm.path).replace("{integrity}", &wasm.integrity);
        let script = small(options, tools, &script)?;
        assets.add(&format!("{bundle}.js"), script.as_bytes())?;
    }
    let away = small(options, tools, &text(&options.project.join("src/away.js"))?)?;
    assets.add("away.js", away.as_bytes())?;
    Ok(())
}

/// All bundles in one run of cargo, which so uses all cores; trunk then finds them compiled.
fn compile_all(options: &Options, tools: &Tools) -> Result<()> {
    let mut cargo = tools.command("cargo")?;
    cargo.current_dir(&options.project).args(["build", "--package", "atbildiba", "--bins"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]).env(FLAGS, flags(options, tools)?);
    if !options.dev {
        cargo.arg("--release").envs(tools.small_std.iter().flatten().cloned());
    }
    run(cargo, "cargo build for wasm", "read the compiler's messages above")
}

/// Lets trunk make one bundle: the page's template names the home page's binary, the others get a copy.
fn trunk(options: &Options, tools: &Tools, bundle: &str, binary: &str) -> Result<PathBuf> {
    let folder = options.project.join("target/trunk");
    let made = folder.join(bundle);
    let template = text(&options.project.join("index.html"))?;
    let page = options.project.join(format!("target/trunk-{bundle}.html"));
    let line = template.lines().find(|line| line.contains("data-trunk")).unwrap_or_default();
    let link = line
        .replace("<link data-trunk", "<link data-trunk href=\"../Cargo.toml\"")
        .replace("data-bin=\"atbildiba\"", &format!("data-bin=\"{binary}\""));
    fs::write(&page, format!("<!doctype html><html><head>{link}</head><body></body></html>"))
        .map_err(|error| file_error("write", &page, error))?;
    let mut trunk = tools.trunk()?;
    trunk.current_dir(&options.project).arg("build").arg(&page).arg("--dist").arg(&made);
    trunk.args(["--color", "never", "--log", "warn"]).env(FLAGS, flags(options, tools)?);
    // All is compiled by now; several wait for each other here, which cargo would say of each.
    trunk.env("CARGO_TERM_QUIET", "true");
    if !options.dev {
        trunk.arg("--release").envs(tools.small_std.iter().flatten().cloned());
    }
    run(trunk, "trunk build", "read the compiler's messages above")?;
    Ok(made)
}

/// Cargo's variable for rustc's arguments, which are separated by 0x1f so that paths may hold blanks.
const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// Takes this machine's folders out of the wasm, where panics name source files: the same sources give the same bytes
/// everywhere, and nobody learns how the builder's home is called.
fn flags(options: &Options, tools: &Tools) -> Result<String> {
    let rustc = |argument: &str| -> Result<String> {
        let mut command = tools.command("rustc")?;
        let args: Vec<&str> = argument.split(' ').collect();
        let out = command.args(args).output().map_err(|error| file_error("start", Path::new("rustc"), error))?;
        Ok(String::from_utf8_lossy(&out.stdout).into_owned())
    };
    let sysroot = rustc("--print sysroot")?;
    let version = rustc("-vV")?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let short = [
        (options.project.display().to_string(), "site".to_owned()),
        (cargo.join("registry/src").display().to_string(), "crates".to_owned()),
        // As the standard library's own paths are where its sources are not installed.
        (format!("{}/lib/rustlib/src/rust", sysroot.trim()), format!("/rustc/{commit}")),
    ];
    let mut flags: Vec<String> = short.map(|(from, to)| format!("--remap-path-prefix={from}={to}")).into();
    if tools.small_std.is_some() && !options.dev {
        flags.extend(crate::setup::SMALL_FLAGS.map(String::from));
    }
    Ok(flags.join("\x1f"))
}

/// What rustc writes for the wasm target by default; named one by one, since `--all-features` makes wasm that browsers refuse.
pub(super) const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes the wasm smaller where `wasm-opt` is there; gives the JavaScript that fits it.
fn optimise(options: &Options, tools: &Tools, wasm: &Path, glue: String) -> Result<String> {
    let Some(wasm_opt) = &tools.wasm_opt else { return Ok(glue) };
    let mut command = wasm_opt.tool("wasm-opt");
    command.arg("-Oz").args(FEATURES).arg(wasm).arg("-o").arg(wasm);
    // Only what esbuild has left tells what is unused; only the pinned version's list of names is known.
    if tools.esbuild.is_none() || !wasm_opt.is_pinned() {
        run(command, "wasm-opt", "see its messages above")?;
        return Ok(glue);
    }
    let glue = trim::pure(&glue);
    trim::drop_unused(wasm_opt, wasm, &glue, &small(options, tools, &glue)?)?;
    let output = command.arg(trim::SHORTEN).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Error::new(format!("wasm-opt could not be started: {error}"), AGAIN))?;
    if !output.status.success() {
        return Err(Error::new(format!("wasm-opt failed ({})", output.status), "see its messages above"));
    }
    trim::Names::read(&output.stdout)?.rename(&glue)
}

const AGAIN: &str = "run the command again";

pub(super) fn run(mut command: Command, name: &str, fix: &str) -> Result<()> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("{name} failed ({status})"), fix)),
        Err(error) => Err(Error::new(format!("{name} could not be started: {error}"), AGAIN)),
    }
}

/// Said where a newer wasm-bindgen writes otherwise.
pub(super) fn changed() -> Error {
    Error::new("wasm-bindgen's JavaScript has another form than expected", "pin the version in Cargo.toml")
}

/// wasm-bindgen's module with our start behind it: one request instead of two, and no exports, so that what nobody
/// calls can be left out.
fn entry(glue: &str, start: &str) -> Result<String> {
    let export = glue.rfind("export").ok_or_else(changed)?;
    let list = &glue[export..];
    // `export { initSync, __wbg_init as default };`
    let default = list
        .split(['{', ',', '}', ';'])
        .find_map(|part| part.trim().strip_suffix(" as default"))
        .ok_or_else(changed)?
        .trim();
    let start = start.replace("__wbg_init", default);
    let glue: String = glue[..export]
        .lines()
        // These lines alone would keep classes that are never used.
        .filter(|line| !line.starts_with("if (Symbol.dispose)"))
        .map(|line| line.strip_prefix("export ").unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    Ok(glue + &start)
}

/// A module without what it does not need, where esbuild is there.
pub(super) fn small(options: &Options, tools: &Tools, script: &str) -> Result<String> {
    let Some(esbuild) = tools.esbuild.as_ref().filter(|_| !options.dev) else {
        return Ok(super::style::squeeze_script(script));
    };
    let mut node = Command::new("node");
    // Bundled, since only then the unused is left out; there is nothing else to bundle.
    node.arg(esbuild).args(["--bundle", "--minify", "--format=esm", "--target=es2020", "--log-level=warning"]);
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    let failed = |what: String| Error::new(format!("esbuild failed: {what}"), "see its messages above");
    let mut child = node.spawn().map_err(|error| failed(error.to_string()))?;
    let mut input = child.stdin.take().expect("piped");
    let script = script.to_owned();
    // In a thread: a script larger than a pipe holds is read while the answer is written.
    let writer = std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
    let written = writer.join().is_ok_and(|written| written.is_ok());
    if !output.status.success() || !written {
        return Err(failed(output.status.to_string()));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(error.to_string()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| file_error("read", path, error))
}

pub(super) fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| file_error("read", path, error))
}
