//! Photos of earlier builds: encoding takes seconds a picture, and pictures hardly change.

use super::{Made, hex, settings};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Written last, and so there only when all else is.
const ABOUT: &str = "about.json";

/// The name of a photo's folder: by its bytes and by how it is encoded.
pub fn key(source: &[u8]) -> String {
    let digest = Sha256::new().chain_update(settings::all()).chain_update(source).finalize();
    hex(&digest[..16])
}

/// What was kept; nothing when it is not whole.
pub fn get(entry: &Path) -> Option<Made> {
    let about: Value = serde_json::from_slice(&fs::read(entry.join(ABOUT)).ok()?).ok()?;
    let number = |name: &str| about[name].as_u64().and_then(|number| u32::try_from(number).ok());
    let file = |file: &Value| {
        let name = file[0].as_str()?;
        let bytes = fs::read(entry.join(name)).ok()?;
        (hex(&Sha256::digest(&bytes)) == file[1].as_str()?).then(|| (name.to_owned(), bytes))
    };
    Some(Made {
        width: number("width")?,
        height: number("height")?,
        thumb_hash: about["thumbHash"].as_str()?.to_owned(),
        files: about["files"].as_array()?.iter().map(file).collect::<Option<_>>()?,
    })
}

/// Keeps it. Where that fails it is made again by the next build.
pub fn put(entry: &Path, made: &Made) {
    let files: Vec<Value> = made.files.iter().map(|(name, bytes)| json!([name, hex(&Sha256::digest(bytes))])).collect();
    let about = json!({ "width": made.width, "height": made.height, "thumbHash": made.thumb_hash, "files": files });
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(entry)?;
        made.files.iter().try_for_each(|(name, bytes)| fs::write(entry.join(name), bytes))?;
        fs::write(entry.join(ABOUT), about.to_string())
    };
    let _ = write();
}
