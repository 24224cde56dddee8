//! Reading series from an iCalendar file.

use super::series::Series;
use crate::ical::Problems;
use crate::ical::component::{self, Component};
use crate::ical::events::{self, Event, is_cancelled, sequence};
use crate::ical::lines::Unfolded;
use crate::ical::time::{Time, periods, time};
use crate::ical::zones::Zones;
use atbildiba::dates::recurrence::{Dialect, Override, RecurrenceSet, Rule};
use atbildiba::dates::zones::Zone;
use atbildiba::dates::{Date, Duration, LocalDateTime};
use std::collections::BTreeMap;
use std::rc::Rc;

/// More rules in one event are a mistake: each is evaluated for every occurrence.
const MAX_RULES: usize = 100;

/// More changes "from here on" in one event are a mistake, for the same reason.
const MAX_RANGES: usize = 1_000;

/// The file's events. Unreadable ones are reported and omitted.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Vec<Series> {
    let file = Unfolded::new(bytes);
    let components = component::read(&file, problems);
    let calendar = components.iter().any(|one| one.is("VCALENDAR") || one.is("VEVENT"));
    if !calendar && !problems.has_errors() {
        problems.error(1, "there is no calendar in this file; an iCalendar file begins with BEGIN:VCALENDAR");
    }
    let mut zones = Zones::new(&components);
    let found = events::events(&components, problems);
    found.iter().flat_map(|event| series(event, &mut zones, problems)).collect()
}

/// The event, or each of its changed occurrences as a separate event if the file contains only those.
fn series(event: &Event, zones: &mut Zones, problems: &mut Problems) -> Vec<Series> {
    match event.master {
        Some(master) => recurring(event, master, zones, problems).map(|parts| parts.series).into_iter().collect(),
        None => {
            let alone =
                newest(&event.overrides, zones, problems).into_iter().filter(|one| !is_cancelled(one.component));
            alone.filter_map(|one| single(event, one.component, zones, problems)).collect()
        }
    }
}

fn start_of(component: &Component, zones: &mut Zones, problems: &mut Problems) -> Option<Time> {
    match component.get("DTSTART") {
        Some(line) => time(line, zones, problems),
        None => {
            problems.error(component.line, "the event has no DTSTART and is left out; add when it starts");
            None
        }
    }
}

fn zone_of(start: &Time) -> Option<Rc<Zone>> {
    match start {
        Time::Zoned(_, named) => Some(Rc::clone(&named.zone)),
        _ => None,
    }
}

fn plain(event: &Event, component: &Component, start: &Time, set: RecurrenceSet) -> Series {
    Series {
        uid: event.uid.clone(),
        line: component.line,
        when: Box::new(set),
        zone: zone_of(start),
        whole_days: start.is_date(),
        override_whole_days: Vec::new(),
        excluded_days: Vec::new(),
        is_endless: false,
    }
}

fn single(event: &Event, component: &Component, zones: &mut Zones, problems: &mut Problems) -> Option<Series> {
    let start = start_of(component, zones, problems)?;
    let set = RecurrenceSet::new(start.written(), Duration::ZERO, Dialect::ICALENDAR);
    Some(plain(event, component, &start, set))
}

/// A recurring event and its components.
pub(crate) struct Parts<'a, 'f> {
    pub series: Series,
    pub start: Time,
    pub rules: Vec<Rule>,
    pub excluded_rules: Vec<Rule>,
    /// In the start's time zone, like the next field.
    pub added: Vec<LocalDateTime>,
    pub excluded: Vec<LocalDateTime>,
    pub changes: Vec<(Override, &'f Component<'a>)>,
}

pub(crate) fn recurring<'a, 'f>(
    event: &Event<'a, 'f>,
    master: &'f Component<'a>,
    zones: &mut Zones,
    problems: &mut Problems,
) -> Option<Parts<'a, 'f>> {
    let start = start_of(master, zones, problems)?;
    let set = RecurrenceSet::new(start.written(), Duration::ZERO, Dialect::ICALENDAR);
    let mut series = plain(event, master, &start, set);
    let zone = series.zone.clone();
    let set = &mut series.when;
    let own_rules = rules(master, "RRULE", &start, problems);
    series.is_endless = own_rules.iter().any(|rule| rule.count.is_none() && rule.until.is_none());
    own_rules.iter().for_each(|rule| set.add_rule(rule));
    let excluded_rules = rules(master, "EXRULE", &start, problems);
    excluded_rules.iter().for_each(|rule| set.exclude_rule(rule));
    // Sorted, so that each is appended.
    let (added, _) = dates(master, "RDATE", &start, zones, problems);
    added.iter().for_each(|date| set.add_date(*date));
    let (excluded, days) = dates(master, "EXDATE", &start, zones, problems);
    series.excluded_days = days;
    for &date in &excluded {
        set.exclude_date(date);
        // The time that the clocks show instead of one that they skip.
        if let Some(skipped) = zone.as_deref().and_then(|zone| skipped_time(zone, date)) {
            set.exclude_date(skipped);
        }
    }
    let (mut ranges, mut changes) = (0, Vec::new());
    for change in newest(&event.overrides, zones, problems) {
        ranges += usize::from(change.is_range());
        if ranges > MAX_RANGES {
            let what = format!("an event is changed “from here on” more than {MAX_RANGES} times; the rest is left out");
            problems.error(change.component.line, what);
            break;
        }
        let component = change.component;
        let Some((change, whole_days)) = change.apply(&start, set, zones, problems) else { continue };
        set.add_override(change);
        series.override_whole_days.push(whole_days);
        changes.push((change, component));
    }
    Some(Parts { series, start, rules: own_rules, excluded_rules, added, excluded, changes })
}

fn rules(component: &Component, name: &str, start: &Time, problems: &mut Problems) -> Vec<Rule> {
    let zone = zone_of(start);
    let mut list = Vec::new();
    for line in component.all(name) {
        if list.len() == MAX_RULES {
            problems.error(line.number, format!("an event has more than {MAX_RULES} rules; the rest is left out"));
            break;
        }
        match line.value.parse::<Rule>() {
            Ok(mut rule) => {
                zone.as_deref().inspect(|zone| rule.localize_until(zone));
                if start.is_date() {
                    rule.ignore_times();
                }
                list.push(rule);
            }
            Err(error) => problems.error(line.number, format!("{name}: {error}; the rule is left out")),
        }
    }
    list
}

/// The times of all properties with this name, in the start's time zone, and whole days beside an event with times
/// (only for exclusions: an added day gets the start's time). Sorted.
fn dates(
    component: &Component,
    name: &str,
    start: &Time,
    zones: &mut Zones,
    problems: &mut Problems,
) -> (Vec<LocalDateTime>, Vec<Date>) {
    let (mut times, mut days) = (Vec::new(), Vec::new());
    for line in component.all(name) {
        for period in periods(line, zones, problems) {
            match period.start {
                Time::Date(day) if name == "EXDATE" && !start.is_date() => days.push(day),
                time => times.push(time.on_clock_of(start)),
            }
        }
    }
    times.sort_unstable();
    days.sort_unstable();
    (times, days)
}

/// The skipped time that is therefore moved to this one, if any.
fn skipped_time(zone: &Zone, time: LocalDateTime) -> Option<LocalDateTime> {
    let utc = zone.local_to_utc(time).utc_seconds;
    let span = zone.span_at(utc);
    let gap = i64::from(span.offset() - zone.span_at(span.start.checked_sub(1)?).offset());
    (gap > 0 && utc - span.start < gap).then(|| LocalDateTime::from_seconds(time.to_seconds() - gap))
}

/// A component that changes an occurrence.
struct Change<'a, 'f> {
    id: Time,
    component: &'f Component<'a>,
}

/// The newest change of each occurrence, by recurrence id.
fn newest<'a, 'f>(overrides: &[&'f Component<'a>], zones: &mut Zones, problems: &mut Problems) -> Vec<Change<'a, 'f>> {
    let mut changes: BTreeMap<(LocalDateTime, bool), Change> = BTreeMap::new();
    for component in overrides {
        let Some(line) = component.get("RECURRENCE-ID") else { continue };
        let Some(id) = time(line, zones, problems) else { continue };
        let change = Change { id, component };
        let key = (change.id.in_utc(), change.is_range());
        match changes.get(&key) {
            Some(other) if sequence(other.component) > sequence(component) => {}
            _ => {
                changes.insert(key, change);
            }
        }
    }
    changes.into_values().collect()
}

impl Change<'_, '_> {
    /// Whether all later occurrences are changed, too.
    fn is_range(&self) -> bool {
        let range = self.component.get("RECURRENCE-ID").and_then(|line| line.parameter("RANGE"));
        range.is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"))
    }

    /// The override, and whether it is a whole day. `None` if it can't be read, which is reported.
    fn apply(
        &self,
        like: &Time,
        set: &RecurrenceSet,
        zones: &mut Zones,
        problems: &mut Problems,
    ) -> Option<(Override, bool)> {
        let recurrence_id = self.recurrence_id(like, set);
        let mut change = Override {
            excluded: is_cancelled(self.component),
            this_and_future: self.is_range(),
            ..Override::new(recurrence_id)
        };
        let Some(line) = self.component.get("DTSTART") else { return Some((change, like.is_date())) };
        let start = time(line, zones, problems);
        if start.is_none() && !change.excluded {
            return None;
        }
        let whole_day = start.as_ref().map_or(like.is_date(), Time::is_date);
        change.start = start.map(|start| match (&start, like) {
            // A move from a whole day to a time, or vice versa, is kept as written.
            (Time::Date(_), _) | (_, Time::Date(_)) => start.written(),
            _ => start.on_clock_of(like),
        });
        Some((change, whole_day))
    }

    /// The id in the event's time zone: that of the occurrence on that day, or of the local time at that instant.
    fn recurrence_id(&self, like: &Time, set: &RecurrenceSet) -> LocalDateTime {
        let id = self.id.on_clock_of(like);
        if self.id.is_date() && !like.is_date() {
            let of_day = set.starting_from(LocalDateTime::midnight(id.date())).next();
            return of_day.map(|found| found.start).filter(|start| start.date() == id.date()).unwrap_or(id);
        }
        let Time::Zoned(_, named) = like else { return id };
        let yields = |id: LocalDateTime| set.starting_from(id).next().is_some_and(|found| found.recurrence_id == id);
        match skipped_time(&named.zone, id) {
            Some(skipped) if !yields(id) && yields(skipped) => skipped,
            _ => id,
        }
    }
}
