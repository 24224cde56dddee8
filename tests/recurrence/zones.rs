//! Time zones, compared with Python's zoneinfo on the same files (`zones.py`), and unusual clock changes.

use super::support::{fixture, time, zone};
use atbildiba::dates::Duration;
use atbildiba::dates::recurrence::{Dialect, RecurrenceSet, Rule};
use atbildiba::dates::zones::{self, Kind, Resolved, Zone, ZoneError};

#[test]
fn instants_and_local_times_match_zoneinfo() {
    let mut ran = 0;
    let mut zones: Vec<(String, Zone)> = Vec::new();
    for line in fixture("zones.txt").lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let [name, utc, shown, offset, abbreviation, local, meant, kind] = fields[..] else { panic!("{line}") };
        if zones.last().is_none_or(|zone| zone.0 != name) {
            zones.push((name.to_owned(), zone(name)));
        }
        let zone = &zones.last().unwrap().1;
        let utc: i64 = utc.parse().unwrap();
        let span = zone.span_at(utc);
        assert_eq!(zone.utc_to_local(utc), time(shown), "{line}");
        assert_eq!((span.offset().to_string().as_str(), span.abbreviation()), (offset, abbreviation), "{line}");
        assert!(span.start <= utc && utc < span.end, "{line}");
        let resolved = zone.local_to_utc(time(local));
        let found = match resolved.kind {
            Kind::Unique => "unique",
            Kind::Gap => "gap",
            Kind::Overlap => "overlap",
        };
        assert_eq!((resolved.utc_seconds.to_string().as_str(), found), (meant, kind), "{line}");
        assert_eq!(resolved.utc_seconds + resolved.offset as i64, time(local).to_seconds(), "{line}");
        // Also if only the local time at an instant is known.
        let asked = zones::resolve(time(local), &|utc| Some(zone.utc_to_local(utc))).unwrap();
        assert_eq!((asked.utc_seconds, asked.kind), (resolved.utc_seconds, resolved.kind), "{line}");
        ran += 1;
    }
    assert_eq!(ran, 2400);
}

/// The local times of a daily rule at that time of day, from a date on.
fn shown(name: &str, start: &str, days: usize) -> Vec<String> {
    let zone = zone(name);
    let mut set = RecurrenceSet::new(time(start), Duration::ZERO, Dialect::ICALENDAR);
    set.add_rule(&"FREQ=DAILY".parse::<Rule>().unwrap());
    let local = set.iter().take(days).map(|found| zone.utc_to_local(zone.local_to_utc(found.start).utc_seconds));
    local.map(|time| time.to_string()).collect()
}

#[test]
fn no_day_is_lost_where_the_clocks_jump() {
    let midnight = shown("America/Sao_Paulo", "20181103T000000", 3);
    assert_eq!(midnight, ["2018-11-03T00:00:00", "2018-11-04T01:00:00", "2018-11-05T00:00:00"]);
    let half_an_hour = shown("Australia/Lord_Howe", "20261003T021500", 3);
    assert_eq!(half_an_hour, ["2026-10-03T02:15:00", "2026-10-04T02:45:00", "2026-10-05T02:15:00"]);
    let riga = shown("Europe/Riga", "20260328T033000", 3);
    assert_eq!(riga, ["2026-03-28T03:30:00", "2026-03-29T04:30:00", "2026-03-30T03:30:00"]);
}

#[test]
fn of_two_equal_times_the_first_is_meant() {
    let riga = zone("Europe/Riga");
    let resolved = riga.local_to_utc(time("20261025T033000"));
    assert_eq!(resolved, Resolved { utc_seconds: 1_792_888_200, offset: 10_800, kind: Kind::Overlap });
    // Morocco's clocks go back for Ramadan, and its "daylight saving time" is the winter time.
    let casablanca = zone("Africa/Casablanca");
    assert_eq!(casablanca.local_to_utc(time("20260215T023000")).kind, Kind::Overlap);
    assert_eq!(casablanca.local_to_utc(time("20260322T023000")).kind, Kind::Gap);
}

#[test]
fn the_far_future_follows_the_footer() {
    let riga = zone("Europe/Riga");
    assert_eq!(riga.span_at(time("95000701T120000").to_seconds()).abbreviation(), "EEST");
    assert_eq!(riga.local_to_utc(time("99991231T235959")).offset, 7200);
    assert_eq!(riga.span_at(i64::MIN).offset(), 5794);
    assert!(riga.span_at(i64::MAX).end > 0);
    let utc = Zone::fixed(0);
    let span = utc.span_at(0);
    assert_eq!((span.abbreviation(), span.is_dst(), span.start, span.end), ("UTC", false, i64::MIN, i64::MAX));
    assert_eq!(utc.local_to_utc(time("20260101T000000")).utc_seconds, 1_767_225_600);
}

/// A file without transitions and with that footer.
fn with_footer(footer: &str) -> Result<Zone, ZoneError> {
    let block = [&b"TZif2"[..], &[0; 15], &[0; 16], &[0, 0, 0, 1, 0, 0, 0, 4], &[0, 0, 0, 0, 0, 0], b"LMT\0"].concat();
    Zone::from_tzif(&[&block[..], &block, b"\n", footer.as_bytes(), b"\n"].concat())
}

#[test]
fn every_form_of_the_footer_is_parsed() {
    let offset = |footer: &str, at: &str| with_footer(footer).unwrap().span_at(time(at).to_seconds()).offset();
    assert_eq!(offset("<+0530>-5:30", "20260101T000000"), 19_800);
    assert_eq!(offset("EST5EDT,J60,J300/1", "20240229T120000"), -18_000);
    assert_eq!(offset("EST5EDT,J60,J300/1", "20240301T120000"), -14_400);
    assert_eq!(offset("EST5EDT,59,300", "20240229T120000"), -14_400);
    assert_eq!(offset("XXX3EDT4,0/0,J365/23", "20260701T000000"), -14_400);
    assert_eq!(offset("XXX3EDT4,0/0,J365/23", "20260101T000000"), -14_400);
    assert_eq!(offset("IST-1GMT0,M10.5.0,M3.5.0/1", "20260701T000000"), 3_600);
    assert_eq!(offset("IST-1GMT0,M10.5.0,M3.5.0/1", "20260101T000000"), 0);
    assert_eq!(offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "20260329T005959"), -7_200);
    assert_eq!(offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "20260329T010000"), -3_600);
    for wrong in
        ["E5", "EST", "EST5EDT", "EST5EDT,M13.1.0,M1.1.0", "EST5EDT,M3.0.0,M1.1.0", "<EST5", "EST99", "EST5EDT,1,2,3"]
    {
        assert_eq!(with_footer(wrong).err(), Some(ZoneError::Footer), "{wrong}");
    }
}

#[test]
fn a_damaged_file_is_an_error() {
    let path = format!("{}/tests/fixtures/tz/Europe_Riga.tzif", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(path).unwrap();
    assert_eq!(Zone::from_tzif(b"").err(), Some(ZoneError::NotTzif));
    assert_eq!(Zone::from_tzif(&[0; 100]).err(), Some(ZoneError::NotTzif));
    for length in 0..file.len() {
        assert!(Zone::from_tzif(&file[..length]).is_err(), "{length} bytes");
    }
    // Any wrong byte causes an error or another zone, never a panic or a loop.
    for at in 0..file.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut file = file.clone();
            file[at] ^= flip;
            if let Ok(zone) = Zone::from_tzif(&file) {
                zone.local_to_utc(time("20260329T033000"));
            }
        }
    }
}
