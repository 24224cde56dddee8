//! `timeline.json`: entries with dates in EDTF.

use super::{Focus, SourceRef, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// The contents of `timeline.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Timeline {
    /// The entries in any order; the app sorts them by date.
    pub entries: Vec<Entry>,
}

/// An entry: a decision, a meeting, a project.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Entry {
    /// The id, a slug; the address is `/timeline/{id}`.
    pub id: String,
    /// A short title.
    pub title: Text,
    /// The date in EDTF level 1 (ISO 8601-2): `1992-03-05/1992-03-06`, `2017-02`, `2014~`, `2018-09/..`, `/2015-12`.
    pub date: String,
    /// The kind, which is the lane: an id in `kinds` of `site.json`.
    pub kind: String,
    /// 1 is shown first if there is little room, 3 last.
    #[serde(default = "least")]
    #[schemars(range(min = 1, max = 3))]
    pub importance: u8,
    /// A description of one to three sentences.
    #[serde(default)]
    pub description: Text,
    /// A note on the date's reliability.
    #[serde(default)]
    pub note: Text,
    /// The countries concerned, as ISO 3166-1 alpha-2 codes.
    #[serde(default)]
    pub countries: Vec<String>,
    /// The description of the photo `photos/timeline/{id}.jpg` (or `.png`, `.webp`, `.heic`) in the content folder, if
    /// there is one.
    #[serde(default)]
    pub photo: Option<EntryPhoto>,
    /// Related supporters: their ids.
    #[serde(default)]
    pub supporters: Vec<String>,
    /// Related events: their uids.
    #[serde(default)]
    pub events: Vec<String>,
    /// The sources: ids in `sources` of `site.json`.
    pub source: SourceRef,
}

/// A photo of an entry.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct EntryPhoto {
    /// What the picture shows, for people who do not see it, in every language.
    pub alt: Text,
    /// The author and the licence, as visitors read them: “Ada Example, CC BY 4.0”.
    pub credit: Text,
    /// How and when the recognisable people agreed to be shown here. Never published.
    #[serde(default)]
    pub consent: String,
    /// The last day on which it may be shown, `2027-05-31`. Later builds omit it. Never published.
    #[serde(default)]
    pub expires: String,
    /// The part that stays visible if a very high picture is cropped. By default it is assumed to be in the upper
    /// third.
    #[serde(default)]
    pub focus: Option<Focus>,
}

fn least() -> u8 {
    3
}
