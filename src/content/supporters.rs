//! Supporters, with schema.org's property names.

use super::list::{RowSummary, columns};
use super::{List, Related, Row, Source, Str, Text};
use atbildiba_macros::travels;

/// The wall.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supporters {
    /// In the order of the wall.
    pub supporters: List<Supporter>,
    /// The sources that supporters refer to, each once.
    pub sources: Vec<Source>,
}

/// Whether a supporter is a person or an organisation (schema.org's type names).
#[travels]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SupporterType {
    /// One person.
    #[default]
    Person,
    /// An organisation or a part of one.
    Organization,
}

/// A person or organisation on the wall.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Supporter {
    /// `Person` or `Organization`.
    #[serde(rename = "@type")]
    pub kind: SupporterType,
    /// A slug; the address is `/supporters/{id}`.
    pub id: Str,
    /// The name.
    pub name: Text,
    /// Other names, for search.
    #[serde(default)]
    pub alternate_name: Vec<Text>,
    /// Words of its names in other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// The text on the drawn shirt: initials or a short name, at most 8 letters.
    pub shirt: Str,
    /// A person's role in the year `as_of`.
    #[serde(default)]
    pub job_title: Text,
    /// The ids of organisations on the wall that a person belongs to.
    #[serde(default)]
    pub affiliation: Vec<Str>,
    /// An employer that is not on the wall.
    #[serde(default)]
    pub works_for: Text,
    /// The id of the organisation that this one is part of.
    #[serde(default)]
    pub parent_organization: Str,
    /// When the organisation was founded, in EDTF.
    #[serde(default)]
    pub founding_date: Str,
    /// The year of role and statement; the site's `year` if absent.
    #[serde(default)]
    pub as_of: Option<i32>,
    /// The id of one of the site's fields.
    pub field: Str,
    /// The statement, as reported speech in the project's own words.
    #[serde(default)]
    pub statement: Text,
    /// A verbatim quotation, only for organisers who have the rights.
    #[serde(default)]
    pub quotation: Option<Quotation>,
    /// A description of an organisation.
    #[serde(default)]
    pub description: Text,
    /// The photo, if there is one.
    #[serde(default)]
    pub photo: Option<Photo>,
    /// Whether the supporter is shown larger: rows with such a supporter are 1.5 times as high.
    #[serde(default)]
    pub featured: bool,
    /// Related pages anywhere on the site.
    #[serde(default)]
    pub related: Vec<Related>,
    /// The sources, as indices into the wall's list of sources.
    #[serde(default)]
    pub sources: Vec<u16>,
}

columns! {
    /// The columns of a list of supporters.
    SupporterColumns {
        /// The number of a text: the field.
        field,
        /// Flags: 1 for an organisation, 2 for a featured supporter.
        flags,
        /// The photo's width; without a photo, a number derived from the id.
        width,
        /// The photo's height; 0 without a photo.
        height,
    }
}

impl Row for Supporter {
    type Columns = SupporterColumns;

    #[cfg(not(target_arch = "wasm32"))]
    fn columns(&self, number: &mut dyn FnMut(&str) -> i64) -> SupporterColumns {
        let flags = i64::from(self.kind == SupporterType::Organization) + 2 * i64::from(self.featured);
        let sum = self.id.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        let photo = self.photo.as_ref().map(|photo| (photo.width, photo.height.max(1)));
        let (width, height) = photo.unwrap_or((sum, 0));
        SupporterColumns { field: number(&self.field), flags, width: width.into(), height: height.into() }
    }
}

/// Properties of a supporter that are known without parsing its row.
impl<'a> RowSummary<'a, Supporter> {
    /// The field's id.
    pub fn field(&self) -> &'a str {
        self.text(self.columns.field)
    }

    /// Person or organisation.
    pub fn kind(&self) -> SupporterType {
        if self.columns.flags & 1 == 0 { SupporterType::Person } else { SupporterType::Organization }
    }

    /// Whether the supporter is shown larger.
    pub fn featured(&self) -> bool {
        self.columns.flags & 2 != 0
    }

    /// Width and height of the photo, if there is one.
    pub fn photo(&self) -> Option<(u32, u32)> {
        Some((self.columns.width as u32, self.columns.height as u32)).filter(|(_, height)| *height > 0)
    }

    /// A number derived from the id of a supporter without a photo, always the same.
    pub fn id_number(&self) -> u32 {
        self.columns.width as u32
    }
}

/// A verbatim quotation.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The words.
    pub text: Text,
    /// Where it was published.
    pub source: Text,
}

/// A photo of a supporter or a timeline entry.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// The alternative text.
    pub alt: Text,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its ThumbHash in hexadecimal digits, a placeholder while it loads.
    pub thumb_hash: Str,
    /// The hash that the names of its files share.
    pub file: Str,
    /// The point that stays visible when only a part of the picture is shown: the face. In the upper third if absent.
    pub focus: Option<Focus>,
    /// Author and licence.
    pub credit: Text,
}

/// A position in a picture.
#[travels]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// From the left edge, in percent of the width.
    pub x: u8,
    /// From the upper edge, in percent of the height.
    pub y: u8,
}

impl Photo {
    /// The widths in which photos are generated, in pixels: up to the first as WebP, larger ones as AVIF, all as JPEG.
    pub const WIDTHS: [u32; 4] = [160, 320, 640, 1280];

    /// The widths that are generated of a picture with this width; none is larger than the picture.
    pub fn widths(width: u32) -> impl Iterator<Item = u32> {
        let narrow = Some(width).filter(|width| *width < Self::WIDTHS[0]);
        narrow.into_iter().chain(Self::WIDTHS.into_iter().filter(move |wide| *wide <= width))
    }

    /// The path of a file, relative to the site's root. For a timeline entry, the id is [`entry_photo`].
    pub fn path(&self, id: &str, width: u32, ending: &str) -> String {
        ["photos/", id, "-", &width.to_string(), ".", &self.file, ".", ending].concat()
    }
}

/// The id of a timeline entry in the paths of its photo.
pub fn entry_photo(id: &str) -> String {
    ["timeline/", id].concat()
}
