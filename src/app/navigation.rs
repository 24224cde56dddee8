//! Navigation between sections within the document.
//!
//! Each address has a prerendered page. The server sends it on a first visit. From then on, the app fetches it,
//! replaces the current `<main>` with its own, and hydrates the islands within, using the part of the wasm that the
//! section needs. So there is one copy of every page, and every failure can end in a plain load of the address.
//! Addresses within one section fetch no page: the island follows the address ([`crate::ui::routed`]).

mod loading;
mod preloading;

use super::history::{Action, Entry, History, Request};
use super::pages::PageKind;
use crate::content::Address;
use crate::platform::{self, Follow, Mounted, PagePosition};
use crate::ui::Context;
use crate::view::dispose_stored_values;
use leptos::prelude::provide_context;
use leptos::reactive::owner::Owner;
use leptos_router::NavigateOptions;
use loading::{Loaded, load};
use preloading::{foreseen, preload_all};
use std::cell::RefCell;

/// How long the browser may take to go back, in milliseconds.
const BACK_MS: u32 = 1000;

/// The loading indicator appears after this many milliseconds.
const BUSY_MS: u32 = 100;

/// The number of history entries whose scroll position is kept.
const MAX_PLACES: usize = 100;

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
}

/// The state that outlives a section.
struct App {
    /// The page's owner: everything created in it ends with the page.
    owner: Owner,
    context: Context,
    history: History,
    /// The current address, or the one that the page being hydrated will show.
    shown: Address,
    kind: &'static PageKind,
    /// Moves the section's island to another of its addresses; `None` while there is no such island.
    follow: Option<Follow>,
    mounted: Vec<Mounted>,
    /// Counts visits, so that an overtaken one is dropped.
    visit: u32,
    /// The visit whose page is in the document, but not hydrated yet.
    arriving: Option<u32>,
    /// The positions at which history entries were left.
    left: Vec<(u32, PagePosition)>,
}

/// Hydrates the page that was loaded, and handles navigation from then on.
pub fn start() {
    platform::spawn(async {
        // Not worth a panic: the prerendered page is readable and its links work.
        if let Err(error) = first().await {
            platform::boot_failed(&error);
        }
    });
}

async fn first() -> Result<(), String> {
    let page = platform::first_page()?;
    let loaded = load(&page, &platform::current_path()).await?;
    // In a separate task: on a slow phone, a touch waits for the end of the current one.
    platform::next_task().await;
    let owner = Owner::new_root(None);
    let context = owner.with(|| loaded.context());
    let history = History::new(platform::history_state().as_deref().and_then(Entry::from_state));
    platform::replace_state(&history.at().to_state(), None);
    let app = App {
        owner,
        context,
        history,
        shown: context.address_of(&platform::current_path()),
        kind: PageKind::of(&context.address_of(&page.path)),
        follow: None,
        mounted: Vec::new(),
        visit: 0,
        arriving: None,
        left: Vec::new(),
    };
    APP.set(Some(app));
    enliven(&loaded)?;
    platform::listen(platform::Listeners { followed, arrived, foreseen, went: go });
    platform::set_ready();
    platform::when_idle_always(|| platform::spawn(preload_all()));
    Ok(())
}

fn with<T>(run: impl FnOnce(&mut App) -> T) -> T {
    APP.with_borrow_mut(|app| run(app.as_mut().expect("started")))
}

/// Hydrates the islands of the page in the document as it was prerendered; then shows the requested address and the
/// current time.
fn enliven(loaded: &Loaded) -> Result<(), String> {
    let (context, owner, shown) = with(|app| (app.context, app.owner.clone(), app.shown.clone()));
    let mut views = Vec::new();
    for (found, element) in platform::islands() {
        for (_, hydrate) in loaded.part.islands.iter().filter(|(name, _)| found == *name) {
            views.push((element.clone(), hydrate(context, loaded.data).map_err(|error| error.to_string())?));
        }
    }
    let mounted = views.into_iter().map(|(element, view)| {
        platform::hydrate(&owner, element, move || {
            provide_context(context);
            view()
        })
    });
    let mounted = mounted.collect();
    let follow = platform::take_follow();
    // A query, or a page that stands in for one that was not built.
    if let Some(follow) = &follow {
        if shown != context.address_of(&loaded.path) {
            platform::set_title(&follow(&shown));
        }
        platform::show_language_links(&|lang| context.href_in(lang, &shown));
    }
    with(|app| {
        app.mounted = mounted;
        app.follow = follow;
    });
    owner.with(|| platform::follow_clock(context));
    (loaded.part.shown)();
    Ok(())
}

/// A link was followed, or a view requests navigation. `false` leaves it to the browser.
fn followed(link: platform::Link) -> bool {
    let context = with(|app| app.context);
    let Some(path) = context.own_path(&link.path) else { return false };
    let to = Address::parse(path.0, path.1);
    if matches!(to, Address::Kiosk) || with(|app| matches!(app.shown, Address::Kiosk)) {
        return false;
    }
    go(&link.path, link.options);
    true
}

/// Navigates to an address, within the section or to another one.
fn go(path: &str, options: NavigateOptions) {
    let (action, to, turns) = with(|app| {
        let (plain, query) = app.context.own_path(path).unwrap_or((path, ""));
        let to = Address::parse(plain, query);
        // Help leaves no history entry, neither on the way there nor on the way on.
        let is_quiet = matches!(to, Address::Help) != matches!(app.shown, Address::Help);
        let request = Request { to: to.clone(), replace: options.replace || is_quiet };
        let turns = app.shown.is_open() != to.is_open();
        (app.history.change(&app.shown, request), to, turns)
    });
    if turns {
        platform::ignore_double_click();
    }
    take(action, to, path, options.scroll);
}

fn take(action: Action, to: Address, path: &str, scroll: bool) {
    match action {
        Action::Wait => {}
        Action::Back(closing) => {
            platform::set_timeout_always(BACK_MS, move || {
                if let Some(request) = with(|app| app.history.give_up(closing)) {
                    again(request);
                }
            });
            platform::back();
        }
        Action::Push(entry) | Action::Replace(entry) => {
            let is_push = matches!(action, Action::Push(_));
            let change = Change { entry, is_push, path: path.into(), scroll };
            match with(|app| app.is_within(&to)) {
                true => {
                    end_visit();
                    write(&change);
                    show(to);
                    if change.scroll {
                        platform::scroll_to(0.0);
                    }
                }
                false => visit(to, Some(change)),
            }
        }
    }
}

/// The history change to make once the page is in place.
struct Change {
    entry: Entry,
    is_push: bool,
    path: String,
    /// Whether to scroll to the top.
    scroll: bool,
}

fn write(change: &Change) {
    let state = change.entry.to_state();
    with(|app| {
        if change.is_push {
            app.keep_place();
        }
        app.history.settle(change.entry);
    });
    match change.is_push {
        true => platform::push_state(&state, &change.path),
        false => platform::replace_state(&state, Some(&change.path)),
    }
}

fn again(request: Request) {
    let context = with(|app| app.context);
    let options = NavigateOptions { replace: request.replace, scroll: false, ..Default::default() };
    go(&context.href(&request.to), options);
}

/// The browser moved to another history entry.
fn arrived(state: Option<String>) {
    let path = platform::current_path();
    let (next, to, is_within, entry) = with(|app| {
        let to = app.context.address_of(&path);
        app.keep_place();
        let next = app.history.arrive(state.as_deref().and_then(Entry::from_state), &to);
        (next, to.clone(), app.is_within(&to), app.history.at())
    });
    if state.is_none() {
        // An entry for a fragment; from now on it is ours.
        platform::replace_state(&entry.to_state(), None);
        if with(|app| app.shown == to) {
            return;
        }
    }
    if matches!(to, Address::Kiosk) {
        return platform::load_document(&path, true);
    }
    match is_within {
        true => {
            end_visit();
            show(to);
            with(|app| app.place_of(entry)).inspect(|place| platform::scroll_to(place.scroll));
        }
        false => visit(to, None),
    }
    if let Some(request) = next {
        again(request);
    }
}

impl App {
    /// Whether the current island shows an address, or will: unless another visit has overtaken it before hydration.
    fn is_within(&self, to: &Address) -> bool {
        let is_coming = self.arriving.is_none_or(|visit| visit == self.visit);
        self.shown.is_beside(to) && self.follow.is_some() || self.shown == *to && is_coming
    }

    /// Records the position at which the current entry is left.
    fn keep_place(&mut self) {
        let index = self.history.at().index;
        self.left.retain(|(known, _)| *known != index);
        self.left.push((index, platform::page_position()));
        if self.left.len() > MAX_PLACES {
            self.left.remove(0);
        }
    }

    fn place_of(&self, entry: Entry) -> Option<PagePosition> {
        self.left.iter().find(|(known, _)| *known == entry.index).map(|(_, place)| place.clone())
    }
}

/// Shows another address of the current section.
fn show(to: Address) {
    let (follow, context) = with(|app| {
        app.shown = to.clone();
        (app.follow.take(), app.context)
    });
    if let Some(follow) = follow {
        let title = follow(&to);
        platform::set_title(&title);
        platform::show_language_links(&|lang| context.href_in(lang, &to));
        with(|app| {
            // Following the address may have caused another visit.
            if app.follow.is_none() && app.shown.is_beside(&to) {
                app.follow = Some(follow);
            }
        });
    }
}

/// Drops the visit under way, if any: the visitor has chosen to stay in this section. A page that has been replaced
/// already is hydrated nevertheless.
fn end_visit() {
    if with(|app| app.arriving.is_some()) {
        return;
    }
    with(|app| app.visit += 1);
    if !platform::is_ready() {
        platform::going_to(None);
        platform::set_busy(false);
        platform::resume();
    }
}

/// Visits another page. `change` is `None` if the browser's history is already there.
fn visit(to: Address, change: Option<Change>) {
    let (mine, is_quiet) = with(|app| {
        app.visit += 1;
        (app.visit, matches!(to, Address::Help) || matches!(app.shown, Address::Help))
    });
    let is_current = move || with(|app| app.visit == mine);
    platform::set_timeout_always(BUSY_MS, move || {
        if is_current() && !platform::is_ready() {
            platform::set_busy(true);
        }
    });
    platform::unset_ready();
    platform::spawn(async move {
        let path = change.as_ref().map_or_else(platform::current_path, |change| change.path.clone());
        platform::going_to(Some(&path));
        if let Err(error) = arrive(&to, change, is_current).await
            && is_current()
        {
            platform::warn(&[&path, ": ", &error].concat());
            platform::load_document(&path, is_quiet);
        }
    });
}

async fn arrive(
    to: &Address,
    change: Option<Change>,
    is_current: impl Fn() -> bool + Copy + 'static,
) -> Result<(), String> {
    let context = with(|app| app.context);
    let page = platform::fetch_page(&context.href(&to.without_query()), &context.href(&to.fallback())).await?;
    if !is_current() {
        return Ok(());
    }
    let place = with(|app| app.place_of(app.history.at())).filter(|_| change.is_none());
    let address = change.as_ref().map_or_else(platform::current_path, |change| change.path.clone());
    let loading = load(&page, &address);
    let target = to.clone();
    let changed = platform::change_page(&page, move || {
        let is_wanted = is_current();
        if is_wanted {
            leave(change.as_ref(), target);
        }
        is_wanted
    });
    let (loaded, changed) = platform::both(loading, changed).await;
    if !is_current() {
        return Ok(());
    }
    changed?;
    let loaded = loaded?;
    let owner = Owner::new_root(None);
    let context = owner.with(|| loaded.context());
    with(|app| {
        app.owner = owner;
        app.context = context;
        app.shown = context.address_of(&platform::current_path());
        app.kind = PageKind::of(&context.address_of(&page.path));
    });
    enliven(&loaded)?;
    with(|app| app.arriving = None);
    match place {
        Some(place) => platform::return_to(&place),
        None => platform::begin_at(&platform::fragment()),
    }
    platform::announce_title();
    platform::going_to(None);
    platform::set_busy(false);
    platform::set_ready();
    Ok(())
}

/// Ends the current page, immediately before another replaces it.
fn leave(change: Option<&Change>, to: Address) {
    // The navigation leads back to the section as it was left.
    let (name, href) = with(|app| (app.kind.name, app.context.href(&app.shown.left())));
    platform::remember_section(name, &href);
    if let Some(change) = change {
        write(change);
    }
    let (mounted, follow) = with(|app| {
        app.kind = PageKind::of(&to);
        app.shown = to;
        app.arriving = Some(app.visit);
        (std::mem::take(&mut app.mounted), app.follow.take())
    });
    platform::end_page();
    drop((mounted, follow));
    with(|app| app.owner.clone()).cleanup();
    dispose_stored_values();
}
