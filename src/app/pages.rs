//! The table of pages: what each kind of page consists of. The build, the app and the worker's file list read it.
//!
//! A new static page is a row here and a [`StaticPage`], such as `pages/about.rs`. A new section also has an address in
//! [`crate::content::Address`], a [`Part`] of the wasm (`parts.rs`), data ([`Section`]) and style. CONTRIBUTING.md
//! describes both step by step.

#[cfg(not(target_arch = "wasm32"))]
mod about;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod embed;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod note;

use crate::content::{Address, Section};
use crate::i18n::Namespace;
#[cfg(not(target_arch = "wasm32"))]
use {super::prerender::Content, crate::i18n::Msg, crate::ui::Context, leptos::prelude::AnyView};

/// A part of the wasm, loaded with a page that needs it, or as soon as such a page is likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Upcoming events on the home page.
    Home,
    /// Opening hours on the help page.
    Help,
    /// The calendar.
    Calendar,
    /// An event's page.
    Event,
    /// The visitor's plan.
    Plan,
    /// The wall.
    Wall,
    /// The timeline.
    Timeline,
    /// The visitor's own picture.
    Join,
    /// The attract loop.
    Kiosk,
    /// The search over all sections.
    Search,
}

impl Part {
    /// The name of its split point (`parts.rs`) and of its files.
    pub fn name(self) -> &'static str {
        match self {
            Part::Home => "home",
            Part::Help => "help",
            Part::Calendar => "calendar",
            Part::Event => "event",
            Part::Plan => "plan",
            Part::Wall => "wall",
            Part::Timeline => "timeline",
            Part::Join => "join",
            Part::Kiosk => "kiosk",
            Part::Search => "search",
        }
    }
}

/// Whether a page registers the service worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// Always.
    On,
    /// Only in the installed app and in kiosks: the page leaves no trace.
    Installed,
    /// Never: the page runs no program.
    Off,
}

impl Worker {
    /// The value of `data-worker`.
    pub fn name(self) -> &'static str {
        match self {
            Worker::On => "on",
            Worker::Installed => "installed",
            Worker::Off => "off",
        }
    }
}

/// Who stores a kind of page for offline use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredFor {
    /// Visitors of its language.
    Language,
    /// Every visitor, in every language.
    Everyone,
    /// Kiosks, in every language.
    Kiosks,
}

/// A kind of page.
#[derive(Debug)]
pub struct PageKind {
    /// The class of its `<main>`, and the name of its style sheet and of its entry in `tests/sizes.json`.
    pub name: &'static str,
    /// A file of that kind, whose sizes are measured.
    pub sample: &'static str,
    /// The part that hydrates it, if any.
    pub part: Option<Part>,
    /// The content of its islands.
    pub data: Option<Section>,
    /// The namespace of the messages that its islands show.
    pub words: Namespace,
    /// Its own files of `style/`.
    pub style: &'static [&'static str],
    /// Whether its part is loaded in idle time. Rarely visited pages load theirs on demand; then a visitor without a
    /// plan never has any of its code, least of all on a help page.
    pub is_preloaded: bool,
    /// Whether it registers the service worker.
    pub worker: Worker,
    /// Who stores it for offline use.
    pub stored_for: StoredFor,
    /// Whether it is for frames on other sites: without header, navigation and program.
    pub is_framed: bool,
    /// Whether its metadata reveals no more than the site, so that somebody who looks for help is not exposed.
    pub is_discreet: bool,
    /// Whether it is static: its name is its address.
    pub is_static: bool,
    /// The contents of a static page.
    #[cfg(not(target_arch = "wasm32"))]
    pub static_page: Option<&'static StaticPage>,
}

/// A page without islands of its own.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct StaticPage {
    /// The title, for the tab and for links.
    pub title: Msg,
    /// As [`super::PageMeta::description`].
    pub description: fn(Context, &'static Content) -> &'static str,
    /// The content of `<main>`.
    pub view: fn(&'static Content) -> AnyView,
}

/// All kinds of pages, in the order of [`PageKind::of`].
pub static PAGES: &[PageKind] = &[
    PageKind {
        part: Some(Part::Home),
        data: Some(Section::Home),
        words: Namespace::Calendar,
        ..PageKind::new("home", "index.html", &["home"])
    },
    PageKind {
        part: Some(Part::Calendar),
        data: Some(Section::Events),
        words: Namespace::Calendar,
        ..PageKind::new("calendar", "calendar.html", &["toolbar", "search-field", "star", "calendar", "programme"])
    },
    // An event's page needs the dates of events, which the home page's data contains.
    PageKind {
        part: Some(Part::Event),
        data: Some(Section::Home),
        words: Namespace::Calendar,
        ..PageKind::new("event", "", &["star", "event"])
    },
    PageKind {
        part: Some(Part::Wall),
        data: Some(Section::Supporters),
        words: Namespace::Wall,
        ..PageKind::new("supporters", "supporters.html", &["toolbar", "search-field", "focus", "supporters"])
    },
    PageKind {
        part: Some(Part::Timeline),
        data: Some(Section::Timeline),
        words: Namespace::Timeline,
        ..PageKind::new("timeline", "timeline.html", &["toolbar", "search-field", "focus", "timeline"])
    },
    PageKind {
        part: Some(Part::Help),
        worker: Worker::Installed,
        stored_for: StoredFor::Everyone,
        is_discreet: true,
        ..PageKind::new("help", "help.html", &["help"])
    },
    PageKind {
        #[cfg(not(target_arch = "wasm32"))]
        static_page: Some(&about::PAGE),
        is_static: true,
        ..PageKind::new("about", "about.html", &["about"])
    },
    PageKind {
        part: Some(Part::Join),
        words: Namespace::Join,
        is_discreet: true,
        ..PageKind::new("join", "join.html", &["join"])
    },
    PageKind {
        part: Some(Part::Kiosk),
        data: Some(Section::Kiosk),
        words: Namespace::Kiosk,
        is_preloaded: false,
        stored_for: StoredFor::Kiosks,
        is_discreet: true,
        ..PageKind::new("kiosk", "kiosk.html", &["kiosk", "attract"])
    },
    PageKind {
        part: Some(Part::Search),
        data: Some(Section::Search),
        words: Namespace::Search,
        is_discreet: true,
        ..PageKind::new("search", "search.html", &["search-field", "search"])
    },
    PageKind { stored_for: StoredFor::Everyone, is_discreet: true, ..PageKind::new("note", "404.html", &[]) },
    PageKind {
        part: Some(Part::Plan),
        data: Some(Section::Events),
        words: Namespace::Plan,
        is_preloaded: false,
        is_discreet: true,
        ..PageKind::new("plan", "calendar/plan.html", &["star", "plan"])
    },
    PageKind {
        worker: Worker::Off,
        is_discreet: true,
        is_framed: true,
        ..PageKind::new("embed", "embed/calendar.html", &["embed"])
    },
    #[cfg(test)]
    PageKind { static_page: Some(&tests::PRESS), is_static: true, ..PageKind::new("press", "press.html", &["about"]) },
];

impl PageKind {
    /// A page with defaults: without data, part and messages of its own.
    const fn new(name: &'static str, sample: &'static str, style: &'static [&'static str]) -> Self {
        PageKind {
            name,
            sample,
            part: None,
            data: None,
            words: Namespace::Common,
            style,
            is_preloaded: true,
            worker: Worker::On,
            stored_for: StoredFor::Language,
            is_framed: false,
            is_discreet: false,
            is_static: false,
            #[cfg(not(target_arch = "wasm32"))]
            static_page: None,
        }
    }

    /// The kind of an address.
    pub fn of(address: &Address) -> &'static PageKind {
        let at = match address {
            Address::Home => 0,
            Address::Calendar(..) => 1,
            Address::Event { .. } => 2,
            Address::Supporters { .. } => 3,
            Address::Timeline { .. } => 4,
            Address::Help => 5,
            Address::Page(name) => PAGES.iter().position(|kind| kind.is_static && *kind.name == **name).unwrap_or(10),
            Address::Join => 7,
            Address::Kiosk => 8,
            Address::Search { .. } => 9,
            Address::NotFound => 10,
            Address::Plan => 11,
            #[cfg(not(target_arch = "wasm32"))]
            Address::Embed(_) => 12,
        };
        &PAGES[at]
    }

    /// The name of the data file with the page's messages; pages with the same namespace share one.
    pub fn core(&self) -> &'static str {
        core_name(self.words)
    }
}

/// The name of the data file with a namespace's messages.
pub(super) fn core_name(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Calendar => "core-calendar",
        Namespace::Plan => "core-plan",
        Namespace::Wall => "core-wall",
        Namespace::Timeline => "core-timeline",
        Namespace::Join => "core-join",
        Namespace::Kiosk => "core-kiosk",
        Namespace::Search => "core-search",
        Namespace::Common | Namespace::Pages | Namespace::Script => "core",
    }
}

#[cfg(test)]
pub(super) mod tests;
