//! The controls: axis or list, zoom, kinds, country, and the tour.

use super::moves;
use super::stage::TimelineState;
use crate::content::Address;
use crate::i18n::Msg;
use crate::platform;
use crate::timeline::query::{Filter, Mode};
use crate::ui::{SearchField, Tool, toolbar};
use crate::view::{Node, view};

/// All controls: on phones one row of buttons, otherwise always open.
pub(super) fn controls(stage: TimelineState) -> Node {
    let is_narrowed = move || stage.query.read().filter.is_narrowed();
    let is_searched = move || !stage.query.read().filter.words.is_empty();
    let tools = vec![
        Tool::view(switch(stage)),
        Tool::find(is_searched, search(stage)),
        Tool::filter(is_narrowed, filters(stage)),
    ];
    toolbar("controls", Node::Many(vec![zoom(stage), story(stage)]), tools)
}

/// Axis or list.
fn switch(stage: TimelineState) -> Node {
    let context = stage.context;
    let to = move |mode: Mode| move || context.href(&stage.address(&stage.query.read().in_mode(mode)));
    let is = move |mode: Mode| move || (stage.suited.get().is_some() && stage.mode() == Some(mode)).then_some("true");
    view! {
        <nav class="switch" aria-label=context.t(Msg::TimelineView)>
            <a class="to-axis" href=to(Mode::Axis) aria-current=is(Mode::Axis) data-noscroll="">{context.t(Msg::TimelineAxis)}</a>
            <a class="to-list" href=to(Mode::List) aria-current=is(Mode::List) data-noscroll="">{context.t(Msg::Agenda)}</a>
        </nav>
    }
}

fn zoom(stage: TimelineState) -> Node {
    let context = stage.context;
    let button = move |message: Msg, sign: &'static str, act: fn(TimelineState)| {
        view! { <button type="button" class="button" aria-label=context.t(message) title=context.t(message) on:click=move |_| act(stage)>{sign}</button> }
    };
    view! {
        <div class="zoom" role="group" aria-label=context.t(Msg::TimelineZoom)>
            {button(Msg::TimelineBack, "‹", |stage| moves::pan_steps(stage, -1))}
            {button(Msg::TimelineForward, "›", |stage| moves::pan_steps(stage, 1))}
            {button(Msg::TimelineZoomOut, "−", |stage| moves::zoom_steps(stage, -2))}
            {button(Msg::TimelineZoomIn, "+", |stage| moves::zoom_steps(stage, 2))}
            {button(Msg::TimelineFit, "⤢", moves::show_all)}
        </div>
    }
}

/// Plays and pauses the tour from anywhere: content that changes by itself must be easy to stop (WCAG 2.2.2).
fn story(stage: TimelineState) -> Node {
    let context = stage.context;
    let name = move || context.t(if stage.is_playing.get() { Msg::TimelinePause } else { Msg::TimelinePlay });
    let progress = move || {
        stage.is_playing.get().then(|| {
            view! { <progress max="100" value=move || stage.progress.get().to_string() aria-label=context.t(Msg::TimelinePlay)></progress> }
        })
    };
    view! {
        <div class="story">
            <button type="button" class="button primary tour" class:playing=move || stage.is_playing.get() on:click=move |_| moves::toggle_tour(stage)>
                {name}
            </button>
            {progress}
        </div>
    }
}

fn search(stage: TimelineState) -> Node {
    let context = stage.context;
    let field = SearchField {
        id: "timeline-q",
        label: context.t(Msg::TimelineSearch),
        hint: context.t(Msg::TimelineSearch),
        is_first: false,
        action: context.href(&Address::timeline()),
        found: Box::new(move || stage.whole.find(".list a, .scene a[tabindex='0'], .nothing a")),
        words: Box::new(move || stage.query.read().filter.words.clone().into_string()),
        begun: Box::new(move || stage.search.prepare()),
        typed: Box::new(move |words| moves::look_for(stage, &words)),
    };
    field.form()
}

/// Kinds as chips, countries as a select, each with the number of entries it would leave.
fn filters(stage: TimelineState) -> Node {
    let context = stage.context;
    let kinds: Vec<_> = stage.used_kinds().map(|kind| kind_chip(stage, kind)).collect();
    let all = move || named(context.t(Msg::TimelineAllCountries), stage.counts.read().all);
    let countries: Vec<_> = (0..stage.counts.read_untracked().countries.len()).map(|nth| country(stage, nth)).collect();
    view! {
        <div class="filters">
            <div class="kinds" role="group" aria-label=context.t(Msg::TimelineKinds)>{kinds}</div>
            <label class="countries">
                <span class="unseen">{context.t(Msg::TimelineCountriesHeading)}</span>
                <select
                    prop:value=move || stage.query.read().filter.country.clone().into_string()
                    on:change=move |event| moves::choose_country(stage, &platform::value_of(&event))
                >
                    <option value="">{all}</option>
                    {countries}
                </select>
            </label>
        </div>
    }
}

/// Shown if the filter leaves nothing.
pub(super) fn nothing(stage: TimelineState) -> Node {
    let context = stage.context;
    let all = move || context.href(&stage.address(&stage.query.read().filtered(Filter::default())));
    view! { <p class="nothing">{context.t(Msg::TimelineNothing)}" "<a href=all data-noscroll="">{context.t(Msg::TimelineFit)}</a></p> }
}

fn kind_chip(stage: TimelineState, kind: usize) -> Node {
    let id = stage.kind_id(kind);
    let is_chosen = move || stage.query.read().filter.is_chosen(id);
    view! {
        <button
            type="button"
            class=["chip ", stage.color(kind)].concat()
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| moves::toggle_kind(stage, id)
        >
            {stage.kind(kind)}
            " "
            <span class="count">{move || stage.counts.read().kinds[kind].to_string()}</span>
        </button>
    }
}

fn country(stage: TimelineState, nth: usize) -> Node {
    let (code, _) = stage.counts.read_untracked().countries[nth];
    let text = move || named(stage.country(code), stage.counts.read().countries[nth].1);
    view! { <option value=code>{text}</option> }
}

fn named(name: &str, count: usize) -> String {
    [name, " (", &count.to_string(), ")"].concat()
}
