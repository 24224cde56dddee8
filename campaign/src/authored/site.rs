//! `site.json`: the campaign's name, languages, categories, sources and kiosk settings.

use super::{Kiosk, SourceRef, Text, Theme};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The contents of `site.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The campaign's full name.
    pub name: Text,
    /// The words of the name that the home page emphasises.
    #[serde(default)]
    pub emphasis: Text,
    /// The app's short name, at most 12 characters, shown in the header and under the installed app's icon.
    pub short_name: String,
    /// The campaign's hashtag, with `#`; leave empty if there is none.
    #[serde(default)]
    pub hashtag: String,
    /// A line above the name: place and time.
    pub kicker: Text,
    /// One sentence for search engines and link previews.
    pub description: Text,
    /// Two or three sentences that say what the campaign is.
    pub intro: Text,
    /// The languages offered, as BCP 47 tags; the first is the default and has no prefix in addresses.
    pub languages: Vec<String>,
    /// The campaign's own time zone, an IANA name such as `Europe/Riga`.
    pub time_zone: String,
    /// The year to which supporters' roles and statements refer.
    pub year: i32,
    /// The address that “Leave now” opens: a neutral page on another site. If empty, pages have no such button.
    #[serde(default)]
    pub leave_to: String,
    /// The origin of the site's public address, such as `https://example.org`, for canonical links: without a path, which
    /// goes to `--public-url`. Leave empty until it is known.
    #[serde(default)]
    pub url: String,
    /// Who publishes this site and is responsible for it.
    #[serde(default)]
    pub publisher: Text,
    /// The publisher's contact: an e-mail address, or a web address that begins with `https://`.
    #[serde(default)]
    pub contact: String,
    /// What this site is not, if people could mistake it for something else, such as a page of the state.
    #[serde(default)]
    pub disclaimer: Text,
    /// Categories of events. Those in the colour `sand` are for orientation only, such as public holidays: the home
    /// page neither counts nor announces them.
    pub categories: Vec<Named>,
    /// Fields of work that supporters belong to.
    pub fields: Vec<Named>,
    /// Kinds of timeline entries, in the order of their lanes.
    pub kinds: Vec<Named>,
    /// The sources of facts, by id.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// The sections of the about page.
    #[serde(default)]
    pub about: Vec<Passage>,
    /// Kiosk settings.
    #[serde(default)]
    pub kiosk: Kiosk,
    /// The sections of the site; all by default. A section without content never has a page.
    #[serde(default)]
    pub sections: Option<Vec<Feature>>,
    /// The campaign's own colours, emblem, icon and heading font.
    #[serde(default)]
    pub theme: Theme,
}

/// An optional section of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// Events.
    Calendar,
    /// The wall of supporters.
    Supporters,
    /// The timeline.
    Timeline,
    /// Help services, and the bar with their numbers.
    Help,
    /// Visitors make a supporter picture of their own.
    Join,
    /// Kiosk mode, for screens at events.
    Kiosk,
}

/// The name of an id: a category, a field or a kind.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Named {
    /// A slug, used in addresses and in the other files.
    pub id: String,
    /// The name that visitors read.
    pub name: Text,
    /// One of the theme's colours: `sea` (the default), `amber`, `sand` for what is only for orientation, or a name
    /// that `theme` defines.
    #[serde(default)]
    pub color: String,
}

/// The source of a fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The source's title.
    pub name: Text,
    /// Its address.
    #[serde(default)]
    pub url: String,
    /// The day on which it was read: `2026-11-23`.
    #[serde(default)]
    pub read_on: String,
    /// A note on its reliability.
    #[serde(default)]
    pub note: Text,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Passage {
    /// The heading.
    pub heading: Text,
    /// The paragraphs, one text each.
    pub text: Vec<Text>,
    /// The sources: ids in `sources`.
    #[serde(default)]
    pub source: Option<SourceRef>,
}
