//! An event's complete recurrence: rules, single dates, exclusions and overrides.

use super::occurrences::Stream;
use super::plan::Plan;
use super::{Dialect, Occurrence, Occurrences, Override, Rule};
use crate::dates::{Duration, LocalDateTime, easter_sunday};

/// The number of consecutive excluded occurrences after which the set counts as ended.
pub(super) const EXCLUDED_IN_A_ROW: u32 = 10_000;

/// The number of years whose feasts are added. Every page with a calendar computes them, so not until the year 9999.
const FEAST_YEARS: i32 = 200;

/// A range of recurrence ids whose occurrences are all moved alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) from: i64,
    /// The last id.
    pub(super) to: i64,
    pub(super) shift: i64,
    duration: Duration,
    override_index: Option<usize>,
}

/// When an event takes place: its start, and everything that repeats, adds, excludes and moves it.
///
/// ```
/// use atbildiba::dates::recurrence::{Override, Dialect, RecurrenceSet};
/// use atbildiba::dates::{Duration, LocalDateTime};
///
/// let at = |text: &str| text.parse::<LocalDateTime>().unwrap();
/// let hour = Duration { days: 0, seconds: 3600 };
/// let mut set = RecurrenceSet::new(at("2026-10-05T18:00:00"), hour, Dialect::JSCALENDAR);
/// set.add_rule(&"FREQ=WEEKLY;COUNT=3".parse().unwrap());
/// set.exclude_date(at("2026-10-12T18:00:00"));
/// set.add_override(Override { start: Some(at("2026-10-20T19:00:00")), ..Override::new(at("2026-10-19T18:00:00")) });
///
/// let starts: Vec<_> = set.iter().map(|occurrence| occurrence.start).collect();
/// assert_eq!(starts, [at("2026-10-05T18:00:00"), at("2026-10-20T19:00:00")]);
/// ```
#[derive(Debug, Clone)]
pub struct RecurrenceSet {
    pub(super) start: LocalDateTime,
    duration: Duration,
    dialect: Dialect,
    pub(super) rules: Vec<Plan>,
    excluded_rules: Vec<Plan>,
    /// Sorted and unique, like the next field.
    pub(super) added: Vec<i64>,
    excluded: Vec<i64>,
    overrides: Vec<Override>,
    /// The single overrides, by their new starts.
    moved: Vec<(i64, usize)>,
    segments: Vec<Segment>,
}

/// Inserts a value into a sorted list unless it is present.
fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    if let Err(at) = list.binary_search(&value) {
        list.insert(at, value);
    }
}

impl RecurrenceSet {
    /// An event without recurrence. Local times are those of the event's time zone.
    pub fn new(start: LocalDateTime, duration: Duration, dialect: Dialect) -> RecurrenceSet {
        let mut set = RecurrenceSet {
            start,
            duration,
            dialect,
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

    /// The event's start, as passed to [`RecurrenceSet::new`].
    pub fn start(&self) -> LocalDateTime {
        self.start
    }

    /// The duration of occurrences without override.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// Whether there can be more than one occurrence.
    pub fn is_recurring(&self) -> bool {
        !self.rules.is_empty() || !self.added.is_empty() || !self.overrides.is_empty()
    }

    /// Repeats the event by a rule (`RRULE`).
    pub fn add_rule(&mut self, rule: &Rule) {
        self.rules.push(Plan::new(rule, self.start, self.dialect));
    }

    /// Excludes a rule's occurrences (`EXRULE`, `excludedRecurrenceRules`).
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// # let start: LocalDateTime = "2026-10-05T18:00:00".parse().unwrap();
    /// # let mut set = RecurrenceSet::new(start, Duration::DAY, Dialect::ICALENDAR);
    /// set.add_rule(&"FREQ=DAILY;COUNT=7".parse().unwrap());
    /// set.exclude_rule(&"FREQ=WEEKLY;BYDAY=SA,SU".parse().unwrap());
    /// assert_eq!(set.iter().count(), 5);
    /// ```
    pub fn exclude_rule(&mut self, rule: &Rule) {
        // Being the start does not make it a match of an excluding rule (RFC 8984 §4.3.4).
        let dialect = Dialect { start_always_occurs: false, ..self.dialect };
        self.excluded_rules.push(Plan::new(rule, self.start, dialect));
    }

    /// Adds a single occurrence (`RDATE`).
    pub fn add_date(&mut self, start: LocalDateTime) {
        insert(&mut self.added, start.to_seconds());
    }

    /// Adds the days that are this many days after Easter Sunday, from the start on. As single dates, so that overrides
    /// apply to them as to any other occurrence.
    pub fn add_feasts(&mut self, offset: i32) {
        let time = i64::from(self.start.second_of_day());
        let first = self.start.date().year();
        // A feast may be in the next year.
        for year in first..(first + FEAST_YEARS).min(9999) {
            let day = LocalDateTime::midnight(easter_sunday(year).add_days(offset)).to_seconds();
            if day + time > self.start.to_seconds() {
                insert(&mut self.added, day + time);
            }
        }
    }

    /// Excludes the occurrence with this recurrence id (`EXDATE`).
    pub fn exclude_date(&mut self, recurrence_id: LocalDateTime) {
        insert(&mut self.excluded, recurrence_id.to_seconds());
    }

    /// Changes an occurrence. A later override for the same id replaces the earlier one; they are not combined.
    pub fn add_override(&mut self, change: Override) {
        let id = change.recurrence_id.to_seconds();
        // The search is expensive, so it runs only if an earlier override is possible.
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
                // A cancelled range has no segment: the one before it has ended already.
                before.to = before.to.min(id - 1);
            }
            let change = self.overrides[at];
            if change.excluded {
                // No occurrence from here on, unless a later change resumes the series.
                continue;
            }
            let shift = change.start.map_or(0, |start| start.to_seconds() - id);
            let duration = change.duration.unwrap_or(self.duration);
            self.segments.push(Segment { from: id, to: last, shift, duration, override_index: Some(at) });
        }
    }

    pub(super) fn is_excluded(&self, id: i64) -> bool {
        self.excluded.binary_search(&id).is_ok() || self.excluded_rules.iter().any(|rule| rule.contains(id))
    }

    /// Whether the start is an occurrence by itself.
    pub(super) fn has_start(&self) -> bool {
        self.rules.is_empty() || self.dialect.start_always_occurs
    }

    /// All occurrences, ordered by their starts.
    pub fn iter(&self) -> Occurrences<'_> {
        self.starting_between(i64::MIN / 4, i64::MAX / 4)
    }

    /// The occurrences that start at or after a time.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// let start: LocalDateTime = "2026-01-01T09:00:00".parse().unwrap();
    /// let mut set = RecurrenceSet::new(start, Duration::DAY, Dialect::ICALENDAR);
    /// set.add_rule(&"FREQ=DAILY".parse().unwrap());
    /// let later: LocalDateTime = "2126-01-01T10:00:00".parse().unwrap();
    /// assert_eq!(set.starting_from(later).next().unwrap().start.to_string(), "2126-01-02T09:00:00");
    /// ```
    pub fn starting_from(&self, from: LocalDateTime) -> Occurrences<'_> {
        self.starting_between(from.to_seconds(), i64::MAX / 4)
    }

    /// The occurrences that overlap a window (`to` is exclusive), ordered by their starts. An occurrence that began
    /// before and lasts into the window is included, and so is one of zero duration that starts in it.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// # let start: LocalDateTime = "2026-10-05T18:00:00".parse().unwrap();
    /// # let mut set = RecurrenceSet::new(start, Duration::DAY, Dialect::ICALENDAR);
    /// set.add_rule(&"FREQ=WEEKLY".parse().unwrap());
    /// let (from, to) = ("2026-10-12T00:00:00".parse().unwrap(), "2026-10-26T00:00:00".parse().unwrap());
    /// assert_eq!(set.between(from, to).count(), 2);
    /// ```
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

    /// The first occurrence that starts after a time.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// # let start: LocalDateTime = "2026-10-05T18:00:00".parse().unwrap();
    /// # let mut set = RecurrenceSet::new(start, Duration::DAY, Dialect::ICALENDAR);
    /// set.add_rule(&"FREQ=WEEKLY".parse().unwrap());
    /// assert_eq!(set.after(start).unwrap().start.to_string(), "2026-10-12T18:00:00");
    /// ```
    pub fn after(&self, time: LocalDateTime) -> Option<Occurrence> {
        self.starting_between(time.to_seconds() + 1, i64::MAX / 4).next()
    }

    /// The occurrence with this recurrence id, wherever it was moved to.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// # let start: LocalDateTime = "2026-10-05T18:00:00".parse().unwrap();
    /// # let mut set = RecurrenceSet::new(start, Duration::DAY, Dialect::ICALENDAR);
    /// set.add_rule(&"FREQ=WEEKLY".parse().unwrap());
    /// assert!(set.named(start).is_some());
    /// assert!(set.named("2026-10-06T18:00:00".parse().unwrap()).is_none());
    /// ```
    pub fn named(&self, recurrence_id: LocalDateTime) -> Option<Occurrence> {
        let id = recurrence_id.to_seconds();
        if let Some(&(_, at)) = self.moved.iter().find(|&&(_, at)| self.overrides[at].recurrence_id == recurrence_id) {
            return Some(self.moved_occurrence(at));
        }
        let segment = self.segments.iter().find(|segment| (segment.from..=segment.to).contains(&id))?;
        let start = id + segment.shift;
        self.starting_between(start, start).find(|found| found.recurrence_id == recurrence_id)
    }

    /// The last occurrence that starts before a time.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// # let start: LocalDateTime = "2026-10-05T18:00:00".parse().unwrap();
    /// # let mut set = RecurrenceSet::new(start, Duration::DAY, Dialect::ICALENDAR);
    /// set.add_rule(&"FREQ=WEEKLY".parse().unwrap());
    /// assert_eq!(set.before(start), None);
    /// ```
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

    pub(super) fn moved_occurrence(&self, at: usize) -> Occurrence {
        let change = &self.overrides[at];
        Occurrence {
            recurrence_id: change.recurrence_id,
            start: change.start.unwrap_or(change.recurrence_id),
            duration: change.duration.unwrap_or(self.duration),
            override_index: Some(at),
        }
    }

    /// Starts between `from` and `to`, inclusive, in local seconds.
    fn starting_between(&self, from: i64, to: i64) -> Occurrences<'_> {
        let streams = self.segments.iter().filter_map(|&segment| Stream::new(self, segment, from, to)).collect();
        let at = self.moved.partition_point(|moved| moved.0 < from);
        let end = self.moved.partition_point(|moved| moved.0 <= to);
        Occurrences { set: self, streams, moved: self.moved[at..end.max(at)].iter() }
    }
}

impl Segment {
    pub(super) fn occurrence(&self, id: i64) -> Occurrence {
        Occurrence {
            recurrence_id: LocalDateTime::from_seconds(id),
            start: LocalDateTime::from_seconds(id + self.shift),
            duration: self.duration,
            override_index: self.override_index,
        }
    }
}
