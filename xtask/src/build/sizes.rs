//! What a first visit of each kind of page transfers.

use atbildiba::app::pages::{PAGES, PageKind};
use site::build::compress::sent;
use site::build::{Built, file_error};
use site::error::{Error, OrFail, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Bytes after brotli, by part, for one kind of page; without photos.
pub type Parts = BTreeMap<String, usize>;

/// By kind of page.
pub type Sizes = BTreeMap<String, Parts>;

/// Measures the built site in its default language; `parts` lists the files of each part of the program.
pub fn measure(built: &Built, parts: &[(String, Vec<String>)]) -> Result<Sizes> {
    let assets = &built.assets;
    let size = |path: &str| sent(&assets.folder().join(path));
    let asset = |name: &str| -> Result<usize> { size(&assets.get(name)?.path) };
    let sum = |names: &mut dyn Iterator<Item = &str>| names.map(asset).sum::<Result<usize>>();
    let font = sum(&mut built.fonts.iter().map(String::as_str))?;
    let mut sizes = Sizes::new();
    // A campaign may lack some sections.
    let is_built = |kind: &&PageKind| !kind.sample.is_empty() && assets.folder().join(kind.sample).is_file();
    for kind in PAGES.iter().filter(is_built) {
        if kind.is_framed {
            sizes.insert(kind.name.into(), framed(built, kind, font)?);
            continue;
        }
        let part = parts.iter().find(|(name, _)| kind.part.is_some_and(|part| part.name() == *name));
        let wasm = asset("app.wasm")? + sum(&mut part.iter().flat_map(|(_, files)| files.iter().map(String::as_str)))?;
        let script = asset("app.js")? + asset("boot.js")?;
        let data = data_of(&assets.folder().join(kind.sample))?;
        let data = data.iter().map(|path| size(path)).sum::<Result<usize>>()?;
        let parts = [
            ("wasm", wasm),
            ("scripts", script),
            ("font", font),
            ("data", data),
            // With its style.
            ("html", size(kind.sample)?),
        ];
        sizes.insert(kind.name.into(), parts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect());
    }
    Ok(sizes)
}

/// A page for frames, which has no program.
fn framed(built: &Built, kind: &PageKind, font: usize) -> Result<Parts> {
    let assets = &built.assets;
    let asset = |name: &str| sent(&assets.folder().join(&assets.get(name)?.path));
    let parts = [
        ("scripts", asset("embed.js")?),
        ("style", asset(&site::build::style::sheet(kind.name))?),
        ("font", font),
        ("html", sent(&assets.folder().join(kind.sample))?),
    ];
    Ok(parts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect())
}

/// The data files that a page loads, according to the page.
fn data_of(page: &Path) -> Result<Vec<String>> {
    let html = fs::read_to_string(page).map_err(|error| file_error("read", page, error))?;
    let value = |name: &str| html.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    let (lang, pairs) = (value("lang").unwrap_or_default(), value("data-assets").unwrap_or_default());
    let files = pairs.split_ascii_whitespace().filter_map(|pair| pair.split_once('='));
    Ok(files.map(|(_, file)| format!("data/{lang}/{file}.json")).collect())
}

/// The recorded sizes, so that a change is visible in a commit.
const RECORD: &str = "tests/sizes.json";

/// The sizes of the last build.
const MEASURED: &str = "target/sizes.json";

/// The target for a first visit of any page.
const MAX: usize = 130_000;

/// Growth up to this many thousandths needs no explanation.
const TOLERANCE: usize = 10;

/// Writes the measured sizes to `target/sizes.json`, for [`compare`].
pub fn note(project: &Path, sizes: &Sizes) -> Result<()> {
    let text = serde_json::to_string_pretty(sizes).or_fail(|| "the sizes".into(), "")? + "\n";
    let path = project.join(MEASURED);
    fs::write(&path, text).map_err(|error| file_error("write", &path, error))
}

/// Compares the last build with the recorded sizes.
///
/// # Errors
/// A kind of page grew; includes how to accept a wanted growth. Exceeding the target is only reported.
pub fn compare(project: &Path) -> Result<()> {
    let read = |name: &str| -> Result<Sizes> {
        let path = project.join(name);
        let text = fs::read_to_string(&path).map_err(|error| file_error("read", &path, error))?;
        serde_json::from_str(&text).or_fail(|| path.display().to_string(), "update it from target/sizes.json")
    };
    let (now, before) = (read(MEASURED)?, read(RECORD)?);
    let mut wrong = Vec::new();
    for (kind, parts) in &now {
        let total: usize = parts.values().sum();
        let known: usize = before.get(kind).map_or(0, |parts| parts.values().sum());
        if total * 1000 > known * (1000 + TOLERANCE) {
            wrong.push(format!("{kind}: {total} bytes, recorded are {known}"));
        }
        if total > MAX {
            println!("notice: {kind} transfers {total} bytes at a first visit, the aim is {MAX}");
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        format!("a first visit transfers more than recorded:\n  {}", wrong.join("\n  ")),
        format!("make it smaller, or copy {MEASURED} to {RECORD} and say in the commit why it grew"),
    ))
}

/// A table for people.
pub fn table(sizes: &Sizes) -> String {
    let mut out = String::from("First visit, bytes over the wire (brotli):\n");
    let names = ["html", "style", "font", "scripts", "wasm", "data"];
    out += &format!("{:>12}", "");
    for name in names {
        out += &format!("{name:>9}");
    }
    out += "    total\n";
    for (kind, parts) in sizes {
        out += &format!("{kind:>12}");
        for name in names {
            out += &format!("{:>9}", parts.get(name).copied().unwrap_or_default());
        }
        out += &format!("{:>9}\n", parts.values().sum::<usize>());
    }
    out
}
