//! Whether two words are forms of one word, decided by tables of endings instead of a dictionary. All use the one Latin
//! spelling ([`super::latin`]), so that one table covers every way of writing a language.

/// Endings of nouns, adjectives and participles. Latvian `-ajiem` is `aiem` here, `-šanās` is `sanas`.
const LATVIAN: &str = "a ai aiem ais am aos as e ei em es i ie iem im is o os s u um us";

/// Russian and Ukrainian: `-ых` and `-их` are `ig`, `-ями` is `ami`, `-ією` `ieu`.
const SLAVIC: &str = "a ag am ami e ego ei em emu eu ev evi i ie ig im imi iv o oe ogo oi om omu ou ov ovi u";

/// English: plurals, possessives, verb forms and agent nouns.
const ENGLISH: &str = "d e ed er ers es ing ings r ren s";

const TABLES: [&str; 3] = [LATVIAN, SLAVIC, ENGLISH];

/// The bit of [`SLAVIC`] in [`languages`].
const IS_SLAVIC: u8 = 2;

/// The length of the longest ending.
const LONGEST: usize = 4;

/// The minimum length that all forms of a word have in common.
const SHORTEST: usize = 3;

/// The languages, one bit each, in which a word may have this ending. An empty ending is valid in all.
fn languages(ending: &[u8]) -> u8 {
    if ending.is_empty() {
        return !0;
    }
    if ending.len() > LONGEST {
        return 0;
    }
    let has = |table: &str| table.split(' ').any(|one| one.as_bytes() == ending);
    TABLES.iter().enumerate().fold(0, |all, (bit, table)| all | u8::from(has(table)) << bit)
}

/// Whether any language has this ending.
pub(super) fn is_ending(ending: &[u8]) -> bool {
    languages(ending) != 0
}

/// The length of a word without its longest ending.
pub(super) fn stem(word: &[u8]) -> usize {
    (SHORTEST.max(word.len().saturating_sub(LONGEST))..word.len())
        .find(|cut| is_ending(&word[*cut..]))
        .unwrap_or(word.len())
}

/// Whether two words that share their first `common` letters are forms of one word.
pub(super) fn are_forms(one: &[u8], other: &[u8], common: usize) -> bool {
    // The ending may begin with letters that both words share.
    let end_at = |cut: usize| languages(&one[cut..]) & languages(&other[cut..]) != 0;
    (SHORTEST.max(common.saturating_sub(2))..=common).rev().any(end_at)
        || changes(one, other, common)
        || loses_vowel(one, other, common)
        || loses_vowel(other, one, common)
}

/// The last consonant changes before some endings: `sieviete` – `sieviešu`, `друг` – `друзі`.
fn changes(one: &[u8], other: &[u8], common: usize) -> bool {
    let (Some(&a), Some(&b)) = (one.get(common), other.get(common)) else { return false };
    let pair = if a < b { [a, b] } else { [b, a] };
    common >= SHORTEST
        && [*b"st", *b"dz", *b"ck", *b"gz"].contains(&pair)
        && languages(&one[common + 1..]) & languages(&other[common + 1..]) != 0
}

/// A vowel before the last consonants disappears or changes when an ending follows: `жінок` – `жінка`, `день` – `дня`,
/// `рік` – `року`, `незалежність` – `незалежності`.
fn loses_vowel(whole: &[u8], other: &[u8], common: usize) -> bool {
    let Some((vowel, last)) = whole.get(common..).and_then(<[u8]>::split_first) else { return false };
    let rest = match (vowel, other.get(common)) {
        (b'i', Some(b'o' | b'e')) => &other[common + 1..],
        (b'o' | b'e', _) => &other[common..],
        _ => return false,
    };
    let is_consonant = |letter: &u8| !matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    common > 0
        && (1..=2).contains(&last.len())
        && last.iter().all(is_consonant)
        && rest.strip_prefix(last).is_some_and(|ending| !ending.is_empty() && languages(ending) & IS_SLAVIC != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are(one: &str, other: &str) -> bool {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        are_forms(one, other, one.iter().zip(other).take_while(|(a, b)| a == b).count())
    }

    #[test]
    fn forms_of_a_word_are_known() {
        for forms in [
            "jani janu janos janiem",
            "ziemasvetki ziemasvetku ziemasvetkos ziemasvetkiem",
            "cilvektiesibas cilvektiesibu cilvektiesibam",
            "sievietes sieviesu sievietem",
            "cietusie cietusaiem cietusam",
            "policia policiu policias",
            "rozdestvo rozdestva rozdestvom rozdestve",
            "zinka zinok zinki zinkam",
            "den dna dnei dnem",
            "rik roku rokom",
            "nezaleznist nezaleznosti",
            "tanec tanca",
            "slave slaves",
            "countri countries",
            "child children",
            "trafickers traficking traficked",
        ] {
            let all: Vec<&str> = forms.split(' ').collect();
            for one in &all {
                assert!(are(all[0], one) && are(one, all[0]), "{} – {one}", all[0]);
            }
        }
        for (one, other) in [("darba", "darbinieks"), ("balva", "galva"), ("diena", "dienests"), ("mats", "mami")] {
            assert!(!are(one, other), "{one} – {other}");
        }
    }

    #[test]
    fn ending_tables_are_well_formed() {
        for ending in TABLES.iter().flat_map(|table| table.split(' ')) {
            assert!(
                (1..=LONGEST).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_lowercase()),
                "{ending}"
            );
        }
        assert!(languages(b"ogo") == IS_SLAVIC && languages(b"") == !0 && languages(b"xyz") == 0);
        assert_eq!((stem(b"ziemasvetkiem"), stem(b"an"), stem(b"ana"), stem(b"strom")), (10, 2, 3, 3));
    }
}
