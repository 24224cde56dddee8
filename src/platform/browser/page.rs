//! The page that the document shows, and replacing it; `src/page.js` does what only JavaScript can.

use super::by_name::{call, get, set, wait};
use super::if_shown;
use super::{element, root_data, root_element};
use crate::content::Address;
use crate::dates::Date;
use crate::ui::Context;
use gloo_net::http::Request;
use leptos::prelude::*;
use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::Poll;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The element of an island.
pub use web_sys::HtmlElement as IslandElement;

/// Moves a section's island to another of its addresses; returns the page's title there.
pub type Follow = Box<dyn Fn(&Address) -> String>;

/// A page that is or will be in the document; `site/src/build/pages.rs` describes its attributes.
pub struct Page {
    /// The page as `src/page.js` knows it; `undefined` for the one that was loaded.
    page: JsValue,
    /// The path under which the site is published, without trailing slash.
    pub root: &'static str,
    /// The path for which it was prerendered.
    pub path: String,
    /// The day of the build.
    pub built: Date,
    lang: String,
    assets: String,
}

impl Page {
    fn new(page: JsValue, root: &web_sys::HtmlElement) -> Result<Self, String> {
        let data = |name: &str| root.dataset().get(name).unwrap_or_default();
        Ok(Page {
            page,
            root: site_root(),
            path: data("path"),
            built: data("built").parse().map_err(|_| "data-built")?,
            lang: root.get_attribute("lang").unwrap_or_default(),
            assets: data("assets"),
        })
    }

    /// The path below the site's root and the language.
    pub fn path_in_language(&self) -> &str {
        let path = self.path.strip_prefix(self.root).unwrap_or(&self.path);
        let rest = path.strip_prefix('/').and_then(|rest| rest.strip_prefix(&*self.lang));
        rest.filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(path)
    }

    /// The address of a data file. `data-assets` lists `name=file` pairs; the file of a name is
    /// `data/{lang}/{file}.json`.
    ///
    /// # Errors
    /// The page names no such file.
    pub fn file(&self, name: &str) -> Result<String, String> {
        let mut files = self.assets.split_ascii_whitespace().filter_map(|pair| pair.split_once('='));
        let (_, file) = files.find(|(key, _)| *key == name).ok_or_else(|| [name, ": not among the assets"].concat())?;
        Ok([self.root, "/data/", &self.lang, "/", file, ".json"].concat())
    }
}

/// The path of the site's root, the same for all pages of a document.
fn site_root() -> &'static str {
    thread_local! {
        static ROOT: &'static str = root_data("root").leak();
    }
    ROOT.with(|root| *root)
}

/// The page that was loaded.
///
/// # Errors
/// It was not written by the build.
pub fn first_page() -> Result<Page, String> {
    Page::new(JsValue::UNDEFINED, &root_element())
}

/// The address for which the current page was prerendered.
pub fn prerendered_address(context: Context) -> Address {
    context.address_of(&root_data("path"))
}

fn site() -> JsValue {
    get(&window(), "site")
}

fn said(error: JsValue) -> String {
    get(&error, "message").as_string().unwrap_or_else(|| "failed".into())
}

/// Fetches the page of a path or, if there is none, that of another.
///
/// # Errors
/// Neither can be loaded, or they belong to another version of the site than this program.
pub async fn fetch_page(path: &str, otherwise: &str) -> Result<Page, String> {
    let page = async { wait(call(&site(), "get", &[path.into(), otherwise.into()])?).await };
    let page = page.await.map_err(said)?;
    let root: web_sys::HtmlElement = get(&page, "documentElement").unchecked_into();
    Page::new(page, &root)
}

/// Fetches a page that is likely to be requested.
pub fn prefetch_page(path: &str) {
    let _ = call(&site(), "prefetch", &[path.into()]);
}

/// Replaces the current page as soon as the new one's style is loaded; `before` runs immediately before, and returns
/// whether the page is still wanted.
///
/// # Errors
/// The style cannot be loaded, or the page is not wanted any more.
pub async fn change_page(page: &Page, before: impl FnOnce() -> bool + 'static) -> Result<(), String> {
    let before = Closure::once_into_js(before);
    let change = async { wait(call(&site(), "change", &[page.page.clone(), before])?).await };
    change.await.map(drop).map_err(said)
}

/// Makes the navigation lead back to where a section was left.
pub fn remember_section(name: &str, href: &str) {
    set(&get(&site(), "left"), name, href);
}

/// Whether the visitor has left (`src/boot.js`) or has deleted the site (`src/offline.js`): nothing may bring the page
/// back, such as a request that fails because the browser leaves.
pub(super) fn is_over() -> bool {
    let data = super::root_element().dataset();
    data.get("left").is_some() || data.get("forgotten").is_some()
}

/// Loads an address as a document; `replace` replaces the current history entry.
pub fn load_document(path: &str, replace: bool) {
    if is_over() {
        return;
    }
    let location = window().location();
    let _ = if replace { location.replace(path) } else { location.assign(path) };
}

/// The islands of the current page, in order.
pub fn islands() -> Vec<(String, IslandElement)> {
    let Ok(found) = document().query_selector_all("[data-island]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| {
            let element: IslandElement = found.get(index)?.unchecked_into();
            Some((element.dataset().get("island")?, element))
        })
        .collect()
}

thread_local! {
    static FOLLOW: RefCell<Option<Follow>> = const { RefCell::new(None) };
    static FILES: RefCell<Vec<(String, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// Registers that the island being hydrated has addresses of its own.
pub fn set_follow(follow: Follow) {
    FOLLOW.set(Some(follow));
}

/// The function passed to [`set_follow`] since the last call.
pub fn take_follow() -> Option<Follow> {
    FOLLOW.take()
}

/// The text of a data file. Parsed values borrow from it, so it lives as long as the document and is loaded once.
///
/// # Errors
/// The browser's message.
pub async fn data_file(url: String) -> Result<&'static str, String> {
    let known = FILES.with_borrow(|files| files.iter().find(|(known, _)| *known == url).map(|(_, text)| *text));
    if let Some(text) = known {
        return Ok(text);
    }
    let text: &'static str = text_of(&url).await?.leak();
    FILES.with_borrow_mut(|files| files.push((url, text)));
    Ok(text)
}

/// A text file of the site.
pub(super) async fn text_of(url: &str) -> Result<String, String> {
    let answer = Request::get(url).send().await.map_err(|error| told(url, &error))?;
    if !answer.ok() {
        return Err([url, ": ", &answer.status_text()].concat());
    }
    // As bytes: a text would be transcoded from UTF-8 to UTF-16 and back.
    let bytes = answer.binary().await.map_err(|error| told(url, &error))?;
    String::from_utf8(bytes).map_err(|_| [url, ": not UTF-8"].concat())
}

/// The browser's message for a failed request. Formatting gloo's error would add serde_json's and the file system's
/// messages to the wasm.
fn told(url: &str, error: &gloo_net::Error) -> String {
    let reason = match error {
        gloo_net::Error::JsError(error) => &*error.message,
        _ => "failed",
    };
    [url, ": ", reason].concat()
}

/// Runs two futures concurrently.
pub async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(move |waker| {
        if first.is_none()
            && let Poll::Ready(value) = a.as_mut().poll(waker)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = b.as_mut().poll(waker)
        {
            second = Some(value);
        }
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

/// Spawns an asynchronous task.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Continues in a new task.
pub async fn next_task() {
    let later = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback(&done);
    });
    let _ = wait(later.into()).await;
}

/// Runs a closure when the browser is idle, unless the page has ended.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let run = if_shown(move |()| run());
    when_idle_always(move || run(()));
}

/// As [`when_idle`], regardless of the current page.
pub fn when_idle_always(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    if call(&window(), "requestIdleCallback", std::slice::from_ref(&run)).is_err() {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), 1000);
    }
}

/// Whether the visitor prefers to save data.
pub fn saves_data() -> bool {
    get(&get(&get(&window(), "navigator"), "connection"), "saveData").is_truthy()
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if !is_over() {
        document().set_title(title);
    }
}

/// Points the links to other languages to the same address there.
pub fn show_language_links(href_in: &dyn Fn(&str) -> String) {
    let Ok(links) = document().query_selector_all("a[hreflang]") else { return };
    for index in 0..links.length() {
        if let Some(link) = links.get(index) {
            let link: web_sys::Element = link.unchecked_into();
            let lang = link.get_attribute("hreflang").unwrap_or_default();
            let _ = link.set_attribute("href", &href_in(&lang));
        }
    }
}

/// Announces the page's title to screen readers.
pub fn announce_title() {
    let _ = call(&site(), "say", &[document().title().into()]);
}

/// The visitor's position on the page.
#[derive(Clone)]
pub struct PagePosition {
    /// Distance from the top, in CSS pixels.
    pub scroll: f64,
    /// The focused element, as a selector.
    focus: Option<String>,
}

/// The visitor's current position.
pub fn page_position() -> PagePosition {
    let focus = call(&site(), "focused", &[]).ok().and_then(|selector| selector.as_string());
    PagePosition { scroll: window().scroll_y().unwrap_or_default(), focus }
}

/// Scrolls the window to a distance from the top, in pixels.
pub fn scroll_to(top: f64) {
    window().scroll_to_with_x_and_y(0.0, top);
}

/// Returns to the position at which the page was left.
pub fn return_to(place: &PagePosition) {
    scroll_to(place.scroll);
    let found = place.focus.as_ref().and_then(|selector| element(selector));
    match found {
        Some(element) => drop(call(&element, "focus", &[super::by_name::object(&[("preventScroll", true.into())])])),
        None => begin(),
    }
}

/// Moves to the beginning of a page or to one of its fragments.
pub fn begin_at(fragment: &str) {
    let target = (!fragment.is_empty()).then(|| document().get_element_by_id(fragment)).flatten();
    match target {
        Some(target) => target.scroll_into_view(),
        None => scroll_to(0.0),
    }
    begin();
}

/// Focuses the page's main element (`data-begin`) or its heading.
fn begin() {
    if let Some(field) = element("main [data-begin]") {
        let _ = field.focus();
    } else if let Some(heading) = element("main h1") {
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = call(&heading, "focus", &[super::by_name::object(&[("preventScroll", true.into())])]);
    }
}

/// Marks the page as hydrated: `html[data-ready]`.
pub fn set_ready() {
    mark_ready(true);
}

/// As [`set_ready`], for a page that stayed hydrated while another was loading: it has handled every control itself.
pub fn resume() {
    mark_ready(false);
}

fn mark_ready(replays: bool) {
    let data = root_element().dataset();
    let _ = data.set("ready", "");
    let _ = data.set("alive", "");
    let _ = call(&site(), "replay", &[replays.into()]);
}

/// Marks that another page is loading.
pub fn unset_ready() {
    root_element().dataset().delete("ready");
}

/// Whether the page is hydrated.
pub fn is_ready() -> bool {
    root_element().dataset().get("ready").is_some()
}

/// Shows or hides the loading indicator.
pub fn set_busy(is_busy: bool) {
    let data = root_element().dataset();
    match is_busy {
        true => drop(data.set("busy", "")),
        false => data.delete("busy"),
    }
}

/// Records the destination: if the program fails on the way, `src/offline.js` loads it.
pub fn going_to(path: Option<&str>) {
    let data = root_element().dataset();
    match path {
        Some(path) => drop(data.set("going", path)),
        None => data.delete("going"),
    }
}

/// The page could not be hydrated. It stays as prerendered and shows a notice (`html[data-failed]`, see
/// `style/shell.css`).
pub fn boot_failed(error: &str) {
    super::warn(error);
    let _ = root_element().dataset().set("failed", "");
}
