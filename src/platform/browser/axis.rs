//! What an axis asks: how wide it is, and where the focus is while its elements come and go.

use super::by_name;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

fn found(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// How wide an element is before a page is taken over, in CSS pixels; natively nobody knows.
pub fn starts_as_wide_as(selector: &str) -> Option<f64> {
    found(selector).map(|element| element.get_bounding_client_rect().width()).filter(|&width| width >= 1.0)
}

/// The value of an attribute of what has the focus.
pub fn focused(attribute: &str) -> Option<String> {
    document().active_element()?.get_attribute(attribute)
}

/// Whether what has the focus is meant by the selector.
pub fn focus_is_on(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Puts the focus on the first of what the selectors name that takes it; whether any did.
pub fn focus_first(selectors: &[&str]) -> bool {
    selectors.iter().filter_map(|selector| found(selector)).any(|element| {
        let _ = element.focus();
        document().active_element().is_some_and(|active| active.is_same_node(Some(&element)))
    })
}

/// As `focus`, and nothing scrolls.
pub fn focus_still(selector: &str) {
    if let Some(element) = found(selector) {
        let options = by_name::object(&[("preventScroll", JsValue::TRUE)]);
        let _ = by_name::call(&element, "focus", &[options]);
    }
}

/// Told of every key that is pressed, for as long as the view that asks is there.
pub fn follow_keys(told: Box<dyn Fn(&web_sys::KeyboardEvent)>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| told(&event));
    on_cleanup(move || handle.remove());
}
