//! The parts of the sections that the home page and the kiosk's attract loop show.

use atbildiba::content::{Attract, Entry, Event, EventDetails, Home, HomeDetails, Supporter};

/// The number of timeline entries on the home page.
const ENTRIES: usize = 4;

/// The home page: the times of events, the pictures of supporters, and the most important timeline entries.
pub(super) fn home(events: &[Event], supporters: &[Supporter], timeline: &[Entry]) -> Home {
    let event = |one: &Event| Event { description: Default::default(), locations: Vec::new(), ..event_tile(one) };
    let face = |one: &Supporter| Supporter { photo: one.photo.clone(), ..supporter_tile(one) };
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
    entries.sort_by_cached_key(|entry| super::timeline::order(entry));
    entries.into_iter().map(entry_tile).collect()
}

/// The attract loop: only what its tiles show.
pub(super) fn attract(events: &[Event], supporters: &[Supporter], timeline: &[Entry]) -> Attract {
    let face = |one: &Supporter| Supporter {
        statement: one.statement.clone(),
        description: one.description.clone(),
        ..supporter_tile(one)
    };
    Attract {
        entries: events.iter().map(event_tile).collect::<Vec<_>>().into(),
        supporters: supporters.iter().map(face).collect(),
        timeline: timeline.iter().map(entry_tile).collect(),
    }
}

/// An event without what only its own page and search need.
fn event_tile(one: &Event) -> Event {
    Event {
        elsewhere: Default::default(),
        locale: Default::default(),
        updated: Default::default(),
        details: EventDetails::default(),
        ..one.clone()
    }
}

/// A supporter's name, field and drawing, without words.
fn supporter_tile(one: &Supporter) -> Supporter {
    Supporter {
        kind: one.kind,
        id: one.id.clone(),
        name: one.name.clone(),
        shirt: one.shirt.clone(),
        field: one.field.clone(),
        ..Supporter::default()
    }
}

/// An entry without what only its own page shows.
fn entry_tile(one: &Entry) -> Entry {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_important_entries_are_in_the_order_of_time() {
        let of = |date: &str| Entry { date: date.into(), ..Entry::default() };
        let shown = most_important(&["2020-12", "2020~", "-0100", "-0500"].map(of));
        assert_eq!(shown.iter().map(|entry| &*entry.date).collect::<Vec<_>>(), ["-0500", "-0100", "2020~", "2020-12"]);
    }
}
