//! From an EDTF value to the earliest and the latest day it can mean.

use super::{Edtf, End, Moment, Season, Value};
use crate::dates::{Date, days_in_month};

/// What a side of the bounds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A day.
    Day(Date),
    /// Unknown side of an interval.
    Unknown,
    /// Open side of an interval.
    Open,
}

impl Bound {
    /// The day, if there is one.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            _ => None,
        }
    }
}

/// Year, month, day; not a [`Date`], because level 1 has years that no count of days in 32 bits holds.
type Ymd = (i64, u8, u8);

impl Moment {
    /// The earliest and the latest day it can mean, both within it.
    ///
    /// Qualifiers do not widen it. A time of day gives its day as written, without regard to its shift. Seasons are the
    /// meteorological ones of the north: spring is March to May, and winter is December to February of the next year.
    pub fn bounds(self) -> (Date, Date) {
        let (first, last) = self.first_last();
        (clamp(first), clamp(last))
    }

    pub(super) fn first_last(self) -> (Ymd, Ymd) {
        let years = |from: i64, to: i64| ((from, 1, 1), (to, 12, 31));
        let months = |y: i64, m: u8, last_y: i64, last_m: u8| ((y, m, 1), (last_y, last_m, month_end(last_y, last_m)));
        match self.value {
            Value::Century(year) if year < 0 => years(i64::from(year) - 99, i64::from(year)),
            Value::Century(year) => years(i64::from(year), i64::from(year) + 99),
            Value::Decade(year) if year < 0 => years(i64::from(year) - 9, i64::from(year)),
            Value::Decade(year) => years(i64::from(year), i64::from(year) + 9),
            Value::Year(year) => years(year, year),
            Value::SomeMonth(year) | Value::SomeDayOfYear(year) => years(i64::from(year), i64::from(year)),
            Value::Season(year, season) => {
                let year = i64::from(year);
                match season {
                    Season::Spring => months(year, 3, year, 5),
                    Season::Summer => months(year, 6, year, 8),
                    Season::Autumn => months(year, 9, year, 11),
                    Season::Winter => months(year, 12, year + 1, 2),
                }
            }
            Value::Month(year, month) | Value::SomeDay(year, month) => {
                months(i64::from(year), month, i64::from(year), month)
            }
            Value::Day(year, month, day) | Value::Time(year, month, day, _) => {
                ((i64::from(year), month, day), (i64::from(year), month, day))
            }
        }
    }
}

fn month_end(year: i64, month: u8) -> u8 {
    // Leap years repeat every 400 years, so any year fits.
    days_in_month(year.rem_euclid(400) as i32 + 400, month)
}

/// Held within the years that [`Date`] has.
fn clamp((year, month, day): Ymd) -> Date {
    let edge = if year < 0 { Date::MIN } else { Date::MAX };
    i32::try_from(year).ok().and_then(|year| Date::from_ymd(year, month, day)).unwrap_or(edge)
}

impl Edtf {
    /// The earliest and the latest day it can mean, both within it; `None` for a side that is open or unknown
    /// ([`Edtf::sides`] tells which). Years beyond ±9999 stop at [`Date::MIN`] and [`Date::MAX`]; the order of
    /// dates still tells them apart.
    pub fn bounds(&self) -> (Option<Date>, Option<Date>) {
        let (lower, upper) = self.sides();
        (lower.day(), upper.day())
    }

    /// As [`Edtf::bounds`], with the reason for a missing side.
    pub fn sides(&self) -> (Bound, Bound) {
        let (start, end) = self.ends();
        (side(start, |moment| moment.bounds().0), side(end, |moment| moment.bounds().1))
    }

    /// Sorts a start without bound first and an end without bound last.
    pub(super) fn sort_key(&self) -> (Option<Ymd>, bool, Option<Ymd>) {
        let (start, end) = self.ends();
        let lower = match start {
            End::Date(moment) => Some(moment.first_last().0),
            _ => None,
        };
        match end {
            End::Date(moment) => (lower, false, Some(moment.first_last().1)),
            _ => (lower, true, None),
        }
    }
}

fn side(end: End, pick: impl Fn(Moment) -> Date) -> Bound {
    match end {
        End::Date(moment) => Bound::Day(pick(moment)),
        End::Open => Bound::Open,
        End::Unknown => Bound::Unknown,
    }
}
