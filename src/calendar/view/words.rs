//! Dates, counts and times of the calendar in the page's language.

use crate::calendar::occurrences::{self, EventOccurrence};
use crate::content::{CalendarView, Event, Status};
use crate::dates::{Date, LocalDateTime};
use crate::i18n::{Msg, fill};
use crate::ui::Context;

/// The heading of a view.
pub fn heading(context: Context, view: CalendarView) -> String {
    match view {
        CalendarView::Month(year, month) => context.month(year, month),
        CalendarView::Year(year) => context.year(year),
        CalendarView::Agenda => context.t(Msg::CalendarAgendaTitle).into(),
        CalendarView::Now => context.t(Msg::Calendar).into(),
        CalendarView::Day(date) => context.weekday_day(date),
        CalendarView::Week(monday) => context.days(monday, monday.add_days(6)),
    }
}

/// “2026. gada novembris, 3 notikumi”: what screen readers announce after a step.
pub fn summary(context: Context, what: &str, count: usize) -> String {
    [what, ", ", &context.count(Msg::CalendarCount, count)].concat()
}

/// “ceturtdiena, 2026. gada 12. novembris, 4 notikumi, šodien”: the accessible name of a cell. A count of zero is
/// omitted, because users move through days quickly.
pub fn cell(context: Context, date: Date, count: usize, today: bool) -> String {
    let mut name = context.weekday_day(date);
    if count > 0 {
        name.push_str(", ");
        name.push_str(&context.count(Msg::CalendarCount, count));
    }
    if today {
        name.push_str(", ");
        name.push_str(context.t(Msg::CalendarIsToday));
    }
    name
}

/// “24” or “24–26”: the days of the month of an occurrence.
pub fn numerals(one: &EventOccurrence) -> String {
    let (from, to) = (one.start.date(), one.last_day());
    let mut text = from.day().to_string();
    // “25–10” would read as if time ran backwards; the months stand in the text beside.
    if to != from && (to.year(), to.month()) == (from.year(), from.month()) {
        text.push('–');
        text.push_str(&to.day().to_string());
    }
    text
}

/// When an occurrence is, in full: “ceturtdiena, 2026. gada 12. novembris, 10:00–11:30”, “2026. gada 24.–26.
/// decembris”; with the time zone if it is not the campaign's.
pub fn when(context: Context, event: &Event, one: &EventOccurrence) -> String {
    let (from, to) = (one.start.date(), one.last_day());
    if event.show_without_time {
        return if from == to { context.weekday_day(from) } else { context.days(from, to) };
    }
    let mut text = [&*context.weekday_day(from), ", ", &time(context, one.start)].concat();
    if one.end > one.start {
        if from == to {
            text.push('–');
        } else {
            text.push_str(" – ");
            // The day of the clock time: midnight belongs to the next one.
            text.push_str(&context.weekday_day(one.end.date()));
            text.push_str(", ");
        }
        text.push_str(&time(context, one.end));
    }
    text.push_str(&zone(context, event).unwrap_or_default());
    text
}

/// “ (Europe/Stockholm laika josla)”: what follows a time that is not in the campaign's time zone.
pub fn zone(context: Context, event: &Event) -> Option<String> {
    let zone = foreign_zone(context, event)?;
    Some([" (", &*fill(context.t(Msg::CalendarZone), "zone", zone), ")"].concat())
}

/// The time zone of an event's times, if it is not the campaign's.
pub fn foreign_zone(context: Context, event: &Event) -> Option<&str> {
    event.time_zone.as_deref().filter(|zone| **zone != *context.core.site.time_zone)
}

/// `10:00`
pub fn time(context: Context, at: LocalDateTime) -> String {
    context.time(at.second_of_day() / 60)
}

/// `10:00–11:30`, or the days if the occurrence lasts a day or longer.
pub fn times(context: Context, one: &EventOccurrence) -> String {
    if one.end.to_seconds() - one.start.to_seconds() >= 86_400 {
        let (from, to) = (one.start.date(), one.last_day());
        return match from.month() == to.month() {
            true => numerals(one),
            false => [&*context.day_month(from), " – ", &context.day_month(to)].concat(),
        };
    }
    let mut text = time(context, one.start);
    if one.end > one.start {
        text.push('–');
        text.push_str(&time(context, one.end));
    }
    text
}

/// The text of a chip: the title, preceded by the time or the status.
pub fn chip(context: Context, event: &Event, one: &EventOccurrence) -> String {
    let title = occurrences::title(event, one.id);
    match status(context, event, one) {
        Some(status) => [status, ": ", title].concat(),
        None if event.show_without_time => title.into(),
        None => [&*time(context, one.start), " ", title].concat(),
    }
}

/// The status in words; `None` if the event is confirmed.
pub fn status(context: Context, event: &Event, one: &EventOccurrence) -> Option<&'static str> {
    match occurrences::status(event, one.id) {
        Status::Confirmed => None,
        Status::Tentative => Some(context.t(Msg::CalendarTentative)),
        Status::Cancelled => Some(context.t(Msg::CalendarCancelled)),
        Status::Postponed => Some(context.t(Msg::CalendarPostponed)),
    }
}

/// Status, places and category names: the line below a title in lists.
pub fn note(context: Context, event: &Event, one: &EventOccurrence) -> String {
    let mut text = String::new();
    let mut push = |part: &str| {
        if !part.is_empty() {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            text.push_str(part);
        }
    };
    push(status(context, event, one).unwrap_or_default());
    for place in &event.locations {
        push(&place.name);
    }
    for category in context.core.site.categories.iter().filter(|one| event.tags().any(|tag| tag == &*one.id)) {
        push(context.str(&category.name));
    }
    text
}

/// The CSS class with the colour of the event's first category.
pub fn color(context: Context, event: &Event) -> &'static str {
    let mut categories = context.core.site.categories.iter();
    categories.find(|one| event.tags().any(|tag| tag == &*one.id)).map_or("", |one| one.class())
}

/// The `lang` of an event's texts, if it differs from the page's.
pub fn lang(event: &'static Event) -> Option<&'static str> {
    Some(&*event.locale).filter(|lang| !lang.is_empty())
}
