//! The row of controls on phones (`ui/toolbar.rs`). Its groups are `<details>` and open and close by themselves; this
//! module closes those that lie over the page.

use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement};

const OVER_THE_PAGE: &str = ".toolbar .tool[open]:not(.find)";
const FIELD: &str = "#tool-find input";
/// The choices within a group.
const CHOICES: &str = "a[href], button";

static FOLLOWED: AtomicBool = AtomicBool::new(false);

fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector);
    found.map_or_else(
        |_| Vec::new(),
        |found| (0..found.length()).filter_map(|at| found.get(at)).map(JsCast::unchecked_into).collect(),
    )
}

/// Handles all current and future toolbars from the first call on.
pub fn follow_toolbars() {
    if FOLLOWED.swap(true, Ordering::Relaxed) {
        return;
    }
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| happened(&event));
    for name in ["toggle", "pointerdown", "click", "keydown"] {
        // In the capture phase: `toggle` does not bubble.
        let _ = document().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    }
    closure.forget();
}

fn happened(event: &web_sys::Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    match &*event.type_() {
        "toggle" if target.matches(".toolbar .tool.find[open]").unwrap_or(false) => {
            super::focus(super::element(FIELD));
        }
        "pointerdown" => {
            close(OVER_THE_PAGE, |tool, group| !tool.contains(Some(&target)) && !group.contains(Some(&target)))
        }
        // After the handlers of the choice: in some browsers a link that is no longer rendered cannot be followed.
        "click" if target.closest(CHOICES).is_ok_and(|choice| choice.is_some()) => {
            super::set_timeout(0, move || close(OVER_THE_PAGE, |_, group| group.contains(Some(&target))));
        }
        "keydown" if event.unchecked_ref::<web_sys::KeyboardEvent>().key() == "Escape" => {
            close(".toolbar .tool[open]", |_, _| true);
        }
        _ => {}
    }
}

/// Closes the groups for which the predicate on button and group holds; a focus within moves to the button.
fn close(selector: &str, is_meant: impl Fn(&Element, &Element) -> bool) {
    for tool in all(selector) {
        let Some(group) = tool.next_element_sibling().filter(|group| is_meant(&tool, group)) else { continue };
        let had_focus = super::holds_focus(&group);
        let _ = tool.remove_attribute("open");
        if let Some(button) = tool.first_element_child().filter(|_| had_focus) {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    }
}
