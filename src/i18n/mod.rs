//! Messages, plurals and date words in the page's language.
//!
//! A language is a folder of messages (`messages/{tag}/`), not code. The build compiles the folder into one list in the
//! order of [`Msg`] ([`compile`]), so the wasm contains neither the names of messages nor a second language. The
//! campaign's own texts are [`crate::content::Text`].

mod keys;
mod plural;

#[cfg(not(target_arch = "wasm32"))]
pub mod compile;

pub use keys::{Msg, Namespace};
pub use plural::Plurals;

use crate::content::Str;
use crate::dates::words::DateWords;
use atbildiba_macros::travels;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// All words of one language, as compiled by the build.
#[travels]
#[derive(Clone, Debug, PartialEq)]
pub struct Messages {
    /// In the order of [`Msg`]; plural forms are joined by [`PLURAL_SEPARATOR`].
    texts: Vec<Str>,
    /// The language's plural categories.
    plurals: Plurals,
    /// How dates are worded.
    #[serde(deserialize_with = "date_words")]
    #[cfg_attr(not(target_arch = "wasm32"), serde(serialize_with = "date_texts"))]
    pub dates: DateWords,
}

/// In the browser, they are as the build wrote them.
fn date_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateWords, D::Error> {
    let texts = <Vec<String>>::deserialize(deserializer)?;
    #[cfg(target_arch = "wasm32")]
    return DateWords::compiled(texts).ok_or_else(|| D::Error::custom(""));
    #[cfg(not(target_arch = "wasm32"))]
    DateWords::from_texts(texts.iter().map(|text| &**text)).map_err(D::Error::custom)
}

#[cfg(not(target_arch = "wasm32"))]
fn date_texts<S: serde::Serializer>(words: &DateWords, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(words.texts())
}

/// Separates the plural forms of a message: the unit separator, which no text contains.
pub const PLURAL_SEPARATOR: char = '\u{1f}';

impl Messages {
    /// Removes the messages of other namespaces.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn retain_namespace(&mut self, kept: Namespace) {
        for (text, namespace) in self.texts.iter_mut().zip(Msg::NAMESPACES) {
            if !kept.includes(*namespace) {
                *text = Str::default();
            }
        }
        while self.texts.pop_if(|text| text.is_empty()).is_some() {}
    }

    /// The text of a message.
    pub fn get(&self, message: Msg) -> &str {
        self.texts.get(message as usize).map_or("", |text| text)
    }

    /// The plural form of a message for `n` things, with `{n}` filled in.
    pub fn count(&self, message: Msg, n: usize) -> String {
        fill(self.form(message, n), "n", &n.to_string())
    }

    /// As [`Messages::count`], for at least `n` things: “20+”.
    pub fn at_least(&self, message: Msg, n: usize) -> String {
        fill(self.form(message, n), "n", &[&*n.to_string(), "+"].concat())
    }

    fn form(&self, message: Msg, n: usize) -> &str {
        let text = self.get(message);
        let mut forms = text.split(PLURAL_SEPARATOR);
        forms.clone().nth(self.plurals.form(n)).or(forms.next_back()).unwrap_or(text)
    }

    /// The text of a message with `{name}` replaced by a value.
    pub fn with(&self, message: Msg, name: &str, value: &str) -> String {
        fill(self.get(message), name, value)
    }
}

/// The text with every `{name}` replaced by a value.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let mut out = String::with_capacity(text.len() + value.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let after = &rest[open + 1..];
        match after.strip_prefix(name).and_then(|after| after.strip_prefix('}')) {
            Some(tail) => {
                out.push_str(&rest[..open]);
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push_str(&rest[..=open]);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_others_kept() {
        assert_eq!(fill("{n} no {all}", "n", "3"), "3 no {all}");
        assert_eq!(fill("{n}{n}{", "n", "{n}"), "{n}{n}{");
    }
}
