//! `events.json`: a JSCalendar group (RFC 8984) of events.
//!
//! Property names and meanings are the standard's. One extension of ours, for the feasts that no
//! recurrence rule can state: `atbildiba:easterOffset`, days from Easter Sunday.

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
    /// Links; `rel` `cite-as` names a source.
    #[serde(default)]
    pub links: BTreeMap<String, Link>,
    /// `confirmed`, `tentative` or `cancelled`.
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
    pub localizations: BTreeMap<String, Localization>,
}

/// The texts of one language: by the JSON pointer of what each stands for, without the slash at its begin, what a patch puts
/// there. Any value may be patched.
pub type Localization = BTreeMap<String, serde_json::Value>;

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
}

/// A JSCalendar `Location`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Place {
    /// What this object is (RFC 8984 section 4.1.1).
    #[serde(default, rename = "@type")]
    pub kind: PlaceType,
    /// What it is called.
    #[serde(default)]
    pub name: String,
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
