//! The open entry: beside the axis or list where there is space, in place of them on a phone.

use super::stage::TimelineState;
use crate::content::{Entry, Text, entry_photo};
use crate::dates::words::long;
use crate::i18n::Msg;
use crate::ui::{credit, focused, map, photo, related, sources, text};
use crate::view::{Node, view};

/// Everything about an entry.
pub(super) fn panel(stage: TimelineState, at: usize) -> Node {
    let context = stage.context;
    let entry = stage.entry(at);
    let dated = stage.dated(at);
    let named = entry.sources.iter().filter_map(|at| stage.timeline.sources.get(usize::from(*at)));
    let date = stage.edtf(at).map(|date| long(&date, &context.core.messages.dates));
    view! {
        <article class=["entry ", stage.color(dated.kind)].concat() aria-labelledby="timeline-entry">
            <p class="kind">{stage.kind(dated.kind)}</p>
            <h2 id="timeline-entry" ref=stage.heading tabindex="-1" on:keydown=move |event| super::moves::arrived_key(stage, &event)>
                {text(&entry.title)}
            </h2>
            <p class="when">{date}</p>
            {picture(stage, entry)}
            {paragraph("about", &entry.description)}
            {paragraph("note", &entry.note)}
            {countries(stage, at)}
            {sources(&named.collect::<Vec<_>>())}
            {related(&entry.related)}
            <nav class="steps" aria-label=context.t(Msg::TimelineSteps)>
                {step(stage, at, Msg::TimelinePrevious, false)}
                {step(stage, at, Msg::TimelineNext, true)}
            </nav>
            <a
                class="button close"
                href=move || context.href(&stage.closed_address())
                data-noscroll=""
                on:click=move |event| super::moves::close_click(stage, &event)
            >
                {context.t(Msg::TimelineClose)}
            </a>
        </article>
    }
}

/// The panel's width: style/timeline.css.
const SIZES: &str = "(min-width: 72rem) 22rem, (min-width: 64rem) 18rem, 100vw";

fn picture(stage: TimelineState, entry: &'static Entry) -> Option<Node> {
    let context = stage.context;
    entry.photo.as_ref().map(|one| {
        view! {
            <figure class="picture">
                {photo(context, one, &entry_photo(&entry.id), focused(one.focus), SIZES.into())}
                <figcaption>{credit(context, one)}</figcaption>
            </figure>
        }
    })
}

fn paragraph(class: &'static str, said: &'static Text) -> Option<Node> {
    (!said.is_empty()).then(|| view! { <p class=class>{text(said)}</p> })
}

fn countries(stage: TimelineState, at: usize) -> Option<Node> {
    let entry = stage.entry(at);
    let codes = &entry.countries;
    (!codes.is_empty()).then(|| {
        view! {
            <h3>{stage.context.t(Msg::TimelineCountriesHeading)}</h3>
            {map(stage.context, &entry.map, stage.context.t(Msg::TimelineMap).into())}
            <p class="places">{codes.iter().map(|code| stage.country(code)).collect::<Vec<_>>().join(", ")}</p>
        }
    })
}

/// To the previous or next visible entry. Back still closes.
fn step(stage: TimelineState, at: usize, message: Msg, is_next: bool) -> Option<Node> {
    let shown = stage.shown.read();
    let found = shown.partition_point(|&one| one < at);
    let to = if is_next {
        shown.get(found + usize::from(shown.get(found) == Some(&at)))
    } else {
        found.checked_sub(1).and_then(|before| shown.get(before))
    };
    to.copied().map(|to| {
        view! {
            <a
                class=if is_next { "next" } else { "previous" }
                href=move || stage.context.href(&stage.entry_address(to))
                data-noscroll=""
                prop:replace=true
            >
                <span>{stage.context.t(message)}</span>
                <strong>{stage.title(to)}</strong>
            </a>
        }
    })
}
