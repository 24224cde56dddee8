//! The check terminates for any input, and reports the position.

use crate::folder::Folder;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const FILES: [&str; 5] = ["site.json", "events.json", "supporters.json", "timeline.json", "help.json"];

#[test]
fn a_file_cut_off_anywhere_is_told_with_its_place() {
    let folder = Folder::new();
    for file in FILES {
        let whole = folder.read(file);
        for length in (0..whole.len() - 2).step_by(50) {
            folder.write(file, &whole[..length]);
            let report = folder.check();
            let here = report.problems.iter().find(|located| located.problem.file == file);
            let located = here.unwrap_or_else(|| panic!("{file} cut at {length} is not told:\n{report}"));
            assert!(report.has_errors() && located.line > 0 && located.column > 0);
        }
        folder.write(file, &whole);
    }
}

/// A small pseudo-random generator (xorshift64*), the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit.max(1)
    }
}

#[test]
fn flipped_bytes_never_panic() {
    let folder = Folder::new();
    let mut random = Random(20_261_123);
    for _ in 0..250 {
        let file = FILES[random.below(5)];
        let whole = folder.read(file);
        let mut bytes = whole.clone();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] ^= 1 << random.below(8),
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, b"{}[]\",:\\0-e\xff "[random.below(13)]),
            }
        }
        folder.write(file, &bytes);
        let report = folder.check();
        assert!(report.problems.iter().all(|located| located.line > 0 && located.column > 0));
        folder.write(file, &whole);
    }
}

/// The pointers of all values.
fn pointers(root: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut at = 0;
    while let Some(pointer) = all.get(at).cloned() {
        let names: Vec<String> = match root.pointer(&pointer) {
            Some(Value::Object(object)) => {
                object.keys().map(|name| name.replace('~', "~0").replace('/', "~1")).collect()
            }
            Some(Value::Array(items)) => (0..items.len()).map(|index| index.to_string()).collect(),
            _ => Vec::new(),
        };
        all.extend(names.iter().map(|name| format!("{pointer}/{name}")));
        at += 1;
    }
    all
}

#[test]
fn values_of_any_shape_anywhere_never_panic() {
    let folder = Folder::new();
    let mut random = Random(42);
    for _ in 0..250 {
        let file = FILES[random.below(5)];
        let whole = folder.read(file);
        let mut root: Value = serde_json::from_slice(&whole).expect("the template is JSON");
        let pointers = pointers(&root);
        let node = root.pointer_mut(&pointers[random.below(pointers.len())]).expect("it was found there");
        let shapes = [
            Value::Null,
            json!(true),
            json!(-1),
            json!(1e300),
            json!(u64::MAX),
            json!(""),
            json!("\u{202e}/~"),
            json!([]),
            json!([[null]]),
            json!({}),
            json!({"": {"": 1}}),
            json!({"~/": "x"}),
            json!("9999-12-31T23:59:59"),
            json!("P999999999D"),
            json!([{"id": 1}]),
        ];
        *node = shapes[random.below(shapes.len())].clone();
        folder.write(file, root.to_string());
        let report = folder.check();
        assert!(report.problems.iter().all(|located| located.line > 0 && located.column > 0));
        let _ = report.to_string();
        folder.write(file, &whole);
    }
}

#[test]
fn rules_that_come_to_nothing_and_ten_thousand_events_end_in_time() {
    let folder = Folder::new();
    let rules = [
        json!({"frequency": "secondly", "byMonth": ["2"], "byMonthDay": [30]}),
        json!({"frequency": "daily", "interval": 4_294_967_295u32}),
        json!({"frequency": "yearly", "byWeekNo": [53], "byMonth": ["6"]}),
        json!({"frequency": "secondly", "interval": 7, "byHour": [3], "byMinute": [59], "bySecond": [59], "bySetPosition": [366]}),
        json!({"frequency": "yearly", "interval": 400, "byMonth": ["2"], "byMonthDay": [29], "byDay": [{"day": "mo"}]}),
    ];
    let events: Vec<Value> = (0..10_000)
        .map(|index| {
            json!({
                "@type": "Event", "uid": format!("event-{index}"), "title": "x", "start": "2026-09-02T18:00:00", "duration": "PT1H",
                "recurrenceRules": [if index % 100 == 0 { rules[index / 100 % rules.len()].clone() } else { json!({"frequency": "weekly"}) }],
                "keywords": {"meetin": true}
            })
        })
        .collect();
    folder.set("events.json", "/entries", Some(Value::Array(events)));
    let start = Instant::now();
    let report = folder.check();
    assert!(report.has_errors());
    assert!(report.problems.len() < 6_000, "{}", report.problems.len());
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn nothing_in_a_file_can_steer_the_terminal_or_break_the_lines() {
    let folder = Folder::new();
    folder.set("site.json", "/x\n\u{1b}[31m\u{202e}", Some(json!("y\n\u{1b}[0m")));
    let text = folder.check().to_string();
    assert!(!text.contains(['\u{1b}', '\u{202e}']));
    assert!(text.lines().all(|line| line.contains(": ")), "{text}");
}
