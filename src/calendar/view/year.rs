//! The year: twelve small months. Days with events are marked and link to their panel in the month.

use super::sheets::{Content, Sheets};
use super::state::{FIRST, State};
use super::words;
use crate::calendar::year::{self, DayCount, Year};
use crate::content::{CalendarQuery, CalendarView};
use crate::dates::Date;
use crate::i18n::Msg;
use crate::view::{ElementRef, Node, view};

/// The content of a year's sheet.
#[derive(PartialEq)]
pub struct YearSheet {
    year: Year,
    /// Today, set after hydration.
    today: Option<Date>,
    /// The part of the address that its links keep: the search words and categories.
    kept: CalendarQuery,
}

impl YearSheet {
    /// The content of a year in the current state.
    pub fn new(state: State, year: i32) -> Self {
        let category = state.query.with(|query| query.category.clone());
        let kept = CalendarQuery { q: state.words.get(), category, ..Default::default() };
        Self { year: state.year_of(year), today: state.today.get(), kept }
    }
}

/// Renders a year.
pub(super) fn year(sheets: Sheets) -> Node {
    let place = ElementRef::new();
    sheets.make_ahead(vec![place]);
    view! { <div class="sheets" data-live="" ref=place>{sheets.view(months)}</div> }
}

fn months(state: State, content: &Content) -> Node {
    let Content::Year(sheet) = content else { return Node::Empty };
    let small = (1..=12).map(|month| small_month(state, sheet, month));
    view! { <div class="year">{small.collect::<Vec<_>>()}</div> }
}

fn small_month(state: State, sheet: &YearSheet, month: u8) -> Node {
    let context = state.context;
    let year = sheet.year.year;
    let counts = &sheet.year.months[usize::from(month) - 1];
    let days = counts.days.iter().zip(1..).map(|(count, day)| {
        let date = Date::from_ymd(year, month, day).unwrap_or(Date::from_days(0));
        small_day(state, sheet, date, *count)
    });
    let column = year::first_column(year, month, FIRST);
    let start = ["days", "days skip-1", "days skip-2", "days skip-3", "days skip-4", "days skip-5", "days skip-6"];
    view! {
        <section class="small">
            <h2>
                <a href=state.href_with(CalendarView::Month(year, month), sheet.kept.clone())>
                    {context.month_name(month)}
                    <span class="count">
                        <span aria-hidden="true">{counts.count.to_string()}</span>
                        <span class="unseen">", "{context.count(Msg::CalendarCount, counts.count)}</span>
                    </span>
                </a>
            </h2>
            <ol class=start[usize::from(column) % 7] aria-hidden=(counts.count == 0).then_some("true")>{days.collect::<Vec<_>>()}</ol>
        </section>
    }
}

/// A day. If it has events, it is a link with the same accessible name as a cell of the month.
fn small_day(state: State, sheet: &YearSheet, date: Date, count: DayCount) -> Node {
    let context = state.context;
    let on = count.count > 0;
    let today = sheet.today == Some(date);
    let href = on.then(|| {
        let query = CalendarQuery { day: Some(date), ..sheet.kept.clone() };
        state.href_with(CalendarView::Month(date.year(), date.month()), query)
    });
    let color = if on { words::color(context, &state.events[count.event]) } else { "" };
    view! {
        <li aria-hidden=(!on).then_some("true") class=if today { "today" } else { "" }>
            <a class=color href=href aria-label=on.then(|| words::cell(context, date, count.count.into(), today))>
                {date.day().to_string()}
            </a>
        </li>
    }
}
