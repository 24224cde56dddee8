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
use crate::progress::Step;
use atbildiba::dates::Date;
use campaign::Campaign;
use campaign::check::ENTRIES;
use campaign::publish::{Media, Picture};
use site_photos::source::{self, Sources};
use site_photos::{PhotoResult, Progress, cache};
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
pub struct PhotoInputs<'a> {
    /// The folder `photos` of the content.
    pub sources: &'a Path,
    /// The cache.
    pub cache: &'a Path,
    /// Where pictures are published.
    pub assets: &'a Assets,
    /// Encodes photos that are not cached.
    pub fill: Fill<'a>,
    /// Called with progress messages.
    pub step: &'a dyn Fn(Step<'_>),
    /// The day of the build.
    pub today: Date,
}

impl PhotoInputs<'_> {
    /// Makes all photos of a campaign, and adds their properties to `media`. Returns the problems of those that
    /// could not be made, which are not shown.
    ///
    /// # Errors
    /// A folder can't be read, a file can't be written.
    pub fn all(&self, campaign: &Campaign, media: &mut Media) -> Result<Vec<String>> {
        let is_shown = |last: &str| last.parse::<Date>().map_or(true, |last| last >= self.today);
        let supporters = campaign.supporters.supporters.iter();
        let supporters = supporters.filter(|one| one.photo.as_ref().is_some_and(|photo| is_shown(&photo.expires)));
        let entries = campaign.timeline.entries.iter();
        let entries = entries.filter(|one| one.photo.as_ref().is_some_and(|photo| is_shown(&photo.expires)));
        let (supporters, mut problems) = self.list("", supporters.map(|one| &*one.id))?;
        let (entries, more) = self.list(ENTRIES, entries.map(|one| &*one.id))?;
        problems.extend(more);
        (media.supporters, media.entries) = (supporters, entries);
        Ok(problems)
    }

    /// Makes the photos of one list. `place` is the folder below `photos`, in the content as on the site. Returns the
    /// photos by id, and the problems of those that could not be made.
    fn list<'a>(
        &self,
        place: &str,
        ids: impl Iterator<Item = &'a str>,
    ) -> Result<(BTreeMap<String, Picture>, Vec<String>)> {
        let sources = self.sources.join(place);
        let listed =
            Sources::list(&sources).or_fail(|| format!("reading {}", sources.display()), "check its permissions")?;
        let (mut pictures, mut problems) = (BTreeMap::new(), BTreeMap::new());
        let mut missing = Vec::new();
        for id in ids {
            match entry(&listed, self.cache, id).map(|entry| (cache::get(&entry), entry)) {
                Ok((Some(made), _)) => drop(pictures.insert(id.to_owned(), self.put(&stem(place, id), &made)?)),
                Ok((None, entry)) => missing.push((id, entry)),
                Err(problem) => drop(problems.insert(id.to_owned(), problem)),
            }
        }
        if !missing.is_empty() {
            let ids: Vec<String> = missing.iter().map(|(id, _)| (*id).to_owned()).collect();
            (self.fill)(&sources, self.cache, &ids, &mut |progress| {
                let Progress { done, of, id, problem } = progress;
                (self.step)(Step::Photo { done: *done, of: *of, id });
                problems.extend(problem.clone().map(|problem| ((*id).to_owned(), problem)));
            })?;
        }
        for (id, entry) in missing.into_iter().filter(|(id, _)| !problems.contains_key(*id)).collect::<Vec<_>>() {
            match cache::get(&entry) {
                Some(made) => drop(pictures.insert(id.to_owned(), self.put(&stem(place, id), &made)?)),
                None => drop(problems.insert(id.to_owned(), format!("can't be kept in {}", self.cache.display()))),
            }
        }
        let path = |id: &str| listed.of(id).unwrap_or_else(|_| sources.join(id));
        let told = problems.iter().map(|(id, problem)| format!("{}: {problem}", path(id).display())).collect();
        Ok((pictures, told))
    }

    /// Publishes the files of a photo.
    fn put(&self, stem: &str, made: &PhotoResult) -> Result<Picture> {
        let hash = made.hash();
        for (name, bytes) in &made.files {
            let (width, ending) = name.split_once('.').unwrap_or((name, ""));
            self.assets.write(&format!("photos/{stem}-{width}.{hash}.{ending}"), bytes)?;
        }
        Ok(Picture { width: made.width, height: made.height, thumb_hash: made.thumb_hash.clone(), file: hash })
    }
}

/// The prefix of a photo's file names, below `photos`.
fn stem(place: &str, id: &str) -> String {
    if place.is_empty() { id.into() } else { [place, "/", id].concat() }
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
