//! Links to the previous and next month or year, to today, and to the other views.

use super::state::{FIRST, Kind, State};
use crate::content::CalendarView;
use crate::dates::Date;
use crate::i18n::{Msg, fill};
use crate::view::{Node, view};

/// The view one step (`-1` or `1`) from the one shown.
pub(super) fn beside(state: State, step: i32) -> CalendarView {
    let (year, month) = state.month.get();
    match state.view.get() {
        CalendarView::Year(year) => return CalendarView::Year(year + step),
        CalendarView::Day(date) => return CalendarView::Day(date.add_days(step)),
        CalendarView::Week(monday) => return CalendarView::Week(monday.add_days(7 * step)),
        _ => {}
    }
    let to = Date::from_ymd(year, month, 1).unwrap_or(Date::from_days(0)).add_months(step);
    CalendarView::Month(to.year(), to.month())
}

/// Previous, today, next.
pub(super) fn steps(state: State) -> Node {
    let context = state.context;
    let step = move |step: i32, arrow: &'static str, name: Msg| {
        let text = move || fill(context.t(name), "what", &super::heading(context, beside(state, step)));
        let href = move || state.href_to(beside(state, step));
        // Without a page there is no relation to one.
        let rel = move || href().map(|_| if step < 0 { "prev" } else { "next" });
        view! {
            <a href=href rel=rel data-noscroll="">
                <span aria-hidden="true">{arrow}</span>
                <span class="unseen">{text}</span>
            </a>
        }
    };
    view! {
        <nav class=move || ["calendar-steps ", state.only_wide()].concat() aria-label=context.t(Msg::CalendarSteps) hidden=move || state.kind.get() == Kind::Agenda>
            {step(-1, "←", Msg::CalendarPrevious)}
            <a href=move || state.href_to(now(state)) data-noscroll="">{context.t(Msg::Today)}</a>
            {step(1, "→", Msg::CalendarNext)}
        </nav>
    }
}

/// The view of the shown kind at today.
fn now(state: State) -> CalendarView {
    let today = state.context.today();
    match state.kind.get() {
        Kind::Year => CalendarView::Year(today.year()),
        Kind::Day => CalendarView::Day(today),
        Kind::Week => CalendarView::Week(today.first_of_week(FIRST)),
        _ => CalendarView::Month(today.year(), today.month()),
    }
}

/// Day, week, month, year, list.
pub(super) fn views(state: State) -> Node {
    let context = state.context;
    let link = move |kind: Kind, name: Msg| {
        let to = move || {
            let (year, month) = state.month.get();
            state.href_to(match kind {
                Kind::Day => CalendarView::Day(state.day()),
                Kind::Week => CalendarView::Week(state.day().first_of_week(FIRST)),
                Kind::Month => CalendarView::Month(year, month),
                Kind::Year => CalendarView::Year(year),
                Kind::Agenda => CalendarView::Agenda,
            })
        };
        let current = move || (!state.is_undecided() && state.kind.get() == kind).then_some("page");
        view! { <a href=to aria-current=current data-noscroll="">{context.t(name)}</a> }
    };
    view! {
        <nav class="views" aria-label=context.t(Msg::CalendarViews)>
            {link(Kind::Day, Msg::CalendarDay)}
            {link(Kind::Week, Msg::CalendarWeek)}
            {link(Kind::Month, Msg::CalendarMonth)}
            {link(Kind::Year, Msg::CalendarYear)}
            {link(Kind::Agenda, Msg::Agenda)}
        </nav>
    }
}
