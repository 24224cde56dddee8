//! The order of the attract loop: each item once per round, with the kinds evenly mixed.
//!
//! The order depends only on the counts, so a reloaded loop continues where it was.

/// The minimum time in seconds before a tile repeats, if there are enough tiles.
pub const MIN_REPEAT: u32 = 300;

/// The range of a tile's duration in seconds: long enough to read, short enough to look alive.
const DURATIONS: std::ops::RangeInclusive<u32> = 8..=15;

/// The kind of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A supporter with a statement.
    Face,
    /// An upcoming event.
    Event,
    /// A timeline entry.
    Entry,
}

/// A tile: its kind and its index among those of its kind.
pub type TileId = (Kind, usize);

/// One round: every item once. It begins with a supporter if there is one.
pub fn order(faces: usize, events: usize, entries: usize) -> Vec<TileId> {
    let mut keyed: Vec<(u64, Kind, usize)> = Vec::with_capacity(faces + events + entries);
    for (kind, count) in [(Kind::Face, faces), (Kind::Event, events), (Kind::Entry, entries)] {
        // The centres of `count` equal parts of the round.
        keyed.extend((0..count).map(|index| (((2 * index as u64 + 1) << 20) / count as u64, kind, index)));
    }
    keyed.sort_unstable();
    let mut round: Vec<TileId> = keyed.into_iter().map(|(_, kind, index)| (kind, index)).collect();
    let first = round.iter().position(|(kind, _)| *kind == Kind::Face).unwrap_or(0);
    round.rotate_left(first);
    round
}

/// The duration of each of this many tiles, in seconds.
pub fn duration(tiles: usize) -> u32 {
    let wanted = MIN_REPEAT.div_ceil(tiles.max(1) as u32);
    wanted.clamp(*DURATIONS.start(), *DURATIONS.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_item_comes_once_per_round() {
        for (faces, events, entries) in [(19, 6, 33), (1, 0, 0), (0, 0, 0), (3, 40, 2), (0, 1, 1)] {
            let mut round = order(faces, events, entries);
            assert_eq!(round.len(), faces + events + entries);
            assert!(faces == 0 || round[0] == (Kind::Face, 0), "a face is first");
            round.sort_unstable();
            round.dedup();
            assert_eq!(round.len(), faces + events + entries);
        }
    }

    #[test]
    fn no_tile_comes_again_within_five_minutes() {
        for tiles in 20..150 {
            let round = order(tiles / 3, tiles / 4, tiles - tiles / 3 - tiles / 4);
            let mut seen: BTreeMap<TileId, u32> = BTreeMap::new();
            for step in 0..tiles * 3 {
                let now = step as u32 * duration(tiles);
                if let Some(before) = seen.insert(round[step % tiles], now) {
                    assert!(now - before >= MIN_REPEAT, "{tiles} tiles: again after {} s", now - before);
                }
            }
        }
        assert_eq!((duration(0), duration(3), duration(58)), (15, 15, 8));
    }

    #[test]
    fn kinds_are_mixed() {
        let round = order(20, 20, 20);
        for window in round.windows(4) {
            assert!(window.iter().any(|(kind, _)| *kind != window[0].0), "{window:?}");
        }
    }
}
