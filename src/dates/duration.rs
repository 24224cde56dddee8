//! Durations.

use super::LocalDateTime;

/// A duration (RFC 8984 §1.4.6, RFC 5545 §3.3.6): calendar days and exact seconds.
///
/// A day is nominal: it lasts 23 or 25 hours when the clocks change. Both parts have the same sign.
///
/// ```
/// use atbildiba::dates::Duration;
///
/// let duration: Duration = "P1DT2H".parse()?;
/// assert_eq!((duration.days, duration.seconds), (1, 7_200));
/// assert_eq!(duration.to_string(), "P1DT2H");
/// # Ok::<(), atbildiba::dates::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Calendar days; a week is seven.
    pub days: i32,
    /// Exact seconds.
    pub seconds: i32,
}

impl Duration {
    /// The empty duration.
    pub const ZERO: Duration = Duration { days: 0, seconds: 0 };
    /// One day, the duration of an event on a whole day.
    pub const DAY: Duration = Duration { days: 1, seconds: 0 };

    /// Total seconds if every day had 86 400.
    ///
    /// ```
    /// # use atbildiba::dates::Duration;
    /// assert_eq!(Duration { days: 1, seconds: 60 }.total_seconds(), 86_460);
    /// ```
    pub const fn total_seconds(self) -> i64 {
        self.days as i64 * 86_400 + self.seconds as i64
    }

    /// The duration from one local time to another, as whole days and the remaining seconds.
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// let from: LocalDateTime = "2026-10-18T22:00:00".parse()?;
    /// let to: LocalDateTime = "2026-10-20T01:30:00".parse()?;
    /// assert_eq!(Duration::between(from, to).to_string(), "P1DT3H30M");
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub const fn between(from: LocalDateTime, to: LocalDateTime) -> Duration {
        let seconds = to.to_seconds() - from.to_seconds();
        Duration { days: (seconds / 86_400) as i32, seconds: (seconds % 86_400) as i32 }
    }
}
