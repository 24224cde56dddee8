//! The agenda: what is on in order, from today on, and as far both ways as one likes.

use super::item;
use super::state::State;
use crate::calendar::agenda::Group;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, Node, StoredValue, effect, view};

/// How many occurrences `/calendar` has for phones beside the month: they travel with the page.
pub(super) const FIRST_PAGE: usize = 16;
/// How many occurrences one more step shows.
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
    // Goes on by itself as one scrolls; the button is for the keys and for those who wait for nothing.
    let later = ElementRef::new();
    effect(move || platform::on_approach(later.get(), show_later));
    // What is coming stays where it is while what is over comes in above it.
    let (over, coming) = (ElementRef::new(), ElementRef::new());
    let show_earlier = keep_place(state, over, coming);
    view! {
        // On `/calendar` it stays only where the window is a phone's.
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

/// Shows what was before: above, without moving what is read. The nearest is then in sight, and has the focus, from which
/// one goes on.
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
