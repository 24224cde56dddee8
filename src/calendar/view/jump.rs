//! Direct access to any month: a year field and the twelve months of that year as links. Open among the views on
//! phones, a menu elsewhere.

use super::state::State;
use crate::content::CalendarView;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{Node, RwSignal, effect, view};

/// The years that have addresses.
const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

pub(super) fn jump(state: State) -> Node {
    let context = state.context;
    let typed = RwSignal::new(None);
    let year = move || typed.get().unwrap_or_else(|| state.month.get().0);
    // The year follows the month that is shown.
    effect(move || {
        state.month.with(|_| ());
        typed.set(None);
    });
    let input = move |event: leptos::ev::Event| {
        if let Some(year) = platform::value_of(&event).parse().ok().filter(|year| YEARS.contains(year)) {
            typed.set(Some(year));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if platform::key(&event).name == "Enter" {
            let (year, month) = state.month.get_untracked();
            state.go(CalendarView::Month(typed.get_untracked().unwrap_or(year), month));
        }
    };
    view! {
        <details class="tool jump" name="toolbar">
            <summary aria-controls="calendar-jump">{context.t(Msg::CalendarJump)}</summary>
        </details>
        <div id="calendar-jump" class="jump-group">
            <label>
                {context.t(Msg::CalendarYear)}
                " "
                <input
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max="9999"
                    enterkeyhint="go"
                    prop:value=move || year().to_string()
                    on:input=input
                    on:keydown=key
                />
            </label>
            <nav aria-label=context.t(Msg::CalendarJump)>{move || months(state, year())}</nav>
        </div>
    }
}

fn months(state: State, year: i32) -> Vec<Node> {
    let shown = state.month.get();
    let month = |month: u8| {
        let current = (shown == (year, month)).then_some("true");
        view! {
            <a href=state.href_to(CalendarView::Month(year, month)) aria-current=current data-noscroll="">
                {state.context.month_name(month)}
            </a>
        }
    };
    (1..=12).map(month).collect()
}
