//! Photos that cannot be used, without decoding them. A warning: a placeholder is shown instead.

use super::{ENTRIES, Files, Found, Inspect};
use std::path::Path;

/// The problems of the photos of supporters or timeline entries in the content folder; `index` is that of their file.
pub(super) fn unusable(folder: &Path, files: &Files, index: usize, inspect: &Inspect) -> Vec<Found> {
    let photos = super::photos_folder(folder);
    let (photos, list, instead) =
        if index == 3 { (photos.join(ENTRIES), "entries", "none") } else { (photos, "supporters", "the drawn shirt") };
    let all = files.all()[index].as_ref().and_then(|file| file[list].as_array());
    all.into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, one)| {
            let id = one["id"].as_str().filter(|_| one["photo"].is_object())?;
            let (name, wrong) = (inspect.photo)(&photos, id)?;
            let message = format!("the photo {name} {wrong}; until then {instead} is shown");
            Some(Found { pointer: format!("/{list}/{index}/photo"), warning: true, message, ..Found::default() })
        })
        .collect()
}
