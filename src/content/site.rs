//! `site.json`: the campaign's name, languages, categories, sources and kiosk settings.

use super::Text;
use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use {schemars::JsonSchema, std::collections::BTreeMap};

/// The whole of `site.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The campaign's full name.
    pub name: Text,
    /// The words within the name to stress on the home page.
    #[serde(default)]
    pub emphasis: Text,
    /// The app's short name, at most 12 characters: stands in the header and under the installed icon.
    pub short_name: Box<str>,
    /// The campaign's hashtag, with `#`.
    pub hashtag: Box<str>,
    /// A line above the name: where and when.
    pub kicker: Text,
    /// One sentence for search engines and link previews.
    pub description: Text,
    /// Two or three sentences that say what the campaign is.
    pub intro: Text,
    /// The languages offered, as BCP 47 tags; the first is the default and has no prefix in addresses.
    pub languages: Vec<Box<str>>,
    /// The campaign's own time zone, an IANA name such as `Europe/Riga`.
    pub time_zone: Box<str>,
    /// The year that supporters' roles and statements are of.
    pub year: i32,
    /// Where "leave now" leads: a neutral page elsewhere.
    pub leave_to: Box<str>,
    /// The public address of the site without a slash at the end, for canonical links; empty when not known yet.
    #[serde(default)]
    pub url: Box<str>,
    /// Categories of events.
    pub categories: Vec<Named>,
    /// Fields that supporters come from.
    pub fields: Vec<Named>,
    /// Kinds of timeline entries, in the order of their lanes.
    pub kinds: Vec<Named>,
    /// Where the facts come from, by id. The slices that travel carry only what a page shows of them.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    #[serde(skip_serializing)]
    pub sources: BTreeMap<String, Source>,
    /// The sections of the about page.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    #[serde(skip_serializing)]
    pub about: Vec<Passage>,
    /// Kiosk settings.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    #[serde(skip_serializing)]
    pub kiosk: Kiosk,
}

/// A name for an id: a category, a field or a kind.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
pub struct Named {
    /// A slug: it stands in addresses and in the other files.
    pub id: Box<str>,
    /// What people read.
    pub name: Text,
    /// One of the theme's colours.
    #[serde(default)]
    pub color: Color,
}

/// The theme's named colours; each has light, dark and high-contrast values in `style/tokens.css`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize))]
#[serde(rename_all = "lowercase")]
pub enum Color {
    /// The campaign's deep green-blue.
    #[default]
    Sea,
    /// A neutral, for what is there but not the point.
    Sand,
    /// The accent.
    Amber,
}

impl Color {
    /// The class that gives an element this colour.
    pub fn class(self) -> &'static str {
        match self {
            Color::Sea => "sea",
            Color::Sand => "sand",
            Color::Amber => "amber",
        }
    }
}

/// Where a fact comes from.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
pub struct Source {
    /// What the source is called.
    pub name: Text,
    /// Its address.
    #[serde(default)]
    pub url: Box<str>,
    /// What to know about how sure it is.
    #[serde(default)]
    pub note: Text,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema, serde::Serialize), schemars(deny_unknown_fields))]
pub struct Passage {
    /// The heading.
    pub heading: Text,
    /// One text a paragraph.
    pub text: Vec<Text>,
}

/// What the about page shows: made from `site.json` by the build, so that no other page carries it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct About {
    /// The passages, in order.
    pub about: Vec<Passage>,
    /// All sources, in order of their ids.
    pub sources: Vec<Source>,
}

/// Settings of kiosk mode.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Kiosk {
    /// Seconds without a touch before the app asks whether anyone is still there.
    pub idle_seconds: u32,
    /// Seconds the question stands before everything is reset.
    pub countdown_seconds: u32,
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Kiosk {
    fn default() -> Self {
        Self { idle_seconds: 60, countdown_seconds: 20 }
    }
}
