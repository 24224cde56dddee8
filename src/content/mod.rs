//! The content types (what is published of a campaign in one language), and the addresses of the site.
//!
//! The files that organisers write and their conversion to these types are in the crate `campaign`. The expansion of
//! recurrences, layout and rendering are in other modules.

mod address;
#[cfg(not(target_arch = "wasm32"))]
mod details;
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

pub use address::{Address, CalendarQuery, CalendarView, WallQuery, encode, occurrence_start, query_value};
pub use events::{Event, Events, Patch, Place, Status, tags_of};
pub use help::Service;
pub use list::{List, Row, RowSummary};
pub use search::{Catalogue, Finding, grow};
pub use site::{Feature, Named, Site, Source};
pub use string::Str;
pub use supporters::{Focus, Photo, Quotation, Supporter, SupporterType, Supporters, entry_photo};
pub use text::{Localized, Text};
pub use timeline::{Closed, Entry, Timeline};
#[cfg(not(target_arch = "wasm32"))]
pub use {
    details::{
        About, Audience, EventDetails, Help, HomeDetails, Link, Offer, Participant, ParticipantKind, Passage,
        PlaceDetails, SiteDetails, SourcedFact, Step, VirtualPlace,
    },
    embed::Embed,
};

use atbildiba_macros::travels;

/// The path of a map, relative to the site's root, by its hash and theme.
pub fn map_path(hash: &str, is_dark: bool) -> String {
    ["maps/", if is_dark { "dark." } else { "light." }, hash, ".svg"].concat()
}

/// The content of the home page. The browser loads only what depends on the visitor's day: the events, without their
/// long texts.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// All events.
    pub entries: List<Event>,
    /// Everything else. Not in the browser's data.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: HomeDetails,
}

/// The content of a kiosk's attract loop.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Attract {
    /// All events; which of them are next depends on the day.
    pub entries: List<Event>,
    /// The supporters and their statements.
    pub supporters: Vec<Supporter>,
    /// The timeline's entries, in the order of the file.
    pub timeline: Vec<Entry>,
}

/// A related page in another section.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Its address, without language and base: `/timeline/strom`.
    pub path: Str,
    /// Its title, in the page's language or marked with its own.
    pub title: Text,
}

/// The sections whose content pages load (see `Prerender::data`), or in which a search finds something.
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
    /// The attract loop.
    Kiosk,
    /// The search over all sections.
    Search,
}

impl Section {
    /// The name of its data file, if it has one, without extension.
    pub fn name(self) -> &'static str {
        ["home", "events", "supporters", "timeline", "help", "kiosk", "search"][self as usize]
    }
}
