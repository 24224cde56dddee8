//! Detecting the encoding of a text file.

use super::columns::is_name;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257};
use std::cmp::Reverse;

/// Non-ASCII letters of the languages that use an encoding.
const LETTERS: [(&Encoding, &str, &[&str]); 4] = [
    (WINDOWS_1252, "äöüßéèêëàâáãåçñíîïìóôõòúûùœæøªº«»€–—„“”‘’…°§½", &["de", "pt", "es", "fr", "en"]),
    (WINDOWS_1257, "āčēģīķļņōŗšūžąęėįųõäöüé«»€–—„“”‘’…°§½", &["lv", "lt", "et"]),
    (WINDOWS_1250, "ąćęłńóśźżáčďéěíňřšťúůýžäöüß«»€–—„“”‘’…°§", &["pl", "cs", "sk"]),
    (WINDOWS_1251, "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ«»€–—„“”‘’…№", &["ru", "uk"]),
];

/// The text, and the name of its encoding if it was guessed. `languages` are the campaign's.
pub fn decode(bytes: &[u8], languages: &[String]) -> (String, Option<&'static str>) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if let Some(encoding) = marked.or_else(|| wide(bytes)) {
        return (encoding.decode(bytes).0.into_owned(), None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let strangeness = |(encoding, letters, of): &(&'static Encoding, &str, &[&str])| {
        let text = encoding.decode(bytes).0;
        let strange = text.chars().filter(|c| !c.is_ascii());
        let strange = strange.filter(|c| !letters.contains(c.to_lowercase().next().unwrap_or(*c))).count();
        let cells = text.lines().take(5).flat_map(|line| line.split([',', ';', '\t']));
        let known = cells.filter(|cell| is_name(cell)).count();
        let is_own = languages.iter().any(|language| of.contains(&language.as_str()));
        (strange, Reverse(known), !is_own)
    };
    let best = LETTERS.into_iter().min_by_key(strangeness).map_or(UTF_8, |best| best.0);
    (best.decode(bytes).0.into_owned(), Some(best.name()))
}

/// UTF-16 without a byte order mark: every other byte of its ASCII letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1_000)];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, low) if low * 4 > head.len() => Some(UTF_16LE),
        (high, 0) if high * 4 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_detected_by_their_letters() {
        let cases = [
            ("vārds;piezīme\nĒriks Žagariņš;šodien", WINDOWS_1257, "windows-1257"),
            ("Name;Ort\nJürgen;Weißer Saal", WINDOWS_1252, "windows-1252"),
            ("имя;место\nПример;Рига", WINDOWS_1251, "windows-1251"),
            ("imię;miejsce\nŁukasz;Łódź, Świętokrzyska", WINDOWS_1250, "windows-1250"),
        ];
        for (text, encoding, name) in cases {
            let bytes = encoding.encode(text).0;
            assert_eq!(decode(&bytes, &[]), (text.to_owned(), Some(name)));
        }
        // The letters exist in both encodings; the column's name exists in one, and outweighs the site's language.
        let table = "Vārds un uzvārds;Joma\nJānis;ngo";
        let bytes = WINDOWS_1257.encode(table).0;
        assert_eq!(decode(&bytes, &["en".into()]), (table.to_owned(), Some("windows-1257")));
        let bytes: Vec<u8> = "\u{feff}vārds".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, &[]).0, "vārds");
        assert_eq!(decode(&bytes[2..], &[]).0, "vārds");
        assert_eq!(decode("\u{feff}vārds".as_bytes(), &[]), ("vārds".into(), None));
    }
}
