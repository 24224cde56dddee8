//! A picture on its way between its tile and the dialog: a copy that lies over the page and moves by transform and opacity
//! alone, so that nothing is laid out meanwhile. Nothing flies under reduced motion.

use super::by_name::{call, object};
use super::{reduced_motion, set_timeout};
use crate::view::Found;
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, HtmlElement};

const MILLISECONDS: u32 = 240;

thread_local! {
    /// The copy that lies over the page.
    static FLIGHT: RefCell<Found> = const { RefCell::new(None) };
}

/// Lays a copy of an element over the page, where it is: it is about to go, and [`land`] follows.
pub fn lift(found: Found) {
    copy(found, document().body());
}

/// The copy goes to an element, and is gone; at once where there is none.
pub fn land(found: Found) {
    let Some(flight) = FLIGHT.take() else { return };
    let to = found.map(|target| there(&flight.get_bounding_client_rect(), &target.get_bounding_client_rect()));
    move_it(flight, &[("none", "1"), (to.as_deref().unwrap_or("none"), "0")]);
}

/// A copy of the element `to` comes from where the element `from` is, within `over`.
pub fn fly(from: Found, to: Found, over: Found) {
    let Some(start) = from.map(|from| from.get_bounding_client_rect()) else { return };
    if let Some(flight) = copy(to, over) {
        let start = there(&flight.get_bounding_client_rect(), &start);
        move_it(flight, &[(&*start, "1"), ("none", "1")]);
    }
}

fn copy(found: Found, over: Found) -> Option<HtmlElement> {
    if let Some(last) = FLIGHT.take() {
        last.remove();
    }
    let found = found.filter(|_| !reduced_motion())?;
    let rect = found.get_bounding_client_rect();
    let copy: HtmlElement = found.clone_node_with_deep(true).ok()?.unchecked_into();
    copy.set_class_name(&[&found.class_name(), " flight"].concat());
    let _ = copy.set_attribute("aria-hidden", "true");
    let lengths = [("left", rect.left()), ("top", rect.top()), ("width", rect.width()), ("height", rect.height())];
    for (name, length) in lengths {
        let _ = copy.style().set_property(name, &pixels(length));
    }
    over?.append_child(&copy).ok()?;
    FLIGHT.set(Some(copy.clone()));
    Some(copy)
}

/// Whole pixels: no float is ever written as text.
fn pixels(length: f64) -> String {
    [&(length as i32).to_string(), "px"].concat()
}

/// The transform that brings a box over another one, which it then covers.
fn there(from: &DomRect, to: &DomRect) -> String {
    let middle = |rect: &DomRect| (rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0);
    let ((x, y), (to_x, to_y)) = (middle(from), middle(to));
    let (across, down) = (to.width() / from.width(), to.height() / from.height());
    let scale = if across > down { across } else { down };
    let percent = (scale * 100.0) as i32;
    ["translate(", &pixels(to_x - x), ",", &pixels(to_y - y), ") scale(", &percent.to_string(), "%)"].concat()
}

/// From one transform and opacity to the other, then away.
fn move_it(flight: HtmlElement, frames: &[(&str, &str)]) {
    let frame = |(transform, opacity): &(&str, &str)| {
        object(&[("transform", (*transform).into()), ("opacity", (*opacity).into())])
    };
    let frames: js_sys::Array = frames.iter().map(frame).collect();
    let how = object(&[
        ("duration", MILLISECONDS.into()),
        ("easing", "cubic-bezier(0.2, 0.8, 0.3, 1)".into()),
        ("fill", "forwards".into()),
    ]);
    let _ = call(&flight, "animate", &[JsValue::from(frames), how]);
    set_timeout(MILLISECONDS, move || flight.remove());
}

/// What a finger has moved goes on by itself, to a value of the custom property that [`super::hold`] has set.
pub fn glide(found: Found, name: &str, value: String) {
    if let Some(element) = found {
        element.dataset().delete("held");
        let _ = element.style().set_property(name, &value);
    }
}

/// What has glided away is where it was, at once: it shows what was glided to.
pub fn settle(found: Found) {
    if let Some(element) = found {
        let _ = element.dataset().set("held", "");
        let _ = element.remove_attribute("style");
        // Reading a length makes the browser take note before transitions are on again.
        let _ = element.offset_width();
        element.dataset().delete("held");
    }
}

/// How far an element is scrolled, in pixels.
pub fn scrolled(found: Found) -> i32 {
    found.map_or(0, |element| element.scroll_top())
}
