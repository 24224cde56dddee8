//! Lane assignment, computed once from time alone.
//!
//! Pan, zoom and filter do not affect it, so entries never change lanes. This is the colouring of an interval graph: in
//! order of start, each entry of a group gets the lowest free lane, which needs no more lanes than the maximum number
//! of overlapping entries. O(n log n).

use super::compact::{both, ranked};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The properties of an entry that lane assignment needs.
#[derive(Clone, Copy, Debug)]
pub struct LaneEntry<I> {
    /// Orders entries of equal time, so that the order in the file does not matter.
    pub id: I,
    /// The index of its group, from 0, in display order.
    pub group: usize,
    /// First day, since 1970-01-01.
    pub start: i32,
    /// The last day, inclusive; one before `start` counts as `start`. To reserve space for a label longer than its bar,
    /// pass the day at which the label ends in the view that shows everything.
    pub end: i32,
}

/// The lanes of a set of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// For each entry, in input order, its lane within its group, from 0.
    pub lane: Vec<u32>,
    /// The number of lanes of each group; 0 for a group without entries.
    pub count: Vec<u32>,
    /// The first row of each group, with groups stacked in order.
    pub first_row: Vec<u32>,
}

impl Lanes {
    /// The row of an entry over all groups.
    pub fn row(&self, entry: usize, group: usize) -> u32 {
        self.first_row.get(group).copied().unwrap_or(0) + self.lane.get(entry).copied().unwrap_or(0)
    }
}

/// Assigns lanes. Each entry occupies at least `min_days`, because a point needs space for its dot.
pub fn assign<I: Copy + Ord>(entries: &[LaneEntry<I>], min_days: i32) -> Lanes {
    let groups = entries.iter().map(|entry| entry.group + 1).max().unwrap_or(0);
    let time = |at: usize| both(entries[at].start, entries[at].end);
    let mut order = ranked((0..entries.len()).collect(), &time);
    let same_time = order.chunk_by_mut(|&a, &b| time(a) == time(b));
    same_time.filter(|same| same.len() > 1).for_each(|same| same.sort_by_key(|&at| entries[at].id));
    let order = ranked(order, &|at| entries[at].group as u64);
    let mut lanes = Lanes { lane: vec![0; entries.len()], count: vec![0; groups], first_row: vec![0; groups] };
    for part in order.chunk_by(|&a, &b| entries[a].group == entries[b].group) {
        lanes.count[entries[part[0]].group] = color(entries, part, min_days, &mut lanes.lane);
    }
    let mut row = 0;
    for (first, count) in lanes.first_row.iter_mut().zip(&lanes.count) {
        *first = row;
        row += count;
    }
    lanes
}

/// The last day that an entry occupies.
pub fn footprint_end(start: i32, end: i32, min_days: i32) -> i32 {
    end.max(start.saturating_add(min_days.max(1) - 1))
}

/// Colours one group, sorted by start; returns the number of lanes.
fn color<I: Copy>(entries: &[LaneEntry<I>], order: &[usize], min_days: i32, lane: &mut [u32]) -> u32 {
    let mut taken: BinaryHeap<Reverse<(i32, u32)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
    let mut count = 0;
    for &at in order {
        let LaneEntry { start, end, .. } = entries[at];
        while let Some(&Reverse((until, ended))) = taken.peek()
            && until < start
        {
            taken.pop();
            free.push(Reverse(ended));
        }
        let mine = free.pop().map_or_else(
            || {
                count += 1;
                count - 1
            },
            |Reverse(lowest)| lowest,
        );
        lane[at] = mine;
        taken.push(Reverse((footprint_end(start, end, min_days), mine)));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(id: &str, group: usize, start: i32, end: i32) -> LaneEntry<&str> {
        LaneEntry { id, group, start, end }
    }

    #[test]
    fn takes_the_lowest_free_lane_and_stacks_groups() {
        let entries = [
            entry("c", 2, 0, 0),
            entry("long", 0, 0, 100),
            entry("b", 0, 10, 20),
            entry("a", 0, 10, 20),
            entry("later", 0, 21, 30),
        ];
        let lanes = assign(&entries, 1);
        assert_eq!(lanes.lane, [0, 0, 2, 1, 1]);
        assert_eq!(lanes.count, [3, 0, 1]);
        assert_eq!(lanes.first_row, [0, 3, 3]);
        assert_eq!((lanes.row(0, 2), lanes.row(2, 0)), (3, 2));
        assert!(assign::<usize>(&[], 1).lane.is_empty());
    }

    #[test]
    fn points_occupy_a_minimum_width() {
        let points = [entry("a", 0, 0, 0), entry("b", 0, 29, 29), entry("c", 0, 30, 30)];
        assert_eq!(assign(&points, 30).lane, [0, 1, 0]);
        assert_eq!(assign(&points, 0).lane, [0, 0, 0]);
        assert_eq!(assign(&[entry("end", 0, i32::MAX, i32::MIN), entry("x", 0, i32::MIN, 0)], i32::MAX).lane, [0, 0]);
    }

    fn some() -> impl Strategy<Value = Vec<(usize, i32, i32)>> {
        proptest::collection::vec((0..3usize, 0..400i32, 0..90i32), 0..120)
    }

    fn built<'a>(data: &[(usize, i32, i32)], ids: &'a [String]) -> Vec<LaneEntry<&'a str>> {
        data.iter().zip(ids).map(|(&(group, start, days), id)| entry(id, group, start, start + days)).collect()
    }

    fn ids(count: usize) -> Vec<String> {
        (0..count).map(|number| format!("{:03}", number * 7 % 1000)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn entries_of_a_lane_do_not_overlap_and_lanes_are_as_few_as_can_be(data in some(), min_days in 1..40i32) {
            let ids = ids(data.len());
            let entries = built(&data, &ids);
            let lanes = assign(&entries, min_days);
            let end = |at: usize| footprint_end(entries[at].start, entries[at].end, min_days);
            let mut most = vec![0u32; lanes.count.len()];
            for a in 0..entries.len() {
                let mut overlap = 0;
                for b in 0..entries.len() {
                    let same = entries[a].group == entries[b].group;
                    overlap += u32::from(same && entries[b].start <= entries[a].start && entries[a].start <= end(b));
                    if a < b && same && lanes.lane[a] == lanes.lane[b] {
                        prop_assert!(end(a) < entries[b].start || end(b) < entries[a].start);
                    }
                }
                most[entries[a].group] = most[entries[a].group].max(overlap);
            }
            prop_assert_eq!(most, lanes.count);
        }

        #[test]
        fn the_order_of_the_file_does_not_matter(data in some(), turn in 0..100usize) {
            let ids = ids(data.len());
            let entries = built(&data, &ids);
            let lanes = assign(&entries, 10);
            let mut turned = entries.clone();
            turned.rotate_left(turn % entries.len().max(1));
            let again = assign(&turned, 10);
            for (at, one) in turned.iter().enumerate() {
                let before = entries.iter().position(|other| other.id == one.id).unwrap();
                prop_assert_eq!(lanes.lane[before], again.lane[at]);
            }
        }
    }
}
