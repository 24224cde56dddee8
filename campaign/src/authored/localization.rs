//! The texts of an event in another language.

use serde::de::{Deserialize, Deserializer, IgnoredAny};
use std::collections::BTreeMap;

/// The texts of one language by JSON pointer, without the leading slash (RFC 8984 section 4.6.1). The standard allows a
/// patch to change any property; here an event differs between languages only in its [texts](Self::TEXTS).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localization(BTreeMap<String, String>);

impl Localization {
    /// The pointers of translatable texts; `*` stands for the name of an object's member or an index.
    pub const TEXTS: [&str; 15] = [
        "title",
        "description",
        "locations/*/name",
        "locations/*/description",
        "locations/*/atbildiba:address",
        "virtualLocations/*/name",
        "virtualLocations/*/uri",
        "participants/*/name",
        "participants/*/description",
        "atbildiba:offers/*/name",
        "atbildiba:offers/*/url",
        "links/*/title",
        "links/*/href",
        "recurrenceOverrides/*/title",
        "recurrenceOverrides/*/description",
    ];

    /// Whether a pointer leads to a translatable text.
    pub fn is_text(pointer: &str) -> bool {
        let is_same = |(pattern, part): (&str, &str)| pattern == "*" || pattern == part;
        Self::TEXTS.into_iter().any(|text| {
            text.split('/').count() == pointer.split('/').count()
                && text.split('/').zip(pointer.split('/')).all(is_same)
        })
    }

    /// The translation at a path of property names.
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        let names: Vec<String> = path.iter().map(|name| name.replace('~', "~0").replace('/', "~1")).collect();
        self.0.get(&names.join("/")).map(String::as_str)
    }
}

/// Ignores values that are not texts; the check reports them.
impl<'de> Deserialize<'de> for Localization {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = <BTreeMap<String, Patched>>::deserialize(deserializer)?;
        let text = |(pointer, patched)| match patched {
            Patched::Text(text) => Some((pointer, text)),
            Patched::Other(IgnoredAny) => None,
        };
        Ok(Self(all.into_iter().filter_map(text).collect()))
    }
}

/// The value of a patch at one pointer.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Patched {
    Text(String),
    Other(IgnoredAny),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_their_path_and_all_else_is_passed_over() {
        let json = r#"{"title": "T", "locations/a~1b~0c/name": "N", "locations/1": {"name": "X"}, "sequence": 7}"#;
        let said: Localization = serde_json::from_str(json).unwrap();
        assert_eq!(said.text(&["title"]), Some("T"));
        assert_eq!(said.text(&["locations", "a/b~c", "name"]), Some("N"));
        assert_eq!(said.0.len(), 2);
        assert!(serde_json::from_str::<Localization>("7").is_err());
    }

    #[test]
    fn a_pointer_leads_to_a_text_or_to_what_is_the_same_in_every_language() {
        for text in
            ["title", "locations/hall/name", "atbildiba:offers/0/url", "recurrenceOverrides/2026-12-01T10:00:00/title"]
        {
            assert!(Localization::is_text(text), "{text}");
        }
        for other in ["start", "locations/hall", "locations/hall/coordinates", "locations/hall/name/x", "titel", ""] {
            assert!(!Localization::is_text(other), "{other}");
        }
    }
}
