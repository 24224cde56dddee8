//! The programme: a day or a week by the hour. On wide screens in columns, one for each place of a day or each day of a
//! week ([`grid`]); on phones and in print as a list, where today begins with what is on now and next ([`list`]).
//!
//! The programme has no page, so it is never prerendered. It is rendered in the live page, by a part of the program
//! that is loaded on first use.

mod grid;
mod list;

use super::state::{Kind, State};
use super::turn::Swipeable;
use crate::calendar::occurrences::EventOccurrence;
use crate::dates::LocalDateTime;
use crate::i18n::Msg;
use crate::platform;
use crate::view::{ElementRef, IntoNode, Memo, Node, view};

/// The programme of the day or week in the address.
pub fn programme(state: State) -> Node {
    let moment = Memo::new(move || moment(state));
    let is_empty = move || state.during.with(Vec::is_empty);
    let nothing = move || match state.kind.get() {
        Kind::Day => state.context.t(Msg::CalendarNothingOn).into(),
        _ => state.context.count(Msg::CalendarCount, 0),
    };
    let page = ElementRef::new();
    let swipeable = Swipeable::new(state, page);
    view! {
        <div
            class="programme-page"
            on:pointerdown=move |event| swipeable.down(&event)
            on:pointermove=move |event| swipeable.moved(&event)
            on:pointerup=move |event| swipeable.up(&event)
            on:pointercancel=move |event| swipeable.cancelled(&event)
        >
            <div class="turned" ref=page>
                <p class="programme-nothing" hidden=move || !is_empty()>{nothing}</p>
                {move || match state.is_listed() {
                    true => list::list(state, moment),
                    false if platform::is_kiosk() => (list::now_and_next(state, moment), grid::grid(state, moment)).into_node(),
                    false => grid::grid(state, moment),
                }}
            </div>
        </div>
    }
}

/// The current local time of the campaign, to the minute; `None` unless it is within the days shown.
fn moment(state: State) -> Option<LocalDateTime> {
    let (from, to) = state.days()?;
    // Subscribes to the clock.
    state.context.clock.with(|_| ());
    minute_in(&state.context.core.site.time_zone).filter(|now| (from..=to).contains(&now.date()))
}

/// The current local time of a zone, to the minute; `None` if the browser does not know the zone.
fn minute_in(zone: &str) -> Option<LocalDateTime> {
    platform::local_time(zone).map(|now| LocalDateTime::from_seconds(now.to_seconds() / 60 * 60))
}

/// The name of an occurrence's first place that has one.
fn place(state: State, one: &EventOccurrence) -> &'static str {
    let mut names = state.events[one.event].locations.iter().map(|place| &*place.name);
    names.find(|name| !name.is_empty()).unwrap_or_default()
}

fn is_timeless(state: State, one: &EventOccurrence) -> bool {
    state.events[one.event].show_without_time
}
