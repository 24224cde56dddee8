//! The browser's side of [`crate::platform`].

mod axis;
mod by_name;
mod drawing;
mod event;
mod kiosk;
mod motion;
mod picture;
mod save;
mod time;
mod toolbar;
mod tree;
mod zone;

pub use axis::*;
pub use drawing::draw_hashes;
pub use event::*;
pub use kiosk::*;
pub use motion::*;
pub use picture::*;
pub use save::save;
pub use time::*;
pub use toolbar::follow_toolbars;
pub use tree::Tree;
pub use zone::*;

use crate::content::wire;
use crate::dates::Date;
use crate::ui::{Clock, Context, Core};
use any_spawner::Executor;
use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{PositionState, RenderHtml};
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;

/// The address that the visitor asked for, when the page was prerendered under another one.
static WANTED: std::sync::Mutex<Option<String>> = std::sync::Mutex::new(None);

fn root_element() -> web_sys::HtmlElement {
    document().document_element().expect("a page has a root element").unchecked_into()
}

fn root_data(name: &str) -> String {
    root_element().dataset().get(name).unwrap_or_default()
}

/// The element of an island.
pub use web_sys::HtmlElement as Island;

/// What the build wrote into the page: see `xtask/src/build/pages.rs`.
pub struct Boot {
    /// Words and site.
    pub context: Context,
    /// The page's data, as JSON; empty when it has none.
    pub data: &'static str,
    /// The islands of the page, in order.
    pub islands: Vec<(String, Island)>,
}

/// Loads what the islands of the prerendered page show, so that hydrating them needs nothing
/// asynchronous. The error is for the console: the page stays readable as it is.
pub async fn boot() -> Result<Boot, String> {
    let root: &'static str = Box::leak(root_data("root").into_boxed_str());
    let core = fetch(root, "core").await?;
    let core: Core = wire::read(core).map_err(|error| ["core: ", &error.to_string()].concat())?;
    let section = root_data("section");
    let data = if section.is_empty() { "" } else { fetch(root, &section).await? };
    let built = root_data("built").parse().map_err(|_| "data-built")?;
    Ok(Boot { context: Context::new(Box::leak(Box::new(core)), root, built), data, islands: islands() })
}

fn islands() -> Vec<(String, Island)> {
    let Ok(found) = document().query_selector_all("[data-island]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| {
            let element: Island = found.get(index)?.unchecked_into();
            Some((element.dataset().get("island")?, element))
        })
        .collect()
}

/// `data-assets` lists `name=file` pairs; the file of a name is `data/{lang}/{file}.json`.
/// What is read from it are parts of it, so it lives as long as the page.
async fn fetch(root: &str, name: &str) -> Result<&'static str, String> {
    let assets = root_data("assets");
    let file = assets.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    let lang = root_element().get_attribute("lang").unwrap_or_default();
    let (_, file) = file.ok_or_else(|| [name, ": not among the assets"].concat())?;
    let url = [root, "/data/", &lang, "/", file, ".json"].concat();
    Ok(text_of(&url).await?.leak())
}

/// A text file of the site.
async fn text_of(url: &str) -> Result<String, String> {
    let answer = Request::get(url).send().await.map_err(|error| said(url, &error))?;
    if !answer.ok() {
        return Err([url, ": ", &answer.status_text()].concat());
    }
    // As bytes: a text would be decoded into the browser's letters and then encoded again for us.
    let bytes = answer.binary().await.map_err(|error| said(url, &error))?;
    String::from_utf8(bytes).map_err(|_| [url, ": not UTF-8"].concat())
}

/// What the browser says of a request that failed. All that gloo could say would bring serde_json's and the file system's
/// messages into the wasm.
fn said(url: &str, error: &gloo_net::Error) -> String {
    let reason = match error {
        gloo_net::Error::JsError(error) => &*error.message,
        _ => "failed",
    };
    [url, ": ", reason].concat()
}

/// The page could not come to life: it stays as it was prerendered, and says so
/// (`html[data-failed]`, see `style/shell.css`).
pub fn boot_failed(error: &str) {
    warn(error);
    let _ = root_element().dataset().set("failed", "");
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
    set_interval(tick, std::time::Duration::from_secs(20));
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

/// Marks the page as alive: `html[data-ready]`.
pub fn set_ready() {
    let _ = root_element().dataset().set("ready", "");
}

/// Names the page that is now shown and leads the links to other languages there.
pub fn page_shown(title: &str, href_in: &dyn Fn(&str) -> String) {
    document().set_title(title);
    let Ok(links) = document().query_selector_all("a[hreflang]") else { return };
    for index in 0..links.length() {
        if let Some(link) = links.get(index) {
            let link: web_sys::Element = link.unchecked_into();
            let lang = link.get_attribute("hreflang").unwrap_or_default();
            let _ = link.set_attribute("href", &href_in(&lang));
        }
    }
}

/// Puts the focus on the first element that matches the selector.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// The decoded value of a parameter of the page's address, empty when there is none.
pub fn query(name: &str) -> Box<str> {
    let search = window().location().search().unwrap_or_default();
    crate::content::query_value(&search, name)
}

/// Lets the router put the new address into the address bar. `Routes` would do this; the site
/// reads its addresses itself ([`crate::content::Address`]).
pub fn complete_navigation() {
    if let Some(provider) = use_context::<BrowserUrl>() {
        provider.ready_to_complete();
    }
}

/// Shows the prerendered page under the very address that it was prerendered for, and remembers
/// the one that was asked for: hydration then always meets the HTML it expects, whatever query,
/// trailing slash or fallback page brought the visitor here.
pub fn use_prerendered_address() {
    let location = window().location();
    let wanted = [location.pathname(), location.search(), location.hash()].map(Result::unwrap_or_default).concat();
    let prerendered = root_data("path");
    if wanted != prerendered {
        replace_address(&prerendered);
        *WANTED.lock().expect("one thread") = Some(wanted);
    }
}

/// What the page was prerendered as.
pub fn prerendered_address(context: Context) -> crate::content::Address {
    let path = root_data("path");
    let base = context.base();
    crate::content::Address::parse(path.strip_prefix(base.as_str()).unwrap_or(&path), "")
}

fn replace_address(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// The address that was asked for, when it differs from the prerendered one. Only the first call
/// gets it.
pub fn wanted_address() -> Option<String> {
    WANTED.lock().expect("one thread").take()
}

fn dialog(selector: &str) -> Option<web_sys::HtmlDialogElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Opens a `<dialog>` over the page, unless it is so already; one that was prerendered open is
/// modal from now on.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = dialog(selector).filter(|dialog| !dialog.matches(":modal").unwrap_or(false)) {
        let _ = dialog.remove_attribute("open");
        let _ = dialog.show_modal();
    }
}

/// Closes a `<dialog>`.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = dialog(selector) {
        dialog.close();
    }
}

fn element(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// Takes `inert` away, which kept what a prerendered dialog covers out of reach.
pub fn uncover(selector: &str) {
    if let Some(element) = element(selector) {
        let _ = element.remove_attribute("inert");
    }
}

/// As [`focus`], when what is changing now stands in the page.
pub fn focus_soon(selector: String) {
    request_animation_frame(move || focus(&selector));
}

/// As the Back button.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Brings prerendered HTML to life, for as long as the page is there. As Leptos' `hydrate_from`, without what that brings
/// for resources and errors that stream in: a page's data is there before.
pub fn hydrate<V: IntoView>(element: Island, view: impl FnOnce() -> V) {
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let state = owner
        .with(|| view().into_view().hydrate::<true>(&Cursor::new(element.unchecked_into()), &PositionState::default()));
    std::mem::forget((owner, state));
}

/// Does something after so many milliseconds.
pub fn later(milliseconds: u32, run: impl FnOnce() + 'static) {
    set_timeout(run, std::time::Duration::from_millis(milliseconds.into()));
}

/// Does something once all that is being changed stands in the page, before it is painted.
pub fn after_render(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// An element follows a finger: sets custom properties, without transitions (`[data-held]`).
pub fn hold(selector: &str, properties: &[(&str, String)]) {
    if let Some(element) = element(selector) {
        let _ = element.dataset().set("held", "");
        for (name, value) in properties {
            let _ = element.style().set_property(name, value);
        }
    }
}

/// An element goes back to where it was before [`hold`].
pub fn release(selector: &str) {
    if let Some(element) = element(selector) {
        element.dataset().delete("held");
        let _ = element.remove_attribute("style");
    }
}

/// What an element shows anew comes in from the side, `from` pixels away.
pub fn slide_in(selector: &str, from: i32) {
    if let Some(element) = element(selector) {
        let _ = element.dataset().set("held", "");
        let _ = element.style().set_property("--x", &[&from.to_string(), "px"].concat());
        let _ = element.style().set_property("--seen", "0");
        // Reading a length makes the browser take note of the start before the end is set.
        let _ = element.offset_width();
        element.dataset().delete("held");
        let _ = element.remove_attribute("style");
    }
}

/// Scrolls an element to its beginning.
pub fn scroll_to_start(selector: &str) {
    if let Some(element) = element(selector) {
        element.set_scroll_top(0);
    }
}

/// Centre (x, y), width and height of an element, in CSS pixels of the window.
pub fn middle(selector: &str) -> Option<[f64; 4]> {
    let rect = element(selector)?.get_bounding_client_rect();
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
pub fn area(selector: &str) -> Option<Area> {
    let element = element(selector)?;
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
pub fn scroll_by(selector: &str, distance: f64) -> Option<Area> {
    window().scroll_by_with_x_and_y(0.0, distance);
    area(selector)
}

/// Does something whenever the window was scrolled or has another size.
pub fn watch_view(run: impl Fn() + Copy + 'static) {
    let _ = window_event_listener(leptos::ev::scroll, move |_| run());
    let _ = window_event_listener(leptos::ev::resize, move |_| run());
}

/// Gives an element its height.
pub fn set_height(selector: &str, height: u32) {
    if let Some(element) = element(selector) {
        let _ = element.style().set_property("block-size", &[&height.to_string(), "px"].concat());
    }
}

/// Puts what Leptos has built at the end of an element.
pub fn append(selector: &str, view: &mut dyn leptos::tachys::view::Mountable) {
    if let Some(element) = element(selector) {
        view.mount(&element, None);
    }
}

/// Puts an element at a place in the one that positions it.
pub fn place(element: &web_sys::Element, left: u32, top: u32, width: u32, height: u32) {
    let element: &web_sys::HtmlElement = element.unchecked_ref();
    let [left, top, width, height] = [left, top, width, height].map(|length| length.to_string());
    let style = ["left:", &left, "px;top:", &top, "px;width:", &width, "px;height:", &height, "px"].concat();
    element.style().set_css_text(&style);
}

/// Whether the focus is on an element or within it.
pub fn holds_focus(element: &web_sys::Element) -> bool {
    element.contains(document().active_element().as_deref())
}
