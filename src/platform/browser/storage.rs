//! Data that a visitor chose to keep: on the device, or only in the current document.

use super::{is_kiosk, on_end, recall, remember, root_data};
use leptos::prelude::{window, window_event_listener_untyped};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

thread_local! {
    static DOCUMENT: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
    static FOLLOWS: Cell<bool> = const { Cell::new(false) };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// The key of a stored value. Campaigns on one origin, as on GitHub Pages, share its storage; a campaign at the root of
/// its origin uses the plain name.
pub(super) fn key_of(name: &str) -> String {
    [name, &root_data("root")].concat()
}

/// The value stored on the device under a name.
pub fn on_device(name: &str) -> Option<String> {
    storage()?.get_item(&key_of(name)).ok().flatten()
}

/// Stores a value on the device; `false` if that is not possible.
pub fn keep_on_device(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&key_of(name), value).is_ok())
}

/// Removes a value from the device.
pub fn take_off_device(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key_of(name));
    }
}

/// The value held in the document under a name; empty if absent.
pub fn in_document(name: &str) -> String {
    if is_kiosk() {
        return recall(name).unwrap_or_default();
    }
    DOCUMENT
        .with_borrow(|all| all.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()))
        .unwrap_or_default()
}

/// Holds a value in memory until the document ends or the site is forgotten; browsers write a tab's storage to the
/// disk. A kiosk uses the tab's storage nevertheless, because a visit may continue in another language, and clears it
/// at the end of the visit (`src/kiosk/js/session.js`).
pub fn keep_in_document(name: &'static str, value: &str) {
    if is_kiosk() {
        return remember(name, value);
    }
    if !FOLLOWS.replace(true) {
        let forget = |event: web_sys::Event| {
            if is_emptied(&event) {
                DOCUMENT.with_borrow_mut(Vec::clear);
            }
        };
        window_event_listener_untyped("storage", forget);
    }
    DOCUMENT.with_borrow_mut(|all| {
        all.retain(|(known, _)| *known != name);
        all.push((name, value.into()));
    });
}

/// Whether everything was deleted: in another window, or in this one (`src/offline.js`).
fn is_emptied(event: &JsValue) -> bool {
    super::by_name::get(event, "key").is_null()
}

/// Runs a closure when another window of the site changes the stored values, or when the site is forgotten, as long as
/// the page is shown.
pub fn on_storage(run: Box<dyn Fn()>) {
    let listener = window_event_listener_untyped("storage", move |_| run());
    on_end(move || listener.remove());
}
