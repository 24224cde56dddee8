//! The browser implementation of [`crate::platform`].

mod by_name;
mod drawing;
mod event;
mod focus;
mod kiosk;
mod motion;
mod navigate;
mod over;
mod page;
mod picture;
mod save;
mod scope;
mod storage;
mod time;
mod toolbar;

pub use drawing::draw_hashes;
pub use event::*;
pub use focus::*;
pub use kiosk::*;
pub use motion::*;
pub use navigate::*;
pub use over::*;
pub use page::*;
pub use picture::*;
pub use save::save;
pub use scope::{end_page, if_shown};
pub use storage::*;
pub use time::*;
pub use toolbar::*;

use crate::dates::Date;
use crate::ui::{Clock, Context};
use crate::view::{Found, Node, Tree};
use any_spawner::Executor;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use page::text_of;
use scope::{is_shown, on_end};
use wasm_bindgen::JsCast;

fn root_element() -> web_sys::HtmlElement {
    document().document_element().expect("a page has a root element").unchecked_into()
}

fn root_data(name: &str) -> String {
    root_element().dataset().get(name).unwrap_or_default()
}

/// Writes a warning to the console.
pub fn warn(text: &str) {
    leptos::logging::warn!("{}", text);
}

/// Sets the clock to the visitor's time and keeps it accurate, also after sleep.
pub fn follow_clock(context: Context) {
    let tick = move || {
        let clock = now();
        if context.clock.get_untracked() != clock {
            context.clock.set(clock);
        }
    };
    tick();
    every(20_000, tick);
}

fn now() -> Clock {
    let now = js_sys::Date::new_0();
    let today = Date::from_ymd(now.get_full_year() as i32, now.get_month() as u8 + 1, now.get_date() as u8);
    Clock {
        today: today.unwrap_or(Date::from_days(0)),
        minute: (now.get_hours() * 60 + now.get_minutes()) as u16,
        live: true,
    }
}

/// The decoded value of a query parameter of the page's address; empty if absent.
pub fn query(name: &str) -> Box<str> {
    let search = window().location().search().unwrap_or_default();
    crate::content::query_value(&search, name)
}

fn element(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// The hydrated islands of a page; they end when this is dropped.
pub struct Mounted {
    owner: Owner,
    /// Dropped after everything that its parts store.
    _tree: Tree,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// Hydrates prerendered HTML.
pub fn hydrate(page: &Owner, element: IslandElement, view: impl FnOnce() -> Node) -> Mounted {
    let _ = Executor::init_wasm_bindgen();
    let owner = page.child();
    let tree = owner.with(|| Tree::within(element.into(), view()));
    Mounted { owner, _tree: tree }
}

/// Runs a closure after a number of milliseconds, unless the page has ended.
pub fn set_timeout(milliseconds: u32, run: impl FnOnce() + 'static) {
    let run = if_shown(move |()| run());
    set_timeout_always(milliseconds, move || run(()));
}

/// As [`set_timeout()`], regardless of the current page.
pub fn set_timeout_always(milliseconds: u32, run: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(run, std::time::Duration::from_millis(milliseconds.into()));
}

/// Runs a closure after pending changes are in the document and before they are painted.
pub fn after_render(run: impl FnOnce() + 'static) {
    let run = if_shown(move |()| run());
    request_animation_frame(move || run(()));
}

/// Lets an element follow a finger: sets custom properties, without transitions (`[data-held]`).
pub fn hold(found: Found, properties: &[(&str, String)]) {
    if let Some(element) = found {
        let _ = element.dataset().set("held", "");
        for (name, value) in properties {
            let _ = element.style().set_property(name, value);
        }
    }
}

/// Returns an element to its position before [`hold`].
pub fn release(found: Found) {
    if let Some(element) = found {
        element.dataset().delete("held");
        let _ = element.remove_attribute("style");
    }
}

/// Slides an element's new content in from `from` pixels to the side.
pub fn slide_in(found: Found, from: i32) {
    if let Some(element) = found {
        let _ = element.dataset().set("held", "");
        let _ = element.style().set_property("--x", &[&from.to_string(), "px"].concat());
        let _ = element.style().set_property("--seen", "0");
        // Reading a length makes the browser apply the start before the end is set.
        let _ = element.offset_width();
        element.dataset().delete("held");
        let _ = element.remove_attribute("style");
    }
}

/// Forces layout of the children of an element, which the style skips while they are hidden (`content-visibility`), by
/// asking for a position. Meanwhile `data-laying` switches that style off, because browsers log forced layout of hidden
/// content. Nothing is painted, and a child that is already laid out costs nothing.
pub fn lay_out_children(found: Found) {
    let Some(element) = found else { return };
    let _ = element.dataset().set("laying", "");
    let _ = element.last_element_child().map(|child| child.get_bounding_client_rect());
    element.dataset().delete("laying");
}

/// Scrolls an element to its start.
pub fn scroll_to_start(found: Found) {
    if let Some(element) = found {
        element.set_scroll_top(0);
    }
}

/// Centre (x, y), width and height of an element, in CSS pixels of the window.
pub fn middle(found: Found) -> Option<[f64; 4]> {
    let rect = found?.get_bounding_client_rect();
    Some([rect.x() + rect.width() / 2.0, rect.y() + rect.height() / 2.0, rect.width(), rect.height()])
}

/// A tall element and its visible part.
pub struct Area {
    /// Width, in whole CSS pixels.
    pub width: u32,
    /// The top edge within its offset parent.
    pub offset: u32,
    /// The window's top edge, relative to the element's.
    pub top: f64,
    /// The window's bottom edge, relative to the element's top edge.
    pub bottom: f64,
}

/// The position of an element in the window.
pub fn area(found: Found) -> Option<Area> {
    let element = found?;
    let rect = element.get_bounding_client_rect();
    let height = window().inner_height().ok()?.as_f64()?;
    Some(Area {
        width: rect.width() as u32,
        offset: element.offset_top() as u32,
        top: -rect.top(),
        bottom: height - rect.top(),
    })
}

/// Scrolls the window by a number of pixels; returns the element's new position.
pub fn scroll_by(found: Found, distance: f64) -> Option<Area> {
    window().scroll_by_with_x_and_y(0.0, distance);
    area(found)
}

/// Runs a closure whenever the window is scrolled or resized.
pub fn watch_view(run: impl Fn() + Copy + 'static) {
    for name in ["scroll", "resize"] {
        let listener = window_event_listener_untyped(name, move |_| run());
        on_end(move || listener.remove());
    }
}

/// Sets an element's height.
pub fn set_height(found: Found, height: u32) {
    if let Some(element) = found {
        let _ = element.style().set_property("block-size", &[&height.to_string(), "px"].concat());
    }
}
