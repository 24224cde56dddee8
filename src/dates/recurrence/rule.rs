//! What a recurrence rule says, and which of it can't be.

use super::super::zones::Zone;
use crate::dates::{Date, LocalDateTime, Weekday};
use core::fmt;

/// How long a rule's period is (`FREQ`), the shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    /// A second.
    Secondly,
    /// A minute.
    Minutely,
    /// An hour.
    Hourly,
    /// A day.
    Daily,
    /// A week, from [`Rule::first_day_of_week`] on.
    Weekly,
    /// A month.
    Monthly,
    /// A year.
    Yearly,
}

/// What becomes of a 31st in a month of 30 days (RFC 7529 §4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Skip {
    /// It is left out.
    #[default]
    Omit,
    /// It falls on the month's last day.
    Backward,
    /// It falls on the next month's first day.
    Forward,
}

/// A weekday, or only the nth of it within the month or year (`BYDAY`; JSCalendar's `NDay`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NDay {
    /// Which weekday.
    pub day: Weekday,
    /// 1 to 53, or −1 to −53 counted from the end; none: every one.
    pub nth_of_period: Option<i8>,
}

/// The last moment a rule may yield, itself included (`UNTIL`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The whole day.
    Date(Date),
    /// A time on the event's own clock.
    Local(LocalDateTime),
    /// A time in UTC; [`Rule::localize_until`] makes it local.
    Utc(LocalDateTime),
}

/// A recurrence rule as written: RFC 5545's `RRULE`, RFC 8984's `RecurrenceRule`. An empty list is a part not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// How long a period is.
    pub frequency: Frequency,
    /// Every how many periods; at least 1.
    pub interval: u32,
    /// What becomes of days that a month does not have.
    pub skip: Skip,
    /// `WKST`, Monday unless given.
    pub first_day_of_week: Weekday,
    /// Weekdays.
    pub by_day: Vec<NDay>,
    /// Days of the month, ±1 to ±31; here and below, negative ones count from the end.
    pub by_month_day: Vec<i16>,
    /// Months, 1 to 12.
    pub by_month: Vec<i16>,
    /// Days of the year, ±1 to ±366.
    pub by_year_day: Vec<i16>,
    /// Weeks of the year, ±1 to ±53.
    pub by_week_no: Vec<i16>,
    /// Hours, 0 to 23.
    pub by_hour: Vec<i16>,
    /// Minutes, 0 to 59.
    pub by_minute: Vec<i16>,
    /// Seconds, 0 to 60; the 60th, a leap second, is taken as the 59th.
    pub by_second: Vec<i16>,
    /// Which of a period's occurrences, ±1 to ±366.
    pub by_set_position: Vec<i16>,
    /// How many occurrences; at least 1. With `until` too, whichever ends first.
    pub count: Option<u32>,
    /// When it ends.
    pub until: Option<Until>,
}

/// A part that is a list of numbers: its names in iCalendar and JSCalendar, and its bounds. If the lowest is negative,
/// zero is not allowed.
pub(super) struct NumberPart {
    pub name: &'static str,
    pub json: &'static str,
    min: i16,
    max: i16,
}

impl NumberPart {
    pub fn allows(&self, number: i64) -> bool {
        (self.min as i64..=self.max as i64).contains(&number) && (number != 0 || self.min == 0)
    }

    pub fn bounds(&self) -> Problem {
        Problem::OutOfRange(self.min as i64, self.max as i64)
    }
}

const fn part(name: &'static str, json: &'static str, min: i16, max: i16) -> NumberPart {
    NumberPart { name, json, min, max }
}

/// In the order in which they are written.
pub(super) const NUMBER_PARTS: [NumberPart; 8] = [
    part("BYMONTH", "byMonth", 1, 12),
    part("BYWEEKNO", "byWeekNo", -53, 53),
    part("BYYEARDAY", "byYearDay", -366, 366),
    part("BYMONTHDAY", "byMonthDay", -31, 31),
    part("BYHOUR", "byHour", 0, 23),
    part("BYMINUTE", "byMinute", 0, 59),
    part("BYSECOND", "bySecond", 0, 60),
    part("BYSETPOS", "bySetPosition", -366, 366),
];

impl Rule {
    /// A rule of that frequency and nothing else.
    pub fn new(frequency: Frequency) -> Rule {
        Rule {
            frequency,
            interval: 1,
            skip: Skip::Omit,
            first_day_of_week: Weekday::Monday,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            by_year_day: Vec::new(),
            by_week_no: Vec::new(),
            by_hour: Vec::new(),
            by_minute: Vec::new(),
            by_second: Vec::new(),
            by_set_position: Vec::new(),
            count: None,
            until: None,
        }
    }

    /// An `UNTIL` in UTC as the time that the clocks in the event's zone show then. Not for events without a zone or on
    /// whole days, where the value is taken as it is written.
    pub fn localize_until(&mut self, zone: &Zone) {
        if let Some(Until::Utc(time)) = self.until {
            self.until = Some(Until::Local(zone.utc_to_local(time.to_seconds())));
        }
    }

    /// Whether it picks times of the day.
    pub fn has_times(&self) -> bool {
        !(self.by_hour.is_empty() && self.by_minute.is_empty() && self.by_second.is_empty())
    }

    /// Drops `BYHOUR`, `BYMINUTE` and `BYSECOND`. They "MUST be ignored" where the event's `DTSTART` is a `DATE`
    /// (RFC 5545 §3.3.10).
    pub fn ignore_times(&mut self) {
        self.by_hour.clear();
        self.by_minute.clear();
        self.by_second.clear();
    }

    /// The lists of numbers in the order of [`NUMBER_PARTS`].
    pub(super) fn numbers(&self) -> [&Vec<i16>; 8] {
        [
            &self.by_month,
            &self.by_week_no,
            &self.by_year_day,
            &self.by_month_day,
            &self.by_hour,
            &self.by_minute,
            &self.by_second,
            &self.by_set_position,
        ]
    }

    pub(super) fn numbers_mut(&mut self) -> [&mut Vec<i16>; 8] {
        [
            &mut self.by_month,
            &mut self.by_week_no,
            &mut self.by_year_day,
            &mut self.by_month_day,
            &mut self.by_hour,
            &mut self.by_minute,
            &mut self.by_second,
            &mut self.by_set_position,
        ]
    }
}

/// Why a rule can't be read: the part, the value found there and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The part's name in the notation that was read: `BYMONTH` or `byMonth`.
    pub part: &'static str,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A part that every rule needs is not there.
    Missing,
    /// It is there more than once.
    Repeated,
    /// Not one of the values that the part may have.
    Unknown,
    /// Not between the two; never zero, if the lower one is negative.
    OutOfRange(i64, i64),
    /// In JSCalendar, `count` and `until` exclude each other.
    CountAndUntil,
    /// Another calendar than the Gregorian, or a leap month, which it does not have.
    OtherCalendar,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.part)?;
        if !self.value.is_empty() {
            f.write_str(" \"")?;
            f.write_str(&self.value)?;
            f.write_str("\"")?;
        }
        f.write_str(match self.problem {
            Problem::Missing => " is missing, a rule can't do without it",
            Problem::Repeated => " is given twice, keep one",
            Problem::Unknown => " is not known in a recurrence rule, see RFC 5545 section 3.3.10",
            Problem::OutOfRange(..) => " must be a number from ",
            Problem::CountAndUntil => " stands beside an end date, keep one of the two",
            Problem::OtherCalendar => " is of another calendar, only the Gregorian is supported",
        })?;
        if let Problem::OutOfRange(min, max) = self.problem {
            fmt::Display::fmt(&min, f)?;
            f.write_str(" to ")?;
            fmt::Display::fmt(&max, f)?;
            f.write_str(if min < 0 { " other than 0" } else { "" })?;
        }
        Ok(())
    }
}

impl std::error::Error for RuleError {}
