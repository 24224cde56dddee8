//! The calendar: JSCalendar's objects as lists, with each event in one language.

use super::Publisher;
use crate::authored::{self, Localization};
use atbildiba::content::{
    Event, EventDetails, Events, Link, Offer, Participant, ParticipantKind, Patch, Place, PlaceDetails, Related,
    Status, Str, Text, VirtualPlace,
};
use std::collections::BTreeMap;

impl Publisher<'_> {
    /// The events, sorted by start so that the browser need not sort them.
    pub(super) fn events(&self) -> Vec<Event> {
        let mut events: Vec<Event> = self.campaign.events.entries.iter().map(|one| self.event(one)).collect();
        events.sort_by_key(|event| event.start);
        events
    }

    fn event(&self, one: &authored::Event) -> Event {
        let said = saying(one, self.lang, self.default);
        let mut event = said.event(self.links.of_event(&one.uid));
        event.elsewhere = self.elsewhere_of_event(one, &event.title);
        for (place, authored) in event.locations.iter_mut().zip(one.locations.values()) {
            let map = self.media.places.get(&authored.coordinates);
            place.details.map = map.map(|map| map.as_str().into()).unwrap_or_default();
        }
        event
    }
}

/// Publishes a calendar without a site: its events in the language `lang`, in the order of the file. Texts without a
/// language are in `default`.
///
/// ```
/// let calendar: campaign::authored::Events = serde_json::from_str(
///     r#"{"entries": [{
///         "uid": "vigil", "start": "2026-10-18T18:00:00", "title": "Candlelight vigil",
///         "localizations": {"lv": {"title": "Sveču vakars"}}
///     }]}"#,
/// )?;
/// let events = campaign::publish::events(&calendar, "lv", "en");
/// assert_eq!(&*events.entries[0].title, "Sveču vakars");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn events(calendar: &authored::Events, lang: &str, default: &str) -> Events {
    let event = |one| saying(one, lang, default).event(Vec::new());
    Events { entries: calendar.entries.iter().map(event).collect::<Vec<_>>().into() }
}

/// An event's texts in a language.
pub(super) fn saying<'a>(event: &'a authored::Event, lang: &str, default: &'a str) -> LocalizedEvent<'a> {
    let own = if event.locale.is_empty() { default } else { &event.locale };
    let patch = event.localizations.get(lang);
    let is_said = own == lang || patch.is_some_and(|patch| patch.text(&["title"]).is_some());
    LocalizedEvent { event, patch, locale: if is_said { "" } else { own } }
}

/// An event in one language.
pub(super) struct LocalizedEvent<'a> {
    event: &'a authored::Event,
    /// The texts in that language, if any (RFC 8984 section 4.6.1).
    patch: Option<&'a Localization>,
    /// The language of the title, if it is another one.
    locale: &'a str,
}

impl<'a> LocalizedEvent<'a> {
    pub(super) fn title(&self) -> &'a str {
        self.or(&self.event.title, &["title"])
    }

    /// A text, marked with its language if that is not the page's.
    pub(super) fn marked(&self, text: &str) -> Text {
        match self.locale {
            "" => Text::Plain(text.into()),
            locale => Text::Localized(vec![(locale.into(), text.into())]),
        }
    }

    /// The patch's text at the path, else the event's own.
    fn or(&self, own: &'a str, path: &[&str]) -> &'a str {
        self.patch.and_then(|patch| patch.text(path)).unwrap_or(own)
    }

    fn text(&self, own: &'a str, path: &[&str]) -> Str {
        self.or(own, path).into()
    }

    fn event(&self, related: Vec<Related>) -> Event {
        let one = self.event;
        Event {
            uid: one.uid.as_str().into(),
            title: self.title().into(),
            description: self.text(&one.description, &["description"]),
            elsewhere: Str::default(),
            locale: self.locale.into(),
            start: one.start,
            duration: one.duration,
            time_zone: one.time_zone.as_deref().map(Into::into),
            show_without_time: one.show_without_time,
            keywords: keys(&one.keywords),
            categories: keys(&one.categories),
            recurrence_rules: one.recurrence_rules.clone(),
            excluded_recurrence_rules: one.excluded_recurrence_rules.clone(),
            recurrence_overrides: self.overrides(),
            locations: one.locations.iter().map(|(id, place)| self.place(id, place)).collect(),
            status: one.status.into(),
            updated: one.updated.as_str().into(),
            sequence: one.sequence,
            easter_offset: one.easter_offset,
            details: EventDetails {
                virtual_locations: one.virtual_locations.iter().map(|(id, place)| self.online(id, place)).collect(),
                participants: one.participants.iter().map(|(id, one)| self.participant(id, one)).collect(),
                offers: one.offers.iter().enumerate().map(|(at, offer)| self.offer(at, offer)).collect(),
                links: one.links.iter().map(|(id, link)| self.link(id, link)).collect(),
                related,
            },
        }
    }

    fn overrides(&self) -> Vec<(atbildiba::dates::LocalDateTime, Patch)> {
        let one = |(id, patch): (&'a String, &'a authored::Patch)| {
            let text = |own: &'a Option<String>, name: &str| -> Option<Str> {
                let said = self.patch.and_then(|said| said.text(&["recurrenceOverrides", id, name]));
                said.or(own.as_deref()).map(Into::into)
            };
            let patch = Patch {
                excluded: patch.excluded,
                start: patch.start,
                duration: patch.duration,
                title: text(&patch.title, "title"),
                description: text(&patch.description, "description"),
                status: patch.status.map(Into::into),
            };
            // The check rejects everything else.
            Some((id.parse().ok()?, patch))
        };
        let mut all: Vec<_> = self.event.recurrence_overrides.iter().filter_map(one).collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }

    fn place(&self, id: &str, one: &'a authored::Place) -> Place {
        let text = |own: &'a String, name| self.text(own, &["locations", id, name]);
        Place {
            name: text(&one.name, "name"),
            details: PlaceDetails {
                description: text(&one.description, "description"),
                coordinates: one.coordinates.as_str().into(),
                address: text(&one.address, "atbildiba:address"),
                map: Str::default(),
            },
        }
    }

    fn online(&self, id: &str, one: &'a authored::VirtualPlace) -> VirtualPlace {
        let text = |own: &'a String, name| self.text(own, &["virtualLocations", id, name]);
        VirtualPlace { name: text(&one.name, "name"), uri: text(&one.uri, "uri") }
    }

    fn participant(&self, id: &str, one: &'a authored::Participant) -> Participant {
        let text = |own: &'a String, name| self.text(own, &["participants", id, name]);
        Participant {
            name: text(&one.name, "name"),
            description: text(&one.description, "description"),
            email: one.email.as_str().into(),
            kind: one.kind.map(Into::into),
            roles: keys(&one.roles),
        }
    }

    fn offer(&self, at: usize, one: &'a authored::Offer) -> Offer {
        let text = |own: &'a String, name| self.text(own, &["atbildiba:offers", &at.to_string(), name]);
        Offer {
            name: text(&one.name, "name"),
            url: text(&one.url, "url"),
            price: one.price,
            price_currency: one.price_currency.as_str().into(),
            valid_from: one.valid_from.as_str().into(),
            valid_through: one.valid_through.as_str().into(),
        }
    }

    fn link(&self, id: &str, one: &'a authored::Link) -> Link {
        let text = |own: &'a String, name| self.text(own, &["links", id, name]);
        Link {
            href: text(&one.href, "href"),
            rel: one.rel.as_str().into(),
            title: text(&one.title, "title"),
            read_on: one.read_on.as_str().into(),
        }
    }
}

/// The names whose value is true.
fn keys(all: &BTreeMap<String, bool>) -> Vec<Str> {
    all.iter().filter(|(_, on)| **on).map(|(name, _)| name.as_str().into()).collect()
}

impl From<authored::Status> for Status {
    fn from(status: authored::Status) -> Self {
        match status {
            authored::Status::Confirmed => Self::Confirmed,
            authored::Status::Tentative => Self::Tentative,
            authored::Status::Cancelled => Self::Cancelled,
            authored::Status::Postponed => Self::Postponed,
        }
    }
}

impl From<authored::ParticipantKind> for ParticipantKind {
    fn from(kind: authored::ParticipantKind) -> Self {
        match kind {
            authored::ParticipantKind::Individual => Self::Individual,
            authored::ParticipantKind::Group => Self::Group,
        }
    }
}
