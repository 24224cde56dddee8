//! One spelling for all scripts and transliterations: `Силиня`, `silinya` and `Siliņa` become `silina`, `Рождество` and
//! `rozhdestvo` become `rozdestvo`, `policija`, `politsiya` and `полиция` become `policia`.

/// Cyrillic а to я, transliterated as in Latvian without diacritics.
const CYRILLIC: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "g", "c",
    "c", "s", "sc", "", "i", "", "e", "u", "a",
];

const SHORT_I: u8 = 0x89;
const YU: u8 = 0x9e;
const YA: u8 = 0x9f;

/// Double letters distinguish words of at most this length: `off`, `of`.
const SHORT: usize = 4;

/// Appends the word in this spelling. Double letters are written once. A glide between a consonant or vowel and the
/// next vowel is dropped, because every transliteration writes it differently.
pub(super) fn push_latin(word: &[u8], out: &mut Vec<u8>) {
    let begin = out.len();
    let mut at = 0;
    while let Some(&letter) = word.get(at) {
        let next = word.get(at + 1).copied().unwrap_or_default();
        let (text, used): (&[u8], usize) = match (letter, next) {
            (b'c' | b's' | b'z', b'h') => (&word[at..=at], 2),
            (b'k', b'h') | (b'h', _) => (b"g", 1 + usize::from(letter == b'k')),
            (b'p', b'h') => (b"f", 2),
            (b't', b's') if word.get(at + 2).is_some_and(|next| is_vowel(*next)) => (b"c", 2),
            (b'w', _) => (b"v", 1),
            (b'x', _) => (b"ks", 1),
            (b'q', _) => (b"k", 1),
            (b'j' | b'y' | SHORT_I, _) => match is_vowel(next) {
                true if at > 0 || matches!(next, b'e' | b'i') => (b"", 1),
                true => (b"j", 1),
                false => (b"i", 1),
            },
            (YU, _) if at == 0 => (b"ju", 1),
            (YA, _) if at == 0 => (b"ja", 1),
            (0x80..=0x9f, _) => (CYRILLIC[usize::from(letter - 0x80)].as_bytes(), 1),
            (0xa4, _) => (b"e", 1),
            (0xa6 | 0xa7, _) => (b"i", 1),
            _ => (&word[at..=at], 1),
        };
        out.extend(text);
        at += used;
    }
    if out.len() > begin + SHORT {
        let mut kept = begin + 1;
        for at in begin + 1..out.len() {
            let letter = out[at];
            if letter != out[kept - 1] || letter.is_ascii_digit() {
                out[kept] = letter;
                kept += 1;
            }
        }
        out.truncate(kept);
    }
    // Soft and hard signs alone would leave nothing.
    if out.len() == begin {
        out.extend(word);
    }
}

/// Vowels in Latin letters, and Cyrillic о (0x8e), the only Cyrillic vowel before which a glide is written separately.
fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | 0x8e)
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    fn latin(text: &str) -> String {
        let mut out = Vec::new();
        words(text, &mut |word, _| push_latin(word, &mut out));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn all_spellings_of_a_word_are_equal() {
        for (words, one) in [
            ("Siliņa Силиня silinya silinja", "silina"),
            ("Рождество rozhdestvo Roždestvo rozdestvo", "rozdestvo"),
            ("policija полиция поліція politsiya policiya", "policia"),
            ("Jūrmala Юрмала Yurmala", "jurmala"),
            ("Liepāja Лиепая Liepaya", "liepa"),
            ("Reikjavik Рейкьявик Рейк’явік Reykjavik", "reikavik"),
            ("Jānis Янис Yanis", "janis"),
            ("ščerba щерба shcherba", "scerba"),
            ("Hāga Гаага Khaga", "gaga"),
        ] {
            let all: Vec<String> = words.split(' ').map(latin).collect();
            let wrong: Vec<&String> = all.iter().filter(|word| *word != one).collect();
            assert!(wrong.is_empty(), "{one}: {wrong:?}");
        }
        assert_eq!(latin("summit"), "sumit");
        assert_eq!(latin("112"), "112");
        assert_eq!(latin("valsts"), "valsts");
    }
}
