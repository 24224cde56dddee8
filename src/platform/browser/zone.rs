//! What a clock elsewhere shows, and keeping what depends on it right.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What the clocks of a zone of the IANA database show, as `2026-11-24 16:45:03`; nothing if the browser does not know
/// the zone.
pub fn local_time(zone: &str) -> Option<String> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    let now = js_sys::Date::new_0();
    let say: js_sys::Function = js_sys::Reflect::get(&now, &"toLocaleString".into()).ok()?.dyn_into().ok()?;
    // Sweden writes `2026-11-24 16:45:03`. Called so, an unknown zone is an error and no end of the program.
    say.call2(&now, &"sv".into(), &options).ok()?.as_string()
}

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
        set_interval(tell, std::time::Duration::from_secs(30));
    }
}
