//! Photos of supporters: out of `photos/{id}.jpg` what pages load.
//!
//! [`source`] reads a file and says what is wrong with it, [`cache`] keeps what was made of it between builds, by
//! [`settings`]. The encoders are a program of their own (`xtask/photos`): compiling them takes long. A file that can't be
//! used is told and shown by nobody; it stops nothing else.

pub mod cache;
pub mod settings;
pub mod source;

use crate::build::Assets;
use crate::error::Result;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was made of one photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Of the upright picture, in pixels.
    pub width: u32,
    /// Of the upright picture, in pixels.
    pub height: u32,
    /// Its ThumbHash, in hexadecimal digits.
    pub thumb_hash: String,
    /// Width and ending (`320.avif`), and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Made {
    /// The same for all files: it changes when any of them does.
    fn hash(&self) -> String {
        let mut digest = Sha256::new();
        self.files.iter().for_each(|(_, bytes)| digest.update(bytes));
        hex(&digest.finalize()[..8])
    }
}

/// In hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The folder `photos` of a content folder.
pub fn folder(data: &Path) -> PathBuf {
    campaign::check::photos_folder(data)
}

/// Fills the cache with the photos of these ids, telling each id that is done, with what is wrong if it could not be:
/// from the folder of photos, into the cache's.
pub type Fill<'a> = &'a dyn Fn(&Path, &Path, &[String], &mut dyn FnMut(&str, Option<String>)) -> Result<()>;

/// Makes the photos of all supporters that have one, and fills in what the site needs to know of them. `cache` is where
/// they are kept, `fill` makes what is not there; `step` is told what has been done. Returns what is wrong with those
/// that could not be made: the drawn shirt stands in for them.
pub fn make(
    sources: &Path,
    cache: &Path,
    supporters: &mut Value,
    assets: &Assets,
    fill: Fill,
    step: &dyn Fn(&str),
) -> Result<Vec<String>> {
    let all = supporters["supporters"].as_array_mut().map_or(&mut [][..], Vec::as_mut_slice);
    let mut problems = BTreeMap::new();
    let mut missing = Vec::new();
    for (at, one) in all.iter_mut().enumerate() {
        let Some(id) = id_with_photo(one) else { continue };
        match entry(sources, cache, &id).map(|entry| (cache::get(&entry), entry)) {
            Ok((Some(made), _)) => fill_in(one, &id, &made, assets)?,
            Ok((None, entry)) => missing.push((id, at, entry)),
            Err(problem) => drop(problems.insert(id, problem)),
        }
    }
    if !missing.is_empty() {
        let ids: Vec<String> = missing.iter().map(|(id, ..)| id.clone()).collect();
        let mut done = 0;
        fill(sources, cache, &ids, &mut |id, problem| {
            done += 1;
            step(&format!("photo {done} of {}: {id}", ids.len()));
            problems.extend(problem.map(|problem| (id.to_owned(), problem)));
        })?;
    }
    for (id, at, entry) in missing {
        match cache::get(&entry) {
            _ if problems.contains_key(&id) => {}
            Some(made) => fill_in(&mut all[at], &id, &made, assets)?,
            None => drop(problems.insert(id, format!("can't be kept in {}", cache.display()))),
        }
    }
    for one in all {
        if id_with_photo(one).is_some_and(|id| problems.contains_key(&id)) {
            one.as_object_mut().map(|one| one.remove("photo"));
        }
    }
    let path = |id: &str| sources.join(format!("{id}.jpg")).display().to_string();
    Ok(problems.iter().map(|(id, problem)| format!("{}: {problem}", path(id))).collect())
}

fn id_with_photo(one: &Value) -> Option<String> {
    one["photo"].is_object().then(|| one["id"].as_str().map(str::to_owned)).flatten()
}

/// Where the cache keeps a supporter's photo.
///
/// # Errors
/// Why its file can't be used.
pub fn entry(sources: &Path, cache: &Path, id: &str) -> std::result::Result<PathBuf, String> {
    let bytes = source::read(&sources.join(format!("{id}.jpg")))?;
    source::inspect(&bytes)?;
    Ok(cache.join(cache::key(&bytes)))
}

fn fill_in(one: &mut Value, id: &str, made: &Made, assets: &Assets) -> Result<()> {
    publish(id, made, assets)?;
    let photo = &mut one["photo"];
    photo["width"] = made.width.into();
    photo["height"] = made.height.into();
    photo["thumbHash"] = made.thumb_hash.clone().into();
    photo["file"] = made.hash().into();
    Ok(())
}

fn publish(id: &str, made: &Made, assets: &Assets) -> Result<()> {
    let hash = made.hash();
    made.files.iter().try_for_each(|(name, bytes)| {
        let (width, ending) = name.split_once('.').unwrap_or((name, ""));
        assets.write(&format!("photos/{id}-{width}.{hash}.{ending}"), bytes)
    })
}

/// Makes small pictures in this process.
pub const FILL: Fill = &|_, _, _, _| {
    Err(crate::error::Error::new("this program was compiled without the photos' encoders", "take a published program"))
};
