//! What is shown, for the visitor's own calendar.

use super::state::State;
use crate::calendar::ics::select;
use crate::calendar::search::is_chosen;
use crate::i18n::Msg;
use crate::platform;
use crate::ui::{Node, view};
use leptos::prelude::*;

/// The calendar to subscribe to; of what a search or several categories leave a file, since that has no address.
pub(super) fn take(state: State) -> Node {
    let context = state.context;
    let name = move || context.t(if is_selection(state) { Msg::CalendarTakeFound } else { Msg::CalendarSubscribe });
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
        <p class="take"><a class="button" href=move || feed(state) download="" on:click=save>{name}</a></p>
    }
}

/// Of the one category that is chosen, else of all.
fn feed(state: State) -> String {
    let category = state.query.with(|query| query.category.clone());
    let mut chosen = state.context.core.site.categories.iter().filter(|one| is_chosen(&category, &one.id));
    let name = match (chosen.next(), chosen.next()) {
        (Some(one), None) => &*one.id,
        _ => "all",
    };
    [&*state.context.base(), "/feeds/", name, ".ics"].concat()
}

/// Whether what is left can't be subscribed to.
fn is_selection(state: State) -> bool {
    !state.words.read().trim().is_empty() || state.query.with(|query| query.category.contains(','))
}
