//! A second, slow and simple engine that follows RFC 8984 §4.3.3.1 and RFC 7529 §4.1: every day of every period is
//! compared with every part of the rule. It shares only the types with the real one.

use super::properties::{Random, random_rule};
use super::support::rule;
use atbildiba::dates::recurrence::{Dialect, Frequency, RecurrenceSet, Rule, Skip};
use atbildiba::dates::{Date, Duration, LocalDateTime, Weekday, days_in_month, is_leap};

/// The rule with the parts that RFC 8984 derives from the start.
fn filled(rule: &Rule, start: LocalDateTime, dialect: Dialect) -> Rule {
    let mut out = rule.clone();
    let (date, yearly) = (start.date(), rule.frequency == Frequency::Yearly);
    let weekday = atbildiba::dates::recurrence::NDay { day: date.weekday(), nth_of_period: None };
    let (days, month_days) = (!rule.by_day.is_empty(), !rule.by_month_day.is_empty());
    let (months, weeks, year_days) =
        (!rule.by_month.is_empty(), !rule.by_week_no.is_empty(), !rule.by_year_day.is_empty());
    if dialect == Dialect::JSCALENDAR {
        if rule.frequency == Frequency::Weekly && !days {
            out.by_day = vec![weekday];
        } else if rule.frequency == Frequency::Monthly && !days && !month_days {
            out.by_month_day = vec![date.day() as i16];
        } else if yearly && !year_days {
            if !months && !weeks && (month_days || !days) {
                out.by_month = vec![date.month() as i16];
            }
            if !month_days && !weeks && !days {
                out.by_month_day = vec![date.day() as i16];
            }
            if weeks && !month_days && !days {
                out.by_day = vec![weekday];
            }
        }
    } else if rule.frequency >= Frequency::Weekly && !days && !month_days && !year_days {
        if weeks || rule.frequency == Frequency::Weekly {
            out.by_day = vec![weekday];
        } else {
            out.by_month_day = vec![date.day() as i16];
            if yearly && !months {
                out.by_month = vec![date.month() as i16];
            }
        }
    }
    if out.by_hour.is_empty() {
        out.by_hour = vec![start.hour() as i16];
    }
    if out.by_minute.is_empty() {
        out.by_minute = vec![start.minute() as i16];
    }
    if out.by_second.is_empty() {
        out.by_second = vec![start.second() as i16];
    }
    out
}

/// Whether a list is empty or contains the number, counted from the front or from the end.
fn listed(list: &[i16], number: i32, of: i32) -> bool {
    list.is_empty() || list.iter().any(|&wanted| wanted as i32 == number || wanted as i32 == number - of - 1)
}

/// The number of the day's week, and the number of weeks in that week's year.
fn week(date: Date, first: Weekday) -> (i32, i32) {
    let year = date.first_of_week(first).add_days(3).year();
    let begin = |year| Date::from_ymd(year, 1, 4).unwrap().first_of_week(first);
    ((date - begin(year)) / 7 + 1, (begin(year + 1) - begin(year)) / 7)
}

fn by_day(rule: &Rule, date: Date) -> bool {
    let (day, in_month) = (date.day() as i32, days_in_month(date.year(), date.month()) as i32);
    let (year_day, in_year) = (date.day_of_year() as i32, if is_leap(date.year()) { 366 } else { 365 });
    let in_month_of = rule.frequency == Frequency::Monthly || !rule.by_month.is_empty();
    let (at, of) = if in_month_of { (day, in_month) } else { (year_day, in_year) };
    rule.by_day.is_empty()
        || rule.by_day.iter().filter(|nday| nday.day == date.weekday()).any(|nday| match nday.nth_of_period {
            Some(nth) if rule.frequency >= Frequency::Monthly => {
                nth as i32 == (at - 1) / 7 + 1 || nth as i32 == -((of - at) / 7 + 1)
            }
            _ => true,
        })
}

/// The days that a day of the month contributes: itself, if everything else matches, and the target of a missing day.
fn candidates(rule: &Rule, date: Date) -> Vec<Date> {
    let (year, month, day) = date.ymd();
    if !listed(&rule.by_month, month as i32, 99) {
        return vec![];
    }
    let mut out = Vec::new();
    let length = days_in_month(year, month);
    let year_day = listed(&rule.by_year_day, date.day_of_year() as i32, if is_leap(year) { 366 } else { 365 });
    let (number, weeks) = week(date, rule.first_day_of_week);
    if year_day && listed(&rule.by_week_no, number, weeks) && listed(&rule.by_month_day, day as i32, length as i32) {
        out.push(date);
    }
    // Once a month, for the days after its last.
    let movable = rule.frequency >= Frequency::Monthly && rule.by_year_day.is_empty() && rule.by_week_no.is_empty();
    if day == length && movable && rule.by_month_day.iter().any(|&wanted| wanted > length as i16) {
        match rule.skip {
            Skip::Omit => {}
            Skip::Backward => out.push(date),
            Skip::Forward => out.push(date.add_days(1)),
        }
    }
    out.retain(|&date| by_day(rule, date));
    out
}

/// All starts before `limit`.
fn expand(rule: &Rule, start: LocalDateTime, dialect: Dialect, limit: LocalDateTime) -> Vec<LocalDateTime> {
    let rule = filled(rule, start, dialect);
    let (mut out, mut begin, mut period) = (Vec::new(), start.date(), 0);
    begin = match rule.frequency {
        Frequency::Yearly => Date::from_ymd(begin.year(), 1, 1).unwrap(),
        Frequency::Monthly => begin.first_of_month(),
        Frequency::Weekly => begin.first_of_week(rule.first_day_of_week),
        _ => begin,
    };
    let first = begin;
    if dialect.start_always_occurs {
        out.push(start);
    }
    while LocalDateTime::midnight(begin) < limit {
        period += rule.interval as i32;
        let end = match rule.frequency {
            Frequency::Yearly => (begin.add_months(12), first.add_months(12 * period)),
            Frequency::Monthly => (begin.add_months(1), first.add_months(period)),
            Frequency::Weekly => (begin.add_days(7), first.add_days(7 * period)),
            _ => (begin.add_days(1), first.add_days(period)),
        };
        let mut set = Vec::new();
        let mut date = begin;
        while date < end.0 {
            for day in candidates(&rule, date) {
                for &hour in &rule.by_hour {
                    for &minute in &rule.by_minute {
                        for &second in &rule.by_second {
                            set.push(LocalDateTime::new(day, hour as u8, minute as u8, second as u8).unwrap());
                        }
                    }
                }
            }
            date = date.add_days(1);
        }
        set.sort();
        set.dedup();
        let of = set.len() as i32;
        let kept = set.iter().enumerate().filter(|(at, _)| listed(&rule.by_set_position, *at as i32 + 1, of));
        out.extend(kept.map(|(_, &time)| time).filter(|&time| time >= start && time < limit));
        out.sort();
        out.dedup();
        begin = end.1;
    }
    out.truncate(rule.count.unwrap_or(u32::MAX) as usize);
    let until = match rule.until {
        Some(atbildiba::dates::recurrence::Until::Utc(time)) => time,
        _ => LocalDateTime::MAX,
    };
    out.retain(|&time| time <= until || (dialect.start_always_occurs && time == start));
    out
}

#[test]
fn both_engines_agree_on_days_weeks_months_and_years() {
    let mut random = Random(2026);
    let (mut rules, mut dates) = (0, 0);
    while rules < 1_500 {
        let text = random_rule(&mut random, false);
        let rule = rule(&text);
        if rule.frequency < Frequency::Daily {
            continue;
        }
        let start = random.start();
        let years = if rule.frequency == Frequency::Daily { 4 } else { 12 };
        let limit = LocalDateTime::midnight(start.date().add_months(12 * years));
        for dialect in [Dialect::ICALENDAR, Dialect::JSCALENDAR] {
            let mut set = RecurrenceSet::new(start, Duration::ZERO, dialect);
            set.add_rule(&rule);
            let found: Vec<_> = set.iter().map(|found| found.start).take_while(|&time| time < limit).collect();
            let expected = expand(&rule, start, dialect, limit);
            assert_eq!(found, expected, "{text} from {start}, {dialect:?}");
            dates += found.len();
        }
        rules += 1;
    }
    assert!(dates > 150_000, "only {dates} dates");
}
