//! The 42 examples of RFC 5545 §3.8.5.3, each as a file.

use super::support::{calendar, project, read, starts};

/// `199709 2-4 9 T0900,1800` is four days at two times each; see `tests/recurrence/vectors.rs`.
fn dates(short: &str, time: &str) -> Vec<String> {
    let (mut out, mut month, mut days, mut times) = (Vec::new(), "", Vec::new(), vec![time.to_owned()]);
    for word in short.split(' ').chain(["000000"]) {
        if let Some(list) = word.strip_prefix('T') {
            times = list.split(',').map(|time| format!("{}:{}:00", &time[..2], &time[2..4])).collect();
        } else if word.len() == 6 {
            for day in days.drain(..) {
                out.extend(times.iter().map(|time| format!("{}-{}-{day:02}T{time}", &month[..4], &month[4..])));
            }
            month = word;
        } else {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            days.extend(first.parse::<u8>().expect(word)..=last.parse().expect(word));
        }
    }
    out
}

#[test]
fn all_examples_match_the_rfc() {
    let text = read(&project("tests/fixtures/recurrence/rfc5545.txt"));
    let mut count = 0;
    for case in text.split("\n\n").filter(|case| case.contains("DTSTART")) {
        let lines: Vec<&str> = case.lines().filter(|line| !line.starts_with('#')).collect();
        let (expected, properties) = lines[1..].split_last().unwrap();
        let short = expected.strip_prefix("= ").unwrap();
        let expected = dates(short.trim_end_matches("...").trim_end(), "09:00:00");
        let limit = expected.len() + if short.ends_with("...") { 0 } else { 5 };
        assert_eq!(starts(&calendar(&properties.join("\r\n")), limit), expected, "{}", lines[0]);
        count += 1;
    }
    assert_eq!(count, 42);
}
