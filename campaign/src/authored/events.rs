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

/// The whole of `events.json`: a JSCalendar `Group` (RFC 8984 section 2.3).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Events {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: GroupType,
    /// A slug that names the calendar.
    #[serde(default)]
    pub uid: String,
    /// The calendar's name in the language `locale`.
    #[serde(default)]
    pub title: String,
    /// What the calendar is.
    #[serde(default)]
    pub description: String,
    /// The language of the texts (BCP 47).
    #[serde(default)]
    pub locale: String,
    /// The texts in other languages: for each language tag a patch (RFC 8984 section 4.6.1).
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, BTreeMap<String, serde_json::Value>>")]
    pub localizations: BTreeMap<String, Localization>,
    /// When the calendar was last changed, in UTC: 2026-11-23T00:00:00Z.
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

/// A JSCalendar `Event` (RFC 8984 section 2.1): what this app uses of it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: EventType,
    /// A slug; the address is `/events/{uid}`.
    pub uid: String,
    /// The title in the language `locale`.
    #[schemars(length(min = 1))]
    pub title: String,
    /// One or two sentences in the language `locale`.
    #[serde(default)]
    pub description: String,
    /// The language of the texts (BCP 47); the default language when absent.
    #[serde(default)]
    pub locale: String,
    /// When the first occurrence starts: local time, `2026-10-18T09:00:00`.
    #[schemars(with = "String", regex(pattern = r"^-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"))]
    pub start: LocalDateTime,
    /// How long it lasts, `P1D`, `PT1H30M`; nothing when absent.
    #[serde(default)]
    #[schemars(with = "String", regex(pattern = r"^P(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$"))]
    pub duration: Duration,
    /// IANA time zone of `start`; the same clock time everywhere when absent.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Whether it is about whole days.
    #[serde(default)]
    pub show_without_time: bool,
    /// Free words; those that are ids of categories in `site.json` put the event there.
    #[serde(default)]
    pub keywords: BTreeMap<String, bool>,
    /// As `keywords`.
    #[serde(default)]
    pub categories: BTreeMap<String, bool>,
    /// When it happens again.
    #[serde(default)]
    #[schemars(with = "Vec<super::RecurrenceRule>")]
    pub recurrence_rules: Vec<Rule>,
    /// When it does not, although a rule says so.
    #[serde(default)]
    #[schemars(with = "Vec<super::RecurrenceRule>")]
    pub excluded_recurrence_rules: Vec<Rule>,
    /// Single occurrences that differ, by the date-time at which the rules put them.
    #[serde(default)]
    pub recurrence_overrides: BTreeMap<String, Patch>,
    /// Where.
    #[serde(default)]
    pub locations: BTreeMap<String, Place>,
    /// Where it is followed online.
    #[serde(default)]
    pub virtual_locations: BTreeMap<String, VirtualPlace>,
    /// Who organises it, and who speaks.
    #[serde(default)]
    pub participants: BTreeMap<String, Participant>,
    /// How to take part and what it costs: an extension of ours, in schema.org's words.
    #[serde(default, rename = "atbildiba:offers")]
    pub offers: Vec<Offer>,
    /// Links; `rel` `cite-as` names a source.
    #[serde(default)]
    pub links: BTreeMap<String, Link>,
    /// `confirmed`, `tentative` or `cancelled`; ours: `atbildiba:postponed`.
    #[serde(default)]
    pub status: Status,
    /// When the entry was last changed, in UTC.
    #[serde(default)]
    pub updated: String,
    /// How often it was changed in a way that matters to those who come.
    #[serde(default)]
    pub sequence: u32,
    /// Days from Easter Sunday (Gregorian), instead of a rule: an extension of ours.
    #[serde(default, rename = "atbildiba:easterOffset")]
    pub easter_offset: Option<i16>,
    /// The texts in other languages: for each language tag a patch of JSON pointers (RFC 8984 section 4.6.1).
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, BTreeMap<String, serde_json::Value>>")]
    pub localizations: BTreeMap<String, Localization>,
}

/// What differs at one occurrence (RFC 8984 section 4.3.5): what this app uses of the patch.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Patch {
    /// It does not take place.
    pub excluded: bool,
    /// It starts at another time.
    #[schemars(with = "Option<String>")]
    pub start: Option<LocalDateTime>,
    /// It lasts another time.
    #[schemars(with = "Option<String>")]
    pub duration: Option<Duration>,
    /// Another title.
    pub title: Option<String>,
    /// Another description.
    pub description: Option<String>,
    /// Another status.
    pub status: Option<Status>,
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It does.
    #[default]
    Confirmed,
    /// Perhaps.
    Tentative,
    /// It does not.
    Cancelled,
    /// Not then, and it is not known yet when: an extension of ours.
    #[serde(rename = "atbildiba:postponed")]
    Postponed,
}

/// A JSCalendar `Location`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Place {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: PlaceType,
    /// What it is called: a building with its room, a square, a stage.
    #[serde(default)]
    pub name: String,
    /// How to get there or in.
    #[serde(default)]
    pub description: String,
    /// Where it is on the map, as a `geo:` URI (RFC 5870): latitude, longitude, `geo:56.9496,24.1052`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^geo:-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$"))]
    pub coordinates: String,
    /// The postal address on one line: an extension of ours.
    #[serde(default, rename = "atbildiba:address")]
    pub address: String,
}

/// A JSCalendar `VirtualLocation`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct VirtualPlace {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: VirtualPlaceType,
    /// What it is called; its address when absent.
    #[serde(default)]
    pub name: String,
    /// Where to go, an `https:` address.
    pub uri: String,
}

/// A JSCalendar `Participant`: somebody who is named with a public event.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Participant {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub object: ParticipantType,
    /// Their name.
    pub name: String,
    /// Who they are, in a few words.
    #[serde(default)]
    pub description: String,
    /// An e-mail address that everybody may know.
    #[serde(default)]
    pub email: String,
    /// Whether it is one person or a group.
    #[serde(default)]
    pub kind: Option<ParticipantKind>,
    /// What they do: `owner` organises the event, `atbildiba:speaker` speaks.
    pub roles: BTreeMap<String, bool>,
}

/// What a participant is.
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
    /// What this object is.
    #[serde(default, rename = "@type")]
    pub kind: OfferType,
    /// What it is called: “Adults”, “Registration”.
    #[serde(default)]
    pub name: String,
    /// Where to register or to buy.
    #[serde(default)]
    pub url: String,
    /// What it costs, as a number; 0 for nothing.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub price: Option<f64>,
    /// The price's currency (ISO 4217), `EUR`.
    #[serde(default)]
    #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
    pub price_currency: String,
    /// The first day of registration or sale, `2026-11-23`.
    #[serde(default)]
    pub valid_from: String,
    /// The last day of registration or sale.
    #[serde(default)]
    pub valid_through: String,
}

/// A JSCalendar `Link`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Link {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: LinkType,
    /// The address.
    pub href: String,
    /// What the link is to the event (RFC 8288): `cite-as` for a source.
    #[serde(default)]
    pub rel: String,
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// The day a source was read, `2026-11-23`: an extension of ours.
    #[serde(default, rename = "atbildiba:readOn")]
    pub read_on: String,
}
