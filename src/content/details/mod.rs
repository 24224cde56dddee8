//! Published content that the browser does not load as data: prerendered pages, feeds and structured data contain it.

mod events;
mod help;
mod site;

pub use events::{EventDetails, Link, Offer, Participant, ParticipantKind, PlaceDetails, VirtualPlace};
pub use help::{Audience, Help, SourcedFact, Step};
pub use site::{About, Passage, SiteDetails};

use super::{Entry, Supporter};

/// The parts of the home page that do not depend on the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomeDetails {
    /// The supporters.
    pub supporters: Vec<Supporter>,
    /// The most important timeline entries, oldest first.
    pub timeline: Vec<Entry>,
    /// The number of all timeline entries.
    pub timeline_count: usize,
}
