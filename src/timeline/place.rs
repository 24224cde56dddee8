//! What is drawn at a zoom: bars, milestones and labels, and clusters for the rest.
//!
//! What stands for an entry is decided once a zoom level, for all entries and from time alone ([`Plan`]); a view only cuts
//! out what it shows. So panning never changes what an entry belongs to, and a frame costs only what is in view. Four
//! zoom levels double the scale; within one, the plan is made for its densest scale, so what does not touch there
//! does not touch at all. Times are in half days inside, so that the middle of a day is a whole number.

mod cells;
mod labels;
mod near;
mod ordered;
mod plan;

#[cfg(test)]
mod tests;

use super::scale::View;
pub use cells::ClusterId;
pub use plan::{Plan, Stand};

/// How an entry is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// From start to end in its lane, with the label above it.
    Bar,
    /// A dot in the middle of start and end, on the line of its group, with a stem up to its label.
    Milestone,
}

/// What placing needs to know of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// First day since 1970-01-01.
    pub start: i32,
    /// Last day, within.
    pub end: i32,
    /// Index of its group.
    pub group: u16,
    /// Lane within its group (`Lanes::lane`); of no meaning for milestones.
    pub lane: u32,
    /// The greater, the sooner it is drawn and labelled.
    pub importance: i32,
    /// Width of its label as measured; 0 for none.
    pub label_px: f32,
    /// How it is drawn.
    pub shape: Shape,
}

/// For how many groups [`Options::tiers`] can differ.
pub const GROUP_TIERS: usize = 12;

/// Sizes and limits. [`Options::default`] suits a desk and a kiosk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Marks and clusters together are never more than this; at least 48.
    pub max_marks: usize,
    /// Lanes a group shows; entries of further lanes are in clusters.
    pub max_lanes: u32,
    /// The least width of a bar.
    pub bar_px: f64,
    /// Room a dot takes, with the gap to the next.
    pub dot_px: f64,
    /// Width of a cluster; at most 64.
    pub chip_px: f64,
    /// Least gap behind a label.
    pub gap_px: f64,
    /// How many labels of milestones are stacked in each group, 1 to 8; further groups as the last.
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

/// An entry drawn by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its place in the items given.
    pub item: usize,
    /// Left edge of a bar, held near the view; the middle of a dot.
    pub x: f64,
    /// Width of a bar, held near the view; 0 for a dot.
    pub width: f64,
    /// The bar begins left of what is drawn, or ends right of it: no rounded corner, no soft edge there.
    pub cut: (bool, bool),
    /// Where its label begins, and on which tier it is: 0 is the nearest to the dot. A bar's label stays in view as long as
    /// its bar is.
    pub label: Option<(f64, u8)>,
    /// In how many pixels the label has to fit, when that is less than it wants.
    pub room: Option<f32>,
}

/// Entries drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// The same as long as the zoom level is; a key for the element.
    pub id: ClusterId,
    /// Place in the plan, for [`Plan::members`].
    pub index: usize,
    /// How many entries.
    pub count: usize,
    /// The middle of its entries, so far within the view that a chip is.
    pub x: f64,
    /// From where to where its entries reach, held near the view.
    pub reach: (f64, f64),
    /// First and last day of its entries: what to zoom to.
    pub days: (i32, i32),
}

/// All that is drawn for a view, each list in the order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Entries by themselves.
    pub marks: Vec<Mark>,
    /// Entries together.
    pub clusters: Vec<Cluster>,
}

/// How far beyond the view something may be drawn.
pub const BLEED_PX: f64 = 64.0;

/// Who zooms in zooms out again: so many plans are kept, three doublings of the scale.
const KEPT_PLANS: usize = 12;

/// Entries with the plans of the zoom levels they were last shown at.
#[derive(Clone, Debug)]
pub struct Placement {
    items: ordered::Ordered,
    /// The last one used is the last.
    plans: Vec<Plan>,
}

impl Placement {
    /// For entries in any order: those the filter leaves. Sorts them; make it anew when they, their labels or the options
    /// change.
    pub fn new(items: Vec<Item>, options: Options) -> Self {
        Self { items: ordered::Ordered::new(items, options), plans: Vec::new() }
    }

    /// The items as given.
    pub fn items(&self) -> &[Item] {
        &self.items.items
    }

    /// What is drawn for a view.
    pub fn scene(&mut self, view: View) -> Scene {
        let plan = match self.plans.iter().position(|plan| plan.serves(view)) {
            Some(at) => self.plans.remove(at),
            None => {
                // Another width has no use for them.
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
