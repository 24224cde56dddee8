//! Placement at a zoom level: bars, milestones and labels, and clusters for the rest.
//!
//! A [`Plan`] decides once for each zoom level what represents each entry, from time alone; a view only selects its
//! part. So panning never changes an entry's cluster, and a frame costs only what is visible. The scale doubles over
//! four zoom levels. A level's plan is made for its densest scale, so what does not overlap there never overlaps within
//! the level. Times are in half days internally, so that the middle of a day is an integer.

mod cells;
mod labels;
mod near;
mod ordered;
mod plan;

#[cfg(test)]
mod tests;

use super::scale::View;
pub use cells::ClusterId;
pub use plan::{Plan, Representation};

/// How an entry is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// From start to end in its lane, with the label above it.
    Bar,
    /// A dot in the middle of start and end, on the line of its group, with a stem up to its label.
    Milestone,
}

/// The properties of an entry that placement needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// First day since 1970-01-01.
    pub start: i32,
    /// Last day, inclusive.
    pub end: i32,
    /// Index of its group.
    pub group: u16,
    /// Lane within its group (`Lanes::lane`); unused for milestones.
    pub lane: u32,
    /// Entries of greater importance are drawn and labelled first.
    pub importance: i32,
    /// Measured width of its label; 0 without label.
    pub label_px: f32,
    /// How it is drawn.
    pub shape: Shape,
}

/// The number of groups for which [`Options::tiers`] can differ.
pub const GROUP_TIERS: usize = 12;

/// Sizes and limits. [`Options::default`] suits desktops and kiosks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The maximum number of marks and clusters together; at least 48.
    pub max_marks: usize,
    /// The number of lanes that a group shows; entries of further lanes are in clusters.
    pub max_lanes: u32,
    /// The minimum width of a bar.
    pub bar_px: f64,
    /// The width of a dot including the gap to the next.
    pub dot_px: f64,
    /// The width of a cluster; at most 64.
    pub chip_px: f64,
    /// The minimum gap after a label.
    pub gap_px: f64,
    /// The number of stacked milestone labels in each group, 1 to 8; the last one applies to further groups.
    pub tiers: [u8; GROUP_TIERS],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_marks: 600,
            max_lanes: 8,
            bar_px: 8.0,
            dot_px: 14.0,
            chip_px: 36.0,
            gap_px: 12.0,
            tiers: [4; GROUP_TIERS],
        }
    }
}

/// A single entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its index among the items.
    pub item: usize,
    /// Left edge of a bar, clipped near the view; centre of a dot.
    pub x: f64,
    /// Width of a bar, clipped near the view; 0 for a dot.
    pub width: f64,
    /// Whether the bar begins left of the drawn area, or ends right of it: no rounded corner or soft edge there.
    pub cut: (bool, bool),
    /// Where its label begins, and its tier; 0 is nearest to the dot. A bar's label stays visible as long as its bar
    /// is.
    pub label: Option<(f64, u8)>,
    /// The width available to the label, if less than it needs.
    pub room: Option<f32>,
}

/// Several entries drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Constant within a zoom level; a key for the element.
    pub id: ClusterId,
    /// Index in the plan, for [`Plan::members`].
    pub index: usize,
    /// The number of entries.
    pub count: usize,
    /// The centre of its entries, adjusted so that the chip is within the view.
    pub x: f64,
    /// The range of its entries, clipped near the view.
    pub reach: (f64, f64),
    /// First and last day of its entries: the range to zoom to.
    pub days: (i32, i32),
}

/// Everything drawn for a view, each list in chronological order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Single entries.
    pub marks: Vec<Mark>,
    /// Clusters.
    pub clusters: Vec<Cluster>,
}

/// How far beyond the view marks may be drawn.
pub const BLEED_PX: f64 = 64.0;

/// Visitors who zoom in zoom out again: this many plans are kept, three doublings of the scale.
const KEPT_PLANS: usize = 12;

/// Entries with the plans of the zoom levels at which they were last shown.
#[derive(Clone, Debug)]
pub struct Placement {
    items: ordered::Ordered,
    /// The most recently used plan is last.
    plans: Vec<Plan>,
}

impl Placement {
    /// For entries in any order: those that the filter leaves. Sorts them; create a new one when the entries, their
    /// labels or the options change.
    pub fn new(items: Vec<Item>, options: Options) -> Self {
        Self { items: ordered::Ordered::new(items, options), plans: Vec::new() }
    }

    /// The items in input order.
    pub fn items(&self) -> &[Item] {
        &self.items.items
    }

    /// Everything drawn for a view.
    pub fn scene(&mut self, view: View) -> Scene {
        let plan = match self.plans.iter().position(|plan| plan.serves(view)) {
            Some(at) => self.plans.remove(at),
            None => {
                // Plans of another width are useless.
                self.plans.retain(|plan| plan.is_as_wide_as(view));
                self.plans.drain(..(self.plans.len() + 1).saturating_sub(KEPT_PLANS));
                Plan::new(&self.items, view)
            }
        };
        let scene = plan.scene(&self.items, view);
        self.plans.push(plan);
        scene
    }

    /// The plan of the scene drawn last.
    pub fn plan(&self) -> Option<&Plan> {
        self.plans.last()
    }
}
