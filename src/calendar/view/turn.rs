//! Horizontal swipes: the view follows the finger, and the next one slides in from the side.

use super::state::State;
use super::steps;
use crate::calendar::swipe::{Swipe, SwipeAction};
use crate::platform;
use crate::pointer::Pointer;
use crate::view::{ElementRef, StoredValue};
use leptos::ev::PointerEvent;
use leptos::prelude::untrack;

/// A view that swipes turn. It handles touch only, not the mouse.
#[derive(Clone, Copy)]
pub struct Swipeable {
    state: State,
    /// The element that follows the finger.
    page: ElementRef,
    swipe: StoredValue<Swipe>,
}

impl Swipeable {
    pub fn new(state: State, page: ElementRef) -> Self {
        Self { state, page, swipe: StoredValue::new(Swipe::new(state.context.direction())) }
    }

    pub fn down(self, event: &PointerEvent) {
        self.tell(event, &|swipe, finger| swipe.down(finger, self.width()));
    }

    pub fn moved(self, event: &PointerEvent) {
        self.tell(event, &Swipe::moved);
    }

    pub fn up(self, event: &PointerEvent) {
        self.tell(event, &Swipe::up);
    }

    pub fn cancelled(self, event: &PointerEvent) {
        self.tell(event, &|swipe, _| swipe.cancel());
    }

    fn width(self) -> f64 {
        platform::middle(self.page.get()).map_or(f64::MAX, |[_, _, width, _]| width)
    }

    fn tell(self, event: &PointerEvent, tell: &dyn Fn(&mut Swipe, Pointer) -> SwipeAction) {
        let Some(finger) = platform::touch(event) else { return };
        match self.swipe.update_value(|swipe| tell(swipe, finger)) {
            SwipeAction::None => {}
            SwipeAction::Follow(_) if platform::reduced_motion() => {}
            SwipeAction::Follow(right) => {
                platform::hold(self.page.get(), &[("--x", [&(right as i32).to_string(), "px"].concat())])
            }
            SwipeAction::Rest => platform::release(self.page.get()),
            SwipeAction::Step(step) => self.step(step),
        }
    }

    fn step(self, step: i32) {
        let Self { state, page, .. } = self;
        platform::release(page.get());
        let to = untrack(|| steps::beside(state, step));
        // The calendar ends with its addresses.
        if untrack(|| state.href_to(to)).is_none() {
            return;
        }
        state.go(to);
        if !platform::reduced_motion() {
            let from = state.context.direction().along(f64::from(step) * self.width() / 3.0);
            platform::after_render(move || platform::slide_in(page.get(), from as i32));
        }
    }
}
