//! Recurrence rules without occurrences, and overrides without effect.

use crate::check::rules::Node;
use crate::check::rules::problems::{Problems, quoted};
use atbildiba::dates::recurrence::{Dialect, RecurrenceSet, Rule, Until};
use atbildiba::dates::{Duration, LocalDateTime};
use serde::Deserialize;
use serde_json::Value;

/// The maximum number of rules of all events that are expanded: a wrong file may contain any number, and each may take
/// long to expand to nothing.
const MAX_RULES: usize = 20_000;

/// The maximum number of rules without occurrences. Each is followed through a whole cycle of the calendar, which takes
/// milliseconds.
const MAX_BARREN: usize = 100;

/// The maximum number of overrides of all events that are looked up in their rules. Overrides that cost more count as
/// more.
const MAX_OVERRIDES: usize = 10_000;

/// The work done so far.
#[derive(Default)]
pub(super) struct Effort {
    rules: usize,
    barren: usize,
    overrides: usize,
}

impl Effort {
    /// Whether more rules may be expanded.
    fn goes_on(&self) -> bool {
        self.rules <= MAX_RULES && self.barren <= MAX_BARREN
    }
}

/// JSCalendar's defaults, except that the start is an occurrence only if a rule yields it.
const RULES_ALONE: Dialect = Dialect { start_always_occurs: false, jscalendar_defaults: true };

/// Checks the rules and overrides of one event.
pub(super) fn check(event: &Node<'_>, work: &mut Effort, problems: &mut Problems) {
    let start = event.text("start").and_then(|text| text.parse::<LocalDateTime>().ok());
    let mut set = start.map(|start| RecurrenceSet::new(start, Duration::ZERO, Dialect::JSCALENDAR));
    // Only overrides are compared with the feasts.
    if let (Some(set), Some(offset), true) = (&mut set, easter_offset(event), work.overrides <= MAX_OVERRIDES)
        && event.says("recurrenceOverrides")
    {
        set.add_feasts(offset);
    }
    let mut yields_start = None;
    for node in event.list("recurrenceRules") {
        work.rules += 1;
        let Some(rule) = read(&node, problems) else { continue };
        let (Some(start), Some(set), true) = (start, &mut set, work.goes_on()) else { continue };
        set.add_rule(&rule);
        match first(&node, &rule, start, problems) {
            Some(first) => yields_start = Some(yields_start.unwrap_or(first).min(first)),
            None => {
                work.barren += 1;
                return;
            }
        }
    }
    for node in event.list("excludedRecurrenceRules") {
        work.rules += 1;
        if let (Some(rule), Some(set), true) = (read(&node, problems), &mut set, work.goes_on()) {
            set.exclude_rule(&rule);
        }
    }
    if let (Some(start), Some(first), Some(node)) = (start, yields_start, event.get("start"))
        && first != start
    {
        let message = format!(
            "the event starts on {} {start}, but by its rule it would first be on {} {first}; the start is one occurrence more, so move it or mend the rule",
            weekday(start),
            weekday(first)
        );
        problems.warning(&node, message);
    }
    // Excluded occurrences are skipped one by one.
    let cost = if event.says("excludedRecurrenceRules") { 50 } else { 1 };
    check_overrides(event, set.as_ref().filter(|_| work.goes_on()), (&mut work.overrides, cost), problems);
}

/// The days from Easter, if the event moves with it.
fn easter_offset(event: &Node<'_>) -> Option<i32> {
    let offset = i32::try_from(event.value.get("atbildiba:easterOffset")?.as_i64()?).ok()?;
    super::EASTER_OFFSETS.contains(&offset).then_some(offset)
}

/// Parses a rule; problems of its properties are reported at the property.
fn read(node: &Node<'_>, problems: &mut Problems) -> Option<Rule> {
    match Rule::deserialize(node.value) {
        Ok(rule) => Some(rule),
        Err(error) => {
            // Messages of the rule's parser begin with the property's name; type errors are reported by the schema.
            let message = error.to_string();
            let part = message.split(' ').next().and_then(|part| node.get(part));
            if let Some(part) = part {
                problems.error(&part, message);
            }
            None
        }
    }
}

/// The first occurrence of a rule by itself. Reports a problem and returns `None` if there is none.
fn first(node: &Node<'_>, rule: &Rule, start: LocalDateTime, problems: &mut Problems) -> Option<LocalDateTime> {
    let until = rule.until.map(|until| match until {
        Until::Date(date) => LocalDateTime::midnight(date),
        Until::Local(time) | Until::Utc(time) => time,
    });
    if let (Some(until), Some(at)) = (until, node.get("until"))
        && until < start
    {
        problems
            .error(&at, format!("the rule ends at {until}, before the event starts at {start}; mend one of the two"));
        return None;
    }
    let mut alone = RecurrenceSet::new(start, Duration::ZERO, RULES_ALONE);
    // Without the rule's own end, to tell a rule that ends too early from one that has no occurrences at all.
    alone.add_rule(&Rule { count: None, until: None, ..rule.clone() });
    let found = alone.iter().next().map(|found| found.start);
    if found.is_none() {
        problems.error(
            node,
            "this rule never comes true: there is no such day (as 30 February is none); mend its by… properties",
        );
    }
    found
}

fn weekday(time: LocalDateTime) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        [usize::from(time.date().weekday().index()) % 7]
}

fn check_overrides(
    event: &Node<'_>,
    set: Option<&RecurrenceSet>,
    (done, cost): (&mut usize, usize),
    problems: &mut Problems,
) {
    let Some(overrides) = event.get("recurrenceOverrides") else { return };
    for (id, patch) in overrides.members() {
        let Ok(time) = id.parse::<LocalDateTime>() else {
            problems.key_error(&patch, format!("{} is {}", quoted(id), atbildiba::dates::DateError::DateTime));
            continue;
        };
        check_patch(&patch, problems);
        *done += cost;
        let Some(set) = set.filter(|_| *done <= MAX_OVERRIDES) else { continue };
        let occurs = set.starting_from(time).next().is_some_and(|next| next.start == time);
        if occurs {
            continue;
        }
        let near = set.before(time).or_else(|| set.after(time)).map_or(set.start(), |near| near.start);
        let excluded = patch.value.get("excluded").and_then(Value::as_bool) == Some(true);
        if excluded {
            problems.key_warning(&patch, format!("there is no occurrence at {time} to take out (one near it is at {near}); mend the time or take this out"));
        } else if set.is_recurring() {
            problems.key_warning(&patch, format!("there is no occurrence at {time} (one near it is at {near}), so this adds one; mend the time if a change was meant"));
        }
    }
}

fn check_patch(patch: &Node<'_>, problems: &mut Problems) {
    for (name, member) in patch.members() {
        match (name, member.value.as_str()) {
            ("start", Some(text)) if text.parse::<LocalDateTime>().is_err() => {
                problems.error(&member, format!("{} is {}", quoted(text), atbildiba::dates::DateError::DateTime));
            }
            ("duration", Some(text)) => super::check_duration(&member, text, problems),
            _ => {}
        }
    }
}
