//! Rules in JSCalendar's notation (RFC 8984 §4.3.3).

use super::rule::NUMBER_PARTS;
use super::text::{add_number, error, frequency, gregorian, nth_of, skip, weekday};
use super::{NDay, Problem, Rule, RuleError, Until};
use crate::dates::{LocalDateTime, push_number};
use serde::Deserialize;

/// The JSON object as written; other properties, such as `@type`, are ignored.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct JsonRule {
    frequency: String,
    interval: Option<u32>,
    rscale: Option<String>,
    skip: Option<String>,
    first_day_of_week: Option<String>,
    by_day: Vec<JsonNDay>,
    by_month: Vec<String>,
    by_week_no: Vec<i64>,
    by_year_day: Vec<i64>,
    by_month_day: Vec<i64>,
    by_hour: Vec<i64>,
    by_minute: Vec<i64>,
    by_second: Vec<i64>,
    by_set_position: Vec<i64>,
    count: Option<u32>,
    until: Option<LocalDateTime>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonNDay {
    day: String,
    nth_of_period: Option<i64>,
}

impl TryFrom<JsonRule> for Rule {
    type Error = RuleError;

    fn try_from(json: JsonRule) -> Result<Rule, RuleError> {
        if json.frequency.is_empty() {
            return Err(error("frequency", "", Problem::Missing));
        }
        for (part, number) in [("interval", json.interval), ("count", json.count)] {
            if number == Some(0) {
                return Err(error(part, "0", Problem::OutOfRange(1, u32::MAX as i64)));
            }
        }
        if json.count.is_some() && json.until.is_some() {
            return Err(error("count", "", Problem::CountAndUntil));
        }
        let mut rule = Rule::new(frequency("frequency", &json.frequency)?);
        rule.interval = json.interval.unwrap_or(1);
        if let Some(rscale) = &json.rscale {
            gregorian("rscale", rscale)?;
        }
        if let Some(text) = &json.skip {
            rule.skip = skip("skip", text)?;
        }
        if let Some(day) = &json.first_day_of_week {
            rule.first_day_of_week = weekday("firstDayOfWeek", day)?;
        }
        rule.count = json.count;
        rule.until = json.until.map(Until::Local);
        for nday in json.by_day {
            let day = weekday("byDay", &nday.day)?;
            rule.by_day.push(match nday.nth_of_period {
                Some(nth) => nth_of(day, nth, "byDay", &nday.day)?,
                None => NDay { day, nth_of_period: None },
            });
        }
        for month in &json.by_month {
            add_number(&NUMBER_PARTS[0], &mut rule.by_month, month, true)?;
        }
        let lists = [
            json.by_week_no,
            json.by_year_day,
            json.by_month_day,
            json.by_hour,
            json.by_minute,
            json.by_second,
            json.by_set_position,
        ];
        for (at, list) in lists.iter().enumerate() {
            for &number in list {
                let mut text = String::new();
                push_number(&mut text, number, 1);
                add_number(&NUMBER_PARTS[at + 1], rule.numbers_mut()[at + 1], &text, true)?;
            }
        }
        Ok(rule)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
        Rule::try_from(JsonRule::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
