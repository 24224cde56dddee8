//! Frames for other sites.

use super::{Address, CalendarView};

/// A page for a frame in another site: `/embed/{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embed {
    /// The events of the next months.
    Calendar,
    /// The next events.
    Next,
    /// The supporters.
    Wall,
    /// The timeline's entries.
    Timeline,
}

impl Embed {
    /// All frames.
    pub const ALL: [Self; 4] = [Self::Calendar, Self::Next, Self::Wall, Self::Timeline];

    /// The last segment of its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Next => "next",
            Self::Wall => "wall",
            Self::Timeline => "timeline",
        }
    }

    /// The page of which the frame shows a part.
    pub fn page(self) -> Address {
        match self {
            Self::Calendar | Self::Next => Address::calendar(CalendarView::Now),
            Self::Wall => Address::wall(),
            Self::Timeline => Address::timeline(),
        }
    }
}
