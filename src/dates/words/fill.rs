//! Filling the parts of dates into patterns.

use super::patterns::{CASE_NAMES, DateWords};
use crate::dates::edtf::{Clock, Shift, Value};

/// The numbers of one date that patterns refer to.
pub(super) struct Facts {
    /// The year, counted from 1 in either era.
    year: u64,
    /// Whether the year is before the common era.
    pub(super) before_era: bool,
    month: u8,
    day: u8,
    season: usize,
    clock: Clock,
    /// Decades and centuries are named after their own digits, not after the year, which 1 BC shifts.
    leading: u64,
    /// The number of years: 1, 10 or 100.
    years: u64,
}

impl Facts {
    pub(super) fn of(value: Value) -> Self {
        let (mut month, mut day, mut season) = (1, 1, 0);
        let mut clock = Clock { hour: 0, minute: 0, second: 0, shift: Shift::Local };
        let year = match value {
            Value::Year(year) => year,
            Value::Century(year) | Value::Decade(year) | Value::SomeMonth(year) | Value::SomeDayOfYear(year) => {
                i64::from(year)
            }
            Value::Season(year, which) => {
                season = which as usize;
                i64::from(year)
            }
            Value::Month(year, m) | Value::SomeDay(year, m) => {
                month = m;
                i64::from(year)
            }
            Value::Day(year, m, d) => {
                (month, day) = (m, d);
                i64::from(year)
            }
            Value::Time(year, m, d, time) => {
                (month, day, clock) = (m, d, time);
                i64::from(year)
            }
        };
        let whole = matches!(value, Value::Century(_) | Value::Decade(_));
        let before_era = year < 0 || (year == 0 && !whole);
        let counted = if before_era { year.unsigned_abs() + 1 } else { year.unsigned_abs() };
        let years = match value {
            Value::Century(_) => 100,
            Value::Decade(_) => 10,
            _ => 1,
        };
        Self { years, year: counted, before_era, month, day, season, clock, leading: year.unsigned_abs() }
    }
}

/// The values that a pattern may refer to.
pub(super) struct Slots<'a> {
    pub(super) words: &'a DateWords,
    pub(super) x: &'a str,
    pub(super) y: &'a str,
    pub(super) a: Option<&'a Facts>,
    pub(super) b: Option<&'a Facts>,
}

const NUMBERS: [&str; 11] = ["year", "yyyy", "day", "mm", "dd", "hh", "min", "decade", "century", "last", "month"];

/// Whether the text between braces is a placeholder.
pub(super) fn is_placeholder(text: &str) -> bool {
    let (name, case) = text.split_once(':').unwrap_or((text, ""));
    let name = name.strip_suffix('2').unwrap_or(name);
    match case {
        "" => NUMBERS.contains(&name) || name == "season" || text == "x" || text == "y",
        "roman" => name == "century",
        "ordinal" => name == "century" || name == "day",
        _ => (name == "month" || name == "season") && CASE_NAMES.contains(&case),
    }
}

/// The pattern with its placeholders replaced. Unknown placeholders are dropped; loading has checked the names.
pub(super) fn fill(pattern: &str, slots: &Slots<'_>) -> String {
    let mut out = String::with_capacity(pattern.len() + 24);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        put(&mut out, name, slots);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn put(out: &mut String, placeholder: &str, slots: &Slots<'_>) {
    let (name, case) = placeholder.split_once(':').unwrap_or((placeholder, ""));
    let (name, facts) = match name.strip_suffix('2') {
        Some(name) => (name, slots.b),
        None => (name, slots.a),
    };
    match name {
        "x" => return out.push_str(slots.x),
        "y" => return out.push_str(slots.y),
        _ => {}
    }
    let Some(facts) = facts else { return };
    let number = match name {
        "month" => return out.push_str(slots.words.month(facts.month, case)),
        "season" => return out.push_str(slots.words.season(facts.season, case)),
        "mm" => return push_two(out, facts.month.into()),
        "dd" => return push_two(out, facts.day.into()),
        "hh" => return push_two(out, facts.clock.hour.into()),
        "min" => return push_two(out, facts.clock.minute.into()),
        "year" => facts.year,
        "yyyy" => {
            // ISO 8601 counts with a year 0.
            if facts.before_era && facts.leading > 0 {
                out.push('−');
            }
            let digits = facts.leading.to_string();
            for _ in digits.len()..4 {
                out.push('0');
            }
            return out.push_str(&digits);
        }
        "day" => facts.day.into(),
        "decade" => facts.leading,
        "last" => facts.leading + facts.years - 1,
        "century" => facts.leading / 100 + 1,
        _ => return,
    };
    if case == "roman" {
        return push_roman(out, number);
    }
    let digits = number.to_string();
    out.push_str(&digits);
    if case == "ordinal" {
        out.push_str(slots.words.ordinal_suffix(&digits));
    }
}

/// Two digits.
pub(super) fn push_two(out: &mut String, number: u16) {
    out.push(char::from(b'0' + (number / 10 % 10) as u8));
    out.push(char::from(b'0' + (number % 10) as u8));
}

fn push_roman(out: &mut String, mut number: u64) {
    const STEPS: [(u64, &str); 7] = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if number > 89 {
        return out.push_str(&number.to_string());
    }
    for (step, figure) in STEPS {
        while number >= step {
            out.push_str(figure);
            number -= step;
        }
    }
}
