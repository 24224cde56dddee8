//! Search, categories and the number of results. A selected category means “only these”.

use super::state::{FIRST, Kind, State};
use crate::calendar::occurrences;
use crate::calendar::search;
use crate::content::{Address, CalendarQuery, CalendarView, Named};
use crate::i18n::{Msg, fill};
use crate::ui::SearchField;
use crate::view::{IntoNode, Node, view};

/// The search field.
pub(super) fn search(state: State) -> Node {
    let context = state.context;
    let field = SearchField {
        id: "calendar-q",
        label: context.t(Msg::CalendarSearch),
        hint: context.t(Msg::CalendarSearch),
        is_first: false,
        action: context.href(&Address::calendar(CalendarView::Now)),
        found: Box::new(move || state.found.find("a")),
        words: Box::new(move || state.words.get().into_string()),
        begun: Box::new(move || state.search.prepare()),
        typed: Box::new(move |words| state.type_words(&words)),
    };
    field.form()
}

/// The categories, each with the number of its events that match the search.
pub(super) fn categories(state: State) -> Node {
    let chips = state.context.core.site.categories.iter().enumerate().map(|(n, category)| chip(state, n, category));
    view! {
        <nav class="categories" aria-label=state.context.t(Msg::CalendarCategories)>{chips.collect::<Vec<_>>()}</nav>
    }
}

fn is_filtered(state: State) -> bool {
    state.filter.with(search::Filter::is_active)
}

/// The button of a category: whether it is selected, and how many of its events match the search.
fn chip(state: State, n: usize, category: &'static Named) -> Node {
    let href = move || {
        let category = state.query.with(|query| search::toggled(&query.category, &category.id));
        state.href_with(state.view.get(), CalendarQuery { q: state.words.get(), category, ..Default::default() })
    };
    let current = move || state.query.with(|query| search::is_chosen(&query.category, &category.id)).then_some("true");
    let count = move || state.counts.with(|counts| counts[n]).to_string();
    view! {
        <a class=["chip ", category.class()].concat() href=href aria-current=current data-noscroll="">
            {state.context.str(&category.name)}
            " "
            <span class="count">{count}</span>
        </a>
    }
}

/// The number of occurrences; if filtered, the number of matches, where others are, and a link that clears the filter.
/// The line is always present, so that nothing moves while typing.
pub(super) fn found(state: State) -> Node {
    let class = move || if is_filtered(state) { "found on" } else { "found" };
    let line = move || match is_filtered(state) {
        true => left(state),
        // The agenda is extended on request, so the number of its occurrences carries no information.
        false if state.kind.get() == Kind::Agenda => Node::Empty,
        false => state.context.count(Msg::CalendarCount, state.count()).into_node(),
    };
    view! { <p class=class data-live="" ref=state.found>{line}</p> }
}

fn left(state: State) -> Node {
    let context = state.context;
    let count = state.count();
    let text = match count {
        0 => context.t(Msg::CalendarNothing).into(),
        _ if state.has_more() => context.at_least(Msg::CalendarFound, count),
        _ => context.count(Msg::CalendarFound, count),
    };
    let elsewhere = state.match_elsewhere().map(|one| {
        let date = one.start.date();
        let what = [&*context.day(date), " – ", occurrences::title(&state.events[one.event], one.id)].concat();
        let to = match state.kind.get() {
            Kind::Year => CalendarView::Year(date.year()),
            Kind::Day => CalendarView::Day(date),
            Kind::Week => CalendarView::Week(date.first_of_week(FIRST)),
            _ => CalendarView::Month(date.year(), date.month()),
        };
        let is_later = match state.days() {
            Some((_, last)) => date > last,
            None => (date.year(), date.month()) > state.month.get(),
        };
        let name = if is_later { Msg::CalendarNext } else { Msg::CalendarPrevious };
        view! { <a class="next-match" href=state.href(to) data-noscroll="">{fill(context.t(name), "what", &what)}</a> }
    });
    let clear = state.href_with(state.view.get(), CalendarQuery::default());
    view! {
        <span>{text}</span>
        {elsewhere}
        <a class="clear" href=clear data-noscroll="">{context.t(Msg::CalendarClear)}</a>
    }
}
