//! Items in the orders that do not depend on the zoom level, sorted once.

use super::{Item, Options, Shape};
use crate::timeline::compact::{both, ranked, within};

/// Groups beyond this number share clusters with their neighbours.
pub(super) const BANDS: usize = 24;
/// Times are clamped to this, so that sums do not overflow.
const FAR: i32 = 1 << 28;

/// Items in all orders that do not depend on the zoom level.
#[derive(Clone, Debug)]
pub(super) struct Ordered {
    pub(super) items: Vec<Item>,
    pub(super) options: Options,
    /// First and last half day of each item; equal for a milestone.
    pub(super) reach: Vec<(i32, i32)>,
    /// Items by start.
    pub(super) in_time: Vec<usize>,
    /// Items by importance, then by time.
    pub(super) by_rank: Vec<usize>,
    /// Items by strip, then by time: only items of one strip can overlap.
    pub(super) by_strip: Vec<usize>,
    /// Items by end.
    pub(super) by_end: Vec<usize>,
    pub(super) bands: usize,
}

/// The strip of an item: a lane of bars, or the milestones of a group.
pub(super) fn strip(item: &Item) -> (u16, u32) {
    (item.group, if item.shape == Shape::Milestone { u32::MAX } else { item.lane })
}

impl Ordered {
    pub(super) fn new(items: Vec<Item>, mut options: Options) -> Self {
        options.max_marks = options.max_marks.max(2 * BANDS);
        options.chip_px = within(options.chip_px, 1.0, 64.0);
        options.tiers = options.tiers.map(|tiers| tiers.clamp(1, 8));
        let reach: Vec<(i32, i32)> = items
            .iter()
            .map(|item| {
                let start = item.start.clamp(-FAR, FAR);
                let end = item.end.clamp(start, FAR);
                match item.shape {
                    Shape::Bar => (2 * start, 2 * end + 2),
                    Shape::Milestone => (start + end + 1, start + end + 1),
                }
            })
            .collect();
        // Each order sorts the previous one again, so that equal items stay in chronological order.
        let in_time = ranked((0..items.len()).collect(), &|at| both(reach[at].0, reach[at].1));
        let again = |key: &dyn Fn(usize) -> u64| ranked(in_time.clone(), key);
        let by_rank = again(&|at| !both(0, items[at].importance));
        let by_strip = again(&|at| {
            let (group, lane) = strip(&items[at]);
            // Milestones first: this keeps the numbers small and sorting short.
            u64::from(group) << 32 | u64::from(lane.wrapping_add(1))
        });
        let by_end = again(&|at| both(0, reach[at].1));
        let bands = items.iter().map(|item| usize::from(item.group) + 1).max().unwrap_or(0);
        Self { items, options, reach, in_time, by_rank, by_strip, by_end, bands }
    }

    pub(super) fn band(&self, at: usize) -> usize {
        let group = usize::from(self.items[at].group);
        if self.bands > BANDS { group * BANDS / self.bands } else { group }
    }
}
