//! What happened in the page: keys, fingers, fields.

use crate::dates::Date;
use crate::pointer::Pointer;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;

/// A key that was pressed: its name by UI Events' `KeyboardEvent.key`, and what was held.
pub struct Key {
    /// `ArrowLeft`
    pub name: String,
    /// Shift.
    pub shift: bool,
    /// Control or, on a Mac, Command.
    pub control: bool,
}

/// The key of an event; one held with Alt has no name, it is the browser's.
pub fn key(event: &web_sys::KeyboardEvent) -> Key {
    let name = if event.alt_key() { String::new() } else { event.key() };
    Key { name, shift: event.shift_key(), control: event.ctrl_key() || event.meta_key() }
}

/// Keeps the browser from doing what it does at such an event.
pub fn prevent_default(event: &web_sys::Event) {
    event.prevent_default();
}

fn closest(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// The day of the element `[data-date]` in which something happened.
pub fn date_at(event: &web_sys::Event) -> Option<Date> {
    closest(event, "[data-date]")?.get_attribute("data-date")?.parse().ok()
}

/// Whether it happened to a link.
pub fn is_in_link(event: &web_sys::Event) -> bool {
    closest(event, "a").is_some()
}

/// What a finger or pen does. Nothing for a mouse.
pub fn touch(event: &leptos::ev::PointerEvent) -> Option<Pointer> {
    let (x, y) = (event.client_x().into(), event.client_y().into());
    (event.pointer_type() != "mouse").then(|| Pointer { id: event.pointer_id(), x, y, at: event.time_stamp() })
}

/// Whether an event happened on the very element that listens, and not within it.
pub fn hits_itself(event: &leptos::ev::MouseEvent) -> bool {
    event.target() == event.current_target()
}

/// What stands in the field that an event is about.
pub fn value_of(event: &leptos::ev::Event) -> String {
    event.target().map(|target| target.unchecked_into::<web_sys::HtmlInputElement>().value()).unwrap_or_default()
}

/// Whether the box that an event is about is ticked.
pub fn is_checked(event: &leptos::ev::Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<web_sys::HtmlInputElement>().checked())
}

/// Told of every key that is pressed, for as long as the view that asks is there.
pub fn follow_keys(told: Box<dyn Fn(&web_sys::KeyboardEvent)>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| told(&event));
    on_cleanup(move || handle.remove());
}
