//! Keyboard focus.

use super::{after_render, by_name, element};
use crate::view::Found;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Focuses an element; returns whether it accepted the focus.
pub fn focus(found: Found) -> bool {
    found.is_some_and(|element| {
        let _ = element.focus();
        has_focus(Some(element))
    })
}

/// As [`focus`], without scrolling.
pub fn focus_still(found: Found) {
    if let Some(element) = found {
        let options = by_name::object(&[("preventScroll", JsValue::TRUE)]);
        let _ = by_name::call(&element, "focus", &[options]);
    }
}

/// As [`focus`], after pending changes are in the document.
pub fn focus_soon(find: impl FnOnce() -> Found + 'static) {
    after_render(move || {
        focus(find());
    });
}

/// Focuses the “leave now” link; returns whether it accepted the focus.
pub fn focus_way_out() -> bool {
    focus(element("[data-leave]"))
}

/// Gives the first element that a selector matches the one tab stop within another element.
pub fn move_tab_stop(within: Found, to: &str) {
    let Some(within) = within else { return };
    let found = |selector: &str| within.query_selector(selector).ok().flatten();
    let to = found(to);
    while let Some(stop) = found("[tabindex=\"0\"]") {
        let _ = stop.set_attribute("tabindex", "-1");
    }
    if let Some(to) = to {
        let _ = to.set_attribute("tabindex", "0");
    }
}

/// Whether an element itself has the focus.
pub fn has_focus(found: Found) -> bool {
    found.is_some_and(|element| active().is_some_and(|active| active.is_same_node(Some(&element))))
}

/// Whether nothing has the focus.
pub fn is_focus_nowhere() -> bool {
    active().is_none_or(|active| active.local_name() == "body")
}

/// An attribute of the focused element.
pub fn focused(attribute: &str) -> Option<String> {
    active()?.get_attribute(attribute)
}

/// As [`focused`], for the nearest ancestor that has the attribute.
pub fn focused_within(attribute: &str) -> Option<String> {
    active()?.closest(&["[", attribute, "]"].concat()).ok()??.get_attribute(attribute)
}

/// Whether the focus is on an element or within it.
pub(super) fn holds_focus(element: &Element) -> bool {
    element.contains(active().as_deref())
}

fn active() -> Option<Element> {
    document().active_element()
}
