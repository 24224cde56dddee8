//! `timeline.json`: what happened when, with dates in EDTF.

use super::{Related, Str, Text};
use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use {super::SourceRef, schemars::JsonSchema};

/// The whole of `timeline.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Timeline {
    /// In any order; the app sorts by date.
    pub entries: Vec<Entry>,
}

/// A decision, a meeting, a project …
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Entry {
    /// A slug; the address is `/timeline/{id}`.
    pub id: Str,
    /// A short title.
    pub title: Text,
    /// EDTF level 1 (ISO 8601-2): `1992-03-05/1992-03-06`, `2017-02`, `2014~`, `2018-09/..`, `/2015-12`.
    pub date: Str,
    /// Id of a kind in `site.json`: the lane.
    pub kind: Str,
    /// 1 is shown first when there is little room, 3 last.
    #[serde(default = "least")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 3)))]
    pub importance: u8,
    /// One to three sentences.
    #[serde(default)]
    pub description: Text,
    /// What to know about how sure the date is.
    #[serde(default)]
    pub note: Text,
    /// ISO 3166-1 alpha-2 codes of the countries concerned.
    #[serde(default)]
    pub countries: Vec<Str>,
    /// Ids of supporters that have to do with it.
    #[serde(default)]
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub supporters: Vec<Str>,
    /// Uids of events that have to do with it.
    #[serde(default)]
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub events: Vec<Str>,
    /// Where this comes from: ids of sources in `site.json`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing)]
    pub source: SourceRef,
    /// Made by the build from the ids above; not for content files.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub related: Vec<Related>,
}

fn least() -> u8 {
    3
}
