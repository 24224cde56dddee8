//! Time zones: converting between instants and the local times of a zone.
//!
//! A [`Zone`] is read from a TZif file, the format in which the IANA time zone database is distributed (RFC 9636).
//! Future times follow the rule in the file's footer. Instants are seconds since 1970-01-01T00:00:00Z without leap
//! seconds. This module does not know where the files come from or which zone an event uses.
//!
//! ```
//! use atbildiba::dates::LocalDateTime;
//! use atbildiba::dates::zones::Zone;
//!
//! let zone = Zone::fixed(2 * 3600);
//! let noon: LocalDateTime = "2026-01-15T12:00:00".parse()?;
//! let resolved = zone.local_to_utc(noon);
//! assert_eq!(zone.utc_to_local(resolved.utc_seconds), noon);
//! # Ok::<(), atbildiba::dates::DateError>(())
//! ```

mod posix;
mod tzif;

use crate::dates::LocalDateTime;
use posix::PosixZone;

/// Upper bound of the distance between any clock and UTC, in seconds.
const FAR: i64 = 26 * 3600;

/// The reason why a file is not a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneError {
    /// It does not begin with TZif's magic number.
    NotTzif,
    /// It is truncated, or its parts are inconsistent.
    Damaged,
    /// The footer's rule for future times cannot be parsed.
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

/// The state of a zone's clocks during a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Setting {
    /// Seconds to add to UTC.
    offset: i32,
    is_dst: bool,
    abbreviation: Abbreviation,
}

/// `EET`, `+0530`; at most seven characters are kept.
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

/// A span of time during which a zone's clocks have the same offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first second, in UTC; `i64::MIN` if it has no beginning.
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

    /// Whether the zone calls it daylight saving time; in Ireland and Morocco that is winter.
    pub fn is_dst(&self) -> bool {
        self.setting.is_dst
    }

    /// The abbreviation, such as `EET` or `EEST`; many zones only have `+0530`.
    pub fn abbreviation(&self) -> &str {
        self.setting.abbreviation.as_str()
    }
}

/// How often the clocks of a zone show a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Once.
    Unique,
    /// Never, because the clocks skip it. The offset before the gap applies, which shifts the time past the gap.
    Gap,
    /// Twice. The first of the two is meant.
    Overlap,
}

/// The instant of a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub utc_seconds: i64,
    /// The offset from UTC that was applied; in a gap, the offset before it.
    pub offset: i32,
    /// Whether the local time exists, and whether it is ambiguous.
    pub kind: Kind,
}

/// A time zone of the IANA database.
#[derive(Debug, Clone)]
pub struct Zone {
    /// The setting before the first transition.
    first: Setting,
    /// The instants of transitions, in order, with the setting that follows.
    changes: Vec<(i64, Setting)>,
    /// The rule after the last transition.
    footer: Option<PosixZone>,
}

impl Zone {
    /// A zone with a constant offset, in seconds to add to UTC.
    ///
    /// ```
    /// # use atbildiba::dates::zones::Zone;
    /// assert_eq!(Zone::fixed(3600).utc_to_local(0).to_string(), "1970-01-01T01:00:00");
    /// ```
    pub fn fixed(offset: i32) -> Zone {
        let abbreviation = Abbreviation::new(if offset == 0 { b"UTC" } else { b"" });
        let first = Setting { offset, is_dst: false, abbreviation };
        Zone { first, changes: Vec::new(), footer: None }
    }

    /// A zone from its first offset and the instants at which others follow, such as those of a `VTIMEZONE` (RFC 5545
    /// §3.6.5). Instants must be ascending; others are ignored.
    ///
    /// ```
    /// # use atbildiba::dates::zones::Zone;
    /// let zone = Zone::from_changes(7200, &[(1_000_000, 10_800)]);
    /// assert_eq!(zone.span_at(999_999).offset(), 7200);
    /// assert_eq!(zone.span_at(1_000_000).offset(), 10_800);
    ///
    /// let zone = Zone::from_changes(0, &[(10, 3600), (20, 7200), (15, 0)]);
    /// assert_eq!([10, 15, 20].map(|at| zone.span_at(at).offset()), [3600, 3600, 7200]);
    /// ```
    pub fn from_changes(first: i32, changes: &[(i64, i32)]) -> Zone {
        let mut zone = Zone::fixed(first);
        for &(at, offset) in changes {
            if zone.changes.last().is_none_or(|last| last.0 < at) {
                zone.changes.push((at, Zone::fixed(offset).first));
            }
        }
        zone
    }

    /// Parses a TZif file of version 1 to 4.
    ///
    /// ```
    /// # use atbildiba::dates::zones::{Zone, ZoneError};
    /// assert_eq!(Zone::from_tzif(b"no zone").err(), Some(ZoneError::NotTzif));
    /// ```
    pub fn from_tzif(file: &[u8]) -> Result<Zone, ZoneError> {
        tzif::read(file)
    }

    /// The span of constant offset that contains an instant.
    ///
    /// ```
    /// # use atbildiba::dates::zones::Zone;
    /// let span = Zone::fixed(3600).span_at(0);
    /// assert_eq!((span.offset(), span.is_dst()), (3600, false));
    /// ```
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

    /// The instant at which the zone's clocks show a local time. In a gap, the offset before the gap applies; an
    /// ambiguous time means the first of the two (RFC 5545 §3.3.5).
    ///
    /// ```
    /// # use atbildiba::dates::LocalDateTime;
    /// # use atbildiba::dates::zones::{Kind, Zone};
    /// // The clocks go from 02:00 to 03:00 at 1970-01-02T00:00:00Z.
    /// let zone = Zone::from_changes(7200, &[(86_400, 10_800)]);
    /// let skipped: LocalDateTime = "1970-01-02T02:30:00".parse()?;
    /// let resolved = zone.local_to_utc(skipped);
    /// assert_eq!(resolved.kind, Kind::Gap);
    /// assert_eq!(zone.utc_to_local(resolved.utc_seconds).to_string(), "1970-01-02T03:30:00");
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
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

    /// The local time that the zone's clocks show at an instant.
    ///
    /// ```
    /// # use atbildiba::dates::zones::Zone;
    /// assert_eq!(Zone::fixed(-5 * 3600).utc_to_local(0).to_string(), "1969-12-31T19:00:00");
    /// ```
    pub fn utc_to_local(&self, utc_seconds: i64) -> LocalDateTime {
        LocalDateTime::from_seconds(utc_seconds.saturating_add(self.span_at(utc_seconds).offset() as i64))
    }
}

/// As [`Zone::local_to_utc`], without the zone's rules: `shown` returns the local time at an instant (seconds since
/// 1970-01-01T00:00:00Z), as a browser's `Intl` does. `None` if `shown` does not know the zone. Of two transitions
/// within two days only one is found; since 1970 these have occurred only in a year's first days.
///
/// ```
/// # use atbildiba::dates::LocalDateTime;
/// # use atbildiba::dates::zones::resolve;
/// let clock = |utc: i64| Some(LocalDateTime::from_seconds(utc + 7200));
/// let noon: LocalDateTime = "2026-01-15T12:00:00".parse()?;
/// assert_eq!(resolve(noon, &clock).map(|resolved| resolved.offset), Some(7200));
/// # Ok::<(), atbildiba::dates::DateError>(())
/// ```
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
