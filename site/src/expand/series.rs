//! One event's occurrences in local time.

use atbildiba::dates::recurrence::{Occurrences, RecurrenceSet};
use atbildiba::dates::zones::{Kind, Zone};
use atbildiba::dates::{Date, LocalDateTime};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;
use std::iter::Peekable;
use std::rc::Rc;

/// An event, ready for iteration.
#[derive(Debug)]
pub struct Series {
    pub uid: String,
    /// Its line in the file.
    pub line: usize,
    /// Rules, dates, exclusions and overrides.
    pub when: Box<RecurrenceSet>,
    /// The time zone of its times.
    pub zone: Option<Rc<Zone>>,
    /// Whether its occurrences are whole days.
    pub whole_days: bool,
    /// The same for each override of the set.
    pub override_whole_days: Vec<bool>,
    /// Days without occurrences of the rules; sorted.
    pub excluded_days: Vec<Date>,
    /// Whether it has no end.
    pub is_endless: bool,
}

/// The days on which an occurrence may start, inclusive.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub from: Date,
    pub to: Date,
}

/// A start as written: `2026-10-18T09:00:00`, or `2026-10-18` for whole days. Ordered like the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenStart {
    pub start: LocalDateTime,
    pub has_time: bool,
}

impl fmt::Display for WrittenStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.has_time { self.start.fmt(f) } else { self.start.date().fmt(f) }
    }
}

/// The largest jump of clocks: a day, where the date line was moved.
const LONGEST_GAP: i32 = 1;

impl Series {
    /// The occurrences in the window, ordered by start.
    pub fn walk(&self, window: Window) -> Walk<'_> {
        let from = LocalDateTime::midnight(window.from.add_days(-LONGEST_GAP));
        let raw = Raw { series: self, source: self.when.starting_from(from), to: window.to }.peekable();
        Walk { raw, clocks: self.zone.as_deref().map(Clocks::new), ahead: BinaryHeap::new(), window, last: None }
    }
}

/// Occurrences as the rules yield them, whether or not the clocks show those times.
struct Raw<'a> {
    series: &'a Series,
    source: Occurrences<'a>,
    to: Date,
}

impl Iterator for Raw<'_> {
    type Item = (WrittenStart, bool);

    fn next(&mut self) -> Option<(WrittenStart, bool)> {
        let series = self.series;
        loop {
            let found = self.source.next()?;
            if found.start.date() > self.to {
                return None;
            }
            let whole_days = found.override_index.and_then(|at| series.override_whole_days.get(at).copied());
            let has_time = !whole_days.unwrap_or(series.whole_days);
            let is_plain = found.override_index.is_none();
            if !is_plain || series.excluded_days.binary_search(&found.recurrence_id.date()).is_err() {
                return Some((WrittenStart { start: found.start, has_time }, is_plain));
            }
        }
    }
}

/// See [`Series::walk`].
pub struct Walk<'a> {
    raw: Peekable<Raw<'a>>,
    clocks: Option<Clocks<'a>>,
    /// Those that a gap moved past others that may still come.
    ahead: BinaryHeap<Reverse<(WrittenStart, bool)>>,
    window: Window,
    last: Option<WrittenStart>,
}

impl Walk<'_> {
    fn pull(&mut self) -> Option<(WrittenStart, bool)> {
        let Some(clocks) = &mut self.clocks else { return self.raw.next() };
        // Clocks only move a start to a later time, so anything before the next raw one is final.
        loop {
            let next = self.raw.peek().map(|next| next.0);
            match (self.ahead.peek(), next) {
                (Some(Reverse((first, _))), Some(next)) if *first <= next => break,
                (_, Some(_)) => {
                    let (mut shown, is_plain) = self.raw.next()?;
                    if shown.has_time {
                        shown.start = clocks.shown(shown.start);
                    }
                    self.ahead.push(Reverse((shown, is_plain)));
                }
                (_, None) => break,
            }
        }
        self.ahead.pop().map(|Reverse(first)| first)
    }
}

impl Iterator for Walk<'_> {
    type Item = WrittenStart;

    fn next(&mut self) -> Option<WrittenStart> {
        loop {
            let (shown, is_plain) = self.pull()?;
            let day = shown.start.date();
            // Two times that a gap makes equal are one instance (RFC 5545 §3.8.5.2); an override is separate.
            let is_repeated = is_plain && self.last == Some(shown);
            if is_plain {
                self.last = Some(shown);
            }
            if !is_repeated && (self.window.from..=self.window.to).contains(&day) {
                return Some(shown);
            }
        }
    }
}

/// The local time in a zone; fast where there are no transitions.
struct Clocks<'a> {
    zone: &'a Zone,
    /// The local seconds between which the clocks show every time.
    quiet: std::ops::Range<i64>,
}

/// A time this far from a transition is not affected by it.
const FAR: i64 = 3 * 86_400;

impl<'a> Clocks<'a> {
    fn new(zone: &'a Zone) -> Self {
        Self { zone, quiet: 0..0 }
    }

    fn shown(&mut self, time: LocalDateTime) -> LocalDateTime {
        let local = time.to_seconds();
        if self.quiet.contains(&local) {
            return time;
        }
        let resolved = self.zone.local_to_utc(time);
        let span = self.zone.span_at(resolved.utc_seconds);
        self.quiet = span.start.saturating_add(FAR)..span.end.saturating_sub(FAR);
        if resolved.kind == Kind::Gap { self.zone.utc_to_local(resolved.utc_seconds) } else { time }
    }
}
