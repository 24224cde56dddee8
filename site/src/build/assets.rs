//! The site's files: hashed names and integrity.

use super::file_error;
use crate::engine::Engine;
use crate::error::{Error, Result};
use base64::Engine as _;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file whose name contains the hash of its bytes.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path below the site's root: `app.0123456789abcdef.js`.
    pub path: String,
    /// The hash in the name.
    pub hash: String,
    /// The value of `integrity` attributes.
    pub integrity: String,
}

impl Asset {
    /// The asset for a plain name and bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let base64 = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes));
        Self { path: format!("{stem}.{hash}.{extension}"), hash, integrity: format!("sha384-{base64}") }
    }
}

/// The folder being filled, and its files by plain name.
pub struct Assets {
    folder: PathBuf,
    by_name: BTreeMap<String, Asset>,
}

impl Assets {
    /// An empty folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.into(), by_name: BTreeMap::new() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes `name` (`data/lv/core.json`) under its hashed name (`data/lv/core.0123456789abcdef.json`).
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<Asset> {
        let asset = Asset::of(name, bytes);
        self.write(&asset.path, bytes)?;
        self.by_name.insert(name.into(), asset.clone());
        Ok(asset)
    }

    /// Writes the engine's files that are the same for every site, except the fonts, of which a site gets only those it
    /// needs ([`super::style`]).
    pub fn add_engine(&mut self, engine: &Engine) -> Result<()> {
        for (name, bytes) in engine.below("assets/").filter(|(name, _)| !name.starts_with("fonts/")) {
            self.add(name, bytes)?;
        }
        for (name, bytes) in engine.below("root/") {
            self.write(name, bytes)?;
        }
        Ok(())
    }

    /// Writes a file under exactly this name.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let file = self.folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| file_error("make the folder", parent, error))?;
        }
        fs::write(&file, bytes).map_err(|error| file_error("write", &file, error))
    }

    /// An asset added earlier.
    pub fn get(&self, name: &str) -> Result<&Asset> {
        self.by_name
            .get(name)
            .ok_or_else(|| Error::new(format!("{name} was not built: this is a mistake in the program"), "report it"))
    }
}

/// All files below a folder, sorted: path relative to it with `/`, and full path. Empty if the folder does not exist.
pub fn files_below(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push((relative.to_string_lossy().replace('\\', "/"), path));
            }
        }
    }
    found.sort();
    Ok(found)
}
