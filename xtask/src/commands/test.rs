//! `test`: all tests, the fastest first.

use crate::browser::{self, Selection};
use crate::build;
use crate::cli::{Build, Test};
use crate::commands::make::{self, Mode};
use crate::setup::{self, Browsers};
use site::build::{Callbacks, files_below};
use site::engine::Engine;
use site::error::{Error, OrFail, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs everything; stops at the first step that fails.
pub fn run(options: &Test) -> Result<()> {
    let project = super::project()?;
    if let Some(site) = options.site.as_ref().filter(|_| options.only == "hosts") {
        return crate::hosts::run(site, &setup::for_hosts()?);
    }
    if let Some(site) = options.site.as_ref().filter(|_| options.only == "validators") {
        return validators(&project, site);
    }
    if let Some(site) = &options.site {
        let (_, browsers) = setup::for_test(&project)?;
        return in_browsers(site, &browsers, selection(options));
    }
    if options.only == "javascript" {
        return scripts(&project);
    }
    let started = Instant::now();
    lints(&project)?;
    step("unit, property and conformance tests");
    cargo(&project, &["test"], "fix the failures above")?;
    println!("\nall native tests passed in {} s", started.elapsed().as_secs());
    if options.fast { Ok(()) } else { browsers(&project, selection(options)) }
}

/// The requested browser tests.
fn selection(options: &Test) -> Selection<'_> {
    match options.only.as_str() {
        "" if options.all => Selection::All,
        "" => Selection::Shared,
        filter => Selection::Named(filter),
    }
}

/// Everything that is checked without running it.
fn lints(project: &Path) -> Result<()> {
    let toolchain = setup::for_lint(project)?;
    step("formatting");
    cargo(project, &["fmt", "--all", "--check"], "run `cargo fmt --all`")?;
    step("lints, JavaScript");
    scripts(project)?;
    step("lints, native");
    let lints = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    cargo(project, &lints, "fix the warnings of clippy above")?;
    step("lints, wasm");
    let mut clippy = toolchain.command("cargo")?;
    clippy.args(["clippy", "--package", "atbildiba", "--bins", "--target", "wasm32-unknown-unknown"]);
    clippy.args(["--", "--deny", "warnings"]);
    execute(project, clippy, "fix the warnings of clippy above")?;
    step("documentation");
    let docs = ["doc", "--workspace", "--lib", "--no-deps", "--document-private-items"];
    let mut doc = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    doc.args(docs).env("RUSTDOCFLAGS", "--deny warnings --allow rustdoc::private-intra-doc-links");
    execute(project, doc, "fix the links and examples that rustdoc names above")?;
    step("schemas");
    if !campaign::schema::schemas_are_current(&project.join("public/data/schema")) {
        return Err(Error::new(
            "public/data/schema/ is not what the Rust types say",
            "run `cargo xtask build` and commit it",
        ));
    }
    Ok(())
}

fn browsers(project: &Path, selection: Selection) -> Result<()> {
    let (_, browsers) = setup::for_test(project)?;
    let (out, below) = (project.join("target/test-site"), project.join("target/test-site-below"));
    step("the release site");
    let site = Build { content: None, out: Some(out.clone()), public_url: "/".into(), urgent: false };
    make::build(&site, Mode::Release)?;
    step("a site below a path");
    let mut site = build::Options::new(project).site;
    (site.out, site.public_url, site.is_compressed) = (below, "/below/".into(), false);
    build_again(project, &site)?;
    step("sizes");
    build::sizes::compare(project)?;
    step("validators");
    validators(project, &out)?;
    step("the same site by the program alone");
    same_bytes(project, &out)?;
    step("servers of others");
    crate::hosts::run(&out, &setup::for_hosts()?)?;
    step("three browsers");
    in_browsers(&out, &browsers, selection)
}

fn validators(project: &Path, site: &Path) -> Result<()> {
    crate::validators::run(site, &setup::for_validators()?, &project.join("xtask/src/validators/html-validate.json"))
}

fn scripts(project: &Path) -> Result<()> {
    crate::validators::scripts::run(project, &setup::for_scripts()?)
}

/// Builds a site from the engine that was compiled for the release site.
fn build_again(project: &Path, options: &site::build::Options) -> Result<()> {
    let engine = Engine::read(&build::engine_file(project))?;
    let callbacks = Callbacks { step: &|_| {}, warn: &|_| {}, photos: site::photos::FILL };
    site::build::build(&engine, options, &callbacks).map(drop)
}

/// Builds the site again as the program `atbildiba` does, from its embedded engine, and compares every file.
fn same_bytes(project: &Path, built: &Path) -> Result<()> {
    let again = project.join("target/test-site-by-program");
    let options = site::build::Options::new(&project.join("public"), &again, &again.with_extension("photos"));
    build_again(project, &options)?;
    let files = |folder: &Path| -> Result<BTreeMap<String, Vec<u8>>> {
        let all = files_below(folder)?.into_iter().filter(|(name, _)| !name.ends_with(".br") && !name.ends_with(".gz"));
        all.map(|(name, path)| Ok((name, fs::read(&path).or_fail(|| path.display().to_string(), "")?))).collect()
    };
    let (one, other) = (files(built)?, files(&again)?);
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let count = names.len();
    let differs: Vec<&String> = names.into_iter().filter(|name| one.get(*name) != other.get(*name)).collect();
    if let Some(first) = differs.first() {
        return Err(Error::new(
            format!("{} of {count} files differ, the first is {first}", differs.len()),
            format!("compare {} with {}; was midnight in UTC between the two?", built.display(), again.display()),
        ));
    }
    println!("{count} files, byte for byte");
    Ok(())
}

fn in_browsers(site: &Path, browsers: &Browsers, selection: Selection) -> Result<()> {
    let summary = browser::run(site, browsers, selection)?;
    if summary.failed > 0 {
        let what = format!("{} browser tests failed", summary.failed);
        return Err(Error::new(what, "see above, with the pictures named there"));
    }
    Ok(())
}

fn step(name: &str) {
    println!("\n== {name}");
}

fn cargo(project: &Path, arguments: &[&str], fix: &str) -> Result<()> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    execute(project, command, fix)
}

fn execute(project: &Path, mut command: Command, fix: &str) -> Result<()> {
    command.current_dir(project);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("`{command:?}` failed ({status})"), fix)),
        Err(error) => Err(Error::new(format!("`{command:?}` could not be started: {error}"), "is cargo installed?")),
    }
}
