//! Keeping right what depends on a clock elsewhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A `data-*` attribute of an element, empty when there is none.
pub fn data(element: &web_sys::HtmlElement, name: &str) -> String {
    element.dataset().get(name).unwrap_or_default()
}

/// Gives the elements of a selector the text that `text` finds for them, now and every half minute.
pub fn every_half_minute(selector: &'static str, text: fn(&web_sys::HtmlElement) -> Option<String>) {
    let tell = move || {
        let Ok(found) = document().query_selector_all(selector) else { return };
        for index in 0..found.length() {
            let Some(node) = found.get(index) else { continue };
            let element: &web_sys::HtmlElement = node.unchecked_ref();
            if let Some(text) = text(element) {
                element.set_text_content(Some(&text));
            }
        }
    };
    tell();
    if document().query_selector(selector).is_ok_and(|found| found.is_some()) {
        super::every(30_000, tell);
    }
}
