//! Photos and maps: what was made of what the files say of them.

use super::Publisher;
use crate::authored;
use atbildiba::content::{Focus, Photo};
use std::collections::BTreeMap;

/// The pictures of a campaign. They are no part of its files: who makes them says here what pages need to know of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    /// Photos of supporters, by their ids.
    pub supporters: BTreeMap<String, Picture>,
    /// Photos of entries of the timeline, by their ids.
    pub entries: BTreeMap<String, Picture>,
    /// Maps of places, by their coordinates as the file has them: what the map's files are called, see
    /// [`atbildiba::content::map_path`].
    pub places: BTreeMap<String, String>,
    /// Maps of entries of the timeline, by their ids.
    pub countries: BTreeMap<String, String>,
}

/// A photo that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its ThumbHash in hexadecimal digits.
    pub thumb_hash: String,
    /// What its files' names have in common, a hash.
    pub file: String,
}

impl Publisher<'_> {
    /// A supporter's photo, if there is one.
    pub(super) fn photo(&self, one: &authored::Supporter) -> Option<Photo> {
        let authored::Photo { alt, credit, focus, .. } = one.photo.as_ref()?;
        Some(self.picture(alt, credit, *focus, self.media.supporters.get(&one.id)?))
    }

    /// The photo of an entry of the timeline, if there is one.
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
