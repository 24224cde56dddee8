//! `supporters.json`: the campaign's supporters, with schema.org's property names.

use super::{SourceRef, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// The contents of `supporters.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Supporters {
    /// The supporters in the order of the wall.
    pub supporters: Vec<Supporter>,
}

/// Whether a supporter is a person or an organisation (schema.org's type names).
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
    /// The id, a slug; the address is `/supporters/{id}`.
    pub id: String,
    /// The name.
    pub name: Text,
    /// Other names that people may search for.
    #[serde(default)]
    pub alternate_name: Vec<Text>,
    /// The print on the drawn shirt: initials or a short name, at most 8 letters.
    pub shirt: String,
    /// A person's role in the year `asOf`.
    #[serde(default)]
    pub job_title: Text,
    /// The organisations on the wall that a person belongs to: their ids.
    #[serde(default)]
    pub affiliation: Vec<String>,
    /// An employer that is not on the wall.
    #[serde(default)]
    pub works_for: Text,
    /// The organisation that this one is part of: its id.
    #[serde(default)]
    pub parent_organization: String,
    /// When the organisation was founded, in EDTF.
    #[serde(default)]
    pub founding_date: String,
    /// The year of role and statement; by default the site's `year`.
    #[serde(default)]
    pub as_of: Option<i32>,
    /// The field of work: an id in `fields` of `site.json`.
    pub field: String,
    /// The supporter's statement, as reported speech in the project's own words.
    #[serde(default)]
    pub statement: Text,
    /// The supporter's words, verbatim. Only for organisers who hold the rights.
    #[serde(default)]
    pub quotation: Option<Quotation>,
    /// A description of the organisation.
    #[serde(default)]
    pub description: Text,
    /// The description of the photo `photos/{id}.jpg` in the content folder, if there is one.
    #[serde(default)]
    pub photo: Option<Photo>,
    /// Whether the wall shows this supporter larger: such rows are half as high again.
    #[serde(default)]
    pub featured: bool,
    /// Related timeline entries: their ids.
    #[serde(default)]
    pub timeline: Vec<String>,
    /// Related events: their uids.
    #[serde(default)]
    pub events: Vec<String>,
    /// The sources: ids in `sources` of `site.json`.
    pub source: SourceRef,
}

/// A verbatim quotation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Quotation {
    /// The words.
    pub text: Text,
    /// The occasion.
    pub source: Text,
}

/// A photo of a supporter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Photo {
    /// What the picture shows, for people who do not see it, in every language.
    pub alt: Text,
    /// How and when the person agreed to be shown here. Never published.
    pub consent: String,
    /// The author and the licence, as visitors read them: “Ada Example, CC BY 4.0”.
    #[serde(default)]
    pub credit: Text,
    /// The last day on which it may be shown, `2027-05-31`. Later builds omit it. Never published.
    #[serde(default)]
    pub expires: String,
    /// The part that stays visible if a tile crops a very wide or high picture: the face. By default it is assumed to
    /// be in the upper third.
    #[serde(default)]
    pub focus: Option<Focus>,
}

/// A position in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Focus {
    /// The distance from the left edge, in percent of the width.
    #[schemars(range(max = 100))]
    pub x: u8,
    /// The distance from the upper edge, in percent of the height.
    #[schemars(range(max = 100))]
    pub y: u8,
}
