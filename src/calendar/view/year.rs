//! The year: twelve small months with what is on marked, each day the way to its panel in the month.

use super::state::{FIRST, State};
use super::words;
use crate::calendar::year;
use crate::content::{CalendarQuery, CalendarView};
use crate::dates::Date;
use crate::i18n::Msg;
use crate::view::{Node, view};

pub(super) fn year(state: State) -> Node {
    view! { <div class="year" data-live="">{move || months(state)}</div> }
}

fn months(state: State) -> Vec<Node> {
    let context = state.context;
    let (year, _) = state.month.get();
    let today = state.today.get();
    state.year.with(|counts| {
        let small = |month: u8| {
            let counts = &counts.months[usize::from(month) - 1];
            let days = counts.days.iter().zip(1..).map(|(count, day)| {
                let date = Date::from_ymd(year, month, day).unwrap_or(Date::from_days(0));
                small_day(state, date, *count, today == Some(date))
            });
            let column = year::first_column(year, month, FIRST);
            let start =
                ["days", "days skip-1", "days skip-2", "days skip-3", "days skip-4", "days skip-5", "days skip-6"];
            view! {
                <section class="small">
                    <h2>
                        <a href=state.href(CalendarView::Month(year, month))>
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
        };
        (1..=12).map(small).collect()
    })
}

/// A day; where something is on, a link that says what a cell of the month says.
fn small_day(state: State, date: Date, count: year::DayCount, today: bool) -> Node {
    let context = state.context;
    let on = count.count > 0;
    let href = on.then(|| {
        let category = state.query.with(|query| query.category.clone());
        let query = CalendarQuery { q: state.words.get(), category, day: Some(date), ..Default::default() };
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
