//! The words that the build adds to a title so that it is found in the other languages, too.

use super::degree::Part;
use super::latin::push_latin;
use super::word::words;

/// Words that do not distinguish titles, in the spelling of [`super::latin`].
const NOTHING: [&str; 23] = [
    "of", "the", "and", "its", "for", "at", "in", "un", "par", "no", "na", "o", "i", "ta", "v", "s", "po", "za", "z",
    "u", "do", "st", "de",
];

/// What titles in other languages add to one: the words that it contains in no form, each once, in the spelling that an
/// [`super::Index`] compares, to save space. The field has weight [`super::Weight::Elsewhere`].
pub fn elsewhere<'a>(own: &[&str], others: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: Vec<Vec<u8>> = Vec::new();
    for text in own {
        words(text, &mut |word, _| known.push(word.into()));
    }
    let mut added = String::new();
    for text in others {
        words(text, &mut |word, _| {
            let mut latin = Vec::new();
            push_latin(word, &mut latin);
            let part = Part::new(&latin);
            let is_new = known.iter().all(|known| !part.is_form_of(known));
            if is_new
                && let Ok(text) = std::str::from_utf8(&latin)
                && !NOTHING.contains(&text)
            {
                added.push_str(if added.is_empty() { "" } else { " " });
                added.push_str(text);
                known.push(latin);
            }
        });
    }
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_new_words_are_added() {
        let titles = ["Christmas Day", "Рождество", "Различие и Різдво", "День Рождества"];
        assert_eq!(elsewhere(&["Ziemassvētku diena"], titles), "cristmas dai rozdestvo razlicie rizdvo den");
        assert_eq!(elsewhere(&["Projekts STROM"], ["Project STROM", "Проект STROM", "STROM"]), "proect");
    }
}
