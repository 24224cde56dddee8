//! An event's whole recurrence: rules, single dates, exclusions and overrides together.

use super::cursor::Cursor;
use super::plan::Plan;
use super::{Reading, Rule};
use crate::dates::{Duration, LocalDateTime};

/// How many occurrences in a row may be excluded before the set counts as ended.
const EXCLUDED_IN_A_ROW: u32 = 10_000;

/// One occurrence of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The start that the rules gave it, which names it for ever (`RECURRENCE-ID`, RFC 5545 §3.8.4.4).
    pub recurrence_id: LocalDateTime,
    /// When it starts, which an override may have moved.
    pub start: LocalDateTime,
    /// What it lasts.
    pub duration: Duration,
    /// Which of the set's overrides applies, in the order in which they were added.
    pub override_index: Option<usize>,
}

impl Occurrence {
    /// What the same clock shows at its end (itself no longer part of it).
    pub fn end(&self) -> LocalDateTime {
        self.start.add(self.duration)
    }
}

/// What is different for one occurrence, or from one on: a patch of JSCalendar's `recurrenceOverrides` (RFC 8984
/// §4.3.5), a component with a `RECURRENCE-ID`, an `RDATE` with a length of its own.
///
/// One whose id no rule yields is an occurrence all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Override {
    /// The start that the rules give the occurrence.
    pub recurrence_id: LocalDateTime,
    /// Where it is moved to, if it is.
    pub start: Option<LocalDateTime>,
    /// What it lasts, if not what the others do.
    pub duration: Option<Duration>,
    /// It does not take place.
    pub excluded: bool,
    /// All that follow change in the same way and are moved by as much (`RANGE=THISANDFUTURE`, RFC 5545 §3.2.13).
    pub this_and_future: bool,
}

impl Override {
    /// One that changes nothing yet.
    pub fn new(recurrence_id: LocalDateTime) -> Override {
        Override { recurrence_id, start: None, duration: None, excluded: false, this_and_future: false }
    }
}

/// From one recurrence id to another, all occurrences are moved alike.
#[derive(Debug, Clone, Copy)]
struct Segment {
    from: i64,
    /// The last id.
    to: i64,
    shift: i64,
    duration: Duration,
    override_index: Option<usize>,
}

/// When an event takes place: its start, and all that repeats, adds, excludes and moves it.
#[derive(Debug, Clone)]
pub struct RecurrenceSet {
    start: LocalDateTime,
    duration: Duration,
    reading: Reading,
    rules: Vec<Plan>,
    excluded_rules: Vec<Plan>,
    /// Sorted, each once, as the next.
    added: Vec<i64>,
    excluded: Vec<i64>,
    overrides: Vec<Override>,
    /// The single overrides by their new starts.
    moved: Vec<(i64, usize)>,
    segments: Vec<Segment>,
}

/// Puts a value into its place in a sorted list, unless it is there.
fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    if let Err(at) = list.binary_search(&value) {
        list.insert(at, value);
    }
}

impl RecurrenceSet {
    /// The event by itself. Local times are those of the event's zone.
    pub fn new(start: LocalDateTime, duration: Duration, reading: Reading) -> RecurrenceSet {
        let mut set = RecurrenceSet {
            start,
            duration,
            reading,
            rules: Vec::new(),
            excluded_rules: Vec::new(),
            added: Vec::new(),
            excluded: Vec::new(),
            overrides: Vec::new(),
            moved: Vec::new(),
            segments: Vec::new(),
        };
        set.cut_segments();
        set
    }

    /// The event's start, as given to [`RecurrenceSet::new`].
    pub fn start(&self) -> LocalDateTime {
        self.start
    }

    /// What an occurrence lasts, unless overridden.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Whether there can be more than one occurrence.
    pub fn is_recurring(&self) -> bool {
        !self.rules.is_empty() || !self.added.is_empty() || !self.overrides.is_empty()
    }

    /// Repeats the event by a rule (`RRULE`).
    pub fn add_rule(&mut self, rule: &Rule) {
        self.rules.push(Plan::new(rule, self.start, self.reading));
    }

    /// Leaves out what a rule yields (`EXRULE`, `excludedRecurrenceRules`).
    pub fn exclude_rule(&mut self, rule: &Rule) {
        // The start is no match of an excluding rule by being the start (RFC 8984 §4.3.4).
        let reading = Reading { start_always_occurs: false, ..self.reading };
        self.excluded_rules.push(Plan::new(rule, self.start, reading));
    }

    /// Adds a single occurrence (`RDATE`).
    pub fn add_date(&mut self, start: LocalDateTime) {
        insert(&mut self.added, start.to_seconds());
    }

    /// Leaves out the occurrence with that recurrence id (`EXDATE`).
    pub fn exclude_date(&mut self, recurrence_id: LocalDateTime) {
        insert(&mut self.excluded, recurrence_id.to_seconds());
    }

    /// Changes an occurrence. A later one for the same id comes on top of nothing: it replaces the earlier.
    pub fn add_override(&mut self, change: Override) {
        let id = change.recurrence_id.to_seconds();
        // Looking for an earlier one costs, so only where there can be one.
        if !change.this_and_future && self.excluded.binary_search(&id).is_ok() {
            self.moved.retain(|&(_, at)| self.overrides[at].recurrence_id != change.recurrence_id);
        }
        let index = self.overrides.len();
        self.overrides.push(change);
        if change.this_and_future {
            self.cut_segments();
        } else {
            insert(&mut self.excluded, id);
            if !change.excluded {
                let start = change.start.unwrap_or(change.recurrence_id);
                insert(&mut self.moved, (start.to_seconds(), index));
            }
        }
    }

    fn cut_segments(&mut self) {
        let mut cuts: Vec<(i64, usize)> = Vec::new();
        for (at, change) in self.overrides.iter().enumerate().filter(|(_, change)| change.this_and_future) {
            let id = change.recurrence_id.to_seconds();
            cuts.retain(|cut| cut.0 != id);
            insert(&mut cuts, (id, at));
        }
        self.segments.clear();
        let last = LocalDateTime::MAX.to_seconds();
        let whole = Segment { from: i64::MIN, to: last, shift: 0, duration: self.duration, override_index: None };
        self.segments.push(whole);
        for (id, at) in cuts {
            if let Some(before) = self.segments.last_mut() {
                before.to = id - 1;
            }
            let change = self.overrides[at];
            if change.excluded {
                // Nothing takes place from here on, unless a later change takes it up again.
                continue;
            }
            let shift = change.start.map_or(0, |start| start.to_seconds() - id);
            let duration = change.duration.unwrap_or(self.duration);
            self.segments.push(Segment { from: id, to: last, shift, duration, override_index: Some(at) });
        }
    }

    fn is_excluded(&self, id: i64) -> bool {
        self.excluded.binary_search(&id).is_ok() || self.excluded_rules.iter().any(|rule| rule.contains(id))
    }

    /// Whether the start is an occurrence of its own accord.
    fn has_start(&self) -> bool {
        self.rules.is_empty() || self.reading.start_always_occurs
    }

    /// All occurrences in the order of their starts.
    pub fn iter(&self) -> Occurrences<'_> {
        self.starting_between(i64::MIN / 4, i64::MAX / 4)
    }

    /// Those that start at the time or later.
    pub fn starting_from(&self, from: LocalDateTime) -> Occurrences<'_> {
        self.starting_between(from.to_seconds(), i64::MAX / 4)
    }

    /// Those that have any part in the window, `to` itself no longer in it, in the order of their starts. One that began
    /// before and lasts into it is among them, one that lasts no time is if it starts there.
    pub fn between(&self, from: LocalDateTime, to: LocalDateTime) -> impl Iterator<Item = Occurrence> + '_ {
        let lasts = |duration: Duration| duration.total_seconds().max(0);
        let longest = self.segments.iter().map(|segment| lasts(segment.duration)).max().unwrap_or(0);
        let moved = self.moved.iter().filter_map(|&(_, at)| self.overrides[at].duration).map(lasts).max();
        let back = longest.max(moved.unwrap_or(0));
        let (from, to) = (from.to_seconds(), to.to_seconds());
        let found = self.starting_between(from.saturating_sub(back), to - 1);
        found.filter(move |found| {
            let start = found.start.to_seconds();
            start >= from || start + lasts(found.duration) > from
        })
    }

    /// The first occurrence that starts after the time.
    pub fn after(&self, time: LocalDateTime) -> Option<Occurrence> {
        self.starting_between(time.to_seconds() + 1, i64::MAX / 4).next()
    }

    /// The occurrence with that recurrence id, wherever it is moved to.
    pub fn named(&self, recurrence_id: LocalDateTime) -> Option<Occurrence> {
        let id = recurrence_id.to_seconds();
        if let Some(&(_, at)) = self.moved.iter().find(|&&(_, at)| self.overrides[at].recurrence_id == recurrence_id) {
            return Some(self.moved_occurrence(at));
        }
        let segment = self.segments.iter().find(|segment| (segment.from..=segment.to).contains(&id))?;
        let start = id + segment.shift;
        self.starting_between(start, start).find(|found| found.recurrence_id == recurrence_id)
    }

    /// The last occurrence that starts before the time.
    pub fn before(&self, time: LocalDateTime) -> Option<Occurrence> {
        let time = time.to_seconds();
        let of_rules = self.segments.iter().filter_map(|segment| {
            let mut end = (time - segment.shift).min(segment.to.saturating_add(1));
            for _ in 0..EXCLUDED_IN_A_ROW {
                let id = self.last_id_before(end).filter(|&id| id >= segment.from)?;
                if !self.is_excluded(id) {
                    return Some(segment.occurrence(id));
                }
                end = id;
            }
            None
        });
        let of_moved = self.moved.iter().rev().find(|moved| moved.0 < time).map(|&(_, at)| self.moved_occurrence(at));
        of_rules.chain(of_moved).max_by_key(|found| (found.start, found.recurrence_id))
    }

    fn last_id_before(&self, end: i64) -> Option<i64> {
        let of_rules = self.rules.iter().filter_map(|rule| rule.last_before(end)).max();
        let of_dates = self.added[..self.added.partition_point(|&id| id < end)].last().copied();
        let start = Some(self.start.to_seconds()).filter(|&start| self.has_start() && start < end);
        of_rules.max(of_dates).max(start)
    }

    fn moved_occurrence(&self, at: usize) -> Occurrence {
        let change = &self.overrides[at];
        Occurrence {
            recurrence_id: change.recurrence_id,
            start: change.start.unwrap_or(change.recurrence_id),
            duration: change.duration.unwrap_or(self.duration),
            override_index: Some(at),
        }
    }

    /// Starts from `from` to `to`, both included, in local seconds.
    fn starting_between(&self, from: i64, to: i64) -> Occurrences<'_> {
        let streams = self.segments.iter().filter_map(|&segment| Stream::new(self, segment, from, to)).collect();
        let at = self.moved.partition_point(|moved| moved.0 < from);
        let end = self.moved.partition_point(|moved| moved.0 <= to);
        Occurrences { set: self, streams, moved: self.moved[at..end.max(at)].iter() }
    }
}

impl Segment {
    fn occurrence(&self, id: i64) -> Occurrence {
        Occurrence {
            recurrence_id: LocalDateTime::from_seconds(id),
            start: LocalDateTime::from_seconds(id + self.shift),
            duration: self.duration,
            override_index: self.override_index,
        }
    }
}

/// The occurrences of one segment, in order.
struct Stream<'a> {
    segment: Segment,
    rules: Vec<(Option<i64>, Cursor<'a>)>,
    added: &'a [i64],
    start: Option<i64>,
    /// The next one, if there is any.
    head: Option<i64>,
}

impl<'a> Stream<'a> {
    fn new(set: &'a RecurrenceSet, segment: Segment, from: i64, to: i64) -> Option<Stream<'a>> {
        let (from, to) = (segment.from.max(from - segment.shift), segment.to.min(to - segment.shift));
        if from > to {
            return None;
        }
        let seek = |rule: &'a Plan| {
            let mut cursor = rule.seek(from, to);
            (cursor.next(), cursor)
        };
        let rules = set.rules.iter().map(seek).collect();
        let first = set.added.partition_point(|&id| id < from);
        let end = set.added.partition_point(|&id| id <= to);
        let start = set.start.to_seconds();
        let start = Some(start).filter(|start| set.has_start() && (from..=to).contains(start));
        let mut stream = Stream { segment, rules, added: &set.added[first..end], start, head: None };
        stream.advance(set);
        Some(stream)
    }

    /// The next id of any source, taken from all that have it.
    fn pull(&mut self) -> Option<i64> {
        let of_rules = self.rules.iter().filter_map(|rule| rule.0).min();
        let of_dates = self.added.first().copied();
        let id = [of_rules, of_dates, self.start].into_iter().flatten().min()?;
        for (head, cursor) in &mut self.rules {
            if *head == Some(id) {
                *head = cursor.next();
            }
        }
        if of_dates == Some(id) {
            self.added = &self.added[1..];
        }
        self.start = self.start.filter(|&start| start != id);
        Some(id)
    }

    fn advance(&mut self, set: &RecurrenceSet) {
        self.head = None;
        for _ in 0..EXCLUDED_IN_A_ROW {
            match self.pull() {
                Some(id) if set.is_excluded(id) => {}
                id => {
                    self.head = id;
                    return;
                }
            }
        }
    }
}

/// The occurrences of a set in the order of their starts; see [`RecurrenceSet::iter`].
pub struct Occurrences<'a> {
    set: &'a RecurrenceSet,
    streams: Vec<Stream<'a>>,
    moved: core::slice::Iter<'a, (i64, usize)>,
}

impl Iterator for Occurrences<'_> {
    type Item = Occurrence;

    fn next(&mut self) -> Option<Occurrence> {
        let key = |stream: &Stream| stream.head.map(|id| (id + stream.segment.shift, id));
        let first = self.streams.iter_mut().filter(|stream| stream.head.is_some()).min_by_key(|stream| key(stream));
        let moved = self.moved.as_slice().first().map(|&(_, at)| self.set.moved_occurrence(at));
        let found = first.as_ref().and_then(|stream| stream.head.map(|id| stream.segment.occurrence(id)));
        let order = |found: &Occurrence| (found.start, found.recurrence_id);
        match (found, first) {
            (Some(found), Some(stream)) if moved.as_ref().is_none_or(|moved| order(&found) < order(moved)) => {
                stream.advance(self.set);
                Some(found)
            }
            _ => {
                self.moved.next();
                moved
            }
        }
    }
}
