//! The content files as organisers write them, with every property.
//!
//! The JSON Schemas ([`crate::schema`]) are generated from these types; [`crate::check`] deserializes files into them.

mod events;
mod help;
mod kiosk;
mod localization;
mod rule;
mod site;
mod supporters;
mod text;
mod theme;
mod timeline;

pub use events::{
    Event, EventType, Events, GroupType, Link, LinkType, Offer, OfferType, Participant, ParticipantKind,
    ParticipantType, Patch, Place, PlaceType, Status, VirtualPlace, VirtualPlaceType,
};
pub use help::{Audience, Help, Service, SourcedFact, Step, Texts};
pub use kiosk::{Kiosk, Profile, Screen, View};
pub use localization::Localization;
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
    /// Returns the campaign as it is shown: without the supporters with the ids `revoked`, and without the content of
    /// sections that the site does not have, so that no link leads there.
    pub fn shown(mut self, revoked: &[String]) -> Self {
        self.supporters.supporters.retain(|one| !revoked.contains(&one.id));
        let wanted = self.site.sections.clone();
        let is_out = |feature| wanted.as_ref().is_some_and(|wanted| !wanted.contains(&feature));
        if is_out(Feature::Calendar) {
            self.events.entries.clear();
        }
        if is_out(Feature::Supporters) {
            self.supporters.supporters.clear();
        }
        if is_out(Feature::Timeline) {
            self.timeline.entries.clear();
        }
        if is_out(Feature::Help) {
            self.help.services.clear();
        }
        self
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

impl SourceRef {
    /// The ids.
    pub fn ids(&self) -> &[String] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
}
