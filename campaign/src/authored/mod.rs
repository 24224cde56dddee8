//! The content files as organisers write them: every property as the file has it.
//!
//! The JSON Schemas ([`crate::schema`]) are made from these types, [`crate::check`] reads files into them.

mod events;
mod help;
mod kiosk;
mod rule;
mod site;
mod supporters;
mod text;
mod theme;
mod timeline;

pub use events::{
    Event, EventType, Events, GroupType, Link, LinkType, Localization, Offer, OfferType, Participant, ParticipantKind,
    ParticipantType, Patch, Place, PlaceType, Status, VirtualPlace, VirtualPlaceType,
};
pub use help::{Audience, Help, Service, Sourced, Step, Texts};
pub use kiosk::{Kiosk, Profile, Screen, View};
pub use rule::RecurrenceRule;
pub use site::{Feature, Named, Passage, Site, Source};
pub use supporters::{Focus, Photo, Quotation, Supporter, SupporterType, Supporters};
pub use text::Text;
pub use theme::{Palette, Scheme, Theme};
pub use timeline::{Entry, EntryPhoto, Timeline};

use schemars::JsonSchema;
use serde::Deserialize;

/// A campaign: its five files.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// `site.json`
    pub site: Site,
    /// `events.json`
    pub events: Events,
    /// `supporters.json`
    pub supporters: Supporters,
    /// `timeline.json`
    pub timeline: Timeline,
    /// `help.json`
    pub help: Help,
}

impl Campaign {
    /// Takes out the supporters of these ids.
    pub fn revoke(&mut self, ids: &[String]) {
        self.supporters.supporters.retain(|one| !ids.contains(&one.id));
    }
}

/// Ids of sources in `site.json`: one string or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SourceRef {
    /// One source.
    One(String),
    /// Several sources.
    Many(Vec<String>),
}
