//! Clustering: which entries are drawn individually and which are gathered, using cells of time anchored in 1970.

use super::ordered::{BANDS, Ordered, strip};
use super::{Options, Shape};
use crate::timeline::compact::{both, ranked};

/// Added to the octave (the exponent of the scale in days per pixel, rounded up to a power of two), this is the
/// exponent of a cell's width in half days: 64 px (2⁶) of two half days per day. So a cell is at least 64 px wide.
const CELL_BITS: i32 = 7;
/// Entries longer than a cell are gathered in cells 8 times as wide, and so on.
const WIDER_BITS: i32 = 3;
const SIZES: usize = 12;
/// Identifies a cluster within a zoom level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClusterId {
    /// The group or, with more than 24 groups, a band of neighbouring groups.
    pub band: u16,
    /// The exponent of the cell's width, in half days. Clusters of the same band and exponent never overlap.
    pub exponent: u8,
    /// The cell's number, from 1970-01-01.
    pub cell: i32,
}

/// A cell with all entries that would be in its cluster.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) id: ClusterId,
    /// The number of items drawn individually.
    kept: usize,
    /// The number of items in its cluster.
    pub(super) rest: usize,
    /// First and last half day of its cluster.
    pub(super) reach: (i32, i32),
}

/// Instead of a cluster: drawn individually.
pub(super) const ALONE: u32 = u32::MAX;

/// The cluster of each item, or [`ALONE`], and all cells, such that no view of `span` half days contains too much.
pub(super) fn share_out(items: &Ordered, apart: &[bool], octave: i32, span: i32) -> (Vec<u32>, Vec<Cell>) {
    let mut exponent = (octave + CELL_BITS).clamp(0, 31);
    loop {
        let (cell_of, mut cells) = gather(items, exponent);
        // As many as possible are drawn individually; the rest of a cell is its cluster.
        for most in [usize::MAX, 16, 8, 4, 2, 1, 0] {
            let alone = choose(items, apart, &cell_of, &mut cells, most);
            if most_in_view(items, &alone, &cells, span) <= items.options.max_marks {
                return (mark_alone(cell_of, &alone), cells);
            }
        }
        if exponent >= 31 {
            // Two cells per band are fewer than the smallest limit, so this is unreachable.
            return (cell_of, cells);
        }
        exponent += 1;
    }
}

/// Which items overlap no more important one (or equally important, earlier one) in their strip.
pub(super) fn stand_apart(items: &Ordered, half_days_per_px: f64) -> Vec<bool> {
    let Options { bar_px, dot_px, max_lanes, .. } = items.options;
    let mut apart = vec![false; items.items.len()];
    let mut kept: Vec<(usize, f64)> = Vec::new();
    for part in items.by_strip.chunk_by(|&a, &b| strip(&items.items[a]) == strip(&items.items[b])) {
        kept.clear();
        let first = items.items[part[0]];
        if first.shape == Shape::Bar && first.lane >= max_lanes {
            continue;
        }
        for &at in part {
            let (from, to) = (f64::from(items.reach[at].0), f64::from(items.reach[at].1));
            let least = if first.shape == Shape::Bar { bar_px } else { dot_px };
            let mut is_kept = true;
            while let Some(&(before, until)) = kept.last()
                && until > from
            {
                if items.items[before].importance >= items.items[at].importance {
                    is_kept = false;
                    break;
                }
                apart[before] = false;
                kept.pop();
            }
            if is_kept {
                apart[at] = true;
                kept.push((at, to.max(from + least * half_days_per_px)));
            }
        }
    }
    apart
}

/// The cell of each item, and all cells.
fn gather(items: &Ordered, exponent: i32) -> (Vec<u32>, Vec<Cell>) {
    let mut cell_of = vec![0; items.items.len()];
    let mut cells: Vec<Cell> = Vec::new();
    // Starts only increase, so for each band and size the cell being filled is the last one.
    let mut open = vec![ALONE; items.bands.min(BANDS) * SIZES];
    for &at in &items.in_time {
        let (from, to) = items.reach[at];
        let mut size = 0;
        while size + 1 < SIZES
            && exponent + size as i32 * WIDER_BITS < 31
            && to - from > 1 << (exponent + size as i32 * WIDER_BITS)
        {
            size += 1;
        }
        let bits = (exponent + size as i32 * WIDER_BITS).min(31);
        let id = ClusterId { band: items.band(at) as u16, exponent: bits as u8, cell: from >> bits };
        let last = &mut open[usize::from(id.band) * SIZES + size];
        if cells.get(*last as usize).is_none_or(|cell| cell.id != id) {
            *last = cells.len() as u32;
            cells.push(Cell { id, kept: 0, rest: 0, reach: (0, 0) });
        }
        cell_of[at] = *last;
    }
    (cell_of, cells)
}

/// Selects the items drawn individually if each cell has space for `most`; updates the rest of the cells.
fn choose(items: &Ordered, apart: &[bool], cell_of: &[u32], cells: &mut [Cell], most: usize) -> Vec<bool> {
    let mut alone = vec![false; apart.len()];
    for cell in cells.iter_mut() {
        (cell.kept, cell.rest, cell.reach) = (0, 0, (i32::MAX, i32::MIN));
    }
    for &at in &items.by_rank {
        let cell = &mut cells[cell_of[at] as usize];
        alone[at] = apart[at] && cell.kept < most;
        if alone[at] {
            cell.kept += 1;
        } else {
            cell.rest += 1;
        }
    }
    for &at in &items.in_time {
        let cell = &mut cells[cell_of[at] as usize];
        if !alone[at] && cell.rest == 1 && apart[at] {
            // A cluster of one takes the same space as the entry itself.
            alone[at] = true;
            (cell.kept, cell.rest) = (cell.kept + 1, 0);
        } else if !alone[at] {
            let (from, to) = items.reach[at];
            cell.reach = (cell.reach.0.min(from), cell.reach.1.max(to));
        }
    }
    alone
}

fn mark_alone(mut cell_of: Vec<u32>, alone: &[bool]) -> Vec<u32> {
    for (cell, _) in cell_of.iter_mut().zip(alone).filter(|(_, alone)| **alone) {
        *cell = ALONE;
    }
    cell_of
}

/// An upper bound of the marks and clusters in any view of the level.
fn most_in_view(items: &Ordered, alone: &[bool], cells: &[Cell], span: i32) -> usize {
    let filled: Vec<usize> = (0..cells.len()).filter(|&at| cells[at].rest > 0).collect();
    let drawn = |order: &[usize]| -> Vec<usize> { order.iter().copied().filter(|&at| alone[at]).collect() };
    let starts = drawn(&items.in_time);
    if starts.len() + filled.len() <= items.options.max_marks {
        return starts.len() + filled.len();
    }
    let marks = most_at_once(&starts, &drawn(&items.by_end), &|at| items.reach[at], span);
    let starts = ranked(filled.clone(), &|at| both(0, cells[at].reach.0));
    let ends = ranked(filled, &|at| both(0, cells[at].reach.1));
    marks + most_at_once(&starts, &ends, &|at| cells[at].reach, span)
}

/// Given items sorted by start and by end, the maximum number in a window of `span`: those that end at or after its
/// start and start at or before its end. The maximum occurs in a window that begins where an item ends.
fn most_at_once(starts: &[usize], ends: &[usize], reach: &dyn Fn(usize) -> (i32, i32), span: i32) -> usize {
    let (mut most, mut started) = (0, 0);
    for (ended, &at) in ends.iter().enumerate() {
        let end = reach(at).1.saturating_add(span);
        while started < starts.len() && reach(starts[started]).0 <= end {
            started += 1;
        }
        most = most.max(started - ended);
    }
    most
}
