//! Names of properties: those that the build makes, and those of JSCalendar that are nearly right.
//!
//! RFC 8984 lets objects carry properties that nobody knows (section 3.3), so an unknown one in `events.json` is no
//! mistake; one that is a slip of the finger away from a known one probably is.

use super::problems::{Problems, quoted};
use super::{Files, Node};

/// Properties that the build fills in, and where.
const MADE: [(usize, &str, &str); 12] = [
    (1, "entries/*", "related"),
    (2, "supporters/*", "related"),
    (3, "entries/*", "related"),
    (1, "entries/*", "elsewhere"),
    (2, "supporters/*", "elsewhere"),
    (3, "entries/*", "elsewhere"),
    (4, "services/*", "elsewhere"),
    (2, "supporters/*/photo", "width"),
    (2, "supporters/*/photo", "height"),
    (2, "supporters/*/photo", "thumbHash"),
    (2, "supporters/*/photo", "file"),
    (1, "entries/*", "cite"),
];

/// Properties of all JSCalendar objects of the kinds used here (RFC 8984 sections 4 and 5).
const ENTRY: &[&str] = &[
    "@type",
    "uid",
    "relatedTo",
    "prodId",
    "created",
    "updated",
    "sequence",
    "method",
    "title",
    "description",
    "descriptionContentType",
    "showWithoutTime",
    "locations",
    "virtualLocations",
    "links",
    "locale",
    "keywords",
    "categories",
    "color",
    "recurrenceId",
    "recurrenceIdTimeZone",
    "recurrenceRules",
    "excludedRecurrenceRules",
    "recurrenceOverrides",
    "excluded",
    "priority",
    "freeBusyStatus",
    "privacy",
    "replyTo",
    "sentBy",
    "participants",
    "requestStatus",
    "useDefaultAlerts",
    "alerts",
    "localizations",
    "timeZone",
    "timeZones",
    "start",
    "duration",
    "status",
    "atbildiba:easterOffset",
];
const GROUP: &[&str] = &[
    "$schema",
    "@type",
    "uid",
    "prodId",
    "created",
    "updated",
    "title",
    "description",
    "descriptionContentType",
    "links",
    "locale",
    "keywords",
    "categories",
    "color",
    "timeZones",
    "localizations",
    "entries",
    "source",
];
const RULE: &[&str] = &[
    "@type",
    "frequency",
    "interval",
    "rscale",
    "skip",
    "firstDayOfWeek",
    "byDay",
    "byMonthDay",
    "byMonth",
    "byYearDay",
    "byWeekNo",
    "byHour",
    "byMinute",
    "bySecond",
    "bySetPosition",
    "count",
    "until",
];
const NDAY: &[&str] = &["@type", "day", "nthOfPeriod"];
const LOCATION: &[&str] =
    &["@type", "name", "description", "locationTypes", "relativeTo", "timeZone", "coordinates", "links"];
const LINK: &[&str] = &["@type", "href", "cid", "contentType", "size", "rel", "display", "title", "atbildiba:readOn"];

const JSCALENDAR: [(&str, &[&str]); 8] = [
    ("", GROUP),
    ("entries/*", ENTRY),
    ("entries/*/recurrenceRules/*", RULE),
    ("entries/*/excludedRecurrenceRules/*", RULE),
    ("entries/*/recurrenceRules/*/byDay/*", NDAY),
    ("entries/*/recurrenceOverrides/*", ENTRY),
    ("entries/*/locations/*", LOCATION),
    ("entries/*/links/*", LINK),
];

/// Looks at the names of properties.
pub(super) fn check(files: &Files, problems: &mut Problems) {
    for (file, path, name) in MADE {
        for node in files.root(file).iter().flat_map(|root| root.find(path)).filter_map(|node| node.get(name)) {
            problems.key_error(&node, format!("“{name}” is made by the build; take it out"));
        }
    }
    let Some(events) = files.events() else { return };
    for (path, known) in JSCALENDAR {
        let nodes = if path.is_empty() { vec![events.clone()] } else { events.find(path) };
        nodes.iter().for_each(|node| check_names(node, known, problems));
    }
}

fn check_names(node: &Node<'_>, known: &[&str], problems: &mut Problems) {
    for (name, member) in node.members() {
        // A colon makes it a vendor's property, a slash a pointer in a patch.
        let is_made = ["related", "elsewhere", "cite"].contains(&name);
        if known.contains(&name) || name.contains([':', '/']) || is_made {
            continue;
        }
        let same_stem = |other: &&&str| other.len() > 3 && name.len() > 3 && other.eq_ignore_ascii_case(name);
        let near = known.iter().find(same_stem).copied().or_else(|| {
            problems.nearest(name, known.iter().copied()).filter(|near| near.len().abs_diff(name.len()) <= 3)
        });
        if let Some(near) = near {
            problems.key_warning(
                &member,
                format!("{} is not a property of JSCalendar and is passed over; did you mean “{near}”?", quoted(name)),
            );
        }
    }
}
