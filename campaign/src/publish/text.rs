//! Texts in one language.

use super::Publisher;
use crate::authored;
use atbildiba::content::{Str, Text};

impl Publisher<'_> {
    /// As [`text`], in the language being published.
    pub(super) fn text(&self, text: &authored::Text) -> Text {
        self::text(text, self.lang, self.default)
    }

    pub(super) fn texts(&self, all: &[authored::Text]) -> Vec<Text> {
        all.iter().map(|text| self.text(text)).collect()
    }
}

/// The text in `lang`, plain; else in `default`, else in its first language, marked with that language.
pub(super) fn text(text: &authored::Text, lang: &str, default: &str) -> Text {
    let all = match text {
        authored::Text::Plain(text) => return Text::Plain(text.as_str().into()),
        authored::Text::Localized(all) => all,
    };
    if let Some(text) = all.get(lang) {
        return Text::Plain(text.as_str().into());
    }
    let found = all.get_key_value(default).or_else(|| all.iter().next());
    Text::Localized(found.map(|(tag, text)| (tag.as_str().into(), text.as_str().into())).into_iter().collect())
}

pub(super) fn strings(all: &[String]) -> Vec<Str> {
    all.iter().map(|text| text.as_str().into()).collect()
}
