//! A series: its rules, and the occurrences that differ.

use super::{between, duration, is_private, place, plain, rule, status, text};
use crate::expand::ics::Parts;
use crate::ical::Problems;
use crate::ical::component::Component;
use crate::ical::time::{PeriodEnd, periods, time};
use crate::ical::zones::Zones;
use atbildiba::dates::recurrence::{Dialect, Override, RecurrenceSet, Rule, Until};
use atbildiba::dates::{Duration, LocalDateTime};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A change "from here on" is written as at most this many single ones.
const MAX_CHANGED: usize = 500;

/// Adds the rules and changed occurrences of a series to `out`.
pub(super) fn recurrence(
    parts: &Parts,
    lasts: Duration,
    master: &Component,
    zones: &mut Zones,
    problems: &mut Problems,
    out: &mut Map<String, Value>,
) {
    let start = parts.start.written();
    let mut rules_alone = RecurrenceSet::new(start, Duration::ZERO, Dialect::ICALENDAR);
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
    for (change, component) in parts.changes.iter().filter(|(change, _)| is_cancelled_range(change)) {
        problems.note(component.line, "the series is cancelled from here on; its rules end before");
        cancel(parts, change.recurrence_id, &rules_alone, &mut patches);
    }
    for (change, component) in parts.changes.iter().filter(|(change, _)| !is_cancelled_range(change)) {
        let patch = changed(change, component, parts, lasts, master, zones, problems);
        if change.this_and_future {
            let what = format!(
                "RANGE=THISANDFUTURE has no place in events.json; up to {MAX_CHANGED} occurrences are changed one by one"
            );
            problems.note(component.line, what);
            ranged(parts, change.recurrence_id, &patch, &mut patches);
        } else {
            patches.insert(change.recurrence_id, patch);
        }
    }
    let rules = parts.rules.iter().filter_map(|rule| ended(rule, parts));
    let rules: Vec<Value> = rules.map(|rule| rule::json(&rule, &parts.start, true)).collect();
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

/// The changes to one occurrence.
fn changed(
    change: &Override,
    component: &Component,
    parts: &Parts,
    lasts: Duration,
    master: &Component,
    zones: &mut Zones,
    problems: &mut Problems,
) -> Map<String, Value> {
    let excluded = Map::from_iter([("excluded".to_owned(), Value::Bool(true))]);
    if change.excluded {
        return excluded;
    }
    if is_private(component) {
        problems.note(component.line, "this occurrence is marked as private or confidential (CLASS) and is left out");
        return excluded;
    }
    let mut patch = Map::new();
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
    if component.get("SUMMARY").map(|line| line.text()) != master.get("SUMMARY").map(|line| line.text()) {
        text(component, "SUMMARY", "title", &mut patch);
    }
    let description = plain::description(component);
    if description != plain::description(master) {
        patch.extend(description.map(|(text, _)| ("description".to_owned(), text.into())));
    }
    if let Some(own) = place(component).filter(|own| Some(own) != place(master).as_ref()) {
        let what = format!(
            "only this occurrence is at “{own}”; events.json has no place for that, so say it in the occurrence's description"
        );
        problems.note(component.line, what);
    }
    if status(component) != status(master) {
        patch.extend(status(component).map(|status| ("status".to_owned(), status.into())));
    }
    patch
}

/// The single dates, with a duration of their own if they are periods.
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

fn is_cancelled_range(change: &Override) -> bool {
    change.this_and_future && change.excluded
}

/// The first id of the next range after one; `None` for the last range.
fn next_range(parts: &Parts, from: LocalDateTime) -> Option<LocalDateTime> {
    let ranges = parts.changes.iter().map(|(change, _)| change).filter(|change| change.this_and_future);
    ranges.map(|change| change.recurrence_id).filter(|id| *id > from).min()
}

/// Leaves out what a cancelled range removes from the single dates, and from the rules if another range resumes the
/// series; otherwise [`ended`] ends the rules.
fn cancel(
    parts: &Parts,
    from: LocalDateTime,
    rules_alone: &RecurrenceSet,
    patches: &mut BTreeMap<LocalDateTime, Map<String, Value>>,
) {
    let excluded = || Map::from_iter([("excluded".to_owned(), Value::Bool(true))]);
    let next = next_range(parts, from);
    let is_in = |id: LocalDateTime| id >= from && next.is_none_or(|next| id < next);
    patches.retain(|id, _| !is_in(*id));
    if next.is_some() {
        let removed = rules_alone.starting_from(from).map(|one| one.start).take_while(|id| is_in(*id));
        patches.extend(removed.take(MAX_CHANGED).map(|id| (id, excluded())));
    }
    // In events.json, the start always takes place.
    let start = parts.start.written();
    if is_in(start) {
        patches.insert(start, excluded());
    }
}

/// A rule without what the last range removes, if that is cancelled; `None` if nothing is left.
fn ended(rule: &Rule, parts: &Parts) -> Option<Rule> {
    let cancelled = parts.changes.iter().map(|(change, _)| change).filter(|change| is_cancelled_range(change));
    let last = cancelled.map(|change| change.recurrence_id).max().filter(|id| next_range(parts, *id).is_none());
    let Some(end) = last else { return Some(rule.clone()) };
    let mut alone = RecurrenceSet::new(parts.start.written(), Duration::ZERO, Dialect::ICALENDAR);
    alone.add_rule(rule);
    if alone.starting_from(end).next().is_none() {
        return Some(rule.clone());
    }
    let last = alone.before(end)?.start;
    Some(Rule { count: None, until: Some(Until::Local(last)), ..rule.clone() })
}

/// Changes every occurrence from one on.
fn ranged(
    parts: &Parts,
    from: LocalDateTime,
    patch: &Map<String, Value>,
    patches: &mut BTreeMap<LocalDateTime, Map<String, Value>>,
) {
    for one in parts.series.when.iter().filter(|one| one.recurrence_id >= from).take(MAX_CHANGED) {
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
