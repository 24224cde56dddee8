//! The one date type of the project and what goes with it.
//!
//! Here live the civil [`Date`] (proleptic Gregorian calendar), the [`Weekday`], the [`LocalDateTime`] (a date and a
//! time without a zone), the [`Duration`] of ISO 8601 and Easter. What a zone makes of a local time is
//! [`zones`]; dates of uncertain precision (EDTF) belong to the timeline.
//!
//! Everything is `Copy`, allocates nothing and never panics: what leaves the years −9999 to 9999 stops at their edge,
//! and text that is not a date is a [`DateError`].

pub(crate) mod civil;
mod duration;
pub mod edtf;
mod local;
pub mod recurrence;
mod text;
pub mod words;
pub mod zones;

pub use civil::{Date, Weekday, days_in_month, easter_sunday, is_leap};
pub use duration::Duration;
pub use local::LocalDateTime;

/// What is wrong with a text that should be a date, a time or a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not `2026-10-18`, or no such day.
    Date,
    /// Not `2026-10-18T09:00:00`, or no such time.
    DateTime,
    /// Not an ISO 8601 duration such as `P1D` or `PT1H30M`.
    Duration,
}

impl core::fmt::Display for DateError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            DateError::Date => "not a date: write year, month and day as 2026-10-18",
            DateError::DateTime => "not a local time: write date and time as 2026-10-18T09:00:00, without zone",
            DateError::Duration => "not a duration: write it as P1D, PT1H30M or P1W",
        })
    }
}

impl std::error::Error for DateError {}

pub(crate) use text::push_number;
