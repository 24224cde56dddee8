//! Rules in iCalendar's notation: `FREQ=MONTHLY;BYDAY=-1FR`.

use super::rule::{NUMBER_PARTS, NumberPart};
use super::{Frequency, NDay, Problem, Rule, RuleError, Skip, Until};
use crate::dates::{Date, LocalDateTime, Weekday, push_number};
use core::str::FromStr;

const FREQUENCIES: [(&str, Frequency); 7] = [
    ("SECONDLY", Frequency::Secondly),
    ("MINUTELY", Frequency::Minutely),
    ("HOURLY", Frequency::Hourly),
    ("DAILY", Frequency::Daily),
    ("WEEKLY", Frequency::Weekly),
    ("MONTHLY", Frequency::Monthly),
    ("YEARLY", Frequency::Yearly),
];
const SKIPS: [(&str, Skip); 3] = [("OMIT", Skip::Omit), ("BACKWARD", Skip::Backward), ("FORWARD", Skip::Forward)];
/// The parts that are not lists of numbers.
const OTHER_PARTS: [&str; 8] = ["FREQ", "INTERVAL", "RSCALE", "SKIP", "WKST", "BYDAY", "COUNT", "UNTIL"];

pub(super) fn error(part: &'static str, value: &str, problem: Problem) -> RuleError {
    RuleError { part, value: value.into(), problem }
}

/// The value that a keyword stands for, ignoring case.
fn word<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    words.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|&(_, value)| value)
}

pub(super) fn frequency(part: &'static str, text: &str) -> Result<Frequency, RuleError> {
    word(&FREQUENCIES, text).ok_or_else(|| error(part, text, Problem::Unknown))
}

pub(super) fn skip(part: &'static str, text: &str) -> Result<Skip, RuleError> {
    word(&SKIPS, text).ok_or_else(|| error(part, text, Problem::Unknown))
}

pub(super) fn weekday(part: &'static str, text: &str) -> Result<Weekday, RuleError> {
    Weekday::from_code(text).ok_or_else(|| error(part, text, Problem::Unknown))
}

pub(super) fn gregorian(part: &'static str, text: &str) -> Result<(), RuleError> {
    let known = text.eq_ignore_ascii_case("gregorian");
    if known { Ok(()) } else { Err(error(part, text, Problem::OtherCalendar)) }
}

/// Appends numbers to a part's list and checks each.
pub(super) fn add_number(part: &NumberPart, list: &mut Vec<i16>, text: &str, json: bool) -> Result<(), RuleError> {
    let name = if json { part.json } else { part.name };
    if part.name == "BYMONTH" && text.ends_with(['L', 'l']) {
        return Err(error(name, text, Problem::OtherCalendar));
    }
    match number(text) {
        Some(number) if part.allows(number) => list.push(number as i16),
        _ => return Err(error(name, text, part.bounds())),
    }
    Ok(())
}

/// The number, with or without a sign.
fn number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    // `parse` accepts a sign, too, so `++5` would be 5.
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn at_least_one(part: &'static str, text: &str) -> Result<u32, RuleError> {
    let number = number(text).and_then(|number| u32::try_from(number).ok()).filter(|&number| number > 0);
    number.ok_or_else(|| error(part, text, Problem::OutOfRange(1, u32::MAX as i64)))
}

/// `MO`, `+1MO` or `-2FR`.
fn nday(text: &str) -> Result<NDay, RuleError> {
    let unknown = || error("BYDAY", text, Problem::Unknown);
    let (nth, day) = text.split_at_checked(text.len().saturating_sub(2)).ok_or_else(unknown)?;
    let day = Weekday::from_code(day).ok_or_else(unknown)?;
    if nth.is_empty() {
        return Ok(NDay { day, nth_of_period: None });
    }
    nth_of(day, number(nth.trim_end()).ok_or_else(unknown)?, "BYDAY", text)
}

/// The nth weekday, if that is possible.
pub(super) fn nth_of(day: Weekday, nth: i64, part: &'static str, text: &str) -> Result<NDay, RuleError> {
    if nth == 0 || !(-53..=53).contains(&nth) {
        return Err(error(part, text, Problem::OutOfRange(-53, 53)));
    }
    Ok(NDay { day, nth_of_period: Some(nth as i8) })
}

fn until(text: &str) -> Result<Until, RuleError> {
    if let Ok(date) = Date::from_basic(text) {
        return Ok(Until::Date(date));
    }
    match LocalDateTime::from_basic(text) {
        Ok((time, true)) => Ok(Until::Utc(time)),
        Ok((time, false)) => Ok(Until::Local(time)),
        Err(_) => Err(error("UNTIL", text, Problem::Unknown)),
    }
}

fn read_other(rule: &mut Rule, name: &'static str, value: &str) -> Result<(), RuleError> {
    match name {
        "FREQ" => rule.frequency = frequency(name, value)?,
        "INTERVAL" => rule.interval = at_least_one(name, value)?,
        "RSCALE" => gregorian(name, value)?,
        "SKIP" => rule.skip = skip(name, value)?,
        "WKST" => rule.first_day_of_week = weekday(name, value)?,
        "COUNT" => rule.count = Some(at_least_one(name, value)?),
        "UNTIL" => rule.until = Some(until(value)?),
        _ => {
            for item in value.split(',') {
                rule.by_day.push(nday(item.trim())?);
            }
        }
    }
    Ok(())
}

/// Parses an `RRULE` with or without the property's name, ignoring case and harmless blanks. Parts that begin with `X-`
/// are ignored. `COUNT` together with `UNTIL` is accepted, although the standard forbids it: files in the wild contain
/// it, and the earlier end applies.
impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Rule, RuleError> {
        let text = text.trim();
        let parts = match text.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("RRULE") => value,
            _ => text,
        };
        let mut rule = Rule::new(Frequency::Yearly);
        let mut seen = 0u32;
        for part in parts.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| error("RRULE", part, Problem::Unknown))?;
            let (name, value) = (name.trim(), value.trim());
            let other = OTHER_PARTS.iter().position(|other| other.eq_ignore_ascii_case(name));
            let numbers = NUMBER_PARTS.iter().position(|part| part.name.eq_ignore_ascii_case(name));
            let (bit, known) = match (other, numbers) {
                (Some(at), _) => (at, OTHER_PARTS[at]),
                (_, Some(at)) => (OTHER_PARTS.len() + at, NUMBER_PARTS[at].name),
                _ if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("X-")) => continue,
                _ => return Err(error("RRULE", part, Problem::Unknown)),
            };
            if seen & 1 << bit != 0 {
                return Err(error(known, value, Problem::Repeated));
            }
            seen |= 1 << bit;
            match numbers {
                Some(at) => {
                    for item in value.split(',') {
                        add_number(&NUMBER_PARTS[at], rule.numbers_mut()[at], item.trim(), false)?;
                    }
                }
                None => read_other(&mut rule, known, value)?,
            }
        }
        if seen & 1 == 0 {
            return Err(error("FREQ", "", Problem::Missing));
        }
        Ok(rule)
    }
}

impl Rule {
    /// The value of an `RRULE` property; parsing it yields the same rule.
    ///
    /// ```
    /// # use atbildiba::dates::recurrence::Rule;
    /// let rule: Rule = "rrule: freq=weekly;byday=mo,fr".parse().unwrap();
    /// assert_eq!(rule.to_rrule(), "FREQ=WEEKLY;BYDAY=MO,FR");
    /// ```
    pub fn to_rrule(&self) -> String {
        let mut out = String::with_capacity(48);
        if self.skip != Skip::Omit {
            out.push_str("RSCALE=GREGORIAN;");
        }
        out.push_str("FREQ=");
        out.push_str(FREQUENCIES[self.frequency as usize].0);
        if self.skip != Skip::Omit {
            out.push_str(";SKIP=");
            out.push_str(SKIPS[self.skip as usize].0);
        }
        if let Some(until) = self.until {
            out.push_str(";UNTIL=");
            match until {
                Until::Date(date) => date.push_basic(&mut out),
                Until::Local(time) | Until::Utc(time) => time.push_basic(&mut out),
            }
            if matches!(until, Until::Utc(_)) {
                out.push('Z');
            }
        }
        let mut number = |name: &str, number: u32| {
            out.push_str(name);
            push_number(&mut out, number as i64, 1);
        };
        if let Some(count) = self.count {
            number(";COUNT=", count);
        }
        if self.interval != 1 {
            number(";INTERVAL=", self.interval);
        }
        for (part, list) in NUMBER_PARTS.iter().zip(self.numbers()) {
            if part.name == "BYHOUR" {
                self.push_by_day(&mut out);
            }
            for (at, &number) in list.iter().enumerate() {
                out.push_str(if at == 0 { ";" } else { "," });
                if at == 0 {
                    out.push_str(part.name);
                    out.push('=');
                }
                push_number(&mut out, number as i64, 1);
            }
        }
        if self.first_day_of_week != Weekday::Monday {
            out.push_str(";WKST=");
            out.push_str(self.first_day_of_week.code());
        }
        out
    }

    fn push_by_day(&self, out: &mut String) {
        for (at, nday) in self.by_day.iter().enumerate() {
            out.push_str(if at == 0 { ";BYDAY=" } else { "," });
            if let Some(nth) = nday.nth_of_period {
                push_number(out, nth as i64, 1);
            }
            out.push_str(nday.day.code());
        }
    }
}
