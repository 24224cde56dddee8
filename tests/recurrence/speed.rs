//! The cost of queries: `cargo test --release --test recurrence speed -- --ignored --nocapture`.

use super::support::{rule, time, zone};
use atbildiba::dates::recurrence::{Dialect, RecurrenceSet};
use std::hint::black_box;
use std::time::Instant;

/// Nanoseconds for one call, the best of several rounds.
fn nanoseconds<T>(mut call: impl FnMut() -> T) -> u128 {
    let mut best = u128::MAX;
    for _ in 0..15 {
        let begun = Instant::now();
        for _ in 0..2_000 {
            black_box(call());
        }
        best = best.min(begun.elapsed().as_nanos() / 2_000);
    }
    best
}

#[test]
#[ignore = "measures, and can't fail"]
fn speed() {
    let rules = [
        ("daily, begun 20 years ago", "20060901T090000", "FREQ=DAILY"),
        ("daily, begun this month", "20261001T090000", "FREQ=DAILY"),
        ("daily, COUNT=100000", "20060901T090000", "FREQ=DAILY;COUNT=100000"),
        ("weekdays", "20060901T090000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every second week, three days", "20060904T090000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR"),
        ("second Tuesday of the month", "20060912T090000", "FREQ=MONTHLY;BYDAY=2TU"),
        ("last weekday of the month", "20060929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("yearly", "20061018T090000", "FREQ=YEARLY"),
        ("fourth Thursday of November", "20061123T090000", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("Monday of week 42", "20061016T090000", "FREQ=YEARLY;BYWEEKNO=42;BYDAY=MO"),
        ("every 3 hours in the day", "20060901T090000", "FREQ=HOURLY;INTERVAL=3;BYHOUR=9,12,15"),
    ];
    let (from, to) = (time("20260928"), time("20261109"));
    println!("{:34} {:>10} {:>10} {:>10} {:>10}", "ns", "make", "6 weeks", "after", "before");
    for (name, start, text) in rules {
        let rule = rule(text);
        let make = || {
            let mut set = RecurrenceSet::new(time(start), "PT1H".parse().unwrap(), Dialect::JSCALENDAR);
            set.add_rule(&rule);
            set
        };
        let set = make();
        let window = nanoseconds(|| set.between(from, to).count());
        let (after, before) = (nanoseconds(|| set.after(from)), nanoseconds(|| set.before(from)));
        println!("{name:34} {:>10} {window:>10} {after:>10} {before:>10}", nanoseconds(make));
    }
    let single = RecurrenceSet::new(time("20261018T090000"), "PT1H".parse().unwrap(), Dialect::JSCALENDAR);
    println!("{:34} {:>10} {:>10}", "no rule at all", "", nanoseconds(|| single.between(from, to).count()));
    let riga = zone("Europe/Riga");
    let (now, soon) = (time("20261018T090000"), time("20561018T090000"));
    println!("{:34} {:>10}", "local time to instant, now", nanoseconds(|| riga.local_to_utc(black_box(now))));
    println!("{:34} {:>10}", "local time to instant, in 30 years", nanoseconds(|| riga.local_to_utc(black_box(soon))));
    println!(
        "{:34} {:>10}",
        "reading a rule's text",
        nanoseconds(|| rule("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271231T235959Z"))
    );
}
