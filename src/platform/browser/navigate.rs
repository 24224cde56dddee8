//! Links, Back and Forward, the address bar, the site's origin.

use super::by_name::{get, set};
use super::root_element;
use crate::ui::Context;
use leptos::prelude::{document, window};
use leptos_router::NavigateOptions;
use std::cell::Cell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MouseEvent};

/// A link within the site.
pub struct Link {
    /// Path, query and fragment.
    pub path: String,
    /// Whether it replaces the current history entry (its property `replace`), and whether the page then scrolls to the
    /// top (not with `data-noscroll`).
    pub options: NavigateOptions,
}

/// Handlers of navigation.
#[derive(Clone, Copy)]
pub struct Listeners {
    /// A link was followed; `false` leaves it to the browser.
    pub followed: fn(Link) -> bool,
    /// The browser moved to another history entry; its `state` if that is a string.
    pub arrived: fn(Option<String>),
    /// A link is likely to be followed.
    pub foreseen: fn(Link),
    /// A view navigates to an address.
    pub went: fn(&str, NavigateOptions),
}

thread_local! {
    static LISTENERS: Cell<Option<Listeners>> = const { Cell::new(None) };
    static CLICK: Cell<Click> = const { Cell::new(Click { time: 0.0, x: 0, y: 0 }) };
    static TURNED: Cell<Option<Click>> = const { Cell::new(None) };
}

/// Time and position of a click.
#[derive(Clone, Copy)]
struct Click {
    /// In milliseconds.
    time: f64,
    x: i32,
    y: i32,
}

/// A click within this time and distance of one that opened or closed something, in milliseconds and pixels, is the
/// second half of a double click.
const DOUBLE_MS: f64 = 600.0;
const DOUBLE_PX: i32 = 32;

/// Something opens or closes because of the last click. Another click in the same place, which would now have another
/// meaning, is ignored.
pub fn ignore_double_click() {
    TURNED.set(Some(CLICK.get()));
}

fn is_second_click(mouse: &MouseEvent) -> bool {
    let now = Click { time: mouse.time_stamp(), x: mouse.client_x(), y: mouse.client_y() };
    let target = mouse.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_way_out =
        target.is_some_and(|target| target.closest("[data-leave], .help-bar").is_ok_and(|found| found.is_some()));
    CLICK.set(now);
    !is_way_out
        && TURNED.get().is_some_and(|turned| {
            now.time - turned.time < DOUBLE_MS
                && (now.x - turned.x).abs() < DOUBLE_PX
                && (now.y - turned.y).abs() < DOUBLE_PX
        })
}

/// Registers the handlers.
pub fn listen(listeners: Listeners) {
    LISTENERS.set(Some(listeners));
    set(&history(), "scrollRestoration", "manual");
    on_capture("click", |event| {
        if event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.detail() > 0 && is_second_click(mouse)) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    on("click", move |event| {
        let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
        let is_modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
        if event.default_prevented() || mouse.button() != 0 || is_modified || has_failed() {
            return;
        }
        if let Some(link) = link_of(&event)
            && (listeners.followed)(link)
        {
            event.prevent_default();
        }
    });
    on("popstate", move |event| (listeners.arrived)(get(&event, "state").as_string()));
    for name in ["pointerover", "focusin", "touchstart"] {
        on(name, move |event| {
            if let Some(link) = link_of(&event).filter(|_| !has_failed()) {
                (listeners.foreseen)(link);
            }
        });
    }
    // Scrolling a document that is left and restored is up to the browser.
    on("pagehide", |_| set(&history(), "scrollRestoration", "auto"));
    on("pageshow", |_| set(&history(), "scrollRestoration", "manual"));
}

/// Navigates to an address of the site; `replace` replaces the current history entry.
pub fn go(path: &str, replace: bool) {
    if let Some(listeners) = LISTENERS.get() {
        (listeners.went)(path, NavigateOptions { replace, scroll: false, ..Default::default() });
    }
}

/// As long as the document lives.
fn on(name: &str, run: impl Fn(Event) + 'static) {
    add(name, run, false);
}

fn on_capture(name: &str, run: impl Fn(Event) + 'static) {
    add(name, run, true);
}

fn add(name: &str, run: impl Fn(Event) + 'static, is_first: bool) {
    let run = Closure::<dyn Fn(Event)>::new(run);
    let options = web_sys::AddEventListenerOptions::new();
    options.set_passive(name == "touchstart");
    options.set_capture(is_first);
    let function = run.as_ref().unchecked_ref();
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
    run.forget();
}

/// After a panic no state can be trusted: links are left to the browser.
fn has_failed() -> bool {
    root_element().dataset().get("failed").is_some()
}

/// The link within the site that an event concerns. Excluded are links that belong to the browser: downloads, other
/// windows, fragments of the same page, `external` links, and files.
fn link_of(event: &Event) -> Option<Link> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok()??;
    let is_browsers = link.has_attribute("target")
        || link.has_attribute("download")
        || link.get_attribute("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "external"));
    let [origin, path, search, hash] = ["origin", "pathname", "search", "hash"].map(|part| text_of(&link, part));
    let here = window().location();
    let is_same_page = path == text_of(&here, "pathname") && search == text_of(&here, "search") && !hash.is_empty();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_browsers || origin != text_of(&here, "origin") || is_same_page || is_file {
        return None;
    }
    let options = NavigateOptions {
        replace: get(&link, "replace").is_truthy(),
        scroll: !link.has_attribute("data-noscroll"),
        ..Default::default()
    };
    Some(Link { path: [path, search, hash].concat(), options })
}

fn text_of(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

fn history() -> JsValue {
    get(&window(), "history")
}

/// The current history entry's `state` if it is a string.
pub fn history_state() -> Option<String> {
    get(&history(), "state").as_string()
}

/// Adds a history entry.
pub fn push_state(state: &str, path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&state.into(), "", Some(path));
    }
}

/// Changes the current history entry.
pub fn replace_state(state: &str, path: Option<&str>) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state.into(), "", path);
    }
}

/// Goes back, like the Back button.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Path and query of the address bar.
pub fn current_path() -> String {
    let location = window().location();
    [location.pathname(), location.search()].map(Result::unwrap_or_default).concat()
}

/// The fragment of the address bar, without `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').into()
}

/// Removes the fragment from the address bar and from its history entry.
pub fn drop_fragment() {
    replace_state(&history_state().unwrap_or_default(), Some(&current_path()));
}

/// The origin of a URL: `https://example.org`.
fn origin_of(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    Some(url[host..].find('/').map_or(url, |end| &url[..host + end]))
}

/// The origin under which the site is published, from `<link rel="canonical">`; empty if unknown.
pub fn published_origin(_: Context) -> String {
    let link = document().query_selector("link[rel=canonical]").ok().flatten();
    let url = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    origin_of(&url).unwrap_or_default().into()
}

/// The origin under which the visitor sees it.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
