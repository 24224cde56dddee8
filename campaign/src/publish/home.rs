//! What the home page and a kiosk's attract loop have of the sections.

use atbildiba::content::{Attract, Entry, Event, EventDetails, Home, HomeDetails, Supporter};

/// How many timeline entries the home page gets.
const ENTRIES: usize = 4;

/// The home page: of events what says when they are, of supporters their faces, of the timeline its most important entries.
pub(super) fn home(events: &[Event], supporters: &[Supporter], timeline: &[Entry]) -> Home {
    let event = |one: &Event| Event {
        elsewhere: Default::default(),
        description: Default::default(),
        locale: Default::default(),
        locations: Vec::new(),
        updated: Default::default(),
        details: EventDetails::default(),
        ..one.clone()
    };
    let face = |one: &Supporter| Supporter {
        kind: one.kind,
        id: one.id.clone(),
        name: one.name.clone(),
        shirt: one.shirt.clone(),
        field: one.field.clone(),
        photo: one.photo.clone(),
        ..Supporter::default()
    };
    Home {
        entries: events.iter().map(event).collect::<Vec<_>>().into(),
        details: HomeDetails {
            supporters: supporters.iter().map(face).collect(),
            timeline: most_important(timeline),
            timeline_count: timeline.len(),
        },
    }
}

/// The most important entries, oldest first.
fn most_important(timeline: &[Entry]) -> Vec<Entry> {
    let mut entries: Vec<&Entry> = timeline.iter().collect();
    entries.sort_by_key(|entry| entry.importance);
    entries.truncate(ENTRIES);
    entries.sort_by_key(|entry| entry.date.trim_start_matches(['.', '/']));
    entries.into_iter().map(told).collect()
}

/// A kiosk's loop: what is seen on a tile, and no more.
pub(super) fn attract(events: &[Event], supporters: &[Supporter], timeline: &[Entry]) -> Attract {
    let event = |one: &Event| Event {
        elsewhere: Default::default(),
        locale: Default::default(),
        updated: Default::default(),
        details: EventDetails::default(),
        ..one.clone()
    };
    let face = |one: &Supporter| Supporter {
        kind: one.kind,
        id: one.id.clone(),
        name: one.name.clone(),
        shirt: one.shirt.clone(),
        field: one.field.clone(),
        statement: one.statement.clone(),
        description: one.description.clone(),
        ..Supporter::default()
    };
    Attract {
        entries: events.iter().map(event).collect::<Vec<_>>().into(),
        supporters: supporters.iter().map(face).collect(),
        timeline: timeline.iter().map(told).collect(),
    }
}

/// An entry without what belongs to its own page.
fn told(one: &Entry) -> Entry {
    Entry {
        id: one.id.clone(),
        title: one.title.clone(),
        date: one.date.clone(),
        kind: one.kind.clone(),
        importance: one.importance,
        description: one.description.clone(),
        ..Entry::default()
    }
}
