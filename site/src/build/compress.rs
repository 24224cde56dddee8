//! `.br` and `.gz` copies of every file of a compressible type.

use super::{cores, file_error};
use crate::error::Result;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const COMPRESSIBLE: [&str; 9] = ["html", "js", "css", "json", "wasm", "svg", "txt", "xml", "ics"];

/// Compresses a folder on all cores.
pub fn folder(folder: &Path) -> Result<()> {
    let files = super::assets::files_below(folder)?.into_iter().map(|(_, path)| path);
    cores::each(files.filter(|path| gains(path)).collect(), |path| file(&path)).map(drop)
}

/// The number of bytes transferred for a file: those of its compressed copy, if there will be one.
pub fn sent(path: &Path) -> Result<usize> {
    let copy = sibling(path, ".br");
    if copy.is_file() {
        let about = fs::metadata(&copy).map_err(|error| file_error("read", &copy, error))?;
        return Ok(about.len() as usize);
    }
    let bytes = fs::read(path).map_err(|error| file_error("read", path, error))?;
    Ok(if gains(path) { brotli(&bytes, quality(path)).len() } else { bytes.len() })
}

fn gains(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    COMPRESSIBLE.contains(&&*extension) || extension == "webmanifest"
}

/// Pages are most of the data. Quality 10 makes them 0.7 % larger and takes 11 s of CPU instead of 26 (1161 pages, 35
/// MB). Everything else is small and loaded by every page.
fn quality(path: &Path) -> i32 {
    if path.extension().is_some_and(|end| end == "html") { 10 } else { 11 }
}

fn sibling(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(extension);
    PathBuf::from(name)
}

fn file(path: &Path) -> Result<()> {
    let bytes = fs::read(path).map_err(|error| file_error("read", path, error))?;
    let write =
        |path: PathBuf, bytes: &[u8]| fs::write(&path, bytes).map_err(|error| file_error("write", &path, error));
    write(sibling(path, ".br"), &brotli(&bytes, quality(path)))?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let gzip =
        gzip.write_all(&bytes).and_then(|()| gzip.finish()).map_err(|error| file_error("compress", path, error))?;
    write(sibling(path, ".gz"), &gzip)
}

pub use site_brotli::compress as brotli;
