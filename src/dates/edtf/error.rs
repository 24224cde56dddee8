//! Errors of the EDTF parser, with advice on what to write instead.

use std::fmt;

/// The position and the kind of an error. `Display` formats both for people.
///
/// ```
/// use atbildiba::dates::edtf::{Edtf, EdtfErrorKind};
///
/// let error = Edtf::parse("2017-13").unwrap_err();
/// assert_eq!(error.kind, EdtfErrorKind::NoSuchMonth);
/// assert_eq!(error.position, 5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// Byte offset into the text, from 0. Everything before it is ASCII, so it also counts characters.
    pub position: usize,
    /// The kind of error.
    pub kind: EdtfErrorKind,
}

/// The kind of an [`EdtfError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfErrorKind {
    /// The text is empty.
    Empty,
    /// A space or other whitespace.
    Blank,
    /// A year is not four digits.
    Year,
    /// A month or season is not two digits.
    Month,
    /// A day is not two digits.
    Day,
    /// The month is not 01 to 12.
    NoSuchMonth,
    /// The month has fewer days; the field is its last day.
    NoSuchDay(u8),
    /// The time is not `hh:mm:ss` between 00:00:00 and 23:59:59.
    Time,
    /// The shift from UTC is not `Z`, `±hh` or `±hh:mm`.
    Shift,
    /// A negative zero, such as `-0000`.
    NegativeZero,
    /// `Y` before a year of at most four digits, or before leading zeros.
    NeedlessY,
    /// A year of more than four digits without `Y`.
    MissingY,
    /// A year of more than 12 digits.
    TooFar,
    /// `X` in a position where only level 2 allows it.
    Unspecified,
    /// A time of day in an interval.
    TimeInInterval,
    /// A qualifier after a time of day.
    QualifiedTime,
    /// The interval ends before it begins.
    Reversed,
    /// Neither side of the interval is a date.
    NoEnds,
    /// More than one `/`.
    TooManySides,
    /// Syntax of the 2012 draft: `u`, `x`, `y`, `unknown`, `open`, `?~`.
    Draft,
    /// A dash other than the hyphen.
    Dash,
    /// Syntax of level 2; the field names it.
    Level2(&'static str),
    /// Anything after a complete date.
    Unexpected,
}

impl EdtfErrorKind {
    fn advice(self) -> &'static str {
        match self {
            Self::Empty => "there is no date; write one such as 2017, 2017-02 or 2017-06-29",
            Self::Blank => "there are no blanks in a date; take it out",
            Self::Year => "a year has four digits, and comes first: 2017-06-29, or 0987 for the year 987",
            Self::Month => "a month or season has two digits: 2017-02, 2017-21 for spring",
            Self::Day => "a day has two digits: 2017-02-05",
            Self::NoSuchMonth => "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)",
            Self::NoSuchDay(_) => "",
            Self::Time => "a time is hh:mm:ss from 00:00:00 to 23:59:59: 2017-06-29T15:00:00",
            Self::Shift => "a time ends with nothing, Z, or its shift from UTC such as +03 or +05:30",
            Self::NegativeZero => "zero has no minus; 1 BC is 0000, 2 BC is -0001",
            Self::NeedlessY => {
                "Y is only for years of more than four digits, without zeros in front; write four digits"
            }
            Self::MissingY => {
                "a year of more than four digits begins with Y: Y12000; months and days are set off by hyphens"
            }
            Self::TooFar => "years have at most 12 digits",
            Self::Unspecified => {
                "X stands for the last one or two digits of a year (201X, 20XX), for a whole month (2017-XX) or a whole \
                 day (2017-06-XX, 2017-XX-XX); the rest is level 2, which is not supported"
            }
            Self::TimeInInterval => "an interval goes from day to day; leave the time out",
            Self::QualifiedTime => "?, ~ and % follow a date, not a time of day; leave one of them out",
            Self::Reversed => "the interval ends before it begins; swap its sides",
            Self::NoEnds => "at least one side of an interval is a date: 2017/.. or /2017",
            Self::TooManySides => "an interval has two sides; take out the second /",
            Self::Draft => {
                "this was so in the draft of 2012; now X is an unspecified digit, Y a long year, % both ? and ~, nothing an \
                 unknown end and .. an open one"
            }
            Self::Dash => "write the plain hyphen - within a date and / between two dates",
            Self::Level2(_) => "",
            Self::Unexpected => "the date is complete before this; take the rest out",
        }
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: ", self.position + 1)?;
        match self.kind {
            EdtfErrorKind::NoSuchDay(last) => {
                write!(f, "there is no such day; the month ends on {last}")
            }
            EdtfErrorKind::Level2(form) => {
                write!(f, "{form} is EDTF level 2, which is not supported; write the date in a simpler form")
            }
            kind => f.write_str(kind.advice()),
        }
    }
}

impl std::error::Error for EdtfError {}
