//! The calendar: events in one language, with the names and meanings of JSCalendar (RFC 8984).

use super::list::{RowSummary, columns};
#[cfg(not(target_arch = "wasm32"))]
use super::{EventDetails, PlaceDetails};
use super::{List, Row, Str};
use crate::dates::recurrence::Rule;
use crate::dates::{Duration, LocalDateTime};
use atbildiba_macros::travels;

/// All events.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// Sorted by start.
    pub entries: List<Event>,
}

/// The properties of a JSCalendar `Event` (RFC 8984 section 2.1) that pages show.
#[travels]
#[derive(Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// A slug; the address is `/events/{uid}`.
    pub uid: Str,
    /// The title.
    pub title: Str,
    /// One or two sentences.
    #[serde(default)]
    pub description: Str,
    /// Words of its titles in other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// The language of the texts (BCP 47), if it differs from the page's.
    #[serde(default)]
    pub locale: Str,
    /// The start of the first occurrence: local time, `2026-10-18T09:00:00`.
    pub start: LocalDateTime,
    /// The duration, `P1D`, `PT1H30M`; 0 if absent.
    #[serde(default)]
    pub duration: Duration,
    /// The IANA time zone of `start`; if absent, the same clock time everywhere.
    #[serde(default)]
    pub time_zone: Option<Str>,
    /// Whether the event takes whole days.
    #[serde(default)]
    pub show_without_time: bool,
    /// Keywords; ids of categories in `site.json` assign the event to these.
    #[serde(default)]
    pub keywords: Vec<Str>,
    /// As `keywords`.
    #[serde(default)]
    pub categories: Vec<Str>,
    /// The recurrence rules.
    #[serde(default, with = "rules")]
    pub recurrence_rules: Vec<Rule>,
    /// Rules for occurrences that are excluded.
    #[serde(default, with = "rules")]
    pub excluded_recurrence_rules: Vec<Rule>,
    /// Occurrences with other properties, by the date-time that the rules yield.
    #[serde(default)]
    pub recurrence_overrides: Vec<(LocalDateTime, Patch)>,
    /// The places.
    #[serde(default)]
    pub locations: Vec<Place>,
    /// The status.
    #[serde(default)]
    pub status: Status,
    /// When the entry was last changed, in UTC. Not in the browser's data.
    #[serde(skip)]
    pub updated: Str,
    /// The number of changes that matter to attendees. Not in the browser's data.
    #[serde(skip)]
    pub sequence: u32,
    /// Days from Easter Sunday (Gregorian) instead of a rule: an extension of the standard.
    #[serde(default, rename = "atbildiba:easterOffset")]
    pub easter_offset: Option<i16>,
    /// Properties for its own page, calendar files and structured data. Not in the browser's data.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: EventDetails,
}

/// The properties of one occurrence that differ (RFC 8984 section 4.3.5).
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Patch {
    /// The occurrence is removed.
    pub excluded: bool,
    /// Another start.
    pub start: Option<LocalDateTime>,
    /// Another duration.
    pub duration: Option<Duration>,
    /// Another title.
    pub title: Option<Str>,
    /// Another description.
    pub description: Option<Str>,
    /// Another status.
    pub status: Option<Status>,
}

/// The status of an event.
#[travels]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The event takes place.
    #[default]
    Confirmed,
    /// The event may take place.
    Tentative,
    /// The event does not take place.
    Cancelled,
    /// The event takes place at another time that is not known yet: an extension of the standard.
    #[serde(rename = "atbildiba:postponed")]
    Postponed,
}

/// A JSCalendar `Location`.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name.
    #[serde(default)]
    pub name: Str,
    /// Properties for pages of events, calendar files and structured data. Not in the browser's data.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: PlaceDetails,
}

columns! {
    /// The columns of a list of events.
    EventColumns {
        /// The start of the first occurrence in seconds, as in [`LocalDateTime::to_seconds`].
        start,
        /// Its duration in seconds.
        length,
        /// The number of a text: the tags, each followed by a line feed.
        tags,
        /// 1 if there may be more than one occurrence, else 0.
        recurs,
    }
}

impl Row for Event {
    type Columns = EventColumns;

    #[cfg(not(target_arch = "wasm32"))]
    fn columns(&self, number: &mut dyn FnMut(&str) -> i64) -> EventColumns {
        let start = self.start.to_seconds();
        let length = (self.start.add(self.duration).to_seconds() - start).max(0);
        let tags: String = self.tags().flat_map(|tag| [tag, "\n"]).collect();
        let recurs =
            self.easter_offset.is_some() || !self.recurrence_rules.is_empty() || !self.recurrence_overrides.is_empty();
        EventColumns { start, length, tags: number(&tags), recurs: recurs.into() }
    }
}

/// The tags in a text of a list of events.
pub fn tags_of(text: &str) -> impl Iterator<Item = &str> {
    text.split_terminator('\n')
}

/// Properties of an event that are known without parsing its row.
impl<'a> RowSummary<'a, Event> {
    /// The start of the first occurrence.
    pub fn start(&self) -> LocalDateTime {
        LocalDateTime::from_seconds(self.columns.start)
    }

    /// The end of the first occurrence, at or after its start.
    pub fn end(&self) -> LocalDateTime {
        LocalDateTime::from_seconds(self.columns.start.saturating_add(self.columns.length))
    }

    /// The number of the text with the tags.
    pub fn tag_set(&self) -> usize {
        self.which(self.columns.tags)
    }

    /// Keywords and categories, in the order of the file.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        tags_of(self.text(self.columns.tags))
    }

    /// Whether there may be more than one occurrence.
    pub fn recurs(&self) -> bool {
        self.columns.recurs != 0
    }
}

impl Event {
    /// Keywords and categories, in the order of the file.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.keywords.iter().chain(&self.categories).map(|tag| &**tag)
    }
}

/// Rules are written in RFC 5545's format, which is shorter and has a smaller parser.
mod rules {
    use crate::dates::recurrence::Rule;
    use serde::de::{Deserialize, Deserializer, Error};

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn serialize<S: serde::Serializer>(rules: &[Rule], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(rules.iter().map(Rule::to_rrule))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Rule>, D::Error> {
        let texts = <Vec<String>>::deserialize(deserializer)?;
        texts.iter().map(|text| text.parse()).collect::<Result<_, _>>().map_err(D::Error::custom)
    }
}
