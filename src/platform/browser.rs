//! The browser's side of [`crate::platform`].

mod motion;
pub use motion::*;

use crate::content::wire;
use crate::dates::Date;
use crate::ui::{Clock, Context, Core};
use gloo_net::http::Request;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The address that the visitor asked for, when the page was prerendered under another one.
static WANTED: std::sync::Mutex<Option<String>> = std::sync::Mutex::new(None);

fn root_element() -> web_sys::HtmlElement {
    document().document_element().expect("a page has a root element").unchecked_into()
}

fn root_data(name: &str) -> String {
    root_element().dataset().get(name).unwrap_or_default()
}

/// What the build wrote into the page: see `xtask/src/build/pages.rs`.
pub struct Boot {
    /// Words and site.
    pub context: Context,
    /// The page's data, as JSON; empty when it has none.
    pub data: String,
    /// The islands of the page, in order.
    pub islands: Vec<(String, web_sys::HtmlElement)>,
}

/// Loads what the islands of the prerendered page show, so that hydrating them needs nothing
/// asynchronous. The error is for the console: the page stays readable as it is.
pub async fn boot() -> Result<Boot, String> {
    let root: &'static str = Box::leak(root_data("root").into_boxed_str());
    let core = fetch(root, "core").await?;
    let core: Core = wire::read(&core).map_err(|error| ["core: ", &error.to_string()].concat())?;
    let section = root_data("section");
    let data = if section.is_empty() { String::new() } else { fetch(root, &section).await? };
    let built = root_data("built").parse().map_err(|_| "data-built")?;
    Ok(Boot { context: Context::new(Box::leak(Box::new(core)), root, built), data, islands: islands() })
}

fn islands() -> Vec<(String, web_sys::HtmlElement)> {
    let Ok(found) = document().query_selector_all("[data-island]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| {
            let element: web_sys::HtmlElement = found.get(index)?.unchecked_into();
            Some((element.dataset().get("island")?, element))
        })
        .collect()
}

/// `data-assets` lists `name=hash` pairs; the file of a name is `data/{lang}/{name}.{hash}.json`.
async fn fetch(root: &str, name: &str) -> Result<String, String> {
    let assets = root_data("assets");
    let hash = assets.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    let lang = root_element().get_attribute("lang").unwrap_or_default();
    let (_, hash) = hash.ok_or_else(|| [name, ": not among the assets"].concat())?;
    let url = [root, "/data/", &lang, "/", name, ".", hash, ".json"].concat();
    let answer = Request::get(&url).send().await.map_err(|error| error.to_string())?;
    if !answer.ok() {
        return Err([&url, ": ", &answer.status_text()].concat());
    }
    answer.text().await.map_err(|error| error.to_string())
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

fn dialog(selector: &str) -> Option<web_sys::HtmlDialogElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Opens a `<dialog>` over the page, unless it is open.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = dialog(selector).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes a `<dialog>`.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = dialog(selector) {
        dialog.close();
    }
}

/// One step back in the tab's history.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Does something after so many milliseconds.
pub fn later(milliseconds: u32, run: impl FnOnce() + 'static) {
    set_timeout(run, std::time::Duration::from_millis(milliseconds.into()));
}

/// Does something once all that is being changed stands in the page, before it is painted.
pub fn after_render(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}
