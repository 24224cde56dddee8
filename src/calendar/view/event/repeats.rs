//! The recurrence of an event in words: “katru gadu 18. oktobrī”, “every year on the second Sunday of May”.
//!
//! All words come from the messages. A rule that cannot be put into words correctly is described as “on set dates”; the
//! dates are listed beside it.

use crate::content::Event;
use crate::dates::edtf::{Edtf, End, Moment, Qualification, Value};
use crate::dates::recurrence::{Frequency, NDay, Rule, Until};
use crate::dates::{Date, Weekday};
use crate::i18n::{Msg, fill};
use crate::ui::Context;

/// The recurrence of an event in words, or `None` if it does not recur.
pub fn repeats(context: Context, event: &Event) -> Option<String> {
    let speaker = Speaker { context };
    let mut parts = Vec::new();
    if let Some(offset) = event.easter_offset {
        parts.push([speaker.every(Frequency::Yearly, 1), speaker.easter(offset)].join(" "));
    }
    for rule in &event.recurrence_rules {
        parts.push(speaker.rule(rule, event.start.date()));
    }
    if parts.is_empty() {
        return (event.recurrence_overrides.iter().any(|(_, patch)| !patch.excluded))
            .then(|| speaker.t(Msg::CalendarRepeatsOtherwise).into());
    }
    parts.dedup();
    let mut text = parts.join("; ");
    // The first year that the calendar shows, which is not necessarily when the event was first held.
    let since = Moment { value: Value::Year(event.start.date().year().into()), qualification: Qualification::None };
    let since = context.edtf(&Edtf::Interval { start: End::Date(since), end: End::Open });
    text.push_str(", ");
    text.push_str(&fill(speaker.t(Msg::CalendarInCalendar), "since", &since));
    Some(text)
}

struct Speaker {
    context: Context,
}

impl Speaker {
    fn t(&self, message: Msg) -> &'static str {
        self.context.t(message)
    }

    /// The item at `index` of a message that is a list.
    fn nth(&self, list: Msg, index: usize) -> &'static str {
        self.t(list).split('|').nth(index).unwrap_or_default()
    }

    fn rule(&self, rule: &Rule, start: Date) -> String {
        let mut text = match self.days(rule, start) {
            Some(days) if days.is_empty() => self.every(rule.frequency, rule.interval),
            Some(days) => [self.every(rule.frequency, rule.interval), days].join(" "),
            None => self.t(Msg::CalendarRepeatsOtherwise).into(),
        };
        if let Some(count) = rule.count {
            text.push_str(", ");
            text.push_str(&self.context.count(Msg::CalendarTimes, count as usize));
        }
        if let Some(until) = rule.until {
            let (year, month, day) = match until {
                Until::Date(date) => date,
                Until::Local(time) | Until::Utc(time) => time.date(),
            }
            .ymd();
            let last = Moment { value: Value::Day(year, month, day), qualification: Qualification::None };
            text.push_str(", ");
            text.push_str(&self.context.edtf(&Edtf::Interval { start: End::Open, end: End::Date(last) }));
        }
        text
    }

    /// “every year”, “every 2 weeks”
    fn every(&self, frequency: Frequency, interval: u32) -> String {
        let place = match frequency {
            Frequency::Weekly => 1,
            Frequency::Monthly => 2,
            Frequency::Yearly => 3,
            _ => 0,
        };
        if interval == 1 {
            return self.nth(Msg::CalendarEvery, place).into();
        }
        let all = self.context.count(Msg::CalendarEveryN, interval as usize);
        all.split('|').nth(place).unwrap_or_default().into()
    }

    /// The days within the period, or `None` if there are no words for them.
    fn days(&self, rule: &Rule, start: Date) -> Option<String> {
        let finer = [
            &rule.by_hour,
            &rule.by_minute,
            &rule.by_second,
            &rule.by_set_position,
            &rule.by_week_no,
            &rule.by_year_day,
        ];
        if finer.iter().any(|part| !part.is_empty()) || rule.frequency < Frequency::Daily {
            return None;
        }
        let months = !rule.by_month.is_empty();
        match (rule.frequency, rule.by_day.as_slice(), rule.by_month_day.as_slice()) {
            (Frequency::Daily, [], []) if !months => Some(String::new()),
            (Frequency::Weekly, days, []) if !months && days.iter().all(|day| day.nth_of_period.is_none()) => {
                let days: Vec<Weekday> = days.iter().map(|day| day.day).collect();
                let days = if days.is_empty() { vec![start.weekday()] } else { days };
                Some(self.join(
                    Msg::CalendarAnd,
                    days.iter().map(|day| self.nth(Msg::CalendarOnWeekdays, day.index().into()).into()),
                ))
            }
            (Frequency::Monthly, [], days) if !months => {
                let own = [i16::from(start.day())];
                self.dates(None, if days.is_empty() { &own } else { days })
            }
            (Frequency::Monthly, [day], []) if !months => self.nth_weekday(*day, 12),
            (Frequency::Yearly, [], []) if !months => self.dates(Some(start.month()), &[start.day().into()]),
            (Frequency::Yearly, [day], []) if rule.by_month.len() == 1 => {
                self.nth_weekday(*day, usize::try_from(rule.by_month[0] - 1).ok()?)
            }
            (Frequency::Yearly, [], days) if months && !days.is_empty() => self.dates_of_months(&rule.by_month, days),
            (Frequency::Yearly, [], []) => self.dates_of_months(&rule.by_month, &[start.day().into()]),
            (Frequency::Yearly, [NDay { day, nth_of_period: None }], days) if months && !days.is_empty() => {
                let parts: Option<Vec<String>> =
                    days.iter().map(|day| self.dates_of_months(&rule.by_month, &[*day])).collect();
                let text =
                    fill(self.t(Msg::CalendarIfWeekday), "dates", &self.join(Msg::CalendarOr, parts?.into_iter()));
                Some(fill(&text, "weekday", self.context.weekday(*day)))
            }
            _ => None,
        }
    }

    fn dates_of_months(&self, months: &[i16], days: &[i16]) -> Option<String> {
        let each: Option<Vec<String>> =
            months.iter().map(|month| self.dates(Some(u8::try_from(*month).ok()?), days)).collect();
        Some(self.join(Msg::CalendarAnd, each?.into_iter()))
    }

    /// “18. oktobrī”, “1. un 15. datumā”
    fn dates(&self, month: Option<u8>, days: &[i16]) -> Option<String> {
        let each: Option<Vec<String>> = days
            .iter()
            .map(|day| match (month, day) {
                (None, -1) => Some(self.t(Msg::CalendarOnLastDay).into()),
                (_, ..=0) => None,
                (Some(month), day) => {
                    let text = fill(self.t(Msg::CalendarOnDate), "day", &day.to_string());
                    Some(fill(&text, "month", self.nth(Msg::CalendarMonthsOn, usize::from(month).checked_sub(1)?)))
                }
                (None, day) => Some(fill(self.t(Msg::CalendarOnDay), "day", &day.to_string())),
            })
            .collect();
        Some(self.join(Msg::CalendarAnd, each?.into_iter()))
    }

    /// “maija otrajā svētdienā”; month 13 stands for any month.
    fn nth_weekday(&self, day: NDay, month: usize) -> Option<String> {
        let place = match day.nth_of_period? {
            nth @ 1..=5 => usize::try_from(nth).ok()? - 1,
            -1 => 5,
            -2 => 6,
            _ => return None,
        };
        let weekday = usize::from(day.day.index());
        // Seven words for all weekdays or, in languages where they agree with the weekday's gender, seven for each.
        let nth = self.t(Msg::CalendarNth).split('|').cycle().nth(weekday * 7 + place)?;
        let text = fill(self.t(Msg::CalendarNthOf), "nth", nth);
        let text = fill(&text, "weekday", self.nth(Msg::CalendarWeekdaysOn, weekday));
        Some(fill(&text, "month", self.nth(Msg::CalendarMonthsOf, month)).trim_start().into())
    }

    fn easter(&self, offset: i16) -> String {
        let days = usize::from(offset.unsigned_abs());
        match offset {
            0 => self.t(Msg::CalendarEaster).into(),
            1.. => self.context.count(Msg::CalendarAfterEaster, days),
            _ => self.context.count(Msg::CalendarBeforeEaster, days),
        }
    }

    /// “a, b un c”
    fn join(&self, last: Msg, parts: impl Iterator<Item = String>) -> String {
        let parts: Vec<String> = parts.collect();
        match parts.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((end, before)) => fill(&fill(self.t(last), "a", &before.join(", ")), "b", end),
        }
    }
}
