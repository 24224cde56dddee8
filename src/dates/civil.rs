//! Days: the calendar arithmetic and nothing of times.

use core::ops::Sub;

/// A day of the week, Monday first, as ISO 8601 numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Weekday {
    /// `MO`.
    Monday,
    /// `TU`.
    Tuesday,
    /// `WE`.
    Wednesday,
    /// `TH`.
    Thursday,
    /// `FR`.
    Friday,
    /// `SA`.
    Saturday,
    /// `SU`.
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Days after Monday, 0 to 6.
    pub const fn index(self) -> u8 {
        self as u8
    }

    /// The day that is `index` days after Monday; any number, taken modulo 7.
    pub const fn from_index(index: i32) -> Weekday {
        Weekday::ALL[index.rem_euclid(7) as usize]
    }

    /// How many days after `first` this day comes in a week that begins with `first`, 0 to 6.
    pub const fn days_after(self, first: Weekday) -> u8 {
        (self as u8 + 7 - first as u8) % 7
    }

    /// `MO` … `SU`, the name in iCalendar (RFC 5545 §3.3.10).
    pub const fn code(self) -> &'static str {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][self as usize]
    }

    /// The day of an iCalendar or JSCalendar code, in either case.
    pub fn from_code(code: &str) -> Option<Weekday> {
        Weekday::ALL.into_iter().find(|day| code.eq_ignore_ascii_case(day.code()))
    }
}

/// A day of the proleptic Gregorian calendar, from the year −9999 to 9999 (0 is the year before 1).
///
/// Held as days since 1970-01-01, so comparing and counting cost nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// −9999-01-01.
    pub const MIN: Date = Date(days_from_civil(-9999, 1, 1));
    /// 9999-12-31.
    pub const MAX: Date = Date(days_from_civil(9999, 12, 31));

    /// The day of year, month (1 to 12) and day of the month, if there is such a day.
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Option<Date> {
        let known = year >= -9999 && year <= 9999 && month >= 1 && month <= 12;
        if known && day >= 1 && day <= days_in_month(year, month) {
            Some(Date(days_from_civil(year, month, day)))
        } else {
            None
        }
    }

    /// The day that is `days` after 1970-01-01, held within [`Date::MIN`] and [`Date::MAX`].
    pub const fn from_days(days: i32) -> Date {
        if days < Date::MIN.0 {
            Date::MIN
        } else if days > Date::MAX.0 {
            Date::MAX
        } else {
            Date(days)
        }
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12) and day of the month.
    pub const fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// −9999 to 9999.
    pub const fn year(self) -> i32 {
        self.ymd().0
    }

    /// 1 to 12.
    pub const fn month(self) -> u8 {
        self.ymd().1
    }

    /// Day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.ymd().2
    }

    /// 1 to 366.
    pub const fn day_of_year(self) -> u16 {
        (self.0 - days_from_civil(self.year(), 1, 1) + 1) as u16
    }

    /// Its day of the week.
    pub const fn weekday(self) -> Weekday {
        Weekday::from_index(weekday_index(self.0))
    }

    /// `days` later (earlier if negative), stopping at [`Date::MIN`] and [`Date::MAX`].
    pub const fn add_days(self, days: i32) -> Date {
        Date::from_days(self.0.saturating_add(days))
    }

    /// `months` later on the same day of the month, or on the month's last day if it is shorter; stops at the edges.
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
    pub const fn first_of_month(self) -> Date {
        Date(self.0 - self.day() as i32 + 1)
    }

    /// The first day of this week, in weeks that begin with `first`.
    pub const fn first_of_week(self, first: Weekday) -> Date {
        Date::from_days(self.0 - self.weekday().days_after(first) as i32)
    }

    /// Week-year and week (1 to 53) of ISO 8601: the week belongs to the year of its Thursday.
    pub const fn iso_week(self) -> (i32, u8) {
        let thursday = self.0 - weekday_index(self.0) + 3;
        let year = civil_from_days(thursday).0;
        (year, ((thursday - days_from_civil(year, 1, 1)) / 7 + 1) as u8)
    }

    /// The Monday of a week of ISO 8601, if the week-year has it.
    pub fn from_iso_week(year: i32, week: u8) -> Option<Date> {
        // 4 January is always in the first.
        let monday = Date::from_ymd(year, 1, 4)?.first_of_week(Weekday::Monday).add_days(7 * (i32::from(week) - 1));
        (monday.iso_week() == (year, week)).then_some(monday)
    }
}

/// Days from the right to the left.
impl Sub for Date {
    type Output = i32;
    fn sub(self, other: Date) -> i32 {
        self.0 - other.0
    }
}

/// Whether the year has a 29 February.
pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days in the month (1 to 12) of the year; 0 for a month that is none.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Easter Sunday of the Western churches in the Gregorian calendar (a year before 1583 is computed all the same).
pub const fn easter_sunday(year: i32) -> Date {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    // The age of the moon at the century's start, with the solar and lunar corrections of 1582.
    let shift = century - century.div_euclid(4) - (8 * century + 13).div_euclid(25) + 15;
    let age = (19 * golden + shift).rem_euclid(30);
    // The full moon never falls on the 30th day counted from 21 March, nor on the 29th late in the cycle.
    let moon = age - (age == 29 || (age == 28 && golden > 10)) as i32;
    let full_moon = days_from_civil(year, 3, 21) + moon;
    Date::from_days(full_moon + 7 - (weekday_index(full_moon) + 1) % 7)
}

/// Days after Monday of the day `days` after 1970-01-01, which was a Thursday.
pub(crate) const fn weekday_index(days: i32) -> i32 {
    (days + 3).rem_euclid(7)
}

/// Days from 1970-01-01 to the day; the year counts from March, so that the leap day comes last.
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
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_range_goes_there_and_back() {
        let (mut year, mut month, mut day) = (-9999, 1, 1);
        for days in Date::MIN.days()..=Date::MAX.days() {
            assert_eq!(civil_from_days(days), (year, month, day));
            assert_eq!(days_from_civil(year, month, day), days);
            day += 1;
            if day > days_in_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        assert_eq!((year, month, day), (10_000, 1, 1));
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        let week = |y, m, d| Date::from_ymd(y, m, d).unwrap().iso_week();
        assert_eq!(week(2026, 1, 1), (2026, 1));
        assert_eq!(week(2027, 1, 1), (2026, 53));
        assert_eq!(week(2024, 12, 30), (2025, 1));
        assert_eq!(week(2026, 10, 18), (2026, 42));
        for (year, number, monday) in
            [(2026, 1, (2025, 12, 29)), (2026, 53, (2026, 12, 28)), (2026, 42, (2026, 10, 12))]
        {
            assert_eq!(Date::from_iso_week(year, number).map(Date::ymd), Some(monday));
        }
        for (year, number) in [(2025, 53), (2026, 0), (2026, 54), (10_000, 1)] {
            assert_eq!(Date::from_iso_week(year, number), None, "{year}-W{number}");
        }
    }

    #[test]
    fn months_are_added_within_the_month() {
        let date = |y, m, d| Date::from_ymd(y, m, d).unwrap();
        assert_eq!(date(2026, 1, 31).add_months(1), date(2026, 2, 28));
        assert_eq!(date(2024, 1, 31).add_months(13), date(2025, 2, 28));
        assert_eq!(date(2026, 3, 31).add_months(-13), date(2025, 2, 28));
        assert_eq!(date(2026, 3, 31).add_months(i32::MAX), Date::MAX);
        assert_eq!(date(2026, 3, 31).add_months(i32::MIN), Date::MIN);
        assert_eq!(date(2026, 3, 31).add_days(i32::MIN), Date::MIN);
    }

    #[test]
    fn easter_falls_where_the_churches_say() {
        for (y, m, d) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2016, 3, 27),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ] {
            assert_eq!(easter_sunday(y).ymd(), (y, m, d));
        }
    }

    #[test]
    fn days_that_are_none_are_refused() {
        assert_eq!(Date::from_ymd(2026, 2, 29), None);
        assert_eq!(Date::from_ymd(2026, 13, 1), None);
        assert_eq!(Date::from_ymd(2026, 0, 1), None);
        assert_eq!(Date::from_ymd(10_000, 1, 1), None);
        assert_eq!(Date::from_ymd(2026, 10, 18).unwrap().weekday(), Weekday::Sunday);
    }
}
