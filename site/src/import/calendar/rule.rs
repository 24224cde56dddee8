//! A rule in JSCalendar's notation (RFC 8984 §4.3.3) with its iCalendar semantics.

use crate::ical::time::Time;
use atbildiba::dates::recurrence::{Dialect, Frequency, RecurrenceSet, Rule, Skip, Until};
use atbildiba::dates::{Duration, LocalDateTime};
use serde_json::{Map, Value, json};

/// The object for `recurrenceRules`. With `counts_start` the start counts even if the rule does not yield it.
pub(super) fn json(rule: &Rule, start: &Time, counts_start: bool) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| drop(out.insert(name.into(), value));
    put("@type", "RecurrenceRule".into());
    put("frequency", frequency(rule.frequency).into());
    if rule.interval != 1 {
        put("interval", rule.interval.into());
    }
    match rule.skip {
        Skip::Omit => {}
        Skip::Backward => put("skip", "backward".into()),
        Skip::Forward => put("skip", "forward".into()),
    }
    if rule.first_day_of_week.index() != 0 {
        put("firstDayOfWeek", rule.first_day_of_week.code().to_ascii_lowercase().into());
    }
    let days = rule.by_day.iter().map(|nday| {
        let day = nday.day.code().to_ascii_lowercase();
        match nday.nth_of_period {
            Some(nth) => json!({ "@type": "NDay", "day": day, "nthOfPeriod": nth }),
            None => json!({ "@type": "NDay", "day": day }),
        }
    });
    let mut months: Vec<Value> = rule.by_month.iter().map(|month| month.to_string().into()).collect();
    let is_open = rule.by_year_day.is_empty() && rule.by_week_no.is_empty() && months.is_empty();
    if rule.frequency == Frequency::Yearly && is_open && !rule.by_month_day.is_empty() {
        // Every month; JSCalendar would use the start's.
        months = (1..=12).map(|month: i32| month.to_string().into()).collect();
    }
    let numbers = |list: &[i16]| -> Vec<Value> { list.iter().map(|&number| number.into()).collect() };
    let lists = [
        ("byMonth", months),
        ("byWeekNo", numbers(&rule.by_week_no)),
        ("byYearDay", numbers(&rule.by_year_day)),
        ("byMonthDay", numbers(&rule.by_month_day)),
        ("byDay", days.collect()),
        ("byHour", numbers(&rule.by_hour)),
        ("byMinute", numbers(&rule.by_minute)),
        ("bySecond", numbers(&rule.by_second)),
        ("bySetPosition", numbers(&rule.by_set_position)),
    ];
    for (name, list) in lists {
        if !list.is_empty() {
            put(name, list.into());
        }
    }
    let alone = || {
        let mut set = RecurrenceSet::new(start.written(), Duration::ZERO, Dialect::ICALENDAR);
        set.add_rule(rule);
        set
    };
    match (rule.count, rule.until) {
        // Only one of them is allowed: the last date that both permit.
        (Some(_), Some(_)) => {
            let last = alone().before(LocalDateTime::MAX).map_or(start.written(), |last| last.start);
            put("until", last.to_string().into());
        }
        (Some(count), None) => {
            let is_extra = counts_start && alone().iter().next().is_none_or(|first| first.start != start.written());
            put("count", count.saturating_add(u32::from(is_extra)).into());
        }
        (None, Some(until)) => put("until", last_moment(until, start).to_string().into()),
        (None, None) => {}
    }
    Value::Object(out)
}

fn frequency(frequency: Frequency) -> &'static str {
    ["secondly", "minutely", "hourly", "daily", "weekly", "monthly", "yearly"][frequency as usize]
}

fn last_moment(until: Until, start: &Time) -> LocalDateTime {
    match until {
        Until::Date(date) if start.is_date() => LocalDateTime::midnight(date),
        Until::Date(date) => LocalDateTime::from_seconds(LocalDateTime::midnight(date).to_seconds() + 86_399),
        Until::Local(time) | Until::Utc(time) => time,
    }
}
