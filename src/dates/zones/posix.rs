//! The rule in a file's footer, a POSIX `TZ` string (RFC 9636 §3.3.1): `EET-2EEST,M3.5.0/3,M10.5.0/4`.

use super::{Abbreviation, Setting, Span};
use crate::dates::civil::{civil_from_days, days_from_civil, weekday_index};
use crate::dates::{days_in_month, is_leap};

const DAY: i64 = 86_400;

/// A day that recurs every year.
#[derive(Debug, Clone, Copy)]
enum Day {
    /// A weekday (0 is Sunday) in a week (5 is the last) of a month.
    Weekday { month: u8, week: u8, weekday: u8 },
    /// 1 to 365; 29 February is never counted.
    Julian(i32),
    /// 0 to 365.
    Ordinal(i32),
}

/// The local time at which the clocks change every year.
#[derive(Debug, Clone, Copy)]
struct Change {
    day: Day,
    /// Seconds from that day's midnight; may fall on another day.
    time: i64,
}

/// The state of a zone's clocks in all future years.
#[derive(Debug, Clone)]
pub(super) struct PosixZone {
    standard: Setting,
    /// Daylight saving time, its beginning and its end.
    dst: Option<(Setting, Change, Change)>,
}

impl Change {
    /// Seconds since 1970 on the clock that applies before the change.
    fn in_year(self, year: i32) -> i64 {
        let first = days_from_civil(year, 1, 1);
        let day = match self.day {
            Day::Ordinal(day) => first + day,
            Day::Julian(day) => first + day - 1 + (is_leap(year) && day > 59) as i32,
            Day::Weekday { month, week, weekday } => {
                let first = days_from_civil(year, month, 1);
                let days = (weekday as i32 + 6 - weekday_index(first)).rem_euclid(7) + 7 * (week as i32 - 1);
                first + if days < days_in_month(year, month) as i32 { days } else { days - 7 }
            }
        };
        day as i64 * DAY + self.time
    }
}

impl PosixZone {
    /// The span that contains an instant; it begins no earlier than `earliest`.
    pub fn span_at(&self, utc_seconds: i64, earliest: i64) -> Span {
        let mut span = Span { start: earliest, end: i64::MAX, setting: self.standard };
        let Some((dst, begins, ends)) = self.dst else { return span };
        // Far beyond the calendar's range nothing changes.
        let days = utc_seconds.div_euclid(DAY).clamp(-5_000_000, 5_000_000) as i32;
        let year = civil_from_days(days).0;
        let mut changes = [(0, dst); 6];
        for (at, year) in (year - 1..=year + 1).enumerate() {
            let begin = (begins.in_year(year) - self.standard.offset as i64, dst);
            let end = (ends.in_year(year) - dst.offset as i64, self.standard);
            // In the southern hemisphere, summer's end comes first. Where summer lasts all year, it ends when the next
            // one begins.
            let pair = if begin.0 < end.0 { [begin, end] } else { [end, begin] };
            changes[2 * at..2 * at + 2].copy_from_slice(&pair);
        }
        for (time, setting) in changes {
            if time > utc_seconds {
                if setting != span.setting {
                    span.end = time;
                    break;
                }
            } else if setting != span.setting {
                span.setting = setting;
                span.start = time.max(earliest);
            }
        }
        span
    }

    pub fn parse(mut text: &[u8]) -> Option<PosixZone> {
        let text = &mut text;
        let standard = Setting { abbreviation: name(text)?, offset: -(time(text, 24)? as i32), is_dst: false };
        if text.is_empty() {
            return Some(PosixZone { standard, dst: None });
        }
        let abbreviation = name(text)?;
        let offset = if text.first() == Some(&b',') { standard.offset + 3600 } else { -(time(text, 24)? as i32) };
        let begins = change(text)?;
        let ends = change(text)?;
        let dst = Setting { offset, is_dst: true, abbreviation };
        text.is_empty().then_some(PosixZone { standard, dst: Some((dst, begins, ends)) })
    }
}

fn eat(text: &mut &[u8], mark: u8) -> Option<()> {
    *text = text.strip_prefix(&[mark])?;
    Some(())
}

fn number(text: &mut &[u8], max: i64) -> Option<i64> {
    let width = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if width == 0 || width > 3 {
        return None;
    }
    let (head, tail) = text.split_at(width);
    *text = tail;
    Some(head.iter().fold(0, |number, byte| number * 10 + (byte - b'0') as i64)).filter(|&number| number <= max)
}

/// `EET`, or `<+0530>`.
fn name(text: &mut &[u8]) -> Option<Abbreviation> {
    let quoted = eat(text, b'<').is_some();
    let letter = |byte: &u8| if quoted { *byte != b'>' } else { byte.is_ascii_alphabetic() };
    let (head, tail) = text.split_at(text.iter().take_while(|byte| letter(byte)).count());
    *text = tail;
    if quoted {
        eat(text, b'>')?;
    }
    (head.len() >= 3).then(|| Abbreviation::new(head))
}

/// `2`, `-2`, `+5:30`, `25:00:00`, in seconds.
fn time(text: &mut &[u8], max_hours: i64) -> Option<i64> {
    let sign = if eat(text, b'-').is_some() { -1 } else { 1 };
    if sign == 1 {
        eat(text, b'+');
    }
    let mut seconds = number(text, max_hours)? * 3600;
    if eat(text, b':').is_some() {
        seconds += number(text, 59)? * 60;
        if eat(text, b':').is_some() {
            seconds += number(text, 59)?;
        }
    }
    Some(sign * seconds)
}

/// `,M3.5.0/3`, `,J60`, `,0/-2`.
fn change(text: &mut &[u8]) -> Option<Change> {
    eat(text, b',')?;
    let day = if eat(text, b'M').is_some() {
        let month = number(text, 12)?;
        eat(text, b'.')?;
        let week = number(text, 5)?;
        eat(text, b'.')?;
        let weekday = number(text, 6)?;
        if month == 0 || week == 0 {
            return None;
        }
        Day::Weekday { month: month as u8, week: week as u8, weekday: weekday as u8 }
    } else if eat(text, b'J').is_some() {
        Day::Julian(number(text, 365)? as i32)
    } else {
        Day::Ordinal(number(text, 365)? as i32)
    };
    let time = if eat(text, b'/').is_some() { time(text, 167)? } else { 2 * 3600 };
    Some(Change { day, time })
}
