//! The browser's side of [`crate::platform`].

mod by_name;
mod drawing;
mod event;
mod flight;
mod focus;
mod kept;
mod kiosk;
mod motion;
mod navigate;
mod over;
mod page;
mod picture;
mod save;
mod scope;
mod time;
mod toolbar;

pub use drawing::draw_hashes;
pub use event::*;
pub use flight::*;
pub use focus::*;
pub use kept::*;
pub use kiosk::*;
pub use motion::*;
pub use navigate::*;
pub use over::*;
pub use page::*;
pub use picture::*;
pub use save::save;
pub use scope::{end_page, if_shown};
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

/// Says something to whoever looks at the console.
pub fn warn(text: &str) {
    leptos::logging::warn!("{}", text);
}

/// Sets the clock to the visitor's time and keeps it right, also after sleep.
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

/// The decoded value of a parameter of the page's address, empty when there is none.
pub fn query(name: &str) -> Box<str> {
    let search = window().location().search().unwrap_or_default();
    crate::content::query_value(&search, name)
}

fn element(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// What was brought to life of a page: ends when it is dropped.
pub struct Mounted {
    owner: Owner,
    /// Dropped after all that its parts remember has ended.
    _tree: Tree,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// Brings prerendered HTML to life.
pub fn hydrate(page: &Owner, element: IslandElement, view: impl FnOnce() -> Node) -> Mounted {
    let _ = Executor::init_wasm_bindgen();
    let owner = page.child();
    let tree = owner.with(|| Tree::within(element.into(), view()));
    Mounted { owner, _tree: tree }
}

/// Does something after so many milliseconds, if the page is still shown.
pub fn set_timeout(milliseconds: u32, run: impl FnOnce() + 'static) {
    let run = if_shown(move |()| run());
    set_timeout_always(milliseconds, move || run(()));
}

/// As [`set_timeout()`], whatever page is shown then.
pub fn set_timeout_always(milliseconds: u32, run: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(run, std::time::Duration::from_millis(milliseconds.into()));
}

/// Does something once all that is being changed stands in the page, before it is painted.
pub fn after_render(run: impl FnOnce() + 'static) {
    let run = if_shown(move |()| run());
    request_animation_frame(move || run(()));
}

/// An element follows a finger: sets custom properties, without transitions (`[data-held]`).
pub fn hold(found: Found, properties: &[(&str, String)]) {
    if let Some(element) = found {
        let _ = element.dataset().set("held", "");
        for (name, value) in properties {
            let _ = element.style().set_property(name, value);
        }
    }
}

/// An element goes back to where it was before [`hold`].
pub fn release(found: Found) {
    if let Some(element) = found {
        element.dataset().delete("held");
        let _ = element.remove_attribute("style");
    }
}

/// What an element shows anew comes in from the side, `from` pixels away.
pub fn slide_in(found: Found, from: i32) {
    if let Some(element) = found {
        let _ = element.dataset().set("held", "");
        let _ = element.style().set_property("--x", &[&from.to_string(), "px"].concat());
        let _ = element.style().set_property("--seen", "0");
        // Reading a length makes the browser take note of the start before the end is set.
        let _ = element.offset_width();
        element.dataset().delete("held");
        let _ = element.remove_attribute("style");
    }
}

/// Lays out the children of an element that the style leaves out as long as they are out of sight (`content-visibility`): for
/// this moment (`data-laying`) it must not, and asked for a place, the browser has to know it. What is laid out already costs
/// nothing, and nothing is painted.
pub fn lay_out_children(found: Found) {
    let Some(element) = found else { return };
    let _ = element.dataset().set("laying", "");
    let _ = element.last_element_child().map(|child| child.get_bounding_client_rect());
    element.dataset().delete("laying");
}

/// Scrolls an element to its beginning.
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

/// A tall element and the part of it that can be seen.
pub struct Area {
    /// Its width, in whole CSS pixels.
    pub width: u32,
    /// Its upper edge within the element that positions it.
    pub offset: u32,
    /// The upper edge of the window, from the element's own.
    pub top: f64,
    /// The lower edge of the window.
    pub bottom: f64,
}

/// Where an element is in the window.
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

/// Scrolls the window by so many pixels; where the element is then.
pub fn scroll_by(found: Found, distance: f64) -> Option<Area> {
    window().scroll_by_with_x_and_y(0.0, distance);
    area(found)
}

/// Does something whenever the window was scrolled or has another size.
pub fn watch_view(run: impl Fn() + Copy + 'static) {
    for name in ["scroll", "resize"] {
        let listener = window_event_listener_untyped(name, move |_| run());
        on_end(move || listener.remove());
    }
}

/// Gives an element its height.
pub fn set_height(found: Found, height: u32) {
    if let Some(element) = found {
        let _ = element.style().set_property("block-size", &[&height.to_string(), "px"].concat());
    }
}
