//! The engine: everything in a site that does not depend on the campaign. It contains the program and its parts,
//! scripts, style sheets, fonts, messages, and the frame of the pages.
//!
//! Compiling the engine requires a toolchain (`cargo xtask build`); building a site from it does not. The program
//! `atbildiba` embeds an engine and [`Engine::unpack`]s it at startup.
//!
//! The files by name:
//!
//! - `assets/…`: published under hashed names ([`crate::build::Assets`])
//! - `root/…`: published under their own names
//! - `template/…`: filled in for a campaign: the pages' frame `index.html`, `boot.js`, `height.js`, `session.js`,
//!   `sw.js`, `sw-kill.js`, `style/{kind of page}.css`
//! - `messages/{language}/ui.json` and `dates.json`

mod sources;

pub use sources::{Minify, from_sources, minify_script};

use crate::build::Asset;
use crate::error::{Error, OrFail, Result};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The files of the engine, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Engine {
    files: BTreeMap<String, Vec<u8>>,
}

impl Engine {
    /// Adds a file, replacing one of the same name.
    pub fn add(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(name.into(), bytes.into());
    }

    /// Adds `assets/{name}`; returns its hashed name, which is the same in every site.
    pub fn add_asset(&mut self, name: &str, bytes: Vec<u8>) -> Asset {
        let asset = Asset::of(name, &bytes);
        self.add(format!("assets/{name}"), bytes);
        asset
    }

    /// The hashed name of the file `assets/{name}`.
    ///
    /// # Errors
    /// As [`Engine::bytes`].
    pub fn asset(&self, name: &str) -> Result<Asset> {
        Ok(Asset::of(name, self.bytes(&format!("assets/{name}"))?))
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// There is no such file: the engine is of another version, or was not compiled.
    pub fn bytes(&self, name: &str) -> Result<&[u8]> {
        let found = self.files.get(name).map(Vec::as_slice);
        found.ok_or_else(|| Error::new(format!("the engine has no `{name}`"), "use the program as it was published"))
    }

    /// A text file.
    ///
    /// # Errors
    /// As [`Engine::bytes`], or it is not UTF-8.
    pub fn text(&self, name: &str) -> Result<&str> {
        std::str::from_utf8(self.bytes(name)?)
            .or_fail(|| format!("the engine's `{name}`"), "use the program as it was published")
    }

    /// The files whose names begin with a prefix, which is removed, ordered by name.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files.iter().filter_map(move |(name, bytes)| Some((name.strip_prefix(folder)?, bytes.as_slice())))
    }

    /// Whether it contains no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All files in one, compressed with gzip: name and bytes of each, preceded by their lengths in 4 bytes,
    /// little-endian. Deterministic.
    pub fn pack(&self) -> Vec<u8> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        for (name, bytes) in &self.files {
            for part in [name.as_bytes(), bytes] {
                let length = u32::try_from(part.len()).expect("a file of the engine is smaller than 4 GB");
                gzip.write_all(&length.to_le_bytes()).and_then(|()| gzip.write_all(part)).expect("memory takes it");
            }
        }
        gzip.finish().expect("memory takes it")
    }

    /// The inverse of [`Engine::pack`].
    ///
    /// # Errors
    /// It is damaged.
    pub fn unpack(packed: &[u8]) -> Result<Self> {
        let damaged = || Error::new("the engine is damaged", "download the program again");
        let mut all = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed), &mut all).map_err(|_| damaged())?;
        let mut rest = all.as_slice();
        let mut next = || -> Option<&[u8]> {
            let (length, after) = rest.split_first_chunk::<4>()?;
            let (part, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            rest = after;
            Some(part)
        };
        let mut engine = Self::default();
        while let Some(name) = next() {
            let name = std::str::from_utf8(name).map_err(|_| damaged())?;
            engine.add(name, next().ok_or_else(damaged)?);
        }
        if rest.is_empty() { Ok(engine) } else { Err(damaged()) }
    }

    /// Writes the engine as one file.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn write(&self, file: &Path) -> Result<()> {
        fs::write(file, self.pack()).or_fail(|| format!("writing {}", file.display()), "choose another place")
    }

    /// Reads a file written by [`Engine::write`].
    ///
    /// # Errors
    /// The file can't be read, or is damaged.
    pub fn read(file: &Path) -> Result<Self> {
        let packed =
            fs::read(file).or_fail(|| format!("reading {}", file.display()), "compile it: cargo xtask build")?;
        Self::unpack(&packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_round_trips_and_damage_is_detected() {
        let mut engine = Engine::default();
        engine.add("template/a.js", "let a;");
        engine.add("assets/empty", "");
        let packed = engine.pack();
        assert_eq!(packed, engine.pack());
        assert_eq!(Engine::unpack(&packed).unwrap(), engine);
        assert_eq!(engine.below("template/").collect::<Vec<_>>(), [("a.js", b"let a;".as_slice())]);
        for cut in 0..packed.len() {
            assert!(Engine::unpack(&packed[..cut]).is_err(), "{cut} bytes");
        }
        assert_eq!(engine.text("b").unwrap_err().what, "the engine has no `b`");
    }
}
