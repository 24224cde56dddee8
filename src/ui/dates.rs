//! Days and months in the words of the page's language, beyond what EDTF needs.

use super::Context;
use crate::dates::edtf::{Edtf, End, Moment, Qualification, Value};
use crate::dates::words::label;
use crate::dates::{Date, Weekday};
use crate::i18n::{Msg, fill};

/// The nth item of a message that is a list, separated by `|`.
fn nth(list: &'static str, index: usize) -> &'static str {
    list.split('|').nth(index).unwrap_or_default()
}

fn moment(value: Value) -> Moment {
    Moment { value, qualification: Qualification::None }
}

fn day_of(date: Date) -> Moment {
    let (year, month, day) = date.ymd();
    moment(Value::Day(year, month, day))
}

impl Context {
    /// “2017. gada 29. jūnijs”
    pub fn day(self, date: Date) -> String {
        self.edtf(&Edtf::Single(day_of(date)))
    }

    /// “2026. gada 24.–26. decembris”; a single day if both are equal.
    pub fn days(self, from: Date, to: Date) -> String {
        if from == to {
            return self.day(from);
        }
        self.edtf(&Edtf::Interval { start: End::Date(day_of(from)), end: End::Date(day_of(to)) })
    }

    /// “2017. gada jūnijs”
    pub fn month(self, year: i32, month: u8) -> String {
        self.edtf(&Edtf::Single(moment(Value::Month(year, month))))
    }

    /// “2017. gads”
    pub fn year(self, year: i32) -> String {
        self.edtf(&Edtf::Single(moment(Value::Year(i64::from(year)))))
    }

    /// A date of any precision, in the form for headings.
    pub fn edtf(self, date: &Edtf) -> String {
        label(date, &self.core.messages.dates)
    }

    /// “jūnijs”
    pub fn month_name(self, month: u8) -> &'static str {
        nth(self.t(Msg::Months), usize::from(month).saturating_sub(1))
    }

    /// The month after the number of a day: “jūnijs”, “июня”.
    pub fn month_of_day(self, month: u8) -> &'static str {
        nth(self.t(Msg::MonthsWithDay), usize::from(month).saturating_sub(1))
    }

    /// “29. jūnijs”
    pub fn day_month(self, date: Date) -> String {
        fill(&fill(self.t(Msg::DayMonth), "day", &date.day().to_string()), "month", self.month_of_day(date.month()))
    }

    /// “ceturtdiena”
    pub fn weekday(self, day: Weekday) -> &'static str {
        nth(self.t(Msg::Weekdays), usize::from(day.index()))
    }

    /// “Ce”
    pub fn weekday_short(self, day: Weekday) -> &'static str {
        nth(self.t(Msg::WeekdaysShort), usize::from(day.index()))
    }

    /// “ceturtdiena, 2017. gada 29. jūnijs”
    pub fn weekday_day(self, date: Date) -> String {
        [self.weekday(date.weekday()), ", ", &self.day(date)].concat()
    }

    /// `09:00`
    pub fn time(self, minute_of_day: u32) -> String {
        let two = |n: u32| [char::from(b'0' + (n / 10 % 10) as u8), char::from(b'0' + (n % 10) as u8)];
        let [a, b] = two(minute_of_day / 60);
        let [c, d] = two(minute_of_day % 60);
        String::from_iter([a, b, ':', c, d])
    }
}
