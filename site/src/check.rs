//! The content check with what this program knows of photos.

use crate::photos::source;
use atbildiba::dates::Date;
use campaign::check::Report;
use std::path::Path;

/// Checks the content folder `dir`: one that holds `site.json` and its like, or whose folder `data` does.
/// `today` is the day that dates in the files are compared with.
pub fn check_folder(dir: &Path, today: Date) -> Report {
    campaign::check::check_folder(dir, today, &|photo| source::inspect(&source::read(photo)?))
}
