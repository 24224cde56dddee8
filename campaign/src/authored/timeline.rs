//! `timeline.json`: what happened when, with dates in EDTF.

use super::{SourceRef, Text};
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
    /// Ids of supporters that have to do with it.
    #[serde(default)]
    pub supporters: Vec<String>,
    /// Uids of events that have to do with it.
    #[serde(default)]
    pub events: Vec<String>,
    /// Where this comes from: ids of sources in `site.json`.
    pub source: SourceRef,
}

fn least() -> u8 {
    3
}
