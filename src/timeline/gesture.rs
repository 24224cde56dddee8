//! Gestures on the axis: from pointer positions to movements of the view. The browser is not involved. Positions are
//! CSS pixels from the start of the axis, which is on the right for right-to-left languages; times are in milliseconds.

use super::compact::within;
use crate::text::BaseDirection;

/// The movement after which a press is no longer a click.
const SLOP_PX: f64 = 5.0;
/// The release velocity is measured over this many milliseconds.
const SPEED_MS: f64 = 80.0;
/// Maximum time and distance between the taps of a double tap.
const DOUBLE: (f64, f64) = (350.0, 28.0);

/// How the view should move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// Not at all.
    None,
    /// Pan by this many pixels.
    Pan(f64),
    /// Zoom by `factor` about `x`, then pan by `dx`.
    Pinch {
        /// The zoom factor.
        factor: f64,
        /// The previous midpoint of the fingers.
        x: f64,
        /// How far the midpoint moved.
        dx: f64,
    },
}

/// A wheel event, in pixels, with its modifiers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wheel {
    /// Horizontal and vertical distance.
    pub turn: (f64, f64),
    /// Ctrl, which trackpads also send for pinching.
    pub is_pinch: bool,
    /// Shift.
    pub is_sideways: bool,
}

impl Wheel {
    /// With Ctrl it zooms about `x`; a horizontal turn, or Shift, pans; otherwise the page scrolls, wherever the focus
    /// is.
    pub fn motion(self, direction: BaseDirection, x: impl FnOnce() -> f64) -> Motion {
        let (dx, dy) = (direction.along(self.turn.0), self.turn.1);
        // The scale doubles for each `px`. Not `exp2`: its table alone is 4 KB of incompressible wasm.
        if self.is_pinch {
            let factor = (within(-dy / 160.0, -1.0, 1.0) * std::f64::consts::LN_2).exp();
            Motion::Pinch { factor, x: x(), dx: 0.0 }
        } else if self.is_sideways || dx.abs() > dy.abs() {
            Motion::Pan(-(if dx == 0.0 { dy } else { dx }))
        } else {
            Motion::None
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Pointer {
    id: i32,
    x: f64,
}

/// Up to two pressed pointers.
#[derive(Clone, Debug, Default)]
pub struct Gesture {
    pointers: Vec<Pointer>,
    start: f64,
    dragged: bool,
    // The recent positions of a single pointer: x and time.
    trail: Vec<(f64, f64)>,
    // The previous tap: x and time.
    tap: Option<(f64, f64)>,
}

impl Gesture {
    /// A pointer is pressed. A third one is ignored.
    pub fn down(&mut self, id: i32, x: f64, ms: f64) {
        self.pointers.retain(|one| one.id != id);
        if self.pointers.is_empty() {
            (self.start, self.dragged) = (x, false);
        }
        if self.pointers.len() < 2 {
            self.pointers.push(Pointer { id, x });
        }
        if self.pointers.len() == 2 {
            self.dragged = true;
        }
        self.trail = vec![(x, ms)];
    }

    /// A pointer moves.
    pub fn moved(&mut self, id: i32, x: f64, ms: f64) -> Motion {
        let Some(at) = self.pointers.iter().position(|one| one.id == id) else { return Motion::None };
        let before = self.pointers[at].x;
        if let Some(other) = self.pointers.iter().find(|one| one.id != id).copied() {
            self.pointers[at].x = x;
            let (wide, wider) = ((before - other.x).abs().max(16.0), (x - other.x).abs().max(16.0));
            return Motion::Pinch { factor: wider / wide, x: (before + other.x) / 2.0, dx: (x - before) / 2.0 };
        }
        if !self.dragged && (x - self.start).abs() < SLOP_PX {
            return Motion::None;
        }
        self.dragged = true;
        self.pointers[at].x = x;
        self.trail.retain(|&(_, then)| ms - then < SPEED_MS);
        self.trail.push((x, ms));
        Motion::Pan(x - before)
    }

    /// A pointer is released or lost. Returns the velocity with which the view continues, in px/ms.
    pub fn up(&mut self, id: i32, ms: f64) -> f64 {
        let was_one = self.pointers.len() == 1;
        self.pointers.retain(|one| one.id != id);
        let (Some(first), Some(last)) = (self.trail.first().copied(), self.trail.last().copied()) else { return 0.0 };
        self.trail.clear();
        // A finger that rested before its release has no velocity.
        if !was_one || !self.dragged || ms - last.1 > SPEED_MS || last.1 - first.1 < 1.0 {
            return 0.0;
        }
        (last.0 - first.0) / (last.1 - first.1)
    }

    /// After [`Gesture::up`] that hit nothing: whether a tap at `x` is the second of a double tap.
    pub fn is_second_tap(&mut self, x: f64, ms: f64) -> bool {
        if self.dragged {
            self.tap = None;
            return false;
        }
        let (most_ms, most_px) = DOUBLE;
        let is_second = self.tap.is_some_and(|(before, then)| ms - then <= most_ms && (x - before).abs() <= most_px);
        // A third tap starts over.
        self.tap = (!is_second).then_some((x, ms));
        is_second
    }

    /// Whether the click that follows is the end of a drag and should be ignored.
    pub fn was_drag(&self) -> bool {
        self.dragged
    }

    /// Whether a pressed pointer moves the view.
    pub fn is_dragging(&self) -> bool {
        self.dragged && !self.pointers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wheel_zooms_pans_or_lets_the_page_scroll() {
        let turn =
            |turn, is_pinch, is_sideways| Wheel { turn, is_pinch, is_sideways }.motion(BaseDirection::Ltr, || 30.0);
        assert_eq!(turn((0.0, -160.0), true, false), Motion::Pinch { factor: 2.0, x: 30.0, dx: 0.0 });
        assert_eq!(turn((0.0, 9e9), true, false), Motion::Pinch { factor: 0.5, x: 30.0, dx: 0.0 });
        assert_eq!(turn((9.0, 4.0), false, false), Motion::Pan(-9.0));
        assert_eq!(turn((0.0, 4.0), false, true), Motion::Pan(-4.0));
        assert_eq!(turn((0.0, 4.0), false, false), Motion::None);
    }

    #[test]
    fn a_click_is_not_a_drag() {
        let mut gesture = Gesture::default();
        gesture.down(1, 100.0, 0.0);
        assert_eq!(gesture.moved(1, 103.0, 10.0), Motion::None);
        assert_eq!((gesture.up(1, 20.0), gesture.was_drag()), (0.0, false));
    }

    #[test]
    fn a_drag_pans_and_has_a_release_velocity() {
        let mut gesture = Gesture::default();
        gesture.down(1, 100.0, 0.0);
        let moves: Vec<Motion> =
            (1..=4).map(|step| gesture.moved(1, 100.0 + 4.0 * f64::from(step), f64::from(step) * 16.0)).collect();
        assert_eq!(moves, [Motion::None, Motion::Pan(8.0), Motion::Pan(4.0), Motion::Pan(4.0)]);
        assert!(gesture.was_drag());
        assert!((gesture.up(1, 70.0) - 0.25).abs() < 0.05);
        gesture.down(1, 0.0, 0.0);
        gesture.moved(1, 50.0, 16.0);
        assert_eq!(gesture.up(1, 400.0), 0.0, "rested");
    }

    #[test]
    fn two_taps_in_one_place_are_a_double_tap() {
        let mut gesture = Gesture::default();
        let mut tap = |x: f64, way: f64, ms: f64| {
            gesture.down(1, x, ms);
            gesture.moved(1, x + way, ms + 20.0);
            gesture.up(1, ms + 40.0);
            gesture.is_second_tap(x, ms + 40.0)
        };
        assert!(!tap(100.0, 0.0, 0.0) && tap(110.0, 2.0, 200.0));
        assert!(!tap(110.0, 0.0, 400.0), "a third one starts over");
        assert!(!tap(300.0, 0.0, 500.0), "elsewhere");
        assert!(!tap(300.0, 0.0, 1_000.0), "too late");
        assert!(!tap(300.0, 40.0, 1_100.0) && !tap(300.0, 0.0, 1_200.0), "a drag is no tap");
    }

    #[test]
    fn two_fingers_pinch_about_their_midpoint() {
        let mut gesture = Gesture::default();
        gesture.down(1, 100.0, 0.0);
        gesture.down(2, 200.0, 5.0);
        assert_eq!(gesture.moved(2, 300.0, 10.0), Motion::Pinch { factor: 2.0, x: 150.0, dx: 50.0 });
        assert_eq!(gesture.up(1, 20.0), 0.0);
        assert_eq!(gesture.moved(2, 310.0, 30.0), Motion::Pan(10.0), "the one that is left drags on, without a jump");
        assert_eq!(gesture.moved(7, 0.0, 30.0), Motion::None);
    }
}
