//! For pages that run for weeks: clocks, timers, the tab's storage.

use leptos::prelude::*;

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// A value in the tab's storage.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Stores a value for the life of the tab.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Runs a closure at an interval in milliseconds, as long as the page is shown.
pub fn every(milliseconds: u32, run: impl FnMut() + 'static) {
    let run = std::cell::RefCell::new(run);
    let milliseconds = std::time::Duration::from_millis(milliseconds.into());
    if let Ok(interval) = set_interval_with_handle(move || run.borrow_mut()(), milliseconds) {
        super::on_end(move || interval.clear());
    }
}

/// The clocks: milliseconds since the document was loaded, monotonic; milliseconds since 1970; local minutes since
/// midnight.
pub fn clocks() -> (u64, i64, u16) {
    let date = js_sys::Date::new_0();
    let steady = window().performance().map_or(0.0, |performance| performance.now());
    (steady as u64, date.get_time() as i64, (date.get_hours() * 60 + date.get_minutes()) as u16)
}

/// Reloads the page.
pub fn reload() {
    let _ = window().location().reload();
}

/// An attribute of `<html>`; empty if absent.
pub fn root_attribute(name: &str) -> String {
    super::root_element().get_attribute(name).unwrap_or_default()
}
