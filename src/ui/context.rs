//! The context of every view: the language's messages, the site, the clock.

use crate::content::{Address, Localized, Service, Site, Str, Text};
use crate::dates::Date;
use crate::i18n::{Messages, Msg};
use crate::text::BaseDirection;
use crate::view::RwSignal;
use atbildiba_macros::travels;
use leptos::prelude::*;

/// What every page needs, whatever its section: made by the build, one file a language.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Core {
    /// The language of the page, a BCP 47 tag.
    pub lang: Str,
    /// The site.
    pub site: Site,
    /// The language's messages.
    pub messages: Messages,
    /// The services whose numbers are on every page.
    pub featured: Vec<Service>,
    /// The offered languages: tag and own name.
    pub languages: Vec<(Str, Str)>,
}

/// The page's notion of the current time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The visitor's date; until hydration, the day of the build.
    pub today: Date,
    /// Minutes since the visitor's midnight.
    pub minute: u16,
    /// Whether the clock runs. Nothing that depends on “now” is shown before.
    pub live: bool,
}

/// Passed to every view. `Copy`: everything in it lives as long as the page.
#[derive(Clone, Copy)]
pub struct Context {
    /// Messages, site, numbers.
    pub core: &'static Core,
    /// The path under which the site is published, without trailing slash: empty, or `/campaign`.
    pub root: &'static str,
    /// The current time.
    pub clock: RwSignal<Clock>,
}

impl Context {
    /// The context of a page built on this day. The clock stands still until `follow_clock` is called.
    pub fn new(core: &'static Core, root: &'static str, built: Date) -> Context {
        Context { core, root, clock: RwSignal::new(Clock { today: built, minute: 0, live: false }) }
    }

    /// The context of the page being rendered.
    pub fn get() -> Context {
        expect_context()
    }

    /// The text of a message.
    pub fn t(self, message: Msg) -> &'static str {
        self.core.messages.get(message)
    }

    /// The plural form of a message.
    pub fn count(self, message: Msg, n: usize) -> String {
        self.core.messages.count(message, n)
    }

    /// A text of the campaign in the page's language, with the language it was found in.
    pub fn text(self, text: &'static Text) -> Localized<'static> {
        text.get(&self.core.lang, self.default_language())
    }

    /// As [`Context::text`], without the language.
    pub fn str(self, text: &'static Text) -> &'static str {
        self.text(text).text
    }

    /// The base direction of the page's language.
    pub fn direction(self) -> BaseDirection {
        BaseDirection::of(&self.core.lang)
    }

    /// The `dir` of a text in another language, if it differs from the page's.
    pub fn dir_of(self, lang: Option<&str>) -> Option<&'static str> {
        lang.map(BaseDirection::of).filter(|other| *other != self.direction()).map(BaseDirection::name)
    }

    /// The site's default language.
    pub fn default_language(self) -> &'static str {
        self.core.site.languages.first().map_or("en", |lang| lang)
    }

    /// The prefix of every address in the page's language: root and language.
    pub fn base(self) -> String {
        self.base_of(&self.core.lang)
    }

    fn base_of(self, lang: &str) -> String {
        if lang == self.default_language() { self.root.into() } else { [self.root, "/", lang].concat() }
    }

    /// The `href` of an address in the page's language.
    pub fn href(self, address: &Address) -> String {
        self.base() + &address.to_path()
    }

    /// The `href` of an address in another language.
    pub fn href_in(self, lang: &str, address: &Address) -> String {
        self.base_of(lang) + &address.to_path()
    }

    /// Path and query, without base, of an address of the site in the page's language; `None` for any other URL. The
    /// fragment is dropped.
    pub fn own_path(self, href: &str) -> Option<(&str, &str)> {
        let href = href.split('#').next().unwrap_or_default();
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        let own = path.strip_prefix(&*self.base())?;
        let mut parts = own.split('/');
        let is_below = parts.next() == Some("");
        let first = parts.next().unwrap_or_default();
        let is_others = self.core.languages.iter().any(|(tag, _)| **tag == *first && *self.core.lang != **tag);
        (is_below && !is_others).then_some((own, query))
    }

    /// The address that an `href` of the site in the page's language points to.
    pub fn address_of(self, href: &str) -> Address {
        self.own_path(href).map_or(Address::NotFound, |(path, query)| Address::parse(path, query))
    }

    /// The `href` of a path in a `related` list written by the build.
    pub fn href_of(self, path: &str) -> String {
        self.base() + path
    }

    /// The `<title>` of a page: its subject, then the site.
    pub fn page_title(self, title: &str) -> String {
        [title, " · ", &*self.core.site.short_name].concat()
    }

    /// The `href` of a file of the site.
    pub fn file(self, path: &str) -> String {
        [self.root, "/", path].concat()
    }

    /// The day of the build or, after hydration, the visitor's date.
    pub fn today(self) -> Date {
        self.clock.with(|clock| clock.today)
    }
}
