//! Parsing rules: what is accepted, what is rejected and with which message, and how each standard interprets it.

use super::support::{rule, series, starts};
use atbildiba::dates::Weekday;
use atbildiba::dates::recurrence::{Dialect, Frequency, NDay, Rule, Skip, Until};

#[test]
fn a_rule_is_parsed_with_all_its_parts() {
    let read = rule(
        " rrule:freq=Yearly; interval=2 ;BYMONTH=1,+3;ByDay=mo,-1FR,+2we;BYMONTHDAY=-1,15;BYYEARDAY=-366;BYWEEKNO=53;\
         BYHOUR=0,23;BYMINUTE=59;BYSECOND=60;BYSETPOS=-1;WKST=su;UNTIL=20261018T090000Z;X-NOTE=kept out;\
         RSCALE=gregorian;SKIP=forward",
    );
    let every = NDay { day: Weekday::Monday, nth_of_period: None };
    let last = NDay { day: Weekday::Friday, nth_of_period: Some(-1) };
    let second = NDay { day: Weekday::Wednesday, nth_of_period: Some(2) };
    assert_eq!((read.frequency, read.interval, read.skip), (Frequency::Yearly, 2, Skip::Forward));
    assert_eq!(read.by_day, [every, last, second]);
    assert_eq!((&read.by_month[..], &read.by_month_day[..]), (&[1, 3][..], &[-1, 15][..]));
    assert!(matches!(read.until, Some(Until::Utc(time)) if time.to_string() == "2026-10-18T09:00:00"));
    let written = "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;UNTIL=20261018T090000Z;INTERVAL=2;BYMONTH=1,3;BYWEEKNO=53;\
                   BYYEARDAY=-366;BYMONTHDAY=-1,15;BYDAY=MO,-1FR,2WE;BYHOUR=0,23;BYMINUTE=59;BYSECOND=60;BYSETPOS=-1;WKST=SU";
    assert_eq!(read.to_rrule(), written);
}

#[test]
fn invalid_parts_are_rejected_by_name() {
    let cases = [
        ("", "FREQ is missing, a rule can't do without it"),
        ("BYDAY=MO", "FREQ is missing, a rule can't do without it"),
        ("FREQ=FORTNIGHTLY", "FREQ \"FORTNIGHTLY\" is not known in a recurrence rule, see RFC 5545 section 3.3.10"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ \"WEEKLY\" is given twice, keep one"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL \"0\" must be a number from 1 to 4294967295"),
        ("FREQ=DAILY;COUNT=0", "COUNT \"0\" must be a number from 1 to 4294967295"),
        ("FREQ=DAILY;COUNT=-1", "COUNT \"-1\" must be a number from 1 to 4294967295"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH \"13\" must be a number from 1 to 12"),
        ("FREQ=YEARLY;BYMONTH=5L", "BYMONTH \"5L\" is of another calendar, only the Gregorian is supported"),
        ("RSCALE=CHINESE;FREQ=YEARLY", "RSCALE \"CHINESE\" is of another calendar, only the Gregorian is supported"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY \"0\" must be a number from -31 to 31 other than 0"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY \"32\" must be a number from -31 to 31 other than 0"),
        ("FREQ=MONTHLY;BYMONTHDAY=", "BYMONTHDAY must be a number from -31 to 31 other than 0"),
        ("FREQ=YEARLY;BYYEARDAY=-367", "BYYEARDAY \"-367\" must be a number from -366 to 366 other than 0"),
        ("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO \"54\" must be a number from -53 to 53 other than 0"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR \"24\" must be a number from 0 to 23"),
        ("FREQ=DAILY;BYMINUTE=60", "BYMINUTE \"60\" must be a number from 0 to 59"),
        ("FREQ=DAILY;BYSECOND=61", "BYSECOND \"61\" must be a number from 0 to 60"),
        ("FREQ=DAILY;BYHOUR=9;BYSETPOS=0", "BYSETPOS \"0\" must be a number from -366 to 366 other than 0"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY \"0MO\" must be a number from -53 to 53 other than 0"),
        ("FREQ=MONTHLY;BYDAY=54MO", "BYDAY \"54MO\" must be a number from -53 to 53 other than 0"),
        ("FREQ=MONTHLY;BYDAY=š", "BYDAY \"š\" is not known in a recurrence rule, see RFC 5545 section 3.3.10"),
        ("FREQ=WEEKLY;WKST=XX", "WKST \"XX\" is not known in a recurrence rule, see RFC 5545 section 3.3.10"),
        (
            "FREQ=DAILY;UNTIL=2026-10-18",
            "UNTIL \"2026-10-18\" is not known in a recurrence rule, see RFC 5545 section 3.3.10",
        ),
        (
            "FREQ=DAILY;BYEASTER=0",
            "RRULE \"BYEASTER=0\" is not known in a recurrence rule, see RFC 5545 section 3.3.10",
        ),
        ("every day", "RRULE \"every day\" is not known in a recurrence rule, see RFC 5545 section 3.3.10"),
    ];
    for (text, message) in cases {
        assert_eq!(text.parse::<Rule>().unwrap_err().to_string(), message, "{text}");
    }
}

#[test]
fn jscalendar_notation_is_equivalent() {
    let json = r#"{"@type": "RecurrenceRule", "frequency": "monthly", "interval": 2, "rscale": "gregorian",
        "skip": "backward", "firstDayOfWeek": "su", "byDay": [{"@type": "NDay", "day": "mo", "nthOfPeriod": -1},
        {"day": "fr"}], "byMonthDay": [-1, 31], "byMonth": ["1", "12"], "byYearDay": [366], "byWeekNo": [-53],
        "byHour": [9], "byMinute": [30], "bySecond": [0, 60], "bySetPosition": [1, -1],
        "until": "2026-10-18T09:00:00"}"#;
    let read: Rule = serde_json::from_str(json).unwrap();
    let written = "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;UNTIL=20261018T090000;INTERVAL=2;BYMONTH=1,12;BYWEEKNO=-53;\
                   BYYEARDAY=366;BYMONTHDAY=-1,31;BYDAY=-1MO,FR;BYHOUR=9;BYMINUTE=30;BYSECOND=0,60;BYSETPOS=1,-1;WKST=SU";
    assert_eq!(read.to_rrule(), written);
    let wrong = [
        (r#"{}"#, "frequency is missing"),
        (r#"{"frequency": "daily", "interval": 0}"#, "interval \"0\" must be a number from 1"),
        (r#"{"frequency": "daily", "count": 0}"#, "count \"0\" must be a number from 1"),
        (r#"{"frequency": "daily", "count": 3, "until": "2026-10-18T09:00:00"}"#, "count stands beside an end date"),
        (r#"{"frequency": "yearly", "byMonth": ["5L"]}"#, "byMonth \"5L\" is of another calendar"),
        (r#"{"frequency": "yearly", "rscale": "hebrew"}"#, "rscale \"hebrew\" is of another calendar"),
        (r#"{"frequency": "yearly", "byMonthDay": [99999999]}"#, "byMonthDay \"99999999\" must be a number from -31"),
        (r#"{"frequency": "monthly", "byDay": [{"day": "xx"}]}"#, "byDay \"xx\" is not known"),
        (r#"{"frequency": "monthly", "byDay": [{"day": "mo", "nthOfPeriod": 0}]}"#, "byDay \"mo\" must be a number"),
        (r#"{"frequency": "daily", "until": "2026-10-18"}"#, "not a local time"),
    ];
    for (json, message) in wrong {
        let error = serde_json::from_str::<Rule>(json).unwrap_err().to_string();
        assert!(error.starts_with(message), "{json}: {error}");
    }
}

#[test]
fn a_number_has_one_sign_at_most() {
    for good in ["FREQ=YEARLY;BYMONTHDAY=+5", "FREQ=YEARLY;BYMONTHDAY=-5", "FREQ=MONTHLY;BYDAY=+1MO"] {
        assert!(good.parse::<Rule>().is_ok(), "{good}");
    }
    for wrong in ["FREQ=YEARLY;BYMONTHDAY=++5", "FREQ=YEARLY;BYMONTHDAY=+-5", "FREQ=DAILY;COUNT=++2"] {
        assert!(wrong.parse::<Rule>().is_err(), "{wrong}");
    }
}

/// The first dates of a rule under both readings.
fn both(start: &str, text: &str, limit: usize) -> [Vec<String>; 2] {
    [Dialect::ICALENDAR, Dialect::JSCALENDAR].map(|dialect| {
        let dates = starts(&series(start, text, dialect), limit);
        dates.iter().map(|date| date[..8].to_owned()).collect()
    })
}

#[test]
fn a_start_that_does_not_match_counts_in_jscalendar_alone() {
    let [icalendar, jscalendar] = both("20260901T090000", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3", 9);
    assert_eq!(icalendar, ["20260915", "20261015", "20261115"]);
    assert_eq!(jscalendar, ["20260901", "20260915", "20261015"]);
    let [icalendar, jscalendar] = both("20260915T090000", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3", 9);
    assert_eq!(icalendar, jscalendar);
    let [icalendar, jscalendar] = both("20260901T090000", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=1", 9);
    assert_eq!((icalendar, jscalendar), (vec!["20260915".to_owned()], vec!["20260901".to_owned()]));
}

#[test]
fn a_yearly_day_of_the_month_means_every_month_or_the_starts() {
    let [icalendar, jscalendar] = both("20260315T090000", "FREQ=YEARLY;BYMONTHDAY=15", 3);
    assert_eq!(icalendar, ["20260315", "20260415", "20260515"]);
    assert_eq!(jscalendar, ["20260315", "20270315", "20280315"]);
}

#[test]
fn times_of_the_day_are_ignored_for_whole_days() {
    let mut daily = rule("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;BYSECOND=15;COUNT=3");
    assert!(daily.has_times());
    daily.ignore_times();
    assert!(!daily.has_times());
    assert_eq!(daily.to_rrule(), "FREQ=DAILY;COUNT=3");
    for part in ["BYHOUR=9", "BYMINUTE=30", "BYSECOND=15"] {
        assert!(rule(&format!("FREQ=DAILY;{part}")).has_times(), "{part}");
    }
}

#[test]
fn a_week_without_a_weekday_has_the_starts() {
    for dates in both("20260512T090000", "FREQ=YEARLY;BYWEEKNO=20", 3) {
        assert_eq!(dates, ["20260512", "20270518", "20280516"]);
    }
}

#[test]
fn positions_count_from_the_periods_beginning_not_the_starts() {
    // Wednesday; that week's Monday, before the start, is the first of the set.
    let dates = both("20260902T090000", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1", 2);
    assert_eq!(dates[0], ["20260907", "20260914"]);
}

#[test]
fn a_missing_day_is_skipped_or_moved() {
    let dates = |skip: &str, rest: &str, count| {
        let text = format!("RSCALE=GREGORIAN;SKIP={skip};{rest}");
        both("20240131T090000", &text, count)[0].clone()
    };
    assert_eq!(dates("OMIT", "FREQ=MONTHLY", 3), ["20240131", "20240331", "20240531"]);
    assert_eq!(dates("BACKWARD", "FREQ=MONTHLY", 4), ["20240131", "20240229", "20240331", "20240430"]);
    assert_eq!(dates("FORWARD", "FREQ=MONTHLY", 4), ["20240131", "20240301", "20240331", "20240501"]);
    // Two days that coincide are one.
    assert_eq!(dates("BACKWARD", "FREQ=MONTHLY;BYMONTHDAY=30,31", 3), ["20240131", "20240229", "20240330"]);
    assert_eq!(dates("FORWARD", "FREQ=MONTHLY;BYMONTHDAY=1,31", 4), ["20240131", "20240201", "20240301", "20240331"]);
    assert_eq!(dates("FORWARD", "FREQ=MONTHLY;BYMONTHDAY=1,31;COUNT=4", 9).last().unwrap(), "20240331");
    // The day is moved before its weekday is evaluated (RFC 7529): 30 April 2027 and 30 June 2028 are Fridays.
    assert_eq!(dates("BACKWARD", "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR;BYMONTH=4,6", 2), ["20270430", "20280630"]);
    let birthday =
        |skip: &str| both("20240229T090000", &format!("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP={skip}"), 3)[0].clone();
    assert_eq!(birthday("OMIT"), ["20240229", "20280229", "20320229"]);
    assert_eq!(birthday("BACKWARD"), ["20240229", "20250228", "20260228"]);
    assert_eq!(birthday("FORWARD"), ["20240229", "20250301", "20260301"]);
}

#[test]
fn an_end_of_another_type_than_the_start_is_read_by_its_day_or_clock() {
    let last = |start: &str, text: &str| starts(&series(start, text, Dialect::ICALENDAR), 99).pop().unwrap();
    // A date with times: that whole day is included.
    assert_eq!(last("20260901T090000", "FREQ=DAILY;UNTIL=20260905"), "20260905T090000");
    // A time with dates: the day whose midnight it has reached.
    assert_eq!(last("20260901", "FREQ=DAILY;UNTIL=20260905T120000Z"), "20260905T000000");
    assert_eq!(last("20260901", "FREQ=DAILY;UNTIL=20260905T000000"), "20260905T000000");
    assert_eq!(last("20260901T090000", "FREQ=DAILY;UNTIL=20260905T085959"), "20260904T090000");
    // In UTC with a zone: 09:00 in Riga is 06:00 UTC.
    let riga = super::support::zone("Europe/Riga");
    for (until, expected) in [("20260905T060000Z", "20260905T090000"), ("20260905T055959Z", "20260904T090000")] {
        let mut rule = rule(&format!("FREQ=DAILY;UNTIL={until}"));
        rule.localize_until(&riga);
        assert_eq!(last("20260901T090000", &rule.to_rrule()), expected);
    }
}

#[test]
fn a_count_ends_at_the_same_moment_whatever_restricts_the_rule() {
    for (text, last) in [
        ("FREQ=SECONDLY;BYSECOND=0,30;COUNT=5", "20260105T090200"),
        ("FREQ=MINUTELY;BYMINUTE=0,30;COUNT=5", "20260105T110000"),
        ("FREQ=HOURLY;BYHOUR=9,10;COUNT=5", "20260107T090000"),
        ("FREQ=DAILY;BYDAY=MO,TU;COUNT=5", "20260119T090000"),
        ("FREQ=WEEKLY;BYMONTH=1,3;BYDAY=MO;COUNT=5", "20260302T090000"),
    ] {
        let all = starts(&series("20260105T090000", text, Dialect::ICALENDAR), 99);
        assert_eq!((all.len(), all.last().map(String::as_str)), (5, Some(last)), "{text}");
    }
}

#[test]
fn a_week_without_weekdays_has_room_for_seven_positions() {
    let text = "FREQ=WEEKLY;BYMONTHDAY=5,6;BYSETPOS=2";
    let set = series("20260106T090000", text, Dialect::ICALENDAR);
    assert_eq!(starts(&set, 2), ["20260106T090000", "20260206T090000"]);
}
