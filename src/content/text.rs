//! Texts that exist in several languages.

use super::Str;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;

/// A text in one or more languages: in JSON either a plain string, which holds for every language,
/// or an object from language tag (BCP 47) to string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same in every language.
    Plain(Str),
    /// Pairs of language tag and text.
    Localized(Vec<(Str, Str)>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(Str::default())
    }
}

/// What [`Text::get`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localized<'a> {
    /// The text itself.
    pub text: &'a str,
    /// The language it is in, when that is not the language asked for: goes into the `lang` attribute.
    pub lang: Option<&'a str>,
}

impl Text {
    /// The text in `lang`; else in `default`; else in whatever language there is; else empty.
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

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Plain(text) => text.is_empty(),
            Self::Localized(all) => all.iter().all(|(_, text)| text.is_empty()),
        }
    }
}

impl<#[cfg(target_arch = "wasm32")] 'de: 'static, #[cfg(not(target_arch = "wasm32"))] 'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<#[cfg(target_arch = "wasm32")] 'de: 'static, #[cfg(not(target_arch = "wasm32"))] 'de> Visitor<'de>
    for TextVisitor
{
    type Value = Text;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text or an object from language to text")
    }
    #[cfg(target_arch = "wasm32")]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
        Ok(Text::Plain(text.into()))
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Plain(text.into()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = list.next_element()? {
            all.push(entry);
        }
        Ok(Text::Localized(all))
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(Text::Localized(all))
    }
}

/// As it travels: a plain string, or pairs of language and string.
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

    fn text(json: &str) -> Text {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_plain_string_holds_for_every_language() {
        let t = text(r#""CBSS""#);
        assert_eq!(t.get("uk", "lv"), Localized { text: "CBSS", lang: None });
    }

    #[test]
    fn a_missing_language_falls_back_and_says_so() {
        let t = text(r#"{"en": "Help", "lv": "Palīdzība"}"#);
        assert_eq!(t.get("lv", "lv").lang, None);
        assert_eq!(t.get("ru", "lv"), Localized { text: "Palīdzība", lang: Some("lv") });
        assert_eq!(text(r#"{"en": "Help"}"#).get("ru", "lv").lang, Some("en"));
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(serde_json::from_str::<Text>("7").is_err());
        assert!(serde_json::from_str::<Text>(r#"{"lv": null}"#).is_err());
    }
}
