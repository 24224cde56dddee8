//! Property names: those that the build generates, and those of JSCalendar that are not used or are misspelt.
//!
//! RFC 8984 allows unknown properties (section 3.3), so an unused one in `events.json` is not an error. But authors
//! must not assume that visitors see it, so each is reported by name.

use super::problems::{Problems, quoted};
use super::{Files, Node};
use serde_json::Value;

/// Properties that the build generates: the index of the file, the path and the name.
const MADE: [(usize, &str, &str); 18] = [
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
    (3, "entries/*/photo", "width"),
    (3, "entries/*/photo", "height"),
    (3, "entries/*/photo", "thumbHash"),
    (3, "entries/*/photo", "file"),
    (1, "entries/*", "cite"),
    (1, "entries/*/locations/*", "map"),
    (3, "entries/*", "map"),
];

/// The property names of one type of JSCalendar object (RFC 8984 sections 1.4, 4 and 5, and the extensions).
struct Names {
    path: &'static str,
    /// Properties that are shown or that something shown depends on.
    used: &'static [&'static str],
    /// Properties of the standard that neither pages nor calendar files use.
    unused: &'static [&'static str],
    /// Properties that an override cannot change (RFC 8984 section 4.3.5).
    fixed: &'static [&'static str],
}

const EVENT: &[&str] = &[
    "@type",
    "uid",
    "updated",
    "sequence",
    "title",
    "description",
    "showWithoutTime",
    "locations",
    "virtualLocations",
    "links",
    "locale",
    "keywords",
    "categories",
    "recurrenceRules",
    "excludedRecurrenceRules",
    "recurrenceOverrides",
    "participants",
    "localizations",
    "timeZone",
    "start",
    "duration",
    "status",
    "atbildiba:easterOffset",
    "atbildiba:icalUid",
    "atbildiba:offers",
];
const EVENT_UNUSED: &[&str] = &[
    "relatedTo",
    "prodId",
    "created",
    "method",
    "descriptionContentType",
    "color",
    "recurrenceId",
    "recurrenceIdTimeZone",
    "excluded",
    "priority",
    "freeBusyStatus",
    "privacy",
    "replyTo",
    "sentBy",
    "requestStatus",
    "useDefaultAlerts",
    "alerts",
    "timeZones",
];
const OVERRIDE: &[&str] = &["excluded", "start", "duration", "title", "description", "status"];
const OVERRIDE_UNUSED: &[&str] = &[
    "updated",
    "sequence",
    "showWithoutTime",
    "locations",
    "virtualLocations",
    "links",
    "locale",
    "keywords",
    "categories",
    "participants",
    "localizations",
    "timeZone",
    "created",
    "descriptionContentType",
    "color",
    "priority",
    "freeBusyStatus",
    "requestStatus",
    "useDefaultAlerts",
    "alerts",
    "atbildiba:offers",
];
const FIXED: &[&str] = &[
    "@type",
    "excludedRecurrenceRules",
    "method",
    "privacy",
    "prodId",
    "recurrenceId",
    "recurrenceIdTimeZone",
    "recurrenceOverrides",
    "recurrenceRules",
    "relatedTo",
    "replyTo",
    "sentBy",
    "timeZones",
    "uid",
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
const LOCATION: &[&str] = &["@type", "name", "description", "coordinates", "atbildiba:address"];
const LOCATION_UNUSED: &[&str] = &["locationTypes", "relativeTo", "timeZone", "links"];
const VIRTUAL: &[&str] = &["@type", "name", "uri"];
const VIRTUAL_UNUSED: &[&str] = &["description", "features"];
const PARTICIPANT: &[&str] = &["@type", "name", "description", "email", "kind", "roles"];
const PARTICIPANT_UNUSED: &[&str] = &[
    "sendTo",
    "locationId",
    "language",
    "participationStatus",
    "participationComment",
    "expectReply",
    "scheduleAgent",
    "scheduleForceSend",
    "scheduleSequence",
    "scheduleStatus",
    "scheduleUpdated",
    "sentBy",
    "invitedBy",
    "delegatedTo",
    "delegatedFrom",
    "memberOf",
    "links",
    "progress",
    "progressUpdated",
    "percentComplete",
];
const OFFER: &[&str] = &["@type", "name", "url", "price", "priceCurrency", "validFrom", "validThrough"];
const LINK: &[&str] = &["@type", "href", "rel", "title", "atbildiba:readOn"];
const LINK_UNUSED: &[&str] = &["cid", "contentType", "size", "display"];

const JSCALENDAR: [Names; 11] = [
    Names { path: "", used: GROUP, unused: &[], fixed: &[] },
    Names { path: "entries/*", used: EVENT, unused: EVENT_UNUSED, fixed: &[] },
    Names { path: "entries/*/recurrenceRules/*", used: RULE, unused: &[], fixed: &[] },
    Names { path: "entries/*/excludedRecurrenceRules/*", used: RULE, unused: &[], fixed: &[] },
    Names { path: "entries/*/recurrenceRules/*/byDay/*", used: NDAY, unused: &[], fixed: &[] },
    Names { path: "entries/*/recurrenceOverrides/*", used: OVERRIDE, unused: OVERRIDE_UNUSED, fixed: FIXED },
    Names { path: "entries/*/locations/*", used: LOCATION, unused: LOCATION_UNUSED, fixed: &[] },
    Names { path: "entries/*/virtualLocations/*", used: VIRTUAL, unused: VIRTUAL_UNUSED, fixed: &[] },
    Names { path: "entries/*/participants/*", used: PARTICIPANT, unused: PARTICIPANT_UNUSED, fixed: &[] },
    Names { path: "entries/*/atbildiba:offers/*", used: OFFER, unused: &[], fixed: &[] },
    Names { path: "entries/*/links/*", used: LINK, unused: LINK_UNUSED, fixed: &[] },
];

/// Common other names, and the property to use instead.
const INSTEAD: [(&str, &str); 13] = [
    ("address", "an address is `atbildiba:address` of a place in `locations`"),
    ("location", "places stand in `locations`"),
    ("geo", "a point on the map is `coordinates` of a place in `locations`"),
    ("url", "an address is `href` of one of `links`"),
    ("price", "a price stands in `atbildiba:offers`"),
    ("offers", "registration and price stand in `atbildiba:offers`"),
    ("registration", "registration and price stand in `atbildiba:offers`"),
    ("organizer", "who organises it is one of `participants` with the role `owner`"),
    ("speakers", "who speaks is one of `participants` with the role `atbildiba:speaker`"),
    ("performer", "who speaks is one of `participants` with the role `atbildiba:speaker`"),
    ("image", "pages of events have no pictures; the build draws that of shared links"),
    ("end", "write how long it lasts as `duration`"),
    ("capacity", "say it in `description`"),
];

/// Checks property names.
pub(super) fn check(files: &Files, problems: &mut Problems) {
    for (file, path, name) in MADE {
        for node in files.root(file).iter().flat_map(|root| root.find(path)).filter_map(|node| node.get(name)) {
            problems.key_error(&node, format!("“{name}” is made by the build; take it out"));
        }
    }
    let Some(events) = files.events() else { return };
    for names in &JSCALENDAR {
        let nodes = if names.path.is_empty() { vec![events.clone()] } else { events.find(names.path) };
        nodes.iter().for_each(|node| check_names(node, names, problems));
    }
}

fn check_names(node: &Node<'_>, names: &Names, problems: &mut Problems) {
    for (name, member) in node.members() {
        let is_made = ["related", "elsewhere", "cite"].contains(&name);
        if names.used.contains(&name) || is_made || is_default(name, member.value) {
            continue;
        }
        let shown = quoted(name);
        let message = if names.fixed.contains(&name) {
            format!("{shown} can't differ for one occurrence and is passed over (RFC 8984 section 4.3.5); take it out")
        } else if !names.fixed.is_empty() && (name.contains('/') || names.unused.contains(&name)) {
            format!("{shown} is not used for one occurrence: it is shown as all others; say it in its `description`")
        } else if names.unused.contains(&name) {
            format!("{shown} is not used: neither pages nor calendar files have it; take it out")
        } else if name.contains(':') && !name.starts_with("atbildiba:") {
            // A vendor-specific property (RFC 8984 section 3.3).
            continue;
        } else {
            match near(name, names, problems) {
                Some(near) => {
                    format!("{shown} is not a property of JSCalendar and is passed over; did you mean “{near}”?")
                }
                None => {
                    let instead = INSTEAD.iter().find(|(other, _)| *other == name);
                    let instead = instead.map_or("take it out", |(_, instead)| instead);
                    format!("{shown} is not a property of JSCalendar and is passed over; {instead}")
                }
            }
        };
        problems.key_warning(&member, message);
    }
}

/// Whether an unused property has its default value.
fn is_default(name: &str, value: &Value) -> bool {
    match name {
        "privacy" => value == "public",
        "descriptionContentType" => value == "text/plain",
        "useDefaultAlerts" => value == &Value::Bool(false),
        "priority" => value == &Value::from(0),
        _ => false,
    }
}

fn near(name: &str, names: &Names, problems: &mut Problems) -> Option<&'static str> {
    let known = || names.used.iter().chain(names.unused).chain(names.fixed).copied();
    let same_stem = |other: &&str| other.len() > 3 && name.len() > 3 && other.eq_ignore_ascii_case(name);
    known()
        .find(same_stem)
        .or_else(|| problems.nearest(name, known()).filter(|near| near.len().abs_diff(name.len()) <= 3))
}
