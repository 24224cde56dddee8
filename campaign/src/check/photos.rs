//! Photos that can't be used, without decoding them. A warning: the drawn shirt stands in, all else goes on.

use super::{Files, Found, Inspect};
use std::path::Path;

/// What is wrong with the photos that supporters show, in the folder of the content files.
pub(super) fn unusable(folder: &Path, files: &Files, inspect: &Inspect) -> Vec<Found> {
    let photos = super::photos_folder(folder);
    let all = files.supporters.as_ref().and_then(|file| file["supporters"].as_array());
    all.into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, one)| {
            let id = one["id"].as_str().filter(|_| one["photo"].is_object())?;
            let (name, wrong) = (inspect.photo)(&photos, id)?;
            let message = format!("the photo {name} {wrong}; until then the drawn shirt is shown");
            Some(Found { pointer: format!("/supporters/{index}/photo"), warning: true, message, ..Found::default() })
        })
        .collect()
}
