//! The views of the calendar: an island with the addresses `/calendar` and below.
//!
//! The core computes what is shown, the views render it, and [`crate::platform`] accesses the browser. Rows, cells and
//! list items hold no closures: a step to another month renders them again, and only the differences reach the DOM.

mod agenda;
mod day;
mod event;
mod export;
mod filter;
mod item;
mod jump;
mod month;
mod pages;
mod plan;
mod programme;
mod sheets;
mod star;
mod state;
mod steps;
mod turn;
mod words;
mod year;

use crate::content::{Address, CalendarView, Events};
use crate::i18n::Msg;
use crate::ui::{Context, Tool, routed, toolbar};
use crate::view::{IntoNode, Memo, Node, RwSignal, effect, view};
use sheets::Sheets;
use state::{Kind, State};

#[cfg(not(target_arch = "wasm32"))]
pub use event::event_page;
pub use event::{Part, occurrence};
pub use plan::plan_island;
pub use programme::programme;
pub use words::heading;

#[cfg(not(target_arch = "wasm32"))]
pub use {
    item::told,
    pages::YEARS_AHEAD,
    words::{color, status, when},
};

/// Renders the programme of a day or a week; in a part of the program of its own.
pub type Programme = fn(State) -> Node;

/// Loads that part and passes the function on; passes `None` if loading fails.
pub type LoadProgramme = fn(Box<dyn FnOnce(Option<Programme>)>);

/// The calendar's island.
pub fn island(context: Context, events: &'static Events, load: LoadProgramme) -> Node {
    routed(
        context,
        move |address| title(context, address),
        move |address| calendar(State::new(context, &events.entries, address), load),
    )
}

fn title(context: Context, address: &Address) -> String {
    match address {
        Address::Calendar(view, _) => context.page_title(&heading(context, *view)),
        _ => context.page_title(context.t(Msg::Calendar)),
    }
}

fn calendar(state: State, load: LoadProgramme) -> Node {
    let programme = loaded(state, load);
    // Constant between days and weeks, so that the programme keeps its element and focus.
    let has_programme = Memo::new(move || state.days().is_some());
    let months = Sheets::months(state);
    let years = Sheets::years(state);
    view! {
        <div class="calendar-head">
            <h1 id="calendar-title">{move || title_of(state)}</h1>
            {steps::steps(state)}
            {controls(state)}
        </div>
        {filter::found(state)}
        <p class="unseen" role="status">{announcement(state)}</p>
        {move || state.has(Kind::Month).then(|| month::month(state, months))}
        {move || programme.get().filter(|_| has_programme.get()).map(|programme| programme(state))}
        {move || state.has(Kind::Year).then(|| year::year(years))}
        {move || state.has(Kind::Agenda).then(|| agenda::agenda(state))}
        {export::export_links(state)}
        {day::panel(state)}
    }
}

/// The programme, loaded on first use. If loading fails, the day is shown in its month.
fn loaded(state: State, load: LoadProgramme) -> RwSignal<Option<Programme>> {
    let programme = RwSignal::new(None::<Programme>);
    effect(move || {
        let Some((from, to)) = state.days() else { return };
        if programme.get_untracked().is_some() {
            return;
        }
        load(Box::new(move |loaded| match loaded {
            Some(_) => programme.set(loaded),
            None => state.show_in_month(from, from == to),
        }));
    });
    programme
}

/// The controls: view, search and filter; folded on phones.
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

/// The heading. `/calendar` has two, one for the month and one for the agenda that phones show; the style sheet shows
/// the one that applies.
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

/// The text of the live region: a summary of the last change, initially empty.
fn announcement(state: State) -> impl Fn() -> String + Send {
    let text = RwSignal::new(String::new());
    let mut before = None;
    effect(move || {
        let now = words::summary(state.context, &state.heading(), state.count());
        // The first change of the day after hydration is caused by the clock, not by the visitor.
        if before.replace(now.clone()).is_some_and(|before| before != now) {
            text.set(now);
        }
    });
    move || text.get()
}
