//! The bundled campaign's content follows its own rules: Latvia's movable feasts and public holidays according to the
//! law, awareness days from their first year on.

mod common;

use atbildiba::calendar::occurrences::Occurrences;
use atbildiba::content::{Closed, Events};
use atbildiba::dates::Date;
use atbildiba::dates::edtf::{Edtf, Precision};
use common::content;

fn events() -> Events {
    campaign::publish::events(&content().events, "lv", "lv")
}

/// The days of an event in a year.
fn days(events: &Events, uid: &str, year: i32) -> Vec<Date> {
    let index = events.entries.iter().position(|event| &*event.uid == uid).unwrap_or_else(|| panic!("no event {uid}"));
    let all = Occurrences::new(&events.entries);
    let from = Date::from_ymd(year, 1, 1).unwrap();
    let to = Date::from_ymd(year, 12, 31).unwrap();
    all.between(from, to, usize::MAX).into_iter().filter(|one| one.event == index).map(|one| one.start.date()).collect()
}

fn one(events: &Events, title: &str, year: i32) -> Option<Date> {
    let event =
        events.entries.iter().find(|event| &*event.title == title).unwrap_or_else(|| panic!("no event “{title}”"));
    days(events, &event.uid, year).first().copied()
}

/// Month and day.
type Day = (u8, u8);

/// Year; Good Friday, Easter, Whitsun, Mother's Day; the days off for 4 May and 18 November. Computed with the
/// Meeus/Jones/Butcher algorithm and the law's rule, independently of this program.
const TABLE: [(i32, [Day; 4], [Option<Day>; 2]); 10] = [
    (2016, [(3, 25), (3, 27), (5, 15), (5, 8)], [None, None]),
    (2017, [(4, 14), (4, 16), (6, 4), (5, 14)], [None, Some((11, 20))]),
    (2018, [(3, 30), (4, 1), (5, 20), (5, 13)], [None, Some((11, 19))]),
    (2022, [(4, 15), (4, 17), (6, 5), (5, 8)], [None, None]),
    (2023, [(4, 7), (4, 9), (5, 28), (5, 14)], [None, Some((11, 20))]),
    (2024, [(3, 29), (3, 31), (5, 19), (5, 12)], [Some((5, 6)), None]),
    (2025, [(4, 18), (4, 20), (6, 8), (5, 11)], [Some((5, 5)), None]),
    (2026, [(4, 3), (4, 5), (5, 24), (5, 10)], [None, None]),
    (2027, [(3, 26), (3, 28), (5, 16), (5, 9)], [None, None]),
    (2028, [(4, 14), (4, 16), (6, 4), (5, 14)], [None, Some((11, 20))]),
];

#[test]
fn movable_feasts_and_days_off_follow_the_law() {
    let events = events();
    for (year, feasts, free) in TABLE {
        let date = |(month, day)| Date::from_ymd(year, month, day);
        for (title, expected) in
            ["Lielā Piektdiena", "Pirmās Lieldienas", "Vasarsvētki", "Mātes diena"].into_iter().zip(feasts)
        {
            assert_eq!(one(&events, title, year), date(expected), "{title} {year}");
        }
        for (uid, expected) in FREE_DAYS.into_iter().zip(free) {
            assert_eq!(days(&events, uid, year).first().copied(), expected.and_then(date), "{uid} {year}");
        }
    }
}

const FREE_DAYS: [&str; 2] = ["restoration-of-independence-free-day", "proclamation-free-day"];

/// Days off and the working days that compensate for them, for years with a source.
const MOVED: [(i32, &[Day], &[Day]); 11] = [
    (2017, &[], &[]),
    (2018, &[], &[]),
    (2019, &[], &[]),
    (2020, &[], &[]),
    (2021, &[], &[]),
    (2022, &[], &[]),
    (2023, &[(5, 5)], &[(5, 20)]),
    (2024, &[], &[]),
    (2025, &[(5, 2)], &[(5, 10)]),
    (2026, &[], &[]),
    (2027, &[], &[]),
];

#[test]
fn moved_working_days_are_off_on_weekdays_and_worked_on_saturdays() {
    let events = events();
    for (year, off, worked) in MOVED {
        let dates = |days: &[Day]| -> Vec<Date> {
            days.iter().map(|(month, day)| Date::from_ymd(year, *month, *day).unwrap()).collect()
        };
        let (off, worked) = (dates(off), dates(worked));
        assert_eq!(days(&events, "moved-working-day-off", year), off, "{year}");
        assert_eq!(days(&events, "moved-working-day", year), worked, "{year}");
        assert!(off.iter().all(|date| date.weekday().index() < 5), "{year}");
        assert!(worked.iter().all(|date| date.weekday().index() == 5), "{year}");
        for (off, worked) in off.iter().zip(&worked) {
            assert_eq!(off.month(), worked.month(), "the law lets a day move within its month: {off}");
        }
    }
}

#[test]
fn every_day_off_belongs_to_a_holiday() {
    let events = events();
    for year in 2000..2040 {
        for (free, holiday) in FREE_DAYS.into_iter().zip(["restoration-of-independence-day", "proclamation-day"]) {
            for day in days(&events, free, year) {
                let held = days(&events, holiday, year);
                assert!(held.iter().any(|date| (1..=2).contains(&(day.days() - date.days()))), "{free} {day}");
                assert!(held.iter().all(|date| date.weekday().index() >= 5), "{free} {day}");
            }
        }
    }
    for (uid, day) in [
        ("song-and-dance-festival-closing-2023", (2023, 7, 9)),
        ("song-and-dance-festival-free-day-2023", (2023, 7, 10)),
        ("hockey-bronze-day-2023", (2023, 5, 29)),
    ] {
        assert_eq!(days(&events, uid, day.0), [Date::from_ymd(day.0, day.1, day.2).unwrap()], "{uid}");
    }
}

#[test]
fn the_sixteen_days_are_a_range() {
    let events = events();
    let all = Occurrences::new(&events.entries);
    let index = events.entries.iter().position(|event| &*event.uid == "sixteen-days").unwrap();
    let on = Date::from_ymd(2026, 11, 28).unwrap();
    let found = all.next_of(on, 1, &|event| event == index);
    assert_eq!((found[0].days(), found[0].last_day()), (16, Date::from_ymd(2026, 12, 10).unwrap()));
}

/// An anniversary names its number of years and is on the day of what it commemorates.
#[test]
fn anniversaries_are_described_as_such() {
    let events = events();
    let mut found = 0;
    for event in events.entries.iter() {
        let Some((uid, years)) = event.uid.strip_suffix("-years").and_then(|rest| rest.rsplit_once('-')) else {
            continue;
        };
        let first = events.entries.iter().find(|first| &*first.uid == uid).unwrap_or_else(|| panic!("no {uid}"));
        let years: i32 = years.parse().unwrap();
        let (year, month, day) = first.start.date().ymd();
        assert_eq!(event.start.date().ymd(), (year + years, month, day), "{uid}");
        assert!(event.title.starts_with(&format!("Pirms {years} gadiem: ")), "{}", event.title);
        found += 1;
    }
    assert!(found >= 8, "{found}");
}

/// The one dated fact that concerns neither the campaign nor the task force: a state's statement on its membership.
const NOT_THEIRS: &str = "russia-withdraws";

/// Every timeline fact of one or two days is in the calendar; so is the campaign's start, of which only the month is
/// known.
#[test]
fn the_calendar_contains_the_timelines_days() {
    let events = events();
    let campaign = content();
    let mut found = 0;
    for entry in campaign.timeline.entries.iter().filter(|entry| entry.id != NOT_THEIRS) {
        let Some(Closed { first, last, precision: Precision::Day, .. }) = entries_closed(&entry.date) else { continue };
        if last.days() - first.days() > 1 {
            continue;
        }
        let there = events
            .entries
            .iter()
            .any(|event| entry.events.iter().any(|uid| **uid == *event.uid) && event.start.date() == first);
        assert!(there, "{}", entry.id);
        found += 1;
    }
    assert!(found >= 14, "{found}");
    let start = days(&events, "traffickingsucks-campaign", 2017);
    assert_eq!(start, [Date::from_ymd(2017, 2, 1).unwrap()], "the month begins then");
    let event = events.entries.iter().find(|event| &*event.uid == "traffickingsucks-campaign").unwrap();
    assert_eq!(event.start.add(event.duration).date(), Date::from_ymd(2017, 3, 1).unwrap(), "and ends before March");
}

fn entries_closed(date: &str) -> Option<Closed> {
    Closed::of(&Edtf::parse(date).ok()?)
}

#[test]
fn awareness_days_begin_in_their_first_year() {
    let events = events();
    for (uid, first) in
        [("eu-anti-trafficking-day", 2007), ("world-day-against-trafficking", 2014), ("day-against-child-labour", 2002)]
    {
        assert!(days(&events, uid, first - 1).is_empty(), "{uid}");
        assert_eq!(days(&events, uid, first).len(), 1, "{uid}");
        assert_eq!(days(&events, uid, 2026).len(), 1, "{uid}");
    }
}

#[test]
fn christmas_is_three_days() {
    let events = events();
    let all = Occurrences::new(&events.entries);
    let on = Date::from_ymd(2026, 12, 26).unwrap();
    let found = all.between(on, on, 10);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].days(), 3);
}

/// People in danger call them from this campaign's pages, whatever else changes.
#[test]
fn the_bundled_campaign_marks_112_and_110_as_emergency_numbers() {
    let services = content().help.services;
    let numbers: Vec<&str> = services.iter().filter(|one| one.emergency).map(|one| &*one.phone).collect();
    assert_eq!(numbers, ["112", "110"]);
}
