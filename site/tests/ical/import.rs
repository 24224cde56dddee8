//! Foreign files as events: they pass the check and keep their times.

use super::export::events;
use super::support::{calendar, expand, project, read};
use atbildiba::calendar::ics::{Feed, Writer};
use site::ical::Problems;
use site::ical::zones::iana_zone;
use site::import::calendar::import;
use site::import::campaign::Campaign;

/// The events as JSON, and the report.
fn imported(text: &str) -> (String, String) {
    let mut problems = Problems::default();
    let events = import(text.as_bytes(), &Campaign::default(), &mut problems);
    (serde_json::to_string_pretty(&events).unwrap(), problems.shown("file").to_string())
}

/// The starts of all events.
fn starts(text: &str) -> Vec<String> {
    let out = expand(text, Some("1990-01-01"), Some("2035-12-31"), None).0;
    let mut starts: Vec<String> = out.lines().map(|line| line.split_once('\t').unwrap().1.to_owned()).collect();
    starts.sort();
    starts
}

#[test]
fn exported_events_are_imported_unchanged() {
    let text = read(&project("public/data/events.json"));
    let events = events(&text);
    let today = "2026-11-23".parse().unwrap();
    let writer = Writer { host: "example.org", lang: "lv", pages: "", today, zone: &iana_zone };
    let file = writer.feed(&Feed { name: "Visi", url: "" }, events.entries.iter());
    let (json, told) = imported(&file);
    assert_eq!(told, "");
    assert_eq!(starts(&json), starts(&file));
    let back = self::events(&json);
    for (event, back) in events.entries.iter().zip(back.entries.iter()) {
        assert_eq!(
            (&event.title, &event.description, event.start, event.duration, event.status),
            (&back.title, &back.description, back.start, back.duration, back.status)
        );
        // A feast comes back in the form in which iCalendar can express it.
        if event.easter_offset.is_none() {
            assert_eq!(event.recurrence_rules, back.recurrence_rules, "{}", event.uid);
        }
    }
}

#[test]
fn golden_files_mean_the_same_after_import() {
    for name in ["features", "overrides", "zones"] {
        let text = read(&format!("{}/tests/ical/cases/{name}.ics", env!("CARGO_MANIFEST_DIR")));
        assert_eq!(starts(&imported(&text).0), starts(&text), "{name}");
    }
}

#[test]
fn the_result_passes_the_check() {
    let folder = std::env::temp_dir().join(format!("xtask-import-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let today = "2026-11-23".parse().unwrap();
    campaign::new::new(&folder, today).unwrap();
    let text = read(&format!("{}/tests/ical/cases/features.ics", env!("CARGO_MANIFEST_DIR")));
    // In addition to the events that the other files refer to.
    let mut events: serde_json::Value =
        serde_json::from_str(&read(folder.join("events.json").to_str().unwrap())).unwrap();
    let mut new: serde_json::Value = serde_json::from_str(&imported(&text).0).unwrap();
    events["entries"].as_array_mut().unwrap().append(new["entries"].as_array_mut().unwrap());
    std::fs::write(folder.join("events.json"), events.to_string()).unwrap();
    let report = site::check::check_folder(&folder, today);
    assert!(!report.has_errors(), "{report}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn uids_become_slugs_and_the_original_is_kept() {
    let text = calendar("SUMMARY:Ēnu diena\r\nDTSTART;VALUE=DATE:20260211")
        .replace("UID:e", "UID:040000008200E00074C5B7101A82E008@x.y");
    let json: serde_json::Value = serde_json::from_str(&imported(&text).0).unwrap();
    let event = &json["entries"][0];
    assert_eq!(
        (&event["uid"], &event["atbildiba:icalUid"]),
        (&"enu-diena".into(), &"040000008200E00074C5B7101A82E008@x.y".into())
    );
    assert_eq!((&event["duration"], &event["showWithoutTime"]), (&"P1D".into(), &true.into()));
}

#[test]
fn unsupported_properties_are_reported() {
    let text = calendar(
        "SUMMARY:A\r\nDTSTART:20260211T090000Z\r\nATTENDEE:mailto:a@b.c\r\nATTENDEE:mailto:d@e.f\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM",
    );
    let told = imported(&text).1;
    assert!(told.contains("file:6: note: property “ATTENDEE” (2 times) has no place"), "{told}");
    assert!(told.contains("file:8: note: component “VALARM” has no place"), "{told}");
}
