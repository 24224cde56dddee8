//! What can be chosen: axis or list, how near, which kinds, which country; and the tour.

use super::moves;
use super::stage::Stage;
use crate::content::Address;
use crate::i18n::Msg;
use crate::timeline::compact::sorted;
use crate::timeline::query::{Filter, Mode};
use crate::ui::{Node, view};

/// Axis or list, zoom, tour.
pub(super) fn bar(stage: Stage) -> Node {
    let context = stage.context;
    let to = move |mode: Mode| move || context.href(&stage.address(&stage.query.read().in_mode(mode)));
    let is = move |mode: Mode| move || (stage.suited.get().is_some() && stage.mode() == Some(mode)).then_some("true");
    let button = move |message: Msg, sign: &'static str, act: fn(Stage)| {
        view! { <button class="button" aria-label=context.t(message) title=context.t(message) on:click=move |_| act(stage)>{sign}</button> }
    };
    let tour = move || context.t(if stage.is_playing.get() { Msg::TimelinePause } else { Msg::TimelinePlay });
    view! {
        <div class="bar">
            <nav class="switch" aria-label=context.t(Msg::TimelineView)>
                <a class="to-axis" href=to(Mode::Axis) aria-current=is(Mode::Axis) data-noscroll="">{context.t(Msg::TimelineAxis)}</a>
                <a class="to-list" href=to(Mode::List) aria-current=is(Mode::List) data-noscroll="">{context.t(Msg::Agenda)}</a>
            </nav>
            <div class="zoom" role="group" aria-label=context.t(Msg::TimelineZoom)>
                {button(Msg::TimelineBack, "‹", |stage| moves::pan_steps(stage, -1))}
                {button(Msg::TimelineForward, "›", |stage| moves::pan_steps(stage, 1))}
                {button(Msg::TimelineZoomOut, "−", |stage| moves::zoom_steps(stage, -2))}
                {button(Msg::TimelineZoomIn, "+", |stage| moves::zoom_steps(stage, 2))}
                {button(Msg::TimelineFit, "⤢", moves::show_all)}
            </div>
            <button class="button primary tour" class:playing=move || stage.is_playing.get() on:click=move |_| moves::toggle_tour(stage)>
                {tour}
            </button>
            {move || {
                stage.is_playing.get().then(|| {
                    view! { <progress max="100" value=move || stage.progress.get().to_string() aria-label=context.t(Msg::TimelinePlay)></progress> }
                })
            }}
        </div>
    }
}

/// Kinds as switches, countries as links with counts.
pub(super) fn filters(stage: Stage) -> Node {
    let context = stage.context;
    let kinds: Vec<_> = (0..stage.chronicle.rooms.len())
        .filter(|&kind| stage.chronicle.rooms[kind].count > 0)
        .map(|kind| kind_switch(stage, kind))
        .collect();
    let chosen = move || {
        let code = stage.query.read().filter.country.clone();
        let known = country_counts(stage).into_iter().find(|(known, _)| *known == &*code);
        known.map_or(context.t(Msg::TimelineAllCountries), |(code, _)| stage.country(code))
    };
    let countries: Vec<_> =
        country_counts(stage).into_iter().map(|(code, count)| country_link(stage, code, count)).collect();
    view! {
        <div class="filters">
            <div class="kinds" role="group" aria-label=context.t(Msg::TimelineKinds)>{kinds}</div>
            <details class="countries">
                <summary class="chip"><span class="unseen">{context.t(Msg::TimelineCountriesHeading)}": "</span>{chosen}</summary>
                <nav aria-label=context.t(Msg::TimelineCountriesHeading)>
                    {country_link(stage, "", stage.chronicle.all.len())}
                    {countries}
                </nav>
            </details>
        </div>
    }
}

/// When the filter leaves nothing.
pub(super) fn nothing(stage: Stage) -> Node {
    let context = stage.context;
    let all = move || context.href(&stage.address(&stage.query.read().filtered(Filter::default())));
    view! { <p class="nothing">{context.t(Msg::TimelineNothing)}" "<a href=all data-noscroll="">{context.t(Msg::TimelineFit)}</a></p> }
}

fn kind_switch(stage: Stage, kind: usize) -> Node {
    let id: &'static str = stage.context.core.site.kinds.get(kind).map_or("", |kind| &kind.id);
    let is_on = move || stage.query.read().filter.has_kind(id);
    view! {
        <button
            class=["chip ", stage.color(kind)].concat()
            aria-pressed=move || if is_on() { "true" } else { "false" }
            on:click=move |_| moves::toggle_kind(stage, id)
        >
            {stage.kind(kind)}
            " "
            <span class="count">{stage.chronicle.rooms[kind].count.to_string()}</span>
        </button>
    }
}

/// All entries with a country, most first.
fn country_counts(stage: Stage) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for code in stage.timeline.entries.briefs().flat_map(|entry| entry.countries()) {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    let order = sorted((0..counts.len()).collect(), &|a, b| counts[b].1.cmp(&counts[a].1));
    order.into_iter().map(|at| counts[at]).collect()
}

fn country_link(stage: Stage, code: &'static str, count: usize) -> Node {
    let name = if code.is_empty() { stage.context.t(Msg::TimelineAllCountries) } else { stage.country(code) };
    let to = move || -> Address {
        let query = stage.query.read();
        stage.address(&query.filtered(query.filter.of_country(code)))
    };
    let is_current = move || (&*stage.query.read().filter.country == code).then_some("true");
    view! {
        <a class="chip" href=move || stage.context.href(&to()) aria-current=is_current data-noscroll="">
            {name}
            " "
            <span class="count">{count.to_string()}</span>
        </a>
    }
}
