//! The examples of RFC 5545, and what other libraries' own tests expect.
//!
//! A fixture is a list of cases: a name, iCalendar properties, `= ` with the expected dates, an empty line. Dates are
//! written out or abbreviated: `199709 2-4 9 T0900,1800` are four days at two times each. `...` at the end means that
//! the rule continues.

use super::support::{Component, fixture, text};

struct Case {
    name: String,
    lines: Vec<String>,
    expected: Vec<String>,
    goes_on: bool,
}

fn dates(short: &str, start: &str) -> Vec<String> {
    if !short.contains(' ') {
        return short.split(',').filter(|date| !date.is_empty()).map(str::to_owned).collect();
    }
    let (mut out, mut month, mut days, mut times) = (Vec::new(), "", Vec::new(), vec![start[9..].to_owned()]);
    for word in short.split(' ').chain(["000000"]) {
        if let Some(list) = word.strip_prefix('T') {
            times = list.split(',').map(|time| format!("{time:0<6}")).collect();
        } else if word.len() == 6 {
            for day in days.drain(..) {
                out.extend(times.iter().map(|time| format!("{month}{day:02}T{time}")));
            }
            month = word;
        } else {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            days.extend(first.parse::<u8>().expect(word)..=last.parse().expect(word));
        }
    }
    out
}

fn cases(name: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut lines = Vec::new();
    for line in fixture(name).lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.strip_prefix('=') {
            None => lines.push(line.to_owned()),
            Some(list) => {
                let start =
                    lines.iter().find(|line| line.starts_with("DTSTART")).and_then(|line| line.split(':').nth(1));
                let goes_on = list.contains("...") || lines.iter().any(|line| line == "limit");
                let expected = dates(list.trim().trim_end_matches("...").trim_end(), start.unwrap_or("").trim());
                cases.push(Case { name: lines.remove(0), lines: std::mem::take(&mut lines), expected, goes_on });
            }
        }
    }
    cases
}

/// Runs all cases except disputed ones; returns the number run, and the disputed ones whose result differed.
fn run(file: &str, disputed: &[&str]) -> (usize, Vec<String>) {
    let (mut wrong, mut otherwise) = (Vec::new(), Vec::new());
    let cases = cases(file);
    for case in &cases {
        let component = match Component::read(&case.lines) {
            Ok(component) => component,
            Err(_) if disputed.contains(&case.name.as_str()) => {
                otherwise.push(case.name.clone());
                continue;
            }
            Err(error) => {
                wrong.push(format!("{}\n  {error}", case.name));
                continue;
            }
        };
        let limit = if case.goes_on { case.expected.len() } else { case.expected.len() + 5 };
        let set = &component.set;
        let all: Vec<_> = set.iter().take(limit).map(|found| found.start).collect();
        let found: Vec<String> = all.iter().map(|&start| text(component.shown(start))).collect();
        if found != case.expected {
            if disputed.contains(&case.name.as_str()) {
                otherwise.push(case.name.clone());
            } else {
                let expected = case.expected.join(",");
                wrong.push(format!(
                    "{}\n  {:?}\n  expected {expected}\n  found    {}",
                    case.name,
                    case.lines,
                    found.join(",")
                ));
            }
        }
        // The inverse queries: each is the one before the next, and the one after the previous.
        for pair in all.windows(2) {
            assert_eq!(set.after(pair[0]).map(|found| found.start), Some(pair[1]), "{}", case.name);
            assert_eq!(set.before(pair[1]).map(|found| found.start), Some(pair[0]), "{}", case.name);
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    (cases.len(), otherwise)
}

#[test]
fn the_examples_of_rfc_5545() {
    assert_eq!(run("rfc5545.txt", &[]), (42, vec![]));
}

#[test]
fn dateutils_tests() {
    // "Weeks without a weekday" in disputed.md, and a name of its own for BYDAY.
    let disputed = [
        "RRuleTest.testMonthlyByWeekNo",
        "RRuleTest.testStrKeywords",
        "RRuleTest.testToStrMonthlyByWeekNo",
        "RRuleTest.testToStrWeeklyByWeekNo",
        "RRuleTest.testToStrYearlyByWeekNo",
        "RRuleTest.testWeeklyByWeekNo",
        "RRuleTest.testYearlyByWeekNo",
    ];
    assert_eq!(run("dateutil-vectors.txt", &disputed), (452, disputed.map(str::to_owned).to_vec()));
}

#[test]
fn the_rrule_crates_tests() {
    // "Weeks without a weekday" in disputed.md.
    let disputed = ["rrule::yearly_by_weekno"];
    assert_eq!(run("rrule-crate.txt", &disputed), (203, disputed.map(str::to_owned).to_vec()));
}
