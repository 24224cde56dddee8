//! `supporters.json`: the campaign's supporters, with schema.org's property names.

use super::{SourceRef, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// The whole of `supporters.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Supporters {
    /// In the order in which the wall shows them.
    pub supporters: Vec<Supporter>,
}

/// Whether a supporter is one human being or many (schema.org's type names).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum SupporterType {
    /// One person.
    #[default]
    Person,
    /// An organisation, or a part of one.
    Organization,
}

/// A person or organisation on the wall.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Supporter {
    /// `Person` or `Organization`.
    #[serde(rename = "@type")]
    pub kind: SupporterType,
    /// A slug; the address is `/supporters/{id}`.
    pub id: String,
    /// The name.
    pub name: Text,
    /// Other names under which people may look for them.
    #[serde(default)]
    pub alternate_name: Vec<Text>,
    /// What is printed on the drawn shirt: initials or a short name, at most 8 letters.
    pub shirt: String,
    /// A person's role in the year `asOf`.
    #[serde(default)]
    pub job_title: Text,
    /// Ids of the organisations on the wall that a person belongs to.
    #[serde(default)]
    pub affiliation: Vec<String>,
    /// An employer that is not itself on the wall.
    #[serde(default)]
    pub works_for: Text,
    /// Id of the organisation that this one is part of.
    #[serde(default)]
    pub parent_organization: String,
    /// When an organisation was founded, in EDTF.
    #[serde(default)]
    pub founding_date: String,
    /// The year that role and statement are of; the site's `year` when absent.
    #[serde(default)]
    pub as_of: Option<i32>,
    /// Id of the field the supporter comes from, of the list in `site.json`.
    pub field: String,
    /// What the supporter says, as reported speech in the project's own words.
    #[serde(default)]
    pub statement: Text,
    /// Words of the supporter, verbatim: only for organisers who hold the rights.
    #[serde(default)]
    pub quotation: Option<Quotation>,
    /// What is to know about an organisation.
    #[serde(default)]
    pub description: Text,
    /// The photo, when there is one: `photos/{id}.jpg` in the content folder.
    #[serde(default)]
    pub photo: Option<Photo>,
    /// Whether the wall shows this supporter larger: the rows with one are half as high again.
    #[serde(default)]
    pub featured: bool,
    /// Ids of timeline entries that have to do with this supporter.
    #[serde(default)]
    pub timeline: Vec<String>,
    /// Uids of events that have to do with this supporter.
    #[serde(default)]
    pub events: Vec<String>,
    /// Where this comes from: ids of sources in `site.json`.
    pub source: SourceRef,
}

/// Words of somebody, verbatim.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Quotation {
    /// The words.
    pub text: Text,
    /// Where they were said.
    pub source: Text,
}

/// A photo of a supporter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Photo {
    /// What the picture shows, for those who don't see it; in every language.
    pub alt: Text,
    /// How and when the person agreed to be shown here; kept in the file, never sent to visitors.
    pub consent: String,
    /// Who made it, and under which terms, as visitors are to read it: “Ada Example, CC BY 4.0”.
    #[serde(default)]
    pub credit: Text,
    /// The last day on which it may be shown, `2027-05-31`; the build leaves it out afterwards. Never sent to visitors.
    #[serde(default)]
    pub expires: String,
    /// What stays in sight where a tile shows only a part of a very wide or high picture: the face. In the upper third
    /// when absent.
    #[serde(default)]
    pub focus: Option<Focus>,
}

/// A place in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Focus {
    /// From the left edge, in percent of the width.
    #[schemars(range(max = 100))]
    pub x: u8,
    /// From the upper edge, in percent of the height.
    #[schemars(range(max = 100))]
    pub y: u8,
}
