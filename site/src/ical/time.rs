//! Values of type `DATE`, `DATE-TIME` and `PERIOD`, with their time zone (RFC 5545 §3.3.4, §3.3.5, §3.3.9).

use super::lines::Line;
use super::zones::{NamedZone, Zones};
use super::{Problems, quoted};
use atbildiba::dates::{Date, Duration, LocalDateTime};
use std::rc::Rc;

/// A time as written.
#[derive(Debug, Clone)]
pub enum Time {
    /// A whole day.
    Date(Date),
    /// Local time wherever the observer is.
    Floating(LocalDateTime),
    /// UTC.
    Utc(LocalDateTime),
    /// Local time in a zone.
    Zoned(LocalDateTime, Rc<NamedZone>),
}

/// A start and, if stated, an end or a duration.
#[derive(Debug, Clone)]
pub struct Period {
    pub start: Time,
    pub end: Option<PeriodEnd>,
}

/// The form of a period's end.
#[derive(Debug, Clone)]
pub enum PeriodEnd {
    At(Time),
    After(Duration),
}

impl Time {
    /// Date and time as written; a whole day begins at midnight.
    pub fn written(&self) -> LocalDateTime {
        match self {
            Time::Date(date) => LocalDateTime::midnight(*date),
            Time::Floating(time) | Time::Utc(time) | Time::Zoned(time, _) => *time,
        }
    }

    /// Whether it is a whole day.
    pub fn is_date(&self) -> bool {
        matches!(self, Time::Date(_))
    }

    /// The same instant in UTC; a floating time is unchanged.
    pub fn in_utc(&self) -> LocalDateTime {
        match self {
            Time::Zoned(time, zone) => LocalDateTime::from_seconds(zone.zone.local_to_utc(*time).utc_seconds),
            other => other.written(),
        }
    }

    /// The same instant in the time zone of `like`. A whole day gets `like`'s time of day. A floating time, and any
    /// time relative to a floating one, is unchanged. A time relative to a whole day becomes its day.
    pub fn on_clock_of(&self, like: &Time) -> LocalDateTime {
        match (self, like) {
            (_, Time::Date(_)) => LocalDateTime::midnight(self.written().date()),
            (Time::Date(date), _) => {
                let seconds = LocalDateTime::midnight(*date).to_seconds() + i64::from(like.written().second_of_day());
                LocalDateTime::from_seconds(seconds)
            }
            (Time::Zoned(time, own), Time::Zoned(_, zone)) if Rc::ptr_eq(own, zone) => *time,
            (Time::Utc(_) | Time::Zoned(..), Time::Zoned(_, zone)) => {
                zone.zone.utc_to_local(self.in_utc().to_seconds())
            }
            (Time::Zoned(..), Time::Utc(_)) => self.in_utc(),
            _ => self.written(),
        }
    }
}

/// The property's value, a single time.
pub fn time(line: &Line, zones: &mut Zones, problems: &mut Problems) -> Option<Time> {
    let found = parse(line.value.trim(), line, zones, problems);
    if found.is_none() {
        not_a_time(line, line.value, problems);
    }
    found
}

/// The property's values, separated by commas. Invalid ones are reported and skipped.
pub fn periods(line: &Line, zones: &mut Zones, problems: &mut Problems) -> Vec<Period> {
    let mut list = Vec::new();
    for text in line.value.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        let (start, end) = text.split_once('/').map_or((text, None), |(start, end)| (start, Some(end)));
        let start = parse(start, line, zones, problems);
        let end = end.map(|end| match end.parse() {
            Ok(duration) => Some(PeriodEnd::After(duration)),
            Err(_) => parse(end, line, zones, problems).map(PeriodEnd::At),
        });
        match (start, end) {
            (Some(start), None) => list.push(Period { start, end: None }),
            (Some(start), Some(Some(end))) => list.push(Period { start, end: Some(end) }),
            _ => not_a_time(line, text, problems),
        }
    }
    list
}

fn not_a_time(line: &Line, text: &str, problems: &mut Problems) {
    let forms = "write 20261018T090000 (with Z at the end if it is UTC), or 20261018 for a whole day";
    problems.error(line.number, format!("{}: {} is not a time: {forms}", line.name, quoted(text)));
}

fn parse(text: &str, line: &Line, zones: &mut Zones, problems: &mut Problems) -> Option<Time> {
    if let Ok(date) = Date::from_basic(text) {
        return Some(Time::Date(date));
    }
    let (time, is_utc) = LocalDateTime::from_basic(text).ok()?;
    if line.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE")) {
        return Some(Time::Date(time.date()));
    }
    if is_utc {
        return Some(Time::Utc(time));
    }
    let zone = line.parameter("TZID").filter(|id| !id.is_empty()).and_then(|id| zones.get(id, line.number, problems));
    Some(zone.map_or(Time::Floating(time), |zone| Time::Zoned(time, zone)))
}
