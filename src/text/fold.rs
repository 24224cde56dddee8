//! Folding for search: removes case and diacritics, so that `silina` finds `Siliņa`.

/// The text in lower case without diacritics, trimmed, with runs of whitespace collapsed.
#[cfg(not(target_arch = "wasm32"))]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        folded.push_str(if folded.is_empty() { "" } else { " " });
        word.chars().for_each(|c| fold_letter(c, |letter| folded.push(letter)));
    }
    folded
}

/// The letters by which a character is searched: in lower case, without the diacritics of the languages around the
/// Baltic Sea. Combining marks and apostrophes yield none.
pub(super) fn fold_letter(c: char, mut letter: impl FnMut(char)) {
    let c = lower(c);
    match base(c) {
        Some(base) => base.chars().for_each(letter),
        None => letter(c),
    }
}

/// Lower case of a letter, for scripts that have case and are in use. The standard library's tables for all of Unicode
/// would add five kilobytes to every page with search.
fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        // Latin, followed by Vietnamese.
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        0x130 => 0x69,
        0x178 => 0xff,
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ee | 0x1f8..=0x21f | 0x222..=0x233 | 0x246..=0x24f => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => code + code % 2,
        0x18f => 0x259,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => code | 1,
        0x1e9e => 0xdf,
        // Greek.
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 63,
        0x391..=0x3a1 | 0x3a3..=0x3ab => code + 32,
        // Cyrillic.
        0x400..=0x40f => code + 80,
        0x410..=0x42f => code + 32,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        0x4c0 => 0x4cf,
        0x4c1..=0x4ce => code + code % 2,
        // Armenian, then Georgian.
        0x531..=0x556 => code + 48,
        0x1c90..=0x1cba | 0x1cbd..=0x1cbf => code - 0xbc0,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
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
        // Ukrainian uses one of three apostrophes within words; keyboards offer the first.
        '\'' | '’' | 'ʼ' => "",
        // A combining mark after its letter.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_ignores_case_diacritics_and_whitespace() {
        assert_eq!(fold("  Cilvēku   Tirdzniecība "), "cilveku tirdznieciba");
        assert_eq!(fold("EŽI, Straße"), "ezi, strasse");
        assert_eq!(fold("s\u{30c}"), "s");
        assert_eq!(fold("Ґрунт, всё"), "грунт, все");
        assert_eq!(fold("Пам’ятні"), fold("пам'ятні"));
    }

    #[test]
    fn folding_is_idempotent() {
        for c in '\0'..='\u{ffff}' {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c}");
        }
    }

    #[test]
    fn lower_case_matches_unicode() {
        let is_missing = |c: &char| lower(*c) != c.to_lowercase().next().unwrap_or(*c);
        // Excluded: letters of phonetic and historic scripts, of African alphabets, Greek with breathings, full width.
        let in_use = [
            '\0'..='\u{17f}',
            '\u{370}'..='\u{3ae}',
            '\u{400}'..='\u{58f}',
            '\u{1c90}'..='\u{1cbf}',
            '\u{1e00}'..='\u{1eff}',
        ];
        let missing: String = in_use.into_iter().flatten().filter(is_missing).collect();
        assert_eq!(missing, "ͰͲͶͿ");
        let wrong = ('\0'..=char::MAX).filter(|c| lower(*c) != *c).filter(is_missing).collect::<String>();
        assert_eq!(wrong, "");
        assert_eq!(fold("ŞƏȘ ΆΩ ՀԱՅ ᲗᲑ Ấ"), "şəs άω հայ თბ ấ");
    }
}
