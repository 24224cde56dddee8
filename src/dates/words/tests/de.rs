//! German: text, label and when; then the long form.

use super::{check, check_long};

#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("1992-03-05/1992-03-06", "5.–6. März 1992", "vom 5. bis 6. März 1992"),
    ("2003", "2003", "im Jahr 2003"),
    ("2017-06-29", "29. Juni 2017", "am 29. Juni 2017"),
    ("2017-02", "Februar 2017", "im Februar 2017"),
    ("2016/2017", "2016–2017", "von 2016 bis 2017"),
    ("2017-02/2017-05", "Februar–Mai 2017", "von Februar bis Mai 2017"),
    ("2017-06-29/2017-07-02", "29. Juni – 2. Juli 2017", "vom 29. Juni bis 2. Juli 2017"),
    ("2017-12-29/2018-01-02", "29. Dezember 2017 – 2. Januar 2018", "ab dem 29. Dezember 2017 bis zum 2. Januar 2018"),
    ("2018-23/2019-21", "Herbst 2018 – Frühling 2019", "ab dem Herbst 2018 bis zum Frühling 2019"),
    ("2016-08-05/..", "seit dem 5. August 2016", "seit dem 5. August 2016"),
    ("2018-09/", "ab September 2018", "ab September 2018"),
    ("../2016-07-05", "bis zum 5. Juli 2016", "bis zum 5. Juli 2016"),
    ("201X~", "etwa 2010er-Jahre", "etwa 2010er-Jahre"),
    ("2014-08-09~", "etwa 9. August 2014", "etwa 9. August 2014"),
    ("2014-10?", "Oktober 2014 (?)", "möglicherweise im Oktober 2014"),
    ("2019-24", "Winter 2019", "im Winter 2019"),
    ("201X", "2010er-Jahre", "in den 2010er-Jahren"),
    ("20XX", "21. Jahrhundert", "im 21. Jahrhundert"),
    ("2018-09%/..", "seit etwa September 2018 (möglicherweise)", "seit etwa September 2018 (möglicherweise)"),
    ("-0043", "44 v. Chr.", "im Jahr 44 v. Chr."),
    ("2017-06-29T15:00:00", "29. Juni 2017, 15:00", "am 29. Juni 2017, 15:00"),
];

#[test]
fn says_dates() {
    check("de", CASES);
    check_long(
        "de",
        &[("2018-09/", "ab September 2018, Ende nicht bekannt"), ("2004-XX", "2004, Monat nicht bekannt")],
    );
}
