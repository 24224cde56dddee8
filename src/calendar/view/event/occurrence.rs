//! The parts of an event's page that are about one occurrence: islands, since the address says which one (`?on=`), and
//! what comes next depends on the visitor's day. Prerendered they tell of the next one after the build.

use super::super::pages::has_page;
use super::super::star::{Choice, question, star};
use super::super::words;
use crate::calendar::ics::select;
use crate::calendar::occurrences::{EventOccurrence, Occurrences};
use crate::calendar::plan::Entry;
use crate::calendar::plan::listed::entry_of;
use crate::content::{Address, CalendarView, Event, List};
use crate::dates::{Date, LocalDateTime};
use crate::i18n::{Msg, fill};
use crate::platform;
use crate::ui::Context;
use crate::view::{IntoNode, Memo, Node, StoredValue, view};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// The parts, each an island of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day, large.
    Day,
    /// When, in words, and in the visitor's time where that differs; whether it takes place.
    When,
    /// Whether it is in the visitor's plan.
    Star,
    /// The files for the visitor's own calendar.
    Take,
    /// The way back to its month.
    Back,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 5] = [Part::Day, Part::When, Part::Star, Part::Take, Part::Back];

    /// What the island is called.
    pub const fn name(self) -> &'static str {
        match self {
            Part::Day => "occurrence-day",
            Part::When => "occurrence-when",
            Part::Star => "occurrence-star",
            Part::Take => "occurrence-take",
            Part::Back => "occurrence-back",
        }
    }
}

/// A part of the page of the event at `index`.
pub fn occurrence(context: Context, events: &'static List<Event>, index: usize, part: Part) -> Node {
    let event = &events[index];
    let all = StoredValue::new(Occurrences::new(events));
    let shown = Memo::new(move || {
        let clock = context.clock.get();
        let on = if clock.live { platform::query("on").parse::<Date>().ok() } else { None };
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
        Part::Take => Box::new(move |one| take(context, event, one, recurring, &remind)),
        Part::Back => Box::new(move |one| back(context, one)),
    };
    (move || shown.get().map(&draw)).into_node()
}

/// Decoration: the full date stands among the facts.
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
            <time datetime=one.start.date().to_string()>{words::when(context, event, &one)}</time>
            {past.then(|| view! { " "<span class="past">{context.t(Msg::CalendarPast)}</span> })}
            {status}
            {on_clocks(context, event, one)}
        </div>
    }
}

/// Where the venue's clocks skip the time, what they show instead; and what the visitor's show, where that is another
/// time than the venue's.
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

/// The event for the visitor's own calendar: a file of the site, so it works without scripts and without a network. Out
/// of it come, once the page is alive, this occurrence alone and a reminder.
fn take(
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

/// The star, the way to the plan, and the question where that is to be kept. They stand apart from what is made anew when the
/// clock is known, since they have the focus.
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

/// The way to the month in the calendar; to the calendar where the month has no page.
fn back(context: Context, one: EventOccurrence) -> Node {
    let (year, month, _) = one.start.date().ymd();
    let (view, what) = if has_page(context, year) {
        (CalendarView::Month(year, month), fill(context.t(Msg::CalendarToMonth), "month", &context.month(year, month)))
    } else {
        (CalendarView::Now, context.t(Msg::Calendar).into())
    };
    view! { <p class="back" data-live=""><a href=context.href(&Address::calendar(view))>{what}</a></p> }
}
