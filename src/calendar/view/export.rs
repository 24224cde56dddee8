//! Export of the calendar to the visitor's own: subscription and calendar file.

use super::state::State;
use crate::calendar::ics::select;
use crate::calendar::search::is_chosen;
use crate::content::Address;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{Node, view};
use leptos::prelude::*;

/// The links to subscribe and to save a file, with an explanation. A search or several categories have no feed, so they
/// offer only the file.
pub(super) fn export_links(state: State) -> Node {
    let context = state.context;
    let name = move || context.t(if is_selection(state) { Msg::CalendarTakeFound } else { Msg::CalendarSave });
    let save = move |click: leptos::ev::MouseEvent| {
        if untrack(|| is_selection(state)) {
            platform::prevent_default(&click);
            let file = [&*context.core.site.short_name, ".ics"].concat();
            let found = untrack(|| state.filter.with(|filter| filter.uids(state.events)));
            platform::save(untrack(|| feed(state)), file, move |feed| {
                select::events(feed, &|uid| found.binary_search(&uid).is_ok())
            });
        }
    };
    view! {
        <div class="subscribe">
            <p class="take">
                {move || (!is_selection(state)).then(|| subscribe(state))}
                <a class="button" href=move || feed(state) download="" on:click=save>{name}</a>
                <a class="button" href=context.href(&Address::Plan)>{context.t(Msg::PlanTitle)}</a>
            </p>
            {move || (!is_selection(state)).then(|| explanation(state))}
        </div>
    }
}

/// The link that subscribes in the visitor's calendar app; all apps support `webcal:`.
fn subscribe(state: State) -> Node {
    let address = address(state);
    let href = address.split_once(':').map(|(_, rest)| ["webcal:", rest].concat());
    view! { <a class="button" href=href data-live="">{state.context.t(Msg::CalendarSubscribe)}</a> }
}

fn explanation(state: State) -> Node {
    let context = state.context;
    view! {
        <p class="note">
            {context.t(Msg::CalendarSubscribeNote)}
            " "
            {context.t(Msg::CalendarSubscribeAddress)}
            " "
            <code data-live="">{address(state)}</code>
        </p>
    }
}

/// The absolute address of the feed: at the published origin and, after hydration, at the visitor's.
fn address(state: State) -> String {
    let context = state.context;
    let origin = if context.clock.get().live { platform::origin() } else { platform::published_origin(context) };
    [origin, feed(state)].concat()
}

/// The address of the feed: that of the selected category if there is exactly one, else that of all events.
fn feed(state: State) -> String {
    let category = state.query.with(|query| query.category.clone());
    let mut chosen = state.context.core.site.categories.iter().filter(|one| is_chosen(&category, &one.id));
    let name = match (chosen.next(), chosen.next()) {
        (Some(one), None) => &*one.id,
        _ => "all",
    };
    [&*state.context.base(), "/feeds/", name, ".ics"].concat()
}

/// Whether the current filter has no feed to subscribe to.
fn is_selection(state: State) -> bool {
    !state.words.read().trim().is_empty() || state.query.with(|query| query.category.contains(','))
}
