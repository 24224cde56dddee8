//! Cached photos from earlier builds: encoding takes a second or two per picture, and pictures rarely change.
//!
//! A photo is a folder that appears atomically, by renaming. An interrupted program therefore leaves no partial one,
//! and two programs may fill the same cache.

use crate::settings::CHOSEN;
use crate::{PhotoResult, hex};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, io};

/// Describes the other files.
const ABOUT: &str = "about.json";
/// The prefix of entries being written.
const UNFINISHED: &str = ".unfinished-";
/// An entry this old is no longer being written.
const ABANDONED: Duration = Duration::from_secs(3600);

/// The name of a photo's folder, derived from its bytes and the encoder settings.
pub fn key(source: &[u8]) -> String {
    let digest = Sha256::new().chain_update(CHOSEN.name()).chain_update(source).finalize();
    hex(&digest[..16])
}

/// The cached photo; `None` if it is incomplete.
pub fn get(entry: &Path) -> Option<PhotoResult> {
    let about: Value = serde_json::from_slice(&fs::read(entry.join(ABOUT)).ok()?).ok()?;
    let number = |name: &str| about[name].as_u64().and_then(|number| u32::try_from(number).ok());
    let file = |file: &Value| {
        let name = file[0].as_str()?;
        let bytes = fs::read(entry.join(name)).ok()?;
        (hex(&Sha256::digest(&bytes)) == file[1].as_str()?).then(|| (name.to_owned(), bytes))
    };
    Some(PhotoResult {
        width: number("width")?,
        height: number("height")?,
        thumb_hash: about["thumbHash"].as_str()?.to_owned(),
        files: about["files"].as_array()?.iter().map(file).collect::<Option<_>>()?,
    })
}

/// Stores a photo, replacing a damaged one.
///
/// # Errors
/// The folder can't be written, or the disk is full; then nothing is stored.
pub fn put(entry: &Path, made: &PhotoResult) -> io::Result<()> {
    let unfinished = unfinished(entry);
    let written = write(&unfinished, made).and_then(|()| put_in_place(&unfinished, entry));
    if written.is_err() {
        let _ = fs::remove_dir_all(&unfinished);
    }
    written
}

/// A name next to the entry that no other thread or program uses.
fn unfinished(entry: &Path) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = entry.file_name().unwrap_or_default().to_string_lossy();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    entry.with_file_name(format!("{UNFINISHED}{name}-{}-{count}", std::process::id()))
}

fn write(folder: &Path, made: &PhotoResult) -> io::Result<()> {
    let files: Vec<Value> = made.files.iter().map(|(name, bytes)| json!([name, hex(&Sha256::digest(bytes))])).collect();
    let about = json!({ "width": made.width, "height": made.height, "thumbHash": made.thumb_hash, "files": files });
    fs::create_dir_all(folder)?;
    made.files.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))?;
    fs::write(folder.join(ABOUT), about.to_string())
}

fn put_in_place(unfinished: &Path, entry: &Path) -> io::Result<()> {
    match fs::rename(unfinished, entry) {
        // Another program has made the same from the same bytes.
        Err(_) if get(entry).is_some() => fs::remove_dir_all(unfinished),
        Err(_) if entry.exists() => fs::remove_dir_all(entry).and_then(|()| fs::rename(unfinished, entry)),
        renamed => renamed,
    }
}

/// Removes what interrupted programs have left.
pub fn sweep(cache: &Path) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        let is_unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let age = entry.metadata().and_then(|about| about.modified()).ok().and_then(|time| time.elapsed().ok());
        if is_unfinished && age.is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
