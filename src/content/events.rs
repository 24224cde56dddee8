//! The calendar: events, with the names and meanings of JSCalendar (RFC 8984), in one language.

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
    /// In order of start.
    pub entries: List<Event>,
}

/// A JSCalendar `Event` (RFC 8984 section 2.1): what pages show of it.
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
    /// Words of its titles in the other languages, for search.
    #[serde(default)]
    pub elsewhere: Str,
    /// The language of the texts (BCP 47), when that is not the page's.
    #[serde(default)]
    pub locale: Str,
    /// When the first occurrence starts: local time, `2026-10-18T09:00:00`.
    pub start: LocalDateTime,
    /// How long it lasts, `P1D`, `PT1H30M`; nothing when absent.
    #[serde(default)]
    pub duration: Duration,
    /// IANA time zone of `start`; the same clock time everywhere when absent.
    #[serde(default)]
    pub time_zone: Option<Str>,
    /// Whether it is about whole days.
    #[serde(default)]
    pub show_without_time: bool,
    /// Free words; those that are ids of categories in `site.json` put the event there.
    #[serde(default)]
    pub keywords: Vec<Str>,
    /// As `keywords`.
    #[serde(default)]
    pub categories: Vec<Str>,
    /// When it happens again.
    #[serde(default, with = "rules")]
    pub recurrence_rules: Vec<Rule>,
    /// When it does not, although a rule says so.
    #[serde(default, with = "rules")]
    pub excluded_recurrence_rules: Vec<Rule>,
    /// Single occurrences that differ, by the date-time at which the rules put them.
    #[serde(default)]
    pub recurrence_overrides: Vec<(LocalDateTime, Patch)>,
    /// Where.
    #[serde(default)]
    pub locations: Vec<Place>,
    /// Whether it takes place.
    #[serde(default)]
    pub status: Status,
    /// When the entry was last changed, in UTC. Does not travel.
    #[serde(skip)]
    pub updated: Str,
    /// How often it was changed in a way that matters to those who come. Does not travel.
    #[serde(skip)]
    pub sequence: u32,
    /// Days from Easter Sunday (Gregorian), instead of a rule: an extension of ours.
    #[serde(default, rename = "atbildiba:easterOffset")]
    pub easter_offset: Option<i16>,
    /// What only its own page, calendar files and structured data tell. Does not travel.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: EventDetails,
}

/// What differs at one occurrence (RFC 8984 section 4.3.5).
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Patch {
    /// It does not take place.
    pub excluded: bool,
    /// It starts at another time.
    pub start: Option<LocalDateTime>,
    /// It lasts another time.
    pub duration: Option<Duration>,
    /// Another title.
    pub title: Option<Str>,
    /// Another description.
    pub description: Option<Str>,
    /// Another status.
    pub status: Option<Status>,
}

/// Whether an event takes place.
#[travels]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What it is called.
    #[serde(default)]
    pub name: Str,
    /// What only pages of events, calendar files and structured data tell. Does not travel.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub details: PlaceDetails,
}

columns! {
    /// What a list of events knows of each.
    EventColumns {
        /// Start of the first occurrence in seconds, as [`LocalDateTime::to_seconds`] counts.
        start,
        /// Its length in seconds.
        length,
        /// A text: the tags, each with a line feed behind it.
        tags,
        /// 1 when it may happen more than once, else 0.
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

/// What a list of events knows of each.
impl<'a> RowSummary<'a, Event> {
    /// When the first occurrence starts.
    pub fn start(&self) -> LocalDateTime {
        LocalDateTime::from_seconds(self.columns.start)
    }

    /// When it ends; never before it starts.
    pub fn end(&self) -> LocalDateTime {
        LocalDateTime::from_seconds(self.columns.start.saturating_add(self.columns.length))
    }

    /// Which of the list's texts the tags are.
    pub fn tag_set(&self) -> usize {
        self.which(self.columns.tags)
    }

    /// Its keywords and categories, in the order of the file.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        tags_of(self.text(self.columns.tags))
    }

    /// Whether it may happen more than once.
    pub fn recurs(&self) -> bool {
        self.columns.recurs != 0
    }
}

impl Event {
    /// Its keywords and categories, in the order of the file.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.keywords.iter().chain(&self.categories).map(|tag| &**tag)
    }
}

/// Rules travel as RFC 5545's text, which is shorter, and whose reader is shorter too.
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
