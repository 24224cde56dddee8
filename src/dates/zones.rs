//! Time zones: which instant a local time is, and what the clocks of a zone show at an instant.
//!
//! A [`Zone`] is read from a TZif file, the form in which the IANA time zone database is distributed (RFC 9636), and
//! knows all times to come by the rule at the file's end. Instants are seconds since 1970-01-01T00:00:00Z without leap
//! seconds. Which zone an event is in, and where the files come from, is not known here.

mod posix;
mod tzif;

use crate::dates::LocalDateTime;
use posix::PosixZone;

/// The farthest that any clock is from UTC, in seconds, with room to spare.
const FAR: i64 = 26 * 3600;

/// Why a file is no time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneError {
    /// It does not begin as a TZif file does.
    NotTzif,
    /// It ends too early, or its parts don't fit each other.
    Damaged,
    /// The rule for the times to come can't be read.
    Footer,
}

impl core::fmt::Display for ZoneError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            ZoneError::NotTzif => "not a time zone file: take a TZif file of the IANA database",
            ZoneError::Damaged => "a damaged time zone file: fetch it again",
            ZoneError::Footer => "a time zone file with a rule for the future that is not POSIX: fetch it again",
        })
    }
}

impl std::error::Error for ZoneError {}

/// How the clocks of a zone are set for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Setting {
    /// Seconds to add to UTC.
    offset: i32,
    is_dst: bool,
    abbreviation: Abbreviation,
}

/// `EET`, `+0530`: at most seven letters are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Abbreviation([u8; 7]);

impl Abbreviation {
    fn new(text: &[u8]) -> Abbreviation {
        let mut kept = [0; 7];
        kept.iter_mut().zip(text).for_each(|(kept, &byte)| *kept = byte);
        Abbreviation(kept)
    }

    fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&byte| byte == 0).unwrap_or(self.0.len());
        core::str::from_utf8(&self.0[..length]).unwrap_or("")
    }
}

/// A stretch of time in which a zone's clocks are set the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first second of it, in UTC; `i64::MIN` if it has no beginning.
    pub start: i64,
    /// The first second after it; `i64::MAX` if it has no end.
    pub end: i64,
    setting: Setting,
}

impl Span {
    /// Seconds to add to UTC.
    pub fn offset(&self) -> i32 {
        self.setting.offset
    }

    /// Whether it is called daylight saving time; in Ireland and Morocco that is the winter.
    pub fn is_dst(&self) -> bool {
        self.setting.is_dst
    }

    /// `EET`, `EEST`; for many zones only `+0530`.
    pub fn abbreviation(&self) -> &str {
        self.setting.abbreviation.as_str()
    }
}

/// What the clocks did at a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// They showed it once.
    Unique,
    /// They skipped it: the time is taken to be as much after the gap's beginning as it says.
    Gap,
    /// They showed it twice: the first of the two is meant.
    Overlap,
}

/// The instant that a local time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub utc_seconds: i64,
    /// What to add to UTC for the local time as it was given; in a gap, what was in force before it.
    pub offset: i32,
    /// Whether the clocks showed the time at all, or twice.
    pub kind: Kind,
}

/// A time zone of the IANA database.
#[derive(Debug, Clone)]
pub struct Zone {
    /// In force before the first change.
    first: Setting,
    /// When the clocks changed, in order, and to what.
    changes: Vec<(i64, Setting)>,
    /// From the last change on.
    footer: Option<PosixZone>,
}

impl Zone {
    /// UTC, and any zone that never had another offset.
    pub fn fixed(offset: i32) -> Zone {
        let abbreviation = Abbreviation::new(if offset == 0 { b"UTC" } else { b"" });
        let first = Setting { offset, is_dst: false, abbreviation };
        Zone { first, changes: Vec::new(), footer: None }
    }

    /// From the offset that was in force first, and the instants (ascending; what is out of order is passed over) at
    /// which it became another: a `VTIMEZONE` (RFC 5545 §3.6.5).
    pub fn from_changes(first: i32, changes: &[(i64, i32)]) -> Zone {
        let mut zone = Zone::fixed(first);
        for &(at, offset) in changes {
            if zone.changes.last().is_none_or(|last| last.0 < at) {
                zone.changes.push((at, Zone::fixed(offset).first));
            }
        }
        zone
    }

    /// Reads a TZif file, of any version from 1 to 4.
    pub fn from_tzif(file: &[u8]) -> Result<Zone, ZoneError> {
        tzif::read(file)
    }

    /// The stretch of equal clocks that the instant lies in.
    pub fn span_at(&self, utc_seconds: i64) -> Span {
        let after = self.changes.partition_point(|change| change.0 <= utc_seconds);
        let (start, setting) = match after.checked_sub(1) {
            Some(at) => self.changes[at],
            None => (i64::MIN, self.first),
        };
        match (self.changes.get(after), &self.footer) {
            (Some(next), _) => Span { start, end: next.0, setting },
            (None, Some(footer)) => footer.span_at(utc_seconds, start),
            (None, None) => Span { start, end: i64::MAX, setting },
        }
    }

    /// The instant at which the zone's clocks show the time. A time that they skip is taken with the offset before the
    /// gap, and of one that they show twice the first is taken (RFC 5545 §3.3.5).
    pub fn local_to_utc(&self, local: LocalDateTime) -> Resolved {
        let local = local.to_seconds();
        let mut span = self.span_at(local - FAR);
        let mut found: Option<Resolved> = None;
        let mut gap = None;
        loop {
            let offset = span.offset();
            let utc_seconds = local - offset as i64;
            if utc_seconds >= span.start && utc_seconds < span.end {
                match &mut found {
                    Some(found) => found.kind = Kind::Overlap,
                    None => found = Some(Resolved { utc_seconds, offset, kind: Kind::Unique }),
                }
            }
            if span.end > local.saturating_add(FAR) {
                break;
            }
            let next = self.span_at(span.end);
            if gap.is_none() && utc_seconds >= span.end && local - (next.offset() as i64) < span.end {
                gap = Some(Resolved { utc_seconds, offset, kind: Kind::Gap });
            }
            span = next;
        }
        let offset = span.offset();
        found.or(gap).unwrap_or(Resolved { utc_seconds: local - offset as i64, offset, kind: Kind::Unique })
    }

    /// What the zone's clocks show at the instant.
    pub fn utc_to_local(&self, utc_seconds: i64) -> LocalDateTime {
        LocalDateTime::from_seconds(utc_seconds.saturating_add(self.span_at(utc_seconds).offset() as i64))
    }
}

/// As [`Zone::local_to_utc`], where a zone's rules are not at hand but somebody knows what its clocks show at an instant
/// (seconds since 1970-01-01T00:00:00Z): a browser's `Intl`. Nothing where they don't know the zone. Of two changes of the
/// clocks within two days only one is seen; there were none such since 1970 but in a year's first days.
pub fn resolve(local: LocalDateTime, shown: &dyn Fn(i64) -> Option<LocalDateTime>) -> Option<Resolved> {
    const DAY: i64 = 86_400;
    let wanted = local.to_seconds();
    let offset_at = |utc: i64| Some(shown(utc)?.to_seconds() - utc);
    let (before, after) = (offset_at(wanted - DAY)?, offset_at(wanted + DAY)?);
    let fits = |offset: i64| shown(wanted - offset) == Some(local);
    let (offset, kind) = match (fits(before), before != after && fits(after)) {
        (true, false) => (before, Kind::Unique),
        (true, true) => (before, Kind::Overlap),
        (false, true) => (after, Kind::Unique),
        (false, false) => (before, Kind::Gap),
    };
    Some(Resolved { utc_seconds: wanted - offset, offset: offset as i32, kind })
}
