//! The address of an occurrence's page: the event, and the day on which the occurrence starts, with the time if an
//! earlier one of the same event starts on this day, too.

use super::occurrences::{EventOccurrence, Occurrences};
use crate::content::{Address, Event, List};
use crate::dates::LocalDateTime;
use crate::dates::recurrence::Rule;

/// The address of an occurrence's page. `all` are the occurrences of `events`. [`Occurrences::of_event`] finds the
/// occurrence again.
pub fn address(events: &List<Event>, all: &Occurrences, one: &EventOccurrence) -> Address {
    let event = &events[one.event];
    let day = one.start.date();
    let is_earlier = |other: &EventOccurrence| other.start.date() == day && other.start < one.start;
    let is_first = !may_start_twice(event)
        || !all.between_of(day, day, usize::MAX, &|index| index == one.event).iter().any(is_earlier);
    let on = if is_first { LocalDateTime::midnight(day) } else { one.start };
    Address::Event { uid: (*event.uid).into(), on: Some(on) }
}

/// Whether two occurrences may start on the same day; false saves the search for the first one.
fn may_start_twice(event: &Event) -> bool {
    let count = event.recurrence_rules.len() + usize::from(event.easter_offset.is_some());
    count > 1
        || !event.recurrence_rules.iter().all(Rule::keeps_time_of_day)
        || event.recurrence_overrides.iter().any(|(_, patch)| !patch.excluded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::fixture::{date, events};

    #[test]
    fn every_occurrence_has_an_address_of_its_own() {
        let events = events(&[
            r#"{"uid":"single","title":"S","start":"2026-12-01T19:00:00","duration":"PT1H"}"#,
            r#"{"uid":"weekly","title":"W","start":"2026-12-01T19:00:00","recurrenceRules":["FREQ=WEEKLY"]}"#,
            r#"{"uid":"twice","title":"T","start":"2026-12-01T14:00:00","duration":"PT1H",
                "recurrenceRules":["FREQ=DAILY;COUNT=4;BYHOUR=14,18"]}"#,
            r#"{"uid":"moved","title":"M","start":"2026-12-01T14:00:00","recurrenceRules":["FREQ=DAILY;COUNT=2"],
                "recurrenceOverrides":[["2026-12-02T14:00:00",{"start":"2026-12-01T20:00:00"}]]}"#,
        ]);
        let all = Occurrences::new(&events);
        let found = all.between(date("2026-12-01"), date("2026-12-02"), 99);
        let addresses: Vec<Address> = found.iter().map(|one| address(&events, &all, one)).collect();
        let mut paths: Vec<String> = addresses.iter().map(Address::to_path).collect();
        for (address, one) in addresses.iter().zip(&found) {
            let Address::Event { on, .. } = address else { unreachable!() };
            assert_eq!(all.of_event(one.event, on.unwrap()), Some(*one), "{address:?}");
        }
        paths.sort();
        assert_eq!(
            paths,
            [
                "/events/moved?on=2026-12-01",
                "/events/moved?on=2026-12-01T20:00:00",
                "/events/single?on=2026-12-01",
                "/events/twice?on=2026-12-01",
                "/events/twice?on=2026-12-01T18:00:00",
                "/events/twice?on=2026-12-02",
                "/events/twice?on=2026-12-02T18:00:00",
                "/events/weekly?on=2026-12-01",
            ]
        );
    }
}
