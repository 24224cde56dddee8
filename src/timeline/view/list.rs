//! The entries as a list by year: for phones, screen readers and print, and for those who prefer it.

use super::stage::TimelineState;
use crate::dates::words::long;
use crate::i18n::Msg;
use crate::ui::marked;
use crate::view::{IntoNode, Node, view};

/// The maximum number of entries in the page.
const PAGE: usize = 100;
/// A larger number of countries is only counted.
const NAMED: usize = 4;

/// The list by year; of a long one, the part given by the address.
pub(super) fn list(stage: TimelineState) -> Node {
    view! {
        <div class="list">
            {move || more(stage, Msg::TimelineEarlier, false)}
            <ol class="years">{move || years(stage)}</ol>
            {move || more(stage, Msg::TimelineLater, true)}
        </div>
    }
}

fn part(stage: TimelineState) -> Vec<usize> {
    let after = stage.query.read().after;
    stage.shown.read().iter().copied().skip(after).take(PAGE).collect()
}

fn years(stage: TimelineState) -> Vec<Node> {
    let part = part(stage);
    part.chunk_by(|&a, &b| stage.dated(a).anchor.year() == stage.dated(b).anchor.year())
        .map(|year| {
            view! {
                <li class="year">
                    <h2>{stage.dated(year[0]).anchor.year().to_string()}</h2>
                    <ol>{year.iter().map(|&at| row(stage, at)).collect::<Vec<_>>()}</ol>
                </li>
            }
        })
        .collect()
}

fn row(stage: TimelineState, at: usize) -> Node {
    let entry = stage.entry(at);
    let dated = stage.dated(at);
    let context = stage.context;
    let is_open = move || (stage.open.get() == Some(at)).then_some("true");
    let found = context.text(&entry.title);
    let places = countries(stage, at).map(|places| view! { <span class="places">{places}</span> });
    view! {
        <li class=["row ", stage.color(dated.kind)].concat()>
            <a
                href=move || context.href(&stage.entry_address(at))
                data-entry=&*entry.id
                data-noscroll=""
                aria-current=is_open
                lang=found.lang
                dir=context.dir_of(found.lang)
            >
                {marked(found.text, &stage.found.read().words.marks(found.text))}
            </a>
            <p class="when">{spoken(stage, at)}</p>
            <p class="what"><span class="kind">{stage.kind(dated.kind)}</span>{places}</p>
        </li>
    }
}

/// The date, with the complete wording for screen readers if the visible form omits something.
fn spoken(stage: TimelineState, at: usize) -> Node {
    let short = stage.date(at);
    let full = stage.edtf(at).map(|date| long(&date, &stage.context.core.messages.dates)).unwrap_or_default();
    if full == short {
        return short.into_node();
    }
    view! { <span aria-hidden="true">{short}</span><span class="unseen">{full}</span> }
}

fn countries(stage: TimelineState, at: usize) -> Option<String> {
    let codes = &stage.entry(at).countries;
    match codes.len() {
        0 => None,
        1..=NAMED => Some(codes.iter().map(|code| stage.country(code)).collect::<Vec<_>>().join(", ")),
        count => Some(stage.context.count(Msg::TimelineCountCountries, count)),
    }
}

/// The link to the entries before or after those in the page.
fn more(stage: TimelineState, message: Msg, is_later: bool) -> Option<Node> {
    let query = stage.query.read();
    let count = stage.shown.read().len();
    let to = if is_later { query.after + PAGE } else { query.after.saturating_sub(PAGE) };
    let is_there = if is_later { to < count } else { query.after > 0 };
    is_there.then(|| {
        let rest = if is_later { count - to } else { query.after };
        view! { <a class="button" href=stage.context.href(&stage.address(&query.at(to)))>{stage.context.count(message, rest)}</a> }
    })
}
