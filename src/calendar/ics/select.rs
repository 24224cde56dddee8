//! Less of a file that [`super::Writer`] has written: some of its events, or one occurrence; and with a reminder.
//!
//! The build writes files of all there is. A page that wants something else takes it out of one of them, so visitors need
//! no zones, no rules and no network for it.

use super::line::Lines;
use crate::dates::{Date, LocalDateTime};

const BEGIN: &str = "BEGIN:VEVENT\r\n";
const END: &str = "END:VEVENT\r\n";

/// The events whose uid, without the site's host, is wanted, and what they share.
pub fn events(file: &str, wanted: &dyn Fn(&str) -> bool) -> String {
    change(file, &|event, out| {
        let uid = value(event, "UID").unwrap_or_default();
        if wanted(uid.split('@').next().unwrap_or_default()) {
            out.raw(event);
        }
    })
}

/// Out of a file of one event the occurrence that its rules begin at `id`. It gets a `UID` of its own, so that it stands
/// beside the series in a calendar that has both.
pub fn occurrence(file: &str, id: LocalDateTime) -> String {
    let mut at = String::new();
    id.push_basic(&mut at);
    let changed =
        |event: &str| value(event, "RECURRENCE-ID").is_some_and(|id| at.starts_with(id.trim_end_matches('Z')));
    let is_changed = file.split_inclusive(END).any(changed);
    change(file, &|event, out| {
        if if is_changed { changed(event) } else { value(event, "RECURRENCE-ID").is_none() } {
            alone(event, id, &at, !is_changed, out);
        }
    })
}

/// With a reminder for each event: a day before, or at nine in the morning of the day before where it has no time.
pub fn with_reminders(file: &str) -> String {
    change(file, &|event, out| {
        out.raw(event.strip_suffix(END).unwrap_or(event));
        let has_time = value(event, "DTSTART").is_some_and(|start| start.contains('T'));
        out.plain("BEGIN", "VALARM");
        out.plain("ACTION", "DISPLAY");
        out.plain("TRIGGER", if has_time { "-P1D" } else { "-PT15H" });
        if let Some(summary) = lines(event).find(|line| name(line) == "SUMMARY") {
            out.fold(&unfolded(summary).replacen("SUMMARY", "DESCRIPTION", 1));
        }
        out.plain("END", "VALARM");
        out.raw(END);
    })
}

/// The file with something else in place of each of its events.
fn change(file: &str, put: &dyn Fn(&str, &mut Lines)) -> String {
    let first = file.find(BEGIN).unwrap_or(file.len());
    let end = file.rfind(END).map_or(first, |end| end + END.len());
    let mut out = Lines::default();
    for line in lines(&file[..first]) {
        // Only calendars to subscribe to say these.
        if !matches!(name(line), "REFRESH-INTERVAL" | "X-PUBLISHED-TTL" | "SOURCE") {
            out.raw(line);
        }
    }
    file[first..end].split_inclusive(END).for_each(|event| put(event, &mut out));
    out.raw(&file[end..]);
    out.finish()
}

/// One event, no longer a series or a part of one. `moves` tells that it still begins when the series does.
fn alone(event: &str, id: LocalDateTime, at: &str, moves: bool, out: &mut Lines) {
    let days = day(event, "DTSTART").map_or(0, |start| id.date().days() - start.days());
    for line in lines(event) {
        let value = line.trim_end().rsplit(':').next().unwrap_or_default();
        match name(line) {
            "RRULE" | "RDATE" | "EXDATE" | "RECURRENCE-ID" => {}
            "UID" => out.fold(&unfolded(line).replacen('@', &["-", at, "@"].concat(), 1)),
            "DTSTART" if moves => out.raw(&line.replace(value.trim_end_matches('Z'), &at[..value.len().min(at.len())])),
            "DTEND" if moves => {
                let mut end = String::new();
                day(event, "DTEND").unwrap_or(id.date()).add_days(days).push_basic(&mut end);
                out.raw(&line.replace(value, &end));
            }
            _ => out.raw(line),
        }
    }
}

/// The lines of a file with what they fold, each with its end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut end = 0;
        loop {
            end += rest[end..].find("\r\n")? + 2;
            if !rest[end..].starts_with(' ') {
                break;
            }
        }
        let (line, more) = rest.split_at(end);
        rest = more;
        Some(line)
    })
}

/// A line in one piece, without its end.
fn unfolded(line: &str) -> String {
    line.strip_suffix("\r\n").unwrap_or(line).replace("\r\n ", "")
}

/// The name of a line's property, without parameters.
fn name(line: &str) -> &str {
    line.split([':', ';']).next().unwrap_or_default()
}

/// The value of an event's own property, as it stands there.
fn value(event: &str, wanted: &str) -> Option<String> {
    let line = lines(event).find(|line| name(line) == wanted)?;
    Some(unfolded(line).split_once(':')?.1.to_owned())
}

/// The day of a property such as `DTEND;VALUE=DATE:20261019`.
fn day(event: &str, wanted: &str) -> Option<Date> {
    let value = value(event, wanted)?;
    let (year, month, day) = (value.get(..4)?, value.get(4..6)?, value.get(6..8)?);
    Date::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
