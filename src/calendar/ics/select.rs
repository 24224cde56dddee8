//! Extracts from a file that [`super::Writer`] has written: some of its events, a single occurrence, or a copy with
//! reminders.
//!
//! The build writes complete files. A page that needs less extracts it from one of them, so browsers need neither time
//! zones nor rules nor a network for it.

use super::line::Lines;
use crate::dates::{Date, LocalDateTime};

/// The events whose uid (without the site's host) is wanted, with the shared properties.
pub fn events(file: &str, wanted: &dyn Fn(&str) -> bool) -> String {
    change(file, &mut |event, out| {
        if wanted(&uid(event)) {
            out.raw(event);
        }
    })
}

/// From a file with one event, the occurrence whose rule-assigned start is `id`; see [`chosen`].
pub fn occurrence(file: &str, id: LocalDateTime) -> String {
    chosen(file, &|_| vec![Some(id)])
}

/// The wanted occurrences of each event, by its uid without the site's host. `None` is the event unchanged; an id is
/// the occurrence to which the rules assign that start. It gets a `UID` of its own, so that a calendar can contain it
/// beside the series.
pub fn chosen(file: &str, wanted: &dyn Fn(&str) -> Vec<Option<LocalDateTime>>) -> String {
    let recurrence_id = |event: &str| value(event, "RECURRENCE-ID");
    let is_at = |at: &str, id: &str| at.starts_with(without_z(id));
    let mut changed = Vec::new();
    change(file, &mut |event, _| changed.extend(recurrence_id(event).map(|id| (uid(event), id))));
    change(file, &mut |event, out| {
        let (uid, own) = (uid(event), recurrence_id(event));
        for id in wanted(&uid) {
            let Some(id) = id else {
                out.raw(event);
                continue;
            };
            let mut at = String::new();
            id.push_basic(&mut at);
            let is_changed = changed.iter().any(|(other, id)| *other == uid && is_at(&at, id));
            let is_wanted = own.as_ref().map_or(!is_changed, |own| is_at(&at, own));
            if is_wanted {
                alone(event, id, &at, !is_changed, out);
            }
        }
    })
}

/// The uid of an event without the site's host.
fn uid(event: &str) -> String {
    let uid = value(event, "UID").unwrap_or_default();
    uid.split('@').next().unwrap_or_default().into()
}

/// The file with a reminder for each event: a day before, or at nine in the morning of the day before if it has no
/// time.
pub fn with_reminders(file: &str) -> String {
    change(file, &mut |event, out| {
        out.raw(event.strip_suffix(END).unwrap_or(event));
        let has_time = value(event, "DTSTART").is_some_and(|start| start.contains('T'));
        out.plain("BEGIN", "VALARM");
        out.plain("ACTION", "DISPLAY");
        out.plain("TRIGGER", if has_time { "-P1D" } else { "-PT15H" });
        if let Some(summary) = lines(event).find(|line| name(line) == "SUMMARY") {
            let summary = unfolded(summary);
            out.fold(&["DESCRIPTION", &summary["SUMMARY".len()..]].concat());
        }
        out.plain("END", "VALARM");
        out.raw(END);
    })
}

const END: &str = "END:VEVENT\r\n";

// Here and below, lines are compared by their first and last bytes: substring search would add 3 KB of code to the
// page.

/// The file with each of its events replaced.
fn change(file: &str, put: &mut dyn FnMut(&str, &mut Lines)) -> String {
    let mut out = Lines::default();
    let (mut at, mut event) = (0, None);
    for line in lines(file) {
        let start = at;
        at += line.len();
        match (name(line), event) {
            ("BEGIN", None) if line == "BEGIN:VEVENT\r\n" => event = Some(start),
            ("END", Some(start)) if line == END => {
                put(&file[start..at], &mut out);
                event = None;
            }
            (_, Some(_)) => {}
            // Only for calendars to subscribe to.
            ("REFRESH-INTERVAL" | "X-PUBLISHED-TTL" | "SOURCE", None) => {}
            _ => out.raw(line),
        }
    }
    out.finish()
}

/// Writes a single event that is no longer part of a series. `moves` states whether it still starts with the series.
fn alone(event: &str, id: LocalDateTime, at: &str, moves: bool, out: &mut Lines) {
    let days = day(event, "DTSTART").map_or(0, |start| id.date().days() - start.days());
    for line in lines(event) {
        match name(line) {
            "RRULE" | "RDATE" | "EXDATE" | "RECURRENCE-ID" => {}
            "UID" => {
                let uid = unfolded(line);
                let (uid, host) = uid.split_once('@').unwrap_or((&uid, ""));
                out.fold(&[uid, "-", at, "@", host].concat());
            }
            "DTSTART" if moves => with_value(line, at, out),
            "DTEND" if moves => {
                let mut end = String::new();
                day(event, "DTEND").unwrap_or(id.date()).add_days(days).push_basic(&mut end);
                with_value(line, &end, out);
            }
            _ => out.raw(line),
        }
    }
}

/// Writes the line with another date and, if it has one, time.
fn with_value(line: &str, time: &str, out: &mut Lines) {
    if let Some((name, value)) = line.split_once(':') {
        let old = without_z(value.trim_ascii_end()).len();
        out.raw(&[name, ":", &time[..time.len().min(old)], &value[old..]].concat());
    }
}

fn without_z(time: &str) -> &str {
    time.strip_suffix('Z').unwrap_or(time)
}

/// The lines of a file including their continuation lines, each with its end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let ends = |at: &usize| bytes[*at] == b'\n' && bytes.get(at + 1) != Some(&b' ');
        let end = (0..bytes.len()).find(ends)? + 1;
        let (line, more) = rest.split_at(end);
        rest = more;
        Some(line)
    })
}

/// The unfolded line without its end.
fn unfolded(line: &str) -> String {
    let mut out = String::new();
    for (at, part) in line.split('\n').enumerate() {
        let part = part.strip_suffix('\r').unwrap_or(part);
        out.push_str(if at > 0 { part.get(1..).unwrap_or_default() } else { part });
    }
    out
}

/// The property name of a line, without parameters.
fn name(line: &str) -> &str {
    let end = line.bytes().position(|byte| matches!(byte, b':' | b';'));
    &line[..end.unwrap_or(line.len())]
}

/// The raw value of an event's own property.
fn value(event: &str, wanted: &str) -> Option<String> {
    let line = lines(event).find(|line| name(line) == wanted)?;
    Some(unfolded(line).split_once(':')?.1.to_owned())
}

/// The date of a property such as `DTEND;VALUE=DATE:20261019`.
fn day(event: &str, wanted: &str) -> Option<Date> {
    let value = value(event, wanted)?;
    let (year, month, day) = (value.get(..4)?, value.get(4..6)?, value.get(6..8)?);
    Date::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
