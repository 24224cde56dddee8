//! The panel of a day over the calendar, with links to its events; open exactly when the address has a day.

use super::item;
use super::state::State;
use crate::content::CalendarView;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, Memo, Node, RwSignal, effect, view};

pub(super) fn panel(state: State) -> Node {
    let context = state.context;
    let day = Memo::new(move || state.query.with(|query| query.day));
    // Prerendered and hydrated without a day; the address is read afterwards.
    let shown = RwSignal::new(None);
    let (dialog, title) = (ElementRef::new(), ElementRef::new());
    let mut before = None;
    effect(platform::prepare_dialog);
    effect(move || {
        let now = day.get();
        match (std::mem::replace(&mut before, now), now) {
            (_, Some(_)) => {
                shown.set(now);
                platform::after_render(move || {
                    platform::open_dialog(dialog.get());
                    platform::focus(title.get());
                });
            }
            (Some(before), None) => {
                platform::close_dialog(dialog.get());
                state.focus_day(before);
            }
            (None, None) => {}
        }
    });
    // An empty heading would still be one of the page's headings.
    let heading = move || {
        let heading = |date| view! { <h2 id="day-title" ref=title tabindex="-1">{context.weekday_day(date)}</h2> };
        shown.get().map(heading)
    };
    let list = move || shown.get().map(|date| item::items(state, &state.on(date))).unwrap_or_default();
    // A link without an address would be one that crawlers cannot follow.
    let programme = move || {
        let href = shown.get().and_then(|date| state.href_to(CalendarView::Day(date)));
        href.map(|href| view! { <a class="button" href=href>{context.t(Msg::ProgrammeOpen)}</a> })
    };
    let nothing = move || shown.get().is_some_and(|date| state.on(date).is_empty());
    view! {
        <dialog class="day" ref=dialog aria-labelledby=move || shown.get().is_some().then_some("day-title") on:cancel=move |_| state.close()>
            {heading}
            <ol class="happenings">{list}</ol>
            <p hidden=move || !nothing()>{context.t(Msg::CalendarNothingOn)}</p>
            <p class="close">
                {programme}
                <button type="button" class="button" on:click=move |_| state.close()>{context.t(Msg::CalendarClose)}</button>
            </p>
        </dialog>
    }
}
