//! Bounds: the earliest and the latest day that an EDTF value can mean.

use super::{Edtf, End, Moment, Season, Value};
use crate::dates::{Date, days_in_month};

/// One side of the bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A day.
    Day(Date),
    /// The interval's end exists but is not known.
    Unknown,
    /// The interval is open on this side.
    Open,
}

impl Bound {
    /// The day, if this side has one.
    ///
    /// ```
    /// # use atbildiba::dates::{Date, edtf::Bound};
    /// assert_eq!(Bound::Day(Date::MIN).day(), Some(Date::MIN));
    /// assert_eq!(Bound::Open.day(), None);
    /// ```
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            _ => None,
        }
    }
}

/// Year, month, day. Not a [`Date`]: level 1 has years beyond what 32 bits of days can count.
type Ymd = (i64, u8, u8);

impl Moment {
    /// The earliest and the latest day that the value can mean, inclusive.
    ///
    /// Qualifiers do not widen the bounds. A time of day yields its day as written, regardless of its shift from UTC.
    /// Seasons are the meteorological ones of the northern hemisphere: spring is March to May, winter is December to
    /// February of the next year.
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
    // Leap years repeat every 400 years, so any year can be mapped into the range.
    days_in_month(year.rem_euclid(400) as i32 + 400, month)
}

/// Clamps to the years of [`Date`].
fn clamp((year, month, day): Ymd) -> Date {
    let edge = if year < 0 { Date::MIN } else { Date::MAX };
    i32::try_from(year).ok().and_then(|year| Date::from_ymd(year, month, day)).unwrap_or(edge)
}

impl Edtf {
    /// The earliest and the latest day that the expression can mean, inclusive; `None` for an open or unknown side
    /// ([`Edtf::sides`] tells them apart). Years beyond ±9999 are clamped to [`Date::MIN`] and [`Date::MAX`]; ordering
    /// still distinguishes them.
    ///
    /// ```
    /// use atbildiba::dates::{Date, edtf::Edtf};
    ///
    /// let (first, last) = Edtf::parse("201X").unwrap().bounds();
    /// assert_eq!(first, Date::from_ymd(2010, 1, 1));
    /// assert_eq!(last, Date::from_ymd(2019, 12, 31));
    /// ```
    pub fn bounds(&self) -> (Option<Date>, Option<Date>) {
        let (lower, upper) = self.sides();
        (lower.day(), upper.day())
    }

    /// As [`Edtf::bounds`], with the reason for a missing side.
    ///
    /// ```
    /// use atbildiba::dates::edtf::{Bound, Edtf};
    ///
    /// assert_eq!(Edtf::parse("2016/..").unwrap().sides().1, Bound::Open);
    /// assert_eq!(Edtf::parse("2016/").unwrap().sides().1, Bound::Unknown);
    /// ```
    pub fn sides(&self) -> (Bound, Bound) {
        let (start, end) = self.ends();
        (side(start, |moment| moment.bounds().0), side(end, |moment| moment.bounds().1))
    }

    /// Sorts a missing start first and a missing end last.
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
