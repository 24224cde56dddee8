//! Reading series from JSCalendar (RFC 8984): a group, one event, or an array of events.

use super::series::Series;
use crate::ical::zones::iana_zone;
use crate::ical::{Problems, quoted};
use atbildiba::dates::recurrence::{Dialect, Override, RecurrenceSet, Rule};
use atbildiba::dates::{Duration, LocalDateTime};
use campaign::check::places::places;
use campaign::check::scan::scan;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;
use std::rc::Rc;

/// A problem at a JSON pointer.
struct Found {
    pointer: String,
    message: String,
    is_error: bool,
}

/// The file's events. Unreadable ones are reported and omitted.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Vec<Series> {
    let text = String::from_utf8_lossy(bytes);
    let line_of = |offset: usize| places(&text, &[offset]).first().map_or(1, |place| place.0);
    if let Err(error) = scan(&text, &mut |_, _, _| {}) {
        problems.error(line_of(error.at), error.message);
        return Vec::new();
    }
    let root: Value = match serde_json::from_str(&text) {
        Ok(root) => root,
        Err(error) => {
            problems.error(error.line(), format!("this can't be read: {error}"));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    let mut all = Vec::new();
    for (pointer, event) in events(&root) {
        let is_event = event["@type"].as_str().is_none_or(|kind| kind == "Event");
        if is_event && event.is_object() {
            all.extend(series(event, &pointer, &mut found).map(|series| (pointer, series)));
        }
    }
    locate(&text, &mut all, found, problems);
    all.into_iter().map(|(_, series)| series).collect()
}

fn events(root: &Value) -> Vec<(String, &Value)> {
    let (list, before) = match root {
        Value::Array(list) => (list, ""),
        Value::Object(group) => match group.get("entries") {
            Some(Value::Array(list)) => (list, "/entries"),
            _ => return vec![(String::new(), root)],
        },
        _ => return Vec::new(),
    };
    list.iter().enumerate().map(|(at, event)| (format!("{before}/{at}"), event)).collect()
}

/// Finds the lines of the events and of the problems.
fn locate(text: &str, all: &mut [(String, Series)], found: Vec<Found>, problems: &mut Problems) {
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    wanted.extend(all.iter().map(|(pointer, _)| (pointer.as_str(), 0)));
    wanted.extend(found.iter().map(|found| (found.pointer.as_str(), 0)));
    let _ = scan(text, &mut |pointer, name_at, at| {
        if let Some(offset) = wanted.get_mut(pointer) {
            *offset = name_at.unwrap_or(at);
        }
    });
    let mut sorted: Vec<usize> = wanted.values().copied().collect();
    sorted.sort_unstable();
    let lines: HashMap<usize, usize> =
        sorted.iter().copied().zip(places(text, &sorted).into_iter().map(|place| place.0)).collect();
    let line = |pointer: &str| wanted.get(pointer).and_then(|offset| lines.get(offset)).copied().unwrap_or(1);
    let all_lines: Vec<usize> = all.iter().map(|(pointer, _)| line(pointer)).collect();
    for found in &found {
        let message = format!("{}: {}", found.pointer, found.message);
        if found.is_error {
            problems.error(line(&found.pointer), message)
        } else {
            problems.note(line(&found.pointer), message)
        }
    }
    for ((_, series), line) in all.iter_mut().zip(all_lines) {
        series.line = line;
    }
}

fn series(event: &Value, at: &str, found: &mut Vec<Found>) -> Option<Series> {
    let mut problem = |name: &str, message: String, is_error: bool| {
        let pointer = if name.is_empty() { at.to_owned() } else { format!("{at}/{name}") };
        found.push(Found { pointer, message, is_error });
    };
    let Some(uid) = event["uid"].as_str().filter(|uid| !uid.is_empty()) else {
        problem("", "the event has no uid and is left out; add one that no other event has".into(), true);
        return None;
    };
    let start: LocalDateTime = match event["start"].as_str().map(str::parse) {
        Some(Ok(start)) => start,
        Some(Err(error)) => {
            problem(
                "start",
                format!("{} is {error}; the event is left out", quoted(event["start"].as_str().unwrap_or(""))),
                true,
            );
            return None;
        }
        None => {
            problem("", "the event has no start and is left out; add \"start\": \"2026-10-18T09:00:00\"".into(), true);
            return None;
        }
    };
    let whole_days = event["showWithoutTime"] == Value::Bool(true);
    let zone = event["timeZone"].as_str().filter(|_| !whole_days).and_then(|name| {
        let zone = iana_zone(name);
        if zone.is_none() {
            let what = "is not known, so times are taken as written; use an IANA name such as Europe/Riga";
            problem("timeZone", format!("the time zone {} {what}", quoted(name)), false);
        }
        zone.map(Rc::new)
    });
    let mut set = RecurrenceSet::new(start, Duration::ZERO, Dialect::JSCALENDAR);
    let mut is_endless = add_rules(event, &mut set, &mut problem);
    let override_whole_days = vec![whole_days; add_overrides(event, &mut set, &mut problem)];
    let easter = event["atbildiba:easterOffset"].as_i64().and_then(|offset| i16::try_from(offset).ok());
    if let Some(offset) = easter {
        set.add_feasts(offset.into());
    }
    let uid = uid.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    is_endless |= easter.is_some();
    let when = Box::new(set);
    Some(Series { uid, line: 0, when, zone, whole_days, override_whole_days, excluded_days: Vec::new(), is_endless })
}

/// Reports a problem in a member of an event: its name, the message, and whether it is an error.
type Report<'a> = dyn FnMut(&str, String, bool) + 'a;

/// Adds the rules. Returns whether one of them never ends.
fn add_rules(event: &Value, set: &mut RecurrenceSet, problem: &mut Report<'_>) -> bool {
    let mut is_endless = false;
    for (name, excludes) in [("recurrenceRules", false), ("recurrenceRule", false), ("excludedRecurrenceRules", true)] {
        let value = &event[name];
        let list = value
            .as_array()
            .map_or_else(|| if value.is_object() { std::slice::from_ref(value) } else { &[] }, Vec::as_slice);
        for (index, value) in list.iter().enumerate() {
            match Rule::deserialize(value) {
                Ok(rule) if excludes => set.exclude_rule(&rule),
                Ok(rule) => {
                    is_endless |= rule.count.is_none() && rule.until.is_none();
                    set.add_rule(&rule);
                }
                Err(error) => {
                    let name = if value.is_array() { format!("{name}/{index}") } else { name.to_owned() };
                    problem(&name, format!("{error}; the rule is left out"), true);
                }
            }
        }
    }
    is_endless
}

/// Adds the overrides. Returns their number.
fn add_overrides(event: &Value, set: &mut RecurrenceSet, problem: &mut Report<'_>) -> usize {
    let mut changes: Vec<Override> = Vec::new();
    for (id, patch) in event["recurrenceOverrides"].as_object().into_iter().flatten() {
        match change(id, patch) {
            Ok(change) => changes.push(change),
            Err(message) => problem("recurrenceOverrides", format!("{}: {message}", quoted(id)), true),
        }
    }
    changes.sort_by_key(|change| change.recurrence_id);
    let count = changes.len();
    changes.into_iter().for_each(|change| set.add_override(change));
    count
}

/// A patch of `recurrenceOverrides` (RFC 8984 §4.3.5). A cancelled one counts as excluded, as in an `.ics`.
fn change(id: &str, patch: &Value) -> Result<Override, String> {
    let mut change = Override::new(id.parse().map_err(|error| format!("{error}; the override is left out"))?);
    change.excluded = patch["excluded"] == Value::Bool(true) || patch["status"] == "cancelled";
    if let Some(start) = patch["start"].as_str() {
        change.start =
            Some(start.parse().map_err(|error| format!("{} is {error}; the override is left out", quoted(start)))?);
    }
    Ok(change)
}
