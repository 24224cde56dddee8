//! What a first visit of each kind of page transfers.

use super::assets::Assets;
use super::compress::brotli;
use crate::error::{Error, Result};
use super::file_error;
use std::collections::BTreeMap;
use std::fs;

/// Bytes after brotli, by part, for one kind of page; photos apart.
pub type Parts = BTreeMap<String, usize>;

/// By kind of page.
pub type Sizes = BTreeMap<String, Parts>;

/// The kinds of pages, with one page of each, its bundle, and the section whose data it loads.
const KINDS: [(&str, &str, &str, Option<&str>); 7] = [
    ("home", "index.html", "home", Some("home")),
    ("calendar", "calendar.html", "calendar", Some("events")),
    ("supporters", "supporters.html", "wall", Some("supporters")),
    ("timeline", "timeline.html", "timeline", Some("timeline")),
    ("help", "help.html", "home", None),
    ("about", "about.html", "home", None),
    ("not found", "404.html", "home", None),
];

/// Measures the built site.
pub fn measure(assets: &Assets) -> Result<Sizes> {
    let size = |path: &str| -> Result<usize> {
        let path = assets.folder().join(path);
        let bytes = fs::read(&path).map_err(|error| file_error("read", &path, error))?;
        Ok(if path.extension().is_some_and(|extension| extension == "woff2") { bytes.len() } else { brotli(&bytes).len() })
    };
    let asset = |name: &str| -> Result<usize> { size(&assets.get(name)?.path) };
    let (style, font) = (asset("style.css")?, asset("fonts/commissioner-800-lv.woff2")?);
    let core = asset("data/lv/core.json").or_else(|_| asset("data/en/core.json"))?;
    let mut sizes = Sizes::new();
    for (kind, page, bundle, section) in KINDS {
        let (wasm, script) = (asset(&format!("{bundle}.wasm"))?, asset(&format!("{bundle}.js"))? + asset("boot.js")?);
        let data = match section {
            Some(name) => asset(&format!("data/lv/{name}.json")).or_else(|_| asset(&format!("data/en/{name}.json")))?,
            None => 0,
        };
        let parts = [("wasm", wasm), ("scripts", script), ("style", style), ("font", font), ("data", core + data), ("html", size(page)?)];
        sizes.insert(kind.into(), parts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect());
    }
    Ok(sizes)
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
