//! Events: keys, pointers, form fields.

use crate::dates::Date;
use crate::pointer::Pointer;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;

/// A pressed key: its name (`KeyboardEvent.key` of UI Events) and its modifiers.
pub struct Key {
    /// `ArrowLeft`
    pub name: String,
    /// Shift was held.
    pub shift: bool,
    /// Control or, on a Mac, Command was held.
    pub control: bool,
}

/// The key of an event. A key with Alt has an empty name, because it belongs to the browser.
pub fn key(event: &web_sys::KeyboardEvent) -> Key {
    let name = if event.alt_key() { String::new() } else { event.key() };
    Key { name, shift: event.shift_key(), control: event.ctrl_key() || event.meta_key() }
}

/// Prevents the browser's default action.
pub fn prevent_default(event: &web_sys::Event) {
    event.prevent_default();
}

fn closest(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// The date of the element `[data-date]` that contains the event's target.
pub fn date_at(event: &web_sys::Event) -> Option<Date> {
    closest(event, "[data-date]")?.get_attribute("data-date")?.parse().ok()
}

/// Whether the target is within a link.
pub fn is_in_link(event: &web_sys::Event) -> bool {
    closest(event, "a").is_some()
}

/// The pointer of a finger or pen; `None` for a mouse.
pub fn touch(event: &leptos::ev::PointerEvent) -> Option<Pointer> {
    let (x, y) = (event.client_x().into(), event.client_y().into());
    (event.pointer_type() != "mouse").then(|| Pointer { id: event.pointer_id(), x, y, at: event.time_stamp() })
}

/// Whether the target is the listening element itself, not a descendant.
pub fn hits_itself(event: &leptos::ev::MouseEvent) -> bool {
    event.target() == event.current_target()
}

/// The value of the event's field.
pub fn value_of(event: &leptos::ev::Event) -> String {
    event.target().map(|target| target.unchecked_into::<web_sys::HtmlInputElement>().value()).unwrap_or_default()
}

/// Whether the event's checkbox is checked.
pub fn is_checked(event: &leptos::ev::Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<web_sys::HtmlInputElement>().checked())
}

/// Reports every pressed key as long as the calling view exists.
pub fn follow_keys(told: Box<dyn Fn(&web_sys::KeyboardEvent)>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| told(&event));
    on_cleanup(move || handle.remove());
}
