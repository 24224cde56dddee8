//! Which event takes place when: an index over all events that answers queries for a time window without examining
//! events outside it.

use crate::content::{Event, List, Patch, Status};
use crate::dates::recurrence::{Dialect, Occurrence, Override, RecurrenceSet};
use crate::dates::{Date, LocalDateTime};

/// One occurrence of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventOccurrence {
    /// Its start, in the event's local time.
    pub start: LocalDateTime,
    /// Its end, exclusive.
    pub end: LocalDateTime,
    /// The index of the event.
    pub event: usize,
    /// The start that the rules assign, which identifies it permanently (`recurrenceId`, RFC 8984 section 4.3.1).
    pub id: LocalDateTime,
}

impl EventOccurrence {
    /// The last day that it touches. An event that ends at midnight does not touch the next day.
    pub fn last_day(&self) -> Date {
        let last = LocalDateTime::from_seconds(self.end.to_seconds() - 1).date();
        last.max(self.start.date())
    }

    /// The number of days that it touches, at least 1.
    pub fn days(&self) -> i32 {
        self.last_day().days() - self.start.date().days() + 1
    }
}

/// All events, indexed.
#[derive(Debug, Default)]
pub struct Occurrences {
    /// Events without recurrence, by start.
    single: Vec<EventOccurrence>,
    /// For each of `single`, the latest end among it and those before.
    latest_end: Vec<LocalDateTime>,
    recurring: Vec<(usize, RecurrenceSet)>,
}

/// About the number of cancelled and postponed occurrences that are skipped in search of one that takes place.
const MAX_SKIPPED: usize = 500;

/// The spans, in days, examined for the next occurrences. A calendar with weekly events needs only the first.
const WIDENING: [i32; 4] = [31, 400, 4_000, 40_000];

impl Occurrences {
    /// Builds the index. The cost of a query does not depend on the number of events.
    pub fn new(events: &List<Event>) -> Self {
        let mut all = Self { single: Vec::with_capacity(events.len()), ..Self::default() };
        for (index, summary) in events.summaries().enumerate() {
            match summary.recurs().then(|| series(&events[index])) {
                Some(series) => all.recurring.push((index, series)),
                None => {
                    let start = summary.start();
                    all.single.push(EventOccurrence { start, end: summary.end(), event: index, id: start });
                }
            }
        }
        all.single.sort_unstable();
        let mut latest: Option<LocalDateTime> = None;
        all.latest_end = all
            .single
            .iter()
            .map(|one| {
                let end = latest.map_or(one.end, |before| before.max(one.end));
                latest = Some(end);
                end
            })
            .collect();
        all
    }

    /// The occurrences that touch the days `from` to `to` (inclusive), ordered by start; at most `limit`.
    pub fn between(&self, from: Date, to: Date, limit: usize) -> Vec<EventOccurrence> {
        self.between_of(from, to, limit, &|_| true)
    }

    /// As [`Occurrences::between`], for events whose index `keep` accepts.
    pub fn between_of(&self, from: Date, to: Date, limit: usize, keep: &dyn Fn(usize) -> bool) -> Vec<EventOccurrence> {
        let start = LocalDateTime::midnight(from);
        let end = LocalDateTime::midnight(to.add_days(1));
        let mut found = Vec::new();
        let first = self.latest_end.partition_point(|latest| *latest < start);
        let wanted = |one: &&EventOccurrence| one.last_day() >= from && keep(one.event);
        found.extend(self.single[first..].iter().take_while(|one| one.start < end).filter(wanted).take(limit));
        for (event, series) in &self.recurring {
            if keep(*event) {
                found.extend(series.between(start, end).take(limit).map(|one| of_series(one, *event)));
            }
        }
        found.retain(|one: &EventOccurrence| one.last_day() >= from);
        found.sort_unstable();
        found.truncate(limit);
        found
    }

    /// The next `count` occurrences that are not over on the day `from`.
    pub fn next(&self, from: Date, count: usize) -> Vec<EventOccurrence> {
        self.next_of(from, count, &|_| true)
    }

    /// As [`Occurrences::next`], for events whose index `keep` accepts.
    pub fn next_of(&self, from: Date, count: usize, keep: &dyn Fn(usize) -> bool) -> Vec<EventOccurrence> {
        let mut found = Vec::new();
        for days in WIDENING {
            found = self.between_of(from, from.add_days(days), count, keep);
            if found.len() >= count {
                break;
            }
        }
        found
    }

    /// As [`Occurrences::next_of`], without occurrences that are cancelled or postponed. `events` are the events of these
    /// occurrences.
    pub fn next_taking_place(
        &self,
        events: &List<Event>,
        from: Date,
        count: usize,
        keep: &dyn Fn(usize) -> bool,
    ) -> Vec<EventOccurrence> {
        let mut most = 2 * count;
        loop {
            let mut found = self.next_of(from, most, keep);
            let is_everything = found.len() < most;
            found.retain(|one| takes_place(&events[one.event], one.id));
            // An endless series that is cancelled is not followed for ever.
            if found.len() >= count || is_everything || most > MAX_SKIPPED {
                found.truncate(count);
                return found;
            }
            most *= 4;
        }
    }

    /// The first occurrence that starts on or after the day `end`; otherwise the last one that is over on the day
    /// `start`. For events whose index `keep` accepts.
    pub fn nearest_outside(&self, start: Date, end: Date, keep: &dyn Fn(usize) -> bool) -> Option<EventOccurrence> {
        let later = |days: &i32| {
            let found = self.between_of(end, end.add_days(*days), usize::MAX, keep);
            found.into_iter().find(|one| one.start.date() >= end)
        };
        WIDENING.iter().find_map(later).or_else(|| self.previous_of(start, 1, keep).pop())
    }

    /// The last `count` occurrences that are over on the day `before`, ordered by start. For events whose index `keep`
    /// accepts.
    pub fn previous_of(&self, before: Date, count: usize, keep: &dyn Fn(usize) -> bool) -> Vec<EventOccurrence> {
        let mut found = Vec::new();
        for days in WIDENING {
            found = self.between_of(before.add_days(-days), before.add_days(-1), usize::MAX, keep);
            found.retain(|one| one.last_day() < before);
            if found.len() >= count {
                break;
            }
        }
        found.split_off(found.len().saturating_sub(count))
    }

    /// The occurrence of an event that starts at a time; otherwise the first one that starts on this day; otherwise the
    /// next one that is not over; otherwise the last one.
    pub fn of_event(&self, event: usize, start: LocalDateTime) -> Option<EventOccurrence> {
        if let Some(one) = self.single.iter().find(|one| one.event == event) {
            return Some(*one);
        }
        let keep = |one| one == event;
        let on = start.date();
        let mut on_day = self.between_of(on, on, usize::MAX, &keep);
        // What began on the day before may still be going on.
        on_day.retain(|one| one.start.date() == on);
        let at_time = on_day.iter().find(|one| one.start == start).or(on_day.first()).copied();
        at_time.or_else(|| self.next_of(on, 1, &keep).pop()).or_else(|| {
            let (_, series) = self.recurring.iter().find(|(index, _)| *index == event)?;
            series.before(LocalDateTime::midnight(on)).map(|one| of_series(one, event))
        })
    }

    /// The occurrence that the event's page shows on a day: the next one that is not over, otherwise the last one.
    pub fn shown(&self, event: usize, on: Date) -> Option<EventOccurrence> {
        self.next_of(on, 1, &|one| one == event).pop().or_else(|| self.of_event(event, LocalDateTime::midnight(on)))
    }

    /// The occurrence of an event with this rule-assigned start; `None` if it no longer exists.
    pub fn named(&self, event: usize, id: LocalDateTime) -> Option<EventOccurrence> {
        if let Some(one) = self.single.iter().find(|one| one.event == event) {
            return (one.id == id).then_some(*one);
        }
        let (_, series) = self.recurring.iter().find(|(index, _)| *index == event)?;
        series.named(id).map(|one| of_series(one, event))
    }

    /// Whether the event recurs.
    pub fn is_recurring(&self, event: usize) -> bool {
        self.recurring.iter().any(|(index, _)| *index == event)
    }
}

fn of_series(one: Occurrence, event: usize) -> EventOccurrence {
    EventOccurrence { start: one.start, end: one.start.add(one.duration).max(one.start), event, id: one.recurrence_id }
}

fn series(event: &Event) -> RecurrenceSet {
    let mut set = RecurrenceSet::new(event.start, event.duration, Dialect::JSCALENDAR);
    if let Some(offset) = event.easter_offset {
        set.add_feasts(offset.into());
    }
    for rule in &event.recurrence_rules {
        set.add_rule(rule);
    }
    for rule in &event.excluded_recurrence_rules {
        set.exclude_rule(rule);
    }
    for (at, patch) in &event.recurrence_overrides {
        set.add_override(Override {
            start: patch.start,
            duration: patch.duration,
            excluded: patch.excluded,
            ..Override::new(*at)
        });
    }
    set
}

/// The changes to the occurrence.
fn patch(event: &Event, id: LocalDateTime) -> Option<&Patch> {
    event.recurrence_overrides.iter().find(|(at, _)| *at == id).map(|(_, patch)| patch)
}

/// The status of the occurrence, including its override.
pub fn status(event: &Event, id: LocalDateTime) -> Status {
    patch(event, id).and_then(|patch| patch.status).unwrap_or(event.status)
}

/// Whether the occurrence takes place: not if it is cancelled or postponed.
pub fn takes_place(event: &Event, id: LocalDateTime) -> bool {
    !matches!(status(event, id), Status::Cancelled | Status::Postponed)
}

/// A start as the `datetime` of `<time>`, which is also in the keys of a kiosk's codes: a day, or a local time.
pub fn datetime(event: &Event, start: LocalDateTime) -> String {
    if event.show_without_time { start.date().to_string() } else { start.to_string() }
}

/// The title of the occurrence, including its override.
pub fn title(event: &Event, id: LocalDateTime) -> &str {
    patch(event, id).and_then(|patch| patch.title.as_deref()).unwrap_or(&event.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::fixture::{date, events};

    fn days(found: &[EventOccurrence]) -> Vec<(usize, String)> {
        found.iter().map(|one| (one.event, one.start.date().to_string())).collect()
    }

    #[test]
    fn a_window_contains_exactly_what_touches_it() {
        let events = events(&[
            r#"{"uid":"long","title":"L","start":"2020-01-01T00:00:00","duration":"P4000D"}"#,
            r#"{"uid":"before","title":"B","start":"2026-11-29T00:00:00","duration":"P1D"}"#,
            r#"{"uid":"night","title":"N","start":"2026-11-30T22:00:00","duration":"PT3H"}"#,
            r#"{"uid":"moment","title":"M","start":"2026-12-01T00:00:00"}"#,
            r#"{"uid":"after","title":"A","start":"2026-12-02T00:00:00","duration":"P1D"}"#,
        ]);
        let all = Occurrences::new(&events);
        let found = all.between(date("2026-12-01"), date("2026-12-01"), 9);
        assert_eq!(found.iter().map(|one| one.event).collect::<Vec<_>>(), [0, 2, 3]);
    }

    #[test]
    fn outside_a_month_the_next_start_is_preferred_to_the_last() {
        let events = events(&[
            r#"{"uid":"a","title":"A","start":"2026-10-20T00:00:00","duration":"P20D"}"#,
            r#"{"uid":"b","title":"B","start":"2026-10-21T00:00:00","duration":"P20D"}"#,
            r#"{"uid":"c","title":"C","start":"2026-10-22T00:00:00","duration":"P20D"}"#,
            r#"{"uid":"later","title":"L","start":"2028-03-01T00:00:00","duration":"P1D"}"#,
        ]);
        let all = Occurrences::new(&events);
        let beside = |start, end, keep: &dyn Fn(usize) -> bool| {
            all.nearest_outside(date(start), date(end), keep).map(|one| one.event)
        };
        assert_eq!(beside("2026-10-01", "2026-11-01", &|_| true), Some(3));
        assert_eq!(beside("2028-04-01", "2028-05-01", &|_| true), Some(3));
        assert_eq!(beside("2027-01-01", "2027-02-01", &|event| event < 3), Some(2));
        assert_eq!(beside("2026-10-01", "2026-11-01", &|_| false), None);
    }

    #[test]
    fn overrides_move_cancel_and_rename_one_occurrence() {
        let events = events(&[r#"{"uid":"w","title":"W","start":"2026-12-01T10:00:00","duration":"PT1H",
            "recurrenceRules":["FREQ=WEEKLY;COUNT=4"],"recurrenceOverrides":[
            ["2026-12-08T10:00:00",{"start":"2026-12-09T12:00:00","title":"Moved"}],
            ["2026-12-15T10:00:00",{"excluded":true}],["2026-12-22T10:00:00",{"status":"cancelled"}]]}"#]);
        let all = Occurrences::new(&events);
        let found = all.between(date("2026-12-01"), date("2026-12-31"), 9);
        assert_eq!(days(&found), [(0, "2026-12-01".into()), (0, "2026-12-09".into()), (0, "2026-12-22".into())]);
        assert_eq!((title(&events[0], found[0].id), title(&events[0], found[1].id)), ("W", "Moved"));
        assert_eq!(
            (status(&events[0], found[0].id), status(&events[0], found[2].id)),
            (Status::Confirmed, Status::Cancelled)
        );
    }

    #[test]
    fn cancelled_and_postponed_occurrences_are_not_announced() {
        let events = events(&[
            r#"{"uid":"w","title":"W","start":"2026-12-01T10:00:00","duration":"PT1H",
            "recurrenceRules":["FREQ=DAILY;COUNT=9"],"recurrenceOverrides":[
            ["2026-12-01T10:00:00",{"status":"cancelled"}],["2026-12-02T10:00:00",{"status":"atbildiba:postponed"}],
            ["2026-12-03T10:00:00",{"status":"cancelled"}],["2026-12-04T10:00:00",{"status":"cancelled"}],
            ["2026-12-06T10:00:00",{"status":"cancelled"}]]}"#,
            r#"{"uid":"c","title":"C","start":"2026-12-05T09:00:00","duration":"PT1H","status":"cancelled"}"#,
        ]);
        let all = Occurrences::new(&events);
        let next = |count, keep: &dyn Fn(usize) -> bool| {
            days(&all.next_taking_place(&events, date("2026-12-01"), count, keep))
        };
        assert_eq!(next(2, &|_| true), [(0, "2026-12-05".into()), (0, "2026-12-07".into())]);
        assert_eq!(next(9, &|_| true).len(), 4);
        assert_eq!(next(2, &|event| event == 1), []);
    }

    #[test]
    fn the_occurrence_of_a_day_is_the_one_that_starts_on_it() {
        let events = events(&[r#"{"uid":"n","title":"N","start":"2026-10-16T22:00:00","duration":"PT5H",
            "recurrenceRules":["FREQ=WEEKLY;BYDAY=FR,SA"]}"#]);
        let all = Occurrences::new(&events);
        let on = |day| all.of_event(0, LocalDateTime::midnight(date(day))).unwrap().start.to_string();
        assert_eq!(on("2026-10-16"), "2026-10-16T22:00:00");
        assert_eq!(on("2026-10-17"), "2026-10-17T22:00:00");
        assert_eq!(on("2026-10-18"), "2026-10-17T22:00:00", "still going on");
        assert_eq!(on("2026-10-19"), "2026-10-23T22:00:00");
    }

    #[test]
    fn a_feast_can_be_moved_lengthened_and_left_out() {
        let events = events(&[r#"{"uid":"e","title":"E","start":"2025-04-20T10:00:00","atbildiba:easterOffset":0,
            "recurrenceOverrides":[["2026-04-05T10:00:00",{"start":"2026-04-06T12:00:00","duration":"P2D"}],
            ["2027-03-28T10:00:00",{"excluded":true}]]}"#]);
        let all = Occurrences::new(&events);
        let found = all.between(date("2025-01-01"), date("2028-12-31"), 9);
        assert_eq!(days(&found), [(0, "2025-04-20".into()), (0, "2026-04-06".into()), (0, "2028-04-16".into())]);
        assert_eq!((found[1].days(), found[1].id.to_string()), (3, "2026-04-05T10:00:00".into()));
        // Without a duration it is on its own day, too.
        assert_eq!(all.between(date("2028-04-16"), date("2028-04-16"), 9).len(), 1);
        assert_eq!(all.named(0, "2027-03-28T10:00:00".parse().unwrap()), None);
        assert_eq!(all.between(date("2200-01-01"), date("2200-12-31"), 9).len(), 1);
    }

    #[test]
    fn the_last_occurrences_are_found_however_far_back() {
        let events = events(&[
            r#"{"uid":"old","title":"O","start":"1990-02-22T00:00:00","duration":"P1D"}"#,
            r#"{"uid":"easter","title":"E","start":"2015-04-05T00:00:00","duration":"P1D","atbildiba:easterOffset":0}"#,
        ]);
        let all = Occurrences::new(&events);
        let found = all.previous_of(date("2017-01-01"), 3, &|_| true);
        assert_eq!(days(&found), [(0, "1990-02-22".into()), (1, "2015-04-05".into()), (1, "2016-03-27".into())]);
        assert_eq!(all.previous_of(date("2017-01-01"), 1, &|event| event == 0)[0].event, 0);
        assert_eq!(all.previous_of(date("1980-01-01"), 1, &|_| true), []);
    }

    #[test]
    fn a_current_day_is_neither_over_nor_omitted() {
        let events = events(&[r#"{"uid":"a","title":"A","start":"2026-12-24T00:00:00","duration":"P3D"}"#]);
        let all = Occurrences::new(&events);
        for day in ["2026-12-24", "2026-12-26"] {
            assert_eq!((all.next(date(day), 1).len(), all.previous_of(date(day), 1, &|_| true).len()), (1, 0), "{day}");
        }
        assert_eq!(all.previous_of(date("2026-12-27"), 1, &|_| true).len(), 1);
    }
}
