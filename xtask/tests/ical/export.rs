//! What the app writes, read back.

use super::support::{expand, project, read};
use atbildiba::calendar::ics::{Feed, Writer};
use atbildiba::calendar::occurrences::Occurrences;
use atbildiba::content::Events;
use atbildiba::dates::{Date, Duration};
use xtask::ical::zones::iana_zone;

fn writer(today: &str) -> Writer<'static> {
    Writer {
        host: "example.org",
        lang: "lv",
        pages: "https://example.org/events/",
        today: today.parse().unwrap(),
        zone: &iana_zone,
        reminder: None,
    }
}

fn events(text: &str) -> Events {
    serde_json::from_str(text).unwrap()
}

/// Events that need what iCalendar can't say as JSCalendar does.
const HARD: &str = r#"{"entries": [
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

fn same_after_export(events: &Events, from: &str, to: &str) {
    let all = Occurrences::new(&events.entries);
    let days: (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
    let feed = Feed { name: "All", url: "" };
    let text = writer("2026-11-23").feed(&feed, events.entries.iter());
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
fn the_bundled_events_come_back_as_they_were() {
    same_after_export(&events(&read(&project("public/data/events.json"))), "2015-01-01", "2035-12-31");
}

#[test]
fn events_that_icalendar_reads_otherwise_come_back_as_they_were() {
    same_after_export(&events(HARD), "2015-01-01", "2035-12-31");
}

#[test]
fn a_zone_is_written_so_that_it_reads_as_the_same() {
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
        // Under a name that is in no database, so that it is read from the file.
        let file = writer("2026-11-23").event(&events(&text).entries[0]).replace(name, "Own");
        let unfolded = xtask::ical::lines::Unfolded::new(file.as_bytes());
        let mut problems = xtask::ical::Problems::default();
        let components = xtask::ical::component::read(&unfolded, &mut problems);
        let own = xtask::ical::zones::Zones::new(&components).get("Own", 1, &mut problems).unwrap();
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
fn an_event_is_written_in_full() {
    let text = r#"{"entries": [{"uid": "a", "title": "Runas, kas maina; visu", "description": "Pirmā\notrā", "start": "2026-10-18T09:00:00",
        "timeZone": "Europe/Riga", "duration": "PT1H30M", "keywords": {"talk": true, "riga": true}, "sequence": 3, "status": "tentative",
        "locations": {"1": {"name": "Rīga, Doma laukums"}}, "updated": "2026-09-01T10:00:00Z"}]}"#;
    let mut writer = writer("2026-11-23");
    writer.reminder = Some(Duration { days: 1, seconds: 0 });
    let file = writer.event(&events(text).entries[0]);
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
        "CATEGORIES:riga,talk",
        "STATUS:TENTATIVE",
        "URL:https://example.org/events/a",
        "TRIGGER:-P1D",
        "END:VEVENT\r\nEND:VCALENDAR",
    ] {
        assert!(event.contains(&format!("\r\n{line}\r\n")), "{line}\n{file}");
    }
    assert!(file.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Riga\r\n"), "{file}");
}

#[test]
fn one_occurrence_is_an_event_of_its_own() {
    let events = events(HARD);
    let file = writer("2026-11-23").occurrence(&events.entries[2], "2020-03-01T00:00:00".parse().unwrap());
    assert_eq!(
        expand(&file, None, None, None),
        ("overridden-20200301@example.org\t2020-03-05\n".into(), String::new())
    );
}
