//! `build`: from the sources and a content folder to `dist/`, ready for any static host.
//!
//! trunk compiles the program; its hook (`Trunk.toml`) comes back to [`hook`], which makes the site of what cargo wrote. So
//! `trunk build` and `trunk serve` give the whole site, too.
//!
//! Steps, each in a module: split the program ([`wasm`]), photos ([`crate::photos`]), cut the content into what pages load ([`data`]),
//! style ([`style`]), icons and what makes it an app ([`icons`], [`webmanifest`]), pages ([`pages`]), calendars
//! ([`feeds`]), kiosks ([`kiosk`]), what it is made of ([`sbom`]), the service worker ([`worker`]), compressed copies ([`compress`]), sizes ([`sizes`]). Everything is
//! written into a folder beside and moved into place at the end, so a failed build changes nothing.

mod assets;
mod compress;
mod cores;
mod data;
mod feeds;
mod icons;
mod kiosk;
mod module;
mod neutral;
mod pack;
mod pages;
mod parts;
mod sbom;
pub mod sizes;
mod style;
#[cfg(test)]
mod tests;
mod trim;
mod wasm;
pub mod webmanifest;
pub mod worker;

pub use assets::{Assets, files_below};

use crate::error::{Error, OrFail, Result};
use crate::setup::Tools;
use atbildiba::dates::Date;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// The project's folder.
    pub project: PathBuf,
    /// The content folder: holds `data/` and `photos/`.
    pub content: PathBuf,
    /// Where the site is written.
    pub out: PathBuf,
    /// Path under which the site is published, `/` or `/campaign/`.
    pub public_url: String,
    /// Compile fast instead of small.
    pub dev: bool,
    /// For measuring large content: no page for each event, supporter and entry, no feeds.
    pub is_sample: bool,
    /// With `.br` and `.gz` beside each file that gains by it.
    pub is_compressed: bool,
    /// The version before had wrong help numbers: whoever has it stored is told so and asked to load this one.
    pub urgent: bool,
}

impl Options {
    /// The bundled campaign into `dist/`.
    pub fn new(project: &Path) -> Self {
        Self {
            project: project.into(),
            content: project.join("public"),
            out: project.join("dist"),
            public_url: "/".into(),
            dev: false,
            is_sample: false,
            is_compressed: false,
            urgent: false,
        }
    }

    /// The public path without a slash at the end.
    fn root(&self) -> &str {
        self.public_url.trim_end_matches('/')
    }
}

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// How many pages.
    pub pages: usize,
    /// What a first visit transfers.
    pub sizes: sizes::Sizes,
    /// What the service worker keeps.
    pub offline: worker::Offline,
}

/// What [`build`] tells [`hook`].
const OPTIONS: &str = "ATBILDIBA_BUILD";

/// Builds the site.
///
/// # Errors
/// Says what failed and what to do; the site that was there before stays as it is.
pub fn build(options: &Options, tools: &Tools) -> Result<()> {
    // Before anything is compiled.
    data::read(&options.content, build_day())?;
    let staging = options.out.with_extension("staging");
    let _ = fs::remove_dir_all(&staging);
    let mut trunk = wasm::trunk(options, tools)?;
    trunk.arg("--dist").arg(&staging);
    trunk.env(OPTIONS, serde_json::to_string(options).or_fail(|| "the options".into(), "report it")?);
    let built = wasm::run(trunk, "trunk build", "read the messages above");
    if built.is_ok() {
        put_in_place(&staging, &options.out)?;
    } else {
        let _ = fs::remove_dir_all(&staging);
    }
    built
}

/// What trunk calls once the program is compiled: makes the site in place of what trunk has made.
///
/// # Errors
/// Says what failed and what to do.
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
        let public_url = variable("TRUNK_PUBLIC_URL").unwrap_or_else(|| "/".into());
        Options { dev, is_compressed: !dev, public_url, ..Options::new(project) }
    });
    let started = std::time::Instant::now();
    let tools = crate::setup::for_build(project)?;
    let reload = reload_script(&staging.join("index.html"));
    fs::remove_dir_all(staging)
        .and_then(|()| fs::create_dir_all(staging))
        .map_err(|error| file_error("empty", staging, error))?;
    let built = build_into(&options, &tools, staging, &|step| println!("building: {step} …"))?;
    if !is_told && options.dev {
        for_trunk_serve(staging, &reload)?;
    }
    println!("{} pages in {} s", built.pages, started.elapsed().as_secs());
    if options.is_compressed {
        println!("{}\n{}", sizes::table(&built.sizes), built.offline.table(staging)?);
    }
    Ok(())
}

/// The script with which `trunk serve` loads pages again, out of the page that trunk has made.
fn reload_script(page: &Path) -> String {
    let page = fs::read_to_string(page).unwrap_or_default();
    let scripts = page.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next());
    let found = scripts.filter(|script| script.contains("trunk/ws")).last();
    found.map(|script| format!("<script>{script}</script>")).unwrap_or_default()
}

/// trunk's server answers `/calendar` with `calendar/index.html`, and does not know `calendar.html`.
fn for_trunk_serve(site: &Path, reload: &str) -> Result<()> {
    for (name, path) in assets::files_below(site)? {
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

fn build_into(options: &Options, tools: &Tools, staging: &Path, step: &dyn Fn(&str)) -> Result<Built> {
    step("content");
    let built_on = build_day();
    let mut files = data::read(&options.content, built_on)?;
    step("wasm");
    let mut assets = Assets::new(staging);
    let parts = wasm::compile(options, tools, &mut assets)?;
    step("style and fonts");
    let fonts = style::bundle(options, &mut assets)?;
    let photos = data::folder(&options.content);
    for problem in crate::photos::make(
        &crate::photos::folder(&photos),
        &options.project.join("target/photos"),
        &mut files.files.supporters,
        &assets,
        &|sources, cache, ids, told| {
            step("the photos' encoders (compiled the first time, a few minutes)");
            let mut cargo = tools.command("cargo")?;
            cargo.current_dir(&options.project);
            crate::photos::encode(cargo, sources, cache, ids, told)
        },
        step,
    )? {
        eprintln!("warning: {problem}");
    }
    step("data");
    let languages = data::write(options, &files, &mut assets, built_on)?;
    kiosk::script(options, tools, &languages, &mut assets)?;
    assets.copy_public(options)?;
    icons::write(options, &mut assets)?;
    webmanifest::write(options, &files, &languages, &mut assets)?;
    step("pages");
    let pages = pages::write(options, &files, &languages, &fonts, &mut assets, built_on)?;
    if !options.is_sample {
        step("calendars to subscribe to");
        feeds::write(options.root(), &files, &languages, &assets, built_on)?;
        sbom::write(options, tools, &assets)?;
    }
    step("service worker");
    let tags: Vec<String> = languages.iter().map(|language| language.tag.clone()).collect();
    let offline = worker::write(options, &tags, &mut assets)?;
    let paths: Vec<String> = assets::files_below(staging)?.into_iter().map(|(path, _)| path).collect();
    assets.write("_headers", crate::publish::headers_file(options.root(), &paths).as_bytes())?;
    if options.is_compressed {
        step("compressed copies");
        compress::folder(staging)?;
    }
    step("sizes");
    let own = languages.first().map_or("", |language| &language.name);
    let fonts: Vec<&str> = fonts.iter().filter(|font| font.is_for(own)).map(|font| font.name.as_str()).collect();
    let sizes = sizes::measure(&assets, &fonts, &parts)?;
    if !options.dev && options.content == options.project.join("public") {
        sizes::note(&options.project, &sizes)?;
        crate::publish::write(&options.project)
            .map_err(|error| file_error("write", &options.project.join("publish"), error))?;
        crate::schema::write(&options.content.join("data/schema"))
            .map_err(|error| file_error("write", &options.content, error))?;
    }
    Ok(Built { pages, sizes, offline })
}

/// Swaps the new site in by renaming; the old one is gone only when the new one stands.
fn put_in_place(staging: &Path, out: &Path) -> Result<()> {
    let old = out.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if out.exists() {
        fs::rename(out, &old).map_err(|error| file_error("move aside", out, error))?;
    }
    fs::rename(staging, out).map_err(|error| file_error("move into place", staging, error))?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

/// The day that prerendered pages take for today: `SOURCE_DATE_EPOCH` (reproducible-builds.org) or
/// the machine's day in UTC.
pub fn build_day() -> Date {
    let seconds =
        std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok()).unwrap_or_else(|| {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0, |now| now.as_secs() as i64)
        });
    Date::from_days(seconds.div_euclid(86_400) as i32)
}

fn file_error(what: &str, path: &Path, error: std::io::Error) -> Error {
    Error::new(format!("could not {what} {}: {error}", path.display()), "")
}
