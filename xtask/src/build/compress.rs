//! `.br` and `.gz` beside every file that gains by it.

use super::file_error;
use crate::error::{Error, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const COMPRESSIBLE: [&str; 9] = ["html", "js", "css", "json", "wasm", "svg", "txt", "xml", "ics"];

/// Compresses a folder on all cores.
pub fn folder(folder: &Path) -> Result<()> {
    let files = super::assets::files_below(folder)?.into_iter().map(|(_, path)| path);
    let queue: Mutex<Vec<PathBuf>> = Mutex::new(files.filter(|path| gains(path)).collect());
    let failed: Mutex<Option<Error>> = Mutex::new(None);
    let workers = std::thread::available_parallelism().map_or(1, Into::into);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(path) = queue.lock().expect("no panic while locked").pop() {
                    if let Err(error) = file(&path) {
                        *failed.lock().expect("no panic while locked") = Some(error);
                    }
                }
            });
        }
    });
    failed.into_inner().expect("no panic while locked").map_or(Ok(()), Err)
}

fn gains(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    COMPRESSIBLE.contains(&&*extension) || extension == "webmanifest"
}

fn file(path: &Path) -> Result<()> {
    let bytes = fs::read(path).map_err(|error| file_error("read", path, error))?;
    let sibling = |extension: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(extension);
        PathBuf::from(name)
    };
    let write =
        |path: PathBuf, bytes: &[u8]| fs::write(&path, bytes).map_err(|error| file_error("write", &path, error));
    write(sibling(".br"), &brotli(&bytes))?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let gzip =
        gzip.write_all(&bytes).and_then(|()| gzip.finish()).map_err(|error| file_error("compress", path, error))?;
    write(sibling(".gz"), &gzip)
}

pub use xtask_brotli::compress as brotli;
