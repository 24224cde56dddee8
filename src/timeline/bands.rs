//! The vertical layout of the axis: one band for each kind, with its heading, rows of labels, line of dots and lanes of
//! bars. Heights depend only on the entries, so nothing moves vertically while the view pans and zooms.

use super::chronicle::{KindExtent, TimelineItem};
use super::place::Shape;

/// Height of the ruler above the drawing.
pub const RULER_PX: i32 = 30;
/// Height of a band's heading.
const HEADING_PX: i32 = 28;
/// Height of a row of dot labels: title and date.
const TIER_PX: i32 = 38;
/// Height of the line of dots.
const DOTS_PX: i32 = 18;
/// Height of the line of clusters, directly below the dots they replace.
const CHIPS_PX: i32 = 28;
/// Height of a bar with its title above.
const LANE_PX: i32 = 42;
/// Space below each band.
const GAP_PX: i32 = 10;

/// The band of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Index of the kind.
    pub kind: usize,
    /// Top edge.
    pub y: i32,
    /// Vertical position of its dots.
    pub dots_y: i32,
    /// Top edge of its clusters.
    pub chips_y: i32,
    /// Top edge of its first lane.
    pub lanes_y: i32,
    /// Bottom edge.
    pub end_y: i32,
}

impl Band {
    /// The top edge of a label; tier 0 is directly above the dots.
    pub fn tier_y(&self, tier: u8) -> i32 {
        self.dots_y - DOTS_PX / 2 - TIER_PX * (i32::from(tier) + 1)
    }

    /// The top edge of a lane.
    pub fn lane_y(&self, lane: u32) -> i32 {
        self.lanes_y + LANE_PX * lane as i32
    }

    /// The row of an entry: a bar's lane, or the line of dots.
    pub fn row(&self, one: &TimelineItem) -> u32 {
        (if one.shape == Shape::Bar { self.lane_y(one.lane) } else { self.dots_y }) as u32
    }
}

/// The bands of the visible kinds, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// One for each kind with entries.
    pub bands: Vec<Band>,
    /// The total height.
    pub height: i32,
}

impl Bands {
    /// Stacks the bands of kinds (by index), given the space each needs.
    pub fn new(extents: &[KindExtent], is_shown: &dyn Fn(usize) -> bool) -> Self {
        let mut y = 0;
        let mut bands = Vec::new();
        for (kind, room) in extents.iter().enumerate().filter(|&(kind, room)| room.count > 0 && is_shown(kind)) {
            let labels_end = y + HEADING_PX + TIER_PX * i32::from(room.tiers);
            let dots = if room.tiers > 0 { DOTS_PX } else { 0 };
            // Clusters of bars are next to the heading. A single entry is never in a cluster.
            let chips_y = if room.tiers > 0 { labels_end + dots } else { y + 2 };
            let lanes_y = labels_end + dots + if room.tiers > 0 && room.count > 1 { CHIPS_PX } else { 0 };
            let end_y = lanes_y + LANE_PX * room.lanes as i32 + GAP_PX;
            bands.push(Band { kind, y, dots_y: labels_end + dots / 2, chips_y, lanes_y, end_y });
            y = end_y;
        }
        Self { bands, height: y }
    }

    /// The band of a kind.
    pub fn of(&self, kind: usize) -> Option<&Band> {
        self.bands.iter().find(|band| band.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_stacked_without_overlap() {
        let room = |count, tiers, lanes| KindExtent { count, tiers, lanes };
        let bands = Bands::new(&[room(3, 2, 0), room(0, 0, 0), room(5, 1, 3), room(1, 0, 1)], &|kind| kind != 3);
        assert_eq!(bands.bands.iter().map(|band| band.kind).collect::<Vec<_>>(), [0, 2]);
        let [first, second] = bands.bands[..] else { panic!() };
        assert_eq!(first.y, 0);
        assert!(first.tier_y(1) >= first.y + HEADING_PX && first.tier_y(0) + TIER_PX <= first.dots_y);
        assert_eq!(second.y, first.end_y);
        assert!(second.dots_y + DOTS_PX / 2 <= second.chips_y && second.chips_y + CHIPS_PX <= second.lane_y(0));
        assert!(second.lane_y(2) + LANE_PX <= second.end_y);
        let bars = Bands::new(&[room(4, 0, 2)], &|_| true).bands[0];
        assert!(bars.chips_y + 25 <= bars.y + HEADING_PX && bars.lane_y(0) == bars.y + HEADING_PX);
        assert_eq!(bands.height, second.end_y);
        assert!(bands.of(1).is_none());
    }
}
