//! Dates of uncertain precision: the Extended Date/Time Format, levels 0 and 1
//! (ISO 8601-2:2019 Annex A; Library of Congress, 4 February 2019).
//!
//! Here live the types, their text form and their order. `parse` reads the text, `bounds` turns a value into
//! days, `error` says what is wrong with a text. Words for people are made elsewhere (`timeline::spoken`).
//!
//! Where the specification is silent, this reads: a qualifier after a season or after unspecified digits (`2001-21~`,
//! `201X?`), a season as the end of an interval, `X` in negative years (`-01XX`). Level 2 is refused by name.

mod bounds;
mod error;
mod parse;

use std::cmp::Ordering;
use std::fmt;

pub use bounds::Bound;
pub use error::{EdtfError, EdtfErrorKind};

/// An EDTF expression: one date, or an interval with at least one known end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One date of some precision.
    Single(Moment),
    /// `start/end`.
    Interval {
        /// Where it begins.
        start: End,
        /// Where it ends.
        end: End,
    },
}

/// One side of an interval (Level 1, extended interval).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Nothing is written: there is an end, but it is not known.
    Unknown,
    /// `..`: not specified, because there is none or for another reason.
    Open,
    /// A date.
    Date(Moment),
}

/// A date as precise as it is known, with how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// What is written.
    pub value: Value,
    /// The mark behind it, that applies to the whole of it.
    pub qualification: Qualification,
}

/// What a date says. Years are astronomical: 0 is 1 BC, −1985 is 1986 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// `20XX`: the hundred years that share its leading digits; the field is the year nearest to 0 among them.
    Century(i32),
    /// `201X`: the ten years that share its leading digits; the field is the year nearest to 0 among them.
    Decade(i32),
    /// `1985`, `-1985`, `Y170000002`.
    Year(i64),
    /// `2001-21`.
    Season(i32, Season),
    /// `1985-04`; month 1–12.
    Month(i32, u8),
    /// `1985-XX`: a month of that year, unknown which.
    SomeMonth(i32),
    /// `1985-04-12`; the day exists.
    Day(i32, u8, u8),
    /// `1985-04-XX`: a day of that month, unknown which.
    SomeDay(i32, u8),
    /// `1985-XX-XX`: a day of that year, unknown which.
    SomeDayOfYear(i32),
    /// `1985-04-12T23:20:30`; the day exists.
    Time(i32, u8, u8, Clock),
}

/// Seasons 21 to 24, independent of location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 21
    Spring,
    /// 22
    Summer,
    /// 23
    Autumn,
    /// 24
    Winter,
}

/// Time of day with its shift from UTC as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0–23
    pub hour: u8,
    /// 0–59
    pub minute: u8,
    /// 0–59
    pub second: u8,
    /// Shift from UTC.
    pub shift: Shift,
}

/// Shift of a time from UTC (Level 0, date and time).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// None written: local time.
    Local,
    /// `Z`
    Utc,
    /// `-04`: hours.
    Hours(i8),
    /// `+04:30`: minutes in all.
    Minutes(i16),
}

/// How sure a date is (Level 1, qualification of a complete date).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualification {
    /// No mark.
    #[default]
    None,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

impl Qualification {
    /// `?` or `%`.
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    /// `~` or `%`.
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    fn join(self, other: Self) -> Self {
        match (self.is_uncertain() || other.is_uncertain(), self.is_approximate() || other.is_approximate()) {
            (false, false) => Self::None,
            (true, false) => Self::Uncertain,
            (false, true) => Self::Approximate,
            (true, true) => Self::Both,
        }
    }
}

/// From coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Precision {
    Century,
    Decade,
    Year,
    Season,
    Month,
    Day,
    Time,
}

impl Moment {
    /// The precision its form has; `2004-XX` has that of a month, as the specification says, although no month is known.
    pub fn precision(self) -> Precision {
        match self.value {
            Value::Century(_) => Precision::Century,
            Value::Decade(_) => Precision::Decade,
            Value::Year(_) => Precision::Year,
            Value::Season(..) => Precision::Season,
            Value::Month(..) | Value::SomeMonth(_) => Precision::Month,
            Value::Day(..) | Value::SomeDay(..) | Value::SomeDayOfYear(_) => Precision::Day,
            Value::Time(..) => Precision::Time,
        }
    }

    /// Neither uncertain nor approximate, and no part of it written as `X`.
    pub fn is_sure(self) -> bool {
        self.qualification == Qualification::None && !self.is_partly_unknown()
    }

    /// Is a part of it written as `X`?
    pub fn is_partly_unknown(self) -> bool {
        matches!(
            self.value,
            Value::Century(_) | Value::Decade(_) | Value::SomeMonth(_) | Value::SomeDay(..) | Value::SomeDayOfYear(_)
        )
    }
}

impl Edtf {
    /// Reads levels 0 and 1.
    ///
    /// # Errors
    /// Names the byte position and what is wrong there; see [`EdtfErrorKind`].
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        parse::parse(text)
    }

    /// The written ends: both the same for a single date.
    pub fn ends(&self) -> (End, End) {
        match *self {
            Self::Single(moment) => (End::Date(moment), End::Date(moment)),
            Self::Interval { start, end } => (start, end),
        }
    }

    fn moments(&self) -> impl Iterator<Item = Moment> {
        let (start, end) = self.ends();
        [start, end].into_iter().filter_map(|side| match side {
            End::Date(moment) => Some(moment),
            _ => None,
        })
    }

    /// The precision of the date; of an interval, that of its coarser end.
    pub fn precision(&self) -> Precision {
        self.moments().map(Moment::precision).min().unwrap_or(Precision::Century)
    }

    /// The mark of the date; of an interval, the marks of both ends together.
    pub fn qualification(&self) -> Qualification {
        self.moments().fold(Qualification::None, |sum, moment| sum.join(moment.qualification))
    }

    /// Is any end marked `?` or `%`?
    pub fn is_uncertain(&self) -> bool {
        self.qualification().is_uncertain()
    }

    /// Is any end marked `~` or `%`?
    pub fn is_approximate(&self) -> bool {
        self.qualification().is_approximate()
    }

    /// Is it an interval?
    pub fn is_interval(&self) -> bool {
        matches!(self, Self::Interval { .. })
    }
}

/// By lower bound, then upper. A start without bound comes first, an end without bound last; what has the same bounds is
/// ordered by how it is written, so that the order is total and agrees with `==`.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_bounds = self.sort_key().cmp(&other.sort_key());
        by_bounds
            .then_with(|| self.is_interval().cmp(&other.is_interval()))
            .then_with(|| self.ends().cmp(&other.ends()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::str::FromStr for Edtf {
    type Err = EdtfError;
    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

/// The canonical text; what was parsed comes out as it went in.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Single(moment) => moment.fmt(f),
            Self::Interval { start, end } => {
                start.fmt(f)?;
                f.write_str("/")?;
                end.fmt(f)
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Open => f.write_str(".."),
            Self::Date(moment) => moment.fmt(f),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)?;
        f.write_str(match self.qualification {
            Qualification::None => "",
            Qualification::Uncertain => "?",
            Qualification::Approximate => "~",
            Qualification::Both => "%",
        })
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(year) => write_year(f, i64::from(year) / 100, 2)?,
            Self::Decade(year) => write_year(f, i64::from(year) / 10, 3)?,
            Self::Year(year) if year.unsigned_abs() > 9999 => return write!(f, "Y{year}"),
            Self::Year(year) => write_year(f, year, 4)?,
            Self::Season(year, ..)
            | Self::Month(year, ..)
            | Self::SomeMonth(year)
            | Self::Day(year, ..)
            | Self::SomeDay(year, ..)
            | Self::SomeDayOfYear(year)
            | Self::Time(year, ..) => write_year(f, i64::from(year), 4)?,
        }
        match *self {
            Self::Century(_) => f.write_str("XX"),
            Self::Decade(_) => f.write_str("X"),
            Self::Year(_) => Ok(()),
            Self::Season(_, season) => write!(f, "-{}", 21 + season as u8),
            Self::Month(_, month) => write!(f, "-{month:02}"),
            Self::SomeMonth(_) => f.write_str("-XX"),
            Self::Day(_, month, day) => write!(f, "-{month:02}-{day:02}"),
            Self::SomeDay(_, month) => write!(f, "-{month:02}-XX"),
            Self::SomeDayOfYear(_) => f.write_str("-XX-XX"),
            Self::Time(_, month, day, clock) => write!(f, "-{month:02}-{day:02}T{clock}"),
        }
    }
}

fn write_year(f: &mut fmt::Formatter<'_>, year: i64, width: usize) -> fmt::Result {
    let sign = if year < 0 { "-" } else { "" };
    write!(f, "{sign}{:0width$}", year.unsigned_abs())
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        match self.shift {
            Shift::Local => Ok(()),
            Shift::Utc => f.write_str("Z"),
            Shift::Hours(hours) => write!(f, "{hours:+03}"),
            Shift::Minutes(all) => {
                let sign = if all < 0 { '-' } else { '+' };
                let all = all.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", all / 60, all % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests;
