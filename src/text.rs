//! Text folded for search: without case and diacritics, so that `silina` finds `Siliņa`.

/// Lower case without the diacritics of the languages around the Baltic Sea; whitespace collapsed.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        for c in c.to_lowercase() {
            match base(c) {
                Some(base) => out.push_str(base),
                None => out.push(c),
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether every word of the folded `needle` is found in the folded `haystack`: anywhere within a
/// word, or as the beginnings of neighbouring words run together (`cilvektirdzn` finds
/// “cilvēku tirdzniecība”).
pub fn matches(haystack: &str, needle: &str) -> bool {
    needle.split(' ').all(|word| haystack.contains(word) || starts_run_together(haystack, word))
}

/// The shortest beginning of a word that counts when words are run together.
const SHORTEST: usize = 3;

fn starts_run_together(haystack: &str, needle: &str) -> bool {
    let mut rest = haystack;
    loop {
        if run_from(rest, needle) {
            return true;
        }
        match rest.split_once(' ') {
            Some((_, next)) => rest = next,
            None => return false,
        }
    }
}

/// Whether `needle` is made of beginnings of the words that `haystack` starts with, one each.
fn run_from(haystack: &str, needle: &str) -> bool {
    let (word, next) = haystack.split_once(' ').unwrap_or((haystack, ""));
    let common = word.bytes().zip(needle.bytes()).take_while(|(a, b)| a == b).count();
    if common == needle.len() {
        return true;
    }
    (SHORTEST..=common).rev().any(|cut| {
        !next.is_empty()
            && needle.is_char_boundary(cut)
            && needle.len() - cut >= SHORTEST
            && run_from(next, &needle[cut..])
    })
}

fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'ā' | 'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => "a",
        'č' | 'ç' | 'ć' => "c",
        'ď' => "d",
        'ē' | 'è' | 'é' | 'ê' | 'ë' | 'ė' | 'ę' | 'ě' => "e",
        'ģ' | 'ğ' => "g",
        'ī' | 'ì' | 'í' | 'î' | 'ï' | 'į' => "i",
        'ķ' => "k",
        'ļ' | 'ł' => "l",
        'ņ' | 'ñ' | 'ń' => "n",
        'ō' | 'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ŗ' | 'ř' => "r",
        'š' | 'ś' | 'ș' => "s",
        'ť' | 'ț' => "t",
        'ū' | 'ù' | 'ú' | 'û' | 'ü' | 'ų' | 'ů' => "u",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'æ' => "ae",
        'ß' => "ss",
        'ё' => "е",
        'ґ' => "г",
        // Ukrainian writes one of three apostrophes within words, and keyboards have the first.
        '\'' | '’' | 'ʼ' => "",
        // A combining mark that follows its letter.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgives_case_diacritics_and_space() {
        assert_eq!(fold("  Cilvēku   Tirdzniecība "), "cilveku tirdznieciba");
        assert_eq!(fold("EŽI"), "ezi");
        assert_eq!(fold("s\u{30c}"), "s");
        assert_eq!(fold("Ґрунт, всё"), "грунт, все");
        assert_eq!(fold("Пам’ятні"), fold("пам'ятні"));
    }

    #[test]
    fn words_are_found_within_and_run_together() {
        let title = fold("Pasaules diena pret cilvēku tirdzniecību");
        for needle in ["tirdzn", "Cilvēku", "cilvektirdzn", "diena cilv", "cilvekutirdz"] {
            assert!(matches(&title, &fold(needle)), "{needle}");
        }
        for needle in ["verdz", "cilvekxtirdzn", "pretpasaules"] {
            assert!(!matches(&title, &fold(needle)), "{needle}");
        }
    }
}
