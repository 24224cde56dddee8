//! Photos as organisers provide them.

use crate::header::{self, Header};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The file extensions of photos, in lower case; case is ignored.
pub const ENDINGS: [&str; 6] = ["jpg", "jpeg", "png", "webp", "heic", "heif"];
/// The largest file that is read, in bytes.
const LARGEST: u64 = 60_000_000;
/// The maximum number of megapixels, which covers all common cameras.
pub const MEGAPIXELS: u64 = 64;

/// The photos in a folder, by id.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    folder: PathBuf,
    files: BTreeMap<String, Vec<String>>,
}

impl Sources {
    /// Lists a folder; a missing one contains no photos.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn list(folder: &Path) -> io::Result<Self> {
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        match std::fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            entries => {
                for entry in entries? {
                    let Ok(name) = entry?.file_name().into_string() else { continue };
                    if let Some(id) = id(&name) {
                        files.entry(id.to_owned()).or_default().push(name);
                    }
                }
            }
        }
        files.values_mut().for_each(|names| names.sort());
        Ok(Self { folder: folder.into(), files })
    }

    /// The only file for an id.
    ///
    /// # Errors
    /// There is none, or more than one, in which case all are named.
    pub fn of(&self, id: &str) -> Result<PathBuf, String> {
        match self.files.get(id).map_or(&[][..], Vec::as_slice) {
            [] => Err(format!("there is no {id}.jpg, .png, .webp or .heic")),
            [name] => Ok(self.folder.join(name)),
            names => Err(format!("{} are of one id; leave one of them", names.join(" and "))),
        }
    }
}

/// The id in a file's name.
pub fn id(name: &str) -> Option<&str> {
    let (id, ending) = name.rsplit_once('.')?;
    let is_photo = ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one));
    (is_photo && !id.is_empty()).then_some(id)
}

/// The bytes of a file.
///
/// # Errors
/// Why it can't be read, or that it is too large.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| format!("can't be opened: {error}"))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("can't be read: {error}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err("is larger than 60 MB; save it smaller, 1280 pixels wide are enough".into());
    }
    Ok(bytes)
}

/// Checks whether a file can be used as a photo, without decoding it.
///
/// # Errors
/// The problem with it, and what to do.
pub fn inspect(bytes: &[u8]) -> Result<Header, String> {
    let header = header::read(bytes)?;
    let pixels = header.pixels();
    if pixels > MEGAPIXELS * 1_000_000 {
        let (width, height, millions) = (header.width, header.height, pixels / 1_000_000);
        return Err(format!(
            "has {width} × {height} pixels, that is {millions} megapixels; make it at most {MEGAPIXELS}, 1280 pixels wide are enough"
        ));
    }
    if pixels == 0 { Err("has no picture in it; save it again as JPEG".into()) } else { Ok(header) }
}
