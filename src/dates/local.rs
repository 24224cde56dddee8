//! A date and a time of day, without a zone.

use super::{Date, Duration};

const DAY: i64 = 86_400;

/// A local date and time to the second, without a zone (RFC 8984 §1.4.4, RFC 5545's form 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    date: Date,
    second: u32,
}

impl LocalDateTime {
    /// −9999-01-01T00:00:00.
    pub const MIN: LocalDateTime = LocalDateTime { date: Date::MIN, second: 0 };
    /// 9999-12-31T23:59:59.
    pub const MAX: LocalDateTime = LocalDateTime { date: Date::MAX, second: 86_399 };

    /// The date at that time; the 60th second, a leap second, is taken as the 59th.
    pub const fn new(date: Date, hour: u8, minute: u8, second: u8) -> Option<LocalDateTime> {
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let second = if second == 60 { 59 } else { second };
        Some(LocalDateTime { date, second: hour as u32 * 3600 + minute as u32 * 60 + second as u32 })
    }

    /// The date's first second.
    pub const fn midnight(date: Date) -> LocalDateTime {
        LocalDateTime { date, second: 0 }
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.date
    }

    /// 0 to 86 399.
    pub const fn second_of_day(self) -> u32 {
        self.second
    }

    /// 0 to 23.
    pub const fn hour(self) -> u8 {
        (self.second / 3600) as u8
    }

    /// 0 to 59.
    pub const fn minute(self) -> u8 {
        (self.second / 60 % 60) as u8
    }

    /// 0 to 59.
    pub const fn second(self) -> u8 {
        (self.second % 60) as u8
    }

    /// Seconds since 1970-01-01T00:00:00 on the same clock, every day counted as 86 400.
    pub const fn to_seconds(self) -> i64 {
        self.date.days() as i64 * DAY + self.second as i64
    }

    /// The inverse of [`LocalDateTime::to_seconds`], stopping at [`LocalDateTime::MIN`] and [`LocalDateTime::MAX`].
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

    /// What the same clock shows after the duration, first its days and then its seconds; a change of the clocks in
    /// between is not known here.
    pub const fn add(self, duration: Duration) -> LocalDateTime {
        LocalDateTime::from_seconds(self.to_seconds() + duration.total_seconds())
    }
}
