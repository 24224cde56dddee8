//! The agenda: what is on in order, from today on, and as far both ways as one likes.

use super::item;
use super::state::State;
use crate::calendar::agenda::Group;
use crate::i18n::Msg;
use crate::platform;
use crate::ui::{Node, effect, view};

/// How many occurrences `/calendar` has for phones beside the month: they travel with the page.
pub(super) const FIRST_PAGE: usize = 16;
/// How many occurrences one more step shows.
pub(super) const PAGE: usize = 40;

pub(super) fn agenda(state: State) -> Node {
    let context = state.context;
    let agenda = state.agenda;
    let earlier = move || agenda.with(|agenda| !agenda.more_before);
    let later = move || agenda.with(|agenda| !agenda.more_after);
    let groups =
        move || agenda.with(|agenda| agenda.months.iter().map(|group| month(state, group)).collect::<Vec<_>>());
    // Goes on by itself as one scrolls; the button is for the keys and for those who wait for nothing.
    effect(move || platform::on_approach(".agenda .later", move || state.stretch.update(|it| it.1 += PAGE)));
    view! {
        // On `/calendar` it stays only where the window is a phone's.
        <div class=move || ["agenda ", state.only_narrow()].concat() data-live="">
            <button class="button" type="button" hidden=earlier on:click=move |_| state.stretch.update(|it| it.0 += PAGE)>
                {context.t(Msg::CalendarEarlier)}
            </button>
            <div class="agenda-months">{groups}</div>
            <button class="button later" type="button" hidden=later on:click=move |_| state.stretch.update(|it| it.1 += PAGE)>
                {context.t(Msg::CalendarLater)}
            </button>
        </div>
    }
}

fn month(state: State, group: &Group) -> Node {
    view! {
        <section>
            <h2>{state.context.month(group.year, group.month)}</h2>
            <ol class="happenings">{item::items(state, group.items.clone())}</ol>
        </section>
    }
}
