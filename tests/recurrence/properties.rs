//! Properties of every rule, tested on random rules with a fixed seed.

use super::support::rule;
use atbildiba::dates::recurrence::{Dialect, Occurrence, Override, RecurrenceSet, Rule};
use atbildiba::dates::{Date, Duration, LocalDateTime};
use std::sync::LazyLock;
use std::time::{Duration as StdDuration, Instant};

/// A small random number generator (SplitMix64), so that failures are reproducible.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (number ^ number >> 31) % limit
    }

    fn pick<T: Copy>(&mut self, pool: &[T]) -> T {
        pool[self.below(pool.len() as u64) as usize]
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn list(&mut self, min: i64, max: i64, most: u64) -> String {
        let count = 1 + self.below(most);
        let mut one = || loop {
            let number = min + self.below((max - min + 1) as u64) as i64;
            if number != 0 || min == 0 {
                return number.to_string();
            }
        };
        (0..count).map(|_| one()).collect::<Vec<_>>().join(",")
    }

    pub fn start(&mut self) -> LocalDateTime {
        let date = Date::from_days(self.below(40_000) as i32 - 10_000);
        LocalDateTime::new(date, self.below(24) as u8, self.pick(&[0, 0, 30, 59]), self.pick(&[0, 0, 0, 59])).unwrap()
    }
}

const FREQUENCIES: [&str; 7] = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Any rule at all; if `nasty`, with more contradictory parts and larger numbers.
pub fn random_rule(random: &mut Random, nasty: bool) -> String {
    let mut out = format!("FREQ={}", random.pick(&FREQUENCIES));
    let parts = [
        ("BYMONTH", 1, 12, 2),
        ("BYWEEKNO", -53, 53, 3),
        ("BYYEARDAY", -366, 366, 5),
        ("BYMONTHDAY", -31, 31, 3),
        ("BYHOUR", 0, 23, 3),
        ("BYMINUTE", 0, 59, 3),
        ("BYSECOND", 0, 60, 3),
        ("BYSETPOS", -366, 366, 3),
    ];
    for (name, min, max, most) in parts {
        if random.chance(if nasty { 45 } else { 18 }) {
            let (min, max) = if name == "BYSETPOS" && !nasty { (-3, 3) } else { (min, max) };
            out += &format!(";{name}={}", random.list(min, max, most));
        }
    }
    if random.chance(35) {
        let nth = |random: &mut Random| if random.chance(40) { random.list(-53, 53, 1) } else { String::new() };
        let days: Vec<String> = (0..1 + random.below(3)).map(|_| nth(random) + random.pick(&DAYS)).collect();
        out += &format!(";BYDAY={}", days.join(","));
    }
    if random.chance(50) {
        let large = [2, 7, 24, 86_400, 146_097, 999_983, 4_000_000_000, u32::MAX as u64];
        let interval = if nasty { random.pick(&large) } else { 1 + random.below(20) };
        out += &format!(";INTERVAL={interval}");
    }
    if random.chance(25) {
        out += &format!(";RSCALE=GREGORIAN;SKIP={}", random.pick(&["OMIT", "BACKWARD", "FORWARD"]));
    }
    if random.chance(25) {
        out += &format!(";WKST={}", random.pick(&DAYS));
    }
    if random.chance(30) {
        let count = if nasty { random.pick(&[1, 10, 100_000, u32::MAX as u64]) } else { 1 + random.below(50) };
        out += &format!(";COUNT={count}");
    } else if random.chance(30) {
        out += &format!(";UNTIL={}0101T120000Z", 1970 + random.below(100));
    }
    out
}

fn random_set(random: &mut Random, rule: &Rule) -> RecurrenceSet {
    let dialect = random.pick(&[Dialect::ICALENDAR, Dialect::JSCALENDAR]);
    let duration = random.pick(&["PT0S", "PT1H", "P3D", "P40D"]).parse().unwrap();
    let mut set = RecurrenceSet::new(random.start(), duration, dialect);
    set.add_rule(rule);
    set
}

#[test]
fn a_window_equals_that_part_of_the_whole() {
    let mut random = Random(8984);
    let mut checked = 0;
    for _ in 0..2_000 {
        let text = random_rule(&mut random, false);
        let set = random_set(&mut random, &rule(&text));
        let all: Vec<Occurrence> = set.iter().take(400).collect();
        assert!(all.windows(2).all(|pair| pair[0].start < pair[1].start), "{text}: not in order, or twice");
        assert!(all.iter().all(|found| found.start >= set.start()), "{text}: before its start");
        let Some(last) = all.last() else { continue };
        for _ in 0..6 {
            let reach = (last.start.to_seconds() - set.start().to_seconds()) as u64;
            let from = set.start().to_seconds() + random.below(reach + 1) as i64 - 1;
            let to = (from + random.below(reach + 2) as i64).min(last.start.to_seconds());
            let (from, to) = (LocalDateTime::from_seconds(from), LocalDateTime::from_seconds(to));
            let overlaps = |found: &&Occurrence| found.start < to && (found.end() > from || found.start >= from);
            let expected: Vec<Occurrence> = all.iter().filter(overlaps).copied().collect();
            assert_eq!(
                set.between(from, to).collect::<Vec<_>>(),
                expected,
                "{text} from {} {from} to {to}",
                set.start()
            );
            checked += expected.len();
        }
    }
    assert!(checked > 100_000, "only {checked} occurrences were looked at");
}

#[test]
fn next_and_previous_are_inverse() {
    let mut random = Random(5545);
    let mut steps = 0;
    for _ in 0..1_500 {
        let text = random_rule(&mut random, false);
        let set = random_set(&mut random, &rule(&text));
        let all: Vec<LocalDateTime> = set.iter().take(120).map(|found| found.start).collect();
        for pair in all.windows(2) {
            assert_eq!(set.after(pair[0]).map(|found| found.start), Some(pair[1]), "{text}");
            assert_eq!(set.before(pair[1]).map(|found| found.start), Some(pair[0]), "{text} from {}", set.start());
            steps += 1;
        }
        if let Some(&first) = all.first() {
            assert_eq!(set.before(first), None, "{text}");
        }
    }
    assert!(steps > 60_000, "only {steps} steps");
}

/// The processor time of this thread, which unlike a clock excludes other programs. If the system does not provide it
/// (only Linux does, in nanoseconds in the first field of `schedstat`), a clock is used.
fn worked() -> StdDuration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.elapsed(), StdDuration::from_nanos)
}

#[test]
fn no_rule_takes_long() {
    let mut random = Random(7529);
    let mut rules: Vec<String> = [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTHDAY=-1,-2",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,5",
        "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=1",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
        "FREQ=HOURLY;INTERVAL=168;BYDAY=MO;COUNT=4000000000",
        "FREQ=SECONDLY;COUNT=4294967295",
        "FREQ=SECONDLY;BYHOUR=9;COUNT=4294967295",
        "FREQ=DAILY;BYDAY=MO;COUNT=4294967295",
        "FREQ=MINUTELY;INTERVAL=7;BYHOUR=3;BYMINUTE=3;BYMONTHDAY=29;BYMONTH=2;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=4294967295",
        "FREQ=YEARLY;INTERVAL=4294967295",
        "FREQ=SECONDLY;INTERVAL=4294967295;BYDAY=TU;BYHOUR=1;BYMINUTE=1;BYSECOND=1",
        "FREQ=SECONDLY;BYSETPOS=2",
        "FREQ=YEARLY;BYSETPOS=366",
        "FREQ=SECONDLY;INTERVAL=86399;BYMONTHDAY=31;BYMONTH=12;BYDAY=SU;BYHOUR=23;BYMINUTE=59;BYSECOND=59",
    ]
    .map(str::to_owned)
    .to_vec();
    rules.extend((0..5_000).map(|_| random_rule(&mut random, true)));
    let mut took = Vec::new();
    for text in rules {
        let begun = worked();
        let set = random_set(&mut random, &rule(&text));
        let first: Vec<_> = set.iter().take(20).collect();
        let (from, to) = (set.start().add(Duration { days: 7305, seconds: 0 }), LocalDateTime::MAX);
        let _ = (set.between(from, to).take(20).count(), set.after(from), set.before(from), set.before(to));
        assert!(first.windows(2).all(|pair| pair[0].start < pair[1].start), "{text}");
        took.push(((worked() - begun).as_micros(), text));
    }
    took.sort();
    took.iter().rev().take(5).for_each(|(took, text)| println!("{took} µs for {text}"));
    println!("median {} µs", took[took.len() / 2].0);
    // Four queries and creating the set; without optimisation it may take longer.
    let limit = if cfg!(debug_assertions) { 1_000_000 } else { 50_000 };
    assert!(took.iter().all(|took| took.0 < limit));
}

#[test]
fn two_rules_that_exclude_each_other_end() {
    let mut set = RecurrenceSet::new(LocalDateTime::midnight(Date::from_days(0)), Duration::ZERO, Dialect::ICALENDAR);
    set.add_rule(&rule("FREQ=SECONDLY"));
    set.exclude_rule(&rule("FREQ=SECONDLY"));
    assert_eq!(set.iter().next(), None);
    assert_eq!(set.before(LocalDateTime::MAX), None);
}

#[test]
fn a_rule_round_trips() {
    let mut random = Random(2445);
    for nasty in [false, true] {
        for _ in 0..3_000 {
            let text = random_rule(&mut random, nasty);
            let read = rule(&text);
            assert_eq!(rule(&read.to_rrule()), read, "{text} became {}", read.to_rrule());
        }
    }
}

#[test]
fn the_edges_of_the_range_are_handled() {
    let mut random = Random(9999);
    for _ in 0..1_500 {
        let text = random_rule(&mut random, true);
        let rule = rule(&text);
        let edge = random.pick(&[LocalDateTime::MIN, LocalDateTime::MAX]).to_seconds();
        let start = LocalDateTime::from_seconds(edge + random.below(90_000_000) as i64 - 45_000_000);
        let mut set = RecurrenceSet::new(start, Duration { days: i32::MAX, seconds: i32::MAX }, Dialect::JSCALENDAR);
        set.add_rule(&rule);
        let moved = |start| Override { start: Some(start), this_and_future: true, ..Override::new(set.start()) };
        let (early, late) = (moved(LocalDateTime::MIN), moved(LocalDateTime::MAX));
        for change in [None, Some(early), Some(late)] {
            change.into_iter().for_each(|change| set.add_override(change));
            assert!(set.iter().take(20).count() > 0, "{text}");
            for time in [LocalDateTime::MIN, start, LocalDateTime::MAX] {
                let _ = (set.after(time), set.before(time), set.between(time, LocalDateTime::MAX).take(20).count());
            }
        }
    }
}

#[test]
fn no_text_panics_the_parser() {
    let mut random = Random(1);
    let words = [
        "FREQ",
        "=",
        ";",
        ",",
        ":",
        "YEARLY",
        "SECONDLY",
        "BYDAY",
        "MO",
        "-1",
        "+",
        "99999999999999999999",
        "UNTIL",
        "20261018",
        "T090000Z",
        "BYMONTH",
        "5L",
        "ā",
        " ",
        "\n",
        "RRULE",
        "COUNT",
        "0",
        "INTERVAL",
        "BYSETPOS",
        "X-",
        "RSCALE",
    ];
    let mut read = 0;
    for _ in 0..200_000 {
        let text: String = (0..random.below(9)).map(|_| random.pick(&words)).collect();
        let text = if random.chance(50) { format!("FREQ=DAILY;{text}") } else { text };
        read += text.parse::<Rule>().is_ok() as u32;
        let _ = (text.parse::<Date>(), text.parse::<LocalDateTime>(), text.parse::<Duration>());
    }
    assert!(read > 1_000, "only {read} were rules");
}
