//! The widths for which the axis is drawn while it shows everything.
//!
//! A window's width is unknown before hydration. So the axis is prerendered once for each breakpoint, the style shows
//! the one that fits (`style/timeline.css`), and positions are relative to its width: the hydrated page shows the same
//! drawing, and nothing moves. A drawing serves all widths up to the next breakpoint; wider windows only stretch it.

use super::compact::within;

/// The minimum axis width that each drawing serves, in pixels.
pub const BREAKPOINTS_PX: [f64; 5] = [600.0, 720.0, 880.0, 1140.0, 1520.0];

/// Print uses the widest drawing, scaled down as a whole: on landscape A4, height is the scarce dimension.
pub const PAPER: usize = BREAKPOINTS_PX.len() - 1;

/// Left and right margins around all data: labels extend to the right.
pub const MARGINS_PX: (f64, f64) = (24.0, 130.0);

/// The drawing that serves a width.
pub fn breakpoint(width_px: f64) -> usize {
    BREAKPOINTS_PX.iter().rposition(|&least| width_px >= least).unwrap_or(0)
}

/// No window stretches a drawing beyond this width.
const WIDEST_PX: f64 = 3840.0;

/// The stretch factor of the widest axis that a drawing serves.
pub fn stretch(drawing: usize) -> f64 {
    let most = BREAKPOINTS_PX.get(drawing + 1).copied().unwrap_or(WIDEST_PX);
    let room = |width: f64| width - MARGINS_PX.0 - MARGINS_PX.1;
    room(most) / room(BREAKPOINTS_PX.get(drawing).copied().unwrap_or(most))
}

/// The unit of positions on the axis. A drawing starts after the left margin and ends before the right one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// Pixels, after the axis has been moved.
    Px,
    /// Percent of the width for which the drawing was laid out.
    Percent(f64),
}

impl Unit {
    /// Formats a length.
    pub fn length(self, px: f64) -> f64 {
        match self {
            Self::Px => px,
            Self::Percent(width_px) => px * 100.0 / (width_px - MARGINS_PX.0 - MARGINS_PX.1).max(1.0),
        }
    }

    /// Formats a position.
    pub fn place(self, x: f64) -> f64 {
        self.length(x - MARGINS_PX.0)
    }

    /// A drawing's position in an axis of this width, in pixels from the left.
    pub fn x_in(self, place: f64, width_px: f64) -> f64 {
        let room = width_px - MARGINS_PX.0 - MARGINS_PX.1;
        MARGINS_PX.0 + if self == Self::Px { place } else { within(place, -1e6, 1e6) * room / 100.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_is_served_by_the_breakpoint_below_it() {
        let found = [0.0, 599.0, 600.0, 719.9, 720.0, 1519.0, 1520.0, 9e9].map(breakpoint);
        assert_eq!(found, [0, 0, 0, 0, 1, 3, 4, 4]);
        assert_eq!(breakpoint(f64::NAN), 0);
    }

    #[test]
    fn margins_keep_their_width_and_the_area_between_is_stretched() {
        let unit = Unit::Percent(600.0);
        assert!((unit.x_in(unit.place(24.0), 800.0) - 24.0).abs() < 1e-9);
        assert!((unit.x_in(unit.place(470.0), 800.0) - 670.0).abs() < 1e-9);
        assert_eq!((Unit::Px.place(24.0), Unit::Px.length(7.0), Unit::Px.x_in(7.0, 800.0)), (0.0, 7.0, 31.0));
    }
}
