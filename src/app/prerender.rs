//! Pages as HTML text: what the build writes for every finite address, and what tests read.

use super::pages::{PAGES, core_name};
use super::shell::Shell;
use super::{PageMeta, meta};
use crate::content::{About, Address, Attract, Catalogue, Events, Help, Home, Section, Supporters, Timeline, wire};
use crate::dates::Date;
use crate::i18n::By;
use crate::ui::{Context, Core};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

/// All content of one language.
pub struct Content {
    pub(super) home: Home,
    pub(super) events: Events,
    pub(super) supporters: Supporters,
    pub(super) timeline: Timeline,
    pub(super) help: Help,
    pub(super) about: About,
    pub(super) attract: Attract,
    pub(super) search: Catalogue,
}

/// One language's content, ready to render any page of it.
pub struct Prerender {
    core: &'static Core,
    /// What travels of it: with the words of one kind of page each.
    lean: Vec<(&'static str, Core)>,
    content: &'static Content,
    root: &'static str,
    built: Date,
}

/// A page as text.
pub struct Rendered {
    /// What stands in `<body>`.
    pub body: String,
    /// Title and description.
    pub meta: PageMeta,
}

impl Prerender {
    /// From the language's slices (see [`crate::content::slice`]), which live as long as the program.
    ///
    /// # Errors
    /// The name of the slice that could not be read, and why.
    pub fn new(root: &str, built: Date, slices: &[(&'static str, Value)]) -> Result<Self, String> {
        let content = Content {
            home: read(slices, Section::Home.name())?,
            events: read(slices, Section::Events.name())?,
            supporters: read(slices, Section::Supporters.name())?,
            timeline: read(slices, Section::Timeline.name())?,
            help: read(slices, Section::Help.name())?,
            about: read(slices, Section::About.name())?,
            attract: read(slices, Section::Kiosk.name())?,
            search: read(slices, Section::Search.name())?,
        };
        let core = Box::leak(Box::new(read(slices, "core")?));
        let mut travels: Vec<By> = Vec::new();
        for page in PAGES {
            if !travels.contains(&page.words) {
                travels.push(page.words);
            }
        }
        let lean = travels.into_iter().map(|by| {
            let mut core: Core = read(slices, "core")?;
            core.messages.said_by(by);
            Ok((core_name(by), core))
        });
        let lean = lean.collect::<Result<_, String>>()?;
        Ok(Self { core, lean, content: Box::leak(Box::new(content)), root: Box::leak(root.into()), built })
    }

    /// What the islands load, as it travels: name of the data file and its text.
    ///
    /// # Errors
    /// When a type holds what does not travel: a mistake in the program.
    pub fn data(&self) -> Result<Vec<(&'static str, String)>, serde_json::Error> {
        let content = self.content;
        let cores = self.lean.iter().map(|(name, core)| Ok((*name, wire::write(core)?)));
        let mut all = cores.collect::<Result<Vec<_>, serde_json::Error>>()?;
        all.extend([
            (Section::Home.name(), wire::write(&content.home)?),
            (Section::Events.name(), wire::write(&content.events)?),
            (Section::Supporters.name(), wire::write(&content.supporters)?),
            (Section::Timeline.name(), wire::write(&content.timeline)?),
            (Section::Kiosk.name(), wire::write(&content.attract)?),
            (Section::Search.name(), wire::write(&content.search)?),
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
            // Leptos marks with it where its own hydration would go on, which static pages have none of.
            let body = body.replace("<!>", "");
            Rendered { body, meta: meta(context, address, self.content) }
        });
        owner.cleanup();
        crate::view::forget_kept();
        rendered
    }

    /// Runs something that needs a [`Context`], such as a core that asks for words.
    pub fn with_context<T>(&self, run: impl FnOnce(Context) -> T) -> T {
        Owner::new().with(|| run(self.context()))
    }

    /// Path, with base and language, of an address.
    pub fn href(&self, address: &Address) -> String {
        self.with_context(|context| context.href(address))
    }

    /// The language's events.
    pub fn events(&self) -> &'static Events {
        &self.content.events
    }

    /// The language's supporters.
    pub fn supporters(&self) -> &'static Supporters {
        &self.content.supporters
    }

    /// The language's timeline.
    pub fn timeline(&self) -> &'static Timeline {
        &self.content.timeline
    }

    fn context(&self) -> Context {
        Context::new(self.core, self.root, self.built)
    }
}

fn read<T: DeserializeOwned>(slices: &[(&'static str, Value)], name: &str) -> Result<T, String> {
    let slice = slices.iter().find(|(found, _)| *found == name).map_or(Value::Null, |(_, value)| value.clone());
    serde_json::from_value(slice).map_err(|error| format!("{name}: {error}"))
}
