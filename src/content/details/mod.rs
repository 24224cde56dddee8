//! What is published but in no data that the browser loads: prerendered pages, feeds and structured data tell it.

mod events;
mod help;
mod site;

pub use events::{EventDetails, Link, Offer, Participant, ParticipantKind, PlaceDetails, VirtualPlace};
pub use help::{Audience, Help, Sourced, Step};
pub use site::{About, Passage, SiteDetails};

use super::{Entry, Supporter};

/// What the home page shows whatever the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomeDetails {
    /// The supporters.
    pub supporters: Vec<Supporter>,
    /// The most important timeline entries, oldest first.
    pub timeline: Vec<Entry>,
    /// How many timeline entries there are in all.
    pub timeline_count: usize,
}
