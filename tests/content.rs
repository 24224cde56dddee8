//! The bundled campaign's content is true to its rules: Latvia's movable feasts and free days as the
//! law has them, awareness days from their first year on.

use atbildiba::calendar::occurrences::Occurrences;
use atbildiba::content::Events;
use atbildiba::dates::Date;
use std::fs;
use std::path::Path;

fn events() -> Events {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/events.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The days on which an event happens in a year.
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

/// Year; Good Friday, Easter, Whitsun, Mother's Day; the free days for 4 May and 18 November. Computed with the
/// Meeus/Jones/Butcher method and the law's rule, independently of this program.
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
fn movable_feasts_and_free_days_fall_where_the_law_puts_them() {
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
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].days(), 3);
}
