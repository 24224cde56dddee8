//! Spanish: text, label and when; then the long form.

use super::{check, check_long};

#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("1992-03-05/1992-03-06", "5–6 de marzo de 1992", "del 5 al 6 de marzo de 1992"),
    ("2003", "2003", "en 2003"),
    ("2017-06-29", "29 de junio de 2017", "el 29 de junio de 2017"),
    ("2017-02", "febrero de 2017", "en febrero de 2017"),
    ("2016/2017", "2016–2017", "de 2016 a 2017"),
    ("2017-02/2017-05", "febrero–mayo de 2017", "de febrero a mayo de 2017"),
    ("2017-06-29/2017-07-02", "29 de junio – 2 de julio de 2017", "del 29 de junio al 2 de julio de 2017"),
    ("2017-12-29/2018-01-02", "29 de diciembre de 2017 – 2 de enero de 2018",
        "desde el 29 de diciembre de 2017 hasta el 2 de enero de 2018"),
    ("2018-23/2019-21", "otoño de 2018 – primavera de 2019", "desde el otoño de 2018 hasta la primavera de 2019"),
    ("2016-08-05/..", "desde el 5 de agosto de 2016", "desde el 5 de agosto de 2016"),
    ("2018-09/", "desde septiembre de 2018", "desde septiembre de 2018"),
    ("201X~", "hacia la década de 2010", "hacia la década de 2010"),
    ("2014-08-09~", "hacia el 9 de agosto de 2014", "hacia el 9 de agosto de 2014"),
    ("2014-10?", "octubre de 2014 (?)", "posiblemente en octubre de 2014"),
    ("2019-24", "invierno de 2019", "en el invierno de 2019"),
    ("201X", "década de 2010", "en la década de 2010"),
    ("20XX", "siglo XXI", "en el siglo XXI"),
    ("-0043", "44 a. C.", "en 44 a. C."),
    ("2017-06-29T15:00:00", "29 de junio de 2017, 15:00", "el 29 de junio de 2017, 15:00"),
];

#[test]
fn says_dates() {
    check("es", CASES);
    check_long(
        "es",
        &[("2018-09/", "desde septiembre de 2018, final desconocido"), ("2004-XX", "2004, mes desconocido")],
    );
}
