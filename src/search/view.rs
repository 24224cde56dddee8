//! The page `/search`: a field, and below it what was found, by section.

use super::everything::{Content, Everything, Found, Group, Item};
use crate::content::{Section, Text};
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::text::search::Words;
use crate::ui::{Context, Kept, Memo, Node, marked, view};

/// So many of each section at most.
const MOST: usize = 8;

/// So many items are taken in at a time, so that typing is not held up.
const STEP: usize = 200;

/// What is searched, handed to the page. Copy.
#[derive(Clone, Copy)]
pub struct Finder(Kept<Everything>);

impl Finder {
    /// Of this content.
    pub fn new(content: Content) -> Self {
        Self(Kept::new(Everything::new(content)))
    }

    /// Begins to take in the words: somebody is about to type.
    pub fn prepare(self) {
        if !self.0.update_value(|all| all.grow(STEP)) {
            platform::later(0, move || self.prepare());
        }
    }

    fn find(self, typed: &str) -> Found {
        if typed.trim().is_empty() {
            return Found::default();
        }
        self.0.update_value(|all| all.grow(usize::MAX));
        self.0.with_value(|all| all.find(typed, MOST))
    }
}

/// The page. `typed` is what the address says, `action` the page's own address, `go` follows what is typed.
pub fn page(
    context: Context,
    finder: Finder,
    typed: Memo<Box<str>>,
    action: String,
    go: impl Fn(String) + 'static,
) -> Node {
    view! {
        <div class="search-page">
            <h1>{context.t(Msg::SearchTitle)}</h1>
            <form class="search" role="search" method="get" action=action on:submit=move |event| platform::prevent_default(&event)>
                <label class="unseen" for="search-q">{context.t(Msg::SearchTitle)}</label>
                <input
                    id="search-q"
                    type="search"
                    name="q"
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder=context.t(Msg::SearchHint)
                    prop:value=move || typed.get().into_string()
                    on:focus=move |_| finder.prepare()
                    on:input=move |event| go(platform::value_of(&event))
                />
            </form>
            {move || results(context, &typed.get(), &finder.find(&typed.get()))}
        </div>
    }
}

/// What was found; nothing while nothing is typed.
pub fn results(context: Context, typed: &str, found: &Found) -> Node {
    if found.words.is_empty() {
        return Node::Empty;
    }
    let count = match found.count {
        0 => context.t(Msg::SearchNothing).into(),
        count => fill(context.t(Msg::SearchFound), "n", &count.to_string()),
    };
    let groups: Vec<Node> = found.groups.iter().map(|one| group(context, typed, one, &found.words)).collect();
    view! {
        <p class="found" role="status">{count}</p>
        {groups}
    }
}

fn group(context: Context, typed: &str, group: &Group, words: &Words) -> Node {
    let name = match group.section {
        Section::Events => Msg::Calendar,
        Section::Supporters => Msg::Supporters,
        Section::Timeline => Msg::Timeline,
        _ => Msg::Help,
    };
    let rest = group.count - group.best.len();
    let more = (rest > 0).then(|| {
        let text = fill(context.t(Msg::SearchMore), "n", &rest.to_string());
        match group.address(typed) {
            Some(address) => view! { <p class="more"><a href=context.href(&address)>{text}</a></p> },
            None => view! { <p class="more">{text}</p> },
        }
    });
    let items: Vec<Node> = group.best.iter().map(|one| item(context, *one, words)).collect();
    view! {
        <section class="results" data-section=group.section.name()>
            <h2>{context.t(name)} " " <span class="count">{group.count.to_string()}</span></h2>
            <ul>{items}</ul>
            {more}
        </section>
    }
}

fn item(context: Context, item: Item, words: &Words) -> Node {
    let said = |text: &'static Text| {
        let found = context.text(text);
        (found.lang, found.text)
    };
    let (title, more) = match item {
        Item::Event(event) => {
            let lang = Some(&*event.locale).filter(|lang| !lang.is_empty());
            ((lang, &*event.title), (lang, &*event.description))
        }
        Item::Supporter(one) => {
            (said(&one.name), said(if one.job_title.is_empty() { &one.works_for } else { &one.job_title }))
        }
        Item::Entry(entry) => (said(&entry.title), said(&entry.description)),
        Item::Help(title, more, _) => (said(title), more.map_or((None, ""), said)),
    };
    let marked = |(lang, text): (Option<&'static str>, &'static str)| (lang, marked(text, &words.marks(text)));
    let (title_lang, title) = marked(title);
    let is_more = !more.1.is_empty();
    let (more_lang, more) = marked(more);
    view! {
        <li>
            <a href=context.href(&item.address())>
                <strong lang=title_lang dir=context.dir_of(title_lang)>{title}</strong>
                {is_more.then(|| view! { <span class="note" lang=more_lang dir=context.dir_of(more_lang)>{more}</span> })}
            </a>
        </li>
    }
}
