//! Who stands behind the campaign, with schema.org's names.

use super::list::{RowSummary, columns};
use super::{List, Related, Row, Source, Str, Text};
use atbildiba_macros::travels;

/// The wall.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supporters {
    /// In the order in which the wall shows them.
    pub supporters: List<Supporter>,
    /// The sources that they name, each once.
    pub sources: Vec<Source>,
}

/// Whether a supporter is one human being or many (schema.org's type names).
#[travels]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SupporterType {
    /// One person.
    #[default]
    Person,
    /// An organisation, or a part of one.
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
    /// Other names under which people may look for them.
    #[serde(default)]
    pub alternate_name: Vec<Text>,
    /// Words of its names in the other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// What is printed on the drawn shirt: initials or a short name, at most 8 letters.
    pub shirt: Str,
    /// A person's role in the year `asOf`.
    #[serde(default)]
    pub job_title: Text,
    /// Ids of the organisations on the wall that a person belongs to.
    #[serde(default)]
    pub affiliation: Vec<Str>,
    /// An employer that is not itself on the wall.
    #[serde(default)]
    pub works_for: Text,
    /// Id of the organisation that this one is part of.
    #[serde(default)]
    pub parent_organization: Str,
    /// When an organisation was founded, in EDTF.
    #[serde(default)]
    pub founding_date: Str,
    /// The year that role and statement are of; the site's `year` when absent.
    #[serde(default)]
    pub as_of: Option<i32>,
    /// Id of the field the supporter comes from, of the site's.
    pub field: Str,
    /// What the supporter says, as reported speech in the project's own words.
    #[serde(default)]
    pub statement: Text,
    /// Words of the supporter, verbatim: only for organisers who hold the rights.
    #[serde(default)]
    pub quotation: Option<Quotation>,
    /// What is to know about an organisation.
    #[serde(default)]
    pub description: Text,
    /// The photo, when there is one.
    #[serde(default)]
    pub photo: Option<Photo>,
    /// Whether the wall shows this supporter larger: the rows with one are half as high again.
    #[serde(default)]
    pub featured: bool,
    /// What has to do with it in the whole site.
    #[serde(default)]
    pub related: Vec<Related>,
    /// Where this comes from: places in the list of the wall's sources.
    #[serde(default)]
    pub sources: Vec<u16>,
}

columns! {
    /// What a list of supporters knows of each.
    SupporterColumns {
        /// A text: the field.
        field,
        /// 1 for an organisation, and 2 for who is featured.
        flags,
        /// The photo's width; where there is none, a number that goes for the id.
        width,
        /// The photo's height; where there is none, 0.
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

/// What a list of supporters knows of each.
impl<'a> RowSummary<'a, Supporter> {
    /// As the supporter's.
    pub fn field(&self) -> &'a str {
        self.text(self.columns.field)
    }

    /// As the supporter's.
    pub fn kind(&self) -> SupporterType {
        if self.columns.flags & 1 == 0 { SupporterType::Person } else { SupporterType::Organization }
    }

    /// As the supporter's.
    pub fn featured(&self) -> bool {
        self.columns.flags & 2 != 0
    }

    /// Width and height of the photo, when there is one.
    pub fn photo(&self) -> Option<(u32, u32)> {
        Some((self.columns.width as u32, self.columns.height as u32)).filter(|(_, height)| *height > 0)
    }

    /// A number that goes for the id of a supporter without a photo, always the same.
    pub fn id_number(&self) -> u32 {
        self.columns.width as u32
    }
}

/// Words of somebody, verbatim.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The words.
    pub text: Text,
    /// Where they were said.
    pub source: Text,
}

/// A photo of a supporter, or of an entry of the timeline.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// What the picture shows, for those who don't see it; in every language.
    pub alt: Text,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its ThumbHash in hexadecimal digits, to be seen before it is there.
    pub thumb_hash: Str,
    /// What its files' names have in common, a hash.
    pub file: Str,
    /// What stays in sight where a tile shows only a part of a very wide or high picture: the face. In the upper third
    /// when absent.
    pub focus: Option<Focus>,
    /// Who made it, and under which terms.
    pub credit: Text,
}

/// A place in a picture.
#[travels]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// From the left edge, in percent of the width.
    pub x: u8,
    /// From the upper edge, in percent of the height.
    pub y: u8,
}

impl Photo {
    /// The widths that photos are made in, in pixels; up to the first as WebP, the others as AVIF, all as JPEG.
    pub const WIDTHS: [u32; 4] = [160, 320, 640, 1280];

    /// Those of them that a picture of this width has: none is larger than the picture itself.
    pub fn widths(width: u32) -> impl Iterator<Item = u32> {
        let narrow = Some(width).filter(|width| *width < Self::WIDTHS[0]);
        narrow.into_iter().chain(Self::WIDTHS.into_iter().filter(move |wide| *wide <= width))
    }

    /// The path of a file below the site's root; of an entry, [`entry_photo`] gives the id.
    pub fn path(&self, id: &str, width: u32, ending: &str) -> String {
        ["photos/", id, "-", &width.to_string(), ".", &self.file, ".", ending].concat()
    }
}

/// What stands for the id of an entry of the timeline in the paths of its photo.
pub fn entry_photo(id: &str) -> String {
    ["timeline/", id].concat()
}
