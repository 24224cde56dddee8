//! The ticks of the axis: round dates, only visible ones.

use super::{View, YEAR_DAYS};
use crate::dates::{Date, Weekday};

/// The distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickLevel {
    /// Years, in steps of 1000, 500, 200, 100, 50, 20, 10, 5, 2 or 1.
    Years(i32),
    /// Quarters: January, April, July, October.
    Quarter,
    /// Every month.
    Month,
    /// Every Monday.
    Week,
    /// Every day.
    Day,
}

/// From coarse to fine, with the maximum length of a step in days.
const LADDER: [(TickLevel, f64); 14] = [
    (TickLevel::Years(1000), 1000.0 * YEAR_DAYS),
    (TickLevel::Years(500), 500.0 * YEAR_DAYS),
    (TickLevel::Years(200), 200.0 * YEAR_DAYS),
    (TickLevel::Years(100), 100.0 * YEAR_DAYS),
    (TickLevel::Years(50), 50.0 * YEAR_DAYS),
    (TickLevel::Years(20), 20.0 * YEAR_DAYS),
    (TickLevel::Years(10), 10.0 * YEAR_DAYS),
    (TickLevel::Years(5), 5.0 * YEAR_DAYS),
    (TickLevel::Years(2), 2.0 * YEAR_DAYS),
    (TickLevel::Years(1), YEAR_DAYS),
    (TickLevel::Quarter, 91.0),
    (TickLevel::Month, 30.0),
    (TickLevel::Week, 7.0),
    (TickLevel::Day, 1.0),
];

/// The maximum number of ticks.
pub const MAX_TICKS: usize = 40;

/// One tick. The caller formats its label from the numbers, with the level's precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Its position; at most one step left of the axis, so that its label exists when it is dragged into view.
    pub x: f64,
    /// The day that begins there.
    pub date: Date,
    /// Astronomical year.
    pub year: i32,
    /// 1–12
    pub month: u8,
    /// 1–31
    pub day: u8,
    /// Whether the next coarser unit begins here: a round year, a year, a month.
    pub major: bool,
}

/// The visible ticks, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// The level of the steps.
    pub level: TickLevel,
    /// At most [`MAX_TICKS`].
    pub ticks: Vec<Tick>,
}

/// The finest ticks that are at least `min_px` apart: the visible ones, and one before.
pub fn ticks(view: View, min_px: f64) -> Ticks {
    let min_px = if min_px.is_finite() { min_px.max(view.width_px / (MAX_TICKS as f64 - 3.0)) } else { view.width_px };
    let min_days = min_px * view.days_per_px;
    let fits = |rung: &&(TickLevel, f64)| rung.1 >= min_days;
    let level = LADDER.iter().rev().find(fits).map_or(TickLevel::Years(1000), |rung| rung.0);
    let mut ticks = Vec::with_capacity(MAX_TICKS);
    let mut at = Some(floor(day_of(view.start_day), level));
    while let Some(date) = at {
        let x = view.x_of(f64::from(date.days()));
        if x > view.width_px || x.is_nan() || ticks.len() == MAX_TICKS {
            break;
        }
        let (year, month, day) = date.ymd();
        ticks.push(Tick { x, date, year, month, day, major: is_major(date, level) });
        at = next(date, level);
    }
    Ticks { level, ticks }
}

/// The day of a time.
pub fn day_of(day: f64) -> Date {
    // Float casts saturate at the ends of i32; NaN becomes 0.
    Date::from_days(day.floor() as i32)
}

fn first_of(year: i32, month: u8) -> Date {
    Date::from_ymd(year, month, 1).unwrap_or(if year < 0 { Date::MIN } else { Date::MAX })
}

fn floor(date: Date, level: TickLevel) -> Date {
    let (year, month, _) = date.ymd();
    match level {
        TickLevel::Years(step) => first_of(year.div_euclid(step) * step, 1),
        TickLevel::Quarter => first_of(year, (month - 1) / 3 * 3 + 1),
        TickLevel::Month => first_of(year, month),
        TickLevel::Week => date.first_of_week(Weekday::Monday),
        TickLevel::Day => date,
    }
}

pub(super) fn next(date: Date, level: TickLevel) -> Option<Date> {
    let (year, month, _) = date.ymd();
    let next = match level {
        TickLevel::Years(step) => first_of(year.div_euclid(step) * step + step, 1),
        TickLevel::Quarter if month > 9 => first_of(year + 1, 1),
        TickLevel::Quarter => first_of(year, month + 3),
        TickLevel::Month if month > 11 => first_of(year + 1, 1),
        TickLevel::Month => first_of(year, month + 1),
        TickLevel::Week => date.add_days(7),
        TickLevel::Day => date.add_days(1),
    };
    (next > date && next < Date::MAX).then_some(next)
}

fn is_major(date: Date, level: TickLevel) -> bool {
    let (year, month, day) = date.ymd();
    match level {
        TickLevel::Years(step) => {
            let round = match step {
                1 | 2 => 10,
                5 | 10 => 50,
                20 | 50 => 100,
                100 => 500,
                200 => 1000,
                _ => 5000,
            };
            year.rem_euclid(round) == 0
        }
        TickLevel::Quarter | TickLevel::Month => month == 1,
        TickLevel::Week => day <= 7,
        TickLevel::Day => day == 1,
    }
}
