//! Feasts that move with Easter, written so that every calendar program shows them.
//!
//! No `RRULE` can express them, and readers without `RDATE` support (such as node-ical) would show only the first. All
//! readers support a weekday of certain months with excluded dates: Good Friday is a Friday in March or April, and
//! `EXDATE` lists the other Fridays.

use crate::dates::recurrence::{Dialect, RecurrenceSet, Rule, Until};
use crate::dates::{Date, Duration, LocalDateTime, easter_sunday};

/// The recurrence of a feast.
pub(super) struct FeastRule {
    /// All days that may be the feast, up to the last one.
    pub rule: Option<Rule>,
    /// Those of these days on which the event does not take place.
    pub excluded: Vec<LocalDateTime>,
    /// Dates without a rule: for an event that starts on another day than the feast, with which no rule can begin, for a
    /// feast that may fall into two years, and for occurrences on other days.
    pub added: Vec<LocalDateTime>,
}

impl FeastRule {
    /// The feast that starts at `first` and recurs `offset` days after each Easter Sunday, until the end of
    /// `last_year`. `single` are occurrences that overrides state, on these days or on others.
    pub fn new(first: LocalDateTime, offset: i32, last_year: i32, single: &[LocalDateTime]) -> Self {
        let days = (first.date().year()..=last_year).map(|year| easter_sunday(year).add_days(offset));
        let mut dates: Vec<LocalDateTime> = days.map(|day| at(day, first)).filter(|date| *date >= first).collect();
        let rule = rule(offset).filter(|_| dates.first() == Some(&first));
        let last = dates.last().copied().unwrap_or(first);
        dates.extend_from_slice(single);
        dates.sort_unstable();
        dates.dedup();
        let Some(mut rule) = rule else {
            dates.retain(|date| *date != first);
            return Self { rule: None, excluded: Vec::new(), added: dates };
        };
        rule.until = Some(Until::Local(last));
        let mut set = RecurrenceSet::new(first, Duration::ZERO, Dialect::JSCALENDAR);
        set.add_rule(&rule);
        let all: Vec<LocalDateTime> = set.iter().map(|one| one.start).collect();
        let excluded = all.iter().copied().filter(|start| dates.binary_search(start).is_err()).collect();
        dates.retain(|date| all.binary_search(date).is_err());
        Self { rule: Some(rule), excluded, added: dates }
    }
}

/// A day at the time of day of `first`.
fn at(day: Date, first: LocalDateTime) -> LocalDateTime {
    LocalDateTime::from_seconds(LocalDateTime::midnight(day).to_seconds() + i64::from(first.second_of_day()))
}

/// The weekday of a feast in all months into which it can fall; `None` if these belong to two years.
fn rule(offset: i32) -> Option<Rule> {
    // Easter Sunday is between 22 March and 25 April in every year of the Gregorian calendar. 2025 stands for all years
    // without a leap day; in the others, days before March are a day later.
    let day = |month, day| Date::from_ymd(2025, month, day).map(|date| date.add_days(offset));
    let (earliest, latest) = (day(3, 22)?, day(4, 25)?.add_days(i32::from(offset < -50)));
    if earliest.year() != 2025 || latest.year() != 2025 {
        return None;
    }
    let months: Vec<String> = (earliest.month()..=latest.month()).map(|month| month.to_string()).collect();
    let weekday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][offset.rem_euclid(7) as usize];
    ["FREQ=YEARLY;BYMONTH=", &months.join(","), ";BYDAY=", weekday].concat().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates seen by a reader that supports only `RRULE` and `EXDATE`.
    fn read(feast: &FeastRule, first: LocalDateTime) -> Vec<LocalDateTime> {
        let mut set = RecurrenceSet::new(first, Duration::ZERO, Dialect::JSCALENDAR);
        feast.rule.iter().for_each(|rule| set.add_rule(rule));
        set.iter().map(|one| one.start).filter(|start| !feast.excluded.contains(start)).collect()
    }

    #[test]
    fn every_feast_is_there_and_no_other_day() {
        // From Shrove Tuesday to Corpus Christi, and as far as a year reaches.
        for offset in [-47, -46, -2, 0, 1, 39, 49, 50, 60, -80, 245] {
            let first = LocalDateTime::midnight(easter_sunday(2016).add_days(offset));
            let feast = FeastRule::new(first, offset, 2116, &[]);
            assert!(feast.rule.is_some() && feast.added.is_empty(), "{offset}");
            let wanted: Vec<_> =
                (2016..=2116).map(|year| LocalDateTime::midnight(easter_sunday(year).add_days(offset))).collect();
            assert_eq!(read(&feast, first), wanted, "{offset}");
            assert!(feast.excluded.len() <= 14 * wanted.len(), "{offset}: {}", feast.excluded.len());
        }
    }

    #[test]
    fn single_occurrences_are_added_or_no_longer_excluded() {
        let time = |text: &str| text.parse::<LocalDateTime>().unwrap();
        // A Thursday, a Sunday that is excluded otherwise, and Easter Sunday.
        let single = ["2017-04-20T10:00:00", "2018-03-25T10:00:00", "2019-04-21T10:00:00"].map(time);
        let first = time("2016-03-27T10:00:00");
        let feast = FeastRule::new(first, 0, 2026, &single);
        assert_eq!(feast.added, single[..1]);
        assert!(feast.excluded.contains(&time("2018-04-08T10:00:00")) && !feast.excluded.contains(&single[1]));
        assert_eq!(read(&feast, first).len(), 11 + 1);
        let other = FeastRule::new(time("2016-01-01T10:00:00"), 0, 2017, &single[..1]);
        let wanted = ["2016-03-27T10:00:00", "2017-04-16T10:00:00", "2017-04-20T10:00:00"].map(time);
        assert_eq!((other.rule.is_none(), other.added), (true, wanted.to_vec()));
    }

    #[test]
    fn starts_that_no_rule_allows_are_written_as_dates() {
        let first: LocalDateTime = "2020-01-01T09:30:00".parse().unwrap();
        let feast = FeastRule::new(first, 0, 2021, &[]);
        assert!(feast.rule.is_none() && feast.excluded.is_empty());
        let added: Vec<String> = feast.added.iter().map(ToString::to_string).collect();
        assert_eq!(added, ["2020-04-12T09:30:00", "2021-04-04T09:30:00"]);
        for two_years in [-90, 270] {
            assert!(rule(two_years).is_none(), "{two_years}");
        }
    }
}
