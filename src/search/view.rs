//! The page `/search`: a field with the matches by section below it.

use super::site_index::{Found, Group, Item, SiteIndex};
use crate::content::{Address, CalendarView, Catalogue, Section, Text};
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::text::search::Words;
use crate::ui::{Context, SearchField, marked, prepare, routed};
use crate::view::{ElementRef, Memo, Node, StoredValue, view};

/// The maximum number of matches per section.
const MAX: usize = 8;

/// Items added to the index per step, so that typing is not delayed.
const STEP: usize = 200;

/// The island of `/search`.
pub fn island(context: Context, all: &'static Catalogue) -> Node {
    let title = move |_: &Address| context.page_title(context.t(Msg::SearchTitle));
    routed(context, title, move |address| page(context, all, address))
}

fn page(context: Context, all: &'static Catalogue, address: Memo<Address>) -> Node {
    let index = StoredValue::new(SiteIndex::new(all));
    let typed = Memo::new(move || match &*address.read() {
        Address::Search { q } => q.clone(),
        _ => "".into(),
    });
    let find = move |typed: &str| {
        if typed.trim().is_empty() {
            return Found::default();
        }
        index.update_value(|all| all.grow(usize::MAX));
        index.with_value(|all| all.find(typed, MAX))
    };
    let page = ElementRef::new();
    let field = SearchField {
        id: "search-q",
        label: context.t(Msg::SearchTitle),
        hint: context.t(Msg::SearchHint),
        is_first: true,
        action: context.href(&Address::search()),
        found: Box::new(move || page.find(".results a")),
        words: Box::new(move || typed.get().into_string()),
        begun: Box::new(move || prepare(move || index.update_value(|all| all.grow(STEP)))),
        typed: Box::new(move |words| platform::go(&context.href(&Address::Search { q: words.into() }), true)),
    };
    view! {
        <div class="search-page" ref=page>
            <h1>{context.t(Msg::SearchTitle)}</h1>
            {field.form()}
            {move || {
                let typed = typed.get();
                results(context, &typed, &find(&typed))
            }}
        </div>
    }
}

/// The matches. Without a query, and without scripts, links to the sections' lists.
pub fn results(context: Context, typed: &str, found: &Found) -> Node {
    if found.words.is_empty() {
        return lists(context);
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

/// Links to everything that can be found, by section.
fn lists(context: Context) -> Node {
    let all = [Section::Events, Section::Supporters, Section::Timeline, Section::Help];
    let links: Vec<Node> = all
        .into_iter()
        .filter(|section| context.core.site.has(&place(*section)))
        .map(|section| view! { <li><a href=context.href(&place(section))>{context.t(name(section))}</a></li> })
        .collect();
    view! {
        <p class="all">{context.t(Msg::SearchLists)}</p>
        <ul class="lists">{links}</ul>
    }
}

/// The address that lists all of a section.
fn place(section: Section) -> Address {
    match section {
        Section::Events => Address::calendar(CalendarView::Agenda),
        Section::Supporters => Address::wall(),
        Section::Timeline => Address::timeline(),
        _ => Address::Help,
    }
}

fn name(section: Section) -> Msg {
    match section {
        Section::Events => Msg::Calendar,
        Section::Supporters => Msg::Supporters,
        Section::Timeline => Msg::Timeline,
        _ => Msg::Help,
    }
}

fn group(context: Context, typed: &str, group: &Group, words: &Words) -> Node {
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
            <h2>{context.t(name(group.section))} " " <span class="count">{group.count.to_string()}</span></h2>
            <ul>{items}</ul>
            {more}
        </section>
    }
}

/// A link with the title, and a text below it. A warning sign is only a text.
fn item(context: Context, item: Item, words: &Words) -> Node {
    let finding = item.finding;
    let more = if finding.text.is_empty() { finding.places.first() } else { Some(&finding.text) };
    let (title, more) = match finding.title.is_empty() {
        true => (&finding.text, None),
        false => (&finding.title, more),
    };
    let shown = |text: &'static Text| {
        let found = context.text(text);
        (found.lang, marked(found.text, &words.marks(found.text)))
    };
    let (lang, title) = shown(title);
    let more = more
        .map(shown)
        .map(|(lang, more)| view! { <span class="note" lang=lang dir=context.dir_of(lang)>{more}</span> });
    view! {
        <li>
            <a href=context.href(&item.address())>
                <strong lang=lang dir=context.dir_of(lang)>{title}</strong>
                {more}
            </a>
        </li>
    }
}
