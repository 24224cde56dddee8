//! Local date-times: a date and a time of day without a time zone.

use super::{Date, Duration};

const DAY: i64 = 86_400;

/// A local date and time of day, to the second, without a time zone (RFC 8984 §1.4.4; RFC 5545 §3.3.5, form 1).
///
/// ```
/// use atbildiba::dates::{Duration, LocalDateTime};
///
/// let start: LocalDateTime = "2026-10-18T22:30:00".parse()?;
/// let end = start.add(Duration { days: 0, seconds: 2 * 3600 });
/// assert_eq!(end.to_string(), "2026-10-19T00:30:00");
/// # Ok::<(), atbildiba::dates::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    date: Date,
    second: u32,
}

impl LocalDateTime {
    /// −9999-01-01T00:00:00, the earliest value.
    pub const MIN: LocalDateTime = LocalDateTime { date: Date::MIN, second: 0 };
    /// 9999-12-31T23:59:59, the latest value.
    pub const MAX: LocalDateTime = LocalDateTime { date: Date::MAX, second: 86_399 };

    /// The given time on a date; `None` if there is no such time. A leap second, 60, becomes 59.
    ///
    /// ```
    /// # use atbildiba::dates::{Date, LocalDateTime};
    /// assert!(LocalDateTime::new(Date::MIN, 23, 59, 60).is_some());
    /// assert_eq!(LocalDateTime::new(Date::MIN, 24, 0, 0), None);
    /// ```
    pub const fn new(date: Date, hour: u8, minute: u8, second: u8) -> Option<LocalDateTime> {
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let second = if second == 60 { 59 } else { second };
        Some(LocalDateTime { date, second: hour as u32 * 3600 + minute as u32 * 60 + second as u32 })
    }

    /// The first second of a date.
    pub const fn midnight(date: Date) -> LocalDateTime {
        LocalDateTime { date, second: 0 }
    }

    /// The date.
    pub const fn date(self) -> Date {
        self.date
    }

    /// Seconds since midnight, 0 to 86 399.
    ///
    /// ```
    /// # use atbildiba::dates::LocalDateTime;
    /// let time: LocalDateTime = "2026-10-18T01:00:30".parse()?;
    /// assert_eq!((time.second_of_day(), time.hour(), time.minute(), time.second()), (3630, 1, 0, 30));
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub const fn second_of_day(self) -> u32 {
        self.second
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        (self.second / 3600) as u8
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        (self.second / 60 % 60) as u8
    }

    /// The second, 0 to 59.
    pub const fn second(self) -> u8 {
        (self.second % 60) as u8
    }

    /// Seconds since 1970-01-01T00:00:00 on the same clock; every day has 86 400.
    ///
    /// ```
    /// # use atbildiba::dates::{Date, LocalDateTime};
    /// let midnight = LocalDateTime::midnight(Date::from_days(2));
    /// assert_eq!(midnight.to_seconds(), 172_800);
    /// assert_eq!(LocalDateTime::from_seconds(172_800), midnight);
    /// ```
    pub const fn to_seconds(self) -> i64 {
        self.date.days() as i64 * DAY + self.second as i64
    }

    /// The inverse of [`LocalDateTime::to_seconds`], clamped to [`LocalDateTime::MIN`] and [`LocalDateTime::MAX`].
    pub const fn from_seconds(seconds: i64) -> LocalDateTime {
        if seconds < LocalDateTime::MIN.to_seconds() {
            return LocalDateTime::MIN;
        }
        if seconds > LocalDateTime::MAX.to_seconds() {
            return LocalDateTime::MAX;
        }
        let date = Date::from_days(seconds.div_euclid(DAY) as i32);
        LocalDateTime { date, second: seconds.rem_euclid(DAY) as u32 }
    }

    /// The time that the same clock shows after a duration: first its days are added, then its seconds. Clock changes
    /// in between are not considered; see [`zones`](super::zones).
    ///
    /// ```
    /// # use atbildiba::dates::{Duration, LocalDateTime};
    /// let start: LocalDateTime = "2026-10-18T20:00:00".parse()?;
    /// assert_eq!(start.add(Duration { days: 1, seconds: 5 * 3600 }).to_string(), "2026-10-20T01:00:00");
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub const fn add(self, duration: Duration) -> LocalDateTime {
        LocalDateTime::from_seconds(self.to_seconds() + duration.total_seconds())
    }
}
