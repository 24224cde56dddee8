//! Words as short byte strings with one byte per letter, so that one letter is one byte in every script.

use crate::text::fold::fold_letter;
use std::ops::Range;

/// Longer words are truncated.
pub(super) const LONGEST: usize = 48;

/// Splits a text into words: their folded letters and their ranges in the text.
pub(super) fn words(text: &str, each: &mut dyn FnMut(&[u8], Range<usize>)) {
    let mut word = Vec::with_capacity(LONGEST + 4);
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if is_between(c) {
            if !word.is_empty() {
                each(&word, start..at);
                word.clear();
            }
            continue;
        }
        if word.is_empty() {
            start = at;
        }
        if word.len() < LONGEST {
            push_letters(c, &mut word);
        }
    }
    if !word.is_empty() {
        each(&word, start..text.len());
    }
}

/// The byte offset in a word at which its first `count` letters end.
pub(super) fn end_of(word: &str, count: usize) -> usize {
    let mut letters = Vec::new();
    for (at, c) in word.char_indices() {
        let before = letters.len();
        push_letters(c, &mut letters);
        // A mark above the last letter belongs to it.
        if before >= count && letters.len() > before {
            return at;
        }
    }
    word.len()
}

/// Appends the letters by which a character is searched, one byte each: ASCII unchanged, Cyrillic from 0x80, the rest
/// of the range for all others.
fn push_letters(c: char, to: &mut Vec<u8>) {
    match c {
        'a'..='z' | '0'..='9' => to.push(c as u8),
        'A'..='Z' => to.push(c as u8 + 32),
        _ => fold_letter(c, |folded| {
            to.push(match u32::from(folded) {
                code @ 0..=0x7f => code as u8,
                code @ 0x430..=0x45f => (code - 0x430 + 0x80) as u8,
                code => 0xb0 + (code % 0x50) as u8,
            })
        }),
    }
}

/// Whether a character separates words. An apostrophe does not.
fn is_between(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\'' | '’' => false,
        // Punctuation and symbols of ASCII and Latin-1, and those common to all scripts.
        _ => matches!(u32::from(c), 0..=0xbf | 0xd7 | 0xf7 | 0x2000..=0x2bff | 0x2e00..=0x303f),
    }
}

/// The set of letters, one bit each, to rule out words at once.
pub(super) fn set(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |set, letter| set | 1 << (letter & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        words(text, &mut |_, at| found.push(&text[at]));
        found
    }

    #[test]
    fn words_end_at_punctuation_of_all_scripts() {
        assert_eq!(of("  STROM II: “Eži” – 18.–19. #tag"), ["STROM", "II", "Eži", "18", "19", "tag"]);
        assert_eq!(of("Nr. 154.¹ «Ежи» № 657"), ["Nr", "154", "Ежи", "657"]);
        assert_eq!(of("Mother’s пам'яті"), ["Mother’s", "пам'яті"]);
        assert_eq!(of("…"), [] as [&str; 0]);
    }

    #[test]
    fn each_letter_is_one_byte() {
        let mut found = Vec::new();
        words("Siliņa Їжак s\u{30c}", &mut |letters, _| found.push(letters.to_vec()));
        assert_eq!(found, [b"silina".to_vec(), vec![0xa7, 0x86, 0x80, 0x8a], b"s".to_vec()]);
    }

    #[test]
    fn letter_counts_map_back_to_byte_offsets() {
        assert_eq!(end_of("Šūna", 2), "Šū".len());
        assert_eq!(end_of("s\u{30c}una", 1), "s\u{30c}".len());
        assert_eq!(end_of("пам’ять", 4), "пам’я".len());
        assert_eq!(end_of("Šūna", 9), "Šūna".len());
    }
}
