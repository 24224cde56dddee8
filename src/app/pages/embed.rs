//! Frames on other sites (`/embed/…`): lists that need no program. The page contains everything of the coming months;
//! `src/embed.js` filters it by the address and by date.
//!
//! A reader of the surrounding page has not visited this site: nothing is stored, the frame contains no help and no
//! “leave now”, and each link opens the site in place of the surrounding page (`<base target>` in the head).

use crate::app::prerender::Content;
use crate::app::upcoming::is_announced;
use crate::calendar::address::address;
use crate::calendar::agenda::{Group, by_month};
use crate::calendar::occurrences::{EventOccurrence, Occurrences};
use crate::calendar::{self, occurrences};
use crate::content::{Address, Embed, Supporter, SupporterType, Text};
use crate::dates::Date;
use crate::dates::edtf::Edtf;
use crate::i18n::Msg;
use crate::supporters;
use crate::timeline::chronicle::Chronicle;
use crate::ui::Context;
use crate::view::{IntoNode, Node, view};

/// How many months after the build a frame covers.
const MONTHS: i32 = 18;

/// The maximum number of items in a page.
const MAX: usize = 1000;

/// The displayed width of a photo (HTML's `sizes`): `.embed .faces` in the style.
const PHOTO: &str = "(min-width: 30rem) 9rem, 30vw";

/// The `<main>` of a frame.
pub(in crate::app) fn view(embed: Embed, content: &'static Content) -> Node {
    let context = Context::get();
    let (title, nothing, count) = match embed {
        Embed::Calendar => (Msg::Calendar, Msg::CalendarNothing, Some(12)),
        Embed::Next => (Msg::NextEvent, Msg::CalendarNothing, Some(3)),
        Embed::Wall => (Msg::Supporters, Msg::WallNone, None),
        Embed::Timeline => (Msg::Timeline, Msg::TimelineNothing, None),
    };
    let list = match embed {
        Embed::Calendar => calendar(context, content),
        Embed::Next => next(context, content),
        Embed::Wall => wall(context, content),
        Embed::Timeline => timeline(context, content),
    };
    let mut left = count.unwrap_or(usize::MAX);
    let is_empty = list.iter().all(|part| part.items.is_empty());
    let class = ["embed ", embed.name()].concat();
    view! {
        <main id="main" class=class data-count=count.map(|count| count.to_string())>
            <h1>
                <a href=context.href(&embed.page())>{context.t(title)}" "<small>{&*context.core.site.short_name}</small></a>
            </h1>
            {list.into_iter().map(|part| part.into_view(&mut left)).collect::<Vec<_>>()}
            <p class="nothing" hidden=!is_empty>{context.t(nothing)}</p>
        </main>
    }
}

/// Items below a heading of their own, or below the page's.
struct Part {
    heading: Option<String>,
    items: Vec<Item>,
}

impl Part {
    /// Renders up to `left` items and reduces it accordingly.
    fn into_view(self, left: &mut usize) -> Node {
        let is_over = *left == 0;
        let items: Vec<Node> = self
            .items
            .into_iter()
            .map(|item| {
                let is_shown = *left > 0 && !item.is_aside;
                *left -= usize::from(is_shown);
                item.into_view(is_shown)
            })
            .collect();
        match self.heading {
            Some(heading) => view! { <section hidden=is_over><h2>{heading}</h2><ol>{items}</ol></section> },
            None => view! { <ol>{items}</ol> },
        }
    }
}

/// One item of a frame, and the properties by which it is filtered.
#[derive(Default)]
struct Item {
    href: String,
    class: &'static str,
    /// Its category or kind: colour and name.
    shown: Option<Node>,
    /// Ids, separated by spaces.
    category: Option<String>,
    kind: Option<String>,
    field: Option<String>,
    country: Option<String>,
    /// The first and the last day of a dated item.
    days: Option<(Date, Date)>,
    /// Whether it is hidden once it is over.
    ends: bool,
    /// Whether it is shown only if its category is requested.
    is_aside: bool,
}

impl Item {
    fn into_view(self, is_shown: bool) -> Node {
        view! {
            <li
                class=self.class
                data-item=""
                data-category=self.category
                data-kind=self.kind
                data-field=self.field
                data-country=self.country
                data-first=self.days.map(|(first, _)| first.to_string())
                data-last=self.days.map(|(_, last)| last.to_string())
                data-over=self.ends.then_some("")
                data-aside=self.is_aside.then_some("")
                hidden=!is_shown
            >
                <a href=self.href>{self.shown}</a>
            </li>
        }
    }
}

/// All occurrences, and those from the day of the build on.
fn occurrences(context: Context, content: &'static Content) -> (Occurrences, Vec<EventOccurrence>) {
    let today = context.clock.get_untracked().today;
    let all = Occurrences::new(&content.events.entries);
    let next = all.between(today, today.add_months(MONTHS), MAX);
    (all, next)
}

fn item(context: Context, content: &'static Content, all: &Occurrences, one: &EventOccurrence) -> Item {
    let event = &content.events.entries[one.event];
    Item {
        href: context.href(&address(&content.events.entries, all, one)),
        class: calendar::color(context, event),
        shown: Some(calendar::told(context, event, one, occurrences::title(event, one.id).into_node())),
        category: Some(event.tags().collect::<Vec<_>>().join(" ")),
        days: Some((one.start.date(), one.last_day())),
        ends: true,
        ..Item::default()
    }
}

fn calendar(context: Context, content: &'static Content) -> Vec<Part> {
    let (all, next) = occurrences(context, content);
    let part = |group: Group| Part {
        heading: Some(context.month(group.year, group.month)),
        items: group.items.iter().map(|one| item(context, content, &all, one)).collect(),
    };
    by_month(next).into_iter().map(part).collect()
}

/// As on the home page, events for orientation only are not announced.
fn next(context: Context, content: &'static Content) -> Vec<Part> {
    let (all, next) = occurrences(context, content);
    let item = |one: &EventOccurrence| Item {
        is_aside: !is_announced(context, &content.events.entries, one.event),
        ..item(context, content, &all, one)
    };
    vec![Part { heading: None, items: next.iter().map(item).collect() }]
}

fn wall(context: Context, content: &'static Content) -> Vec<Part> {
    let all = content.supporters.supporters.iter().take(MAX).enumerate();
    let item = |(place, one): (usize, &'static Supporter)| Item {
        href: context.href(&Address::Supporters { open: Some((*one.id).into()), query: Default::default() }),
        shown: Some(supporters::portrait(context, one, place, PHOTO)),
        kind: Some(if one.kind == SupporterType::Person { "person" } else { "organization" }.into()),
        field: Some(one.field.to_string()),
        ..Item::default()
    };
    vec![Part { heading: None, items: all.map(item).collect() }]
}

fn timeline(context: Context, content: &'static Content) -> Vec<Part> {
    let entries = &content.timeline.entries;
    let kinds = &context.core.site.kinds;
    let today = context.clock.get_untracked().today;
    let all = Chronicle::new(content.timeline, kinds, today, &|at| context.str(&entries[at].title)).all;
    all[..all.len().min(MAX)]
        .chunk_by(|a, b| a.anchor.year() == b.anchor.year())
        .map(|part| Part {
            heading: Some(part[0].anchor.year().to_string()),
            items: part
                .iter()
                .map(|one| {
                    let entry = &entries[one.entry];
                    let date = Edtf::parse(&entry.date).map(|date| context.edtf(&date));
                    let kind = kinds.get(one.kind);
                    Item {
                        href: context.href(&Address::Timeline { open: Some((*entry.id).into()), query: "".into() }),
                        class: kind.map_or("", |kind| kind.class()),
                        shown: Some(named(context, &entry.title, date.unwrap_or_default())),
                        kind: kind.map(|kind| kind.id.to_string()),
                        country: Some(entry.countries.join(" ")),
                        days: Some((one.span.start, one.span.end)),
                        ..Item::default()
                    }
                })
                .collect(),
        })
        .collect()
}

fn named(context: Context, title: &'static Text, when: String) -> Node {
    let title = context.text(title);
    view! {
        <strong lang=title.lang dir=context.dir_of(title.lang)>{title.text}</strong>
        " "
        <span class="when">{when}</span>
    }
}
