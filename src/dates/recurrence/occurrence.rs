//! Occurrences of an event, and changes to single ones.

use crate::dates::{Duration, LocalDateTime};

/// One occurrence of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The start that the rules assign, which identifies the occurrence permanently (`RECURRENCE-ID`, RFC 5545
    /// §3.8.4.4).
    pub recurrence_id: LocalDateTime,
    /// The actual start, which an override may have moved.
    pub start: LocalDateTime,
    /// The duration.
    pub duration: Duration,
    /// The index of the override that applies, in the order in which they were added.
    pub override_index: Option<usize>,
}

impl Occurrence {
    /// The end on the same clock, exclusive.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// # use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
    /// let start: LocalDateTime = "2026-10-18T18:00:00".parse().unwrap();
    /// let set = RecurrenceSet::new(start, Duration { days: 0, seconds: 5400 }, Dialect::ICALENDAR);
    /// assert_eq!(set.iter().next().unwrap().end().to_string(), "2026-10-18T19:30:00");
    /// ```
    pub fn end(&self) -> LocalDateTime {
        self.start.add(self.duration)
    }
}

/// A change to one occurrence, or to all from one on: a patch in JSCalendar's `recurrenceOverrides` (RFC 8984 §4.3.5),
/// a component with a `RECURRENCE-ID`, or an `RDATE` with a duration of its own.
///
/// An override whose id no rule yields adds an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Override {
    /// The start that the rules assign to the occurrence.
    pub recurrence_id: LocalDateTime,
    /// The new start, if it is moved.
    pub start: Option<LocalDateTime>,
    /// The new duration, if it differs.
    pub duration: Option<Duration>,
    /// Whether the occurrence is removed.
    pub excluded: bool,
    /// Whether all later occurrences change in the same way and move by the same amount (`RANGE=THISANDFUTURE`, RFC
    /// 5545 §3.2.13).
    pub this_and_future: bool,
}

impl Override {
    /// An override that changes nothing yet.
    pub fn new(recurrence_id: LocalDateTime) -> Override {
        Override { recurrence_id, start: None, duration: None, excluded: false, this_and_future: false }
    }
}
