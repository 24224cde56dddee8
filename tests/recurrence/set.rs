//! Sets: several rules, single dates, exclusions and overrides together.

use super::support::{rule, starts, text, time};
use atbildiba::dates::Duration;
use atbildiba::dates::recurrence::{Dialect, Override, RecurrenceSet};

fn weekly() -> RecurrenceSet {
    let mut set = RecurrenceSet::new(time("20261001T180000"), "PT2H".parse().unwrap(), Dialect::JSCALENDAR);
    set.add_rule(&rule("FREQ=WEEKLY;COUNT=5"));
    set
}

#[test]
fn an_event_by_itself_takes_place_once() {
    for dialect in [Dialect::ICALENDAR, Dialect::JSCALENDAR] {
        let set = RecurrenceSet::new(time("20261001T180000"), Duration::ZERO, dialect);
        assert!(!set.is_recurring());
        assert_eq!(starts(&set, 9), ["20261001T180000"]);
        assert_eq!(
            set.after(time("20261001T175959")).map(|found| text(found.start)).as_deref(),
            Some("20261001T180000")
        );
        assert_eq!(set.after(time("20261001T180000")), None);
        assert_eq!(set.before(time("20261001T180000")), None);
    }
}

#[test]
fn rules_and_dates_are_merged_in_order_and_without_duplicates() {
    let mut set = RecurrenceSet::new(time("20261001T180000"), Duration::ZERO, Dialect::ICALENDAR);
    set.add_rule(&rule("FREQ=WEEKLY;COUNT=3"));
    set.add_rule(&rule("FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=3"));
    set.add_date(time("20261008T180000"));
    set.add_date(time("20260901T180000"));
    set.exclude_date(time("20261101T180000"));
    set.exclude_date(time("20300101T000000"));
    assert_eq!(starts(&set, 9), ["20260901T180000", "20261001T180000", "20261008T180000", "20261015T180000"]);
    set.exclude_rule(&rule("FREQ=MONTHLY;BYMONTHDAY=8"));
    assert_eq!(starts(&set, 9), ["20260901T180000", "20261001T180000", "20261015T180000"]);
    assert_eq!(set.before(time("20261015T180000")).map(|found| text(found.start)).as_deref(), Some("20261001T180000"));
    assert_eq!(set.before(time("20261001T180000")).map(|found| text(found.start)).as_deref(), Some("20260901T180000"));
}

#[test]
fn the_start_can_be_excluded() {
    let mut set = weekly();
    set.exclude_date(time("20261001T180000"));
    assert_eq!(starts(&set, 2), ["20261008T180000", "20261015T180000"]);
    assert_eq!(set.iter().count(), 4);
}

#[test]
fn occurrences_are_moved_removed_and_added() {
    let mut set = weekly();
    // Moved after the next one, and longer.
    let moved = Override {
        start: Some(time("20261016T100000")),
        duration: Some("P2D".parse().unwrap()),
        ..Override::new(time("20261008T180000"))
    };
    set.add_override(moved);
    set.add_override(Override { excluded: true, ..Override::new(time("20261022T180000")) });
    set.add_override(Override::new(time("20261224T150000")));
    let found: Vec<_> =
        set.iter().map(|found| (text(found.recurrence_id), text(found.start), found.override_index)).collect();
    let expected = [
        ("20261001T180000", "20261001T180000", None),
        ("20261015T180000", "20261015T180000", None),
        ("20261008T180000", "20261016T100000", Some(0)),
        ("20261029T180000", "20261029T180000", None),
        ("20261224T150000", "20261224T150000", Some(2)),
    ];
    assert_eq!(found, expected.map(|(id, start, at)| (id.to_owned(), start.to_owned(), at)));
    // The moved one lasts into the 18th; nothing is at its original time.
    let on =
        |from: &str, to: &str| set.between(time(from), time(to)).map(|found| text(found.start)).collect::<Vec<_>>();
    assert_eq!(on("20261018", "20261019"), ["20261016T100000"]);
    assert_eq!(on("20261018T100000", "20261019"), [""; 0]);
    assert_eq!(on("20261008", "20261009"), [""; 0]);
    assert_eq!(set.before(time("20261029T180000")).map(|found| found.override_index), Some(Some(0)));
    assert_eq!(set.after(time("20261015T180000")).map(|found| found.override_index), Some(Some(0)));
}

#[test]
fn this_and_future_moves_the_rest() {
    let mut set = weekly();
    let later = Override {
        start: Some(time("20261016T193000")),
        duration: Some("PT1H".parse().unwrap()),
        this_and_future: true,
        ..Override::new(time("20261015T180000"))
    };
    set.add_override(later);
    let expected = ["20261001T180000", "20261008T180000", "20261016T193000", "20261023T193000", "20261030T193000"];
    assert_eq!(starts(&set, 9), expected);
    let rest: Vec<_> = set.iter().skip(2).collect();
    assert!(rest.iter().all(|found| found.duration.total_seconds() == 3600 && found.override_index == Some(0)));
    assert_eq!(text(rest[1].recurrence_id), "20261022T180000");
    // A moved occurrence is identified by its original id.
    set.add_override(Override { excluded: true, ..Override::new(time("20261022T180000")) });
    assert_eq!(starts(&set, 9), ["20261001T180000", "20261008T180000", "20261016T193000", "20261030T193000"]);
    assert_eq!(set.before(time("20261030T193000")).map(|found| text(found.start)).as_deref(), Some("20261016T193000"));
    // And from the last one on, it ends.
    set.add_override(Override { excluded: true, this_and_future: true, ..Override::new(time("20261029T180000")) });
    assert_eq!(starts(&set, 9), ["20261001T180000", "20261008T180000", "20261016T193000"]);
}

#[test]
fn a_range_after_a_cancelled_one_does_not_bring_it_back() {
    let mut set = weekly();
    let from = |id| Override { this_and_future: true, ..Override::new(time(id)) };
    set.add_override(Override { excluded: true, ..from("20261008T180000") });
    set.add_override(Override { start: Some(time("20261022T190000")), ..from("20261022T180000") });
    assert_eq!(starts(&set, 9), ["20261001T180000", "20261022T190000", "20261029T190000"]);
    assert_eq!(set.before(time("20261022T190000")).map(|found| text(found.start)).as_deref(), Some("20261001T180000"));
    assert_eq!(set.named(time("20261015T180000")), None);
}

#[test]
fn occurrences_moved_earlier_are_still_in_order() {
    let mut set = RecurrenceSet::new(time("20261001T180000"), Duration::ZERO, Dialect::ICALENDAR);
    set.add_rule(&rule("FREQ=DAILY;COUNT=6"));
    let earlier = Override {
        start: Some(time("20261002T060000")),
        this_and_future: true,
        ..Override::new(time("20261004T180000"))
    };
    set.add_override(earlier);
    let expected = [
        "20261001T180000",
        "20261002T060000",
        "20261002T180000",
        "20261003T060000",
        "20261003T180000",
        "20261004T060000",
    ];
    assert_eq!(starts(&set, 9), expected);
    assert_eq!(set.between(time("20261002"), time("20261003")).count(), 2);
    assert_eq!(set.before(time("20261003T180000")).map(|found| text(found.start)).as_deref(), Some("20261003T060000"));
}

#[test]
fn a_later_override_of_the_same_occurrence_replaces_the_earlier() {
    let mut set = weekly();
    let to = |start: &str| Override { start: Some(time(start)), ..Override::new(time("20261008T180000")) };
    set.add_override(to("20261009T180000"));
    set.add_override(to("20261010T180000"));
    assert_eq!(starts(&set, 3), ["20261001T180000", "20261010T180000", "20261015T180000"]);
    assert_eq!(set.iter().count(), 5);
}

#[test]
fn occurrences_that_last_into_the_window_are_included() {
    let mut set = RecurrenceSet::new(time("20260101"), "P3D".parse().unwrap(), Dialect::ICALENDAR);
    set.add_rule(&rule("FREQ=MONTHLY"));
    let on =
        |from: &str, to: &str| set.between(time(from), time(to)).map(|found| text(found.start)).collect::<Vec<_>>();
    assert_eq!(on("20261003", "20261004"), ["20261001T000000"]);
    assert_eq!(on("20261004", "20261005"), [""; 0]);
    assert_eq!(on("20260930", "20261001"), [""; 0]);
    assert_eq!(on("20260930", "20261101"), ["20261001T000000"]);
    assert_eq!(on("20261005", "20261001"), [""; 0]);
}
