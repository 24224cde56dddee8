//! iCalendar files into a campaign.

use crate::support::Campaign;
use atbildiba::calendar::ics::{Feed, Writer};
use serde_json::json;
use site::ical::zones::iana_zone;

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

fn event(uid: &str, start: &str, more: &str) -> String {
    let when = format!("DTSTART;TZID={start}\r\nDURATION:PT2H\r\n");
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\n{when}{more}\r\nEND:VEVENT\r\n")
}

#[test]
fn published_calendars_round_trip() {
    let campaign = Campaign::new("calendar-back");
    let text = campaign.text("events.json");
    let events = campaign::publish::events(&serde_json::from_str(&text).unwrap(), "en", "en");
    let today = "2026-11-23".parse().unwrap();
    let writer = Writer { host: "example.org", lang: "en", pages: "", today, zone: &iana_zone };
    let feed = writer.feed(&Feed { name: "All", url: "" }, events.entries.iter());
    // Into the same campaign, which has all of them.
    let outcome = campaign.import("feed.ics", &feed);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&["“Weekly meeting” is in events.json already, as “weekly-meeting”", "0 imported, 2 left out"]);
    assert_eq!(campaign.text("events.json"), text);
    // Into a campaign without events.
    campaign.change("events.json", |events| events["entries"] = json!([]));
    let back = campaign.added("feed.ics", &feed, "events.json");
    for (event, back) in
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["entries"].as_array().unwrap().iter().zip(&back)
    {
        for name in
            ["title", "description", "start", "duration", "timeZone", "keywords", "locations", "recurrenceOverrides"]
        {
            assert_eq!(event[name], back[name], "{name}");
        }
    }
    assert_eq!(back.len(), 2);
}

#[test]
fn a_calendar_is_imported_once() {
    let campaign = Campaign::new("calendar-once");
    let file = calendar(
        &(event("1@a", "Europe/Riga:20270515T180000", "SUMMARY:Walk")
            + &event("2@a", "FLE Standard Time:20270516T180000", "SUMMARY:Talk")),
    );
    let added = campaign.added("plan.ics", &file, "events.json");
    assert_eq!((&added[0]["uid"], &added[0]["atbildiba:icalUid"]), (&json!("walk"), &json!("1@a")));
    assert_eq!((&added[0]["start"], &added[0]["duration"]), (&json!("2027-05-15T18:00:00"), &json!("PT2H")));
    assert!(added.iter().all(|one| one["timeZone"].as_str().is_some_and(|zone| zone.starts_with("Europe/"))));
    let (before, later) = (campaign.text("events.json"), file.replace("20270515T180000", "20270515T190000"));
    let outcome = campaign.import("plan.ics", later);
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&[
        "left out: “Walk” is in events.json already, as “walk”, and stays as it is; there it has another start\n",
    ]);
    assert_eq!(campaign.text("events.json"), before);
}

#[test]
fn unreadable_parts_are_reported_and_the_rest_imported() {
    let campaign = Campaign::new("calendar-wrong");
    let private = event("3@a", "Europe/Riga:20270517T180000", "SUMMARY:Doctor\r\nCLASS:PRIVATE");
    let file = event("1@a", "Europe/Riga:20270515T180000", "SUMMARY:Walk\r\nATTENDEE:mailto:ada@example.org");
    let file = calendar(&(file + &event("2@a", "Europe/Riga:20270230T180000", "SUMMARY:Talk") + &private));
    let outcome = campaign.import("plan.ics", file);
    assert!(!outcome.is_success);
    outcome.tells(&["plan.ics:12: ", "property “ATTENDEE” has no place", "marked as private", "plan.ics: 1 imported"]);
    let all = campaign.text("events.json");
    assert!(all.contains("Walk") && !all.contains("Doctor") && !all.contains("ada@example.org"), "{all}");
    campaign.is_accepted();
}

/// A daily event of five days or without end, with a range that is cancelled.
fn daily(rule: &str, ranges: &str) -> String {
    let master = event("1@a", "Europe/Riga:20270501T180000", &format!("SUMMARY:Walk\r\nRRULE:FREQ=DAILY{rule}"));
    calendar(&(master + ranges))
}

fn range(id: &str, more: &str) -> String {
    let id = format!("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Riga:{id}");
    event("1@a", &format!("Europe/Riga:{}", id.rsplit(':').next().unwrap()), &format!("{id}\r\n{more}"))
}

#[test]
fn a_series_cancelled_from_a_day_on_ends() {
    let campaign = Campaign::new("calendar-range");
    let added = campaign.added("a.ics", daily("", &range("20270504T180000", "STATUS:CANCELLED")), "events.json");
    assert_eq!(added[0]["recurrenceRules"][0]["until"], "2027-05-03T18:00:00");
    assert_eq!(added[0]["recurrenceOverrides"], json!(null));
}

#[test]
fn a_series_cancelled_for_some_days_goes_on() {
    let campaign = Campaign::new("calendar-pause");
    let ranges = range("20270502T180000", "STATUS:CANCELLED") + &range("20270504T180000", "SUMMARY:Walk");
    let added = campaign.added("a.ics", daily(";COUNT=5", &ranges), "events.json");
    let overrides = added[0]["recurrenceOverrides"].as_object().unwrap();
    let excluded = |id: &str| overrides.get(id).is_some_and(|patch| patch["excluded"] == true);
    assert!(excluded("2027-05-02T18:00:00") && excluded("2027-05-03T18:00:00"), "{overrides:?}");
    assert!(!excluded("2027-05-04T18:00:00"), "{overrides:?}");
}

#[test]
fn the_place_of_a_single_occurrence_is_reported() {
    let campaign = Campaign::new("calendar-place");
    let other = "RECURRENCE-ID;TZID=Europe/Riga:20270502T180000\r\nSUMMARY:Walk\r\nLOCATION:Harbour";
    let other = event("1@a", "Europe/Riga:20270502T180000", other);
    let outcome = campaign.import("a.ics", daily(";COUNT=5", &other));
    assert!(outcome.is_success, "{}", outcome.told);
    outcome.tells(&["only this occurrence is at “Harbour”"]);
    assert!(!campaign.text("events.json").contains("Harbour"));
}
