//! Every example of the specification's levels 0 and 1, rejection of every example of level 2, and property tests.

use super::*;
use EdtfErrorKind as Kind;
use proptest::prelude::*;

/// Text, lower bound and upper bound (`?` is unknown, `..` is open).
const EXAMPLES: &[(&str, &str, &str)] = &[
    // Level 0: date; date and time; time interval.
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    // Level 1: letter-prefixed year; seasons; qualification; unspecified digits.
    ("Y170000002", "9999-12-31", "9999-12-31"),
    ("Y123456789012", "9999-12-31", "9999-12-31"),
    ("Y-170000002", "-9999-01-01", "-9999-01-01"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    // Level 1: open end; open start; unknown end; unknown start; negative year.
    ("1985-04-12/..", "1985-04-12", ".."),
    ("1985-04/..", "1985-04-01", ".."),
    ("1985/..", "1985-01-01", ".."),
    ("../1985-04-12", "..", "1985-04-12"),
    ("../1985-04", "..", "1985-04-30"),
    ("../1985", "..", "1985-12-31"),
    ("1985-04-12/", "1985-04-12", "?"),
    ("1985-04/", "1985-04-01", "?"),
    ("1985/", "1985-01-01", "?"),
    ("/1985-04-12", "?", "1985-04-12"),
    ("/1985-04", "?", "1985-04-30"),
    ("/1985", "?", "1985-12-31"),
    ("-1985", "-1985-01-01", "-1985-12-31"),
    // Not examples of the specification, but valid at levels 0 and 1, or left open by it.
    ("1984~/2004-06", "1984-01-01", "2004-06-30"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30"),
    ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    ("2018-09~/..", "2018-09-01", ".."),
    ("-1000/-0999", "-1000-01-01", "-999-12-31"),
    ("0000", "0-01-01", "0-12-31"),
    ("0000/0000", "0-01-01", "0-12-31"),
    ("1111-01-01/1111", "1111-01-01", "1111-12-31"),
    ("2004-12/2004", "2004-12-01", "2004-12-31"),
    ("1923-21/1924", "1923-03-01", "1924-12-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23~", "2001-09-01", "2001-11-30"),
    ("2003-24", "2003-12-01", "2004-02-29"),
    ("201X?", "2010-01-01", "2019-12-31"),
    ("-01XX", "-199-01-01", "-100-12-31"),
    ("-001X", "-19-01-01", "-10-12-31"),
    ("2000-02-29", "2000-02-29", "2000-02-29"),
    ("2004-02-XX", "2004-02-01", "2004-02-29"),
    ("Y12000", "9999-12-31", "9999-12-31"),
    ("1985-04-12T00:00:00+00:00", "1985-04-12", "1985-04-12"),
];

fn plain(bound: Bound) -> String {
    match bound {
        Bound::Day(day) => format!("{}-{:02}-{:02}", day.year(), day.month(), day.day()),
        Bound::Unknown => "?".into(),
        Bound::Open => "..".into(),
    }
}

#[test]
fn every_example_round_trips() {
    for &(text, lower, upper) in EXAMPLES {
        let date = Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.to_string(), text);
        let (from, to) = date.sides();
        assert_eq!((plain(from).as_str(), plain(to).as_str()), (lower, upper), "{text}");
        assert_eq!(date.bounds(), (from.day(), to.day()));
    }
}

#[test]
fn errors_have_position_and_advice() {
    const LEVEL_2: &[&str] = &[
        "Y-17E7",
        "1950S2",
        "Y171010000S3",
        "Y3388E2S3",
        "2001-34",
        "2001-25",
        "[1667,1668,1670..1672]",
        "[..1760-12-03]",
        "[1760-12..]",
        "[1760-01,1760-02,1760-12..]",
        "[1667,1760-12]",
        "[..1984]",
        "{1667,1668,1670..1672}",
        "{1960,1961-12}",
        "{..1984}",
        "2004-06~-11",
        "2004?-06-11",
        "?2004-06-~11",
        "2004-%06-11",
        "156X-12-25",
        "15XX-12-25",
        "XXXX-12-XX",
        "1XXX-XX",
        "1XXX-12",
        "1984-1X",
        "2004-06-~01/2004-06-~20",
        "2004-06-XX/2004-07-03",
        "201X/2020",
    ];
    for text in LEVEL_2 {
        let error = Edtf::parse(text).expect_err(text);
        assert!(matches!(error.kind, Kind::Level2(_) | Kind::Unspecified), "{text}: {error}");
        assert!(error.to_string().contains("level 2"), "{text}: {error}");
    }
    const WRONG: &[(&str, usize, Kind)] = &[
        ("", 0, Kind::Empty),
        (" 2017", 0, Kind::Blank),
        ("2017 ", 4, Kind::Blank),
        ("2017-02-29", 8, Kind::NoSuchDay(28)),
        ("1900-02-29", 8, Kind::NoSuchDay(28)),
        ("2017-06-31", 8, Kind::NoSuchDay(30)),
        ("2017-06-00", 8, Kind::NoSuchDay(30)),
        ("2017-00", 5, Kind::NoSuchMonth),
        ("2017-13", 5, Kind::NoSuchMonth),
        ("2017-20", 5, Kind::NoSuchMonth),
        ("2017-99", 5, Kind::NoSuchMonth),
        ("2017-2", 5, Kind::Month),
        ("2017-02-5", 8, Kind::Day),
        ("2017-", 5, Kind::Month),
        ("2017-021", 7, Kind::Unexpected),
        ("201", 3, Kind::Year),
        ("17.02.2017", 2, Kind::Year),
        ("2017/02", 7, Kind::Year),
        ("20170629", 0, Kind::MissingY),
        ("12000", 0, Kind::MissingY),
        ("Y2017", 0, Kind::NeedlessY),
        ("Y-02017", 0, Kind::NeedlessY),
        ("Y1234567890123", 1, Kind::TooFar),
        ("Y", 1, Kind::Year),
        ("-0000", 0, Kind::NegativeZero),
        ("-00XX", 0, Kind::NegativeZero),
        ("XXXX", 0, Kind::Unspecified),
        ("2XX1", 0, Kind::Unspecified),
        ("2004-XX-12", 5, Kind::Unspecified),
        ("2012/2011", 5, Kind::Reversed),
        ("2004/2003-12", 5, Kind::Reversed),
        ("2004-06-11/2004-06-10", 11, Kind::Reversed),
        ("../..", 0, Kind::NoEnds),
        ("/", 0, Kind::NoEnds),
        ("../", 0, Kind::NoEnds),
        ("2012/2013/2014", 9, Kind::TooManySides),
        ("2012/...", 5, Kind::Year),
        ("199u", 3, Kind::Draft),
        ("1999-uu", 5, Kind::Draft),
        ("2012/unknown", 5, Kind::Draft),
        ("2012/open", 5, Kind::Draft),
        ("y12000", 0, Kind::Draft),
        ("1984?~", 4, Kind::Draft),
        ("1984??", 5, Kind::Unexpected),
        ("1984%~", 5, Kind::Unexpected),
        ("2016–2017", 4, Kind::Dash),
        ("2012-10-10T10:10:1", 11, Kind::Time),
        ("2012-10-10T1:10:10", 11, Kind::Time),
        ("2012-10-10T24:00:00", 11, Kind::Time),
        ("2012-10-10t10:10:10", 10, Kind::Unexpected),
        ("2012-10-10T10:10:10Z10", 20, Kind::Unexpected),
        ("2012-10-10T10:10:10-00", 19, Kind::Shift),
        ("2012-10-10T10:10:10+24", 19, Kind::Shift),
        ("2012-10-10T10:10:10+3", 19, Kind::Shift),
        ("2012-10-10T10:10:10?", 19, Kind::QualifiedTime),
        ("2012-10-10T10:10:10/2013", 10, Kind::TimeInInterval),
        ("2017-06-29!", 10, Kind::Unexpected),
        ("jūnijs", 0, Kind::Year),
        ("2017-jū", 5, Kind::Month),
    ];
    for &(text, position, kind) in WRONG {
        let error = Edtf::parse(text).expect_err(text);
        assert_eq!((error.position, error.kind), (position, kind), "{text}: {error}");
        assert!(error.to_string().len() > 30, "{error}");
    }
}

#[test]
fn precision_and_qualification_are_reported() {
    use Precision as P;
    use Qualification as Q;
    let cases = [
        ("20XX", P::Century, Q::None),
        ("201X~", P::Decade, Q::Approximate),
        ("2017?", P::Year, Q::Uncertain),
        ("2017-21", P::Season, Q::None),
        ("2017-XX", P::Month, Q::None),
        ("2017-02%", P::Month, Q::Both),
        ("2017-02-XX", P::Day, Q::None),
        ("2017-02-01T00:00:00", P::Time, Q::None),
        ("2017-02-01?/2018~", P::Year, Q::Both),
        ("/2018-02~", P::Month, Q::Approximate),
    ];
    for (text, precision, qualification) in cases {
        let date = Edtf::parse(text).unwrap();
        assert_eq!((date.precision(), date.qualification()), (precision, qualification), "{text}");
        assert_eq!(date.is_uncertain(), qualification.is_uncertain());
        assert_eq!(date.is_approximate(), qualification.is_approximate());
    }
}

#[test]
fn order_is_by_lower_then_upper_bound() {
    let sorted = [
        "../1990",
        "/2015-12",
        "Y-170000002",
        "-1985",
        "1985-01-01",
        "1985-01",
        "1985",
        "1985/1986",
        "1985/..",
        "1985-04",
        "198X?",
        "20XX",
        "2017-06-29",
        "Y170000002",
        "Y170000003",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().map(|text| Edtf::parse(text).unwrap()).collect();
    dates.reverse();
    dates.sort();
    let back: Vec<String> = dates.iter().map(Edtf::to_string).collect();
    // 198X? begins in 1980, before 1985.
    let mut expected = sorted.to_vec();
    let decade = expected.remove(10);
    expected.insert(4, decade);
    assert_eq!(back, expected);
}

fn moment(in_interval: bool) -> impl Strategy<Value = String> {
    let year = prop_oneof![0..=9999i32, -9999..=-1i32, 1990..2030i32];
    let sign = |year: i32| {
        if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
    };
    let day = (year, 1..=12u8, 1..=31u8, 0..if in_interval { 5u8 } else { 10 }, 0..24u8, 0..60u8, 21..=24u8);
    let date = day.prop_map(move |(year, month, day, form, hour, minute, season)| {
        let (y, day) = (sign(year), day.min(crate::dates::days_in_month(year, month)));
        match form {
            0 => y,
            1 => format!("{y}-{month:02}"),
            2 => format!("{y}-{month:02}-{day:02}"),
            3 => format!("{y}-{season}"),
            4 => format!("Y{}", i64::from(year) * 123_457 + if year < 0 { -10_000 } else { 10_000 }),
            5 => format!("{y}-XX"),
            6 => format!("{y}-{month:02}-XX"),
            7 => format!("{y}-XX-XX"),
            8 if year.unsigned_abs() > 99 => {
                format!("{}X{}", &y[..y.len() - 2], if day < 9 { "X" } else { &y[y.len() - 2..y.len() - 1] })
                    .replace("X0", "XX")
            }
            _ => format!("{y}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z"),
        }
    });
    (date, prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")])
        .prop_map(|(date, mark)| if date.contains('T') { date } else { date + mark })
}

fn any_edtf() -> impl Strategy<Value = String> {
    let end = || prop_oneof![4 => moment(true), 1 => Just(String::new()), 1 => Just("..".to_string())];
    prop_oneof![moment(false), (end(), end()).prop_map(|(from, to)| format!("{from}/{to}"))]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_then_formatting_is_the_identity(text in any_edtf()) {
        match Edtf::parse(&text) {
            Ok(date) => {
                prop_assert_eq!(date.to_string(), text);
                if let (Some(from), Some(to)) = date.bounds() {
                    prop_assert!(from <= to);
                }
            }
            Err(error) => prop_assert!(
                matches!(error.kind, Kind::Reversed | Kind::NoEnds | Kind::Unspecified), "{}: {}", text, error
            ),
        }
    }

    #[test]
    fn order_agrees_with_bounds(a in any_edtf(), b in any_edtf()) {
        if let (Ok(a), Ok(b)) = (Edtf::parse(&a), Edtf::parse(&b)) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
            if let (Some(low_a), Some(low_b)) = (a.bounds().0, b.bounds().0) && low_a < low_b {
                prop_assert!(a < b);
            }
        }
    }

    #[test]
    fn never_panics(text in "[0-9XYTZ./?~%:+-]{0,14}|.{0,8}") {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        } else if let Err(error) = Edtf::parse(&text) {
            prop_assert!(error.position <= text.len());
        }
    }
}
