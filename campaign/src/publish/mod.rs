//! Publishing: converts a [`Campaign`] into [`Published`], its data in one language.
//!
//! Everything published is constructed here field by field, from the types of the files into the types of the pages. A
//! property of a file reaches visitors only if a line here copies it; consent to a photo and its expiry, the ids of
//! sources, and what only organisers read stay behind.

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

/// Converts a campaign into the data of one language, which pages are rendered from and load.
///
/// `media` has the generated photos and maps; a photo that is not in it is not published. `messages` are the messages
/// of the language `lang` (BCP 47), `names` the site's languages with their own names.
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

/// The sections that the site does not have: those it excludes, and those without content.
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

/// The input for one language.
struct Publisher<'a> {
    campaign: &'a Campaign,
    media: &'a Media,
    lang: &'a str,
    /// The language of texts that are not in `lang`.
    default: &'a str,
    links: Links,
}
