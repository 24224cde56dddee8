//! Horizontal swipes over the month turn the page. Pointer events go in, turns come out; the browser is not involved.
//!
//! The direction is decided once: vertical movement is the page's scrolling. A second finger belongs to the browser,
//! which zooms.

use crate::pointer::Pointer;
use crate::text::BaseDirection;

/// The reaction to an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SwipeAction {
    /// No reaction.
    None,
    /// The month follows the finger, this many pixels to the right.
    Follow(f64),
    /// The month returns to its position.
    Rest,
    /// Go to the next (`1`) or previous (`-1`) month.
    Step(i32),
}

/// Smaller movements are ignored, in CSS pixels.
const SLOP: f64 = 10.0;
/// How far ahead the finger's movement is extrapolated, in milliseconds.
const AHEAD: f64 = 120.0;
/// The fraction of the month's width that the extrapolated movement must reach.
const ENOUGH: f64 = 0.25;

/// Tracks one finger.
#[derive(Clone, Copy, Debug, Default)]
pub struct Swipe {
    /// The direction of time.
    direction: BaseDirection,
    /// The width of the month.
    width: f64,
    from: Option<Pointer>,
    last: Option<Pointer>,
    is_sideways: bool,
}

impl Swipe {
    /// For a month whose days run in this direction.
    pub fn new(direction: BaseDirection) -> Self {
        Self { direction, ..Self::default() }
    }

    /// A finger touches a month of the given width in pixels.
    pub fn down(&mut self, pointer: Pointer, width: f64) -> SwipeAction {
        if self.from.is_some() {
            return self.cancel();
        }
        *self = Self { width, from: Some(pointer), last: Some(pointer), ..self.take() };
        SwipeAction::None
    }

    /// The finger moves.
    pub fn moved(&mut self, pointer: Pointer) -> SwipeAction {
        let Some(from) = self.from.filter(|from| from.id == pointer.id) else { return SwipeAction::None };
        let (right, down) = (pointer.x - from.x, pointer.y - from.y);
        if !self.is_sideways {
            if right.abs() < SLOP && down.abs() < SLOP {
                return SwipeAction::None;
            }
            if right.abs() < 1.5 * down.abs() {
                return self.cancel();
            }
            self.is_sideways = true;
        }
        self.last = Some(pointer);
        SwipeAction::Follow(right)
    }

    /// The finger is lifted.
    pub fn up(&mut self, pointer: Pointer) -> SwipeAction {
        let now = self.take();
        let (Some(from), Some(last)) = (now.from.filter(|from| from.id == pointer.id), now.last) else {
            return SwipeAction::None;
        };
        if !now.is_sideways {
            return SwipeAction::None;
        }
        let right = pointer.x - from.x;
        // A finger that rests before it is lifted has no speed.
        let speed = if pointer.at - last.at < 90.0 { right / (pointer.at - from.at).max(1.0) } else { 0.0 };
        let reached = right + AHEAD * speed;
        if reached.abs() < ENOUGH * now.width {
            return SwipeAction::Rest;
        }
        SwipeAction::Step(if now.direction.along(reached) < 0.0 { 1 } else { -1 })
    }

    /// The browser takes over the finger, or a second one appears.
    pub fn cancel(&mut self) -> SwipeAction {
        if self.take().is_sideways { SwipeAction::Rest } else { SwipeAction::None }
    }

    /// Takes the current state and resets it.
    fn take(&mut self) -> Self {
        std::mem::replace(self, Self::new(self.direction))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(x: f64, y: f64, at: f64) -> Pointer {
        Pointer { id: 1, x, y, at }
    }

    /// A swipe from (200, 200) in equal steps of 16 ms over 350 pixels; returns the final turn.
    fn swipe(right: f64, down: f64, steps: u8) -> SwipeAction {
        swipe_in(BaseDirection::Ltr, right, down, steps)
    }

    fn swipe_in(direction: BaseDirection, right: f64, down: f64, steps: u8) -> SwipeAction {
        let mut swipe = Swipe::new(direction);
        swipe.down(pointer(200.0, 200.0, 0.0), 350.0);
        let way = |step: u8| {
            let part = f64::from(step) / f64::from(steps);
            pointer(200.0 + right * part, 200.0 + down * part, 16.0 * f64::from(step))
        };
        for step in 1..=steps {
            swipe.moved(way(step));
        }
        swipe.up(way(steps))
    }

    #[test]
    fn only_horizontal_swipes_turn_the_page() {
        assert_eq!(swipe(-150.0, 20.0, 20), SwipeAction::Step(1));
        assert_eq!(swipe(150.0, -20.0, 20), SwipeAction::Step(-1));
        assert_eq!(swipe(-60.0, 0.0, 4), SwipeAction::Step(1), "short and fast");
        assert_eq!(swipe(-60.0, 0.0, 60), SwipeAction::Rest, "short and slow");
        assert_eq!(swipe(-5.0, 3.0, 3), SwipeAction::None, "a tap");
        assert_eq!(swipe(-100.0, 90.0, 9), SwipeAction::None, "the page scrolls");
    }

    #[test]
    fn in_right_to_left_languages_the_next_month_comes_from_the_left() {
        assert_eq!(swipe_in(BaseDirection::Rtl, 150.0, 20.0, 20), SwipeAction::Step(1));
        assert_eq!(swipe_in(BaseDirection::Rtl, -150.0, 20.0, 20), SwipeAction::Step(-1));
        assert_eq!(swipe_in(BaseDirection::Rtl, 60.0, 0.0, 60), SwipeAction::Rest);
        // The second swipe keeps the direction.
        let mut swipe = Swipe::new(BaseDirection::Rtl);
        for _ in 0..2 {
            swipe.down(pointer(100.0, 100.0, 0.0), 300.0);
            swipe.moved(pointer(250.0, 100.0, 300.0));
            assert_eq!(swipe.up(pointer(250.0, 100.0, 310.0)), SwipeAction::Step(1));
        }
    }

    #[test]
    fn the_month_follows_once_the_direction_is_clear() {
        let mut swipe = Swipe::default();
        assert_eq!(swipe.down(pointer(100.0, 100.0, 0.0), 300.0), SwipeAction::None);
        assert_eq!(swipe.moved(pointer(95.0, 100.0, 10.0)), SwipeAction::None);
        assert_eq!(swipe.moved(pointer(70.0, 105.0, 20.0)), SwipeAction::Follow(-30.0));
        assert_eq!(swipe.moved(pointer(80.0, 190.0, 30.0)), SwipeAction::Follow(-20.0), "it keeps to its way");
        assert_eq!(swipe.moved(Pointer { id: 2, ..pointer(0.0, 0.0, 31.0) }), SwipeAction::None);
        assert_eq!(swipe.cancel(), SwipeAction::Rest);
        assert_eq!(swipe.up(pointer(0.0, 190.0, 40.0)), SwipeAction::None);
    }

    #[test]
    fn a_second_finger_cancels_the_swipe() {
        let mut swipe = Swipe::default();
        swipe.down(pointer(100.0, 100.0, 0.0), 300.0);
        swipe.moved(pointer(50.0, 100.0, 10.0));
        assert_eq!(swipe.down(Pointer { id: 2, ..pointer(200.0, 100.0, 11.0) }, 300.0), SwipeAction::Rest);
        assert_eq!(swipe.moved(pointer(0.0, 100.0, 20.0)), SwipeAction::None);
    }

    #[test]
    fn a_finger_that_rests_has_no_speed() {
        let mut swipe = Swipe::default();
        swipe.down(pointer(100.0, 100.0, 0.0), 300.0);
        swipe.moved(pointer(30.0, 100.0, 20.0));
        assert_eq!(swipe.up(pointer(30.0, 100.0, 400.0)), SwipeAction::Rest);
    }
}
