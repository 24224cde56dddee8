//! Parsing and formatting: ISO 8601's extended format for JSON and people, its basic format for iCalendar.

use super::{Date, DateError, Duration, LocalDateTime};
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Appends a number in decimal, with leading zeros up to `width` digits.
pub(crate) fn push_number(out: &mut String, number: i64, width: usize) {
    let mut digits = [b'0'; 20];
    let (mut at, mut rest) = (digits.len(), number.unsigned_abs());
    while rest > 0 || digits.len() - at < width.clamp(1, 20) {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    if number < 0 {
        out.push('-');
    }
    digits[at..].iter().for_each(|&digit| out.push(digit as char));
}

/// Consumes exactly `width` digits.
fn digits(text: &mut &[u8], width: usize) -> Option<i32> {
    let (head, tail) = text.split_at_checked(width)?;
    let mut number = 0;
    for byte in head {
        number = number * 10 + (*byte as char).to_digit(10)? as i32;
    }
    *text = tail;
    Some(number)
}

/// Consumes `mark`; if `wanted` is false, the format has no mark and nothing is consumed.
fn mark(text: &mut &[u8], mark: u8, wanted: bool) -> Option<()> {
    if wanted {
        *text = text.strip_prefix(&[mark])?;
    }
    Some(())
}

fn date(text: &mut &[u8], extended: bool) -> Option<Date> {
    let before_zero = mark(text, b'-', true).is_some();
    let year = digits(text, 4)?;
    mark(text, b'-', extended)?;
    let month = digits(text, 2)?;
    mark(text, b'-', extended)?;
    let day = digits(text, 2)?;
    Date::from_ymd(if before_zero { -year } else { year }, month as u8, day as u8)
}

fn date_time(text: &mut &[u8], extended: bool) -> Option<LocalDateTime> {
    let date = date(text, extended)?;
    mark(text, b'T', true)?;
    let hour = digits(text, 2)?;
    mark(text, b':', extended)?;
    let minute = digits(text, 2)?;
    mark(text, b':', extended)?;
    let second = digits(text, 2)?;
    LocalDateTime::new(date, hour as u8, minute as u8, second as u8)
}

impl Date {
    /// Parses iCalendar's basic format, `20261018` (RFC 5545 §3.3.4).
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// assert_eq!(Date::from_basic("20261018"), Ok(Date::from_ymd(2026, 10, 18).unwrap()));
    /// ```
    pub fn from_basic(text: &str) -> Result<Date, DateError> {
        let mut rest = text.as_bytes();
        date(&mut rest, false).filter(|_| rest.is_empty()).ok_or(DateError::Date)
    }

    /// Appends the basic format, `20261018`.
    ///
    /// ```
    /// # use atbildiba::dates::Date;
    /// let mut line = String::from("DTSTART;VALUE=DATE:");
    /// Date::from_days(0).push_basic(&mut line);
    /// assert_eq!(line, "DTSTART;VALUE=DATE:19700101");
    /// ```
    pub fn push_basic(self, out: &mut String) {
        self.push(out, "");
    }

    fn push(self, out: &mut String, between: &str) {
        let (year, month, day) = self.ymd();
        push_number(out, year as i64, 4);
        out.push_str(between);
        push_number(out, month as i64, 2);
        out.push_str(between);
        push_number(out, day as i64, 2);
    }
}

impl LocalDateTime {
    /// Parses iCalendar's basic format, `20261018T090000` (RFC 5545 §3.3.5). The flag is true if a `Z` follows, which
    /// means UTC.
    ///
    /// ```
    /// # use atbildiba::dates::LocalDateTime;
    /// let (time, is_utc) = LocalDateTime::from_basic("20261018T090000Z")?;
    /// assert_eq!(time.to_string(), "2026-10-18T09:00:00");
    /// assert!(is_utc);
    /// # Ok::<(), atbildiba::dates::DateError>(())
    /// ```
    pub fn from_basic(text: &str) -> Result<(LocalDateTime, bool), DateError> {
        let mut rest = text.as_bytes();
        let time = date_time(&mut rest, false);
        match (time, rest) {
            (Some(time), b"") => Ok((time, false)),
            (Some(time), b"Z" | b"z") => Ok((time, true)),
            _ => Err(DateError::DateTime),
        }
    }

    /// Appends the basic format, `20261018T090000`.
    pub fn push_basic(self, out: &mut String) {
        self.push(out, "", "");
    }

    fn push(self, out: &mut String, in_date: &str, in_time: &str) {
        self.date().push(out, in_date);
        out.push('T');
        push_number(out, self.hour() as i64, 2);
        out.push_str(in_time);
        push_number(out, self.minute() as i64, 2);
        out.push_str(in_time);
        push_number(out, self.second() as i64, 2);
    }
}

/// Parses `2026-10-18`; a year before 0 has a leading minus.
impl FromStr for Date {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Date, DateError> {
        let mut rest = text.as_bytes();
        date(&mut rest, true).filter(|_| rest.is_empty()).ok_or(DateError::Date)
    }
}

/// Parses RFC 8984's LocalDateTime, `2026-10-18T09:00:00`. Fractions of a second are rejected.
impl FromStr for LocalDateTime {
    type Err = DateError;
    fn from_str(text: &str) -> Result<LocalDateTime, DateError> {
        let mut rest = text.as_bytes();
        date_time(&mut rest, true).filter(|_| rest.is_empty()).ok_or(DateError::DateTime)
    }
}

/// Parses `P1W`, `P1D`, `P1DT2H`, `PT1H30M`, `PT45S`, with an optional sign. Fractions, months and years are rejected,
/// as the standards require.
impl FromStr for Duration {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Duration, DateError> {
        duration(text.as_bytes()).ok_or(DateError::Duration)
    }
}

fn duration(text: &[u8]) -> Option<Duration> {
    let (sign, text) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    let mut rest = text.strip_prefix(b"P")?;
    let (mut days, mut seconds, mut in_time) = (0i64, 0i64, false);
    // The position reached in the sequence W, D, H, M, S: each may occur once, in this order.
    let mut reached = 0;
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix(b"T") {
            if in_time || time.is_empty() {
                return None;
            }
            (in_time, rest) = (true, time);
        }
        let width = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = if (1..=9).contains(&width) { digits(&mut rest, width)? as i64 } else { return None };
        let (&unit, tail) = rest.split_first()?;
        rest = tail;
        let (order, into, factor) = match (unit, in_time) {
            (b'W', false) => (1, &mut days, 7),
            (b'D', false) => (2, &mut days, 1),
            (b'H', true) => (3, &mut seconds, 3600),
            (b'M', true) => (4, &mut seconds, 60),
            (b'S', true) => (5, &mut seconds, 1),
            _ => return None,
        };
        if order <= reached {
            return None;
        }
        reached = order;
        *into += number * factor;
    }
    if reached == 0 {
        return None;
    }
    Some(Duration { days: (sign * days).try_into().ok()?, seconds: (sign * seconds).try_into().ok()? })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(11);
        self.push(&mut out, "-");
        f.write_str(&out)
    }
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(20);
        self.push(&mut out, "-", ":");
        f.write_str(&out)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, seconds) = (self.days.unsigned_abs() as i64, self.seconds.unsigned_abs() as i64);
        let mut out = String::from(if self.total_seconds() < 0 { "-P" } else { "P" });
        let mut part = |mark: &str, number: i64, unit: char| {
            if number > 0 {
                out.push_str(mark);
                push_number(&mut out, number, 1);
                out.push(unit);
            }
            number > 0
        };
        let whole_weeks = seconds == 0 && days % 7 == 0;
        part("", if whole_weeks { days / 7 } else { days }, if whole_weeks { 'W' } else { 'D' });
        let hours = part("T", seconds / 3600, 'H');
        let minutes = part(if hours { "" } else { "T" }, seconds / 60 % 60, 'M');
        part(if hours || minutes { "" } else { "T" }, seconds % 60, 'S');
        f.write_str(if days == 0 && seconds == 0 { "PT0S" } else { &out })
    }
}

macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // In the browser, strings are borrowed from the data: this avoids thousands of copies.
                #[cfg(target_arch = "wasm32")]
                let text = <&str>::deserialize(deserializer)?;
                #[cfg(not(target_arch = "wasm32"))]
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
as_text!(Date, LocalDateTime, Duration);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_round_trip_through_text() {
        for text in ["2026-10-18", "0000-02-29", "-0044-03-15", "9999-12-31", "-9999-01-01"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        let time: LocalDateTime = "2026-10-18T09:05:07".parse().unwrap();
        assert_eq!(time.to_string(), "2026-10-18T09:05:07");
        assert_eq!(LocalDateTime::from_basic("20261018T090507Z"), Ok((time, true)));
        let mut out = String::new();
        time.push_basic(&mut out);
        assert_eq!(out, "20261018T090507");
        for text in ["2026-10-18T09:05", "2026-10-18T24:00:00", "2026-10-18T09:05:07Z", "2026-10-18 09:05:07"] {
            assert_eq!(text.parse::<LocalDateTime>(), Err(DateError::DateTime), "{text}");
        }
        for text in ["2026-2-29", "2026-02-29", "20261018", "2026-10-18 ", "", "š026-10-18", "2026-10-1š"] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Date), "{text}");
        }
    }

    #[test]
    fn durations_round_trip_through_text() {
        let cases = [
            ("P1D", 1, 0),
            ("P2W", 14, 0),
            ("PT1H30M", 0, 5400),
            ("P15DT5H20S", 15, 18_020),
            ("-PT15M", 0, -900),
            ("PT0S", 0, 0),
            ("PT36H", 0, 129_600),
            ("P7DT1S", 7, 1),
            ("PT1H1S", 0, 3601),
        ];
        for (text, days, seconds) in cases {
            assert_eq!(text.parse(), Ok(Duration { days, seconds }), "{text}");
            assert_eq!(Duration { days, seconds }.to_string(), text);
        }
        assert_eq!("P7D".parse::<Duration>(), "P1W".parse());
        let wrong = [
            "",
            "P",
            "PT",
            "P1DT",
            "P1M",
            "P1Y",
            "PT1H1H",
            "PT1M1H",
            "1D",
            "P1",
            "PT1.5S",
            "P99999999999D",
            "P999999999W",
        ];
        for text in wrong {
            assert_eq!(text.parse::<Duration>(), Err(DateError::Duration), "{text}");
        }
    }
}
