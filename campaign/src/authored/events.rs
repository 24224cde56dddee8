//! `events.json`: a JSCalendar group (RFC 8984) of events.
//!
//! Property names and meanings are those of the standard. Extensions are prefixed with `atbildiba:`: what the standard
//! has no property for (days from Easter Sunday, a postal address, when a source was read), and `atbildiba:offers` with
//! schema.org's `Offer`. The standard's other properties are not used; the check reports them.

use super::Localization;
use atbildiba::dates::recurrence::Rule;
use atbildiba::dates::{Duration, LocalDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The contents of `events.json`: a JSCalendar `Group` (RFC 8984 section 2.3).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Events {
    /// The type of this object (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: GroupType,
    /// The calendar's id, a slug.
    #[serde(default)]
    pub uid: String,
    /// The calendar's name in the language `locale`.
    #[serde(default)]
    pub title: String,
    /// A description of the calendar.
    #[serde(default)]
    pub description: String,
    /// The language of the texts (BCP 47).
    #[serde(default)]
    pub locale: String,
    /// The texts in other languages: a patch for each language tag (RFC 8984 section 4.6.1).
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, BTreeMap<String, serde_json::Value>>")]
    pub localizations: BTreeMap<String, Localization>,
    /// When the calendar was last changed, in UTC: `2026-11-23T00:00:00Z`.
    #[serde(default)]
    pub updated: String,
    /// The events.
    pub entries: Vec<Event>,
}

/// `Group`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum GroupType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    Group,
}

/// `Event`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum EventType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    Event,
}

/// `Location`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum PlaceType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    Location,
}

/// `Link`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum LinkType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    Link,
}

/// `VirtualLocation`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum VirtualPlaceType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    VirtualLocation,
}

/// `Participant`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum ParticipantType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    Participant,
}

/// `Offer`.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum OfferType {
    #[default]
    #[allow(missing_docs, reason = "the type says it")]
    Offer,
}

/// A JSCalendar `Event` (RFC 8984 section 2.1), with the properties that this app uses.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// The type of this object (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: EventType,
    /// The id, a slug; the address is `/events/{uid}`.
    pub uid: String,
    /// The title in the language `locale`.
    #[schemars(length(min = 1))]
    pub title: String,
    /// One or two sentences in the language `locale`.
    #[serde(default)]
    pub description: String,
    /// The language of the texts (BCP 47); by default, the default language of the site.
    #[serde(default)]
    pub locale: String,
    /// The start of the first occurrence in local time: `2026-10-18T09:00:00`.
    #[schemars(with = "String", regex(pattern = r"^-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"))]
    pub start: LocalDateTime,
    /// The duration, such as `P1D` or `PT1H30M`; zero by default.
    #[serde(default)]
    #[schemars(with = "String", regex(pattern = r"^P(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$"))]
    pub duration: Duration,
    /// The IANA time zone of `start`. Without one, the event has the same clock time everywhere.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Whether the event concerns whole days.
    #[serde(default)]
    pub show_without_time: bool,
    /// Free words. The ids of categories in `site.json` assign the event to them.
    #[serde(default)]
    pub keywords: BTreeMap<String, bool>,
    /// Has the same meaning as `keywords`.
    #[serde(default)]
    pub categories: BTreeMap<String, bool>,
    /// The rules of recurrence.
    #[serde(default)]
    #[schemars(with = "Vec<super::RecurrenceRule>")]
    pub recurrence_rules: Vec<Rule>,
    /// The rules that exclude occurrences.
    #[serde(default)]
    #[schemars(with = "Vec<super::RecurrenceRule>")]
    pub excluded_recurrence_rules: Vec<Rule>,
    /// Single occurrences that differ, by their date-time according to the rules.
    #[serde(default)]
    pub recurrence_overrides: BTreeMap<String, Patch>,
    /// The places.
    #[serde(default)]
    pub locations: BTreeMap<String, Place>,
    /// The online places.
    #[serde(default)]
    pub virtual_locations: BTreeMap<String, VirtualPlace>,
    /// Organisers and speakers.
    #[serde(default)]
    pub participants: BTreeMap<String, Participant>,
    /// Registration and prices: an extension that uses schema.org's names.
    #[serde(default, rename = "atbildiba:offers")]
    pub offers: Vec<Offer>,
    /// Links. Those with the `rel` `cite-as` name a source.
    #[serde(default)]
    pub links: BTreeMap<String, Link>,
    /// `confirmed`, `tentative`, `cancelled`, or the extension `atbildiba:postponed`.
    #[serde(default)]
    pub status: Status,
    /// When the event was last changed, in UTC.
    #[serde(default)]
    pub updated: String,
    /// The number of changes that matter to participants.
    #[serde(default)]
    pub sequence: u32,
    /// The number of days after Easter Sunday (Gregorian), instead of a rule: an extension.
    #[serde(default, rename = "atbildiba:easterOffset")]
    pub easter_offset: Option<i16>,
    /// The texts in other languages: a patch of JSON pointers for each language tag (RFC 8984 section 4.6.1).
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, BTreeMap<String, serde_json::Value>>")]
    pub localizations: BTreeMap<String, Localization>,
}

/// The differences of one occurrence (RFC 8984 section 4.3.5), with the properties that this app uses.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Patch {
    /// Whether the occurrence does not exist.
    pub excluded: bool,
    /// Another start.
    #[schemars(with = "Option<String>")]
    pub start: Option<LocalDateTime>,
    /// Another duration.
    #[schemars(with = "Option<String>")]
    pub duration: Option<Duration>,
    /// Another title.
    pub title: Option<String>,
    /// Another description.
    pub description: Option<String>,
    /// Another status.
    pub status: Option<Status>,
}

/// The status of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It takes place.
    #[default]
    Confirmed,
    /// It may take place.
    Tentative,
    /// It does not take place.
    Cancelled,
    /// It takes place at another time that is not known yet: an extension.
    #[serde(rename = "atbildiba:postponed")]
    Postponed,
}

/// A JSCalendar `Location`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Place {
    /// The type of this object (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: PlaceType,
    /// The name: a building with its room, a square, a stage.
    #[serde(default)]
    pub name: String,
    /// How to get there or how to get in.
    #[serde(default)]
    pub description: String,
    /// The position as a `geo:` URI (RFC 5870), latitude before longitude: `geo:56.9496,24.1052`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^geo:-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$"))]
    pub coordinates: String,
    /// The postal address in one line: an extension.
    #[serde(default, rename = "atbildiba:address")]
    pub address: String,
}

/// A JSCalendar `VirtualLocation`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct VirtualPlace {
    /// The type of this object (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: VirtualPlaceType,
    /// The name; the address by default.
    #[serde(default)]
    pub name: String,
    /// The address, which begins with `https:`.
    pub uri: String,
}

/// A JSCalendar `Participant`: a person or group named with a public event.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Participant {
    /// The type of this object (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub object: ParticipantType,
    /// The name.
    pub name: String,
    /// A description in a few words.
    #[serde(default)]
    pub description: String,
    /// A public e-mail address.
    #[serde(default)]
    pub email: String,
    /// Whether it is a person or a group.
    #[serde(default)]
    pub kind: Option<ParticipantKind>,
    /// The roles: `owner` for organisers, `atbildiba:speaker` for speakers.
    pub roles: BTreeMap<String, bool>,
}

/// The kind of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ParticipantKind {
    /// One person.
    Individual,
    /// An organisation or another group.
    Group,
}

/// schema.org's `Offer`: a way to take part.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// The type of this object.
    #[serde(default, rename = "@type")]
    pub kind: OfferType,
    /// The name: “Adults”, “Registration”.
    #[serde(default)]
    pub name: String,
    /// The address for registration or tickets.
    #[serde(default)]
    pub url: String,
    /// The price as a number; 0 if it is free.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub price: Option<f64>,
    /// The price's currency (ISO 4217): `EUR`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
    pub price_currency: String,
    /// The first day of registration or sale: `2026-11-23`.
    #[serde(default)]
    pub valid_from: String,
    /// The last day of registration or sale.
    #[serde(default)]
    pub valid_through: String,
}

/// A JSCalendar `Link`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Link {
    /// The type of this object (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: LinkType,
    /// The address.
    pub href: String,
    /// The link's relation to the event (RFC 8288): `cite-as` for a source.
    #[serde(default)]
    pub rel: String,
    /// The title.
    #[serde(default)]
    pub title: String,
    /// The day on which a source was read, `2026-11-23`: an extension.
    #[serde(default, rename = "atbildiba:readOn")]
    pub read_on: String,
}
