//! The agenda: occurrences in order, from today on, extended in either direction on request.

use super::item;
use super::state::State;
use crate::calendar::agenda::Group;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, Node, StoredValue, effect, view};

/// The number of occurrences in the agenda of `/calendar`, which phones show instead of the month. They are part of the
/// prerendered page.
pub(super) const FIRST_PAGE: usize = 16;
/// The number of occurrences that “earlier” and “later” add.
pub(super) const PAGE: usize = 40;

pub(super) fn agenda(state: State) -> Node {
    let context = state.context;
    let agenda = state.agenda;
    let no_earlier = move || agenda.with(|agenda| !agenda.more_before);
    let no_later = move || agenda.with(|agenda| !agenda.more_after);
    let has_earlier = move || state.stretch.get().0 > 0;
    let before = move || agenda.with(|agenda| months(state, &agenda.earlier));
    let after = move || agenda.with(|agenda| months(state, &agenda.months));
    let show_later = move || state.show_more(0, PAGE as u16);
    // Extends by itself on scrolling; the button is for the keyboard.
    let later = ElementRef::new();
    effect(move || platform::on_approach(later.get(), show_later));
    // The upcoming occurrences keep their position in the window when past ones are inserted above them.
    let (over, coming) = (ElementRef::new(), ElementRef::new());
    let show_earlier = keep_place(state, over, coming);
    view! {
        // On `/calendar`, the agenda stays only in narrow windows.
        <div class=move || ["agenda ", state.only_narrow()].concat() data-live="">
            <button class="button" type="button" hidden=no_earlier on:click=move |_| show_earlier()>
                {context.t(Msg::CalendarEarlier)}
            </button>
            <div class="agenda-months over" ref=over hidden=move || !has_earlier()>{before}</div>
            <p class="from-today" hidden=move || !has_earlier()>{context.t(Msg::CalendarFromToday)}</p>
            <div class="agenda-months coming" ref=coming>{after}</div>
            <button class="button later" type="button" ref=later hidden=no_later on:click=move |_| show_later()>
                {context.t(Msg::CalendarLater)}
            </button>
        </div>
    }
}

/// Returns a function that shows earlier occurrences above the current ones without moving these. Afterwards the latest
/// of the earlier ones is in view and has the focus, from which keyboard users continue.
fn keep_place(state: State, over: ElementRef, coming: ElementRef) -> impl Fn() + Copy {
    let was = StoredValue::new(None::<f64>);
    effect(move || {
        state.agenda.with(|_| ());
        let Some(top) = was.get_value() else { return };
        was.set_value(None);
        platform::after_render(move || {
            platform::focus(over.find("section:last-child li:last-child a"));
            if let Some(now) = platform::area(coming.get()) {
                platform::scroll_by(coming.get(), top - now.top);
            }
        });
    });
    move || {
        was.set_value(platform::area(coming.get()).map(|area| area.top));
        state.show_more(PAGE as u16, 0);
    }
}

fn months(state: State, groups: &[Group]) -> Vec<Node> {
    groups.iter().map(|group| month(state, group)).collect()
}

fn month(state: State, group: &Group) -> Node {
    view! {
        <section>
            <h2>{state.context.month(group.year, group.month)}</h2>
            <ol class="happenings">{item::items(state, &group.items)}</ol>
        </section>
    }
}
