//! What a visitor wanted kept: on the device, or in the document that is shown and nowhere else.

use super::{is_kiosk, on_end, recall, remember};
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

/// What is kept on the device under a name.
pub fn on_device(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps something on the device; `false` where that is not possible.
pub fn keep_on_device(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// Takes something off the device.
pub fn take_off_device(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// What is kept in the document under a name; nothing is an empty text.
pub fn in_document(name: &str) -> String {
    if is_kiosk() {
        return recall(name).unwrap_or_default();
    }
    DOCUMENT
        .with_borrow(|all| all.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()))
        .unwrap_or_default()
}

/// Keeps something in memory until the document ends or the site is forgotten; browsers write the storage of a tab to the
/// disk. A kiosk has it there all the same, since a visit may go on in another language: it empties it itself, when the
/// visit ends (`src/kiosk/js/session.js`).
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

/// Whether all that was kept is gone: in another window, or in this one (`src/offline.js`).
fn is_emptied(event: &JsValue) -> bool {
    super::by_name::get(event, "key").is_null()
}

/// Does something when another window of the site has changed what is kept, or the site is forgotten; as long as the page is
/// shown.
pub fn on_storage(run: Box<dyn Fn()>) {
    let listener = window_event_listener_untyped("storage", move |_| run());
    on_end(move || listener.remove());
}
