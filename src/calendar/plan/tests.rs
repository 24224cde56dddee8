use super::listed::{Listed, entry_of, listed, overlaps};
use super::*;
use crate::calendar::fixture::{date, events};
use crate::calendar::occurrences::{EventOccurrence, Occurrences};
use crate::content::{Event, List};

fn entry(text: &str) -> Entry {
    Entry::parse(text).unwrap()
}

#[test]
fn a_plan_round_trips_through_text() {
    let text = "eu-anti-trafficking-day~20261018T000000,vigil,vigil-2~20261201T183000";
    let plan = Plan::parse(text);
    assert_eq!((plan.entries().len(), plan.to_text()), (3, text.into()));
    assert_eq!(plan.entries()[1], Entry { uid: "vigil".into(), id: None });
    assert_eq!(Plan::parse("").to_text(), "");
}

#[test]
fn invalid_plans_are_ignored() {
    for (text, kept) in [
        ("a,,b", "a,b"),
        ("a,a,a~20261018T000000", "a,a~20261018T000000"),
        ("<img>,A,a b,ā,~,~20261018T000000", ""),
        ("a~20261301T000000,a~x,a~20261018T000000Z,a~", ""),
        ("b,a~20261018T0000\u{101}0", "b"),
    ] {
        assert_eq!(Plan::parse(text).to_text(), kept, "{text}");
    }
    let long: String = (0..MAX * 3).map(|number| format!("e{number},")).collect();
    assert_eq!(Plan::parse(&long).entries().len(), MAX);
}

#[test]
fn toggling_twice_removes_the_entry() {
    let mut plan = Plan::parse("a,b");
    plan.toggle(entry("c"));
    plan.toggle(entry("a"));
    assert_eq!(plan.to_text(), "b,c");
    plan.join(&Plan::parse("c,d"));
    assert_eq!(plan.to_text(), "b,c,d");
    plan.leave_out(&Plan::parse("b,d,x"));
    assert_eq!(plan.to_text(), "c");
}

#[test]
fn a_plan_is_split_into_as_many_fragments_as_needed() {
    let plan: Plan = (0..40).map(|number| entry(&format!("event-{number}~20261018T090000"))).collect();
    let all = plan.fragments(120);
    assert!(all.len() > 1 && all.iter().all(|fragment| fragment.len() <= 120), "{all:?}");
    let mut again = Plan::default();
    all.iter().for_each(|fragment| again.join(&Plan::in_fragment(fragment).unwrap()));
    // As a messenger may pass it on.
    for fragment in &all {
        let encoded = fragment.replace('=', "%3D").replace(',', "%2c").replace('~', "%7E");
        assert_eq!(Plan::in_fragment(&encoded), Plan::in_fragment(fragment));
    }
    assert_eq!(again, plan);
    assert_eq!(plan.fragments(10_000).len(), 1);
    assert_eq!(Plan::default().fragments(120), [""; 0]);
    for none in ["", "main", "plan=", "plan=A", "p=a"] {
        assert_eq!(Plan::in_fragment(none), None, "{none}");
    }
}

/// An event without recurrence, a weekly one with a move and an exclusion, and a feast.
fn calendar() -> List<Event> {
    events(&[
        r#"{"uid":"once","title":"O","start":"2026-12-10T10:00:00","duration":"PT2H","timeZone":"Europe/Riga"}"#,
        r#"{"uid":"weekly","title":"W","start":"2026-12-01T10:00:00","duration":"PT1H","timeZone":"Europe/Riga",
            "recurrenceRules":["FREQ=WEEKLY;COUNT=4"],"recurrenceOverrides":[
            ["2026-12-08T10:00:00",{"start":"2027-03-09T12:00:00"}],["2026-12-15T10:00:00",{"excluded":true}],
            ["2026-12-22T10:00:00",{"status":"cancelled"}]]}"#,
        r#"{"uid":"easter","title":"E","start":"2015-04-05T00:00:00","duration":"P1D","atbildiba:easterOffset":0}"#,
    ])
}

fn days(listed: &Listed) -> Vec<String> {
    listed.found.iter().map(|one| one.start.date().to_string()).collect()
}

#[test]
fn chosen_events_are_found_in_order_and_missing_ones_reported() {
    let events = calendar();
    let all = Occurrences::new(&events);
    let text = "weekly~20261208T100000,easter~20270328T000000,once,weekly~20261201T100000,removed,weekly~20261215T100000,\
                weekly~20261202T100000,easter~20270329T000000,once~20261211T100000";
    let found = listed(&events, &all, &Plan::parse(text));
    assert_eq!(days(&found), ["2026-12-01", "2026-12-10", "2027-03-09", "2027-03-28"]);
    let gone: Plan = found.gone.into_iter().collect();
    assert_eq!(
        gone.to_text(),
        "removed,weekly~20261215T100000,weekly~20261202T100000,easter~20270329T000000,once~20261211T100000"
    );
}

#[test]
fn an_event_that_became_recurring_is_its_first_occurrence() {
    let events = calendar();
    let all = Occurrences::new(&events);
    let found = listed(&events, &all, &Plan::parse("weekly,weekly~20261201T100000,once~20261210T100000"));
    assert_eq!((days(&found), found.gone), (vec!["2026-12-01".into(), "2026-12-10".into()], vec![]));
}

#[test]
fn every_occurrence_is_identified_by_its_entry() {
    let events = calendar();
    let all = Occurrences::new(&events);
    let occurrences = all.between(date("2026-01-01"), date("2028-12-31"), usize::MAX);
    assert_eq!(occurrences.len(), 7);
    for one in occurrences {
        let plan: Plan = [entry_of(&events, &all, &one)].into_iter().collect();
        let again = Plan::parse(&plan.to_text());
        assert_eq!(listed(&events, &all, &again), Listed { found: vec![one], gone: vec![] });
    }
    let series = all.shown(1, date("2026-12-01")).unwrap();
    assert_eq!(entry_of(&events, &all, &series), entry("weekly~20261201T100000"));
    assert_eq!(entry_of(&events, &all, &all.shown(0, date("2026-12-01")).unwrap()), entry("once"));
}

/// Riga is two hours ahead of UTC, London is at UTC; the visitor is in Riga.
fn instant(zone: Option<&str>, local: LocalDateTime) -> i64 {
    local.to_seconds() - if zone == Some("Europe/London") { 0 } else { 7_200 }
}

fn pairs(json: &[&str]) -> Vec<Vec<usize>> {
    let events = events(json);
    let all = Occurrences::new(&events);
    let found: Vec<EventOccurrence> =
        (0..events.len()).map(|event| all.shown(event, date("2026-12-01")).unwrap()).collect();
    overlaps(&events, &found, &instant)
}

#[test]
fn overlaps_are_computed_in_absolute_time() {
    let at_10 = r#"{"uid":"a","title":"A","start":"2026-12-10T10:00:00","duration":"PT2H","timeZone":"Europe/Riga"}"#;
    let at_12 = r#"{"uid":"b","title":"B","start":"2026-12-10T12:00:00","duration":"PT1H","timeZone":"Europe/Riga"}"#;
    let in_london =
        r#"{"uid":"c","title":"C","start":"2026-12-10T10:30:00","duration":"PT1H","timeZone":"Europe/London"}"#;
    let anywhere = r#"{"uid":"d","title":"D","start":"2026-12-10T09:00:00","duration":"PT61M"}"#;
    // One ends when the other begins; half past ten in London is half past twelve in Riga.
    assert_eq!(pairs(&[at_10, at_12, in_london]), [vec![], vec![2], vec![1]]);
    assert_eq!(pairs(&[at_10, anywhere]), [[1], [0]]);
    let long = r#"{"uid":"l","title":"L","start":"2026-12-09T00:00:00","duration":"P3D"}"#;
    assert_eq!(pairs(&[at_10, at_12, long]), [vec![2], vec![2], vec![0, 1]]);
}

#[test]
fn an_instant_overlaps_what_contains_it() {
    let hour = r#"{"uid":"a","title":"A","start":"2026-12-10T10:00:00","duration":"PT1H"}"#;
    let moment = |time: &str| format!(r#"{{"uid":"m","title":"M","start":"2026-12-10T{time}:00"}}"#);
    for (time, is_within) in [("09:59", false), ("10:00", true), ("10:59", true), ("11:00", false)] {
        assert_eq!(!pairs(&[hour, &moment(time)])[0].is_empty(), is_within, "{time}");
    }
    assert_eq!(pairs(&[&moment("10:00"), &moment("10:00")]), [[1], [0]]);
}

#[test]
fn whole_days_and_cancelled_events_overlap_nothing() {
    let at_10 = r#"{"uid":"a","title":"A","start":"2026-12-10T10:00:00","duration":"PT2H"}"#;
    let day = r#"{"uid":"d","title":"D","start":"2026-12-10T00:00:00","duration":"P1D","showWithoutTime":true}"#;
    for status in ["cancelled", "atbildiba:postponed"] {
        let off =
            format!(r#"{{"uid":"o","title":"O","start":"2026-12-10T10:00:00","duration":"PT2H","status":"{status}"}}"#);
        assert_eq!(pairs(&[at_10, day, &off]), [[0; 0]; 3], "{status}");
    }
    let perhaps = r#"{"uid":"p","title":"P","start":"2026-12-10T10:00:00","duration":"PT2H","status":"tentative"}"#;
    assert_eq!(pairs(&[at_10, perhaps]), [[1], [0]]);
}
