//! `import`: an iCalendar file as `events.json` (JSCalendar, RFC 8984; the mapping is that of RFC 5545's and RFC 8984's
//! common meaning). What has no place there is told, not dropped in silence.

mod rule;
mod slug;

use crate::expand::ics::{Parts, recurring};
use crate::expand::series::When;
use crate::ical::component::{self, Component};
use crate::ical::events::{self, Event, is_cancelled};
use crate::ical::lines::Unfolded;
use crate::ical::time::{PeriodEnd, Time, periods, time};
use crate::ical::zones::Zones;
use crate::ical::{Problems, quoted};
use atbildiba::dates::recurrence::{Reading, RecurrenceSet};
use atbildiba::dates::{Duration, LocalDateTime};
use serde_json::{Map, Value, json};
use slug::Slugs;
use std::collections::BTreeMap;

/// Properties that are read, or that say nothing about the event itself.
const KNOWN: [&str; 20] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "CATEGORIES",
    "STATUS",
    "SEQUENCE",
    "LAST-MODIFIED",
    "DTSTAMP",
    "CREATED",
    "TRANSP",
];

/// A change "from here on" is written as so many single ones.
const MOST_CHANGED: usize = 500;

/// The events as JSCalendar's `Group`. What can't be read or has no place in it is told.
pub fn import(bytes: &[u8], problems: &mut Problems) -> Value {
    let file = Unfolded::new(bytes);
    let components = component::read(&file, problems);
    let mut zones = Zones::new(&components);
    let found = events::events(&components, problems);
    if found.is_empty() && !problems.has_errors() {
        problems
            .error(1, "there is no event in this file; an iCalendar file begins with BEGIN:VCALENDAR and has VEVENTs");
    }
    let mut slugs = Slugs::default();
    let mut entries = Vec::new();
    for event in &found {
        match event.master {
            Some(master) => entries.extend(entry(event, master, &mut slugs, &mut zones, problems)),
            None => {
                for one in event.overrides.iter().filter(|one| !is_cancelled(one)) {
                    let alone = single(one);
                    let event = Event { uid: event.uid.clone(), master: Some(&alone), overrides: Vec::new() };
                    entries.extend(entry(&event, &alone, &mut slugs, &mut zones, problems));
                }
            }
        }
    }
    tell_lost(&components, problems);
    let calendar = components.iter().find(|one| one.is("VCALENDAR"));
    let name = calendar.and_then(|one| one.get("NAME").or_else(|| one.get("X-WR-CALNAME"))).map(|line| line.text());
    let title = name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Calendar".into());
    let uid = Slugs::default().make("", &title, "calendar");
    json!({ "$schema": "schema/events.schema.json", "@type": "Group", "uid": uid, "title": title, "entries": entries })
}

/// A changed occurrence without its event: what it would repeat is not known.
fn single<'a>(component: &Component<'a>) -> Component<'a> {
    let repeats = ["RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"];
    let kept = component.properties.iter().filter(|line| !repeats.iter().any(|name| line.is(name)));
    Component { name: component.name, line: component.line, properties: kept.copied().collect(), children: Vec::new() }
}

/// Names what was passed over: each kind once, with its first line.
fn tell_lost(file: &[Component], problems: &mut Problems) {
    let mut lost: BTreeMap<(bool, String), (usize, usize)> = BTreeMap::new();
    let mut add = |is_component, name: &str, line| {
        lost.entry((is_component, name.to_ascii_uppercase())).or_insert((line, 0)).1 += 1;
    };
    for one in file.iter().chain(file.iter().flat_map(|calendar| &calendar.children)) {
        if one.is("VEVENT") {
            for property in one.properties.iter().filter(|property| !KNOWN.iter().any(|known| property.is(known))) {
                add(false, property.name, property.number);
            }
            one.children.iter().for_each(|child| add(true, child.name, child.line));
        } else if !one.is("VTIMEZONE") && !one.is("VCALENDAR") {
            add(true, one.name, one.line);
        }
    }
    let mut list: Vec<_> = lost.into_iter().collect();
    list.sort_by_key(|(_, (line, _))| *line);
    for ((is_component, name), (line, count)) in list {
        let kind = if is_component { "component" } else { "property" };
        let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
        problems.note(line, format!("{kind} {}{times} has no place in events.json and is left out", quoted(&name)));
    }
}

fn entry(
    event: &Event,
    master: &Component,
    slugs: &mut Slugs,
    zones: &mut Zones,
    problems: &mut Problems,
) -> Option<Value> {
    let parts = recurring(event, master, zones, problems)?;
    let mut out = Map::new();
    let title = master.get("SUMMARY").map(|line| line.text().trim().to_owned()).filter(|title| !title.is_empty());
    let uid = slugs.make(&event.uid, title.as_deref().unwrap_or(""), &event.uid);
    if title.is_none() {
        problems.note(master.line, "the event has no SUMMARY; write a title into events.json");
    }
    out.insert("@type".into(), "Event".into());
    if uid != event.uid {
        out.insert("atbildiba:icalUid".into(), event.uid.as_str().into());
    }
    out.insert("title".into(), title.unwrap_or_else(|| uid.clone()).into());
    out.insert("uid".into(), uid.into());
    if let Some(locale) =
        master.get("SUMMARY").and_then(|line| line.parameter("LANGUAGE")).filter(|tag| !tag.is_empty())
    {
        out.insert("locale".into(), locale.into());
    }
    text(master, "DESCRIPTION", "description", &mut out);
    out.insert("start".into(), parts.start.written().to_string().into());
    match &parts.start {
        Time::Date(_) => drop(out.insert("showWithoutTime".into(), true.into())),
        Time::Utc(_) => drop(out.insert("timeZone".into(), "Etc/UTC".into())),
        Time::Zoned(_, named) => match named.iana {
            Some(name) => drop(out.insert("timeZone".into(), name.into())),
            None => {
                let what = "is the file's own and has no name in the IANA database; the event is given without a zone, write one as timeZone";
                problems.note(master.line, format!("the time zone {} {what}", quoted(&named.id)));
            }
        },
        Time::Floating(_) => {}
    }
    let lasts = duration(master, &parts.start, zones, problems);
    if lasts != Duration::ZERO {
        out.insert("duration".into(), lasts.to_string().into());
    }
    recurrence(&parts, lasts, master, zones, problems, &mut out);
    details(master, &mut out);
    Some(Value::Object(out))
}

fn text(component: &Component, from: &str, to: &str, out: &mut Map<String, Value>) {
    let found = component.get(from).map(|line| line.text().trim().to_owned()).filter(|text| !text.is_empty());
    out.extend(found.map(|text| (to.to_owned(), text.into())));
}

/// What an occurrence lasts (RFC 5545 §3.6.1): a day if nothing is said about a whole day.
fn duration(component: &Component, start: &Time, zones: &mut Zones, problems: &mut Problems) -> Duration {
    let unsaid = if start.is_date() { Duration::DAY } else { Duration::ZERO };
    let (given, line) = if let Some(line) = component.get("DURATION") {
        (line.value.trim().parse::<Duration>().ok(), line)
    } else if let Some(line) = component.get("DTEND") {
        (time(line, zones, problems).map(|end| between(start, &end)), line)
    } else {
        return unsaid;
    };
    match given {
        Some(lasts) if lasts.total_seconds() == 0 => unsaid,
        Some(lasts) if lasts.total_seconds() > 0 => lasts,
        _ => {
            problems.error(
                line.number,
                format!("{}: {} is no end after the start; mend it", line.name, quoted(line.value)),
            );
            unsaid
        }
    }
}

/// Exact seconds, or days between whole days.
fn between(start: &Time, end: &Time) -> Duration {
    if start.is_date() {
        return Duration::between(start.written(), LocalDateTime::midnight(end.written().date()));
    }
    match (start, end) {
        (Time::Floating(from), _) => Duration::between(*from, end.written()),
        _ => {
            let seconds = end.in_utc().to_seconds() - start.in_utc().to_seconds();
            Duration { days: 0, seconds: i32::try_from(seconds).unwrap_or(0) }
        }
    }
}

fn recurrence(
    parts: &Parts,
    lasts: Duration,
    master: &Component,
    zones: &mut Zones,
    problems: &mut Problems,
    out: &mut Map<String, Value>,
) {
    let start = parts.start.written();
    let mut rules_alone = RecurrenceSet::new(start, Duration::ZERO, Reading::ICALENDAR);
    parts.rules.iter().for_each(|rule| rules_alone.add_rule(rule));
    let yields = |id: LocalDateTime| rules_alone.starting_from(id).next().is_some_and(|one| one.start == id);
    let mut patches: BTreeMap<LocalDateTime, Map<String, Value>> = BTreeMap::new();
    let excluded = || Map::from_iter([("excluded".to_owned(), Value::Bool(true))]);
    if !yields(start) && !parts.added.contains(&start) {
        problems.note(master.line, "the start does not match the rule: it is kept as an occurrence that is left out");
        patches.insert(start, excluded());
    }
    added(parts, &yields, master, zones, &mut patches);
    patches.extend(parts.excluded.iter().map(|id| (*id, excluded())));
    for day in &parts.series.excluded_days {
        let of_day =
            rules_alone.starting_from(LocalDateTime::midnight(*day)).take_while(|one| one.start.date() == *day);
        patches.extend(of_day.map(|one| (one.start, excluded())));
    }
    for (change, component) in &parts.changes {
        let mut patch = Map::new();
        if change.excluded {
            patch = excluded();
        } else {
            if let Some(moved) = change.start.filter(|moved| *moved != change.recurrence_id) {
                patch.insert("start".into(), moved.to_string().into());
            }
            let own_start = component.get("DTSTART").and_then(|line| time(line, zones, &mut Problems::default()));
            if own_start.as_ref().is_some_and(|own| own.is_date() != parts.start.is_date()) {
                let what = "only this occurrence is on a whole day (or is not), which has no place in events.json; make it an event of its own";
                problems.note(component.line, what);
            }
            let own = duration(component, own_start.as_ref().unwrap_or(&parts.start), zones, problems);
            if own != lasts {
                patch.insert("duration".into(), own.to_string().into());
            }
            for (from, to) in [("SUMMARY", "title"), ("DESCRIPTION", "description")] {
                if component.get(from).map(|line| line.text()) != master.get(from).map(|line| line.text()) {
                    text(component, from, to, &mut patch);
                }
            }
            if status(component) != status(master) {
                patch.extend(status(component).map(|status| ("status".to_owned(), status.into())));
            }
        }
        if change.this_and_future {
            let what = format!(
                "RANGE=THISANDFUTURE has no place in events.json; up to {MOST_CHANGED} occurrences are changed one by one"
            );
            problems.note(component.line, what);
            ranged(parts, change.recurrence_id, &patch, &mut patches);
        } else {
            patches.insert(change.recurrence_id, patch);
        }
    }
    let rules: Vec<Value> = parts.rules.iter().map(|rule| rule::json(rule, &parts.start, true)).collect();
    let excluded: Vec<Value> = parts.excluded_rules.iter().map(|rule| rule::json(rule, &parts.start, false)).collect();
    for (name, list) in [("recurrenceRules", rules), ("excludedRecurrenceRules", excluded)] {
        if !list.is_empty() {
            out.insert(name.into(), list.into());
        }
    }
    if !patches.is_empty() {
        let patches = patches.into_iter().map(|(id, patch)| (id.to_string(), Value::Object(patch)));
        out.insert("recurrenceOverrides".into(), Value::Object(patches.collect()));
    }
}

/// The single dates, with a length of their own where a period has one.
fn added(
    parts: &Parts,
    yields: &dyn Fn(LocalDateTime) -> bool,
    master: &Component,
    zones: &mut Zones,
    patches: &mut BTreeMap<LocalDateTime, Map<String, Value>>,
) {
    for line in master.all("RDATE") {
        for period in periods(line, zones, &mut Problems::default()) {
            let id = period.start.on_clock_of(&parts.start);
            let lasts = period.end.map(|end| match end {
                PeriodEnd::After(duration) => duration,
                PeriodEnd::At(end) => between(&period.start, &end),
            });
            let lasts = lasts.filter(|lasts| lasts.total_seconds() > 0);
            if lasts.is_some() || !(yields(id) || id == parts.start.written()) {
                let patch = lasts.map(|lasts| ("duration".to_owned(), Value::from(lasts.to_string())));
                patches.insert(id, Map::from_iter(patch));
            }
        }
    }
}

/// Changes every occurrence from one on.
fn ranged(
    parts: &Parts,
    from: LocalDateTime,
    patch: &Map<String, Value>,
    patches: &mut BTreeMap<LocalDateTime, Map<String, Value>>,
) {
    let When::Set(set) = &parts.series.when else { return };
    for one in set.iter().filter(|one| one.recurrence_id >= from).take(MOST_CHANGED) {
        let is_of_this = one
            .override_index
            .and_then(|at| parts.changes.get(at))
            .is_some_and(|(change, _)| change.recurrence_id == from);
        if is_of_this {
            let mut patch = patch.clone();
            patch.remove("start");
            if one.start != one.recurrence_id {
                patch.insert("start".into(), one.start.to_string().into());
            }
            patches.insert(one.recurrence_id, patch);
        }
    }
}

fn status(component: &Component) -> Option<&'static str> {
    let line = component.get("STATUS")?;
    ["confirmed", "tentative", "cancelled"].into_iter().find(|known| line.value.trim().eq_ignore_ascii_case(known))
}

fn details(master: &Component, out: &mut Map<String, Value>) {
    if let Some(place) =
        master.get("LOCATION").map(|line| line.text().trim().to_owned()).filter(|place| !place.is_empty())
    {
        out.insert("locations".into(), json!({ "1": { "@type": "Location", "name": place } }));
    }
    let url = master.get("URL").map(|line| line.value.trim());
    if let Some(url) = url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        out.insert("links".into(), json!({ "page": { "@type": "Link", "href": url } }));
    }
    let words: Map<String, Value> = master
        .all("CATEGORIES")
        .flat_map(|line| line.texts())
        .map(|word| word.trim().to_lowercase())
        .filter(|word| !word.is_empty())
        .map(|word| (word, true.into()))
        .collect();
    if !words.is_empty() {
        out.insert("keywords".into(), words.into());
    }
    out.extend(status(master).map(|status| ("status".to_owned(), status.into())));
    let sequence = events::sequence(master);
    if sequence > 0 {
        out.insert("sequence".into(), sequence.min(u64::from(u32::MAX)).into());
    }
    let changed = master.get("LAST-MODIFIED").or_else(|| master.get("DTSTAMP"));
    if let Some((time, true)) = changed.and_then(|line| LocalDateTime::from_basic(line.value.trim()).ok()) {
        out.insert("updated".into(), format!("{time}Z").into());
    }
}
