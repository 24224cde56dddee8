//! Readability of the help texts: LIX (Björnsson 1968), the number of words per sentence plus the percentage of words
//! with more than six letters. It compares texts of one language only: languages with more inflection have longer
//! words.

use serde_json::Value;

/// The properties of `help.json` whose texts consist of sentences; names, addresses and headings do not.
const TEXTS: [&str; 8] = ["audience", "purpose", "text", "signsNote", "advice", "forms", "legal", "privacy"];

/// The LIX of the help texts in a language, rounded, or `None` without texts.
pub fn of_help(help: &Value, language: &str) -> Option<u32> {
    let mut counted = TextCounts::default();
    collect(help, language, false, &mut counted);
    counted.lix()
}

fn collect(value: &Value, language: &str, is_text: bool, counted: &mut TextCounts) {
    match value {
        Value::Object(map) => {
            if let Some(text) = map.get(language).and_then(Value::as_str).filter(|_| is_text) {
                counted.add(text);
                return;
            }
            for (name, value) in map {
                collect(value, language, TEXTS.contains(&name.as_str()), counted);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, language, is_text, counted)),
        _ => {}
    }
}

/// Whether a text ends with one of these, before closing quotation marks and brackets.
fn ends_with(text: &str, ends: &[char]) -> bool {
    text.trim_end_matches(['”', '»', ')', '"']).ends_with(ends)
}

#[derive(Default)]
struct TextCounts {
    words: u32,
    long: u32,
    sentences: u32,
}

impl TextCounts {
    /// Numbers are not counted as words, and a full stop within `12.00` does not end a sentence.
    fn add(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphabetic() && !matches!(c, '’' | '\'' | '-')) {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            self.words += u32::from(letters > 0);
            self.long += u32::from(letters > 6);
        }
        let ends = text.split_whitespace().filter(|word| ends_with(word, &['.', '!', '?', ':', ';']));
        let open = u32::from(!ends_with(text.trim_end(), &['.', '!', '?']));
        self.sentences += ends.count() as u32 + open;
    }

    fn lix(&self) -> Option<u32> {
        (self.words > 0).then(|| {
            let (words, sentences) = (f64::from(self.words), f64::from(self.sentences.max(1)));
            (words / sentences + 100.0 * f64::from(self.long) / words).round() as u32
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn short_sentences_of_short_words_are_easy() {
        let help = |text: &str| json!({ "advice": [{ "en": text }], "name": { "en": "Extraordinarily" } });
        assert_eq!(of_help(&help("Call us. We help."), "en"), Some(2));
        assert_eq!(of_help(&help("Call us. (We help.)"), "en"), Some(2));
        assert_eq!(of_help(&help("Call 112 at 12.00, every day"), "en"), Some(4));
        assert_eq!(of_help(&help("Unconditional rehabilitation"), "en"), Some(102));
        assert_eq!(of_help(&help("x"), "lv"), None);
    }

    /// A limit for each language, slightly above the current value: new texts must not be harder to read.
    #[test]
    fn the_bundled_help_stays_easy_to_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/data/help.json");
        let help: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (language, most) in [("lv", 40), ("en", 28), ("ru", 42), ("uk", 42)] {
            let lix = of_help(&help, language).unwrap();
            assert!(lix <= most, "{language}: {lix}, at most {most}: shorter sentences, shorter words");
        }
    }
}
