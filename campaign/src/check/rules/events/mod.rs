//! `events.json`: times, time zones, categories, links and localizations. [`recurrence`] has rules and overrides,
//! [`parts`] places, people and registration.

mod parts;
mod recurrence;

pub use parts::point;

use super::ids::Kind;
use super::languages::is_tag;
use super::problems::{Problems, quoted};
use super::{Context, Node, site};
use crate::authored::Localization;
use atbildiba::dates::{DateError, Duration, LocalDateTime, easter_sunday};
use serde_json::Value;

/// Checks the group and its events.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let Some(root) = context.files.events() else { return };
    check_type(&root, "Group", problems);
    check_localizations(&root, problems);
    let mut work = recurrence::Effort::default();
    for event in root.list("entries").iter().filter(|event| event.value.is_object()) {
        check_type(event, "Event", problems);
        check_times(context, event, problems);
        check_easter(event, problems);
        recurrence::check(event, &mut work, problems);
        check_categories(context, event, problems);
        check_localizations(event, problems);
        parts::check(event, problems);
        check_updated(event, problems);
    }
    parts::check_swapped(&root, problems);
}

/// Checks the `@type` of a JSCalendar object (RFC 8984 section 4.1.1).
fn check_type(node: &Node<'_>, wanted: &str, problems: &mut Problems) {
    match node.get("@type") {
        None if node.value.is_object() => {
            problems.warning(node, format!("there is no @type; add \"@type\": \"{wanted}\""))
        }
        Some(at) if at.value.as_str().is_some_and(|text| text != wanted) => {
            problems.error(&at, format!("this must be \"{wanted}\"; the calendar shows nothing else"));
        }
        _ => {}
    }
}

fn check_times(context: &Context<'_>, event: &Node<'_>, problems: &mut Problems) {
    let whole_days = event.value.get("showWithoutTime").and_then(Value::as_bool) == Some(true);
    let start = event.text("start").map(|text| text.parse::<LocalDateTime>());
    match (start, event.get("start")) {
        (Some(Err(error)), Some(at)) => {
            let text = at.value.as_str().unwrap_or("");
            let zoned = text.ends_with('Z') || text.get(19..).is_some_and(|end| end.starts_with(['+', '-']));
            let more = if zoned { "; the zone goes into timeZone" } else { "" };
            problems.error(&at, format!("{} is {error}{more}", quoted(text)));
        }
        (Some(Ok(start)), Some(at)) if whole_days && start.second_of_day() != 0 => {
            problems
                .warning(&at, "an event of whole days starts at T00:00:00; write that, or take out showWithoutTime");
        }
        _ => {}
    }
    match (event.get("duration"), event.text("duration")) {
        (Some(at), Some(text)) => {
            check_duration(&at, text, problems);
            match text.parse::<Duration>() {
                Ok(lasts) if whole_days && lasts.seconds % 86_400 != 0 => {
                    problems
                        .warning(&at, "an event of whole days lasts whole days; write P1D for one day, P2D for two");
                }
                Ok(lasts) if !whole_days && lasts.total_seconds() == 0 => {
                    problems.warning(&at, "the event lasts no time; write how long it lasts, such as PT1H30M");
                }
                _ => {}
            }
        }
        (None, _) if event.get("start").is_some() => {
            let example = if whole_days { "P1D" } else { "PT1H30M" };
            problems
                .warning(event, format!("the event does not say how long it lasts; add \"duration\": \"{example}\""));
        }
        _ => {}
    }
    if let (Some(at), Some(zone)) = (event.get("timeZone"), event.text("timeZone")) {
        site::check_zone(context, &at, zone, problems);
    }
}

/// Checks that a text is a duration that is not negative.
fn check_duration(node: &Node<'_>, text: &str, problems: &mut Problems) {
    match text.parse::<Duration>() {
        Err(error) => problems.error(node, format!("{} is {error}", quoted(text))),
        Ok(lasts) if lasts.total_seconds() < 0 => {
            problems.error(
                node,
                format!("{} is negative, the event would end before it starts; take out the minus", quoted(text)),
            );
        }
        Ok(_) => {}
    }
}

/// The permitted offsets from Easter Sunday, in days.
const EASTER_OFFSETS: std::ops::RangeInclusive<i32> = -100..=250;

/// Checks that an event relative to Easter starts on the day that its offset yields for its year.
fn check_easter(event: &Node<'_>, problems: &mut Problems) {
    let Some(at) = event.get("atbildiba:easterOffset") else { return };
    let Some(offset) = at.value.as_i64().and_then(|offset| i32::try_from(offset).ok()) else { return };
    if event.says("recurrenceRules") {
        problems.error(&at, "an event has either recurrenceRules or an offset from Easter; take one of them out");
    }
    if !EASTER_OFFSETS.contains(&offset) {
        problems.error(&at, "an offset from Easter is -100 to 250 days; write 0 for Easter Sunday, -2 for Good Friday");
        return;
    }
    let Some(Ok(start)) = event.text("start").map(|text| text.parse::<LocalDateTime>()) else { return };
    let feast = easter_sunday(start.date().year()).add_days(offset);
    if let Some(start_at) = event.get("start").filter(|_| feast != start.date()) {
        problems.error(
            &start_at,
            format!("with that offset from Easter the event is on {feast} in this year; start on that day"),
        );
    }
}

/// Checks that an event has at least one known category; otherwise it is in no filter and no feed.
fn check_categories(context: &Context<'_>, event: &Node<'_>, problems: &mut Problems) {
    let mut tags: Vec<(&str, Node<'_>)> = Vec::new();
    for name in ["keywords", "categories"] {
        tags.extend(event.get(name).iter().flat_map(|list| list.members().collect::<Vec<_>>()));
    }
    for (tag, node) in &tags {
        if node.value == &Value::Bool(false) {
            problems.warning(node, format!("{} is false and so has no effect; write true or take it out", quoted(tag)));
        }
    }
    if context.files.site().is_none() || tags.iter().any(|(tag, _)| context.ids.has(Kind::Category, tag)) {
        return;
    }
    match tags.first() {
        Some((tag, node)) => {
            let message = context.ids.unknown(Kind::Category, tag, problems);
            problems.key_warning(node, format!("the event is in no category: {message}"));
        }
        None => problems.warning(
            event,
            "the event is in no category; add \"keywords\": {\"…\": true} with an id of `categories` in site.json",
        ),
    }
}

/// Checks that patches refer to existing values (RFC 8984 sections 1.4.9 and 4.6.1).
fn check_localizations(node: &Node<'_>, problems: &mut Problems) {
    for patches in node.find("localizations/*").iter().filter(|patches| is_tag(&patches.name())) {
        for (path, patch) in patches.members() {
            if path.starts_with('/') {
                problems.key_error(&patch, format!("{} begins with a slash; leave the slash out", quoted(path)));
                continue;
            }
            match target(node.value, path, problems) {
                Target::Missing(name, near) => {
                    let near = near.map_or(String::new(), |near| format!("; did you mean “{near}”?"));
                    problems.key_error(
                        &patch,
                        format!(
                            "this leads to nothing: the event has no {} there{near}{}",
                            quoted(&name),
                            if near.is_empty() { "; mend the path or take it out" } else { "" }
                        ),
                    );
                }
                Target::Text if !patch.value.is_string() => {
                    problems.error(&patch, "must be a text, as that which it translates");
                }
                _ if !Localization::is_text(path) => {
                    problems.key_warning(
                        &patch,
                        format!(
                            "{} is the same in every language, so this is passed over; a path that leads to a text, such as \
                             “locations/1/name”, says it in another",
                            quoted(path)
                        ),
                    );
                }
                _ => {}
            }
        }
    }
}

/// What a patch's pointer refers to.
enum Target<'a> {
    Text,
    Other,
    /// The segment that does not exist, and a similar one that does.
    Missing(String, Option<&'a str>),
}

fn target<'a>(root: &'a Value, path: &str, problems: &mut Problems) -> Target<'a> {
    let mut value = root;
    for part in path.split('/') {
        let name = part.replace("~1", "/").replace("~0", "~");
        let next = match value {
            Value::Object(object) => object.get(&name),
            Value::Array(items) => name.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => {
                let names = value.as_object().into_iter().flat_map(|object| object.keys().map(String::as_str).take(50));
                let near = problems.nearest(&name, names);
                return Target::Missing(name, near);
            }
        }
    }
    if value.is_string() { Target::Text } else { Target::Other }
}

fn check_updated(event: &Node<'_>, problems: &mut Problems) {
    let (Some(at), Some(text)) = (event.get("updated"), event.text("updated")) else { return };
    let time = text.strip_suffix('Z').map(|time| time.split_once('.').map_or(time, |(time, _)| time));
    if !text.is_empty() && time.is_none_or(|time| time.parse::<LocalDateTime>().is_err()) {
        problems.error(
            &at,
            format!(
                "{} is not a time in UTC; write it as 2026-11-23T09:00:00Z ({})",
                quoted(text),
                DateError::DateTime
            ),
        );
    }
}
