//! The plan of a zoom level: which entries are drawn individually, which are in which cluster, which have a label.

use super::cells::{ALONE, Cell, share_out, stand_apart};
use super::labels::LabelStrip;
use super::ordered::{Ordered, strip};
use super::{BLEED_PX, Cluster, GROUP_TIERS, Mark, Scene, Shape};
use crate::timeline::compact::{sorted, within};
use crate::timeline::scale::View;

/// What represents an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Representation {
    /// A mark of its own.
    Mark,
    /// The cluster of this index.
    Cluster(usize),
}

/// What represents each entry at a zoom level, independent of the view's position.
#[derive(Clone, Debug)]
pub struct Plan {
    level: i32,
    width_px: f64,
    /// For each item its cluster, or `ALONE`.
    cluster_of: Vec<u32>,
    /// For each item the tier of its label, and the width available if less than it needs.
    tier: Vec<Option<(u8, Option<f32>)>>,
    /// Individually drawn items by start, with the furthest end so far.
    alone: Vec<(usize, i32)>,
    clusters: Vec<Cell>,
    /// The index of each cluster's first member.
    first: Vec<usize>,
    members: Vec<usize>,
}

/// The smallest step of the scale at or above that of a view; four steps double it.
fn level_of(view: View) -> i32 {
    let bits = view.days_per_px.to_bits();
    let octave = (bits >> 52 & 0x7ff) as i32 - 1023;
    let part = f64::from_bits(bits & !(0x7ff << 52) | 1023 << 52);
    let steps = STEPS.iter().take_while(|&&step| step < part).count() as i32;
    if view.days_per_px > 0.0 { (octave * 4 + steps).clamp(-120, 120) } else { 120 }
}

/// A label is cut no shorter than this: a word or two.
const SHORT_PX: f64 = 84.0;

const STEPS: [f64; 4] = [1.0, 1.189_207_115_002_721, std::f64::consts::SQRT_2, 1.681_792_830_507_429];

/// The scale of a level in half days per pixel: the densest that it serves.
fn half_days_per_px(level: i32) -> f64 {
    2.0 * STEPS[level.rem_euclid(4) as usize] * 2f64.powi(level.div_euclid(4))
}

impl Plan {
    pub(super) fn new(items: &Ordered, view: View) -> Self {
        let level = level_of(view);
        let half_days_per_px = half_days_per_px(level);
        let apart = stand_apart(items, half_days_per_px);
        // Saturates at the ends of i32.
        let span = half_days_per_px * (view.width_px + 2.0 * BLEED_PX);
        let octave = -(-level).div_euclid(4);
        let (cell_of, cells) = share_out(items, &apart, octave, span as i32);
        Self::assemble(items, level, view.width_px, cell_of, &cells)
    }

    fn assemble(items: &Ordered, level: i32, width_px: f64, cell_of: Vec<u32>, cells: &[Cell]) -> Self {
        let mut renumbered = vec![ALONE; cells.len()];
        let (mut clusters, mut first, mut total) = (Vec::new(), Vec::new(), 0);
        let filled = (0..cells.len()).filter(|&at| cells[at].rest > 0).collect();
        let key = |at: usize| (cells[at].reach.0, cells[at].id);
        for at in sorted(filled, &|a, b| key(a).cmp(&key(b))) {
            renumbered[at] = clusters.len() as u32;
            clusters.push(cells[at]);
            first.push(total);
            total += cells[at].rest;
        }
        let (mut next, mut members, mut alone) = (first.clone(), vec![0; total], Vec::new());
        let mut cluster_of = cell_of;
        let mut furthest = i32::MIN;
        for &at in &items.in_time {
            if cluster_of[at] == ALONE {
                furthest = furthest.max(items.reach[at].1);
                alone.push((at, furthest));
            } else {
                cluster_of[at] = renumbered[cluster_of[at] as usize];
                let place = &mut next[cluster_of[at] as usize];
                members[*place] = at;
                *place += 1;
            }
        }
        let tier = tiers(items, &cluster_of, half_days_per_px(level));
        Self { level, width_px, cluster_of, tier, alone, clusters, first, members }
    }

    /// Whether the plan is for the zoom level and width of a view.
    pub(super) fn serves(&self, view: View) -> bool {
        self.level == level_of(view) && self.is_as_wide_as(view)
    }

    /// Whether the plan is for the width of a view.
    pub(super) fn is_as_wide_as(&self, view: View) -> bool {
        self.width_px == view.width_px
    }

    /// The zoom level: the scale is at most `2^(level / 4)` days per pixel, and more than that of the level below.
    pub fn level(&self) -> i32 {
        self.level
    }

    /// What represents an item, whether visible or not.
    pub fn representation(&self, item: usize) -> Option<Representation> {
        self.cluster_of
            .get(item)
            .map(|&at| if at == ALONE { Representation::Mark } else { Representation::Cluster(at as usize) })
    }

    /// The items of a cluster, in chronological order.
    pub fn members(&self, cluster: usize) -> &[usize] {
        let Some(cell) = self.clusters.get(cluster) else {
            return &[];
        };
        &self.members[self.first[cluster]..self.first[cluster] + cell.rest]
    }

    pub(super) fn scene(&self, items: &Ordered, view: View) -> Scene {
        let half = |x: f64| view.day_at(x) * 2.0;
        let (from, to) = (half(0.0), half(view.width_px));
        let x = |half_day: i32| view.x_of(f64::from(half_day) / 2.0);
        let held = |x: f64| within(x, -BLEED_PX, view.width_px.max(0.0) + BLEED_PX);
        let begin = self.alone.partition_point(|&(_, furthest)| f64::from(furthest) < from);
        let end = self.alone.partition_point(|&(at, _)| f64::from(items.reach[at].0) <= to);
        let in_view = |reach: (i32, i32)| f64::from(reach.1) >= from && f64::from(reach.0) <= to;
        let mut scene = Scene::default();
        for &(at, _) in self.alone.get(begin..end).unwrap_or(&[]) {
            let reach = items.reach[at];
            if !in_view(reach) {
                continue;
            }
            let (left, right) = (x(reach.0), x(reach.1));
            let right =
                if items.items[at].shape == Shape::Bar { right.max(left + items.options.bar_px) } else { right };
            // The label stays visible, but within its own bar, where no other label is, and apart from the next one.
            let last = right - f64::from(items.items[at].label_px) - items.options.gap_px;
            let label = self.tier[at].map(|(tier, _)| (left.max(last.min(0.0)).max(-1e6), tier));
            let room = self.tier[at].and_then(|(_, room)| room);
            let (x, end) = (held(left), held(right));
            scene.marks.push(Mark { item: at, x, width: end - x, cut: (x > left, end < right), label, room });
        }
        for (index, cell) in self.clusters.iter().enumerate() {
            if !in_view(cell.reach) {
                continue;
            }
            let half_chip = items.options.chip_px / 2.0;
            let reach = (held(x(cell.reach.0)), held(x(cell.reach.1)));
            let middle = (f64::from(cell.reach.0) + f64::from(cell.reach.1)) / 4.0;
            let x = view.x_of(middle).max(half_chip).min(view.width_px - half_chip);
            let days = (cell.reach.0 >> 1, (cell.reach.1 - 1).max(cell.reach.0) >> 1);
            scene.clusters.push(Cluster { id: cell.id, index, count: cell.rest, x, reach, days });
        }
        scene
    }
}

/// First the labels that fit completely, then those for which space remains.
fn tiers(items: &Ordered, cluster_of: &[u32], half_days_per_px: f64) -> Vec<Option<(u8, Option<f32>)>> {
    let length = |at: usize| {
        let label_px = within(f64::from(items.items[at].label_px), 0.0, 2000.0);
        (label_px + items.options.gap_px) * half_days_per_px
    };
    // The position of each item among the drawn ones of its strip.
    let mut place = vec![(0u32, 0u32); items.items.len()];
    let mut strips: Vec<LabelStrip> = Vec::new();
    for part in items.by_strip.chunk_by(|&a, &b| strip(&items.items[a]) == strip(&items.items[b])) {
        let drawn: Vec<usize> = part.iter().copied().filter(|&at| cluster_of[at] == ALONE).collect();
        for (nth, &at) in drawn.iter().enumerate() {
            place[at] = (strips.len() as u32, nth as u32);
        }
        let first = items.items[part[0]];
        let rows = if first.shape == Shape::Bar {
            1
        } else {
            items.options.tiers[usize::from(first.group).min(GROUP_TIERS - 1)]
        };
        let starts = drawn.iter().map(|&at| f64::from(items.reach[at].0)).collect();
        let lengths = drawn.iter().map(|&at| length(at)).collect();
        strips.push(LabelStrip::new(starts, lengths, rows));
    }
    let labelled = |at: usize| cluster_of[at] == ALONE && items.items[at].label_px > 0.0;
    for &at in items.by_rank.iter().filter(|&&at| labelled(at)) {
        strips[place[at].0 as usize].label(place[at].1 as usize);
    }
    let least = (SHORT_PX + items.options.gap_px) * half_days_per_px;
    for &at in items.by_rank.iter().filter(|&&at| labelled(at)) {
        let (strip, nth) = (&mut strips[place[at].0 as usize], place[at].1 as usize);
        if strip.tier(nth).is_none() {
            strip.label_short(nth, least);
        }
    }
    let found = |at: usize| {
        let (strip, nth) = (&strips[place[at].0 as usize], place[at].1 as usize);
        let room = strip.length(nth) / half_days_per_px - items.options.gap_px;
        let is_short = strip.length(nth) < length(at);
        strip.tier(nth).map(|tier| (tier, is_short.then_some(room as f32)))
    };
    (0..items.items.len()).map(|at| if labelled(at) { found(at) } else { None }).collect()
}
