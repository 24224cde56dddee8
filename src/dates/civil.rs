//! Civil dates: calendar arithmetic without times of day.
//!
//! A [`Date`] counts days since 1970-01-01 in the proleptic Gregorian calendar. The conversion between days and `(year,
//! month, day)` counts years from March, so that the leap day comes last and no month needs a special case.

use super::Weekday;
use core::ops::Sub;

/// A day of the proleptic Gregorian calendar in the years −9999 to 9999; the year 0 is 1 BC.
///
/// Stored as days since 1970-01-01, so comparison and differences are integer operations.
///
/// ```
/// use atbildiba::dates::Date;
///
/// let date: Date = "2026-10-18".parse()?;
/// assert_eq!(date.add_days(14).to_string(), "2026-11-01");
/// # Ok::<(), atbildiba::dates::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// −9999-01-01, the earliest date.
    pub const MIN: Date = Date(days_from_civil(-9999, 1, 1));
    /// 9999-12-31, the latest date.
    pub const MAX: Date = Date(days_from_civil(9999, 12, 31));

    /// The date of a year, a month (1 to 12) and a day of the month; `None` if there is no such day.
    ///
    /// ```
    /// use atbildiba::dates::Date;
    ///
    /// assert!(Date::from_ymd(2024, 2, 29).is_some());
    /// assert_eq!(Date::from_ymd(2026, 2, 29), None);
    /// ```
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Option<Date> {
        let known = year >= -9999 && year <= 9999 && month >= 1 && month <= 12;
        if known && day >= 1 && day <= days_in_month(year, month) {
            Some(Date(days_from_civil(year, month, day)))
        } else {
            None
        }
    }

    /// The date `days` after 1970-01-01, clamped to [`Date::MIN`] and [`Date::MAX`].
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_days(20_744).to_string(), "2026-10-18");
    /// assert_eq!(Date::from_days(i32::MAX), Date::MAX);
    /// ```
    pub const fn from_days(days: i32) -> Date {
        if days < Date::MIN.0 {
            Date::MIN
        } else if days > Date::MAX.0 {
            Date::MAX
        } else {
            Date(days)
        }
    }

    /// Days since 1970-01-01; the inverse of [`Date::from_days`].
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_days(0).ymd(), (1970, 1, 1));
    /// ```
    pub const fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The year, −9999 to 9999.
    pub const fn year(self) -> i32 {
        self.ymd().0
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.ymd().1
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.ymd().2
    }

    /// The day of the year, 1 to 366.
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_ymd(2024, 12, 31).map(Date::day_of_year), Some(366));
    /// ```
    pub const fn day_of_year(self) -> u16 {
        (self.0 - days_from_civil(self.year(), 1, 1) + 1) as u16
    }

    /// The day of the week.
    ///
    /// ```
    /// # use atbildiba::dates::{Date, Weekday};
    /// assert_eq!(Date::from_ymd(2026, 10, 18).map(Date::weekday), Some(Weekday::Sunday));
    /// ```
    pub const fn weekday(self) -> Weekday {
        Weekday::from_index(weekday_index(self.0))
    }

    /// The date `days` later, or earlier if negative, clamped to [`Date::MIN`] and [`Date::MAX`].
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// let leap_day: Date = "2024-02-29".parse()?;
    /// assert_eq!(leap_day.add_days(1).to_string(), "2024-03-01");
    /// assert_eq!(Date::MAX.add_days(1), Date::MAX);
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub const fn add_days(self, days: i32) -> Date {
        Date::from_days(self.0.saturating_add(days))
    }

    /// The date `months` later on the same day of the month, or on the month's last day if it is shorter. Clamped to
    /// [`Date::MIN`] and [`Date::MAX`].
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// let january: Date = "2026-01-31".parse()?;
    /// assert_eq!(january.add_months(1).to_string(), "2026-02-28");
    /// assert_eq!(january.add_months(-2).to_string(), "2025-11-30");
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub const fn add_months(self, months: i32) -> Date {
        let (year, month, day) = self.ymd();
        let index = (year * 12 + month as i32 - 1).saturating_add(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
        if year < -9999 {
            return Date::MIN;
        }
        if year > 9999 {
            return Date::MAX;
        }
        let last = days_in_month(year, month);
        Date(days_from_civil(year, month, if day < last { day } else { last }))
    }

    /// The first day of this month.
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_ymd(2026, 10, 18).map(Date::first_of_month), Date::from_ymd(2026, 10, 1));
    /// ```
    pub const fn first_of_month(self) -> Date {
        Date(self.0 - self.day() as i32 + 1)
    }

    /// The first day of this week, where weeks begin with `first`.
    ///
    /// ```
    /// # use atbildiba::dates::{Date, Weekday};
    /// let sunday: Date = "2026-10-18".parse()?;
    /// assert_eq!(sunday.first_of_week(Weekday::Monday).to_string(), "2026-10-12");
    /// assert_eq!(sunday.first_of_week(Weekday::Sunday), sunday);
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub const fn first_of_week(self, first: Weekday) -> Date {
        Date::from_days(self.0 - self.weekday().days_after(first) as i32)
    }

    /// Week-based year and week (1 to 53) according to ISO 8601: a week belongs to the year that contains its Thursday.
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_ymd(2027, 1, 3).map(Date::iso_week), Some((2026, 53)));
    /// ```
    pub const fn iso_week(self) -> (i32, u8) {
        let thursday = self.0 - weekday_index(self.0) + 3;
        let year = civil_from_days(thursday).0;
        (year, ((thursday - days_from_civil(year, 1, 1)) / 7 + 1) as u8)
    }

    /// The Monday of an ISO 8601 week; `None` if the week-based year has no such week.
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_iso_week(2026, 42), Date::from_ymd(2026, 10, 12));
    /// assert_eq!(Date::from_iso_week(2025, 53), None);
    /// ```
    pub fn from_iso_week(year: i32, week: u8) -> Option<Date> {
        // 4 January is always in week 1.
        let monday = Date::from_ymd(year, 1, 4)?.first_of_week(Weekday::Monday).add_days(7 * (i32::from(week) - 1));
        (monday.iso_week() == (year, week)).then_some(monday)
    }
}

/// Days from the right-hand date to the left-hand one.
impl Sub for Date {
    type Output = i32;
    fn sub(self, other: Date) -> i32 {
        self.0 - other.0
    }
}

/// Whether the year has a 29 February.
///
/// ```
/// # use atbildiba::dates::is_leap;
/// assert!(is_leap(2000) && !is_leap(1900));
/// ```
pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Number of days in a month (1 to 12) of a year; 0 for any other month.
///
/// ```
/// # use atbildiba::dates::days_in_month;
/// assert_eq!(days_in_month(2024, 2), 29);
/// ```
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Easter Sunday of the Western churches in the Gregorian calendar, also for years before its introduction in 1582.
///
/// ```
/// # use atbildiba::dates::{Date, easter_sunday};
/// assert_eq!(Some(easter_sunday(2026)), Date::from_ymd(2026, 4, 5));
/// ```
pub const fn easter_sunday(year: i32) -> Date {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    // The moon's age at the beginning of the century, with the solar and lunar corrections of 1582.
    let shift = century - century.div_euclid(4) - (8 * century + 13).div_euclid(25) + 15;
    let age = (19 * golden + shift).rem_euclid(30);
    // The full moon never falls on the 30th day counted from 21 March, nor late in the cycle on the 29th.
    let moon = age - (age == 29 || (age == 28 && golden > 10)) as i32;
    let full_moon = days_from_civil(year, 3, 21) + moon;
    Date::from_days(full_moon + 7 - (weekday_index(full_moon) + 1) % 7)
}

/// Weekday as days after Monday, for a day given in days since 1970-01-01, a Thursday.
pub(crate) const fn weekday_index(days: i32) -> i32 {
    (days + 3).rem_euclid(7)
}

/// Days from 1970-01-01 to a date. Years are counted from March, so the leap day comes last.
pub(crate) const fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let (year, month) = if month > 2 { (year, month as i32 - 3) } else { (year - 1, month as i32 + 9) };
    let before = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    before + (153 * month + 2) / 5 + day as i32 - 719_469
}

/// The inverse of [`days_from_civil`].
pub(crate) const fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let dom = (day - (153 * month + 2) / 5 + 1) as u8;
    let year = year + era * 400;
    if month < 10 { (year, month as u8 + 3, dom) } else { (year + 1, month as u8 - 9, dom) }
}

#[cfg(test)]
mod tests;
