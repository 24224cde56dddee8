//! Tables of dates in the bundled languages: text, label, when.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod lv;
mod pl;
mod pt;
mod ru;
mod uk;

use super::*;

/// Parses a flat JSON object of strings without escapes, which is all that a `dates.json` contains.
fn words(lang: &str) -> DateWords {
    let path = format!("{}/messages/{lang}/dates.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("dates.json");
    let strings: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
    DateWords::from_pairs(strings.chunks_exact(2).map(|pair| (pair[0], pair[1])))
        .unwrap_or_else(|e| panic!("{lang}: {e}"))
}

fn check(lang: &str, cases: &[(&str, &str, &str)]) {
    let words = words(lang);
    for (text, label_wanted, when_wanted) in cases {
        let date = Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(label(&date, &words), *label_wanted, "{lang} label of {text}");
        assert_eq!(when(&date, &words), *when_wanted, "{lang} when of {text}");
    }
}

fn check_long(lang: &str, cases: &[(&str, &str)]) {
    let words = words(lang);
    for (text, wanted) in cases {
        assert_eq!(long(&Edtf::parse(text).unwrap(), &words), *wanted, "{lang} long of {text}");
    }
}

#[test]
fn numeric_words_need_no_language() {
    let words = DateWords::numeric();
    let cases = [
        ("2017-06-29", "2017-06-29"),
        ("2017-02", "2017-02"),
        ("2017", "2017"),
        ("2016/2017", "2016–2017"),
        ("1992-03-05/1992-03-06", "1992-03-05–06"),
        ("2018-09/", "2018-09 – ?"),
        ("2018-09/..", "2018-09 –"),
        ("2014~", "~2014"),
        ("2014?", "2014 (?)"),
        ("2019-21", "2019-03–05"),
        ("201X", "2010–2019"),
        ("20XX", "2000–2099"),
        ("-0043", "−0043"),
        ("0000", "0000"),
        ("../2015-12", "– 2015-12"),
    ];
    for (text, wanted) in cases {
        assert_eq!(label(&Edtf::parse(text).unwrap(), &words), wanted, "{text}");
        assert!(!when(&Edtf::parse(text).unwrap(), &words).is_empty());
    }
}

#[test]
fn errors_name_the_key_and_the_problem() {
    let problem = |pairs: &[(&str, &str)]| {
        let path = format!("{}/messages/en/dates.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("dates.json");
        let strings: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        let known = strings.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let error = DateWords::from_pairs(known.chain(pairs.iter().copied())).expect_err("is wrong");
        (error.key.clone(), error.problem.clone(), error.to_string())
    };
    assert_eq!(problem(&[("lable.day", "")]).1, WordsProblem::UnknownKey);
    assert_eq!(problem(&[("until", "")]).1, WordsProblem::Missing);
    assert_eq!(problem(&[("months.nominative", "a|b")]).1, WordsProblem::Length(12));
    assert_eq!(problem(&[("until", "{z}")]).1, WordsProblem::Placeholder("z".into()));
    assert_eq!(problem(&[("until", "{x")]).1, WordsProblem::Placeholder(String::new()));
    assert_eq!(problem(&[("until", "x}")]).1, WordsProblem::Placeholder(String::new()));
    assert!(problem(&[("label.day", "{month:vocative}")]).2.starts_with("label.day: there is no placeholder {month:"));
}

#[test]
fn texts_are_in_the_order_of_keys() {
    let whole = words("lv");
    let pairs: Vec<(&str, &str)> = KEYS.into_iter().zip(whole.texts()).collect();
    assert_eq!(DateWords::from_texts(pairs.iter().map(|pair| pair.1)).unwrap(), whole);
    let texts: Vec<String> = whole.texts().map(String::from).collect();
    assert_eq!(DateWords::compiled(texts[1..].to_vec()), None);
    assert_eq!(DateWords::compiled(texts), Some(whole));
}
