//! The animation between a tile and the dialog: a copy of the picture above the page that moves only by transform and
//! opacity, so that it causes no layout. Nothing is animated under reduced motion.

use crate::platform::browser::by_name::{call, object};
use crate::platform::browser::{reduced_motion, set_timeout};
use crate::view::Found;
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, HtmlElement};

const MILLISECONDS: u32 = 240;

thread_local! {
    /// The copy above the page.
    static FLIGHT: RefCell<Found> = const { RefCell::new(None) };
}

/// Places a copy of an element above the page. The element is about to disappear; [`land`] follows.
pub fn lift(found: Found) {
    copy(found, document().body());
}

/// Animates the copy to an element and removes it; removes it at once if there is no element.
pub fn land(found: Found) {
    let Some(flight) = FLIGHT.take() else { return };
    let to = found.map(|target| there(&flight.get_bounding_client_rect(), &target.get_bounding_client_rect()));
    move_it(flight, &[("none", "1"), (to.as_deref().unwrap_or("none"), "0")]);
}

/// Animates a copy of the element `to` from the position of `from`, within `over`.
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

/// Whole pixels, so that no float is ever formatted.
fn pixels(length: f64) -> String {
    [&(length as i32).to_string(), "px"].concat()
}

/// The transform that places one box exactly over another.
fn there(from: &DomRect, to: &DomRect) -> String {
    let middle = |rect: &DomRect| (rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0);
    let ((x, y), (to_x, to_y)) = (middle(from), middle(to));
    let (across, down) = (to.width() / from.width(), to.height() / from.height());
    let scale = if across > down { across } else { down };
    let percent = (scale * 100.0) as i32;
    ["translate(", &pixels(to_x - x), ",", &pixels(to_y - y), ") scale(", &percent.to_string(), "%)"].concat()
}

/// Animates from one transform and opacity to the other, then removes the copy.
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

/// Continues a movement that a finger began: animates the custom property set by [`super::hold`] to a value.
pub fn glide(found: Found, name: &str, value: String) {
    if let Some(element) = found {
        element.dataset().delete("held");
        let _ = element.style().set_property(name, &value);
    }
}

/// Resets the position of an element that glided away at once, because it now shows the content it glided to.
pub fn settle(found: Found) {
    if let Some(element) = found {
        let _ = element.dataset().set("held", "");
        let _ = element.remove_attribute("style");
        // Reading a length makes the browser apply the change before transitions are enabled again.
        let _ = element.offset_width();
        element.dataset().delete("held");
    }
}

/// How far an element is scrolled, in pixels.
pub fn scrolled(found: Found) -> i32 {
    found.map_or(0, |element| element.scroll_top())
}
