//! Dates and times: the project's only date types and everything computed with them.
//!
//! - [`Date`] and [`Weekday`]: civil dates in the proleptic Gregorian calendar, ISO weeks, Easter.
//! - [`LocalDateTime`] and [`Duration`]: times without a time zone (RFC 8984 §1.4, RFC 5545 §3.3).
//! - [`zones`]: instants and local times of IANA time zones (RFC 9636).
//! - [`recurrence`]: recurrence rules and sets (RFC 5545, RFC 7529, RFC 8984).
//! - [`edtf`]: dates of uncertain precision (ISO 8601-2, levels 0 and 1).
//! - [`words`]: EDTF dates in the words of a language.
//!
//! The basic types are `Copy`, allocate nothing and never panic. Results beyond the years −9999 to 9999 are clamped;
//! text that is not a date is a [`DateError`].
//!
//! ```
//! use atbildiba::dates::{Date, Weekday};
//!
//! let start = Date::from_ymd(2026, 10, 18).unwrap();
//! assert_eq!(start.weekday(), Weekday::Sunday);
//! assert_eq!(start.add_days(-1).to_string(), "2026-10-17");
//! ```

pub(crate) mod civil;
mod duration;
pub mod edtf;
mod local;
pub mod recurrence;
mod text;
mod weekday;
pub mod words;
pub mod zones;

pub use civil::{Date, days_in_month, easter_sunday, is_leap};
pub use duration::Duration;
pub use local::LocalDateTime;
pub use weekday::Weekday;

/// The reason why a text is not a date, a time or a duration.
///
/// ```
/// use atbildiba::dates::{Date, DateError};
///
/// assert_eq!("2026-02-30".parse::<Date>(), Err(DateError::Date));
/// assert_eq!(DateError::Date.to_string(), "not a date: write year, month and day as 2026-10-18");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not a date such as `2026-10-18`, or no such day.
    Date,
    /// Not a date-time such as `2026-10-18T09:00:00`, or no such time.
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
