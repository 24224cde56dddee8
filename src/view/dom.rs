//! The DOM calls that a step makes by the hundred. In `web_sys` they cost about twice as much: each is prepared for an
//! exception that these never throw, and names that are constants of the program are converted to JavaScript strings
//! each time.

use std::cell::RefCell;
use std::sync::OnceLock;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

#[wasm_bindgen]
extern "C" {
    type Raw;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Raw, name: &JsValue, value: &str);

    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove_attribute(this: &Raw, name: &JsValue);

    #[wasm_bindgen(method, js_name = createElement)]
    fn create_element(this: &Raw, tag: &JsValue) -> Element;

    #[wasm_bindgen(method)]
    fn remove(this: &Raw);
}

thread_local! {
    /// Keyed by the constant's address; comparing characters would take longer.
    static NAMES: RefCell<Vec<(*const str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Passes the JavaScript string of a name to the closure.
fn with_name<T>(name: &'static str, make: impl FnOnce(&JsValue) -> T) -> T {
    NAMES.with_borrow_mut(|names| {
        let at = names.iter().position(|(known, _)| std::ptr::eq(*known, name)).unwrap_or_else(|| {
            names.push((name, JsValue::from_str(name)));
            names.len() - 1
        });
        make(&names[at].1)
    })
}

/// Sets an attribute; `None` removes it.
pub(super) fn set(element: &Element, name: &'static str, value: Option<&str>) {
    let element: &Raw = element.unchecked_ref();
    with_name(name, |name| match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// Creates an HTML element.
pub(super) fn create(document: &Document, tag: &'static str) -> Element {
    with_name(tag, |tag| document.unchecked_ref::<Raw>().create_element(tag))
}

/// Removes a node from the document, if it is there.
pub(super) fn remove(node: &web_sys::Node) {
    node.unchecked_ref::<Raw>().remove();
}

/// A function that writes an attribute or a property.
pub(super) type Set = fn(&Element, &'static str, Option<&str>);

/// Draws the picture of a hash into a `<canvas>`.
type Draw = fn(&Element, &str);

static DRAW: OnceLock<Draw> = OnceLock::new();

/// Registers the function that draws an element's `hash` property. Only parts of the program that show photos have it.
pub fn draw_hashes_with(draw: Draw) {
    let _ = DRAW.set(draw);
}

/// `value` and `style` are strings, `hash` is drawn, all others are booleans.
pub(super) fn set_property(element: &Element, name: &'static str, value: Option<&str>) {
    if let ("hash", Some(draw)) = (name, DRAW.get()) {
        return draw(element, value.unwrap_or_default());
    }
    let value = match name {
        "value" | "style" => JsValue::from_str(value.unwrap_or_default()),
        _ => JsValue::from_bool(value.is_some()),
    };
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
}
