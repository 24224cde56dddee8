//! The content check including photos and geography.

use crate::maps::outlines::WORLD;
use atbildiba::dates::Date;
use campaign::check::{Inspect, Report};
use site_photos::source::{self, Sources};
use std::path::Path;

/// Checks the content folder `dir`, which contains `site.json` and the other files itself or in a subfolder `data`.
/// Dates in the files are compared with `today`.
pub fn check_folder(dir: &Path, today: Date) -> Report {
    campaign::check::check_folder(dir, today, &INSPECT)
}

/// As [`check_folder`], with replacement texts for some files, by name.
pub fn check_changed(dir: &Path, today: Date, changed: &[(&str, &str)]) -> Report {
    campaign::check::check_changed(dir, today, &INSPECT, changed)
}

const INSPECT: Inspect =
    Inspect { photo: &unusable, country: &|latitude, longitude| WORLD.country_at(latitude, longitude) };

/// The name of a supporter's photo and its problem. `None` if there is no photo, or more than one, which is an error of
/// the content.
fn unusable(photos: &Path, id: &str) -> Option<(String, String)> {
    let path = Sources::list(photos).ok()?.of(id).ok()?;
    let wrong = source::read(&path).and_then(|bytes| source::inspect(&bytes)).err()?;
    Some((path.file_name()?.to_string_lossy().into_owned(), wrong))
}
