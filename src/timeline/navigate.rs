//! Keyboard navigation on the axis, in time and between rows. One tab stop with roving focus (WAI-ARIA APG).

use super::compact::sorted;

/// The properties of a reachable entry that navigation needs: pass only those that the filter leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NavEntry {
    /// First day.
    pub start: i32,
    /// Last day, inclusive.
    pub end: i32,
    /// Row over all groups, from the top (`Lanes::row`).
    pub row: u32,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The next in time: right arrow.
    Next,
    /// The previous in time: left arrow.
    Previous,
    /// The nearest in time in the next non-empty row above.
    Up,
    /// The nearest in time in the next non-empty row below.
    Down,
    /// The first in time.
    Home,
    /// The last in time.
    End,
}

/// Entries in chronological order: by start, end, row, then index.
pub fn in_time(entries: &[NavEntry]) -> Vec<usize> {
    let key = |at: usize| (entries[at].start, entries[at].end, entries[at].row, at);
    sorted((0..entries.len()).collect(), &|a, b| key(a).cmp(&key(b)))
}

/// The index of the entry that gets the focus; `None` if there is none in that direction, so the focus stays. Without a
/// current entry (or if it no longer exists), every direction returns the first, `End` the last.
pub fn go(entries: &[NavEntry], current: Option<usize>, direction: Direction) -> Option<usize> {
    let key = |at: usize| (entries[at].start, entries[at].end, entries[at].row, at);
    let all = 0..entries.len();
    let Some(here) = current.filter(|&at| at < entries.len()) else {
        return if direction == Direction::End { all.max_by_key(|&at| key(at)) } else { all.min_by_key(|&at| key(at)) };
    };
    match direction {
        Direction::Home => all.min_by_key(|&at| key(at)),
        Direction::End => all.max_by_key(|&at| key(at)),
        Direction::Next => all.filter(|&at| key(at) > key(here)).min_by_key(|&at| key(at)),
        Direction::Previous => all.filter(|&at| key(at) < key(here)).max_by_key(|&at| key(at)),
        Direction::Up => {
            let row = entries.iter().map(|entry| entry.row).filter(|&row| row < entries[here].row).max()?;
            nearest(entries, here, row)
        }
        Direction::Down => {
            let row = entries.iter().map(|entry| entry.row).filter(|&row| row > entries[here].row).min()?;
            nearest(entries, here, row)
        }
    }
}

/// The entry of a row nearest in time: the smallest gap, then the nearest centre, then the earlier one.
fn nearest(entries: &[NavEntry], here: usize, row: u32) -> Option<usize> {
    let wide = |at: usize| (i64::from(entries[at].start), i64::from(entries[at].end.max(entries[at].start)));
    let (start, end) = wide(here);
    (0..entries.len()).filter(|&at| entries[at].row == row).min_by_key(|&at| {
        let (from, to) = wide(at);
        let gap = (from - end).max(start - to).max(0);
        (gap, ((from + to) - (start + end)).abs(), from, at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Down, End, Home, Next, Previous, Up};
    use proptest::prelude::*;

    fn entry(start: i32, end: i32, row: u32) -> NavEntry {
        NavEntry { start, end, row }
    }

    #[test]
    fn moves_in_time_and_between_rows() {
        let entries = [entry(50, 60, 0), entry(0, 10, 0), entry(5, 100, 2), entry(55, 55, 5), entry(90, 95, 5)];
        let to = |from, direction| go(&entries, Some(from), direction);
        assert_eq!(
            (to(1, Next), to(2, Next), to(0, Next), to(3, Next), to(4, Next)),
            (Some(2), Some(0), Some(3), Some(4), None)
        );
        assert_eq!((to(4, Previous), to(1, Previous)), (Some(3), None));
        assert_eq!((to(0, Down), to(0, Up)), (Some(2), None));
        assert_eq!((to(2, Down), to(4, Down)), (Some(3), None));
        assert_eq!((to(4, Up), to(2, Up)), (Some(2), Some(0)));
        assert_eq!((to(3, Home), to(3, End)), (Some(1), Some(4)));
        assert_eq!(
            (go(&entries, None, Next), go(&entries, None, End), go(&entries, Some(99), Up)),
            (Some(1), Some(4), Some(1))
        );
        assert_eq!(go(&[], None, Next), None);
        assert_eq!(in_time(&entries), [1, 2, 0, 3, 4]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn next_reaches_every_entry_once_and_previous_goes_back(
            data in proptest::collection::vec((0..50i32, 0..9i32, 0..4u32), 1..40)
        ) {
            let entries: Vec<_> = data.iter().map(|&(start, days, row)| entry(start, start + days, row)).collect();
            let mut at = go(&entries, None, Home).unwrap();
            let mut seen = vec![at];
            while let Some(next) = go(&entries, Some(at), Next) {
                prop_assert_eq!(go(&entries, Some(next), Previous), Some(at));
                at = next;
                seen.push(at);
                prop_assert!(seen.len() <= entries.len());
            }
            prop_assert_eq!(seen, in_time(&entries));
            let down = go(&entries, Some(at), Down);
            prop_assert!(down.is_none_or(|to| entries[to].row > entries[at].row));
        }
    }
}
