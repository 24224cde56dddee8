//! The month: a grid that follows the WAI-ARIA Authoring Practices, the year as a bar chart below it and, on narrow
//! screens, the month's events as a list.
//!
//! Before hydration every link is a tab stop, as on any page. Afterwards the grid is a single tab stop, and the events
//! of a day are reached through its panel.

mod grid;
mod strip;

use super::item;
use super::sheets::{Content, Sheets};
use super::state::{FIRST, State};
use super::turn::Swipeable;
use crate::calendar::keyboard::Action;
use crate::calendar::month::Month;
use crate::calendar::occurrences::EventOccurrence;
use crate::dates::Date;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, Node, view};

/// The content of a month's grid and list.
#[derive(PartialEq)]
pub struct MonthSheet {
    grid: Month,
    /// The month's occurrences for the list; empty without a list.
    listed: Vec<EventOccurrence>,
    /// The search words, which the list highlights; empty without a list.
    words: Box<str>,
    /// Today, set after hydration.
    today: Option<Date>,
}

impl MonthSheet {
    /// The content of a month in the current state.
    pub fn new(state: State, year: i32, month: u8) -> Self {
        let has_list = state.has_month_list();
        Self {
            grid: state.grid_of(year, month),
            listed: if has_list { state.in_month(year, month) } else { Vec::new() },
            words: if has_list { state.words.get() } else { Box::default() },
            today: state.today.get(),
        }
    }
}

/// A month: its grid, the year and, if present, the list.
pub(super) fn month(state: State, sheets: Sheets) -> Node {
    let swipeable = Swipeable::new(state, state.table);
    let lists = ElementRef::new();
    sheets.make_ahead(vec![state.table, lists]);
    state.keep_tab_stop();
    view! {
        <div
            class=move || ["month-page ", state.only_wide()].concat()
            on:pointerdown=move |event| swipeable.down(&event)
            on:pointermove=move |event| swipeable.moved(&event)
            on:pointerup=move |event| swipeable.up(&event)
            on:pointercancel=move |event| swipeable.cancelled(&event)
        >
        <div
            class="sheets"
            data-live=""
            ref=state.table
            on:keydown=move |event| press(state, &event)
            on:click=move |event| click(state, &event)
            on:focusin=move |event| {
                if let Some(date) = platform::date_at(&event) {
                    state.set_focus(date);
                }
            }
        >
            {sheets.view(|state, content| match content {
                Content::Month(sheet) => grid::grid(state, sheet),
                Content::Year(_) => Node::Empty,
            })}
        </div>
        <p class="keys" id="calendar-keys">{state.context.t(Msg::CalendarKeys)}</p>
        {strip::strip(state)}
        {move || state.has_month_list().then(|| list(state, sheets, lists))}
        </div>
    }
}

/// The month's occurrences as a list.
fn list(state: State, sheets: Sheets, lists: ElementRef) -> Node {
    let items = |state, content: &Content| match content {
        Content::Month(sheet) => view! { <ol class="happenings">{item::items(state, &sheet.listed)}</ol> },
        Content::Year(_) => Node::Empty,
    };
    view! {
        <section class="month-list" aria-labelledby="month-list" data-live="">
            <h2 id="month-list">{state.context.t(Msg::CalendarInMonth)}</h2>
            <div class="sheets" ref=lists>{sheets.view(items)}</div>
        </section>
    }
}

fn press(state: State, event: &leptos::ev::KeyboardEvent) {
    let key = platform::key(event);
    match state.focused_now().press(&key.name, (key.shift, key.control), FIRST, state.context.direction()) {
        // The browser follows a link within the cell.
        Some(Action::Open) if platform::is_in_link(event) => return,
        Some(Action::Open) => state.open(state.focused_now().date),
        Some(Action::Move(to)) => state.move_focus(to),
        None => return,
    }
    platform::prevent_default(event);
}

fn click(state: State, event: &leptos::ev::MouseEvent) {
    if let (Some(date), false) = (platform::date_at(event), platform::is_in_link(event)) {
        state.open(date);
    }
}
