//! The parser: a single pass over bytes, since every accepted character is ASCII.

use super::{Clock, Edtf, EdtfError, EdtfErrorKind as Kind, End, Moment, Qualification, Season, Shift, Value};
use crate::dates::days_in_month;

type Result<T> = std::result::Result<T, EdtfError>;

fn error<T>(position: usize, kind: Kind) -> Result<T> {
    Err(EdtfError { position, kind })
}

/// A level 2 error. The syntax is named for authors of content only; browsers do not carry the names.
fn level2(form: &'static str) -> Kind {
    Kind::Level2(if cfg!(target_arch = "wasm32") { "" } else { form })
}

pub(super) fn parse(text: &str) -> Result<Edtf> {
    if text.is_empty() {
        return error(0, Kind::Empty);
    }
    refuse_by_name(text)?;
    let bytes = text.as_bytes();
    let Some(slash) = bytes.iter().position(|&b| b == b'/') else {
        return Ok(Edtf::Single(Reader { bytes, at: 0, in_interval: false }.moment()?));
    };
    if let Some(second) = bytes[slash + 1..].iter().position(|&b| b == b'/') {
        return error(slash + 1 + second, Kind::TooManySides);
    }
    let start = end_of(&bytes[..slash], 0)?;
    let end = end_of(bytes, slash + 1)?;
    match (start, end) {
        (End::Date(from), End::Date(to)) if from.first_last().0 > to.first_last().1 => error(slash + 1, Kind::Reversed),
        (End::Date(_), _) | (_, End::Date(_)) => Ok(Edtf::Interval { start, end }),
        _ => error(0, Kind::NoEnds),
    }
}

/// Rejects known foreign syntax with its own error, rather than as an unexpected character.
fn refuse_by_name(text: &str) -> Result<()> {
    for (at, character) in text.char_indices() {
        match character {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => return error(at, Kind::Dash),
            '[' | ']' | '{' | '}' | ',' => return error(at, level2("a set in brackets")),
            _ if character.is_whitespace() => return error(at, Kind::Blank),
            _ => {}
        }
        let rest = &text.as_bytes()[at..];
        let drafts: [&[u8]; 4] = [b"unknown", b"open", b"?~", b"~?"];
        if drafts.iter().any(|draft| rest.starts_with(draft)) {
            return error(at, Kind::Draft);
        }
    }
    Ok(())
}

fn end_of(bytes: &[u8], at: usize) -> Result<End> {
    match &bytes[at..] {
        [] => Ok(End::Unknown),
        b".." => Ok(End::Open),
        _ => Ok(End::Date(Reader { bytes, at, in_interval: true }.moment()?)),
    }
}

/// The two characters of a month or day.
enum Pair {
    Number(u8),
    Unspecified,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    in_interval: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn digit(&mut self) -> Option<u8> {
        let digit = self.peek().filter(u8::is_ascii_digit)?;
        self.at += 1;
        Some(digit - b'0')
    }

    /// Consumes exactly two digits.
    fn two(&mut self) -> Option<u8> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    fn moment(&mut self) -> Result<Moment> {
        let begin = self.at;
        let value = match self.peek() {
            Some(b'Y') => self.long_year()?,
            Some(b'y' | b'u' | b'x') => return error(self.at, Kind::Draft),
            _ => self.date()?,
        };
        if self.in_interval && matches!(value, Value::SomeMonth(_) | Value::SomeDay(..) | Value::SomeDayOfYear(_)) {
            return error(begin, level2("an unspecified month or day in an interval"));
        }
        if self.in_interval && matches!(value, Value::Century(_) | Value::Decade(_)) {
            return error(begin, level2("an unspecified year in an interval"));
        }
        let qualified = self.at;
        let qualification = self.qualification();
        if qualification != Qualification::None && matches!(value, Value::Time(..)) {
            return error(qualified, Kind::QualifiedTime);
        }
        match self.peek() {
            None => Ok(Moment { value, qualification }),
            Some(b'-' | b'0'..=b'9') if qualification != Qualification::None => {
                error(qualified, level2("a qualified part of a date"))
            }
            Some(b'E') => error(self.at, level2("an exponent")),
            Some(b'S') => error(self.at, level2("a number of significant digits")),
            Some(b'0'..=b'9') if matches!(value, Value::Year(_)) => error(begin, Kind::MissingY),
            Some(_) => error(self.at, Kind::Unexpected),
        }
    }

    fn qualification(&mut self) -> Qualification {
        let found = match self.peek() {
            Some(b'?') => Qualification::Uncertain,
            Some(b'~') => Qualification::Approximate,
            Some(b'%') => Qualification::Both,
            _ => return Qualification::None,
        };
        self.at += 1;
        found
    }

    /// `Y170000002`, `Y-170000002`.
    fn long_year(&mut self) -> Result<Value> {
        let begin = self.at;
        self.at += 1;
        let negative = self.take(b'-');
        let digits = self.at;
        let mut year: i64 = 0;
        while let Some(digit) = self.digit() {
            if self.at - digits > 12 {
                return error(digits, Kind::TooFar);
            }
            year = year * 10 + i64::from(digit);
        }
        if matches!(self.peek(), Some(b'E' | b'S')) && self.at > digits {
            return error(self.at, level2("an exponent or a number of significant digits"));
        }
        if self.at == digits {
            return error(digits, Kind::Year);
        }
        if self.at - digits < 5 || self.bytes[digits] == b'0' {
            return error(begin, Kind::NeedlessY);
        }
        Ok(Value::Year(if negative { -year } else { year }))
    }

    /// Parses every form that begins with a four-character year.
    fn date(&mut self) -> Result<Value> {
        let begin = self.at;
        if self.qualification() != Qualification::None {
            return error(begin, level2("a qualifier before a part of a date"));
        }
        let negative = self.take(b'-');
        let (number, unspecified) = self.four_places()?;
        if negative && number == 0 {
            return error(begin, Kind::NegativeZero);
        }
        let year = if negative { -number } else { number };
        match unspecified {
            0 => self.after_year(year),
            _ if self.peek() == Some(b'-') => error(begin, Kind::Unspecified),
            1 => Ok(Value::Decade(year)),
            _ => Ok(Value::Century(year)),
        }
    }

    /// The year with 0 for each `X`, and the number of `X`: none, one or two.
    fn four_places(&mut self) -> Result<(i32, u8)> {
        let begin = self.at;
        let (mut number, mut unspecified) = (0, 0);
        for _ in 0..4 {
            let digit = match self.peek() {
                Some(b'X') => {
                    self.at += 1;
                    unspecified += 1;
                    0
                }
                Some(b'u' | b'x' | b'U') => return error(self.at, Kind::Draft),
                _ => match self.digit() {
                    Some(_) if unspecified > 0 => return error(begin, Kind::Unspecified),
                    Some(digit) => i32::from(digit),
                    None => return error(self.at, Kind::Year),
                },
            };
            number = number * 10 + digit;
        }
        if unspecified > 2 { error(begin, Kind::Unspecified) } else { Ok((number, unspecified)) }
    }

    fn pair(&mut self, kind: Kind) -> Result<Pair> {
        let begin = self.at;
        if self.qualification() != Qualification::None {
            return error(begin, level2("a qualifier before a part of a date"));
        }
        match self.bytes.get(begin..begin + 2) {
            Some(b"XX") => {
                self.at += 2;
                Ok(Pair::Unspecified)
            }
            Some([b'0'..=b'9', b'X'] | [b'X', b'0'..=b'9']) => error(begin, Kind::Unspecified),
            Some(b"uu" | b"xx" | b"UU") => error(begin, Kind::Draft),
            _ => match self.two() {
                Some(number) => Ok(Pair::Number(number)),
                None => error(begin, kind),
            },
        }
    }

    fn after_year(&mut self, year: i32) -> Result<Value> {
        if !self.take(b'-') {
            return Ok(Value::Year(i64::from(year)));
        }
        let begin = self.at;
        let month = match self.pair(Kind::Month)? {
            Pair::Unspecified => return self.after_some_month(year),
            Pair::Number(month @ 1..=12) => month,
            Pair::Number(21) => return Ok(Value::Season(year, Season::Spring)),
            Pair::Number(22) => return Ok(Value::Season(year, Season::Summer)),
            Pair::Number(23) => return Ok(Value::Season(year, Season::Autumn)),
            Pair::Number(24) => return Ok(Value::Season(year, Season::Winter)),
            Pair::Number(25..=41) => {
                return error(begin, level2("a grouping of months from 25 to 41"));
            }
            Pair::Number(_) => return error(begin, Kind::NoSuchMonth),
        };
        if !self.take(b'-') {
            return Ok(Value::Month(year, month));
        }
        let begin = self.at;
        let last = days_in_month(year, month);
        let day = match self.pair(Kind::Day)? {
            Pair::Unspecified => return Ok(Value::SomeDay(year, month)),
            Pair::Number(day) if (1..=last).contains(&day) => day,
            Pair::Number(_) => return error(begin, Kind::NoSuchDay(last)),
        };
        let time = self.at;
        if !self.take(b'T') {
            return Ok(Value::Day(year, month, day));
        }
        if self.in_interval {
            error(time, Kind::TimeInInterval)
        } else {
            Ok(Value::Time(year, month, day, self.clock()?))
        }
    }

    fn after_some_month(&mut self, year: i32) -> Result<Value> {
        let begin = self.at;
        if !self.take(b'-') {
            return Ok(Value::SomeMonth(year));
        }
        match self.pair(Kind::Day)? {
            Pair::Unspecified => Ok(Value::SomeDayOfYear(year)),
            Pair::Number(_) => error(begin - 2, Kind::Unspecified),
        }
    }

    fn clock(&mut self) -> Result<Clock> {
        let begin = self.at;
        let Some((hour, minute, second)) = self.time_of_day() else {
            return error(begin, Kind::Time);
        };
        let begin = self.at;
        let shift = match self.peek() {
            Some(b'Z') => {
                self.at += 1;
                Shift::Utc
            }
            Some(b'+' | b'-') => match self.shift() {
                Some(shift) => shift,
                None => return error(begin, Kind::Shift),
            },
            _ => Shift::Local,
        };
        Ok(Clock { hour, minute, second, shift })
    }

    fn time_of_day(&mut self) -> Option<(u8, u8, u8)> {
        let hour = self.two()?;
        let minute = self.take(b':').then(|| self.two())??;
        let second = self.take(b':').then(|| self.two())??;
        (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
    }

    fn shift(&mut self) -> Option<Shift> {
        let negative = self.peek() == Some(b'-');
        self.at += 1;
        let hours = self.two()? as i8;
        let shift = if self.take(b':') {
            let minutes = i16::from(self.two().filter(|&minutes| minutes < 60)?) + i16::from(hours) * 60;
            (!(negative && minutes == 0)).then_some(Shift::Minutes(if negative { -minutes } else { minutes }))
        } else {
            (!(negative && hours == 0)).then_some(Shift::Hours(if negative { -hours } else { hours }))
        };
        shift.filter(|_| hours < 24)
    }
}
