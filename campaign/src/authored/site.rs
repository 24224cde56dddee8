//! `site.json`: the campaign's name, languages, categories, sources and kiosk settings.

use super::{Kiosk, SourceRef, Text, Theme};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole of `site.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The campaign's full name.
    pub name: Text,
    /// The words within the name to stress on the home page.
    #[serde(default)]
    pub emphasis: Text,
    /// The app's short name, at most 12 characters: stands in the header and under the installed icon.
    pub short_name: String,
    /// The campaign's hashtag, with `#`; empty for none.
    #[serde(default)]
    pub hashtag: String,
    /// A line above the name: where and when.
    pub kicker: Text,
    /// One sentence for search engines and link previews.
    pub description: Text,
    /// Two or three sentences that say what the campaign is.
    pub intro: Text,
    /// The languages offered, as BCP 47 tags; the first is the default and has no prefix in addresses.
    pub languages: Vec<String>,
    /// The campaign's own time zone, an IANA name such as `Europe/Riga`.
    pub time_zone: String,
    /// The year that supporters' roles and statements are of.
    pub year: i32,
    /// Where "leave now" leads: a neutral page elsewhere. Empty: pages have no such button.
    #[serde(default)]
    pub leave_to: String,
    /// The public address of the site without a slash at the end, for canonical links; empty when not known yet.
    #[serde(default)]
    pub url: String,
    /// Who publishes this site and answers for it.
    #[serde(default)]
    pub publisher: Text,
    /// How to reach the publisher: an e-mail or an address that begins with `https://`.
    #[serde(default)]
    pub contact: String,
    /// What this site is not, such as a page of the state, where people could take it for one.
    #[serde(default)]
    pub disclaimer: Text,
    /// Categories of events. Those in the colour `sand` are there for orientation, such as public holidays: the home
    /// page neither counts nor announces them.
    pub categories: Vec<Named>,
    /// Fields that supporters come from.
    pub fields: Vec<Named>,
    /// Kinds of timeline entries, in the order of their lanes.
    pub kinds: Vec<Named>,
    /// Where the facts come from, by id.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// The sections of the about page.
    #[serde(default)]
    pub about: Vec<Passage>,
    /// Kiosk settings.
    #[serde(default)]
    pub kiosk: Kiosk,
    /// The sections that the site has; when missing, all. One without content has no page, whatever stands here.
    #[serde(default)]
    pub sections: Option<Vec<Feature>>,
    /// Colours, emblem and icon of the campaign's own.
    #[serde(default)]
    pub theme: Theme,
}

/// A section that a site may be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// Events.
    Calendar,
    /// The wall of supporters.
    Supporters,
    /// The timeline.
    Timeline,
    /// Whom to call; also the bar with numbers.
    Help,
    /// The visitor's own picture.
    Join,
    /// For boxes at events.
    Kiosk,
}

/// A name for an id: a category, a field or a kind.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Named {
    /// A slug: it stands in addresses and in the other files.
    pub id: String,
    /// What people read.
    pub name: Text,
    /// One of the theme's colours: `sea` (when missing), `amber`, `sand` for what is there but not the point, or a name
    /// of `theme`.
    #[serde(default)]
    pub color: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// What the source is called.
    pub name: Text,
    /// Its address.
    #[serde(default)]
    pub url: String,
    /// The day it was read, `2026-11-23`.
    #[serde(default)]
    pub read_on: String,
    /// What to know about how sure it is.
    #[serde(default)]
    pub note: Text,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Passage {
    /// The heading.
    pub heading: Text,
    /// One text a paragraph.
    pub text: Vec<Text>,
    /// Where this comes from: ids of `sources`.
    #[serde(default)]
    pub source: Option<SourceRef>,
}
