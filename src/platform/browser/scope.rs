//! Resources that end with the current page: window listeners, timers, observers. A document shows many pages, in a
//! kiosk for weeks; anything not released here would accumulate.

use std::cell::{Cell, RefCell};

thread_local! {
    static PAGE: Cell<u32> = const { Cell::new(0) };
    static ENDS: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Runs a closure when the current page ends.
pub(super) fn on_end(run: impl FnOnce() + 'static) {
    ENDS.with_borrow_mut(|ends| ends.push(Box::new(run)));
}

/// A function that returns whether the page of this moment is still shown.
pub(super) fn is_shown() -> impl Fn() -> bool + Copy {
    let page = PAGE.get();
    move || PAGE.get() == page
}

/// Wraps a closure so that it runs only while the current page is shown.
pub fn if_shown<T>(run: impl FnOnce(T) + 'static) -> impl FnOnce(T) + 'static {
    let is_shown = is_shown();
    move |value| {
        if is_shown() {
            run(value);
        }
    }
}

/// Ends the page. Its signals and stored values still exist at this point; asynchronous work for it is dropped.
pub fn end_page() {
    PAGE.set(PAGE.get() + 1);
    ENDS.take().into_iter().for_each(|end| end());
}
