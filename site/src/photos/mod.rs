//! Photos of supporters and timeline entries: from `photos/{id}.jpg` and `photos/timeline/{id}.jpg` to the pictures
//! that pages load.
//!
//! The crate `site_photos` decodes, encodes and caches; this module connects it to the content. With the feature
//! `encoders` the work is done in this process ([`FILL`]). An unusable file is reported and not shown; it does not
//! affect others.

#[cfg(test)]
mod tests;

use crate::build::Assets;
use crate::error::{OrFail, Result};
use atbildiba::content::slice::Files;
use atbildiba::dates::Date;
use campaign::check::ENTRIES;
use serde_json::Value;
use site_photos::source::{self, Sources};
use site_photos::{Made, Progress, cache};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder `photos` of a content folder.
pub fn folder(data: &Path) -> PathBuf {
    campaign::check::photos_folder(data)
}

/// Fills the cache with the photos of these ids, reporting each one with its problem, if any. Arguments: the folder of
/// photos, the cache, the ids, the callback.
pub type Fill<'a> = &'a dyn Fn(&Path, &Path, &[String], &mut dyn FnMut(&Progress<'_>)) -> Result<()>;

/// The inputs for making photos.
pub struct Maker<'a> {
    /// The folder `photos` of the content.
    pub sources: &'a Path,
    /// The cache.
    pub cache: &'a Path,
    /// Where pictures are published.
    pub assets: &'a Assets,
    /// Encodes photos that are not cached.
    pub fill: Fill<'a>,
    /// Called with progress messages.
    pub step: &'a dyn Fn(&str),
    /// The day of the build.
    pub today: Date,
}

impl Maker<'_> {
    /// Makes all photos of a campaign, and adds their properties to the content. Returns the problems of those that
    /// could not be made, which are not shown.
    ///
    /// # Errors
    /// A folder can't be read, or a file can't be written.
    pub fn all(&self, files: &mut Files) -> Result<Vec<String>> {
        let mut problems = self.list("", files.supporters.get_mut("supporters"))?;
        problems.extend(self.list(ENTRIES, files.timeline.get_mut("entries"))?);
        Ok(problems)
    }

    /// The photos of one list; `place` is their folder below `photos`, in the content and on the site.
    fn list(&self, place: &str, list: Option<&mut Value>) -> Result<Vec<String>> {
        let all = list.and_then(Value::as_array_mut).map_or(&mut [][..], Vec::as_mut_slice);
        all.iter_mut().filter(|one| is_expired(one, self.today)).for_each(take_photo);
        let sources = self.sources.join(place);
        let listed =
            Sources::list(&sources).or_fail(|| format!("reading {}", sources.display()), "check its permissions")?;
        let mut problems = BTreeMap::new();
        let mut missing = Vec::new();
        for (at, one) in all.iter_mut().enumerate() {
            let Some(id) = id_with_photo(one) else { continue };
            match entry(&listed, self.cache, &id).map(|entry| (cache::get(&entry), entry)) {
                Ok((Some(made), _)) => self.fill_in(one, &stem(place, &id), &made)?,
                Ok((None, entry)) => missing.push((id, at, entry)),
                Err(problem) => drop(problems.insert(id, problem)),
            }
        }
        if !missing.is_empty() {
            let ids: Vec<String> = missing.iter().map(|(id, ..)| id.clone()).collect();
            (self.fill)(&sources, self.cache, &ids, &mut |progress| {
                let Progress { done, of, id, problem } = progress;
                (self.step)(&format!("photo {done} of {of}: {id}"));
                problems.extend(problem.clone().map(|problem| ((*id).to_owned(), problem)));
            })?;
        }
        for (id, at, entry) in missing {
            match cache::get(&entry) {
                _ if problems.contains_key(&id) => {}
                Some(made) => self.fill_in(&mut all[at], &stem(place, &id), &made)?,
                None => drop(problems.insert(id, format!("can't be kept in {}", self.cache.display()))),
            }
        }
        let is_broken = |one: &&mut Value| id_with_photo(one).is_some_and(|id| problems.contains_key(&id));
        all.iter_mut().filter(is_broken).for_each(take_photo);
        let path = |id: &str| listed.of(id).unwrap_or_else(|_| sources.join(id));
        Ok(problems.iter().map(|(id, problem)| format!("{}: {problem}", path(id).display())).collect())
    }

    fn fill_in(&self, one: &mut Value, stem: &str, made: &Made) -> Result<()> {
        let hash = made.hash();
        for (name, bytes) in &made.files {
            let (width, ending) = name.split_once('.').unwrap_or((name, ""));
            self.assets.write(&format!("photos/{stem}-{width}.{hash}.{ending}"), bytes)?;
        }
        let photo = &mut one["photo"];
        photo["width"] = made.width.into();
        photo["height"] = made.height.into();
        photo["thumbHash"] = made.thumb_hash.clone().into();
        photo["file"] = hash.into();
        Ok(())
    }
}

/// The prefix of a photo's file names, below `photos`.
fn stem(place: &str, id: &str) -> String {
    if place.is_empty() { id.into() } else { [place, "/", id].concat() }
}

/// Whether a photo may no longer be shown.
fn is_expired(one: &Value, today: Date) -> bool {
    let last = one["photo"]["expires"].as_str().and_then(|day| day.parse::<Date>().ok());
    last.is_some_and(|last| last < today)
}

fn take_photo(one: &mut Value) {
    one.as_object_mut().map(|one| one.remove("photo"));
}

fn id_with_photo(one: &Value) -> Option<String> {
    one["photo"].is_object().then(|| one["id"].as_str().map(str::to_owned)).flatten()
}

/// The cache entry of a photo.
///
/// # Errors
/// Why its file can't be used.
fn entry(sources: &Sources, cache: &Path, id: &str) -> std::result::Result<PathBuf, String> {
    let bytes = source::read(&sources.of(id)?)?;
    source::inspect(&bytes)?;
    Ok(cache.join(cache::key(&bytes)))
}

/// Encodes photos in this process.
#[cfg(feature = "encoders")]
pub const FILL: Fill = &|sources, cache, ids, told| {
    site_photos::encode_all(sources, cache, ids, told)
        .or_fail(|| format!("making photos in {}", cache.display()), "check the disk's free space and permissions")
};

/// Reports that this program can't encode photos.
#[cfg(not(feature = "encoders"))]
pub const FILL: Fill = &|_, _, _, _| {
    Err(crate::error::Error::new("this program was compiled without the photos' encoders", "take a published program"))
};
