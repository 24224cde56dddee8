//! Texts in several languages.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A text in one or more languages: a string that applies to every language, or an object with a string for each
/// language tag (BCP 47).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// The same text in every language.
    Plain(String),
    /// Texts by language tag.
    Localized(BTreeMap<String, String>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text: a plain string for all languages, or one string per language, such as {\"lv\": \"…\", \"en\": \"…\"}",
            "anyOf": [
                { "type": "string", "minLength": 1 },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
                    "additionalProperties": { "type": "string", "minLength": 1 }
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> Text {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_text_is_plain_or_by_language() {
        assert_eq!(text(r#""CBSS""#), Text::Plain("CBSS".into()));
        let all = [("en".to_owned(), "Help".to_owned()), ("lv".to_owned(), "Palīdzība".to_owned())];
        assert_eq!(text(r#"{"lv": "Palīdzība", "en": "Help"}"#), Text::Localized(all.into()));
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(serde_json::from_str::<Text>("7").is_err());
        assert!(serde_json::from_str::<Text>(r#"{"lv": null}"#).is_err());
    }
}
