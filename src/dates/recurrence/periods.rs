//! The periods of a rule as numbers: the first one contains the start, and each next one is an interval later.

use super::Frequency;
use super::plan::Plan;
use crate::dates::LocalDateTime;
use crate::dates::civil::civil_from_days;

pub(super) const DAY: i64 = 86_400;

/// The day of a moment.
pub(super) fn day_of(moment: i64) -> i32 {
    moment.div_euclid(DAY) as i32
}

impl Plan {
    /// The period that contains the moment, or the last one before it, counted in intervals from the start's period.
    pub fn period_of(&self, moment: i64) -> i64 {
        let from = self.first_period();
        let to = match self.frequency {
            Frequency::Yearly => civil_from_days(day_of(moment)).0 as i64,
            Frequency::Monthly => {
                let (year, month, _) = civil_from_days(day_of(moment));
                year as i64 * 12 + month as i64 - 1
            }
            Frequency::Weekly | Frequency::Daily => day_of(moment) as i64,
            _ => moment,
        };
        ((to - from) / self.step()).max(0)
    }

    /// The beginning of the start's period: its year, month, first day or second.
    pub fn first_period(&self) -> i64 {
        let day = day_of(self.start);
        match self.frequency {
            Frequency::Yearly => civil_from_days(day).0 as i64,
            Frequency::Monthly => {
                let (year, month, _) = civil_from_days(day);
                year as i64 * 12 + month as i64 - 1
            }
            Frequency::Weekly => {
                let date = LocalDateTime::from_seconds(self.start).date();
                day as i64 - date.weekday().days_after(self.week_start) as i64
            }
            Frequency::Daily => day as i64,
            _ => self.start - self.start.rem_euclid(self.period_seconds()),
        }
    }

    /// The distance between periods, in the unit of [`Plan::first_period`].
    pub fn step(&self) -> i64 {
        match self.frequency {
            Frequency::Weekly => 7 * self.interval,
            Frequency::Hourly | Frequency::Minutely => self.interval * self.period_seconds(),
            _ => self.interval,
        }
    }

    /// How many periods without an occurrence are examined before the rule counts as ended: one cycle of the calendar,
    /// which repeats after 400 years. By then, whatever the interval, the periods have met the calendar in every
    /// possible way; for periods shorter than a day, in every way that matters.
    pub fn empty_periods(&self) -> u32 {
        match self.frequency {
            Frequency::Yearly => 400,
            Frequency::Monthly => 4_800,
            Frequency::Weekly => 20_871,
            _ => 146_097,
        }
    }

    /// The approximate length of a period.
    pub fn period_seconds(&self) -> i64 {
        match self.frequency {
            Frequency::Secondly => 1,
            Frequency::Minutely => 60,
            Frequency::Hourly => 3600,
            Frequency::Daily => DAY,
            Frequency::Weekly => 7 * DAY,
            Frequency::Monthly => 31 * DAY,
            Frequency::Yearly => 366 * DAY,
        }
    }
}
