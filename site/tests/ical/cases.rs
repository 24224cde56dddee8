//! Golden tests: `cases/NAME.ics` (or `.json`), with the output of `expand` in `cases/NAME.txt`. `BLESS=1` records them
//! again: review what changed.

use super::support::{calendar, expand, read, starts};

#[test]
fn every_case_matches_its_golden_file() {
    let folder = format!("{}/tests/ical/cases", env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            continue;
        }
        count += 1;
        let (out, told) = expand(&read(path.to_str().unwrap()), None, None, None);
        let found = format!("{out}{told}");
        let golden = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &found).unwrap();
        }
        if std::fs::read_to_string(&golden).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", golden.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 8, "{count} cases");
}

#[test]
fn days_and_limit_select_by_start() {
    let text = calendar("DTSTART:20260101T230000\r\nDURATION:PT2H\r\nRRULE:FREQ=DAILY");
    let of = |from, to, limit| expand(&text, from, to, limit).0;
    assert_eq!(of(Some("2026-01-02"), Some("2026-01-03"), None), "e\t2026-01-02T23:00:00\ne\t2026-01-03T23:00:00\n");
    assert_eq!(of(Some("2026-02-01"), None, Some(1)), "e\t2026-02-01T23:00:00\n");
    assert_eq!(of(None, None, Some(0)), "");
}

#[test]
fn an_endless_series_is_cut_off_and_reported() {
    let (out, told) = expand(&calendar("DTSTART:20260101T090000\r\nRRULE:FREQ=DAILY"), None, None, None);
    assert_eq!(out.lines().count(), 1000);
    assert!(told.contains("e has no end: its first 1000"), "{told}");
    let (out, told) = expand(&calendar("DTSTART:20260101T090000\r\nRRULE:FREQ=DAILY;COUNT=1500"), None, None, None);
    assert_eq!((out.lines().count(), &*told), (1500, ""));
}

#[test]
fn a_skipped_time_is_shifted_and_found_by_either_id() {
    let daily = "DTSTART;TZID=Europe/Riga:20260328T033000\r\nRRULE:FREQ=DAILY;COUNT=3";
    let all = ["2026-03-28T03:30:00", "2026-03-29T04:30:00", "2026-03-30T03:30:00"];
    assert_eq!(starts(&calendar(daily), 9), all);
    for excluded in ["TZID=Europe/Riga:20260329T033000", "TZID=Europe/Riga:20260329T043000", "X=1:20260329T013000Z"] {
        let text = calendar(&format!("{daily}\r\nEXDATE;{excluded}"));
        assert_eq!(starts(&text, 9), [all[0], all[2]], "{excluded}");
    }
    let hourly = calendar("DTSTART;TZID=Europe/Riga:20260329T020000\r\nRRULE:FREQ=HOURLY;COUNT=4");
    assert_eq!(starts(&hourly, 9), ["2026-03-29T02:00:00", "2026-03-29T04:00:00", "2026-03-29T05:00:00"]);
}

/// Four times the input takes four times as long, not sixteen times: a ratio, because machines differ and are shared.
#[test]
fn hostile_files_take_linear_time() {
    let quarter = answer_hostile_files(4);
    let whole = answer_hostile_files(1);
    assert!(whole < quarter * 10, "{quarter:?} for a quarter, {whole:?} for all");
}

/// The time taken for files with fewer lines by this factor.
fn answer_hostile_files(fewer: usize) -> std::time::Duration {
    let many = |line: &dyn Fn(usize) -> String, count| (0..count).map(line).collect::<String>();
    let exdates =
        many(&|at| format!("EXDATE:{}0101T{:02}{:02}00\r\n", 9999 - at % 8000, at / 8000, at % 60), 100_000 / fewer);
    let overrides = many(
        &|at| {
            format!(
                "BEGIN:VEVENT\r\nUID:e\r\nRECURRENCE-ID:{}0101T{:02}0000\r\nDTSTART:20260101T090000\r\nEND:VEVENT\r\n",
                9999 - at % 7000,
                at / 7000
            )
        },
        60_000 / fewer,
    );
    let ranges = overrides.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE");
    let series = "BEGIN:VEVENT\r\nUID:e\r\nDTSTART:20260101T090000\r\nRRULE:FREQ=DAILY\r\n";
    let texts = [
        format!("{series}{exdates}END:VEVENT\r\n"),
        format!("{series}END:VEVENT\r\n{overrides}"),
        format!("{series}END:VEVENT\r\n{ranges}"),
        format!("{series}{}END:VEVENT\r\n", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n".repeat(50_000 / fewer)),
        "BEGIN:VEVENT\r\n".repeat(200_000 / fewer),
        format!("BEGIN:VEVENT\r\nX:{}", "a\r\n ".repeat(500_000 / fewer)),
        "[".repeat(500_000 / fewer),
    ];
    let started = std::time::Instant::now();
    for text in texts {
        expand(&text, None, None, Some(1000));
    }
    started.elapsed()
}
