//! The encoding of a text file.

use super::columns::heading;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257};

/// Letters above ASCII that texts of the languages have which are written in an encoding.
const LETTERS: [(&Encoding, &str, &[&str]); 4] = [
    (WINDOWS_1252, "äöüßéèêëàâáãåçñíîïìóôõòúûùœæøªº«»€–—„“”‘’…°§½", &["de", "pt", "es", "fr", "en"]),
    (WINDOWS_1257, "āčēģīķļņōŗšūžąęėįųõäöüé«»€–—„“”‘’…°§½", &["lv", "lt", "et"]),
    (WINDOWS_1250, "ąćęłńóśźżáčďéěíňřšťúůýžäöüß«»€–—„“”‘’…°§", &["pl", "cs", "sk"]),
    (WINDOWS_1251, "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ«»€–—„“”‘’…№", &["ru", "uk"]),
];

/// The text, and the name of its encoding if that was guessed. `languages` are the campaign's.
pub fn decode(bytes: &[u8], languages: &[String]) -> (String, Option<&'static str>) {
    let (head, zeros_at) = (&bytes[..bytes.len().min(1_000)], |rest: usize| {
        bytes.iter().take(1_000).skip(rest).step_by(2).filter(|&&byte| byte == 0).count()
    });
    let with_mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let utf16 = if zeros_at(1) * 4 > head.len() {
        Some(UTF_16LE)
    } else if zeros_at(0) * 4 > head.len() {
        Some(UTF_16BE)
    } else {
        None
    };
    let with_mark = with_mark.or(utf16).or_else(|| std::str::from_utf8(bytes).is_ok().then_some(UTF_8));
    if let Some(encoding) = with_mark {
        return (encoding.decode(bytes).0.into_owned(), None);
    }
    let best = LETTERS.iter().min_by_key(|(encoding, letters, of)| {
        let text = encoding.decode(bytes).0;
        let strange = text.chars().filter(|c| !c.is_ascii());
        let strange = strange.filter(|c| !letters.contains(c.to_lowercase().next().unwrap_or(*c))).count();
        let known = text.lines().take(5).flat_map(|line| line.split([',', ';', '\t'])).filter_map(heading).count();
        let is_own = languages.iter().any(|language| of.contains(&language.as_str()));
        (strange, !is_own, std::cmp::Reverse(known))
    });
    let encoding = best.map_or(WINDOWS_1252, |best| best.0);
    (encoding.decode(bytes).0.into_owned(), Some(encoding.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_letters() {
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
        let bytes: Vec<u8> = "\u{feff}vārds".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, &[]).0, "vārds");
        assert_eq!(decode(&bytes[2..], &[]).0, "vārds");
        assert_eq!(decode("\u{feff}vārds".as_bytes(), &[]), ("vārds".into(), None));
    }
}
