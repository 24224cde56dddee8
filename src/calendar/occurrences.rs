//! Which event happens when: an index over all events of the calendar that answers for a window of
//! time without looking at what lies outside it.

use crate::content::{Event, Status};
use crate::dates::recurrence::{Override, Reading, RecurrenceSet};
use crate::dates::{Date, Duration, LocalDateTime, easter_sunday};

/// One occurrence of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happening {
    /// When it starts, in the event's own time.
    pub start: LocalDateTime,
    /// When it ends; the end itself is no longer part of it.
    pub end: LocalDateTime,
    /// Index of the event.
    pub event: usize,
    /// The start that the rules give it, which names it for ever (`recurrenceId`, RFC 8984 section 4.3.1).
    pub id: LocalDateTime,
}

impl Happening {
    /// The last day it touches. An event that ends at midnight does not touch the next day.
    pub fn last_day(&self) -> Date {
        let last = LocalDateTime::from_seconds(self.end.to_seconds() - 1).date();
        last.max(self.start.date())
    }

    /// How many days it touches, at least 1.
    pub fn days(&self) -> i32 {
        self.last_day().days() - self.start.date().days() + 1
    }
}

/// All events, ready to be asked.
#[derive(Debug, Default)]
pub struct Occurrences {
    /// Events that happen once, by start.
    single: Vec<Happening>,
    /// For each of `single` the latest end among it and those before.
    latest_end: Vec<LocalDateTime>,
    recurring: Vec<(usize, Series)>,
}

#[derive(Debug)]
enum Series {
    Rules(RecurrenceSet),
    /// Days from Easter, from the year of the first occurrence on.
    Easter { first: LocalDateTime, offset: i32, duration: Duration },
}

impl Occurrences {
    /// Reads the events once; what each answer costs does not depend on their number.
    pub fn new(events: &[Event]) -> Self {
        let mut all = Self::default();
        for (index, event) in events.iter().enumerate() {
            match series(event) {
                Some(series) => all.recurring.push((index, series)),
                None => all.single.push(happening(event.start, event.start, event.duration, index)),
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

    /// What touches the days from `from` to `to`, both included, in order of start; at most `limit`.
    pub fn between(&self, from: Date, to: Date, limit: usize) -> Vec<Happening> {
        let start = LocalDateTime::midnight(from);
        let end = LocalDateTime::midnight(to.add_days(1));
        let mut found = Vec::new();
        let first = self.latest_end.partition_point(|latest| *latest < start);
        let touches = |one: &&Happening| one.last_day() >= from;
        found.extend(self.single[first..].iter().take_while(|one| one.start < end).filter(touches).take(limit));
        for (event, series) in &self.recurring {
            series.between(*event, start, end, limit, &mut found);
        }
        found.retain(|one: &Happening| one.last_day() >= from);
        found.sort_unstable();
        found.truncate(limit);
        found
    }

    /// The next `count` occurrences that are not over on the day `from`.
    pub fn next(&self, from: Date, count: usize) -> Vec<Happening> {
        // Widening windows: a calendar with weekly events is answered by the first.
        for days in [31, 400, 4_000, 40_000] {
            let found = self.between(from, from.add_days(days), count);
            if found.len() >= count || days == 40_000 {
                return found;
            }
        }
        Vec::new()
    }

    /// The occurrence of one event on a day, or its first that is not over then, or its last.
    pub fn of_event(&self, event: usize, on: Date) -> Option<Happening> {
        if let Some(one) = self.single.iter().find(|one| one.event == event) {
            return Some(*one);
        }
        let (_, series) = self.recurring.iter().find(|(index, _)| *index == event)?;
        let mut found = Vec::new();
        for days in [0, 400, 40_000] {
            series.between(event, LocalDateTime::midnight(on), LocalDateTime::midnight(on.add_days(days + 1)), 1, &mut found);
            found.retain(|one| one.last_day() >= on);
            if let Some(one) = found.first() {
                return Some(*one);
            }
        }
        series.last_before(event, LocalDateTime::midnight(on))
    }

    /// Whether the event happens more than once.
    pub fn is_recurring(&self, event: usize) -> bool {
        self.recurring.iter().any(|(index, _)| *index == event)
    }
}

fn happening(id: LocalDateTime, start: LocalDateTime, duration: Duration, event: usize) -> Happening {
    Happening { start, end: start.add(duration).max(start), event, id }
}

fn series(event: &Event) -> Option<Series> {
    if let Some(offset) = event.easter_offset {
        return Some(Series::Easter { first: event.start, offset: i32::from(offset), duration: event.duration });
    }
    if event.recurrence_rules.is_empty() && event.recurrence_overrides.is_empty() {
        return None;
    }
    let mut set = RecurrenceSet::new(event.start, event.duration, Reading::JSCALENDAR);
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
    Some(Series::Rules(set))
}

impl Series {
    /// Adds up to `limit` occurrences that overlap from `start` to `end`.
    fn between(&self, event: usize, start: LocalDateTime, end: LocalDateTime, limit: usize, found: &mut Vec<Happening>) {
        match self {
            Series::Rules(set) => found.extend(
                set.between(start, end)
                    .take(limit)
                    .map(|one| happening(one.recurrence_id, one.start, one.duration, event)),
            ),
            Series::Easter { first, offset, duration } => {
                let years = start.date().year() - 1..=end.date().year() + 1;
                found.extend(
                    years
                        .map(|year| easter(year, *offset, *first))
                        .filter(|at| at >= first)
                        .map(|at| happening(at, at, *duration, event))
                        .filter(|one| one.start < end && one.end > start)
                        .take(limit),
                );
            }
        }
    }

    fn last_before(&self, event: usize, time: LocalDateTime) -> Option<Happening> {
        match self {
            Series::Rules(set) => {
                set.before(time).map(|one| happening(one.recurrence_id, one.start, one.duration, event))
            }
            Series::Easter { first, offset, duration } => (time.date().year() - 1..=time.date().year())
                .rev()
                .map(|year| easter(year, *offset, *first))
                .find(|at| at < &time && at >= first)
                .map(|at| happening(at, at, *duration, event)),
        }
    }
}

fn easter(year: i32, offset: i32, like: LocalDateTime) -> LocalDateTime {
    let day = easter_sunday(year).add_days(offset);
    LocalDateTime::from_seconds(LocalDateTime::midnight(day).to_seconds() + i64::from(like.second_of_day()))
}

/// Whether the occurrence takes place, with what its override says.
pub fn status(event: &Event, id: LocalDateTime) -> Status {
    let patch = event.recurrence_overrides.iter().find(|(at, _)| *at == id);
    patch.and_then(|(_, patch)| patch.status).unwrap_or(event.status)
}
