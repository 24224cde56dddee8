//! The wasm, and the JavaScript that starts it.
//!
//! cargo compiles one program. [`parts`] splits it by section, wasm-bindgen generates the script of its first part,
//! Binaryen optimises every part, and esbuild bundles the script with our start script ([`trim`] shortens names).

use super::Options;
use super::parts::{self, Exports, Parts};
use super::trim::{self, Names};
use crate::setup::{Tools, WasmOpt};
use serde_json::{Value, json};
use site::build::{cores, file_error};
use site::engine::{Engine, minify_script};
use site::error::{Error, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The module from which the program imports its loaders.
const LOADERS: &str = "__wasm_split.js";

/// Adds `app.js`, `app.wasm` and the parts; returns the files of each section, for [`super::sizes`].
pub fn compile(options: &Options, tools: &Tools, engine: &mut Engine) -> Result<Vec<(String, Vec<String>)>> {
    let folder = options.project.join("target/parts").join(if options.dev { "dev" } else { "release" });
    let parts = parts::split(&program(options), &folder)?;
    let main = bindgen(tools, &parts)?;
    let names = match tools.wasm_opt.as_ref().filter(|_| !options.dev) {
        Some(wasm_opt) => optimise(options, tools, wasm_opt, &parts, &main)?,
        None => Names::default(),
    };
    let sections = add_parts(options, tools, &parts, &names, engine)?;
    let app = engine.add_asset("app.wasm", read(&main)?);
    let loaders = loaders(options, &sections, &names, engine)?;
    write(&main.with_file_name(LOADERS), &loaders)?;
    let start = text(&options.project.join("src/start.js"))?;
    let start = start.replace("{wasm}", &app.path).replace("{integrity}", &app.integrity);
    let script = bundle(tools, &main, &start, &names, engine)?;
    engine.add_asset("app.js", script.into_bytes());
    Ok(sections)
}

/// trunk, with the flags that splitting needs: relocations between functions (`.cargo/config.toml` sets them, too, for
/// starting trunk directly).
pub fn trunk(options: &Options, tools: &Tools) -> Result<Command> {
    let mut trunk = tools.trunk()?;
    trunk.current_dir(&options.project).args(["build", "--color", "never", "--log", "warn"]);
    trunk.arg("--public-url").arg(&options.site.public_url).env(FLAGS, flags(options, tools)?);
    if !options.dev {
        trunk.arg("--release").envs(tools.small_std.iter().flatten().cloned());
    }
    Ok(trunk)
}

/// cargo's output.
fn program(options: &Options) -> PathBuf {
    let profile = if options.dev { "debug" } else { "release" };
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| options.project.join("target"), PathBuf::from);
    target.join("wasm32-unknown-unknown").join(profile).join("app.wasm")
}

/// Generates the script of the first part; returns the resulting module.
fn bindgen(tools: &Tools, parts: &Parts) -> Result<PathBuf> {
    let folder = parts.main.with_file_name("bindgen");
    let mut bindgen = tools.command(&tools.wasm_bindgen)?;
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app", "--out-dir"]);
    bindgen.arg(&folder).arg(&parts.main);
    run(bindgen, "wasm-bindgen", "see its messages above")?;
    Ok(folder.join("app_bg.wasm"))
}

/// Cargo's variable for rustc's arguments, which are separated by 0x1f so that paths may contain spaces.
pub const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// Removes this machine's paths from the compiled code, where panics name source files: the same sources give the same
/// bytes everywhere, and the builder's home directory stays private.
pub fn remapped(project: &Path, tools: &Tools) -> Result<Vec<String>> {
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
        (project.display().to_string(), "site".to_owned()),
        (cargo.join("registry/src").display().to_string(), "crates".to_owned()),
        // As the standard library's own paths are if its sources are not installed.
        (format!("{}/lib/rustlib/src/rust", sysroot.trim()), format!("/rustc/{commit}")),
    ];
    Ok(short.map(|(from, to)| format!("--remap-path-prefix={from}={to}")).into())
}

/// The compiler flags for the wasm.
fn flags(options: &Options, tools: &Tools) -> Result<String> {
    let mut flags = remapped(&options.project, tools)?;
    // Splitting needs relocations between functions.
    flags.push("-Clink-args=--emit-relocs".into());
    if tools.small_std.is_some() && !options.dev {
        flags.extend(crate::setup::SMALL_FLAGS.map(String::from));
    }
    Ok(flags.join("\x1f"))
}

/// The features that rustc enables for the wasm target by default, listed because `--all-features` produces wasm that
/// browsers reject.
pub(super) const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises the first part; returns the names by which it and its script call each other from then on.
fn optimise(options: &Options, tools: &Tools, wasm_opt: &WasmOpt, parts: &Parts, main: &Path) -> Result<Names> {
    let mut command = wasm_opt.tool("wasm-opt");
    command.arg("-Oz").args(FEATURES).arg(main).arg("-o").arg(main);
    // Only esbuild's output shows what is unused, and only the pinned version's list of names is known.
    if tools.esbuild.is_none() || !wasm_opt.is_pinned() {
        println!(
            "notice: without esbuild and Binaryen 132 the wasm keeps its long names and is a few kilobytes larger"
        );
        run(command, "wasm-opt", "see its messages above")?;
        return Ok(Names::default());
    }
    let sections = sections(parts).into_iter().map(|section| (section, Vec::new())).collect::<Vec<_>>();
    write(&main.with_file_name(LOADERS), &loaders(options, &sections, &Names::default(), &Engine::default())?)?;
    let script = esbuild(tools, main, &text(&options.project.join("src/start.js"))?, &Names::default())?;
    trim::drop_unused(wasm_opt, main, &script, &parts.shared()?)?;
    let output = command.arg(trim::SHORTEN).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Error::new(format!("wasm-opt could not be started: {error}"), AGAIN))?;
    if !output.status.success() {
        return Err(Error::new(format!("wasm-opt failed ({})", output.status), "see its messages above"));
    }
    let names = Names::read(&output.stdout)?;
    fs::write(main, names.with_modules(&read(main)?)?).map_err(|error| file_error("write", main, error))?;
    Ok(names)
}

/// The names of all sections.
fn sections(parts: &Parts) -> Vec<String> {
    let mut all: Vec<String> = parts.files.iter().flat_map(|group| group.needed_by.iter().cloned()).collect();
    all.sort();
    all.dedup();
    all
}

/// Adds the files of the parts; returns which of them, by name, each section loads.
fn add_parts(
    options: &Options,
    tools: &Tools,
    parts: &Parts,
    names: &Names,
    engine: &mut Engine,
) -> Result<Vec<(String, Vec<String>)>> {
    let exports: Exports =
        parts.shared()?.into_iter().map(|name| (name.clone(), names.export(&name).to_owned())).collect();
    let folder = parts.main.with_file_name("joined");
    fs::create_dir_all(&folder).map_err(|error| file_error("make the folder", &folder, error))?;
    // Merged by Binaryen if available; otherwise they stay as they are, larger and more numerous.
    let made =
        cores::each(parts.files.iter().collect(), |group| match tools.wasm_opt.as_ref().filter(|_| !options.dev) {
            Some(wasm_opt) => {
                let out = folder.join(group.name()).with_extension("wasm");
                parts::merge(wasm_opt, group, &exports, &out)?;
                Ok(vec![(format!("parts/{}.wasm", group.name()), read(&out)?)])
            }
            None => group
                .files
                .iter()
                .map(|file| {
                    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    Ok((format!("parts/{name}"), read(file)?))
                })
                .collect(),
        })?;
    let mut all: Vec<(String, Vec<String>)> =
        sections(parts).into_iter().map(|section| (section, Vec::new())).collect();
    for (group, files) in parts.files.iter().zip(made) {
        for (name, bytes) in files {
            engine.add_asset(&name, bytes);
            let loading = all.iter_mut().filter(|(section, _)| group.needed_by.contains(section));
            loading.for_each(|(_, files)| files.push(name.clone()));
        }
    }
    Ok(all)
}

/// The module with a loader for each section.
fn loaders(options: &Options, sections: &[(String, Vec<String>)], names: &Names, engine: &Engine) -> Result<String> {
    let mut files: Vec<&String> = sections.iter().flat_map(|(_, files)| files).collect();
    files.sort();
    files.dedup();
    let places =
        |names: &[String]| -> Vec<usize> { names.iter().filter_map(|name| files.binary_search(&name).ok()).collect() };
    let parts: Value = sections.iter().map(|(section, names)| (section.clone(), json!(places(names)))).collect();
    let listed = files.iter().map(|name| engine.asset(name).map(|asset| json!([asset.path, asset.integrity])));
    let listed = listed.collect::<Result<Vec<Value>>>()?;
    let mut exports = String::new();
    for (section, _) in sections {
        let import = format!("__wasm_split_load_{section}");
        exports += &format!(
            "const load_{section} = loader(\"{section}\");\nexport {{ load_{section} as {} }};\n",
            names.import(&import)
        );
    }
    let script = text(&options.project.join("src/parts.js"))?;
    let script =
        script.replace("\"{files}\"", &Value::from(listed).to_string()).replace("\"{parts}\"", &parts.to_string());
    Ok(script + &exports)
}

/// wasm-bindgen's script, the loaders and our start script in one file.
fn bundle(tools: &Tools, main: &Path, start: &str, names: &Names, engine: &mut Engine) -> Result<String> {
    if tools.esbuild.is_some() {
        return esbuild(tools, main, start, names);
    }
    // In three files: larger, but equivalent.
    let minified = |name: &str| Ok::<_, Error>(minify_script(&text(&main.with_file_name(name))?));
    let loaders = engine.add_asset("parts/loaders.js", minified(LOADERS)?.replace("./parts/", "./").into_bytes());
    let glue = minified("app.js")?.replace(&format!("./{LOADERS}"), &format!("./{}", loaders.path));
    let glue = engine.add_asset("glue.js", glue.into_bytes());
    Ok(start
        .replace("./app.js", &format!("./{}", glue.path))
        .replace(&format!("./{LOADERS}"), &format!("./{}", loaders.path)))
}

/// The start script with all its imports, and with the properties renamed as in the wasm.
fn esbuild(tools: &Tools, main: &Path, start: &str, names: &Names) -> Result<String> {
    let Some(esbuild) = &tools.esbuild else { return Ok(start.into()) };
    let entry = main.with_file_name("start.js");
    write(&entry, start)?;
    // The unused registries of classes may go. If they are written in another way, the script is merely larger.
    let glue = main.with_file_name("app.js");
    write(&glue, &text(&glue)?.replace(": new FinalizationRegistry", ": /* @__PURE__ */ new FinalizationRegistry"))?;
    let mut node = Command::new("node");
    node.arg(esbuild).arg(&entry);
    node.args(["--bundle", "--minify", "--format=esm", "--target=es2020", "--log-level=error"]);
    // Would retain classes that are never used.
    node.arg("--define:Symbol.dispose=undefined");
    let properties = names.properties();
    if !properties.is_empty() {
        let cache = main.with_file_name("names.json");
        write(&cache, &json!(properties).to_string())?;
        let all: Vec<String> = properties.keys().map(|name| name.replace('$', "\\$")).collect();
        node.arg(format!("--mangle-props=^({})$", all.join("|"))).arg(format!("--mangle-cache={}", cache.display()));
    }
    let output = node.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Error::new(format!("esbuild could not be started: {error}"), AGAIN))?;
    if !output.status.success() {
        return Err(Error::new(format!("esbuild failed: {}", output.status), "see its messages above"));
    }
    String::from_utf8(output.stdout).map_err(|error| Error::new(format!("esbuild failed: {error}"), AGAIN))
}

const AGAIN: &str = "run the command again";

pub fn run(mut command: Command, name: &str, fix: &str) -> Result<()> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("{name} failed ({status})"), fix)),
        Err(error) => Err(Error::new(format!("{name} could not be started: {error}"), AGAIN)),
    }
}

/// Minifies a module, if esbuild is available.
pub(super) fn minify(options: &Options, tools: &Tools, script: &str) -> Result<String> {
    let Some(esbuild) = tools.esbuild.as_ref().filter(|_| !options.dev) else {
        return Ok(minify_script(script));
    };
    let mut node = Command::new("node");
    // Bundled, because only then unused code is removed; there is nothing else to bundle.
    node.arg(esbuild).args(["--bundle", "--minify", "--format=esm", "--target=es2020", "--log-level=warning"]);
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    let failed = |what: String| Error::new(format!("esbuild failed: {what}"), "see its messages above");
    let mut child = node.spawn().map_err(|error| failed(error.to_string()))?;
    let mut input = child.stdin.take().expect("piped");
    let script = script.to_owned();
    // In a thread: a script larger than a pipe's buffer must be read while the output is written.
    let writer = std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
    let written = writer.join().is_ok_and(|written| written.is_ok());
    if !output.status.success() || !written {
        return Err(failed(output.status.to_string()));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(error.to_string()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| file_error("write", path, error))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| file_error("read", path, error))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| file_error("read", path, error))
}
