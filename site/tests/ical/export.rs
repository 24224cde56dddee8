//! Written files, read back.

use super::support::{expand, project, read};
use atbildiba::calendar::ics::{Feed, Writer, select};
use atbildiba::calendar::occurrences::Occurrences;
use atbildiba::content::Events;
use atbildiba::dates::Date;
use site::ical::zones::iana_zone;

pub(super) fn writer(today: &str) -> Writer<'static> {
    Writer {
        host: "example.org",
        lang: "lv",
        pages: "https://example.org/events/",
        today: today.parse().unwrap(),
        zone: &iana_zone,
    }
}

/// A calendar in the language of the writer.
pub(super) fn events(text: &str) -> Events {
    campaign::publish::events(&serde_json::from_str(text).unwrap(), "lv", "lv")
}

/// Events that iCalendar can't express as JSCalendar does.
pub(super) const HARD: &str = r#"{"entries": [
  {"uid": "yearly-15th", "title": "A", "start": "2016-03-15T10:00:00", "timeZone": "Europe/Riga", "duration": "PT1H",
   "recurrenceRules": [{"frequency": "yearly", "byMonthDay": [15], "count": 9}]},
  {"uid": "start-is-extra", "title": "B", "start": "2016-03-16T03:30:00", "timeZone": "Europe/Riga", "duration": "PT1H",
   "recurrenceRules": [{"frequency": "weekly", "byDay": [{"day": "su"}], "count": 60}]},
  {"uid": "overridden", "title": "C", "start": "2020-01-01T00:00:00", "showWithoutTime": true, "duration": "P2D",
   "recurrenceRules": [{"frequency": "monthly", "until": "2021-01-01T00:00:00"}],
   "recurrenceOverrides": {"2020-02-01T00:00:00": {"excluded": true}, "2020-03-01T00:00:00": {"start": "2020-03-05T00:00:00"},
     "2020-05-20T00:00:00": {}, "2020-06-21T00:00:00": {"title": "D"}}},
  {"uid": "excluded-by-rule", "title": "E", "start": "2019-01-01T12:00:00", "timeZone": "America/Sao_Paulo",
   "recurrenceRules": [{"frequency": "daily", "until": "2019-03-01T12:00:00"}],
   "excludedRecurrenceRules": [{"frequency": "weekly", "byDay": [{"day": "sa"}, {"day": "su"}]}]},
  {"uid": "utc", "title": "F", "start": "2019-01-01T12:00:00", "timeZone": "Etc/UTC",
   "recurrenceRules": [{"frequency": "daily", "interval": 100, "until": "2029-03-01T12:00:00"}]},
  {"uid": "floating", "title": "G", "start": "2019-01-01T12:00:00",
   "recurrenceRules": [{"frequency": "monthly", "byMonthDay": [31], "skip": "forward", "until": "2029-03-01T12:00:00"}]},
  {"uid": "easter", "title": "H", "start": "2016-05-15T00:00:00", "showWithoutTime": true, "atbildiba:easterOffset": 49}
]}"#;

/// Occurrences that overrides add to a feast, or bring back after a rule has excluded them.
const ADDED: &str = r#"{"entries": [
  {"uid": "feast", "title": "A", "start": "2016-03-27T10:00:00", "timeZone": "Europe/Riga", "duration": "PT1H",
   "atbildiba:easterOffset": 0,
   "recurrenceOverrides": {"2017-04-20T10:00:00": {"title": "B"}, "2018-03-25T10:00:00": {}, "2019-05-01T10:00:00": {},
     "2020-04-12T10:00:00": {"start": "2020-04-13T12:00:00"}, "2021-04-04T10:00:00": {"excluded": true}}},
  {"uid": "feast-from-another-day", "title": "C", "start": "2016-01-01T00:00:00", "showWithoutTime": true,
   "atbildiba:easterOffset": 0, "recurrenceOverrides": {"2017-05-01T00:00:00": {}}},
  {"uid": "daily", "title": "D", "start": "2019-01-01T12:00:00", "timeZone": "Europe/Riga",
   "recurrenceRules": [{"frequency": "daily", "until": "2019-03-01T12:00:00"}],
   "excludedRecurrenceRules": [{"frequency": "weekly", "byDay": [{"day": "sa"}, {"day": "su"}]}],
   "recurrenceOverrides": {"2019-01-05T12:00:00": {}, "2019-01-06T12:00:00": {"start": "2019-01-06T15:00:00"}}},
  {"uid": "skips", "title": "E", "start": "2019-03-31T12:00:00",
   "recurrenceRules": [{"frequency": "monthly", "byMonthDay": [31], "skip": "forward", "until": "2029-03-01T12:00:00"}],
   "excludedRecurrenceRules": [{"frequency": "yearly", "byMonth": ["3"], "byMonthDay": [31]}],
   "recurrenceOverrides": {"2020-03-31T12:00:00": {}}}
]}"#;

fn same_after_export(events: &Events, from: &str, to: &str) {
    let all = Occurrences::new(&events.entries);
    let days: (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
    let feed = Feed { name: "All", url: "" };
    let text = writer("2026-11-23").feed(&feed, events.entries.iter());
    assert!(!text.contains("RSCALE"), "hardly any calendar reads it");
    let mut wanted: Vec<String> = all
        .between(days.0, days.1, usize::MAX)
        .into_iter()
        .filter(|one| one.start.date() >= days.0)
        .map(|one| {
            let event = &events.entries[one.event];
            let zone = event.time_zone.as_deref().and_then(iana_zone).filter(|_| !event.show_without_time);
            let start = zone.map_or(one.start, |zone| zone.utc_to_local(zone.local_to_utc(one.start).utc_seconds));
            let start = if event.show_without_time { start.date().to_string() } else { start.to_string() };
            format!("{}@example.org\t{start}", event.uid)
        })
        .collect();
    let (out, told) = expand(&text, Some(from), Some(to), None);
    let mut found: Vec<String> = out.lines().map(str::to_owned).collect();
    wanted.sort();
    found.sort();
    assert_eq!(told, "");
    assert_eq!(found, wanted, "{text}");
    assert!(found.len() > 100, "{}", found.len());
}

#[test]
fn the_bundled_events_round_trip() {
    same_after_export(&events(&read(&project("public/data/events.json"))), "2015-01-01", "2035-12-31");
}

#[test]
fn events_that_icalendar_interprets_differently_round_trip() {
    same_after_export(&events(HARD), "2015-01-01", "2035-12-31");
}

#[test]
fn occurrences_that_overrides_add_round_trip() {
    let events = events(ADDED);
    same_after_export(&events, "2015-01-01", "2035-12-31");
    let lines = |uid: &str, name: &str| {
        let event = events.entries.iter().find(|event| &*event.uid == uid).unwrap();
        let file = writer("2026-11-23").event(event).replace("\r\n ", "");
        file.lines().filter(|line| line.starts_with(name)).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(lines("feast", "RDATE"), "RDATE;TZID=Europe/Riga:20170420T100000,20190501T100000");
    for (uid, there, excluded) in [
        ("feast", "20180325T", "20180408T"),
        ("daily", "20190105T", "20190112T"),
        ("daily", "20190106T", "20190113T"),
        ("skips", "20200331T", "20190331T"),
    ] {
        let line = lines(uid, "EXDATE");
        assert!(!line.contains(there) && line.contains(excluded), "{uid} {line}");
    }
}

#[test]
fn a_time_zone_round_trips() {
    for name in [
        "Europe/Riga",
        "America/New_York",
        "Africa/Casablanca",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "America/Sao_Paulo",
        "Asia/Jerusalem",
        "Europe/Dublin",
    ] {
        let text = format!(
            r#"{{"entries": [{{"uid": "a", "title": "A", "start": "1990-01-01T09:00:00", "timeZone": "{name}"}}]}}"#
        );
        // Under a name that is in no database, so that the file's definition is used.
        let file = writer("2026-11-23").event(&events(&text).entries[0]).replace(name, "Own");
        let unfolded = site::ical::lines::Unfolded::new(file.as_bytes());
        let mut problems = site::ical::Problems::default();
        let components = site::ical::component::read(&unfolded, &mut problems);
        let own = site::ical::zones::Zones::new(&components).get("Own", 1, &mut problems).unwrap();
        let zone = iana_zone(name).unwrap();
        let start = "1990-01-01".parse::<Date>().unwrap().days() as i64 * 86_400;
        for hour in 0..66 * 366 * 24 {
            let at = start + hour * 3600;
            assert_eq!(own.zone.utc_to_local(at), zone.utc_to_local(at), "{name} {at}\n{file}");
        }
        assert!(
            file.len() < 3_000 || name == "Africa/Casablanca" || name == "Asia/Jerusalem",
            "{name}: {} bytes\n{file}",
            file.len()
        );
    }
}

#[test]
fn an_event_is_written_completely() {
    let text = r#"{"entries": [{"uid": "a", "title": "Runas, kas maina; visu", "description": "Pirmā\notrā", "start": "2026-10-18T09:00:00",
        "timeZone": "Europe/Riga", "duration": "PT1H30M", "keywords": {"talk": true, "riga": true}, "sequence": 3, "status": "tentative",
        "locations": {"1": {"name": "Rīga, Doma laukums"}}, "updated": "2026-09-01T10:00:00Z",
        "links": {"1": {"href": "https://example.org/a"}, "2": {"href": "https://example.org/b", "rel": "cite-as"}}}]}"#;
    let file = writer("2026-11-23").event(&events(text).entries[0]);
    assert!(file.ends_with("\r\n") && file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let event = file.split_once("BEGIN:VEVENT").unwrap().1;
    for line in [
        "UID:a@example.org",
        "DTSTAMP:20260901T100000Z",
        "SEQUENCE:3",
        "DTSTART;TZID=Europe/Riga:20261018T090000",
        "DURATION:PT1H30M",
        "SUMMARY;LANGUAGE=lv:Runas\\, kas maina\\; visu",
        "DESCRIPTION;LANGUAGE=lv:Pirmā\\notrā",
        "LOCATION;LANGUAGE=lv:Rīga\\, Doma laukums",
        "LINK;VALUE=URI;LINKREL=related:https://example.org/a",
        "LINK;VALUE=URI;LINKREL=cite-as:https://example.org/b",
        "CATEGORIES:riga,talk",
        "STATUS:TENTATIVE",
        "URL:https://example.org/events/a",
        "END:VEVENT\r\nEND:VCALENDAR",
    ] {
        assert!(event.contains(&format!("\r\n{line}\r\n")), "{line}\n{file}");
    }
    assert!(file.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Riga\r\n"), "{file}");
}

#[test]
fn a_single_occurrence_is_a_separate_event() {
    let events = events(HARD);
    let alone = |uid: &str, id: &str| {
        let event = events.entries.iter().find(|event| &*event.uid == uid).unwrap();
        let file = select::occurrence(&writer("2026-11-23").event(event), id.parse().unwrap());
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{file}");
        let (found, told) = expand(&file, None, None, None);
        assert_eq!(told, "", "{file}");
        (found, file)
    };
    // As moved; otherwise like the series, with all its days.
    let moved = alone("overridden", "2020-03-01T00:00:00");
    assert_eq!(moved.0, "overridden-20200301T000000@example.org\t2020-03-05\n");
    let plain = alone("overridden", "2020-04-01T00:00:00");
    assert_eq!(plain.0, "overridden-20200401T000000@example.org\t2020-04-01\n");
    assert!(plain.1.contains("DTSTART;VALUE=DATE:20200401\r\nDTEND;VALUE=DATE:20200403\r\n"), "{}", plain.1);
    let timed = alone("yearly-15th", "2019-03-15T10:00:00");
    assert_eq!(timed.0, "yearly-15th-20190315T100000@example.org\t2019-03-15T10:00:00\n");
    assert!(timed.1.contains("BEGIN:VTIMEZONE") && timed.1.contains("DURATION:PT1H\r\n"), "{}", timed.1);
    let utc = alone("utc", "2019-04-11T12:00:00");
    assert!(utc.1.contains("DTSTART:20190411T120000Z\r\n"), "{}", utc.1);
}

#[test]
fn search_results_are_extracted_from_the_feed() {
    let events = events(HARD);
    let feed = Feed { name: "All", url: "https://example.org/feeds/all.ics" };
    let all = writer("2026-11-23").feed(&feed, events.entries.iter());
    let found = select::events(&all, &|uid| matches!(uid, "overridden" | "utc"));
    let one_by_one = |file: &str| file.matches("BEGIN:VEVENT\r\n").count();
    // Including the two occurrences that differ from their series.
    assert_eq!((one_by_one(&all), one_by_one(&found)), (9, 4), "{found}");
    assert!(!found.contains("SOURCE") && found.contains("X-WR-CALNAME:All\r\n"), "{found}");
    let (expanded, told) = expand(&found, None, None, Some(20));
    assert!(expanded.lines().all(|line| line.starts_with("overridden@") || line.starts_with("utc@")), "{expanded}");
    assert_eq!((told.as_str(), expanded.is_empty()), ("", false));
    let nothing = select::events(&all, &|_| false);
    assert!(!nothing.contains("VEVENT") && nothing.ends_with("END:VCALENDAR\r\n"), "{nothing}");
}

#[test]
fn chosen_occurrences_are_extracted_separately() {
    let events = events(HARD);
    let all = writer("2026-11-23").feed(&Feed { name: "All", url: "" }, events.entries.iter());
    let at = |id: &str| Some(id.parse().unwrap());
    let chosen = select::chosen(&all, &|uid| match uid {
        // One moved, one like the series.
        "overridden" => vec![at("2020-03-01T00:00:00"), at("2020-04-01T00:00:00")],
        "yearly-15th" => vec![at("2019-03-15T10:00:00")],
        "utc" => vec![None],
        _ => vec![],
    });
    let (found, told) = expand(&chosen, None, None, Some(20));
    assert_eq!(told, "", "{chosen}");
    for line in [
        "overridden-20200301T000000@example.org\t2020-03-05\n",
        "overridden-20200401T000000@example.org\t2020-04-01\n",
        "yearly-15th-20190315T100000@example.org\t2019-03-15T10:00:00\n",
    ] {
        assert_eq!(found.matches(line).count(), 1, "{line}{found}");
    }
    let others: Vec<&str> = found.lines().filter(|line| !line.starts_with("utc@")).collect();
    assert!(others.len() == 3 && found.lines().count() > 3, "{found}");
}

#[test]
fn each_event_gets_a_reminder_the_day_before() {
    let events = events(HARD);
    let title = "ā, garš nosaukums; ".repeat(9);
    let long = format!(
        r#"{{"entries": [{{"uid": "{}", "title": "{title}", "start": "2026-01-01T10:00:00"}}]}}"#,
        "u".repeat(90)
    );
    let long = self::events(&long);
    let writer = writer("2026-11-23");
    for (event, trigger) in [(&events.entries[0], "-P1D"), (&events.entries[2], "-PT15H"), (&long.entries[0], "-P1D")] {
        let plain = writer.event(event);
        let file = select::with_reminders(&plain);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        let unfolded = file.replace("\r\n ", "");
        let summary = plain.replace("\r\n ", "").lines().find(|line| line.starts_with("SUMMARY")).unwrap().to_owned();
        let alarm = format!(
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:{trigger}\r\n{}\r\nEND:VALARM\r\nEND:VEVENT\r\n",
            summary.replacen("SUMMARY", "DESCRIPTION", 1)
        );
        assert!(unfolded.contains(&alarm), "{alarm}\n{unfolded}");
        assert_eq!(unfolded.matches("BEGIN:VALARM").count(), plain.matches("BEGIN:VEVENT").count(), "{unfolded}");
        // A uid is found and replaced, however it is folded.
        let alone = select::occurrence(&file, event.start).replace("\r\n ", "");
        let start = event.start.to_string().replace(['-', ':'], "");
        assert!(alone.contains(&format!("UID:{}-{start}@example.org\r\n", event.uid)), "{alone}");
    }
}
