//! Recurrence: from a rule to its occurrences.
//!
//! The rules are those of RFC 5545 (§3.3.10, §3.8.5) and RFC 8984 (§4.3), with `SKIP` of RFC 7529 in the Gregorian
//! calendar. A [`Rule`] is what was written. A [`RecurrenceSet`] combines an event's start with its rules, dates,
//! exclusions and overrides and yields [`Occurrence`]s. Where the standards contradict each other or leave a case open,
//! `disputed.md` next to this file documents the choice; [`Dialect`] selects between iCalendar's and JSCalendar's.
//!
//! All arithmetic uses local time. Rules know no time zone, not even `HOURLY`, `MINUTELY` and `SECONDLY` ones.
//! [`zones`](super::zones) converts a local time to an instant and resolves times that the clocks skip.
//!
//! **Algorithm.** A period of a rule (a year, a month, … a second) is a set of days, stored as bits of months, times a
//! set of times of day, stored as bits of hours, minutes and seconds. Counting, seeking and `BYSETPOS` are therefore
//! arithmetic: a window costs the same however long ago the rule began, and iteration allocates nothing. The work is
//! bounded: a rule that yields nothing during a whole cycle of the calendar has ended.
//!
//! ```
//! use atbildiba::dates::Duration;
//! use atbildiba::dates::recurrence::{Dialect, RecurrenceSet, Rule};
//!
//! let rule: Rule = "FREQ=MONTHLY;BYDAY=-1FR".parse().unwrap();
//! let mut set = RecurrenceSet::new("2026-10-30T18:00:00".parse().unwrap(), Duration::DAY, Dialect::ICALENDAR);
//! set.add_rule(&rule);
//! let starts: Vec<String> = set.iter().take(3).map(|occurrence| occurrence.start.date().to_string()).collect();
//! assert_eq!(starts, ["2026-10-30", "2026-11-27", "2026-12-25"]);
//! ```

mod cursor;
mod days;
mod json;
mod occurrence;
mod occurrences;
mod periods;
mod plan;
mod rule;
mod set;
mod text;
mod times;

pub use occurrence::{Occurrence, Override};
pub use occurrences::Occurrences;
pub use plan::Dialect;
pub use rule::{Frequency, NDay, Problem, Rule, RuleError, Skip, Until};
pub use set::RecurrenceSet;
