//! Lengths of time.

use super::LocalDateTime;

/// A length of time (RFC 8984 §1.4.6, RFC 5545 §3.3.6): days as the calendar counts them, and exact seconds.
///
/// A day is nominal: it lasts 23 or 25 hours when the clocks change. Both parts carry the same sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Calendar days, a week counted as seven.
    pub days: i32,
    /// Exact seconds.
    pub seconds: i32,
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration { days: 0, seconds: 0 };
    /// What an event on a whole day lasts.
    pub const DAY: Duration = Duration { days: 1, seconds: 0 };

    /// Seconds if every day has 86 400.
    pub const fn total_seconds(self) -> i64 {
        self.days as i64 * 86_400 + self.seconds as i64
    }

    /// From one time to another on the same clock, in whole days and the seconds that remain.
    pub const fn between(from: LocalDateTime, to: LocalDateTime) -> Duration {
        let seconds = to.to_seconds() - from.to_seconds();
        Duration { days: (seconds / 86_400) as i32, seconds: (seconds % 86_400) as i32 }
    }
}
