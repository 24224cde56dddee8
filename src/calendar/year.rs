//! A year at a glance: the number of occurrences by day and by month.

use super::month::range;
use super::occurrences::{EventOccurrence, Occurrences};
use crate::dates::{Date, Weekday, days_in_month};

/// The counts of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The twelve months.
    pub months: [MonthCount; 12],
    /// The number of occurrences that touch the year.
    pub count: usize,
}

/// The counts of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthCount {
    /// The number of occurrences that touch it.
    pub count: usize,
    /// The counts of its days.
    pub days: Vec<DayCount>,
}

/// The count of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCount {
    /// The number of occurrences that touch it.
    pub count: u16,
    /// The event of the first one; 0 if there is none.
    pub event: usize,
}

/// Counts the occurrences that touch the year; they are ordered by start.
pub fn count(year: i32, occurrences: &[EventOccurrence]) -> Year {
    let mut months: [MonthCount; 12] = std::array::from_fn(|index| MonthCount {
        count: 0,
        days: vec![DayCount::default(); usize::from(days_in_month(year, index as u8 + 1))],
    });
    let (Some(first), Some(last)) = (Date::from_ymd(year, 1, 1), Date::from_ymd(year, 12, 31)) else {
        return Year { year, months, count: 0 };
    };
    let mut count = 0;
    for one in occurrences {
        let (from, to) = (one.start.date().max(first), one.last_day().min(last));
        if from > to {
            continue;
        }
        count += 1;
        for day in from.days()..=to.days() {
            let date = Date::from_days(day);
            let (_, month, day) = date.ymd();
            let month = &mut months[usize::from(month) - 1];
            month.count += usize::from(date == from || day == 1);
            let day = &mut month.days[usize::from(day) - 1];
            if day.count == 0 {
                day.event = one.event;
            }
            day.count = day.count.saturating_add(1);
        }
    }
    Year { year, months, count }
}

/// The occurrences that touch a year, including the weeks shared with adjacent years; weeks begin with `first`.
pub fn around(all: &Occurrences, year: i32, first: Weekday, keep: &dyn Fn(usize) -> bool) -> Vec<EventOccurrence> {
    let (from, _) = range(year, 1, first);
    let (_, to) = range(year, 12, first);
    all.between_of(from, to, usize::MAX, keep)
}

/// The column of a month's first day, 0 to 6, in weeks that begin with `first`.
pub fn first_column(year: i32, month: u8, first: Weekday) -> u8 {
    Date::from_ymd(year, month, 1).map_or(0, |date| date.weekday().days_after(first))
}

/// The height of a bar for `count`, where `most` has the height `full`. A nonzero count is always visible, and zero has
/// no bar.
pub fn bar(count: usize, most: usize, full: usize) -> usize {
    if count == 0 { 0 } else { (count * full).div_ceil(most.max(count)).max(full / 8) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::fixture::{date, events};
    use crate::calendar::occurrences::Occurrences;

    #[test]
    fn days_and_months_are_counted_once_each() {
        let events = events(&[
            r#"{"uid":"a","title":"A","start":"2025-12-30T00:00:00","duration":"P4D"}"#,
            r#"{"uid":"b","title":"B","start":"2026-01-31T22:00:00","duration":"PT4H"}"#,
            r#"{"uid":"c","title":"C","start":"2026-02-01T00:00:00","duration":"P1D"}"#,
        ]);
        let all = Occurrences::new(&events);
        let year = count(2026, &all.between(date("2026-01-01"), date("2026-12-31"), usize::MAX));
        assert_eq!(year.count, 3);
        assert_eq!((year.months[0].count, year.months[1].count, year.months[2].count), (2, 2, 0));
        let counts = |month: usize| -> Vec<u16> { year.months[month].days.iter().map(|day| day.count).collect() };
        assert_eq!(counts(0)[..3], [1, 1, 0]);
        assert_eq!(counts(1)[..2], [2, 0]);
        assert_eq!(year.months[1].days[0].event, 1, "the first to start gives the colour");
        assert_eq!(year.months[1].days.len(), 28);
    }

    #[test]
    fn small_counts_have_a_bar_and_zero_has_none() {
        assert_eq!((bar(0, 9, 40), bar(1, 1000, 40), bar(9, 9, 40), bar(0, 0, 40)), (0, 5, 40, 0));
    }

    #[test]
    fn columns_follow_the_first_day_of_the_week() {
        assert_eq!(first_column(2026, 12, Weekday::Monday), 1);
        assert_eq!(first_column(2026, 11, Weekday::Sunday), 0);
    }
}
