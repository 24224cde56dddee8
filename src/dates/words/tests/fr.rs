//! French: text, label and when; then the long form.

use super::{check, check_long};

#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("1992-03-05/1992-03-06", "5–6 mars 1992", "du 5 au 6 mars 1992"),
    ("2011-05-01", "1er mai 2011", "le 1er mai 2011"),
    ("2011-05-21", "21 mai 2011", "le 21 mai 2011"),
    ("2003", "2003", "en 2003"),
    ("2017-02", "février 2017", "en février 2017"),
    ("2016/2017", "2016–2017", "de 2016 à 2017"),
    ("2017-04/2017-08", "avril–août 2017", "d’avril à août 2017"),
    ("2017-06-29/2017-07-01", "29 juin – 1er juillet 2017", "du 29 juin au 1er juillet 2017"),
    ("2017-12-29/2018-01-02", "29 décembre 2017 – 2 janvier 2018", "depuis le 29 décembre 2017 jusqu’au 2 janvier 2018"),
    ("2018-23/2019-21", "automne 2018 – printemps 2019", "depuis l’automne 2018 jusqu’au printemps 2019"),
    ("2016-08-05/..", "depuis le 5 août 2016", "depuis le 5 août 2016"),
    ("2018-09/", "dès septembre 2018", "dès septembre 2018"),
    ("../2016", "jusqu’en 2016", "jusqu’en 2016"),
    ("2014-08-09~", "vers le 9 août 2014", "vers le 9 août 2014"),
    ("2014-10?", "octobre 2014 (?)", "peut-être en octobre 2014"),
    ("2019-24", "hiver 2019", "en hiver 2019"),
    ("201X", "années 2010", "dans les années 2010"),
    ("20XX", "XXIe siècle", "au XXIe siècle"),
    ("-0043", "44 av. J.-C.", "en 44 av. J.-C."),
    ("2017-06-29T15:00:00", "29 juin 2017, 15:00", "le 29 juin 2017, 15:00"),
];

#[test]
fn says_dates() {
    check("fr", CASES);
    check_long("fr", &[("2018-09/", "dès septembre 2018, fin inconnue"), ("2004-XX", "2004, mois inconnu")]);
}
