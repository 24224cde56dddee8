//! What is known of the campaign to import into.

use super::list_of;
use super::slug::Slugs;
use atbildiba::text::fold;
use campaign::check::Files;
use serde_json::{Map, Value};

/// The campaign to import into; by default, none.
#[derive(Debug, Default)]
pub struct Campaign {
    /// The site's languages; the first is the default.
    pub languages: Vec<String>,
    /// The site's time zone.
    pub zone: Option<String>,
    files: Files,
}

impl Campaign {
    /// Built from the content files that could be read.
    pub fn new(files: Files) -> Campaign {
        let site = files.site.as_ref();
        let languages = site.and_then(|site| site["languages"].as_array()).into_iter().flatten();
        let languages = languages.filter_map(|tag| tag.as_str().map(str::to_owned)).collect();
        let zone = site.and_then(|site| site["timeZone"].as_str()).map(str::to_owned);
        Campaign { languages, zone, files }
    }

    /// The language of texts without a language of their own.
    pub fn default_language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// The items of a content file, such as `events.json`.
    pub fn items(&self, file: &str) -> &[Value] {
        let value = match file {
            "events.json" => &self.files.events,
            "timeline.json" => &self.files.timeline,
            _ => &self.files.supporters,
        };
        value.as_ref().and_then(|value| value[list_of(file)].as_array()).map_or(&[], Vec::as_slice)
    }

    /// A generator of ids, with those of a content file already in use.
    pub(super) fn slugs(&self, file: &str) -> Slugs {
        let mut slugs = Slugs::default();
        self.items(file).iter().filter_map(id).for_each(|id| slugs.reserve(id));
        slugs
    }

    /// The id of an item in a list of `site.json`, such as `fields`, found by its id or its name in any language.
    pub(super) fn named(&self, list: &str, name: &str) -> Option<&str> {
        let wanted = fold(name);
        self.names(list)
            .find(|(id, names)| fold(id) == wanted || names.iter().any(|name| fold(name) == wanted))
            .map(|(id, _)| id)
    }

    /// The ids in a list of `site.json`, each with its names in all languages.
    pub(super) fn names(&self, list: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let list = self.files.site.as_ref().map(|site| &site[list]);
        let in_array = list.and_then(Value::as_array).into_iter().flatten();
        let in_array = in_array.filter_map(|one| Some((one["id"].as_str()?, one)));
        let in_object = list.and_then(Value::as_object).into_iter().flatten().map(|(id, one)| (id.as_str(), one));
        in_array.chain(in_object).map(|(id, one)| (id, texts(&one["name"])))
    }

    /// The URL of a source in `site.json`.
    pub(super) fn address_of(&self, source: &str) -> Option<&str> {
        self.files.site.as_ref()?["sources"][source]["url"].as_str()
    }

    /// Whether there is a `site.json` to compare with.
    pub(super) fn is_known(&self) -> bool {
        self.files.site.is_some()
    }
}

/// The id or uid of an item.
pub fn id(item: &Value) -> Option<&str> {
    item["id"].as_str().or_else(|| item["uid"].as_str())
}

/// Whether this is its title or name in one of its languages.
pub(super) fn is_called(item: &Value, name: &str) -> bool {
    [&item["title"], &item["name"]].into_iter().flat_map(texts).any(|one| fold(one) == fold(name))
}

/// Properties that an import generates itself.
const MADE: [&str; 8] = ["atbildiba:icalUid", "id", "locale", "sequence", "shirt", "timeZone", "uid", "updated"];

/// How an imported item differs from the existing one, as the end of a sentence.
pub(super) fn differences(there: &Value, new: &Map<String, Value>) -> String {
    let other = new.iter().filter(|(name, new)| !MADE.contains(&name.as_str()) && differs(&there[name.as_str()], new));
    match other.map(|(name, _)| name.as_str()).collect::<Vec<_>>() {
        names if names.is_empty() => String::new(),
        names => format!("; there it has another {}", names.join(", ")),
    }
}

/// Whether the new value contains something that the existing one does not.
fn differs(there: &Value, new: &Value) -> bool {
    match (there, new) {
        (Value::Object(there), Value::Object(new)) => {
            new.iter().any(|(key, new)| there.get(key).is_none_or(|there| differs(there, new)))
        }
        (Value::String(_), Value::Object(new)) => new.values().any(|new| new != there),
        (Value::Object(there), Value::String(_)) => !there.values().any(|there| there == new),
        _ => there != new,
    }
}

/// A text in all its languages.
fn texts(text: &Value) -> Vec<&str> {
    match text {
        Value::String(text) => vec![text],
        Value::Object(texts) => texts.values().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
