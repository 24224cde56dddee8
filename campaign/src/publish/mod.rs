//! A campaign in one language, as it is published: [`Campaign`] in, [`Published`] out.
//!
//! Everything published is built here field by field, from the types of files into the types of pages. So a property of a file
//! reaches a visitor only if a line here says so: who agreed to a photo and until when, ids of sources, what only
//! organisers read.

mod about;
mod core;
mod elsewhere;
mod events;
mod help;
mod home;
mod kiosk;
mod links;
mod media;
mod search;
mod sources;
mod supporters;
mod text;
mod timeline;

pub use events::events;
pub use kiosk::{KioskProfile, kiosk_profiles};
pub use media::{Media, Picture};

use crate::Campaign;
use atbildiba::app::Published;
use atbildiba::content::{Events, Feature};
use atbildiba::i18n::Messages;
use links::Links;

/// A campaign in one language: all data that its pages are made of and that they load.
///
/// `media` holds what was made of photos and maps; a photo that it does not have is not published. `messages` are the words of
/// the language `lang` (BCP 47), `names` the site's languages with their own names.
pub fn publish(
    campaign: &Campaign,
    media: &Media,
    lang: &str,
    messages: Messages,
    names: &[(String, String)],
) -> Published {
    let default = campaign.site.languages.first().map_or("en", |tag| tag);
    let publisher = Publisher { campaign, media, lang, default, links: Links::new(campaign, lang, default) };
    let core = publisher.core(messages, names);
    let (events, supporters, timeline) = (publisher.events(), publisher.supporters(), publisher.timeline());
    let help = publisher.help();
    Published {
        core,
        home: home::home(&events, &supporters, &timeline),
        attract: home::attract(&events, &supporters, &timeline),
        search: search::catalogue(&events, &supporters, &timeline, &help),
        events: Events { entries: events.into() },
        supporters: publisher.wall(supporters),
        timeline: publisher.in_time(timeline),
        help,
        about: publisher.about(),
    }
}

/// The sections that the site does not have: those it does not want, and those without content.
pub fn absent(campaign: &Campaign) -> Vec<Feature> {
    let wanted: Option<Vec<Feature>> =
        campaign.site.sections.as_ref().map(|all| all.iter().map(|one| (*one).into()).collect());
    let is_empty = |feature: Feature| match feature {
        Feature::Calendar => campaign.events.entries.is_empty(),
        Feature::Supporters => campaign.supporters.supporters.is_empty(),
        Feature::Timeline => campaign.timeline.entries.is_empty(),
        Feature::Help => campaign.help.services.is_empty(),
        Feature::Join | Feature::Kiosk => false,
    };
    let is_absent =
        |feature: &Feature| wanted.as_ref().is_some_and(|wanted| !wanted.contains(feature)) || is_empty(*feature);
    Feature::ALL.into_iter().filter(is_absent).collect()
}

/// What one language is made of.
struct Publisher<'a> {
    campaign: &'a Campaign,
    media: &'a Media,
    lang: &'a str,
    /// The language of texts that `lang` lacks.
    default: &'a str,
    links: Links,
}
