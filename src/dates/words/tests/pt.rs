//! Portuguese: text, label and when; then the long form.

use super::{check, check_long};

#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("1992-03-05/1992-03-06", "5–6 de março de 1992", "de 5 a 6 de março de 1992"),
    ("2003", "2003", "em 2003"),
    ("2017-06-29", "29 de junho de 2017", "em 29 de junho de 2017"),
    ("2017-02", "fevereiro de 2017", "em fevereiro de 2017"),
    ("2016/2017", "2016–2017", "de 2016 a 2017"),
    ("2017-02/2017-05", "fevereiro–maio de 2017", "de fevereiro a maio de 2017"),
    ("2017-06-29/2017-07-02", "29 de junho – 2 de julho de 2017", "de 29 de junho a 2 de julho de 2017"),
    ("2017-12-29/2018-01-02", "29 de dezembro de 2017 – 2 de janeiro de 2018",
        "desde 29 de dezembro de 2017 até 2 de janeiro de 2018"),
    ("2018-23/2019-21", "outono de 2018 – primavera de 2019", "desde o outono de 2018 até à primavera de 2019"),
    ("2016-08-05/..", "desde 5 de agosto de 2016", "desde 5 de agosto de 2016"),
    ("2018-09/", "desde setembro de 2018", "desde setembro de 2018"),
    ("201X~", "aproximadamente a década de 2010", "aproximadamente a década de 2010"),
    ("2014-08-09~", "aproximadamente 9 de agosto de 2014", "aproximadamente 9 de agosto de 2014"),
    ("2014-10?", "outubro de 2014 (?)", "possivelmente em outubro de 2014"),
    ("2019-24", "inverno de 2019", "no inverno de 2019"),
    ("201X", "década de 2010", "na década de 2010"),
    ("20XX", "século XXI", "no século XXI"),
    ("-0043", "44 a.C.", "em 44 a.C."),
    ("2017-06-29T15:00:00", "29 de junho de 2017, 15:00", "em 29 de junho de 2017, 15:00"),
];

#[test]
fn says_dates() {
    check("pt", CASES);
    check_long(
        "pt",
        &[("2018-09/", "desde setembro de 2018, fim desconhecido"), ("2004-XX", "2004, mês desconhecido")],
    );
}
