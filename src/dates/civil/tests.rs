//! Exhaustive tests, and tables of known dates.

use super::*;

#[test]
fn every_day_in_range_round_trips() {
    let (mut year, mut month, mut day) = (-9999, 1, 1);
    for days in Date::MIN.days()..=Date::MAX.days() {
        assert_eq!(civil_from_days(days), (year, month, day));
        assert_eq!(days_from_civil(year, month, day), days);
        day += 1;
        if day > days_in_month(year, month) {
            (month, day) = (month + 1, 1);
        }
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    assert_eq!((year, month, day), (10_000, 1, 1));
}

#[test]
fn weeks_belong_to_the_year_of_their_thursday() {
    let week = |y, m, d| Date::from_ymd(y, m, d).unwrap().iso_week();
    assert_eq!(week(2026, 1, 1), (2026, 1));
    assert_eq!(week(2027, 1, 1), (2026, 53));
    assert_eq!(week(2024, 12, 30), (2025, 1));
    assert_eq!(week(2026, 10, 18), (2026, 42));
    for (year, number, monday) in [(2026, 1, (2025, 12, 29)), (2026, 53, (2026, 12, 28)), (2026, 42, (2026, 10, 12))] {
        assert_eq!(Date::from_iso_week(year, number).map(Date::ymd), Some(monday));
    }
    for (year, number) in [(2025, 53), (2026, 0), (2026, 54), (10_000, 1)] {
        assert_eq!(Date::from_iso_week(year, number), None, "{year}-W{number}");
    }
}

#[test]
fn adding_months_stays_within_the_month() {
    let date = |y, m, d| Date::from_ymd(y, m, d).unwrap();
    assert_eq!(date(2026, 1, 31).add_months(1), date(2026, 2, 28));
    assert_eq!(date(2024, 1, 31).add_months(13), date(2025, 2, 28));
    assert_eq!(date(2026, 3, 31).add_months(-13), date(2025, 2, 28));
    assert_eq!(date(2026, 3, 31).add_months(i32::MAX), Date::MAX);
    assert_eq!(date(2026, 3, 31).add_months(i32::MIN), Date::MIN);
    assert_eq!(date(2026, 3, 31).add_days(i32::MIN), Date::MIN);
}

#[test]
fn easter_matches_the_published_dates() {
    for (y, m, d) in [
        (1818, 3, 22),
        (1943, 4, 25),
        (1954, 4, 18),
        (1981, 4, 19),
        (2000, 4, 23),
        (2016, 3, 27),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2038, 4, 25),
        (2049, 4, 18),
        (2076, 4, 19),
    ] {
        assert_eq!(easter_sunday(y).ymd(), (y, m, d));
    }
}

#[test]
fn nonexistent_days_are_rejected() {
    assert_eq!(Date::from_ymd(2026, 2, 29), None);
    assert_eq!(Date::from_ymd(2026, 13, 1), None);
    assert_eq!(Date::from_ymd(2026, 0, 1), None);
    assert_eq!(Date::from_ymd(10_000, 1, 1), None);
    assert_eq!(Date::from_ymd(2026, 10, 18).unwrap().weekday(), Weekday::Sunday);
}
