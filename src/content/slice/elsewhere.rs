//! The titles in the other languages, cut down to what search needs of them ([`crate::text::search::elsewhere`]).

use super::{Cut, items, localized};
use crate::text::search::elsewhere;
use serde_json::Value;

impl Cut<'_> {
    /// The languages of the site but the page's.
    fn others(&self) -> impl Iterator<Item = &str> {
        items(&self.files.site, "languages").filter_map(Value::as_str).filter(|lang| *lang != self.lang)
    }

    /// What the other languages' titles add to an event as this language shows it.
    pub(super) fn elsewhere_of_event(&self, source: &Value, shown: &Value) -> String {
        let titles: Vec<Value> =
            self.others().map(|lang| localized(source, lang, self.default)["title"].clone()).collect();
        elsewhere(&texts(&shown["title"]), titles.iter().filter_map(Value::as_str))
    }

    /// What the other languages' names add to a supporter, an entry, a service.
    pub(super) fn elsewhere(&self, one: &Value) -> String {
        let names = || ["name", "title"].map(|name| &one[name]).into_iter().chain(items(one, "alternateName"));
        let own: Vec<Value> = names().map(|name| self.visible(name)).collect();
        let other = |name: &'_ Value| -> Vec<String> {
            self.others().filter_map(|lang| name[lang].as_str()).map(str::to_owned).collect()
        };
        let others: Vec<String> = names().flat_map(other).collect();
        elsewhere(&own.iter().flat_map(texts).collect::<Vec<_>>(), others.iter().map(|text| &**text))
    }
}

/// A text as a slice has it: in the page's language, or marked with its own.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(map) => map.values().filter_map(Value::as_str).collect(),
        plain => plain.as_str().into_iter().collect(),
    }
}
