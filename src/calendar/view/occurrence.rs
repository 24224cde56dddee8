//! The parts of an event's page that are about one occurrence: islands, since the address says which one (`?on=`), and
//! what comes next depends on the visitor's day. Prerendered they tell of the next one after the build.

use super::state::has_page;
use super::words;
use crate::calendar::occurrences::{Happening, Occurrences};
use crate::content::{Address, CalendarView, Event};
use crate::dates::Date;
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::ui::{Context, IntoNode, Node, view};
use leptos::prelude::*;

/// The parts, each an island of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day, large.
    Day,
    /// When, in words, and in the visitor's time where that differs; whether it takes place.
    When,
    /// The way back to its month.
    Back,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 3] = [Part::Day, Part::When, Part::Back];

    /// What the island is called.
    pub fn name(self) -> &'static str {
        match self {
            Part::Day => "occurrence-day",
            Part::When => "occurrence-when",
            Part::Back => "occurrence-back",
        }
    }
}

/// A part of the page of the event at `index`.
pub fn occurrence(context: Context, events: &'static [Event], index: usize, part: Part) -> Node {
    let event = &events[index];
    let all = StoredValue::new(Occurrences::new(events));
    let shown = Memo::new(move |_| {
        let clock = context.clock.get();
        let on = if clock.live { platform::query("on").parse::<Date>().ok() } else { None };
        all.with_value(|all| match on {
            Some(on) => all.of_event(index, on),
            None => {
                let next = all.next_of(clock.today, 1, &|event| event == index).first().copied();
                next.or_else(|| all.of_event(index, clock.today))
            }
        })
    });
    let draw = move || {
        shown.get().map(|one| match part {
            Part::Day => date_block(context, one),
            Part::When => when(context, event, one),
            Part::Back => back(context, one),
        })
    };
    draw.into_node()
}

/// Decoration: the full date stands among the facts.
fn date_block(context: Context, one: Happening) -> Node {
    let date = one.start.date();
    view! {
        <p class="date-block" aria-hidden="true" data-live="">
            <span class="day">{words::numerals(&one)}</span>
            <span class="month">{context.month_name(date.month())}<br/>{date.year().to_string()}</span>
        </p>
    }
}

fn when(context: Context, event: &'static Event, one: Happening) -> Node {
    let past = one.last_day() < context.today();
    let status = words::status(context, event, &one).map(|status| view! { " "<span class="off">{status}</span> });
    view! {
        <div data-live="">
            <time datetime=one.start.date().to_string()>{words::when(context, event, &one)}</time>
            {past.then(|| view! { " "<span class="past">{context.t(Msg::CalendarPast)}</span> })}
            {status}
            {visitors_time(context, event, one)}
        </div>
    }
}

/// When that is by the visitor's clock, where it shows another time than the venue's.
fn visitors_time(context: Context, event: &'static Event, one: Happening) -> Option<Node> {
    if event.show_without_time || !context.clock.get().live {
        return None;
    }
    let here = platform::visitors_time(event.time_zone.as_deref()?, one.start)?;
    let time = context.time(here.second_of_day() / 60);
    let said =
        if here.date() == one.start.date() { time } else { [&*context.weekday_day(here.date()), ", ", &time].concat() };
    Some(view! { <span class="yours">{fill(context.t(Msg::CalendarYourTime), "time", &said)}</span> })
}

/// The way to the month in the calendar; to the calendar where the month has no page.
fn back(context: Context, one: Happening) -> Node {
    let (year, month, _) = one.start.date().ymd();
    let (view, what) = if has_page(context, year) {
        (CalendarView::Month(year, month), fill(context.t(Msg::CalendarToMonth), "month", &context.month(year, month)))
    } else {
        (CalendarView::Now, context.t(Msg::Calendar).into())
    };
    view! { <p class="back" data-live=""><a href=context.href(&Address::calendar(view))>{what}</a></p> }
}
