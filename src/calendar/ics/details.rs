//! Places, people, links and registration: in properties that every calendar program reads, as far as they exist, and
//! completely in those of RFC 9073 (event publishing) and RFC 9253 (links), from which they can be read back.
//!
//! `ORGANIZER` and `ATTENDEE` are not written: they are for invitations (RFC 5545 §3.8.4.3), not for a published
//! calendar.

use super::line::Lines;
use crate::content::{Event, Link, Participant, ParticipantKind, Place, Status};
use serde_json::{Value, json};

/// Writes the properties. `lang` is the language of the texts.
pub(super) fn properties(event: &Event, lang: &str, out: &mut Lines) {
    let places: Vec<String> = event.locations.iter().map(Place::line).filter(|line| !line.is_empty()).collect();
    out.text("LOCATION", lang, &places.join("; "));
    if let Some((latitude, longitude)) = event.locations.iter().find_map(Place::point) {
        out.plain("GEO", &[latitude, ";", longitude].concat());
    }
    for place in &event.details.virtual_locations {
        out.plain(&["CONFERENCE;VALUE=URI", &label(&place.name)].concat(), &place.uri);
    }
    for owner in event.details.participants.iter().filter(|one| one.is(Participant::OWNER)) {
        let parts = [&*owner.name, &*owner.email];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        out.text("CONTACT", lang, &said.join(", "));
    }
    for link in &event.details.links {
        out.plain(&link_head(link), &link.href);
    }
    for offer in &event.details.offers {
        structured("Offer", &offer.to_json(), out);
    }
}

/// Writes whether the event takes place.
pub(super) fn status(status: Status, out: &mut Lines) {
    let text = match status {
        Status::Confirmed => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
        Status::Tentative | Status::Postponed => "TENTATIVE",
    };
    out.plain("STATUS", text);
    if status == Status::Postponed {
        structured("Event", &json!({ "@type": "Event", "eventStatus": "https://schema.org/EventPostponed" }), out);
    }
}

/// Writes the components within the event; `uid` is the event's uid with its host.
pub(super) fn components(event: &Event, uid: &str, lang: &str, out: &mut Lines) {
    let has_more = |place: &Place| {
        let details = &place.details;
        [&details.description, &details.coordinates, &details.address].iter().any(|text| !text.is_empty())
    };
    // A name alone stands in LOCATION already.
    if event.locations.len() > 1 || event.locations.iter().any(has_more) {
        for (index, place) in event.locations.iter().enumerate() {
            begin("VLOCATION", "location", index, uid, out);
            out.text("NAME", lang, &place.name);
            out.text("DESCRIPTION", lang, &place.details.description);
            if let Some((latitude, longitude)) = place.point() {
                out.plain("GEO", &[latitude, ";", longitude].concat());
            }
            if !place.details.address.is_empty() {
                structured("Place", &json!({ "@type": "Place", "address": &*place.details.address }), out);
            }
            out.plain("END", "VLOCATION");
        }
    }
    for (index, one) in event.details.participants.iter().enumerate() {
        let types = [(Participant::OWNER, "PLANNER-CONTACT"), (Participant::SPEAKER, "SPEAKER")];
        for (_, kind) in types.into_iter().filter(|(role, _)| one.is(role)) {
            begin("PARTICIPANT", "participant", index, uid, out);
            out.plain("PARTICIPANT-TYPE", kind);
            out.text("SUMMARY", lang, &one.name);
            out.text("DESCRIPTION", lang, &one.description);
            if !one.email.is_empty() {
                out.plain("CALENDAR-ADDRESS", &["mailto:", &one.email].concat());
            }
            let schema = match one.kind {
                Some(ParticipantKind::Individual) => Some("Person"),
                Some(ParticipantKind::Group) => Some("Organization"),
                None => None,
            };
            if let Some(schema) = schema {
                structured(schema, &json!({ "@type": schema, "name": &*one.name }), out);
            }
            out.plain("END", "PARTICIPANT");
        }
    }
}

/// Begins a component with a uid of its own.
fn begin(name: &str, what: &str, index: usize, uid: &str, out: &mut Lines) {
    out.plain("BEGIN", name);
    let (own, host) = uid.split_once('@').unwrap_or((uid, ""));
    out.text("UID", "", &format!("{own}-{what}-{}@{host}", index + 1));
}

/// Writes structured data with schema.org's vocabulary (RFC 9073 §6.6).
fn structured(schema: &str, value: &Value, out: &mut Lines) {
    let head =
        format!("STRUCTURED-DATA;VALUE=TEXT;FMTTYPE=\"application/ld+json\";SCHEMA=\"https://schema.org/{schema}\"");
    out.text(&head, "", &value.to_string());
}

/// `LINK` (RFC 9253 §8.2) with the link's relation to the event, which every `LINK` must state (§6.1): `related` if the
/// event states none. An import keeps that, because the event could have stated it.
fn link_head(link: &Link) -> String {
    let mut head = String::from("LINK;VALUE=URI;LINKREL=");
    // A registered relation is written as it is, any other as a URI in quotes.
    let is_token = link.rel.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    match &*link.rel {
        "" => head.push_str("related"),
        rel if is_token => head.push_str(rel),
        rel => head.push_str(&quoted(rel)),
    }
    head.push_str(&label(&link.title));
    if !link.read_on.is_empty() {
        head.push_str(&[";X-READ-ON=", &*link.read_on].concat());
    }
    head
}

fn label(text: &str) -> String {
    if text.is_empty() { String::new() } else { [";LABEL=", &quoted(text)].concat() }
}

/// A parameter's value (RFC 5545 §3.2), with forbidden characters encoded according to RFC 6868.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' => out.push_str("^n"),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}
