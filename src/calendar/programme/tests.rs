use super::walk::{Action, FocusPosition};
use super::*;
use crate::dates::LocalDateTime;
use crate::text::BaseDirection;
use proptest::prelude::*;

const SATURDAY: &str = "2026-07-18";

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(text: &str) -> LocalDateTime {
    text.parse().unwrap()
}

fn item(event: usize, from: &str, to: &str) -> EventOccurrence {
    EventOccurrence { start: at(from), end: at(to), event, id: at(from) }
}

/// On Saturday, from and to.
fn on(event: usize, from: &str, to: &str) -> EventOccurrence {
    let time = |time: &str| [SATURDAY, "T", time, ":00"].concat();
    item(event, &time(from), &time(to))
}

/// The place of each event; no event lacks a time.
fn of(places: &[&'static str], occurrences: &[EventOccurrence]) -> Programme {
    day(date(SATURDAY), occurrences, &|one| places.get(one.event).copied().unwrap_or_default(), &|_| false)
}

fn lanes(column: &Column) -> Vec<(usize, u8, u8)> {
    column.items.iter().map(|item| (item.what.event, item.lane, item.lanes)).collect()
}

#[test]
fn a_day_has_one_column_per_place_ordered_by_name() {
    let places = ["Stage 10", "", "Stage 2", "Foyer", "Stage 2"];
    let all: Vec<EventOccurrence> = (0..5).map(|event| on(event, "10:00", "11:00")).collect();
    let programme = of(&places, &all);
    let names: Vec<&str> = programme.columns.iter().map(|column| &*column.place).collect();
    assert_eq!(names, ["Foyer", "Stage 2", "Stage 10", ""]);
    assert_eq!(lanes(&programme.columns[1]), [(2, 0, 2), (4, 1, 2)], "what overlaps stands side by side");
    assert_eq!(programme.hours, (10, 11));
}

#[test]
fn there_are_as_many_lanes_as_overlapping_items() {
    let all = [
        on(0, "10:00", "12:00"),
        on(1, "10:30", "11:00"),
        on(2, "11:00", "13:00"),
        on(3, "13:00", "14:00"),
        on(4, "15:00", "16:00"),
    ];
    let found = lanes(&of(&[], &all).columns[0]);
    assert_eq!(found, [(0, 0, 2), (1, 1, 2), (2, 1, 2), (3, 0, 1), (4, 0, 1)]);
}

#[test]
fn items_across_midnight_are_in_both_days() {
    let all =
        [item(0, "2026-07-17T22:00:00", "2026-07-18T02:30:00"), item(1, "2026-07-18T23:00:00", "2026-07-19T01:00:00")];
    let programme = of(&[], &all);
    let [before, after] = programme.columns[0].items[..] else { panic!() };
    assert_eq!((before.from, before.to, before.from_before, before.goes_on), (0, 150, true, false));
    assert_eq!((after.from, after.to, after.from_before, after.goes_on), (1380, 1440, false, true));
    assert_eq!(programme.hours, (0, 24));
}

#[test]
fn items_without_time_or_lasting_all_day_are_above() {
    let all = [
        item(0, "2026-07-17T10:00:00", "2026-07-20T10:00:00"),
        item(1, "2026-07-18T00:00:00", "2026-07-19T00:00:00"),
        on(2, "00:00", "23:00"),
        on(3, "10:00", "11:00"),
    ];
    let programme = day(date(SATURDAY), &all, &|_| "", &|one| one.event == 3);
    assert_eq!(programme.above.iter().map(|one| one.event).collect::<Vec<_>>(), [0, 1, 3]);
    assert_eq!(programme.columns[0].items.len(), 1);
}

#[test]
fn short_items_are_one_line_tall_and_overlap_as_drawn() {
    let all = [on(0, "10:00", "10:00"), on(1, "10:05", "11:00"), on(2, "23:59", "23:59")];
    let programme = of(&[], &all);
    let column = &programme.columns[0];
    let line = |item: &Item| u32::from(item.to - item.from) * u32::from(programme.hour) >= 5 * 60;
    assert!(column.items.iter().all(line), "{column:?}");
    assert_eq!(lanes(column), [(0, 0, 2), (1, 1, 2), (2, 0, 1)]);
    assert_eq!(programme.hours, (10, 25), "the ruler goes as far as is drawn");
}

#[test]
fn empty_hours_are_folded() {
    let all = [
        item(0, "2026-07-17T22:00:00", "2026-07-18T02:00:00"),
        on(1, "09:00", "10:00"),
        on(2, "10:30", "12:00"),
        on(3, "13:00", "14:00"),
        on(4, "17:00", "18:00"),
    ];
    let programme = of(&[], &all);
    assert_eq!(programme.hours, (0, 18));
    assert_eq!(programme.folds, [(0, 9), (14, 17)], "the night is one of them, a single hour is none");
    let drawn = |hour: u16| programme.drawn(hour * 60) / 60;
    assert_eq!([0, 9, 12, 14, 17, 18].map(drawn), [0, 1, 4, 6, 7, 8]);
    assert_eq!(programme.drawn(120), 13, "two of nine hours in one");
}

#[test]
fn a_column_with_more_lanes_is_wider() {
    let places = ["A", "B", "B", "B"];
    let all: Vec<EventOccurrence> = (0..4).map(|event| on(event, "10:00", "11:00")).collect();
    assert_eq!(of(&places, &all).columns.iter().map(Column::width).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn an_hour_is_taller_if_items_are_shorter() {
    let hour = |minutes: i64| {
        let start = at("2026-07-18T10:00:00");
        let end = LocalDateTime::from_seconds(start.to_seconds() + minutes * 60);
        of(&[], &[EventOccurrence { start, end, event: 0, id: start }]).hour
    };
    assert!(hour(20) > hour(45) && hour(45) > hour(240));
    assert_eq!(hour(1), hour(2), "not without end");
}

#[test]
fn a_week_has_one_column_per_day_and_counts_hidden_items() {
    let mut all = vec![item(0, "2026-07-18T00:00:00", "2026-07-20T00:00:00")];
    all.extend((1..=5).map(|event| on(event, "10:00", "11:00")));
    all.push(item(6, "2026-07-18T23:00:00", "2026-07-19T01:00:00"));
    let programme = week(date("2026-07-13"), &all, 3, &|one| one.event == 0);
    assert_eq!(programme.columns.len(), 7);
    assert_eq!(programme.above.len(), 1, "once for its two days");
    let counts: Vec<_> = programme.columns.iter().map(|column| (column.items.len(), column.hidden)).collect();
    assert_eq!(counts[4..], [(0, 0), (4, 2), (1, 0)]);
}

#[test]
fn an_empty_day_has_no_columns() {
    let programme = of(&[], &[]);
    assert_eq!((programme.columns.len(), programme.hours), (0, (0, 0)));
    assert_eq!(programme.first(), FocusPosition { column: 0, item: 0 });
}

fn walk(programme: &Programme, from: FocusPosition, keys: &[&str]) -> (usize, usize) {
    let mut at = from;
    for key in keys {
        let (control, name) = key.strip_prefix("Control+").map_or((false, *key), |name| (true, name));
        if let Some(Action::Move(to)) = programme.press(at, name, control, BaseDirection::Ltr) {
            at = to;
        }
    }
    (at.column, at.item)
}

/// One item above; three columns: A with two side by side and one below, B with a distant item, C.
fn hall() -> Programme {
    let places = ["", "A", "A", "A", "B", "C", "C"];
    let all = [
        item(0, "2026-07-18T00:00:00", "2026-07-19T00:00:00"),
        on(1, "10:00", "11:00"),
        on(2, "10:00", "11:00"),
        on(4, "10:50", "11:50"),
        on(5, "11:00", "12:00"),
        on(3, "12:00", "13:00"),
        on(6, "12:00", "13:00"),
    ];
    of(&places, &all)
}

#[test]
fn arrows_move_among_items_and_columns() {
    let hall = hall();
    let first = hall.first();
    assert_eq!((first.column, first.item), (0, 0));
    assert_eq!(walk(&hall, first, &["ArrowDown"]), (1, 0));
    assert_eq!(walk(&hall, first, &["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]), (1, 2));
    assert_eq!(walk(&hall, first, &["ArrowDown", "ArrowRight"]), (1, 1), "the lane beside");
    assert_eq!(walk(&hall, first, &["ArrowDown", "ArrowRight", "ArrowRight"]), (2, 0), "the column beside");
    assert_eq!(
        walk(&hall, FocusPosition { column: 3, item: 1 }, &["ArrowLeft", "ArrowLeft"]),
        (1, 1),
        "back on the near side"
    );
    assert_eq!(walk(&hall, FocusPosition { column: 3, item: 1 }, &["ArrowRight"]), (3, 1), "nothing is beyond");
    assert_eq!(walk(&hall, FocusPosition { column: 2, item: 0 }, &["ArrowUp"]), (0, 0));
    assert_eq!(walk(&hall, first, &["ArrowUp", "ArrowLeft", "ArrowRight"]), (0, 0));
    let mirrored = hall.press(FocusPosition { column: 2, item: 0 }, "ArrowLeft", false, BaseDirection::Rtl);
    assert_eq!(mirrored, Some(Action::Move(FocusPosition { column: 3, item: 0 })), "written from the right");
}

#[test]
fn home_and_end_go_to_the_ends_and_page_keys_to_other_days() {
    let hall = hall();
    let at = FocusPosition { column: 1, item: 1 };
    assert_eq!(walk(&hall, at, &["Home"]), (1, 0));
    assert_eq!(walk(&hall, at, &["End"]), (1, 2));
    assert_eq!(walk(&hall, at, &["Control+Home"]), (0, 0));
    assert_eq!(walk(&hall, at, &["Control+End"]), (3, 1));
    for (key, step) in [("PageUp", -1), ("PageDown", 1)] {
        assert_eq!(hall.press(at, key, false, BaseDirection::Ltr), Some(Action::Step(step)));
    }
    for (key, control) in [("Tab", false), ("Enter", false), ("ArrowLeft", true), ("PageUp", true), ("a", false)] {
        assert_eq!(hall.press(at, key, control, BaseDirection::Ltr), None, "{key}");
    }
}

#[test]
fn a_time_of_day_has_a_nearest_item() {
    let hall = hall();
    let near = |minute| (hall.near(minute).column, hall.near(minute).item);
    assert_eq!(near(11 * 60 + 10), (3, 0));
    assert_eq!(near(12 * 60), (1, 2));
    assert_eq!(near(60), (0, 0), "before all of them");
}

/// A number of occurrences around Saturday, at several places.
fn many() -> impl Strategy<Value = Vec<EventOccurrence>> {
    proptest::collection::vec((-400i64..2900, 0i64..600), 0..120).prop_map(|all| {
        let midnight = LocalDateTime::midnight(date("2026-07-17")).to_seconds();
        let mut all: Vec<EventOccurrence> = all
            .into_iter()
            .enumerate()
            .map(|(event, (from, length))| {
                let start = LocalDateTime::from_seconds(midnight + from * 60);
                let end = LocalDateTime::from_seconds(midnight + (from + length) * 60);
                EventOccurrence { start, end, event, id: start }
            })
            .collect();
        all.sort_unstable();
        all
    })
}

/// No two overlapping items share a lane, lanes are in range, and starts are in order.
fn holds(column: &Column) -> Result<(), TestCaseError> {
    for (at, one) in column.items.iter().enumerate() {
        prop_assert!(one.lane < one.lanes && one.from < one.to);
        prop_assert!(column.items[at + 1..].iter().all(|other| one.from <= other.from));
        for other in &column.items[at + 1..] {
            let overlap = one.from < other.to && other.from < one.to;
            prop_assert!(!overlap || one.lane != other.lane, "{one:?} {other:?}");
            prop_assert!(!overlap || one.lanes == other.lanes, "{one:?} {other:?}");
        }
    }
    Ok(())
}

fn touches(one: &EventOccurrence, date: Date) -> bool {
    one.start.date() <= date && one.last_day() >= date
}

proptest! {
    #[test]
    fn no_item_is_lost_and_no_lane_is_shared(all in many(), places in 1usize..7) {
        const NAMES: [&str; 7] = ["", "A", "B", "C", "D", "E", "F"];
        let saturday = date(SATURDAY);
        let all: Vec<EventOccurrence> = all.into_iter().filter(|one| touches(one, saturday)).collect();
        let programme = day(saturday, &all, &|one| NAMES[one.event % places], &|one| one.event % 11 == 0);
        let mut shown = programme.above.clone();
        for column in &programme.columns {
            holds(column)?;
            prop_assert!(!column.items.is_empty() && column.hidden == 0);
            prop_assert!(column.items.iter().all(|item| NAMES[item.what.event % places] == &*column.place));
            let (from, to) = programme.hours;
            prop_assert!(column.items.iter().all(|item| item.from >= u16::from(from) * 60 && item.to <= u16::from(to) * 60));
            for (one, other) in column.items.iter().flat_map(|one| column.items.iter().map(move |other| (one, other))) {
                let apart = one.lane != other.lane || one.to > other.from;
                prop_assert!(apart || programme.drawn(one.to) <= programme.drawn(other.from), "also as drawn");
            }
            shown.extend(column.items.iter().map(|item| item.what));
        }
        shown.sort_unstable();
        prop_assert_eq!(shown, all);
    }

    #[test]
    fn each_day_of_a_week_shows_or_counts_all_items(all in many(), most in 1usize..5) {
        let programme = week(date("2026-07-13"), &all, most, &|one| one.event % 11 == 0);
        for column in &programme.columns {
            holds(column)?;
            prop_assert!(column.items.iter().all(|item| usize::from(item.lanes) <= most));
            let timed = |one: &&EventOccurrence| touches(one, column.date) && !programme.above.contains(one);
            let above_elsewhere = |one: &&EventOccurrence| touches(one, column.date) && programme.above.contains(one) && !one.event.is_multiple_of(11);
            let here = all.iter().filter(timed).count();
            let counted = column.items.len() + column.hidden;
            prop_assert!(counted >= here && counted <= here + all.iter().filter(above_elsewhere).count());
        }
        prop_assert!(all.iter().filter(|one| one.event.is_multiple_of(11) && one.start.date() <= date("2026-07-19")).all(|one| programme.above.contains(one)));
    }

    #[test]
    fn every_item_is_reached_by_the_arrows(all in many()) {
        let saturday = date(SATURDAY);
        let all: Vec<EventOccurrence> = all.into_iter().filter(|one| touches(one, saturday)).collect();
        let programme = day(saturday, &all, &|one| ["A", "B", "C"][one.event % 3], &|_| false);
        let mut open = vec![programme.first()];
        let mut reached: Vec<FocusPosition> = Vec::new();
        while let Some(at) = open.pop() {
            if reached.contains(&at) {
                continue;
            }
            reached.push(at);
            for key in ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] {
                if let Some(Action::Move(to)) = programme.press(at, key, false, BaseDirection::Ltr) {
                    open.push(to);
                }
            }
        }
        prop_assert!(reached.len() == all.len() || all.is_empty());
    }
}
