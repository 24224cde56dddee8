//! `build`: compiles the engine and builds a site from it.
//!
//! trunk compiles the program. Its hook (`Trunk.toml`) calls [`hook`], which creates an engine from cargo's output
//! ([`wasm`]) and, with the crate `site`, a site from the engine. `trunk build` and `trunk serve` therefore produce the
//! whole site, too. This module also reports the result: [`sizes`], and the bill of materials ([`sbom`]).

mod joining;
mod module;
mod parts;
pub mod photos;
pub mod sbom;
pub mod sizes;
mod trim;
pub mod wasm;

use crate::setup::Tools;
use serde::{Deserialize, Serialize};
use site::build::{Callbacks, data, file_error, files_below};
use site::engine::Engine;
use site::error::{Error, OrFail, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// The project's folder.
    pub project: PathBuf,
    /// Compile fast instead of small.
    pub dev: bool,
    /// The site to build.
    pub site: site::build::Options,
}

impl Options {
    /// The bundled campaign, into `dist/`.
    pub fn new(project: &Path) -> Self {
        let cache = project.join("target/photos");
        let site = site::build::Options::new(&project.join("public"), &project.join("dist"), &cache);
        Self { project: project.into(), dev: false, site }
    }
}

/// Passes options from [`build`] to [`hook`].
const OPTIONS: &str = "ATBILDIBA_BUILD";

/// Builds the site.
///
/// # Errors
/// What failed and what to do. The previous site stays as it is.
pub fn build(options: &Options, tools: &Tools) -> Result<()> {
    // Checked before anything is compiled.
    data::read(&options.site.content, site::build::today(), &|_| {})?;
    let out = site::build::OutputFolder::new(&options.site.out, &options.site.content)?;
    let mut trunk = wasm::trunk(options, tools)?;
    trunk.arg("--dist").arg(out.staging());
    trunk.env(OPTIONS, serde_json::to_string(options).or_fail(|| "the options".into(), "report it")?);
    wasm::run(trunk, "trunk build", "read the messages above")?;
    out.put_in_place()
}

/// Called by trunk when the program is compiled: builds the site, replacing trunk's output.
///
/// # Errors
/// What failed and what to do.
pub fn hook(project: &Path) -> Result<()> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let advice = "this is what trunk calls: use `trunk build`, `trunk serve` or `cargo xtask build`";
    let staging = variable("TRUNK_STAGING_DIR").ok_or_else(|| Error::new("TRUNK_STAGING_DIR is not set", advice))?;
    let staging = Path::new(&staging);
    let told = variable(OPTIONS).map(|text| serde_json::from_str(&text)).transpose();
    let told: Option<Options> = told.or_fail(|| OPTIONS.into(), advice)?;
    let is_told = told.is_some();
    let options = told.unwrap_or_else(|| {
        let dev = variable("TRUNK_PROFILE").is_some_and(|profile| profile != "release");
        let mut options = Options { dev, ..Options::new(project) };
        options.site.is_compressed = !dev;
        options.site.is_preview = dev;
        options.site.public_url = variable("TRUNK_PUBLIC_URL").unwrap_or_else(|| "/".into());
        options
    });
    let started = std::time::Instant::now();
    let tools = crate::setup::for_build(project)?;
    let reload = reload_script(&staging.join("index.html"));
    fs::remove_dir_all(staging)
        .and_then(|()| fs::create_dir_all(staging))
        .map_err(|error| file_error("empty", staging, error))?;
    let (engine, parts) = engine(&options, &tools)?;
    if is_told && options.dev {
        // `serve --dev` renders pages when requested.
        return Ok(());
    }
    let printer = site::progress::Printer::new();
    let callbacks = Callbacks {
        step: &|step| printer.print(step),
        warn: &|warning| eprintln!("warning: {warning}"),
        photos: &|sources, cache, ids, told| photos::fill(&tools, project, sources, cache, ids, told),
    };
    let built = site::build::build_into(&engine, &options.site, staging, &callbacks)?;
    if options.dev {
        for_trunk_serve(staging, &reload)?;
    }
    println!("{} pages in {} s", built.pages, started.elapsed().as_secs());
    if options.dev {
        return Ok(());
    }
    let sizes = sizes::measure(&built, &parts)?;
    if options.site.is_compressed {
        println!("{}\n{}", sizes::table(&sizes), built.offline.table(staging)?);
    }
    if options.site.content == project.join("public") {
        sizes::note(project, &sizes)?;
        site::publish::write(project).map_err(|error| file_error("write", &project.join("publish"), error))?;
        let schemas = project.join("public/data/schema");
        campaign::schema::write(&schemas).map_err(|error| file_error("write", &schemas, error))?;
    }
    Ok(())
}

/// The engine as one file, for the program `atbildiba`.
pub fn engine_file(project: &Path) -> PathBuf {
    project.join("target/engine")
}

/// The same, compiled fast instead of small.
pub fn dev_engine_file(project: &Path) -> PathBuf {
    project.join("target/dev-engine")
}

/// The files that each part of the program loads.
type FilesOfParts = Vec<(String, Vec<String>)>;

/// Creates the engine from the sources and cargo's output.
fn engine(options: &Options, tools: &Tools) -> Result<(Engine, FilesOfParts)> {
    println!("building: engine …");
    let mut engine = site::engine::from_sources(&options.project, &|script| wasm::minify(options, tools, script))?;
    let parts = wasm::compile(options, tools, &mut engine)?;
    engine.add("root/sbom.json", sbom::text(&options.project, tools, "atbildiba", "wasm32-unknown-unknown")?);
    engine.write(&if options.dev { dev_engine_file(&options.project) } else { engine_file(&options.project) })?;
    Ok((engine, parts))
}

/// The script with which `trunk serve` reloads pages, extracted from trunk's page.
fn reload_script(page: &Path) -> String {
    let page = fs::read_to_string(page).unwrap_or_default();
    let scripts = page.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next());
    let found = scripts.filter(|script| script.contains("trunk/ws")).last();
    found.map(|script| format!("<script>{script}</script>")).unwrap_or_default()
}

/// trunk's server answers `/calendar` with `calendar/index.html` and does not find `calendar.html`.
fn for_trunk_serve(site: &Path, reload: &str) -> Result<()> {
    for (name, path) in files_below(site)? {
        let Some(address) = name.strip_suffix(".html") else { continue };
        let page = fs::read_to_string(&path).map_err(|error| file_error("read", &path, error))?;
        let page = page.replace("</body>", &format!("{reload}</body>"));
        let mut places = vec![path.clone()];
        if !address.ends_with("index") {
            places.push(site.join(address).join("index.html"));
        }
        for place in places {
            let folder = place.parent().unwrap_or(site);
            fs::create_dir_all(folder).map_err(|error| file_error("make the folder", folder, error))?;
            fs::write(&place, &page).map_err(|error| file_error("write", &place, error))?;
        }
    }
    Ok(())
}
