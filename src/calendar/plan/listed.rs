//! A plan resolved against the calendar: when its events take place, which no longer exist, and which overlap.

use super::{Entry, Plan};
use crate::calendar::occurrences::{EventOccurrence, Occurrences, takes_place};
use crate::content::{Event, List};
use crate::dates::LocalDateTime;

/// The chosen occurrences as the calendar has them now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Found, ordered by start.
    pub found: Vec<EventOccurrence>,
    /// No longer in the calendar.
    pub gone: Vec<Entry>,
}

/// The plan entry of an occurrence.
pub fn entry_of(events: &List<Event>, all: &Occurrences, one: &EventOccurrence) -> Entry {
    let id = all.is_recurring(one.event).then_some(one.id);
    Entry { uid: (*events[one.event].uid).into(), id }
}

/// Looks up a plan. If an event has become recurring since, its first occurrence is used. If it no longer recurs, the
/// event itself is used provided that it still takes place at that time.
pub fn listed(events: &List<Event>, all: &Occurrences, plan: &Plan) -> Listed {
    let mut listed = Listed::default();
    let mut uids: Vec<(&str, usize)> = events.iter().enumerate().map(|(index, event)| (&*event.uid, index)).collect();
    uids.sort_unstable();
    for entry in plan.entries() {
        let at = uids.binary_search_by(|(uid, _)| (*uid).cmp(&entry.uid));
        let event = at.ok().map(|at| uids[at].1);
        let found = event.and_then(|index| all.named(index, entry.id.unwrap_or(events[index].start)));
        match found {
            Some(one) => listed.found.push(one),
            None => listed.gone.push(entry.clone()),
        }
    }
    listed.found.sort_unstable();
    listed.found.dedup();
    listed
}

/// For each occurrence, the indices of the others that take place at the same time. Whole-day events and those that do
/// not take place overlap with nothing. `instant` returns the instant, in seconds of UTC, of a local time in a zone, or
/// in the visitor's own zone if `None`.
pub fn overlaps(
    events: &List<Event>,
    found: &[EventOccurrence],
    instant: &dyn Fn(Option<&str>, LocalDateTime) -> i64,
) -> Vec<Vec<usize>> {
    let spans: Vec<Option<(i64, i64)>> = found.iter().map(|one| span(&events[one.event], one, instant)).collect();
    let others = |at: usize| {
        let Some(own) = spans[at] else { return Vec::new() };
        let meets = |other: &usize| *other != at && spans[*other].is_some_and(|span| own.0 < span.1 && span.0 < own.1);
        (0..spans.len()).filter(meets).collect()
    };
    (0..found.len()).map(others).collect()
}

/// The time that an occurrence occupies; one without duration occupies its instant.
fn span(
    event: &Event,
    one: &EventOccurrence,
    instant: &dyn Fn(Option<&str>, LocalDateTime) -> i64,
) -> Option<(i64, i64)> {
    if event.show_without_time || !takes_place(event, one.id) {
        return None;
    }
    let from = instant(event.time_zone.as_deref(), one.start);
    Some((from, from + (one.end.to_seconds() - one.start.to_seconds()).max(1)))
}
