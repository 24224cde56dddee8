//! What belongs to the page that is shown, and ends with it: listeners on the window, timers, observers. A document shows
//! many pages, for weeks in a kiosk; what is not taken back here would be there for each of them.

use std::cell::{Cell, RefCell};

thread_local! {
    static PAGE: Cell<u32> = const { Cell::new(0) };
    static ENDS: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Does something when the page that is shown ends.
pub(super) fn on_end(run: impl FnOnce() + 'static) {
    ENDS.with_borrow_mut(|ends| ends.push(Box::new(run)));
}

/// Tells whether the page that is shown now still is.
pub(super) fn is_shown() -> impl Fn() -> bool + Copy {
    let page = PAGE.get();
    move || PAGE.get() == page
}

/// What is only done if the page that is shown now still is.
pub fn if_shown<T>(run: impl FnOnce(T) + 'static) -> impl FnOnce(T) + 'static {
    let is_shown = is_shown();
    move |value| {
        if is_shown() {
            run(value);
        }
    }
}

/// The page ends. Its signals and what it remembers are still there; what is done later for it is not done any more.
pub fn end_page() {
    PAGE.set(PAGE.get() + 1);
    ENDS.take().into_iter().for_each(|end| end());
}
