//! The content check with what this program knows of photos and of the world.

use crate::maps::outlines::WORLD;
use atbildiba::dates::Date;
use campaign::check::{Inspect, Report};
use site_photos::source::{self, Sources};
use std::path::Path;

/// Checks the content folder `dir`: one that holds `site.json` and its like, or whose folder `data` does.
/// `today` is the day that dates in the files are compared with.
pub fn check_folder(dir: &Path, today: Date) -> Report {
    campaign::check::check_folder(dir, today, &INSPECT)
}

/// As [`check_folder`], with other texts in place of those of some files, by their names.
pub fn check_changed(dir: &Path, today: Date, changed: &[(&str, &str)]) -> Report {
    campaign::check::check_changed(dir, today, &INSPECT, changed)
}

const INSPECT: Inspect =
    Inspect { photo: &unusable, country: &|latitude, longitude| WORLD.country_at(latitude, longitude) };

/// The name of a supporter's photo and what is wrong with it. None also when there is none, or more than one: that is an error
/// of the content.
fn unusable(photos: &Path, id: &str) -> Option<(String, String)> {
    let path = Sources::list(photos).ok()?.of(id).ok()?;
    let wrong = source::read(&path).and_then(|bytes| source::inspect(&bytes)).err()?;
    Some((path.file_name()?.to_string_lossy().into_owned(), wrong))
}
