//! The content types: what the files of a campaign say, and the addresses under which it is shown.
//!
//! Here live the Rust types of `site.json`, `events.json`, `supporters.json`, `timeline.json` and
//! `help.json`, what links one of them to another, and (natively) the slicing into what each
//! page loads. What does not live here: expanding recurrences, laying out, anything that
//! draws or talks to the browser.

mod address;
#[cfg(not(target_arch = "wasm32"))]
mod embed;
mod events;
mod help;
mod list;
mod search;
mod site;
mod string;
mod supporters;
mod text;
mod timeline;
pub mod wire;

#[cfg(not(target_arch = "wasm32"))]
pub mod slice;

pub use address::{Address, CalendarQuery, CalendarView, WallQuery, encode, query_value};
#[cfg(not(target_arch = "wasm32"))]
pub use embed::Embed;
pub use events::{Event, Events, Link, Patch, Place, Status, tags_of};
#[cfg(not(target_arch = "wasm32"))]
pub use events::{Offer, Participant, ParticipantKind, VirtualPlace};
pub use help::Service;
#[cfg(not(target_arch = "wasm32"))]
pub use help::{Audience, Help, Sourced, Step, Texts};
pub use list::{List, Row, RowSummary};
pub use search::{Catalogue, Finding, grow};
pub use site::{About, Feature, Named, Passage, Site, Source};
pub use string::Str;
pub use supporters::{Focus, Photo, Quotation, Supporter, SupporterType, Supporters, entry_photo};
pub use text::{Localized, Text};
pub use timeline::{Closed, Entry, Timeline};

#[cfg(not(target_arch = "wasm32"))]
pub use site::{Kiosk, KioskView, Profile, Screen};

use serde::Deserialize;

/// The path of a map below the site's root, of its hash: for light pages or for dark ones.
pub fn map_path(hash: &str, is_dark: bool) -> String {
    ["maps/", if is_dark { "dark." } else { "light." }, hash, ".svg"].concat()
}

/// What the home page shows of everything: made by the build out of the other files. Only what
/// depends on the visitor's day travels, each event without its long texts.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
#[serde(rename_all = "camelCase")]
pub struct Home {
    /// All events.
    pub entries: List<Event>,
    /// The supporters.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub supporters: Vec<Supporter>,
    /// The most important timeline entries, oldest first.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub timeline: Vec<Entry>,
    /// How many timeline entries there are in all.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing)]
    pub timeline_count: usize,
}

/// What a kiosk plays while nobody is there: made by the build out of the other files.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Attract {
    /// All events: which of them come next depends on the day.
    pub entries: List<Event>,
    /// The supporters, with what they say.
    pub supporters: Vec<Supporter>,
    /// The timeline's entries, in the order of the file.
    pub timeline: Vec<Entry>,
}

/// Ids of sources in `site.json`: one string or a list of them. Only natively: visitors get the
/// names of the sources on the about page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
#[cfg(not(target_arch = "wasm32"))]
pub enum SourceRef {
    /// None: the check refuses it where a fact stands.
    #[default]
    Missing,
    /// One source.
    One(Str),
    /// Several sources.
    Many(Vec<Str>),
}

/// Something in another section that has to do with this: made by the build.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(target_arch = "wasm32", serde(bound(deserialize = "'de: 'static")))]
pub struct Related {
    /// Its address, without language and base: `/timeline/strom`.
    pub path: Str,
    /// Its title, in the page's language or marked.
    pub title: Text,
}

/// The sections whose data is loaded on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The home page.
    Home,
    /// Calendar and events.
    Events,
    /// The wall.
    Supporters,
    /// The timeline.
    Timeline,
    /// Help.
    Help,
    /// About.
    About,
    /// The attract loop.
    Kiosk,
    /// The search over all sections.
    Search,
}

impl Section {
    /// All of them, in the order of [`Section::index`].
    pub const ALL: [Section; 8] = [
        Section::Home,
        Section::Events,
        Section::Supporters,
        Section::Timeline,
        Section::Help,
        Section::About,
        Section::Kiosk,
        Section::Search,
    ];

    /// Its place in [`Section::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The name of its data file, without extension.
    pub fn name(self) -> &'static str {
        ["home", "events", "supporters", "timeline", "help", "about", "kiosk", "search"][self as usize]
    }
}
