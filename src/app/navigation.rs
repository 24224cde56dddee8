//! Sections change within the document.
//!
//! Each address has a prerendered page. A first visit gets it from the server; from then on the app fetches it, puts its
//! `<main>` in place of the one that is shown, and brings the islands within to life with the part of the wasm that their
//! section needs. So there is one copy of every page, and whatever goes wrong can end in a plain load of the address. Among
//! the addresses of one section no page is fetched: its island follows the address by itself ([`crate::ui::routed`]).

mod loading;

use super::history::{Act, Entry, History, Request};
use super::pages::{PAGES, PageKind};
use super::parts;
use crate::content::Address;
use crate::platform::{self, Follow, Mounted, Place};
use crate::ui::{Context, preload_algorithms};
use crate::view::dispose_stored_values;
use leptos::prelude::provide_context;
use leptos::reactive::owner::Owner;
use leptos_router::NavigateOptions;
use loading::{Loaded, load};
use std::cell::RefCell;

/// How long the browser may take to go back when it is asked to, in milliseconds.
const BACK_MS: u32 = 1000;

/// After so many milliseconds it is shown that a page is on its way.
const BUSY_MS: u32 = 100;

/// How many entries of the history keep their scroll position.
const MOST_PLACES: usize = 100;

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
}

/// All that outlives a section.
struct App {
    /// The page's: what is made in it ends with the page.
    owner: Owner,
    context: Context,
    history: History,
    /// The address that is shown, or that the page being brought to life will show.
    shown: Address,
    kind: &'static PageKind,
    /// Leads the section's island to another of its addresses; none while there is no such island.
    follow: Option<Follow>,
    mounted: Vec<Mounted>,
    /// Counts visits: one that is overtaken comes to nothing.
    visit: u32,
    /// Where entries of the history were left.
    left: Vec<(u32, Place)>,
}

/// Brings the page that was loaded to life, and follows the visitor from there.
pub fn start() {
    platform::spawn(async {
        // Not worth a panic: the prerendered page reads and works without us.
        if let Err(error) = first().await {
            platform::boot_failed(&error);
        }
    });
}

async fn first() -> Result<(), String> {
    let page = platform::first_page()?;
    let loaded = load(&page, &platform::current_path()).await?;
    // In a task of its own: on a slow phone a touch waits for the end of a task.
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
        kind: page_kind(context, &page.path),
        follow: None,
        mounted: Vec::new(),
        visit: 0,
        left: Vec::new(),
    };
    APP.set(Some(app));
    enliven(&loaded)?;
    platform::listen(platform::Listeners { followed, arrived, foreseen, went: go });
    platform::set_ready();
    platform::when_idle_always(|| {
        platform::watch_room();
        platform::spawn(preload_all());
    });
    Ok(())
}

fn with<T>(run: impl FnOnce(&mut App) -> T) -> T {
    APP.with_borrow_mut(|app| run(app.as_mut().expect("started")))
}

fn page_kind(context: Context, path: &str) -> &'static PageKind {
    PageKind::of(&context.address_of(path))
}

/// Hydrates the islands of the page that is in the document as it was prerendered; then shows the address that was asked
/// for, and the time that it is.
fn enliven(loaded: &Loaded) -> Result<(), String> {
    let (context, owner, shown) = with(|app| (app.context, app.owner.clone(), app.shown.clone()));
    let mut views = Vec::new();
    for (found, element) in platform::islands() {
        for (_, hydrate) in loaded.islands.iter().filter(|(name, _)| found == *name) {
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
    Ok(())
}

/// A link was followed, or a view wants to go on. `false`: it is the browser's.
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

/// Goes to an address: within the section, or to another one.
fn go(path: &str, options: NavigateOptions) {
    let (act, to, turns) = with(|app| {
        let (plain, query) = app.context.own_path(path).unwrap_or((path, ""));
        let to = Address::parse(plain, query);
        // Help leaves no entry in the history, neither on the way there nor on the way on.
        let is_quiet = matches!(to, Address::Help) != matches!(app.shown, Address::Help);
        let request = Request { to: to.clone(), replace: options.replace || is_quiet };
        let turns = app.shown.is_open() != to.is_open();
        (app.history.change(&app.shown, request), to, turns)
    });
    if turns {
        platform::ignore_double_click();
    }
    take(act, to, path, options.scroll);
}

fn take(act: Act, to: Address, path: &str, scroll: bool) {
    match act {
        Act::Wait => {}
        Act::Back => {
            platform::set_timeout_always(BACK_MS, || {
                if let Some(request) = with(|app| app.history.give_up()) {
                    again(request);
                }
            });
            platform::back();
        }
        Act::Push(entry) | Act::Replace(entry) => {
            let is_push = matches!(act, Act::Push(_));
            let change = Change { entry, is_push, path: path.into(), scroll };
            match with(|app| app.is_within(&to)) {
                true => {
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

/// What is written into the history once the page is there.
struct Change {
    entry: Entry,
    is_push: bool,
    path: String,
    /// Whether the page is shown from its top.
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

/// The browser is at another entry of its history.
fn arrived(state: Option<String>) {
    let path = platform::current_path();
    let (next, to, is_within, entry) = with(|app| {
        let to = app.context.address_of(&path);
        app.keep_place();
        let next = app.history.arrive(state.as_deref().and_then(Entry::from_state), &to);
        (next, to.clone(), app.is_within(&to), app.history.at())
    });
    if state.is_none() {
        // A fragment's own entry: now it is ours.
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
    /// Whether an address is shown by the island that is there.
    fn is_within(&self, to: &Address) -> bool {
        self.shown.is_beside(to) && self.follow.is_some() || self.shown == *to
    }

    /// Where the entry that is shown is left.
    fn keep_place(&mut self) {
        let index = self.history.at().index;
        self.left.retain(|(known, _)| *known != index);
        self.left.push((index, platform::place_here()));
        if self.left.len() > MOST_PLACES {
            self.left.remove(0);
        }
    }

    fn place_of(&self, entry: Entry) -> Option<Place> {
        self.left.iter().find(|(known, _)| *known == entry.index).map(|(_, place)| place.clone())
    }
}

/// Another address of the section that is shown.
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
            // What following brought about may have been another visit.
            if app.follow.is_none() && app.shown.is_beside(&to) {
                app.follow = Some(follow);
            }
        });
    }
}

/// Another page. `change` is none when the browser's history is there already.
fn visit(to: Address, change: Option<Change>) {
    let mine = with(|app| {
        app.visit += 1;
        app.visit
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
        if let Err(error) = arrive(&to, change, &is_current).await
            && is_current()
        {
            platform::warn(&[&path, ": ", &error].concat());
            platform::load_document(&path, matches!(to, Address::Help));
        }
    });
}

async fn arrive(to: &Address, change: Option<Change>, is_current: &dyn Fn() -> bool) -> Result<(), String> {
    let context = with(|app| app.context);
    let page = platform::fetch_page(&context.href(&to.without_query()), &context.href(&to.fallback())).await?;
    if !is_current() {
        return Ok(());
    }
    let place = with(|app| app.place_of(app.history.at())).filter(|_| change.is_none());
    let address = change.as_ref().map_or_else(platform::current_path, |change| change.path.clone());
    let loading = load(&page, &address);
    let target = to.clone();
    let changed = platform::change_page(&page, move || leave(change.as_ref(), target));
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
        app.kind = page_kind(context, &page.path);
    });
    enliven(&loaded)?;
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

/// The page that is shown ends, right before another takes its place.
fn leave(change: Option<&Change>, to: Address) {
    remember_section();
    if let Some(change) = change {
        write(change);
    }
    let (mounted, follow) = with(|app| {
        app.shown = to;
        (std::mem::take(&mut app.mounted), app.follow.take())
    });
    platform::end_page();
    drop((mounted, follow));
    with(|app| app.owner.clone()).cleanup();
    dispose_stored_values();
}

/// Who comes back to a section by the navigation finds it as it was left.
fn remember_section() {
    let (name, href) = with(|app| (app.kind.name, app.context.href(&app.shown.left())));
    platform::remember_section(name, &href);
}

/// A link is likely to be followed.
fn foreseen(link: platform::Link) {
    let context = with(|app| app.context);
    let Some((path, query)) = context.own_path(&link.path) else { return };
    let to = Address::parse(path, query);
    if matches!(to, Address::Kiosk) || with(|app| app.is_within(&to)) {
        return;
    }
    platform::prefetch_page(&context.href(&to.without_query()));
    if let Some(part) = PageKind::of(&to).part {
        platform::spawn(parts::preload(part));
    }
}

/// The parts of all sections, one after the other, unless the visitor saves data. A kiosk has them on its own disk; what a
/// document that is left was still loading would keep the service worker before the next one waiting.
async fn preload_all() {
    if platform::saves_data() || platform::is_kiosk() {
        return;
    }
    for part in PAGES.iter().filter(|page| page.is_preloaded).filter_map(|page| page.part) {
        parts::preload(part).await;
    }
    parts::preload_programme().await;
    preload_algorithms().await;
}
