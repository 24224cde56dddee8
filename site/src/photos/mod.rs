//! Photos of supporters: out of `photos/{id}.jpg` what pages load.
//!
//! The crate `site_photos` reads files, makes them small and keeps what was made; here is what pages know of it. With the
//! feature `encoders` it is done in this process ([`FILL`]). A file that can't be used is told and shown by nobody; it stops
//! nothing else.

#[cfg(test)]
mod tests;

use crate::build::Assets;
use crate::error::{OrFail, Result};
use serde_json::Value;
use site_photos::source::{self, Sources};
use site_photos::{Made, Progress, cache};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder `photos` of a content folder.
pub fn folder(data: &Path) -> PathBuf {
    campaign::check::photos_folder(data)
}

/// Fills the cache with the photos of these ids, telling each that is done, with what is wrong if it could not be: from the
/// folder of photos, into the cache's.
pub type Fill<'a> = &'a dyn Fn(&Path, &Path, &[String], &mut dyn FnMut(&Progress<'_>)) -> Result<()>;

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
    let listed = Sources::list(sources).or_fail(|| format!("reading {}", sources.display()), "is it yours to read?")?;
    let all = supporters["supporters"].as_array_mut().map_or(&mut [][..], Vec::as_mut_slice);
    let mut problems = BTreeMap::new();
    let mut missing = Vec::new();
    for (at, one) in all.iter_mut().enumerate() {
        let Some(id) = id_with_photo(one) else { continue };
        match entry(&listed, cache, &id).map(|entry| (cache::get(&entry), entry)) {
            Ok((Some(made), _)) => fill_in(one, &id, &made, assets)?,
            Ok((None, entry)) => missing.push((id, at, entry)),
            Err(problem) => drop(problems.insert(id, problem)),
        }
    }
    if !missing.is_empty() {
        let ids: Vec<String> = missing.iter().map(|(id, ..)| id.clone()).collect();
        fill(sources, cache, &ids, &mut |progress| {
            let Progress { done, of, id, problem } = progress;
            step(&format!("photo {done} of {of}: {id}"));
            problems.extend(problem.clone().map(|problem| ((*id).to_owned(), problem)));
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
    let path = |id: &str| listed.of(id).unwrap_or_else(|_| sources.join(id));
    Ok(problems.iter().map(|(id, problem)| format!("{}: {problem}", path(id).display())).collect())
}

fn id_with_photo(one: &Value) -> Option<String> {
    one["photo"].is_object().then(|| one["id"].as_str().map(str::to_owned)).flatten()
}

/// Where the cache keeps a supporter's photo.
///
/// # Errors
/// Why its file can't be used.
fn entry(sources: &Sources, cache: &Path, id: &str) -> std::result::Result<PathBuf, String> {
    let bytes = source::read(&sources.of(id)?)?;
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
#[cfg(feature = "encoders")]
pub const FILL: Fill = &|sources, cache, ids, told| {
    site_photos::encode_all(sources, cache, ids, told)
        .or_fail(|| format!("making photos in {}", cache.display()), "is there a disk to write to, and room on it?")
};

/// Says that this program can't.
#[cfg(not(feature = "encoders"))]
pub const FILL: Fill = &|_, _, _, _| {
    Err(crate::error::Error::new("this program was compiled without the photos' encoders", "take a published program"))
};
