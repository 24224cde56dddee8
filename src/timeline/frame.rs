//! A frame: a [`Scene`] placed into bands, with every number that the view writes.

use super::bands::Bands;
use super::chronicle::Chronicle;
use super::compact::{both, ranked};
use super::place::{Cluster, Mark, Scene, Shape};
use super::scale::{Tick, TickLevel, View, ticks};
use super::span::Edge;

/// The minimum distance between tick labels.
const TICK_PX: f64 = 104.0;
/// The width of a heading to the left of clusters beside it.
const HEADING_PX: f64 = 132.0;
/// The height of a cluster.
const CHIP_PX: i32 = 24;
/// A shorter whisker would be invisible beside its dot.
const WHISKER_PX: f64 = 16.0;

/// Which edges of a mark fade because the exact start or end is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FadedEdges {
    /// The left edge.
    pub left: bool,
    /// The right edge.
    pub right: bool,
}

/// A single entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnEntry {
    /// Its index in [`Chronicle::all`].
    pub at: usize,
    /// Left edge of a bar, centre of a dot.
    pub x: f64,
    /// Top edge of a bar, centre of a dot.
    pub y: i32,
    /// Width of a bar; 0 for a dot.
    pub width: f64,
    /// The label's offset from `x` and `y`.
    pub label: Option<(f64, i32)>,
    /// The width available to the label, if less than it needs.
    pub room: Option<f32>,
    /// The soft edges.
    pub fade: FadedEdges,
    /// Whether it continues beyond its right edge.
    pub open: bool,
    /// The range a dot may mean, as offset from `x` and width, if long enough to show.
    pub whisker: Option<(f64, f64)>,
}

/// Several entries drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// The cluster's index in the plan.
    pub index: usize,
    /// Its centre.
    pub x: f64,
    /// Its top edge.
    pub y: i32,
    /// The number of entries.
    pub count: usize,
    /// The range that they cover.
    pub reach: (f64, f64),
    /// First and last day.
    pub days: (i32, i32),
    /// Their kind.
    pub kind: usize,
}

/// Everything drawn for a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Single entries.
    pub marks: Vec<DrawnEntry>,
    /// Clusters.
    pub chips: Vec<Chip>,
    /// The axis' ticks.
    pub ticks: Vec<Tick>,
    /// The level of the ticks; `None` for an empty frame.
    pub level: Option<TickLevel>,
}

/// Places a scene into its bands. `shown` maps each item of the scene to its index in the chronicle.
pub fn frame(chronicle: &Chronicle, shown: &[usize], bands: &Bands, scene: &Scene, view: View) -> Frame {
    let ticks = ticks(view, TICK_PX);
    let mark = |mark: &Mark| drawn(chronicle, *shown.get(mark.item)?, bands, mark, view);
    Frame {
        marks: scene.marks.iter().filter_map(mark).collect(),
        chips: chips(chronicle, bands, &scene.clusters, view.width_px),
        ticks: ticks.ticks,
        level: Some(ticks.level),
    }
}

fn drawn(chronicle: &Chronicle, at: usize, bands: &Bands, mark: &Mark, view: View) -> Option<DrawnEntry> {
    let one = chronicle.all.get(at)?;
    let band = bands.of(one.kind)?;
    let is_soft = |edge: Edge| matches!(edge, Edge::Soft | Edge::Unknown);
    // An edge that the view cuts off is not drawn.
    let fade =
        FadedEdges { left: is_soft(one.span.left) && !mark.cut.0, right: is_soft(one.span.right) && !mark.cut.1 };
    if one.shape == Shape::Bar {
        let y = band.lane_y(one.lane) + 22;
        let label = mark.label.map(|(x, _)| (x - mark.x, -7));
        let open = one.span.right == Edge::Open && !mark.cut.1;
        return Some(DrawnEntry {
            at,
            x: mark.x,
            y,
            width: mark.width,
            label,
            room: mark.room,
            fade,
            open,
            whisker: None,
        });
    }
    let from = view.x_of(f64::from(one.span.start.days()));
    let to = view.x_of(f64::from(one.span.end.days()) + 1.0);
    let whisker = (to - from > WHISKER_PX).then_some((from - mark.x, to - from));
    let label = mark.label.map(|(x, tier)| (x - mark.x, band.tier_y(tier) - band.dots_y));
    Some(DrawnEntry { at, x: mark.x, y: band.dots_y, width: 0.0, label, room: mark.room, fade, open: false, whisker })
}

/// Chips are in a row below the band's dots, or beside its heading if it has none. Each is as close to its position as
/// its neighbours allow.
fn chips(chronicle: &Chronicle, bands: &Bands, clusters: &[Cluster], width_px: f64) -> Vec<Chip> {
    let step = chronicle.options.chip_px + 4.0;
    let mut chips = Vec::with_capacity(clusters.len());
    for band in &bands.bands {
        let begin = chips.len();
        let is_beside_heading = band.chips_y < band.y + CHIP_PX;
        let mut free = if is_beside_heading { HEADING_PX } else { chronicle.options.chip_px / 2.0 };
        // With more kinds than cluster bands, a cluster is shown with the first kind that it contains.
        for cluster in clusters.iter().filter(|cluster| usize::from(cluster.id.band) == band_of(chronicle, band.kind)) {
            let x = cluster.x.max(free);
            free = x + step;
            chips.push(Chip {
                index: cluster.index,
                x,
                y: band.chips_y + 1,
                count: cluster.count,
                reach: cluster.reach,
                days: cluster.days,
                kind: band.kind,
            });
        }
        // Chips pushed beyond the right edge are moved back.
        let mut most = width_px - step / 2.0;
        for chip in chips[begin..].iter_mut().rev() {
            chip.x = chip.x.min(most);
            most = chip.x - step;
        }
    }
    chips
}

fn band_of(chronicle: &Chronicle, kind: usize) -> usize {
    const BANDS: usize = 24;
    let kinds = chronicle.extents.len();
    if kinds > BANDS { kind * BANDS / kinds } else { kind }
}

/// All data as one path, `columns` wide, with a row of height 1 for each kind: the overview.
pub fn overview(chronicle: &Chronicle, shown: &[usize], bands: &Bands, columns: i32) -> String {
    let view = chronicle.fit(f64::from(columns));
    let cells: Vec<(usize, i32, i32)> = shown
        .iter()
        .filter_map(|&at| {
            let one = &chronicle.all[at];
            let row = bands.bands.iter().position(|band| band.kind == one.kind)?;
            let from = view.x_of(f64::from(one.span.start.days())) as i32;
            let to = view.x_of(f64::from(one.span.end.days()) + 1.0) as i32;
            Some((row, from, to.max(from + 3)))
        })
        .collect();
    let order = ranked((0..cells.len()).collect(), &|at| both(cells[at].1, cells[at].2));
    let order = ranked(order, &|at| cells[at].0 as u64);
    let mut path = String::new();
    let mut last = (usize::MAX, 0, 0);
    for (row, from, to) in order.into_iter().map(|at| cells[at]) {
        // A range within the previous one adds nothing.
        if row == last.0 && to <= last.2 {
            continue;
        }
        last = (row, from, to);
        for (letter, number) in [("M", from), (" ", row as i32 * 5 + 4), ("h", to - from)] {
            path.push_str(letter);
            path.push_str(&number.to_string());
        }
    }
    path
}
