//! A recurrence rule's contents, and the errors of invalid ones.

use super::super::zones::Zone;
use crate::dates::{Date, LocalDateTime, Weekday};
use core::fmt;

/// The length of a rule's period (`FREQ`), the shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    /// One second.
    Secondly,
    /// One minute.
    Minutely,
    /// One hour.
    Hourly,
    /// One day.
    Daily,
    /// One week, beginning with [`Rule::first_day_of_week`].
    Weekly,
    /// One month.
    Monthly,
    /// One year.
    Yearly,
}

/// What happens to a day that the month lacks, such as a 31st in a month of 30 days (RFC 7529 §4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Skip {
    /// It is omitted.
    #[default]
    Omit,
    /// It moves to the month's last day.
    Backward,
    /// It moves to the next month's first day.
    Forward,
}

/// A weekday, or the nth one of the month or year (`BYDAY`; JSCalendar's `NDay`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NDay {
    /// The weekday.
    pub day: Weekday,
    /// 1 to 53, or −1 to −53 counted from the end; `None` means every one.
    pub nth_of_period: Option<i8>,
}

/// The last moment that a rule may yield, inclusive (`UNTIL`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// A whole day.
    Date(Date),
    /// A time on the event's own clock.
    Local(LocalDateTime),
    /// A time in UTC; [`Rule::localize_until`] converts it to local time.
    Utc(LocalDateTime),
}

/// A recurrence rule as written: RFC 5545's `RRULE`, RFC 8984's `RecurrenceRule`. An empty list is an absent part.
///
/// ```
/// use atbildiba::dates::recurrence::{Frequency, Rule};
///
/// let rule: Rule = "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=18".parse().unwrap();
/// assert_eq!(rule.frequency, Frequency::Yearly);
/// assert_eq!(rule.by_month, [10]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The length of a period.
    pub frequency: Frequency,
    /// The distance between periods, at least 1.
    pub interval: u32,
    /// What happens to days that a month lacks.
    pub skip: Skip,
    /// The first day of the week (`WKST`), Monday by default.
    pub first_day_of_week: Weekday,
    /// Weekdays.
    pub by_day: Vec<NDay>,
    /// Days of the month, ±1 to ±31. Here and below, negative numbers count from the end.
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
    /// Seconds, 0 to 60; a leap second, 60, is treated as 59.
    pub by_second: Vec<i16>,
    /// Positions among a period's occurrences, ±1 to ±366.
    pub by_set_position: Vec<i16>,
    /// The number of occurrences, at least 1. If `until` is also set, the earlier end applies.
    pub count: Option<u32>,
    /// The end of the rule.
    pub until: Option<Until>,
}

/// A part that is a list of numbers: its names in iCalendar and JSCalendar, and its bounds. If the lower bound is
/// negative, zero is not allowed.
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
    /// A rule with a frequency and no other parts.
    ///
    /// ```
    /// # use atbildiba::dates::recurrence::{Frequency, Rule};
    /// assert_eq!(Rule::new(Frequency::Daily).to_rrule(), "FREQ=DAILY");
    /// ```
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

    /// Converts an `UNTIL` in UTC to the local time of the event's zone. Not for events without a zone or on whole
    /// days, whose value is taken as written.
    ///
    /// ```
    /// use atbildiba::dates::recurrence::{Rule, Until};
    /// use atbildiba::dates::zones::Zone;
    ///
    /// let mut rule: Rule = "FREQ=DAILY;UNTIL=20261018T220000Z".parse().unwrap();
    /// rule.localize_until(&Zone::fixed(2 * 3600));
    /// assert_eq!(rule.until, Some(Until::Local("2026-10-19T00:00:00".parse().unwrap())));
    /// ```
    pub fn localize_until(&mut self, zone: &Zone) {
        if let Some(Until::Utc(time)) = self.until {
            self.until = Some(Until::Local(zone.utc_to_local(time.to_seconds())));
        }
    }

    /// Whether it restricts the time of day.
    ///
    /// ```
    /// # use atbildiba::dates::recurrence::Rule;
    /// assert!("FREQ=DAILY;BYHOUR=9,17".parse::<Rule>().unwrap().has_times());
    /// ```
    pub fn has_times(&self) -> bool {
        !(self.by_hour.is_empty() && self.by_minute.is_empty() && self.by_second.is_empty())
    }

    /// Whether all occurrences start at the same time of day, so at most once a day.
    ///
    /// ```
    /// # use atbildiba::dates::recurrence::Rule;
    /// assert!("FREQ=WEEKLY;BYDAY=FR,SA".parse::<Rule>().unwrap().keeps_time_of_day());
    /// assert!(!"FREQ=HOURLY;INTERVAL=36".parse::<Rule>().unwrap().keeps_time_of_day());
    /// ```
    pub fn keeps_time_of_day(&self) -> bool {
        self.frequency >= Frequency::Daily && !self.has_times()
    }

    /// Removes `BYHOUR`, `BYMINUTE` and `BYSECOND`. They "MUST be ignored" if the event's `DTSTART` is a `DATE` (RFC
    /// 5545 §3.3.10).
    ///
    /// ```
    /// # use atbildiba::dates::recurrence::Rule;
    /// let mut rule: Rule = "FREQ=DAILY;BYHOUR=9".parse().unwrap();
    /// rule.ignore_times();
    /// assert_eq!(rule.to_rrule(), "FREQ=DAILY");
    /// ```
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

/// The reason why a rule is invalid: the part, its value, and the problem.
///
/// ```
/// # use atbildiba::dates::recurrence::{Problem, Rule};
/// let error = "FREQ=DAILY;BYMONTH=13".parse::<Rule>().unwrap_err();
/// assert_eq!((error.part, error.problem), ("BYMONTH", Problem::OutOfRange(1, 12)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The part's name in the notation that was read: `BYMONTH` or `byMonth`.
    pub part: &'static str,
    /// The part's value.
    pub value: String,
    /// The problem.
    pub problem: Problem,
}

/// A problem with a part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A required part is missing.
    Missing,
    /// The part occurs more than once.
    Repeated,
    /// The value is not one that the part may have.
    Unknown,
    /// The value is not between these bounds; zero is not allowed if the lower one is negative.
    OutOfRange(i64, i64),
    /// In JSCalendar, `count` and `until` are mutually exclusive.
    CountAndUntil,
    /// A calendar other than the Gregorian one, or a leap month, which the Gregorian calendar does not have.
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
