//! Polish: text, label and when; then the long form.

use super::{check, check_long};

#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("1992-03-05/1992-03-06", "5–6 marca 1992 roku", "5–6 marca 1992 roku"),
    ("2003", "2003 rok", "w 2003 roku"),
    ("2017-06-29", "29 czerwca 2017 roku", "29 czerwca 2017 roku"),
    ("2017-02", "luty 2017 roku", "w lutym 2017 roku"),
    ("2017-09", "wrzesień 2017 roku", "we wrześniu 2017 roku"),
    ("2016/2017", "lata 2016–2017", "od 2016 do 2017 roku"),
    ("2017-02/2017-05", "luty–maj 2017 roku", "od lutego do maja 2017 roku"),
    ("2017-06-29/2017-07-02", "29 czerwca – 2 lipca 2017 roku", "od 29 czerwca do 2 lipca 2017 roku"),
    ("2017-12-29/2018-01-02", "29 grudnia 2017 roku – 2 stycznia 2018 roku",
        "od 29 grudnia 2017 roku do 2 stycznia 2018 roku"),
    ("2018-23/2019-21", "jesień 2018 roku – wiosna 2019 roku", "od jesieni 2018 roku do wiosny 2019 roku"),
    ("2016-08-05/..", "od 5 sierpnia 2016 roku", "od 5 sierpnia 2016 roku"),
    ("2018-09/", "od września 2018 roku", "od września 2018 roku"),
    ("../2016", "do 2016 roku", "do 2016 roku"),
    ("2014-08~", "około sierpnia 2014 roku", "około sierpnia 2014 roku"),
    ("2014-10?", "październik 2014 roku (?)", "być może w październiku 2014 roku"),
    ("2019-24", "zima 2019 roku", "zimą 2019 roku"),
    ("201X", "lata 2010–2019", "w latach 2010–2019"),
    ("20XX", "XXI wiek", "w XXI wieku"),
    ("-0043", "44 rok p.n.e.", "w 44 roku p.n.e."),
    ("2017-06-29T15:00:00", "29 czerwca 2017 roku, 15:00", "29 czerwca 2017 roku, 15:00"),
];

#[test]
fn says_dates() {
    check("pl", CASES);
    check_long(
        "pl",
        &[("2018-09/", "od września 2018 roku, koniec nieznany"), ("2004-XX", "2004 rok, miesiąc nieznany")],
    );
}
