//! Recurrence: from a rule to the dates it means.
//!
//! The rules are RFC 5545's (§3.3.10, §3.8.5) and RFC 8984's (§4.3), with RFC 7529's `SKIP` in the Gregorian calendar.
//! [`Rule`] is what was written, [`RecurrenceSet`] an event's start with all its rules, dates, exclusions and overrides,
//! and gives the [`Occurrence`]s. Where the standards contradict each other or leave a case open, `disputed.md` beside
//! this file says what is done here and why; [`Reading`] tells iCalendar's from JSCalendar's.
//!
//! All arithmetic is on local time: a rule knows no zone, not even for `HOURLY`, `MINUTELY` and `SECONDLY`. What instant
//! a local time means, and what becomes of one the clocks skip, is [`zones`](super::zones)' business.
//!
//! How it works: every period of a rule (a year, a month, … a second) is a set of days, as bits of months, times a set
//! of times of day, as bits of hours, minutes and seconds. So counting, jumping into the middle and `BYSETPOS` are
//! arithmetic, a window costs the same however long ago the rule began, and nothing is allocated on the way. Work is
//! bounded: a rule that has yielded nothing for a whole cycle of the calendar has ended.

mod cursor;
mod days;
mod json;
mod periods;
mod plan;
mod rule;
mod set;
mod text;
mod times;

pub use plan::Reading;
pub use rule::{Frequency, NDay, Problem, Rule, RuleError, Skip, Until};
pub use set::{Occurrence, Occurrences, Override, RecurrenceSet};
