//! Dates of uncertain precision: the Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019 Annex A; Library of
//! Congress, 4 February 2019).
//!
//! An [`Edtf`] is a single date or an interval. It states its precision (`2017-02` is a month), its qualification
//! (`2014~` is approximate), unspecified digits (`201X`) and open or unknown ends (`2016/..`, `2016/`).
//! [`Edtf::bounds`] converts it to days; [`words`](super::words) puts it into words.
//!
//! The specification leaves some cases open. Accepted here: a qualifier after a season or after unspecified digits
//! (`2001-21~`, `201X?`), a season as the end of an interval, and `X` in negative years (`-01XX`). Level 2 is rejected,
//! and the error names the syntax.
//!
//! ```
//! use atbildiba::dates::edtf::{Edtf, Precision};
//!
//! let date = Edtf::parse("2016-05~/2017").unwrap();
//! assert!(date.is_interval() && date.is_approximate());
//! assert_eq!(date.precision(), Precision::Year);
//! assert_eq!(date.to_string(), "2016-05~/2017");
//! ```

mod bounds;
mod display;
mod error;
mod parse;

use std::cmp::Ordering;

pub use bounds::Bound;
pub use error::{EdtfError, EdtfErrorKind};

/// An EDTF expression: a single date, or an interval with at least one known end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// A date of some precision.
    Single(Moment),
    /// `start/end`.
    Interval {
        /// The interval's start.
        start: End,
        /// The interval's end.
        end: End,
    },
}

/// One side of an interval (level 1, extended interval).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Empty: the end exists but is not known.
    Unknown,
    /// `..`: not specified, because there is none or for another reason.
    Open,
    /// A date.
    Date(Moment),
}

/// A date with its precision and its qualification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The date as written.
    pub value: Value,
    /// The qualifier after it, which applies to the whole date.
    pub qualification: Qualification,
}

/// The value of a date. Years are astronomical: 0 is 1 BC, −1985 is 1986 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// `20XX`: the hundred years with these leading digits. The field is the one nearest to 0.
    Century(i32),
    /// `201X`: the ten years with these leading digits. The field is the one nearest to 0.
    Decade(i32),
    /// `1985`, `-1985`, `Y170000002`.
    Year(i64),
    /// `2001-21`.
    Season(i32, Season),
    /// `1985-04`; month 1–12.
    Month(i32, u8),
    /// `1985-XX`: an unknown month of that year.
    SomeMonth(i32),
    /// `1985-04-12`; the day is valid.
    Day(i32, u8, u8),
    /// `1985-04-XX`: an unknown day of that month.
    SomeDay(i32, u8),
    /// `1985-XX-XX`: an unknown day of that year.
    SomeDayOfYear(i32),
    /// `1985-04-12T23:20:30`; the day is valid.
    Time(i32, u8, u8, Clock),
}

/// The seasons 21 to 24, independent of location.
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

/// A time of day with its shift from UTC, as written.
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

/// The shift of a time from UTC (level 0, date and time).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// None: local time.
    Local,
    /// `Z`
    Utc,
    /// `-04`: whole hours.
    Hours(i8),
    /// `+04:30`: the total in minutes.
    Minutes(i16),
}

/// The qualification of a date (level 1, qualification of a complete date).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualification {
    /// No qualifier.
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
    /// Whether it is `?` or `%`.
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    /// Whether it is `~` or `%`.
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

/// The precision of a date, from coarse to fine.
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
    /// The precision of its form. `2004-XX` has the precision of a month, as the specification says, although the month
    /// is unknown.
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

    /// Whether it has neither a qualifier nor unspecified digits.
    pub fn is_sure(self) -> bool {
        self.qualification == Qualification::None && !self.is_partly_unknown()
    }

    /// Whether any part of it is written as `X`.
    pub fn is_partly_unknown(self) -> bool {
        matches!(
            self.value,
            Value::Century(_) | Value::Decade(_) | Value::SomeMonth(_) | Value::SomeDay(..) | Value::SomeDayOfYear(_)
        )
    }
}

impl Edtf {
    /// Parses levels 0 and 1.
    ///
    /// ```
    /// use atbildiba::dates::edtf::Edtf;
    ///
    /// assert!(Edtf::parse("2017-21").is_ok(), "spring of 2017");
    /// assert!(Edtf::parse("2017-6").is_err());
    /// ```
    ///
    /// # Errors
    /// The byte position and the kind of the first error; see [`EdtfErrorKind`].
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        parse::parse(text)
    }

    /// Both sides as written; for a single date, both are that date.
    ///
    /// ```
    /// use atbildiba::dates::edtf::{Edtf, End};
    ///
    /// assert_eq!(Edtf::parse("../1985").unwrap().ends().0, End::Open);
    /// ```
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

    /// The precision of a date, or of an interval's coarser end.
    ///
    /// ```
    /// use atbildiba::dates::edtf::{Edtf, Precision};
    ///
    /// assert_eq!(Edtf::parse("2017-06/2018").unwrap().precision(), Precision::Year);
    /// ```
    pub fn precision(&self) -> Precision {
        self.moments().map(Moment::precision).min().unwrap_or(Precision::Century)
    }

    /// The qualification of a date, or the combined qualifications of an interval's ends.
    ///
    /// ```
    /// use atbildiba::dates::edtf::{Edtf, Qualification};
    ///
    /// assert_eq!(Edtf::parse("2016?/2017~").unwrap().qualification(), Qualification::Both);
    /// ```
    pub fn qualification(&self) -> Qualification {
        self.moments().fold(Qualification::None, |sum, moment| sum.join(moment.qualification))
    }

    /// Whether any end is marked `?` or `%`.
    ///
    /// ```
    /// # use atbildiba::dates::edtf::Edtf;
    /// assert!(Edtf::parse("2016%").unwrap().is_uncertain());
    /// ```
    pub fn is_uncertain(&self) -> bool {
        self.qualification().is_uncertain()
    }

    /// Whether any end is marked `~` or `%`.
    ///
    /// ```
    /// # use atbildiba::dates::edtf::Edtf;
    /// assert!(Edtf::parse("2016/2017~").unwrap().is_approximate());
    /// ```
    pub fn is_approximate(&self) -> bool {
        self.qualification().is_approximate()
    }

    /// Whether it is an interval.
    ///
    /// ```
    /// # use atbildiba::dates::edtf::Edtf;
    /// assert!(Edtf::parse("2016/2017").unwrap().is_interval());
    /// ```
    pub fn is_interval(&self) -> bool {
        matches!(self, Self::Interval { .. })
    }
}

/// Orders by lower bound, then by upper bound. A missing start comes first and a missing end last. Equal bounds are
/// ordered by the written form, so that the order is total and consistent with `==`.
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

#[cfg(test)]
mod tests;
