//! A rule prepared for its start: implicit parts filled in, lists as bits, the end as a moment.

use super::times::Times;
use super::{Frequency, Rule, Skip, Until};
use crate::dates::{LocalDateTime, Weekday};

/// Which standard applies where the two differ; see `disputed.md`.
///
/// ```
/// use atbildiba::dates::Duration;
/// use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
///
/// let start = "2026-10-18T09:00:00".parse().unwrap(); // a Sunday
/// let first = |reading| {
///     let mut set = RecurrenceSet::new(start, Duration::DAY, reading);
///     set.add_rule(&"FREQ=WEEKLY;BYDAY=MO".parse().unwrap());
///     set.iter().next().unwrap().start.date().to_string()
/// };
/// assert_eq!(first(Dialect::JSCALENDAR), "2026-10-18");
/// assert_eq!(first(Dialect::ICALENDAR), "2026-10-19");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The start is an occurrence and is counted, even if no rule yields it (RFC 8984 §4.3.3.1). RFC 5545 §3.8.5.3
    /// leaves this case undefined.
    pub start_always_occurs: bool,
    /// Implicit parts of a rule are taken from the start's date as RFC 8984 §4.3.3.1 lists them.
    pub jscalendar_defaults: bool,
}

impl Dialect {
    /// RFC 5545. A start that matches no rule is omitted, as in widespread libraries.
    pub const ICALENDAR: Dialect = Dialect { start_always_occurs: false, jscalendar_defaults: false };
    /// RFC 8984.
    pub const JSCALENDAR: Dialect = Dialect { start_always_occurs: true, jscalendar_defaults: true };
}

/// A rule with its start, ready for iteration.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub frequency: Frequency,
    pub interval: i64,
    pub skip: Skip,
    pub week_start: Weekday,
    /// Bit n is month n. Here and below, zero allows any.
    pub months: u32,
    /// Bit n − 1 is day n of the month; the second field counts from its end.
    pub month_days: u32,
    pub month_days_from_end: u32,
    pub year_days: Vec<i16>,
    /// Bit n is week n of the year; the second field counts from its end.
    pub weeks: u64,
    pub weeks_from_end: u64,
    /// Bit n is the weekday n days after Monday.
    pub weekdays: u32,
    /// The nth weekday (in days after Monday) of the month or year.
    pub nth_weekdays: Vec<(i8, u8)>,
    pub nth_in_month: bool,
    /// The times that a day yields; for a frequency shorter than a day, the times that are allowed.
    pub times: Times,
    pub positions: Vec<i16>,
    /// Local seconds, like all moments here.
    pub start: i64,
    /// The last moment that may be yielded.
    pub end: i64,
}

fn bits(list: &[i16]) -> u64 {
    list.iter().filter(|&&number| (0..64).contains(&number)).fold(0, |bits, &number| bits | 1 << number)
}

fn negative_bits(list: &[i16]) -> u64 {
    list.iter().filter(|&&number| (-63..0).contains(&number)).fold(0, |bits, &number| bits | 1 << -number)
}

/// The listed values. If there are none, all values for a period too short to contain several, otherwise the start's.
fn time_bits(list: &[i16], all: bool, size: u32, of_start: u8) -> u64 {
    match bits(list) & ((2 << size) - 1) {
        0 if all => (1 << size) - 1,
        0 => 1 << of_start,
        // A leap second is treated as the second before.
        bits => bits & ((1 << size) - 1) | (bits >> size) << (size - 1),
    }
}

impl Plan {
    pub fn new(rule: &Rule, start: LocalDateTime, dialect: Dialect) -> Plan {
        let frequency = rule.frequency;
        let mut plan = Plan {
            frequency,
            interval: rule.interval.max(1) as i64,
            // Only months and years can lack a day.
            skip: if frequency >= Frequency::Monthly { rule.skip } else { Skip::Omit },
            week_start: rule.first_day_of_week,
            months: bits(&rule.by_month) as u32 & 0x1ffe,
            month_days: (bits(&rule.by_month_day) >> 1) as u32,
            month_days_from_end: (negative_bits(&rule.by_month_day) >> 1) as u32,
            year_days: rule.by_year_day.clone(),
            weeks: bits(&rule.by_week_no),
            weeks_from_end: negative_bits(&rule.by_week_no),
            weekdays: 0,
            nth_weekdays: Vec::new(),
            nth_in_month: frequency == Frequency::Monthly || !rule.by_month.is_empty(),
            times: Times {
                hours: time_bits(&rule.by_hour, frequency <= Frequency::Hourly, 24, start.hour()) as u32,
                minutes: time_bits(&rule.by_minute, frequency <= Frequency::Minutely, 60, start.minute()),
                seconds: time_bits(&rule.by_second, frequency <= Frequency::Secondly, 60, start.second()),
            },
            positions: rule.by_set_position.clone(),
            start: start.to_seconds(),
            end: until(rule.until),
        };
        for nday in &rule.by_day {
            match nday.nth_of_period {
                // A week or less contains each weekday only once, so there is nothing to count.
                Some(nth) if frequency >= Frequency::Monthly => plan.nth_weekdays.push((nth, nday.day.index())),
                _ => plan.weekdays |= 1 << nday.day.index(),
            }
        }
        if dialect.jscalendar_defaults {
            plan.fill_as_jscalendar(start);
        } else {
            plan.fill_as_icalendar(start);
        }
        if !plan.has_room_for_positions() || plan.seek(plan.start, plan.end).next().is_none() {
            plan.end = plan.start - 1;
        }
        if let Some(count) = rule.count {
            let start_counts = dialect.start_always_occurs && !plan.contains(plan.start);
            plan.end = plan.end.min(plan.end_of_count(count as u64 - start_counts as u64));
        }
        plan
    }

    pub fn has_weekdays(&self) -> bool {
        self.weekdays != 0 || !self.nth_weekdays.is_empty()
    }

    pub fn has_month_days(&self) -> bool {
        self.month_days != 0 || self.month_days_from_end != 0
    }

    pub fn has_weeks(&self) -> bool {
        self.weeks != 0 || self.weeks_from_end != 0
    }

    /// Whether a period can contain as many occurrences as the smallest position requires.
    fn has_room_for_positions(&self) -> bool {
        let days = match self.frequency {
            Frequency::Yearly => 366,
            Frequency::Monthly => 31,
            Frequency::Weekly if self.has_weekdays() => self.weekdays.count_ones(),
            Frequency::Weekly => 7,
            _ => 1,
        };
        let [in_hours, in_minutes, in_seconds] = [Frequency::Hourly, Frequency::Minutely, Frequency::Secondly]
            .map(|longest| if self.frequency <= longest { 1 } else { u32::MAX });
        let hours = self.times.hours.count_ones().min(in_hours);
        let minutes = self.times.minutes.count_ones().min(in_minutes);
        let room = days * hours * minutes * self.times.seconds.count_ones().min(in_seconds);
        self.positions.is_empty() || self.positions.iter().any(|position| position.unsigned_abs() as u32 <= room)
    }

    /// Whether all periods are alike: no part of the rule depends on months or years.
    pub fn is_uniform(&self) -> bool {
        let days_free = self.months == 0 && !self.has_month_days() && self.year_days.is_empty() && !self.has_weeks();
        let all = Times { hours: (1 << 24) - 1, minutes: (1 << 60) - 1, seconds: (1 << 60) - 1 };
        let weekday_free = days_free && !self.has_weekdays();
        match self.frequency {
            Frequency::Yearly | Frequency::Monthly => false,
            Frequency::Weekly => days_free,
            Frequency::Daily => weekday_free,
            Frequency::Hourly => weekday_free && self.times.hours == all.hours,
            Frequency::Minutely => weekday_free && self.times.hours == all.hours && self.times.minutes == all.minutes,
            Frequency::Secondly => weekday_free && self.times.count() == all.count(),
        }
    }

    /// RFC 5545 §3.3.10: missing parts are derived from the start. A rule that restricts the day in any way needs no
    /// more, except that a week needs a weekday.
    fn fill_as_icalendar(&mut self, start: LocalDateTime) {
        if self.frequency < Frequency::Weekly
            || self.has_weekdays()
            || self.has_month_days()
            || !self.year_days.is_empty()
        {
            return;
        }
        if self.has_weeks() || self.frequency == Frequency::Weekly {
            self.weekdays = 1 << start.date().weekday().index();
        } else {
            self.month_days = 1 << (start.date().day() - 1);
            if self.frequency == Frequency::Yearly && self.months == 0 {
                self.months = 1 << start.date().month();
            }
        }
    }

    /// RFC 8984 §4.3.3.1: the third of its additional rules, in its order.
    fn fill_as_jscalendar(&mut self, start: LocalDateTime) {
        let (has_weekdays, has_month_days) = (self.has_weekdays(), self.has_month_days());
        let weekday = 1 << start.date().weekday().index();
        let month_day = 1 << (start.date().day() - 1);
        match self.frequency {
            Frequency::Weekly if !has_weekdays => self.weekdays = weekday,
            Frequency::Monthly if !has_weekdays && !has_month_days => self.month_days = month_day,
            Frequency::Yearly if self.year_days.is_empty() => {
                if self.months == 0 && !self.has_weeks() && (has_month_days || !has_weekdays) {
                    self.months = 1 << start.date().month();
                    self.nth_in_month = true;
                }
                if !has_month_days && !has_weekdays {
                    if self.has_weeks() {
                        self.weekdays = weekday;
                    } else {
                        self.month_days = month_day;
                    }
                }
            }
            _ => {}
        }
    }
}

fn until(until: Option<Until>) -> i64 {
    match until {
        None => LocalDateTime::MAX.to_seconds(),
        Some(Until::Date(date)) => LocalDateTime::midnight(date).to_seconds() + 86_399,
        Some(Until::Local(time) | Until::Utc(time)) => time.to_seconds(),
    }
}
