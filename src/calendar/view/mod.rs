//! The calendar as people see it: an island with the addresses `/calendar` and below.
//!
//! Views say what is to be seen; what it is comes from the core, what the browser has to do from
//! [`crate::platform`]. Rows, cells and list items hold no closures: a step to another month renders
//! them again in place, and only what differs reaches the page.

mod agenda;
mod day;
#[cfg(not(target_arch = "wasm32"))]
mod event;
mod filter;
mod item;
mod jump;
mod month;
mod occurrence;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod repeats;
mod state;
mod steps;
mod take;
mod words;
mod year;

use crate::content::{Address, CalendarView, Events};
use crate::i18n::Msg;
use crate::ui::{Context, Tool, routed, toolbar};
use crate::view::{IntoNode, Node, Signal, effect, view};
use state::{Kind, State};

#[cfg(not(target_arch = "wasm32"))]
pub use event::event_page;
pub use occurrence::{Part, occurrence};
pub use words::heading;

#[cfg(not(target_arch = "wasm32"))]
pub use {
    item::told,
    words::{color, status, when},
};

/// The calendar: an island.
pub fn island(context: Context, events: &'static Events) -> Node {
    routed(
        context,
        move |address| title(context, address),
        move |address| calendar(State::new(context, &events.entries, address)),
    )
}

fn title(context: Context, address: &Address) -> String {
    match address {
        Address::Calendar(view, _) => context.page_title(&heading(context, *view)),
        _ => context.page_title(context.t(Msg::Calendar)),
    }
}

fn calendar(state: State) -> Node {
    view! {
        <div class="calendar-head">
            <h1 id="calendar-title">{move || title_of(state)}</h1>
            {steps::steps(state)}
            {controls(state)}
        </div>
        {filter::found(state)}
        <p class="unseen" role="status">{announcement(state)}</p>
        {move || state.has(Kind::Month).then(|| month::month(state))}
        {move || state.has(Kind::Year).then(|| year::year(state))}
        {move || state.has(Kind::Agenda).then(|| agenda::agenda(state))}
        {take::take(state)}
        {day::panel(state)}
    }
}

/// How it is shown, what is searched for, what is left out: folded on phones.
fn controls(state: State) -> Node {
    let is_searching = move || !state.words.read().trim().is_empty();
    let is_chosen = move || state.query.with(|query| !query.category.is_empty());
    let tools = vec![
        Tool::view(view! { {steps::views(state)}{jump::jump(state)} }),
        Tool::find(is_searching, filter::search(state)),
        Tool::filter(is_chosen, filter::categories(state)),
    ];
    toolbar("calendar-tools", Node::Empty, tools)
}

/// The heading. `/calendar` has two: of the month, and for phones, which see what comes; style shows the one that suits.
fn title_of(state: State) -> Node {
    if state.view.get() != CalendarView::Now {
        return state.heading().into_node();
    }
    let (year, month) = state.month.get();
    view! {
        <span class="only-wide">{state.context.month(year, month)}</span>
        <span class="only-narrow">{state.context.t(Msg::Calendar)}</span>
    }
}

/// What changed, in a few words: nothing until something has.
fn announcement(state: State) -> impl Fn() -> String + Send {
    let text = Signal::new(String::new());
    let mut before = None;
    effect(move || {
        let now = words::summary(state.context, &state.heading(), state.count());
        // The first days after hydration is the clock's, not the visitor's doing.
        if before.replace(now.clone()).is_some_and(|before| before != now) {
            text.set(now);
        }
    });
    move || text.get()
}
