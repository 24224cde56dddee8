//! The parts of an event's page that depend on the occurrence. They are islands, because the address selects the
//! occurrence (`?on=`) and the next one depends on the visitor's date. The prerendered page shows the first occurrence
//! after the build.

use super::super::pages::has_page;
use super::super::star::{Choice, question, star};
use super::super::words;
use crate::calendar::ics::select;
use crate::calendar::occurrences::{EventOccurrence, Occurrences, datetime};
use crate::calendar::plan::Entry;
use crate::calendar::plan::listed::entry_of;
use crate::content::{Address, CalendarView, Event, List, occurrence_start};
use crate::dates::LocalDateTime;
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::ui::Context;
use crate::view::{IntoNode, Memo, Node, StoredValue, view};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// The parts; each is an island.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The date block.
    Day,
    /// When it is, in words, also in the visitor's time zone if that differs; and its status.
    When,
    /// The button that adds it to the visitor's plan.
    Star,
    /// The calendar files of the event.
    Export,
    /// The link back to its month.
    Back,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 5] = [Part::Day, Part::When, Part::Star, Part::Export, Part::Back];

    /// The name of the island (`data-island`).
    pub const fn name(self) -> &'static str {
        match self {
            Part::Day => "occurrence-day",
            Part::When => "occurrence-when",
            Part::Star => "occurrence-star",
            Part::Export => "occurrence-export",
            Part::Back => "occurrence-back",
        }
    }
}

/// Renders a part of the page of the event at `index`.
pub fn occurrence(context: Context, events: &'static List<Event>, index: usize, part: Part) -> Node {
    let event = &events[index];
    let all = StoredValue::new(Occurrences::new(events));
    let shown = Memo::new(move || {
        let clock = context.clock.get();
        let on = if clock.live { occurrence_start(&platform::query("on")) } else { None };
        all.with_value(|all| match on {
            Some(on) => all.of_event(index, on),
            None => all.shown(index, clock.today),
        })
    });
    let recurring = all.with_value(|all| all.is_recurring(index));
    let remind = Arc::new(AtomicBool::new(false));
    let draw: Box<dyn Fn(EventOccurrence) -> Node + Send> = match part {
        Part::Day => Box::new(move |one| date_block(context, one)),
        Part::When => Box::new(move |one| when(context, event, one)),
        Part::Star => {
            let entry = move |one: EventOccurrence| all.with_value(|all| entry_of(events, all, &one));
            return in_plan(context, Memo::new(move || shown.get().map(entry)));
        }
        Part::Export => Box::new(move |one| export_links(context, event, one, recurring, &remind)),
        Part::Back => Box::new(move |one| back(context, one)),
    };
    (move || shown.get().map(&draw)).into_node()
}

/// Decorative; the full date is among the facts.
fn date_block(context: Context, one: EventOccurrence) -> Node {
    let date = one.start.date();
    view! {
        <p class="date-block" aria-hidden="true" data-live="">
            <span class="day">{words::numerals(&one)}</span>
            <span class="month">{context.month_of_day(date.month())}<br/>{date.year().to_string()}</span>
        </p>
    }
}

fn when(context: Context, event: &'static Event, one: EventOccurrence) -> Node {
    let past = one.last_day() < context.today();
    let status = words::status(context, event, &one).map(|status| view! { " "<span class="off">{status}</span> });
    view! {
        <div data-live="">
            <time datetime=datetime(event, one.start)>{words::when(context, event, &one)}</time>
            {past.then(|| view! { " "<span class="past">{context.t(Msg::CalendarPast)}</span> })}
            {status}
            {on_clocks(context, event, one)}
        </div>
    }
}

/// The effective local time if the start falls into a gap of the venue's clocks, and the visitor's local time if it
/// differs from the venue's.
fn on_clocks(context: Context, event: &'static Event, one: EventOccurrence) -> Option<Node> {
    if event.show_without_time || !context.clock.get().live {
        return None;
    }
    let times = platform::times(event.time_zone.as_deref()?, one.start)?;
    let say = |message, at: LocalDateTime, beside: LocalDateTime| {
        let time = words::time(context, at);
        let said =
            if at.date() == beside.date() { time } else { [&*context.weekday_day(at.date()), ", ", &time].concat() };
        (at != beside).then(|| view! { <span class="yours">{fill(context.t(message), "time", &said)}</span> })
    };
    let changed = say(Msg::CalendarClockChange, times.venue, one.start);
    let yours = say(Msg::CalendarYourTime, times.visitor, times.venue);
    Some(view! { {changed}{yours} })
}

/// The event for the visitor's own calendar: a file of the site, so it works without scripts and offline. After
/// hydration the file can be reduced to this occurrence and contain a reminder.
fn export_links(
    context: Context,
    event: &'static Event,
    one: EventOccurrence,
    recurring: bool,
    remind: &Arc<AtomicBool>,
) -> Node {
    let file = [&*context.base(), "/events/", &*event.uid, ".ics"].concat();
    let url = file.clone();
    let reminds = remind.clone();
    let remind = remind.clone();
    let save = move |click: leptos::ev::MouseEvent, alone: bool| {
        let with_reminder = reminds.load(Relaxed);
        if !alone && !with_reminder {
            return;
        }
        platform::prevent_default(&click);
        let date = if alone { ["-", &one.id.date().to_string()].concat() } else { String::new() };
        platform::save(url.clone(), [&*event.uid, &date, ".ics"].concat(), move |file| {
            let file = if alone { select::occurrence(file, one.id) } else { file.into() };
            if with_reminder { select::with_reminders(&file) } else { file }
        });
    };
    let save_one = save.clone();
    let only = recurring.then(|| {
        view! {
            <a class="button alive" href=file.clone() download="" on:click=move |click| save_one(click, true)>
                {context.t(Msg::CalendarTakeOne)}
            </a>
        }
    });
    view! {
        <div class="take" data-live="">
            <a class="button" href=file download="" on:click=move |click| save(click, false)>{context.t(Msg::CalendarTake)}</a>
            {only}
            <label class="alive">
                <input type="checkbox" on:change=move |change| remind.store(platform::is_checked(&change), Relaxed)/>
                {context.t(Msg::CalendarRemind)}
            </label>
        </div>
    }
}

/// The plan's button, the link to the plan, and the question where to store it. They are not rendered again when the
/// clock is read after hydration, because they may have the focus.
fn in_plan(context: Context, entry: Memo<Option<Entry>>) -> Node {
    let choice = Choice::new();
    view! {
        <div class="in-plan" data-live="">
            {move || entry.get().map(|entry| star(context, choice, entry, None))}
            <a href=context.href(&Address::Plan)>{context.t(Msg::PlanTitle)}</a>
            {question(context, choice)}
        </div>
    }
}

/// The link to the occurrence's month, or to the calendar if the month has no page.
fn back(context: Context, one: EventOccurrence) -> Node {
    let (year, month, _) = one.start.date().ymd();
    let (view, what) = if has_page(context, year) {
        (CalendarView::Month(year, month), fill(context.t(Msg::CalendarToMonth), "month", &context.month(year, month)))
    } else {
        (CalendarView::Now, context.t(Msg::Calendar).into())
    };
    view! { <p class="back" data-live=""><a href=context.href(&Address::calendar(view))>{what}</a></p> }
}
