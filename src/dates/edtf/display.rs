//! Formatting EDTF values.

use super::{Clock, Edtf, End, Moment, Qualification, Shift, Value};
use std::fmt;

/// Formats the canonical text; parsed text is reproduced exactly.
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
