//! The occurrences in the plan by month, each with its button; below them, entries that are no longer in the calendar.

use super::super::star::star;
use super::super::{item, words};
use super::State;
use crate::calendar::address::address;
use crate::calendar::occurrences::{self, EventOccurrence};
use crate::calendar::plan::listed::{entry_of, overlaps};
use crate::calendar::plan::{Entry, Plan};
use crate::dates::Date;
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::view::{IntoNode, Memo, Node, view};

/// An occurrence of the list.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    one: EventOccurrence,
    entry: Entry,
    /// Other occurrences of the plan at the same time.
    beside: Vec<EventOccurrence>,
}

/// The list: upcoming occurrences, then past ones.
pub(super) fn list(state: State) -> Node {
    let rows = Memo::new(move || rows(state));
    let months = move || {
        let today = state.context.today();
        let (over, coming): (Vec<Row>, Vec<Row>) = rows.get().into_iter().partition(|row| row.one.last_day() < today);
        let mut sections: Vec<Node> =
            coming.chunk_by(|a, b| month(a) == month(b)).map(|rows| of_month(state, rows)).collect();
        if !over.is_empty() {
            sections.push(section(state, state.context.t(Msg::CalendarPast).into(), &over));
        }
        sections
    };
    view! {
        <div class="plan-months" data-live="">{months}</div>
        {move || gone(state)}
    }
}

fn rows(state: State) -> Vec<Row> {
    let found = state.shown.with(|plan| state.listed(plan).found);
    let entry = |one: &EventOccurrence| state.all.with_value(|all| entry_of(state.events, all, one));
    let chosen: Vec<EventOccurrence> = found.iter().filter(|one| state.choice.has(&entry(one))).copied().collect();
    let beside = overlaps(state.events, &chosen, &platform::instant);
    let beside_of = |one: &EventOccurrence| {
        let at = chosen.iter().position(|other| other == one);
        at.map(|at| beside[at].iter().map(|other| chosen[*other]).collect()).unwrap_or_default()
    };
    found.iter().map(|one| Row { one: *one, entry: entry(one), beside: beside_of(one) }).collect()
}

fn month(row: &Row) -> (i32, u8) {
    let date: Date = row.one.start.date();
    (date.year(), date.month())
}

fn of_month(state: State, rows: &[Row]) -> Node {
    let (year, month) = rows.first().map_or((0, 1), month);
    section(state, state.context.month(year, month), rows)
}

fn section(state: State, heading: String, rows: &[Row]) -> Node {
    let items: Vec<Node> = rows.iter().map(|row| row_node(state, row)).collect();
    view! {
        <section>
            <h2>{heading}</h2>
            <ol class="plan-list">{items}</ol>
        </section>
    }
}

fn row_node(state: State, row: &Row) -> Node {
    let context = state.context;
    let title = title(state, &row.one);
    let beside: Vec<&str> = row.beside.iter().map(|one| self::title(state, one)).collect();
    let overlap = (!beside.is_empty()).then(|| {
        let text = fill(context.t(Msg::PlanOverlaps), "title", &beside.join(", "));
        view! { <p class="overlap">{text}</p> }
    });
    view! {
        <li>
            {occurrence(state, &row.one)}
            {star(context, state.choice, row.entry.clone(), Some(title.into()))}
            {overlap}
        </li>
    }
}

fn title(state: State, one: &EventOccurrence) -> &'static str {
    occurrences::title(&state.events[one.event], one.id)
}

/// The link to an occurrence.
pub(super) fn occurrence(state: State, one: &EventOccurrence) -> Node {
    let context = state.context;
    let event = &state.events[one.event];
    let href = context.href(&state.all.with_value(|all| address(state.events, all, one)));
    view! {
        <a data-uid=&*event.uid href=href>
            <span class="num" aria-hidden="true">{words::numerals(one)}</span>
            {item::told(context, event, one, title(state, one).into_node())}
        </a>
    }
}

/// Entries that are no longer in the calendar: the title or, if unknown, the event's name in addresses, and the day.
fn gone(state: State) -> Option<Node> {
    let context = state.context;
    let gone = state.choice.kept.with(|kept| state.listed(&kept.plan).gone);
    if gone.is_empty() || !state.is_alive.get() {
        return None;
    }
    let name = |entry: &Entry| {
        let event = state.events.iter().find(|event| *event.uid == *entry.uid);
        let name = event.map_or(entry.uid.replace('-', " "), |event| event.title.to_string());
        let day = entry.id.map(|id| [", ", &*context.day(id.date())].concat()).unwrap_or_default();
        view! { <li>{name}{day}</li> }
    };
    let heading = context.t(Msg::PlanGone);
    let names: Vec<Node> = gone.iter().map(name).collect();
    let gone: Plan = gone.into_iter().collect();
    let drop = move |_| {
        state.choice.change(|kept| kept.plan.leave_out(&gone));
        platform::focus_soon(move || state.choice.telling.get());
    };
    Some(view! {
        <section class="plan-gone">
            <p>{heading}</p>
            <ul>{names}</ul>
            <p><button type="button" class="button" on:click=drop>{context.t(Msg::PlanRemove)}</button></p>
        </section>
    })
}
