//! One picture of the axis: a [`Scene`] put into its bands, with every number where a view only has to write it down.

use super::bands::Bands;
use super::chronicle::Chronicle;
use super::compact::{both, ranked};
use super::place::{Cluster, Mark, Scene, Shape};
use super::scale::{Tick, TickLevel, View, ticks};
use super::span::Edge;

/// Labels of ticks are no nearer than this.
const TICK_PX: f64 = 104.0;
/// Room of a heading, left of clusters that stand beside it.
const HEADING_PX: f64 = 132.0;
/// Height of a cluster.
const CHIP_PX: i32 = 24;
/// A whisker shorter than this says nothing beside its dot.
const WHISKER_PX: f64 = 16.0;

/// How a mark fades: where the exact start or end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fade {
    /// On the left.
    pub left: bool,
    /// On the right.
    pub right: bool,
}

/// An entry drawn by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// Its place in [`Chronicle::all`].
    pub at: usize,
    /// Left edge of a bar, middle of a dot.
    pub x: f64,
    /// Upper edge of a bar, middle of a dot.
    pub y: i32,
    /// Width of a bar; 0 for a dot.
    pub width: f64,
    /// Where the label begins: x and y from `x` and `y`.
    pub label: Option<(f64, i32)>,
    /// In how many pixels the label has to fit, when that is less than it wants.
    pub room: Option<f32>,
    /// Soft edges.
    pub fade: Fade,
    /// Goes on beyond its right edge.
    pub open: bool,
    /// The time a dot may mean, from `x` and how wide; when that is worth showing.
    pub whisker: Option<(f64, f64)>,
}

/// Entries drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// The cluster's place in the plan.
    pub index: usize,
    /// Its middle.
    pub x: f64,
    /// Its upper edge.
    pub y: i32,
    /// How many entries.
    pub count: usize,
    /// From where to where they reach.
    pub reach: (f64, f64),
    /// First and last day.
    pub days: (i32, i32),
    /// Their kind.
    pub kind: usize,
}

/// All that is drawn for a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Entries by themselves.
    pub marks: Vec<Drawn>,
    /// Entries together.
    pub chips: Vec<Chip>,
    /// Lines of the axis.
    pub ticks: Vec<Tick>,
    /// What the lines are; `None` for a frame of nothing.
    pub level: Option<TickLevel>,
}

/// Puts a scene into its bands. `shown` says for each item of the scene its place in the chronicle.
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

fn drawn(chronicle: &Chronicle, at: usize, bands: &Bands, mark: &Mark, view: View) -> Option<Drawn> {
    let one = chronicle.all.get(at)?;
    let band = bands.of(one.kind)?;
    let is_soft = |edge: Edge| matches!(edge, Edge::Soft | Edge::Unknown);
    // What is cut off by the view's edge has no edge of its own there.
    let fade = Fade { left: is_soft(one.span.left) && !mark.cut.0, right: is_soft(one.span.right) && !mark.cut.1 };
    if one.shape == Shape::Bar {
        let y = band.lane_y(one.lane) + 22;
        let label = mark.label.map(|(x, _)| (x - mark.x, -7));
        let open = one.span.right == Edge::Open && !mark.cut.1;
        return Some(Drawn { at, x: mark.x, y, width: mark.width, label, room: mark.room, fade, open, whisker: None });
    }
    let from = view.x_of(f64::from(one.span.start.days()));
    let to = view.x_of(f64::from(one.span.end.days()) + 1.0);
    let whisker = (to - from > WHISKER_PX).then_some((from - mark.x, to - from));
    let label = mark.label.map(|(x, tier)| (x - mark.x, band.tier_y(tier) - band.dots_y));
    Some(Drawn { at, x: mark.x, y: band.dots_y, width: 0.0, label, room: mark.room, fade, open: false, whisker })
}

/// Chips of a band stand in a row below its dots, or beside its heading where it has none, each as near to its place as its
/// neighbours let it.
fn chips(chronicle: &Chronicle, bands: &Bands, clusters: &[Cluster], width_px: f64) -> Vec<Chip> {
    let step = chronicle.options.chip_px + 4.0;
    let mut chips = Vec::with_capacity(clusters.len());
    for band in &bands.bands {
        let begin = chips.len();
        let is_beside_heading = band.chips_y < band.y + CHIP_PX;
        let mut free = if is_beside_heading { HEADING_PX } else { chronicle.options.chip_px / 2.0 };
        // With more kinds than bands of clusters, a cluster is shown with the first kind it holds.
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
        // What was pushed beyond the right edge comes back from there.
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
    let kinds = chronicle.rooms.len();
    if kinds > BANDS { kind * BANDS / kinds } else { kind }
}

/// The whole of the data as one path, `columns` wide, with a row of 1 for each kind: what the overview shows.
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
        // What lies within the one before adds nothing.
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
