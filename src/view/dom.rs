//! The browser's methods that a step calls by the hundred. As `web_sys` has them they cost about twice as much: each would
//! be ready for an exception, which these never throw, and names that are constants of the program would be made into the
//! browser's strings each time.

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
    /// By where the constant is in memory: comparing letters would take longer.
    static NAMES: RefCell<Vec<(*const str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// What the closure makes of the browser's string of a name.
fn with_name<T>(name: &'static str, make: impl FnOnce(&JsValue) -> T) -> T {
    NAMES.with_borrow_mut(|names| {
        let at = names.iter().position(|(known, _)| std::ptr::eq(*known, name)).unwrap_or_else(|| {
            names.push((name, JsValue::from_str(name)));
            names.len() - 1
        });
        make(&names[at].1)
    })
}

/// `None` takes the attribute away.
pub(super) fn set(element: &Element, name: &'static str, value: Option<&str>) {
    let element: &Raw = element.unchecked_ref();
    with_name(name, |name| match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// An HTML element.
pub(super) fn create(document: &Document, tag: &'static str) -> Element {
    with_name(tag, |tag| document.unchecked_ref::<Raw>().create_element(tag))
}

/// Takes a node out of the page, if it is there.
pub(super) fn remove(node: &web_sys::Node) {
    node.unchecked_ref::<Raw>().remove();
}

/// How an attribute or a property is written.
pub(super) type Set = fn(&Element, &'static str, Option<&str>);

/// Draws what a hash stands for into a `<canvas>`.
type Draw = fn(&Element, &str);

static DRAW: OnceLock<Draw> = OnceLock::new();

/// From now on the property `hash` of an element is drawn into it. Only the parts of the program that show photos can.
pub fn draw_hashes_with(draw: Draw) {
    let _ = DRAW.set(draw);
}

/// `value` and `style` are texts, `hash` is drawn, all others are there or not.
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
