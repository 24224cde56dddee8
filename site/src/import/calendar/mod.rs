//! Converting an iCalendar file to `events.json` (JSCalendar, RFC 8984), mapping the common semantics of RFC 5545 and
//! RFC 8984. What JSCalendar or the program can't express is reported rather than dropped silently.

mod details;
mod plain;
mod recurrence;
mod rule;

use super::campaign::{Campaign, differences, is_called};
use super::report::{ImportReport, Outcome};
use super::slug::Slugs;
use super::{Item, Items};
use crate::expand::ics::{Parts, recurring};
use crate::ical::component::{self, Component};
use crate::ical::events::{self, Event, is_cancelled};
use crate::ical::lines::{Line, Unfolded};
use crate::ical::time::{Time, time};
use crate::ical::zones::{Zones, iana_zone, known_name};
use crate::ical::{Problems, quoted};
use atbildiba::dates::{Duration, LocalDateTime};
use details::{details, has_read, has_read_component, status};
use recurrence::recurrence;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Properties that are read, or that say nothing about the event itself.
const KNOWN: [&str; 22] = [
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
    "CLASS",
    "X-ALT-DESC",
];

/// The context for converting an event.
struct Reader<'a, 'f, 'p> {
    slugs: Slugs,
    zones: Zones<'a, 'f>,
    /// The zone into which times in UTC are converted.
    home: Option<String>,
    problems: &'p mut Problems,
}

/// The events as a JSCalendar `Group`, with uids that the campaign does not use. What can't be read or expressed is
/// reported.
pub fn import(bytes: &[u8], campaign: &Campaign, problems: &mut Problems) -> Value {
    let file = Unfolded::new(bytes);
    let components = component::read(&file, problems);
    let zones = Zones::new(&components);
    let found = events::events(&components, problems);
    if found.is_empty() && !problems.has_errors() {
        problems
            .error(1, "there is no event in this file; an iCalendar file begins with BEGIN:VCALENDAR and has VEVENTs");
    }
    let calendar = components.iter().find(|one| one.is("VCALENDAR"));
    let home = calendar.and_then(|one| one.get("X-WR-TIMEZONE")).and_then(|line| known_name(line.value.trim()));
    let home = home.map(str::to_owned).or_else(|| campaign.zone.clone());
    tell_lost(&components, problems);
    let mut reader = Reader { slugs: campaign.slugs("events.json"), zones, home, problems };
    let mut entries = Vec::new();
    for event in &found {
        match event.master {
            Some(master) => entries.extend(reader.entry(event, master)),
            None => {
                for one in event.overrides.iter().filter(|one| !is_cancelled(one)) {
                    let alone = single(one);
                    let event = Event { uid: event.uid.clone(), master: Some(&alone), overrides: Vec::new() };
                    entries.extend(reader.entry(&event, &alone));
                }
            }
        }
    }
    let name = calendar.and_then(|one| one.get("NAME").or_else(|| one.get("X-WR-CALNAME"))).map(|line| line.text());
    let title = name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Calendar".into());
    let uid = Slugs::default().make("", &title, "calendar");
    json!({ "$schema": "schema/events.schema.json", "@type": "Group", "uid": uid, "title": title, "entries": entries })
}

/// The events that the campaign does not have, compared by iCalendar uid and by title and start. Existing ones are
/// reported.
pub fn new_events(group: &Value, campaign: &Campaign, name: &str, report: &mut ImportReport) -> Items {
    let uid = |event: &Value| event["atbildiba:icalUid"].as_str().or_else(|| event["uid"].as_str()).map(str::to_owned);
    let there = campaign.items("events.json");
    let by_uid: BTreeMap<String, &Value> = there.iter().filter_map(|event| Some((uid(event)?, event))).collect();
    let mut items = Vec::new();
    for event in group["entries"].as_array().into_iter().flatten() {
        let title = event["title"].as_str().unwrap_or_default().to_owned();
        let is_it = |there: &&Value| is_called(there, &title) && there["start"] == event["start"];
        let same = uid(event).and_then(|uid| by_uid.get(&uid).copied()).or_else(|| there.iter().find(is_it));
        match (same, event.as_object()) {
            (Some(there), Some(event)) => {
                let id = there["uid"].as_str().unwrap_or_default();
                let what = format!("“{title}” is in events.json already, as “{id}”, and stays as it is");
                report.add(name, Outcome::Left, what + &differences(there, event));
            }
            _ => items.push(Item { place: name.to_owned(), title, value: event.clone() }),
        }
    }
    Items { file: "events.json", items }
}

/// A changed occurrence without its event: its recurrence is unknown.
fn single<'a>(component: &Component<'a>) -> Component<'a> {
    let repeats = ["RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"];
    let mut alone = component.clone();
    alone.properties.retain(|line| !repeats.iter().any(|name| line.is(name)));
    alone
}

/// Reports ignored properties and components: each kind once, with its first line.
fn tell_lost(file: &[Component], problems: &mut Problems) {
    let mut lost: BTreeMap<(bool, String), (usize, usize)> = BTreeMap::new();
    let mut add = |is_component, name: &str, line| {
        lost.entry((is_component, name.to_ascii_uppercase())).or_insert((line, 0)).1 += 1;
    };
    for one in file.iter().chain(file.iter().flat_map(|calendar| &calendar.children)) {
        if one.is("VEVENT") {
            let is_read = |line: &Line| KNOWN.iter().any(|known| line.is(known)) || has_read(one, line);
            for property in one.properties.iter().filter(|line| !is_read(line)) {
                add(false, property.name, property.number);
            }
            for child in one.children.iter().filter(|child| !has_read_component(child)) {
                add(true, child.name, child.line);
            }
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

impl Reader<'_, '_, '_> {
    /// The event; `None` if it can't be read or is not public, which is reported.
    fn entry<'a, 'm>(&mut self, event: &Event<'a, 'm>, master: &'m Component<'a>) -> Option<Value> {
        if is_private(master) {
            let what = "the event is marked as private or confidential (CLASS) and is left out";
            self.problems.note(master.line, what);
            return None;
        }
        let parts = recurring(event, master, &mut self.zones, self.problems)?;
        let mut out = Map::new();
        let title = master.get("SUMMARY").map(|line| line.text().trim().to_owned()).filter(|title| !title.is_empty());
        let uid = self.slugs.make(&event.uid, title.as_deref().unwrap_or(""), &event.uid);
        if title.is_none() {
            self.problems.note(master.line, "the event has no SUMMARY; write a title into events.json");
        }
        out.insert("@type".into(), "Event".into());
        if uid != event.uid {
            out.insert("atbildiba:icalUid".into(), event.uid.as_str().into());
        }
        out.insert("title".into(), title.unwrap_or_else(|| uid.clone()).into());
        out.insert("uid".into(), uid.into());
        let locale = master.get("SUMMARY").and_then(|line| line.parameter("LANGUAGE")).filter(|tag| !tag.is_empty());
        out.extend(locale.map(|locale| ("locale".to_owned(), locale.into())));
        if let Some((text, was_html)) = plain::description(master) {
            out.insert("description".into(), text.into());
            if was_html {
                self.problems.note(master.line, "the description is in HTML; it becomes plain text");
            }
        }
        self.start(&parts, master, &mut out);
        let lasts = duration(master, &parts.start, &mut self.zones, self.problems);
        if lasts != Duration::ZERO {
            out.insert("duration".into(), lasts.to_string().into());
        }
        recurrence(&parts, lasts, master, &mut self.zones, self.problems, &mut out);
        details(master, &mut out);
        Some(Value::Object(out))
    }

    /// The start with its time zone. A single time in UTC is converted to the calendar's zone. A series is not, because
    /// its times in that zone would change with daylight saving time.
    fn start(&mut self, parts: &Parts, master: &Component, out: &mut Map<String, Value>) {
        let mut start = parts.start.written();
        let zone = match &parts.start {
            Time::Date(_) => {
                out.insert("showWithoutTime".into(), true.into());
                None
            }
            Time::Floating(_) => None,
            Time::Zoned(_, named) => {
                if named.iana.is_none() {
                    let what = "is the file's own and has no name in the IANA database; the event is given without a zone, write one as timeZone";
                    self.problems.note(master.line, format!("the time zone {} {what}", quoted(&named.id)));
                }
                named.iana.map(str::to_owned)
            }
            Time::Utc(time) => {
                let is_single = parts.rules.is_empty() && parts.added.is_empty() && parts.changes.is_empty();
                match self.home.as_deref().and_then(|name| Some((name, iana_zone(name)?))) {
                    Some((name, zone)) if is_single => {
                        start = zone.utc_to_local(time.to_seconds());
                        Some(name.to_owned())
                    }
                    home => {
                        if home.is_some_and(|(name, _)| name != "Etc/UTC") {
                            let what = "the series is in UTC and stays so: on local clocks it moves with summer time; if it does not, write its start in your zone";
                            self.problems.note(master.line, what);
                        }
                        Some("Etc/UTC".to_owned())
                    }
                }
            }
        };
        out.insert("start".into(), start.to_string().into());
        out.extend(zone.map(|zone| ("timeZone".to_owned(), zone.into())));
    }
}

/// Whether it is not public (RFC 5545 §3.8.1.3); an unknown class must be treated as private.
fn is_private(component: &Component) -> bool {
    let class = component.get("CLASS").map(|line| line.value.trim());
    class.is_some_and(|class| !class.is_empty() && !class.eq_ignore_ascii_case("PUBLIC"))
}

fn place(component: &Component) -> Option<String> {
    component.get("LOCATION").map(|line| line.text().trim().to_owned()).filter(|place| !place.is_empty())
}

fn text(component: &Component, from: &str, to: &str, out: &mut Map<String, Value>) {
    let found = component.get(from).map(|line| line.text().trim().to_owned()).filter(|text| !text.is_empty());
    out.extend(found.map(|text| (to.to_owned(), text.into())));
}

/// The duration (RFC 5545 §3.6.1): a day, if a whole-day event does not state it.
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
                format!("{}: {} is not an end after the start; correct it", line.name, quoted(line.value)),
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
