//! `timeline.json`: entries with dates in EDTF.

use super::{Focus, SourceRef, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// The whole of `timeline.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Timeline {
    /// In any order; the app sorts by date.
    pub entries: Vec<Entry>,
}

/// A decision, a meeting, a project …
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Entry {
    /// A slug; the address is `/timeline/{id}`.
    pub id: String,
    /// A short title.
    pub title: Text,
    /// EDTF level 1 (ISO 8601-2): `1992-03-05/1992-03-06`, `2017-02`, `2014~`, `2018-09/..`, `/2015-12`.
    pub date: String,
    /// Id of a kind in `site.json`: the lane.
    pub kind: String,
    /// 1 is shown first when there is little room, 3 last.
    #[serde(default = "least")]
    #[schemars(range(min = 1, max = 3))]
    pub importance: u8,
    /// One to three sentences.
    #[serde(default)]
    pub description: Text,
    /// What to know about how sure the date is.
    #[serde(default)]
    pub note: Text,
    /// ISO 3166-1 alpha-2 codes of the countries concerned.
    #[serde(default)]
    pub countries: Vec<String>,
    /// A photo, when there is one: `photos/timeline/{id}.jpg` in the content folder, or `.png`, `.webp`, `.heic`.
    #[serde(default)]
    pub photo: Option<EntryPhoto>,
    /// Ids of supporters that have to do with it.
    #[serde(default)]
    pub supporters: Vec<String>,
    /// Uids of events that have to do with it.
    #[serde(default)]
    pub events: Vec<String>,
    /// Where this comes from: ids of sources in `site.json`.
    pub source: SourceRef,
}

/// A photo of an entry.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct EntryPhoto {
    /// What the picture shows, for those who don't see it; in every language.
    pub alt: Text,
    /// Who made it, and under which terms, as visitors are to read it: “Ada Example, CC BY 4.0”.
    pub credit: Text,
    /// How and when those who can be recognised agreed to be shown here; kept in the file, never sent to visitors.
    #[serde(default)]
    pub consent: String,
    /// The last day on which it may be shown, `2027-05-31`; the build leaves it out afterwards. Never sent to visitors.
    #[serde(default)]
    pub expires: String,
    /// What stays in sight where only a part of a very high picture is shown. In the upper third when absent.
    #[serde(default)]
    pub focus: Option<Focus>,
}

fn least() -> u8 {
    3
}
