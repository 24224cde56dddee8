//! What other sites show of this one, in frames.

use super::{Address, CalendarView};

/// A page for a frame in another site: `/embed/{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embed {
    /// What happens in the next months.
    Calendar,
    /// What happens next.
    Next,
    /// The supporters.
    Wall,
    /// The entries of the timeline.
    Timeline,
}

impl Embed {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Calendar, Self::Next, Self::Wall, Self::Timeline];

    /// The last part of its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Next => "next",
            Self::Wall => "wall",
            Self::Timeline => "timeline",
        }
    }

    /// The page of the site that it shows a part of.
    pub fn page(self) -> Address {
        match self {
            Self::Calendar | Self::Next => Address::calendar(CalendarView::Now),
            Self::Wall => Address::wall(),
            Self::Timeline => Address::timeline(),
        }
    }
}
