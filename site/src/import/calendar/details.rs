//! Places, people, links, registration, descriptions and status of an event: from RFC 9073 and RFC 9253 if the file
//! uses them, otherwise from the properties of every calendar.

use super::{place, text};
use crate::ical::component::Component;
use crate::ical::events;
use crate::ical::lines::Line;
use atbildiba::dates::LocalDateTime;
use serde_json::{Map, Value, json};

const SCHEMA: &str = "https://schema.org/";

/// Adds them to a JSCalendar event.
pub(super) fn details(master: &Component, out: &mut Map<String, Value>) {
    let mut put = |name: &str, list: Map<String, Value>| {
        if !list.is_empty() {
            out.insert(name.into(), list.into());
        }
    };
    put("locations", locations(master));
    put("virtualLocations", numbered(master.all("CONFERENCE").filter_map(conference)));
    put("participants", participants(master));
    put("links", links(master));
    let words = master
        .all("CATEGORIES")
        .flat_map(|line| line.texts())
        .map(|word| word.trim().to_lowercase())
        .filter(|word| !word.is_empty())
        .map(|word| (word, true.into()));
    put("keywords", words.collect());
    let offers: Vec<Value> = master.all("STRUCTURED-DATA").filter_map(|line| structured(line, "Offer")).collect();
    if !offers.is_empty() {
        out.insert("atbildiba:offers".into(), offers.into());
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

/// Whether it takes place, in JSCalendar's terms.
pub(super) fn status(component: &Component) -> Option<&'static str> {
    if component.all("STRUCTURED-DATA").any(is_postponed) {
        return Some("atbildiba:postponed");
    }
    let line = component.get("STATUS")?;
    ["confirmed", "tentative", "cancelled"].into_iter().find(|known| line.value.trim().eq_ignore_ascii_case(known))
}

fn is_postponed(line: &Line) -> bool {
    structured(line, "Event").is_some_and(|event| event["eventStatus"] == "https://schema.org/EventPostponed")
}

/// Whether [`details`] reads a property of this event that it might not read in others.
pub(super) fn has_read(event: &Component, line: &Line) -> bool {
    match line.name.to_ascii_uppercase().as_str() {
        "GEO" => coordinates(line).is_some(),
        "CONFERENCE" => conference(line).is_some(),
        "LINK" => link(line).is_some(),
        "STRUCTURED-DATA" => structured(line, "Offer").is_some() || is_postponed(line),
        // It duplicates the component that states the same completely.
        "CONTACT" => event.children.iter().any(|child| participant(child).is_some()),
        _ => false,
    }
}

/// Whether [`details`] reads a component within an event.
pub(super) fn has_read_component(component: &Component) -> bool {
    component.is("VLOCATION") || participant(component).is_some()
}

fn numbered(values: impl Iterator<Item = Value>) -> Map<String, Value> {
    values.enumerate().map(|(index, value)| ((index + 1).to_string(), value)).collect()
}

fn locations(master: &Component) -> Map<String, Value> {
    let mut in_full = master.children.iter().filter(|child| child.is("VLOCATION")).map(location).peekable();
    if in_full.peek().is_some() {
        return numbered(in_full);
    }
    let point = master.get("GEO").and_then(coordinates);
    let name = place(master);
    if name.is_none() && point.is_none() {
        return Map::new();
    }
    let mut location = Map::from_iter([("@type".to_owned(), "Location".into())]);
    location.extend(name.map(|name| ("name".to_owned(), name.into())));
    location.extend(point.map(|point| ("coordinates".to_owned(), point.into())));
    numbered(std::iter::once(location.into()))
}

fn location(component: &Component) -> Value {
    let mut out = Map::from_iter([("@type".to_owned(), "Location".into())]);
    text(component, "NAME", "name", &mut out);
    text(component, "DESCRIPTION", "description", &mut out);
    let point = component.get("GEO").and_then(coordinates);
    out.extend(point.map(|point| ("coordinates".to_owned(), point.into())));
    let place = component.all("STRUCTURED-DATA").find_map(|line| structured(line, "Place"));
    let address = place.as_ref().and_then(|place| place["address"].as_str());
    out.extend(address.map(|address| ("atbildiba:address".to_owned(), address.into())));
    out.into()
}

/// `GEO` as a `geo:` URI.
fn coordinates(line: &Line) -> Option<String> {
    let (latitude, longitude) = line.value.trim().split_once(';')?;
    let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    (is_number(latitude) && is_number(longitude)).then(|| format!("geo:{latitude},{longitude}"))
}

fn conference(line: &Line) -> Option<Value> {
    let uri = line.value.trim();
    let mut out = json!({ "@type": "VirtualLocation", "uri": uri });
    if let Some(label) = line.parameter_text("LABEL") {
        out["name"] = label.into();
    }
    uri.starts_with("https://").then_some(out)
}

fn participants(master: &Component) -> Map<String, Value> {
    let mut all: Vec<(String, Value)> = Vec::new();
    for child in &master.children {
        let Some((role, value)) = participant(child) else { continue };
        let uid = child.get("UID").map_or_else(String::new, |line| line.text());
        // A participant with several roles has a component for each.
        match all.iter_mut().find(|(other, _)| *other == uid && !uid.is_empty()) {
            Some((_, there)) => there["roles"][role] = true.into(),
            None => all.push((uid, value)),
        }
    }
    numbered(all.into_iter().map(|(_, value)| value))
}

/// The role and JSCalendar object of a `PARTICIPANT` that `events.json` can express.
fn participant(component: &Component) -> Option<(&'static str, Value)> {
    let kind = component.get("PARTICIPANT-TYPE").filter(|_| component.is("PARTICIPANT"))?.value.trim();
    let role = match kind.to_ascii_uppercase().as_str() {
        "PLANNER-CONTACT" => "owner",
        "SPEAKER" | "PERFORMER" => "atbildiba:speaker",
        _ => return None,
    };
    let mut out = Map::from_iter([("@type".to_owned(), "Participant".into())]);
    text(component, "SUMMARY", "name", &mut out);
    out.get("name")?;
    text(component, "DESCRIPTION", "description", &mut out);
    let address = component.get("CALENDAR-ADDRESS").and_then(|line| line.value.trim().strip_prefix("mailto:"));
    out.extend(address.map(|address| ("email".to_owned(), address.into())));
    let is = |schema| component.all("STRUCTURED-DATA").any(|line| structured(line, schema).is_some());
    let kinds = [("Person", "individual"), ("Organization", "group")];
    let kind = kinds.into_iter().find(|(schema, _)| is(schema));
    out.extend(kind.map(|(_, kind)| ("kind".to_owned(), kind.into())));
    out.insert("roles".into(), json!({ role: true }));
    Some((role, out.into()))
}

fn links(master: &Component) -> Map<String, Value> {
    let mut links = numbered(master.all("LINK").filter_map(link));
    let url = master.get("URL").map(|line| line.value.trim()).filter(|url| is_address(url));
    links.extend(url.map(|url| ("page".to_owned(), json!({ "@type": "Link", "href": url }))));
    links
}

/// `LINK` (RFC 9253 §8.2) to a URL.
fn link(line: &Line) -> Option<Value> {
    let href = line.value.trim();
    let mut out = Map::from_iter([("@type".to_owned(), "Link".into()), ("href".to_owned(), href.into())]);
    for (parameter, name) in [("LINKREL", "rel"), ("LABEL", "title"), ("X-READ-ON", "atbildiba:readOn")] {
        out.extend(line.parameter_text(parameter).map(|text| (name.to_owned(), text.into())));
    }
    is_address(href).then(|| out.into())
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The value of a `STRUCTURED-DATA` line with schema.org's vocabulary and this type.
fn structured(line: &Line, schema: &str) -> Option<Value> {
    let is_it = line.parameter("SCHEMA")?.strip_prefix(SCHEMA)? == schema;
    let value: Value = serde_json::from_str(&line.text()).ok().filter(|_| is_it)?;
    (value["@type"] == schema).then_some(value)
}
