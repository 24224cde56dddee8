//! Pages as HTML: the build writes them for every finite address, and tests read them.

use super::pages::{PAGES, core_name};
use super::shell::Shell;
use super::{PageMeta, meta};
use crate::content::{About, Address, Attract, Catalogue, Events, Help, Home, Section, Supporters, Timeline, wire};
use crate::dates::Date;
use crate::i18n::Namespace;
use crate::ui::{Context, Core};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

/// All content of one language.
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

/// The slices of one language by name; see [`crate::content::slice`].
pub type Slices = [(&'static str, Value)];

/// One language's content, ready to render any of its pages.
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
    /// Reads the language's slices. The content lives as long as the program, because islands borrow it.
    ///
    /// # Errors
    /// The name of the slice that could not be read, and the reason.
    pub fn new(root: &str, built: Date, slices: &Slices) -> Result<Self, String> {
        Self::renewed(root, built, slices, None)
    }

    /// As [`Prerender::new`], sharing unchanged content with the language's previous version: a program that shows
    /// every change of a campaign reads and holds only what a change touches.
    ///
    /// # Errors
    /// As [`Prerender::new`].
    pub fn renewed(
        root: &str,
        built: Date,
        slices: &Slices,
        before: Option<(&Prerender, &Slices)>,
    ) -> Result<Self, String> {
        let old = before.map(|(old, _)| old.content);
        let same = |name: &str| before.is_some_and(|(_, old)| slice(old, name) == slice(slices, name));
        let content = Content {
            home: shared(slices, Section::Home, &same, old.map(|old| old.home))?,
            events: shared(slices, Section::Events, &same, old.map(|old| old.events))?,
            supporters: shared(slices, Section::Supporters, &same, old.map(|old| old.supporters))?,
            timeline: shared(slices, Section::Timeline, &same, old.map(|old| old.timeline))?,
            help: shared(slices, Section::Help, &same, old.map(|old| old.help))?,
            about: shared(slices, Section::About, &same, old.map(|old| old.about))?,
            attract: shared(slices, Section::Kiosk, &same, old.map(|old| old.attract))?,
            search: shared(slices, Section::Search, &same, old.map(|old| old.search))?,
        };
        let core = match before.filter(|_| same("core")) {
            Some((old, _)) => old.core,
            None => Box::leak(Box::new(read(slices, "core")?)),
        };
        let root = match before.filter(|(old, _)| old.root == root) {
            Some((old, _)) => old.root,
            None => Box::leak(root.into()),
        };
        let mut namespaces: Vec<Namespace> = Vec::new();
        for page in PAGES {
            if !namespaces.contains(&page.words) {
                namespaces.push(page.words);
            }
        }
        let lean = namespaces.into_iter().map(|namespace| {
            let mut core: Core = read(slices, "core")?;
            core.messages.retain_namespace(namespace);
            Ok((core_name(namespace), core))
        });
        let lean = lean.collect::<Result<_, String>>()?;
        Ok(Self { core, lean, content: Box::leak(Box::new(content)), root, built })
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

fn slice<'a>(slices: &'a Slices, name: &str) -> Option<&'a Value> {
    slices.iter().find(|(found, _)| *found == name).map(|(_, value)| value)
}

fn read<T: DeserializeOwned>(slices: &Slices, name: &str) -> Result<T, String> {
    T::deserialize(slice(slices, name).unwrap_or(&Value::Null)).map_err(|error| format!("{name}: {error}"))
}

/// The section's previous content if its slice is unchanged, otherwise parsed from the slice.
fn shared<T: DeserializeOwned>(
    slices: &Slices,
    section: Section,
    same: &dyn Fn(&str) -> bool,
    before: Option<&'static T>,
) -> Result<&'static T, String> {
    match before.filter(|_| same(section.name())) {
        Some(before) => Ok(before),
        None => Ok(Box::leak(Box::new(read(slices, section.name())?))),
    }
}
