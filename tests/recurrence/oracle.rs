//! Random rules, compared with python-dateutil (`oracle.py`).

use super::support::{fixture, series, text};
use atbildiba::dates::recurrence::Dialect;
use std::collections::BTreeMap;

fn digest(dates: &[String]) -> u64 {
    let bytes = dates.iter().flat_map(|date| date.bytes().chain([b'\n']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ byte as u64).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn random_rules_match_dateutil() {
    let (mut ran, mut wrong) = (BTreeMap::new(), Vec::new());
    for line in fixture("dateutil.txt").lines() {
        let fields: Vec<&str> = line.split('|').collect();
        let [kind, start, rule, count, hash, first] = fields[..] else { panic!("{line}") };
        *ran.entry(kind.to_owned()).or_insert(0) += 1;
        let set = series(start, rule, Dialect::ICALENDAR);
        let found: Vec<String> = set.iter().take(60).map(|found| text(found.start)).collect();
        let expected = u64::from_str_radix(hash, 16).unwrap();
        if found.len().to_string() != count || digest(&found) != expected {
            let ours = found.first().map_or("", |date| date.as_str());
            wrong.push(format!("{kind} {start} {rule}: {count} from {first}, here {} from {ours}", found.len()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let ran: Vec<(&str, i32)> = ran.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
    assert_eq!(ran, [("plain", 3130), ("setpos-first-week", 95), ("weekno-alone", 23), ("weekno-edge", 152)]);
}
