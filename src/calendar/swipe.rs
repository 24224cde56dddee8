//! A finger that goes sideways over the month turns the page. Pointer events go in, turns come out; nothing here knows a
//! browser.
//!
//! A finger decides once whether it goes sideways; up and down is the page's own scrolling. A second finger is the
//! browser's, which magnifies.

use crate::pointer::Pointer;
use crate::text::BaseDirection;

/// What is to happen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// Nothing.
    None,
    /// The month follows the finger, so many pixels to the right.
    Follow(f64),
    /// Back to where it was.
    Rest,
    /// To the month after (`1`) or before (`-1`).
    Step(i32),
}

/// A finger that moves less has not moved.
const SLOP: f64 = 10.0;
/// How far ahead a finger's speed is projected, in milliseconds.
const AHEAD: f64 = 120.0;
/// Which part of the month's width a projected way has to reach.
const ENOUGH: f64 = 0.25;

/// Watches one finger.
#[derive(Clone, Copy, Debug, Default)]
pub struct Swipe {
    /// Which way time runs.
    direction: BaseDirection,
    /// How wide the month is.
    width: f64,
    from: Option<Pointer>,
    last: Option<Pointer>,
    is_sideways: bool,
}

impl Swipe {
    /// Over a month whose days run this way.
    pub fn new(direction: BaseDirection) -> Self {
        Self { direction, ..Self::default() }
    }

    /// A finger comes down on a month so many pixels wide.
    pub fn down(&mut self, pointer: Pointer, width: f64) -> Turn {
        if self.from.is_some() {
            return self.cancel();
        }
        *self = Self { width, from: Some(pointer), last: Some(pointer), ..self.take() };
        Turn::None
    }

    /// It moves.
    pub fn moved(&mut self, pointer: Pointer) -> Turn {
        let Some(from) = self.from.filter(|from| from.id == pointer.id) else { return Turn::None };
        let (right, down) = (pointer.x - from.x, pointer.y - from.y);
        if !self.is_sideways {
            if right.abs() < SLOP && down.abs() < SLOP {
                return Turn::None;
            }
            if right.abs() < 1.5 * down.abs() {
                return self.cancel();
            }
            self.is_sideways = true;
        }
        self.last = Some(pointer);
        Turn::Follow(right)
    }

    /// It goes up.
    pub fn up(&mut self, pointer: Pointer) -> Turn {
        let now = self.take();
        let (Some(from), Some(last)) = (now.from.filter(|from| from.id == pointer.id), now.last) else {
            return Turn::None;
        };
        if !now.is_sideways {
            return Turn::None;
        }
        let right = pointer.x - from.x;
        // A finger that rests before it goes up has no speed any more.
        let speed = if pointer.at - last.at < 90.0 { right / (pointer.at - from.at).max(1.0) } else { 0.0 };
        let reached = right + AHEAD * speed;
        if reached.abs() < ENOUGH * now.width {
            return Turn::Rest;
        }
        Turn::Step(if now.direction.along(reached) < 0.0 { 1 } else { -1 })
    }

    /// The browser takes the finger, or there is another one.
    pub fn cancel(&mut self) -> Turn {
        if self.take().is_sideways { Turn::Rest } else { Turn::None }
    }

    /// What was, and nothing from now on.
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

    /// From (200, 200), in equal steps of 16 ms; what comes at the end, over 350 pixels.
    fn swipe(right: f64, down: f64, steps: u8) -> Turn {
        swipe_in(BaseDirection::Ltr, right, down, steps)
    }

    fn swipe_in(direction: BaseDirection, right: f64, down: f64, steps: u8) -> Turn {
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
    fn sideways_turns_the_page_and_nothing_else_does() {
        assert_eq!(swipe(-150.0, 20.0, 20), Turn::Step(1));
        assert_eq!(swipe(150.0, -20.0, 20), Turn::Step(-1));
        assert_eq!(swipe(-60.0, 0.0, 4), Turn::Step(1), "short and fast");
        assert_eq!(swipe(-60.0, 0.0, 60), Turn::Rest, "short and slow");
        assert_eq!(swipe(-5.0, 3.0, 3), Turn::None, "a tap");
        assert_eq!(swipe(-100.0, 90.0, 9), Turn::None, "the page scrolls");
    }

    #[test]
    fn written_from_the_right_the_next_month_comes_from_the_left() {
        assert_eq!(swipe_in(BaseDirection::Rtl, 150.0, 20.0, 20), Turn::Step(1));
        assert_eq!(swipe_in(BaseDirection::Rtl, -150.0, 20.0, 20), Turn::Step(-1));
        assert_eq!(swipe_in(BaseDirection::Rtl, 60.0, 0.0, 60), Turn::Rest);
        // The second swipe still knows it.
        let mut swipe = Swipe::new(BaseDirection::Rtl);
        for _ in 0..2 {
            swipe.down(pointer(100.0, 100.0, 0.0), 300.0);
            swipe.moved(pointer(250.0, 100.0, 300.0));
            assert_eq!(swipe.up(pointer(250.0, 100.0, 310.0)), Turn::Step(1));
        }
    }

    #[test]
    fn the_month_follows_once_it_is_clear_where_the_finger_goes() {
        let mut swipe = Swipe::default();
        assert_eq!(swipe.down(pointer(100.0, 100.0, 0.0), 300.0), Turn::None);
        assert_eq!(swipe.moved(pointer(95.0, 100.0, 10.0)), Turn::None);
        assert_eq!(swipe.moved(pointer(70.0, 105.0, 20.0)), Turn::Follow(-30.0));
        assert_eq!(swipe.moved(pointer(80.0, 190.0, 30.0)), Turn::Follow(-20.0), "it keeps to its way");
        assert_eq!(swipe.moved(Pointer { id: 2, ..pointer(0.0, 0.0, 31.0) }), Turn::None);
        assert_eq!(swipe.cancel(), Turn::Rest);
        assert_eq!(swipe.up(pointer(0.0, 190.0, 40.0)), Turn::None);
    }

    #[test]
    fn a_second_finger_is_no_swipe() {
        let mut swipe = Swipe::default();
        swipe.down(pointer(100.0, 100.0, 0.0), 300.0);
        swipe.moved(pointer(50.0, 100.0, 10.0));
        assert_eq!(swipe.down(Pointer { id: 2, ..pointer(200.0, 100.0, 11.0) }, 300.0), Turn::Rest);
        assert_eq!(swipe.moved(pointer(0.0, 100.0, 20.0)), Turn::None);
    }

    #[test]
    fn a_finger_that_rests_has_no_speed() {
        let mut swipe = Swipe::default();
        swipe.down(pointer(100.0, 100.0, 0.0), 300.0);
        swipe.moved(pointer(30.0, 100.0, 20.0));
        assert_eq!(swipe.up(pointer(30.0, 100.0, 400.0)), Turn::Rest);
    }
}
