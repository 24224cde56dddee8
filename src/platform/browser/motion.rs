//! Sizes, frames and pointers, and the visitor's motion preference.

mod flight;

pub use flight::*;

use super::{after_render, element, on_end};
use crate::view::Found;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// The width of the first element that matches a selector before hydration, in CSS pixels; natively unknown.
pub fn starts_as_wide_as(selector: &str) -> Option<f64> {
    element(selector).map(|element| element.get_bounding_client_rect().width()).filter(|&width| width >= 1.0)
}

/// Reports the width of an element in CSS pixels, now and whenever it changes, as long as the page lives.
pub fn observe_width(found: Found, tell: Box<dyn Fn(f64)>) {
    let Some(element) = found else { return };
    let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry: web_sys::ResizeObserverEntry = entries.get(0).unchecked_into();
        tell(entry.content_rect().width());
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(told.as_ref().unchecked_ref()) {
        observer.observe(&element);
        on_end(move || {
            observer.disconnect();
            drop(told);
        });
    }
}

/// Calls the closure before every frame with the milliseconds since the last one (0 at first), until it returns
/// `false`.
pub fn each_frame(mut step: Box<dyn FnMut(f64) -> bool>) {
    fn next(mut step: Box<dyn FnMut(f64) -> bool>, before: f64) {
        after_render(move || {
            let now = js_sys::Date::now();
            if step((now - before).max(0.0)) {
                next(step, now);
            }
        });
    }
    if step(0.0) {
        next(step, js_sys::Date::now());
    }
}

fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|media| media.matches())
}

/// Whether the visitor prefers reduced motion.
pub fn reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

/// Whether the window has at least this width, a CSS length.
pub fn is_wider_than(length: &'static str) -> bool {
    matches_media(&["(min-width: ", length, ")"].concat())
}

/// Whether the window has at most this width, a CSS length.
pub fn is_narrower_than(length: &'static str) -> bool {
    matches_media(&["(max-width: ", length, ")"].concat())
}

/// As [`is_narrower_than`], for decisions before hydration; natively unknown.
pub fn starts_narrower_than(length: &'static str) -> Option<bool> {
    Some(is_narrower_than(length))
}

/// As [`is_wider_than`], for decisions before hydration; natively unknown.
pub fn starts_wider_than(length: &'static str) -> Option<bool> {
    Some(is_wider_than(length))
}

/// Runs a closure whenever the window is resized, as long as the page lives.
pub fn watch_size(run: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("resize", move |_| run());
    on_end(move || listener.remove());
}

/// Runs a closure whenever an element approaches the window, until the element is removed.
pub fn on_approach(found: Found, run: impl Fn() + 'static) {
    let Some(element) = found else { return };
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin("600px");
    let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last: web_sys::IntersectionObserverEntry = entries.pop().unchecked_into();
        if last.is_intersecting() {
            run();
        }
    });
    let function = told.as_ref().unchecked_ref();
    if let Ok(observer) = web_sys::IntersectionObserver::new_with_options(function, &options) {
        observer.observe(&element);
        on_end(move || {
            observer.disconnect();
            drop(told);
        });
    }
}

/// Reports `true` before printing and `false` after.
pub fn on_print(told: Box<dyn Fn(bool)>) {
    let told = std::rc::Rc::new(told);
    let after = told.clone();
    let listeners = [
        window_event_listener_untyped("beforeprint", move |_| told(true)),
        window_event_listener_untyped("afterprint", move |_| after(false)),
    ];
    on_end(move || listeners.into_iter().for_each(|listener| listener.remove()));
}

/// An attribute of the nearest ancestor of the event's target that has it.
pub fn data_near(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let near = target.closest(&["[", attribute, "]"].concat()).ok()??;
    near.get_attribute(attribute)
}

/// The pointer's distance from the listening element's left edge, and the element's width.
pub fn place_in(event: &web_sys::MouseEvent) -> (f64, f64) {
    let element = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(element) = element else { return (0.0, 1.0) };
    let rect = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - rect.left(), rect.width())
}

/// Captures the pointer: the listening element receives its events until it is released, also beyond its edges.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
