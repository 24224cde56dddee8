//! A plan in the calendar: when what was chosen takes place, what is not there any more, and what overlaps.

use super::{Entry, Plan};
use crate::calendar::occurrences::{EventOccurrence, Occurrences, status};
use crate::content::{Event, List, Status};
use crate::dates::LocalDateTime;

/// What was chosen, as the calendar has it now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// In order of start.
    pub found: Vec<EventOccurrence>,
    /// What the calendar does not have any more.
    pub gone: Vec<Entry>,
}

/// The entry of an occurrence.
pub fn entry_of(events: &List<Event>, all: &Occurrences, one: &EventOccurrence) -> Entry {
    let id = all.is_recurring(one.event).then_some(one.id);
    Entry { uid: (*events[one.event].uid).into(), id }
}

/// Looks a plan up. An event that has begun to repeat since is its first occurrence, one that repeats no more is itself if it
/// still is at that time.
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

/// For each of the occurrences the others that take place at the same time, by their places in the list. What is about whole
/// days or does not take place is in nobody's way. `instant` tells the moment, in seconds of UTC, at which the clocks of a
/// zone, without one the visitor's own, show a time.
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

/// From when until when an occurrence keeps somebody; what lasts no time keeps them for its moment.
fn span(
    event: &Event,
    one: &EventOccurrence,
    instant: &dyn Fn(Option<&str>, LocalDateTime) -> i64,
) -> Option<(i64, i64)> {
    let takes_place = !matches!(status(event, one.id), Status::Cancelled | Status::Postponed);
    if event.show_without_time || !takes_place {
        return None;
    }
    let from = instant(event.time_zone.as_deref(), one.start);
    Some((from, from + (one.end.to_seconds() - one.start.to_seconds()).max(1)))
}
