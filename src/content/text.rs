//! Texts in several languages.

use super::Str;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;

/// A published text: plain in the page's language, or in other languages marked with their tags (BCP 47). Written as a
/// string or as pairs of tag and string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// In the page's language, or the same in every language.
    Plain(Str),
    /// Pairs of language tag and text.
    Localized(Vec<(Str, Str)>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(Str::default())
    }
}

/// The result of [`Text::get`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localized<'a> {
    /// The text itself.
    pub text: &'a str,
    /// Its language if it is not the requested one, for the `lang` attribute.
    pub lang: Option<&'a str>,
}

impl Text {
    /// The text in `lang`, else in `default`, else in the first language there is, else empty.
    pub fn get<'a>(&'a self, lang: &str, default: &str) -> Localized<'a> {
        let all = match self {
            Self::Plain(text) => return Localized { text, lang: None },
            Self::Localized(all) => all,
        };
        let find = |wanted: &str| all.iter().find(|(tag, _)| **tag == *wanted);
        if let Some((_, text)) = find(lang) {
            return Localized { text, lang: None };
        }
        match find(default).or_else(|| all.first()) {
            Some((tag, text)) => Localized { text, lang: Some(tag) },
            None => Localized { text: "", lang: None },
        }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Plain(text) => text.is_empty(),
            Self::Localized(all) => all.iter().all(|(_, text)| text.is_empty()),
        }
    }
}

impl<'de: 'static> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de: 'static> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text or pairs of language and text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
        Ok(Text::Plain(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = list.next_element()? {
            all.push(entry);
        }
        Ok(Text::Localized(all))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl serde::Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Localized(all) => all.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::wire;

    fn localized(all: &[(&'static str, &'static str)]) -> Text {
        Text::Localized(all.iter().map(|(tag, text)| ((*tag).into(), (*text).into())).collect())
    }

    #[test]
    fn a_plain_text_holds_for_every_language() {
        let text = Text::Plain("CBSS".into());
        assert_eq!(text.get("uk", "lv"), Localized { text: "CBSS", lang: None });
    }

    #[test]
    fn a_missing_language_falls_back_and_says_so() {
        let text = localized(&[("en", "Help"), ("lv", "Palīdzība")]);
        assert_eq!(text.get("lv", "lv").lang, None);
        assert_eq!(text.get("ru", "lv"), Localized { text: "Palīdzība", lang: Some("lv") });
        assert_eq!(localized(&[("en", "Help")]).get("ru", "lv").lang, Some("en"));
    }

    #[test]
    fn it_travels_as_it_is() {
        for (text, wire) in
            [(Text::Plain("CBSS".into()), r#""CBSS""#), (localized(&[("lv", "Palīdzība")]), r#"[["lv","Palīdzība"]]"#)]
        {
            assert_eq!(wire::write(&text).unwrap(), wire);
            assert_eq!(wire::read(wire), Ok(text));
        }
        assert!(wire::read::<Text>("7").is_err() && wire::read::<Text>("[null]").is_err());
    }
}
