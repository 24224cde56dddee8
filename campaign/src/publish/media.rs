//! Photos and maps generated for the content.

use super::Publisher;
use crate::authored;
use atbildiba::content::{Focus, Photo};
use std::collections::BTreeMap;

/// The generated pictures of a campaign. They are not part of its files; whoever generates them passes the properties
/// that pages need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    /// Photos of supporters by id.
    pub supporters: BTreeMap<String, Picture>,
    /// Photos of timeline entries by id.
    pub entries: BTreeMap<String, Picture>,
    /// Maps of places by coordinates as in the file; the values are hashes for [`atbildiba::content::map_path`].
    pub places: BTreeMap<String, String>,
    /// Maps of timeline entries by id.
    pub countries: BTreeMap<String, String>,
}

/// A generated photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its ThumbHash in hexadecimal digits.
    pub thumb_hash: String,
    /// The hash that the names of its files share.
    pub file: String,
}

impl Publisher<'_> {
    /// The photo of a supporter, if there is one.
    pub(super) fn photo(&self, one: &authored::Supporter) -> Option<Photo> {
        let authored::Photo { alt, credit, focus, .. } = one.photo.as_ref()?;
        Some(self.picture(alt, credit, *focus, self.media.supporters.get(&one.id)?))
    }

    /// The photo of a timeline entry, if there is one.
    pub(super) fn photo_of_entry(&self, one: &authored::Entry) -> Option<Photo> {
        let authored::EntryPhoto { alt, credit, focus, .. } = one.photo.as_ref()?;
        Some(self.picture(alt, credit, *focus, self.media.entries.get(&one.id)?))
    }

    fn picture(
        &self,
        alt: &authored::Text,
        credit: &authored::Text,
        focus: Option<authored::Focus>,
        made: &Picture,
    ) -> Photo {
        Photo {
            alt: self.text(alt),
            width: made.width,
            height: made.height,
            thumb_hash: made.thumb_hash.as_str().into(),
            file: made.file.as_str().into(),
            focus: focus.map(|authored::Focus { x, y }| Focus { x, y }),
            credit: self.text(credit),
        }
    }
}
