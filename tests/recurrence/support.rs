//! Helpers shared by several test modules.

use atbildiba::dates::recurrence::{Dialect, RecurrenceSet, Rule, RuleError};
use atbildiba::dates::zones::Zone;
use atbildiba::dates::{Duration, LocalDateTime};

/// `20261018T090000` or `20261018`.
pub fn time(text: &str) -> LocalDateTime {
    match LocalDateTime::from_basic(text) {
        Ok((time, _)) => time,
        Err(_) => LocalDateTime::midnight(atbildiba::dates::Date::from_basic(text).expect(text)),
    }
}

/// `20261018T090000`.
pub fn text(time: LocalDateTime) -> String {
    let mut out = String::new();
    time.push_basic(&mut out);
    out
}

pub fn rule(text: &str) -> Rule {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/recurrence/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).expect(&path)
}

pub fn zone(name: &str) -> Zone {
    let path = format!("{}/tests/fixtures/tz/{}.tzif", env!("CARGO_MANIFEST_DIR"), name.replace('/', "_"));
    Zone::from_tzif(&std::fs::read(&path).expect(&path)).unwrap()
}

/// An event with one rule.
pub fn series(start: &str, text: &str, dialect: Dialect) -> RecurrenceSet {
    let mut set = RecurrenceSet::new(time(start), Duration::ZERO, dialect);
    set.add_rule(&rule(text));
    set
}

/// The first starts, as text.
pub fn starts(set: &RecurrenceSet, limit: usize) -> Vec<String> {
    set.iter().take(limit).map(|found| text(found.start)).collect()
}

/// An event as iCalendar describes its times.
pub struct Component {
    pub set: RecurrenceSet,
    pub zone: Option<Zone>,
}

impl Component {
    /// Reads the properties. Time zones without a fixture are an error of the test.
    pub fn read(lines: &[String]) -> Result<Component, RuleError> {
        let value = |line: &str| line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
        let name = |line: &str| line.split([';', ':']).next().unwrap_or("").to_ascii_uppercase();
        let start = lines.iter().find(|line| name(line) == "DTSTART").map_or("", String::as_str);
        let zone = start.split_once("TZID=").map(|(_, rest)| zone(rest.split_once(':').expect(start).0));
        // Sets that consist only of dates have no start; the first date is used.
        let first =
            lines.iter().find(|line| name(line) == "DTSTART").or(lines.iter().find(|line| name(line) == "RDATE"));
        let begin = time(&value(first.expect("a start")));
        let mut set = RecurrenceSet::new(begin, Duration::ZERO, Dialect::ICALENDAR);
        for line in lines {
            let dates = || value(line).split(',').map(|date| time(date.trim())).collect::<Vec<_>>();
            let localized = || {
                let mut rule: Rule = value(line).parse()?;
                zone.as_ref().inspect(|zone| rule.localize_until(zone));
                Ok(rule)
            };
            match name(line).as_str() {
                "RRULE" => set.add_rule(&localized()?),
                "EXRULE" => set.exclude_rule(&localized()?),
                "RDATE" => dates().into_iter().for_each(|date| set.add_date(date)),
                "EXDATE" => dates().into_iter().for_each(|date| set.exclude_date(date)),
                "DTSTART" | "NOSTART" | "LIMIT" => {}
                other => panic!("{other} is not known here"),
            }
        }
        Ok(Component { set, zone })
    }

    /// The local time at which an occurrence starts.
    pub fn shown(&self, start: LocalDateTime) -> LocalDateTime {
        self.zone.as_ref().map_or(start, |zone| zone.utc_to_local(zone.local_to_utc(start).utc_seconds))
    }
}
