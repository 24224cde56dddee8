//! The year below a month's grid as a chart of twelve bars, each a link to its month.

use super::super::state::State;
use super::super::words;
use crate::calendar::year;
use crate::content::CalendarView;
use crate::i18n::Msg;
use crate::view::{Node, view};

/// The height of the year's highest bar in units of the drawing.
const BAR: usize = 40;

/// Renders the year as twelve bars, each a link to its month.
pub(super) fn strip(state: State) -> Node {
    let context = state.context;
    let edge = move |step: i32| {
        let year = move || state.month.get().0 + step;
        view! {
            <a class="edge" href=move || state.href_to(CalendarView::Year(year())) data-noscroll="">
                {move || year().to_string()}
            </a>
        }
    };
    view! {
        <nav class="strip" aria-label=context.t(Msg::CalendarByMonth)>
            {edge(0)}
            <span class="months">{move || bars(state)}</span>
            {edge(1)}
        </nav>
    }
}

fn bars(state: State) -> Vec<Node> {
    state.year.with(|counts| {
        let year = counts.year;
        let most = counts.months.iter().map(|month| month.count).max().unwrap_or(0);
        let one = |month: u8| {
            let count = counts.months[usize::from(month) - 1].count;
            let height = year::bar(count, most, BAR);
            let name = words::summary(state.context, &state.context.month(year, month), count);
            view! {
                <a
                    href=state.href(CalendarView::Month(year, month))
                    aria-current=move || (month == state.month.get().1).then_some("true")
                    data-noscroll=""
                >
                    <svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect x="0" width="10" y=(BAR - height).to_string() height=height.to_string()/>
                    </svg>
                    <span aria-hidden="true">{short(state.context.month_name(month))}</span>
                    <span class="unseen">{name}</span>
                </a>
            }
        };
        (1..=12).map(one).collect()
    })
}

/// The first three letters.
fn short(name: &'static str) -> &'static str {
    name.char_indices().nth(3).map_or(name, |(end, _)| &name[..end])
}
