//! The help page can be read by a frightened twelve-year-old, and by a screen reader: short sentences, short words, one
//! thought per paragraph, no numbers that speech synthesis mispronounces.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Maximum LIX: words per sentence plus the percentage of words with more than six letters (Björnsson 1968).
const LIMITS: [(&str, f64); 4] = [("lv", 40.0), ("en", 28.0), ("ru", 42.0), ("uk", 42.0)];

/// A paragraph is one thought: the maximum number of sentences.
const SENTENCES: usize = 4;

fn help() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/help.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The page's texts in a language; names of services are names.
fn texts(value: &Value, lang: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(map) if map.get(lang).is_some_and(Value::is_string) => {
            out.push(map[lang].as_str().unwrap().into())
        }
        Value::Object(map) => {
            map.iter().filter(|(key, _)| *key != "name").for_each(|(_, value)| texts(value, lang, out))
        }
        Value::Array(list) => list.iter().for_each(|value| texts(value, lang, out)),
        _ => {}
    }
}

fn said(value: &Value, lang: &str) -> Vec<String> {
    let mut out = Vec::new();
    texts(value, lang, &mut out);
    assert!(!out.is_empty(), "{lang}");
    out
}

/// The number of sentences: the full stop in `12.00` does not end one; a heading without a full stop is one.
fn sentences(text: &str) -> usize {
    let ends = |word: &&str| word.trim_end_matches(['”', '»', ')']).ends_with(['.', '!', '?', ':', ';']);
    let open = !text.trim_end_matches(['”', '»', ')']).ends_with(['.', '!', '?']);
    text.split_whitespace().filter(ends).count() + usize::from(open)
}

fn lix(texts: &[String]) -> f64 {
    let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '-')));
    let letters: Vec<usize> =
        words.filter(|word| !word.is_empty()).map(|word| word.chars().filter(|c| c.is_alphabetic()).count()).collect();
    let long = letters.iter().filter(|letters| **letters > 6).count();
    let sentences: usize = texts.iter().map(|text| sentences(text)).sum();
    letters.len() as f64 / sentences as f64 + 100.0 * long as f64 / letters.len() as f64
}

#[test]
fn lix_matches_its_definition() {
    assert_eq!(lix(&["Call us. We help you.".into()]), 2.5);
    assert_eq!(lix(&["Unconditional rehabilitation".into()]), 102.0);
    assert_eq!(sentences("Open from 12.00 to 22.00: call"), 2);
}

#[test]
fn the_help_page_is_easy_to_read() {
    let help = help();
    for (lang, most) in LIMITS {
        let whole = lix(&said(&help, lang));
        assert!(whole <= most, "{lang}: {whole:.1}, at most {most}: shorter sentences, shorter words");
        // The part for the person affected must not hide behind the short lines of the rest.
        let first = lix(&said(&help["steps"], lang));
        assert!(first <= most, "steps, {lang}: {first:.1}, at most {most}");
    }
}

#[test]
fn a_paragraph_is_one_thought() {
    let help = help();
    for (lang, _) in LIMITS {
        for part in ["steps", "signs", "advice", "legal", "privacy"] {
            for text in said(&help[part], lang) {
                assert!(sentences(&text) <= SENTENCES, "{lang}: {text}");
            }
        }
    }
}

/// espeak-ng reads 116006 as a hundred and sixteen thousand and six, `12.00` as twelve point zero zero, and spells
/// `plkst.`; it reads section 154.¹ as 154, another section, and ends a sentence within 154.1.
#[test]
fn numbers_are_pronounceable() {
    let help = help();
    for (lang, _) in LIMITS {
        for text in said(&help, lang) {
            let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
            assert!(digits <= 4, "{lang}: numbers in groups: {text}");
            assert!(!text.contains(".00") && !text.contains(":00"), "{lang}: a full hour needs no zeros: {text}");
            assert!(!text.contains("plkst."), "{lang}: a word, not its abbreviation: {text}");
            let letters: Vec<char> = text.chars().collect();
            let is_broken = |three: &[char]| three[0].is_ascii_digit() && three[1] == '.' && three[2].is_ascii_digit();
            assert!(!letters.windows(3).any(is_broken), "{lang}: a number with a point in it: {text}");
            assert!(!text.contains(['¹', '²', '³']), "{lang}: a raised figure is passed over: {text}");
        }
    }
}

/// The order of the page, and that it addresses the person affected first.
#[test]
fn the_person_affected_comes_first() {
    let whom: Vec<String> =
        help()["steps"].as_array().unwrap().iter().map(|step| step["for"].as_str().unwrap().into()).collect();
    assert_eq!(whom.first().map(String::as_str), Some("victim"));
    for somebody in ["victim", "caller", "traveller", "witness"] {
        assert!(whom.iter().any(|one| one == somebody), "{somebody}");
    }
}
