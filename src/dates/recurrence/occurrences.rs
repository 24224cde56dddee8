//! Iterating over a set: one stream for each segment, merged by start.

use super::cursor::Cursor;
use super::plan::Plan;
use super::set::{EXCLUDED_IN_A_ROW, Segment};
use super::{Occurrence, RecurrenceSet};

/// The occurrences of one segment, in order.
pub(super) struct Stream<'a> {
    segment: Segment,
    rules: Vec<(Option<i64>, Cursor<'a>)>,
    added: &'a [i64],
    start: Option<i64>,
    /// The next occurrence, if any.
    head: Option<i64>,
}

impl<'a> Stream<'a> {
    pub(super) fn new(set: &'a RecurrenceSet, segment: Segment, from: i64, to: i64) -> Option<Stream<'a>> {
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

    /// The next id of any source; consumes it from every source that has it.
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

/// The occurrences of a set, ordered by their starts; see [`RecurrenceSet::iter`].
pub struct Occurrences<'a> {
    pub(super) set: &'a RecurrenceSet,
    pub(super) streams: Vec<Stream<'a>>,
    pub(super) moved: core::slice::Iter<'a, (i64, usize)>,
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
