//! Photos that can't be used, without decoding them. A warning: the drawn shirt stands in, all else goes on.

use super::Found;
use atbildiba::content::check::Files;
use site_photos::source::{self, Sources};
use std::path::Path;

/// What is wrong with the photos that supporters show, in the folder of the content files.
pub(super) fn unusable(folder: &Path, files: &Files) -> Vec<Found> {
    let Ok(photos) = Sources::list(&crate::photos::folder(folder)) else { return Vec::new() };
    let all = files.supporters.as_ref().and_then(|file| file["supporters"].as_array());
    all.into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, one)| {
            let id = one["id"].as_str().filter(|_| one["photo"].is_object())?;
            // None, or more than one: that is an error of the content.
            let path = photos.of(id).ok()?;
            let wrong = source::read(&path).and_then(|bytes| source::inspect(&bytes)).err()?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let message = format!("the photo {name} {wrong}; until then the drawn shirt is shown");
            Some(Found { pointer: format!("/supporters/{index}/photo"), warning: true, message, ..Found::default() })
        })
        .collect()
}
