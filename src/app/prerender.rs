//! Pages as HTML: the build writes them for every finite address, and tests read them.

use super::pages::{PAGES, core_name};
use super::shell::Shell;
use super::{PageMeta, meta};
use crate::content::{
    About, Address, Attract, Catalogue, Events, Help, Home, Section, Site, Supporters, Timeline, wire,
};
use crate::dates::Date;
use crate::i18n::Namespace;
use crate::ui::{Context, Core};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use std::sync::Arc;

/// All content of one language.
#[derive(Debug)]
pub struct Content {
    pub(super) home: &'static Home,
    pub(super) events: &'static Events,
    pub(super) supporters: &'static Supporters,
    pub(super) timeline: &'static Timeline,
    pub(super) help: &'static Help,
    pub(super) about: &'static About,
    pub(super) attract: &'static Attract,
    pub(super) search: &'static Catalogue,
}

/// All that is published of a campaign in one language. The crate `campaign` makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// What every page needs.
    pub core: Core,
    /// The home page.
    pub home: Home,
    /// The calendar.
    pub events: Events,
    /// The wall.
    pub supporters: Supporters,
    /// The timeline.
    pub timeline: Timeline,
    /// Whom to call.
    pub help: Help,
    /// The about page.
    pub about: About,
    /// What a kiosk plays.
    pub attract: Attract,
    /// What can be found.
    pub search: Catalogue,
}

/// One language's content, ready to render any page of it.
#[derive(Debug)]
pub struct Prerender {
    core: &'static Core,
    /// The data sent to browsers: the core with the messages of each namespace.
    lean: Vec<(&'static str, Core)>,
    content: &'static Content,
    root: &'static str,
    built: Date,
}

/// A rendered page.
pub struct Rendered {
    /// The content of `<body>`.
    pub body: String,
    /// Title and description.
    pub meta: PageMeta,
}

impl Prerender {
    /// Prerenders one language of the site at `root` (a path without a slash at the end), on the day of the build. The
    /// content is leaked, because islands borrow it for `'static`.
    pub fn new(root: &str, built: Date, published: Published) -> Self {
        Self::renewed(root, built, published, None)
    }

    /// As [`Prerender::new`], but shares unchanged content with `before`, so that each change of a campaign adds only
    /// what it touches.
    pub fn renewed(root: &str, built: Date, published: Published, before: Option<&Prerender>) -> Self {
        let old = before.map(|before| before.content);
        let content = Content {
            home: shared(published.home, old.map(|old| old.home)),
            events: shared(published.events, old.map(|old| old.events)),
            supporters: shared(published.supporters, old.map(|old| old.supporters)),
            timeline: shared(published.timeline, old.map(|old| old.timeline)),
            help: shared(published.help, old.map(|old| old.help)),
            about: shared(published.about, old.map(|old| old.about)),
            attract: shared(published.attract, old.map(|old| old.attract)),
            search: shared(published.search, old.map(|old| old.search)),
        };
        let core = shared(published.core, before.map(|before| before.core));
        let root = match before.filter(|before| before.root == root) {
            Some(before) => before.root,
            None => Box::leak(root.into()),
        };
        let mut namespaces: Vec<Namespace> = Vec::new();
        for page in PAGES {
            if !namespaces.contains(&page.words) {
                namespaces.push(page.words);
            }
        }
        let lean = |namespace| {
            let mut lean = core.clone();
            lean.messages.retain_namespace(namespace);
            (core_name(namespace), lean)
        };
        let lean = namespaces.into_iter().map(lean).collect();
        Self { core, lean, content: Box::leak(Box::new(content)), root, built }
    }

    /// The data that the islands load: name of the data file and its text.
    ///
    /// # Errors
    /// A type contains something that the wire format cannot express, which is a bug.
    pub fn data(&self) -> Result<Vec<(&'static str, String)>, serde_json::Error> {
        let content = self.content;
        let cores = self.lean.iter().map(|(name, core)| Ok((*name, wire::write(core)?)));
        let mut all = cores.collect::<Result<Vec<_>, serde_json::Error>>()?;
        all.extend([
            (Section::Home.name(), wire::write(content.home)?),
            (Section::Events.name(), wire::write(content.events)?),
            (Section::Supporters.name(), wire::write(content.supporters)?),
            (Section::Timeline.name(), wire::write(content.timeline)?),
            (Section::Kiosk.name(), wire::write(content.attract)?),
            (Section::Search.name(), wire::write(content.search)?),
        ]);
        Ok(all)
    }

    /// Renders an address.
    pub fn render(&self, address: &Address) -> Rendered {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
        let rendered = owner.with(|| {
            let context = self.context();
            provide_context(context);
            provide_context(address.clone());
            let address: &'static Address = Box::leak(Box::new(address.clone()));
            let body = view! { <Shell address content=self.content/> }.to_html();
            // Leptos marks where its own hydration would continue; static pages have none.
            let body = body.replace("<!>", "");
            Rendered { body, meta: meta(context, address, self.content) }
        });
        owner.cleanup();
        crate::view::dispose_stored_values();
        rendered
    }

    /// Runs a closure that needs a [`Context`], such as a core that asks for messages.
    pub fn with_context<T>(&self, run: impl FnOnce(Context) -> T) -> T {
        Owner::new().with(|| run(self.context()))
    }

    /// The path of an address, with base and language.
    pub fn href(&self, address: &Address) -> String {
        self.with_context(|context| context.href(address))
    }

    /// What every page of the language knows of the site.
    pub fn site(&self) -> &'static Site {
        &self.core.site
    }

    /// The language's events.
    pub fn events(&self) -> &'static Events {
        self.content.events
    }

    /// The language's supporters.
    pub fn supporters(&self) -> &'static Supporters {
        self.content.supporters
    }

    /// The language's timeline.
    pub fn timeline(&self) -> &'static Timeline {
        self.content.timeline
    }

    fn context(&self) -> Context {
        Context::new(self.core, self.root, self.built)
    }
}

/// What was there before where it is the same.
fn shared<T: PartialEq>(new: T, before: Option<&'static T>) -> &'static T {
    match before.filter(|before| **before == new) {
        Some(before) => before,
        None => Box::leak(Box::new(new)),
    }
}
