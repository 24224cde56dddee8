//! Cuts the content files into what each page of one language loads: one language's texts, one
//! section's data, links resolved to titles. Natively, by the build.
//!
//! Works on JSON values, so that whatever a file may say beyond what the app reads stays out of the
//! way; the slices are read by the same types as the files.

mod catalogue;
mod elsewhere;
mod index;
mod sources;

use crate::dates::edtf::Edtf;
use index::Index;
use serde_json::{Map, Value, json};
use sources::{one_or_many, source_ids};

/// The parsed content files.
#[derive(Clone, Debug)]
pub struct Files {
    /// `site.json`
    pub site: Value,
    /// `events.json`
    pub events: Value,
    /// `supporters.json`
    pub supporters: Value,
    /// `timeline.json`
    pub timeline: Value,
    /// `help.json`
    pub help: Value,
}

/// How many timeline entries the home page gets.
const HOME_ENTRIES: usize = 4;

/// Properties that only those who keep the content need.
const NOT_FOR_VISITORS: [&str; 16] = [
    "$schema",
    "source",
    "formsSource",
    "sources",
    "about",
    "publisher",
    "disclaimer",
    "kiosk",
    "consent",
    "expires",
    "localizations",
    "confirmedOn",
    "timeline",
    "events",
    "sections",
    "theme",
];

/// The slices of one language: name of the data file and its value, see [`super::Section::name`]
/// and `core`. `messages` is the language's compiled folder, `names` the languages' own names.
pub fn slices(files: &Files, lang: &str, messages: Value, names: &[(String, String)]) -> Vec<(&'static str, Value)> {
    let cut = Cut { files, lang, default: default_language(&files.site), index: Index::new(files, lang) };
    let events = cut.events();
    let supporters = cut.supporters();
    let timeline = cut.timeline();
    let home = cut.home(&events, &supporters, &timeline);
    let kiosk = attract(&events, &supporters, &timeline);
    let help = cut.help();
    let search = catalogue::catalogue(&events, &supporters, &timeline, &help);
    vec![
        ("core", cut.core(messages, names)),
        ("home", home),
        ("events", json!({ "entries": events })),
        (
            "supporters",
            json!({ "supporters": supporters, "sources": cut.list_sources(&files.supporters, "supporters") }),
        ),
        ("timeline", json!({ "entries": in_time(timeline), "sources": cut.list_sources(&files.timeline, "entries") })),
        ("help", help),
        ("about", cut.about()),
        ("kiosk", kiosk),
        ("search", search),
    ]
}

/// Entries in order of time, as the timeline wants them: as far as the order can be known here, nothing is left to sort in the
/// browser.
fn in_time(mut entries: Vec<Value>) -> Vec<Value> {
    entries.sort_by_cached_key(|entry| {
        let date = entry["date"].as_str().and_then(|date| Edtf::parse(date).ok());
        let (first, last) = date.map_or((None, None), |date| date.bounds());
        (first.or(last), last, entry["id"].as_str().map(str::to_owned))
    });
    entries
}

fn default_language(site: &Value) -> &str {
    site["languages"][0].as_str().unwrap_or("en")
}

fn items<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

struct Cut<'a> {
    files: &'a Files,
    lang: &'a str,
    default: &'a str,
    index: Index,
}

impl Cut<'_> {
    /// What a visitor is to see of a value: texts in one language, without what is not for visitors.
    fn visible(&self, value: &Value) -> Value {
        match value {
            Value::Object(map) if is_text(map) => self.text(map),
            Value::Object(map) => Value::Object(
                map.iter()
                    .filter(|(key, _)| !NOT_FOR_VISITORS.contains(&key.as_str()))
                    .map(|(key, value)| (key.clone(), self.visible(value)))
                    .collect(),
            ),
            Value::Array(list) => list.iter().map(|value| self.visible(value)).collect(),
            plain => plain.clone(),
        }
    }

    /// The text in the page's language as a plain string; else in another, with its tag.
    fn text(&self, map: &Map<String, Value>) -> Value {
        if let Some(text) = map.get(self.lang) {
            return text.clone();
        }
        let found = map.get_key_value(self.default).or_else(|| map.iter().next());
        found.map_or(Value::Null, |(tag, text)| json!({ tag: text }))
    }

    fn core(&self, messages: Value, names: &[(String, String)]) -> Value {
        // The bar always has a number for danger to life, also where none of those is featured.
        let services = || items(&self.files.help, "services");
        let is = |service: &Value, what: &str| service[what] == json!(true);
        let has_emergency = services().any(|service| is(service, "featured") && is(service, "emergency"));
        let first = services().find(|service| !has_emergency && is(service, "emergency"));
        let featured: Vec<Value> = first
            .into_iter()
            .chain(services().filter(|service| is(service, "featured")))
            .map(|service| keep(&self.visible(service), &["id", "name", "phone"]))
            .collect();
        json!({
            "lang": self.lang,
            "site": self.visible(&self.files.site),
            "messages": messages,
            "featured": featured,
            "languages": names,
        })
    }

    fn about(&self) -> Value {
        let sources: Vec<Value> = self.files.site["sources"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(_, source)| self.visible(source))
            .collect();
        let site = &self.files.site;
        let mut about = json!({ "about": self.sourced(&site["about"]), "sources": sources });
        for name in ["publisher", "contact", "disclaimer"] {
            if let Some(said) = site.get(name) {
                about[name] = self.visible(said);
            }
        }
        about
    }

    /// In order of start, as calendars want them: nothing is left to sort in the browser.
    fn events(&self) -> Vec<Value> {
        let mut events: Vec<Value> = items(&self.files.events, "entries")
            .map(|source| {
                let mut event = localized(source, self.lang, self.default);
                let elsewhere = self.elsewhere_of_event(source, &event);
                let related = self.index.related(event["uid"].as_str().unwrap_or_default(), "/events/");
                if let Value::Object(map) = &mut event {
                    for name in NOT_FOR_VISITORS {
                        map.remove(name);
                    }
                    map.remove("@type");
                    insert_list(map, "related", related);
                    insert_text(map, "elsewhere", elsewhere);
                }
                event
            })
            .collect();
        events.sort_by(|a, b| a["start"].as_str().cmp(&b["start"].as_str()));
        events
    }

    fn supporters(&self) -> Vec<Value> {
        self.rows(&self.files.supporters, "supporters", "/supporters/")
    }

    fn timeline(&self) -> Vec<Value> {
        self.rows(&self.files.timeline, "entries", "/timeline/")
    }

    fn help(&self) -> Value {
        let mut help = self.sourced(&self.files.help);
        let services = help["services"].as_array_mut().into_iter().flatten();
        for (service, source) in services.zip(items(&self.files.help, "services")) {
            if let Value::Object(map) = service {
                insert_text(map, "elsewhere", self.elsewhere(source));
            }
        }
        help
    }

    /// The rows of a list with what has to do with each, its titles elsewhere, and the numbers of its sources.
    fn rows(&self, file: &Value, list: &str, place: &str) -> Vec<Value> {
        let ids = source_ids(file, list);
        let row = |one: &Value| {
            let mut visible = self.visible(one);
            if let Value::Object(map) = &mut visible {
                insert_list(map, "related", self.index.related(one["id"].as_str().unwrap_or_default(), place));
                insert_text(map, "elsewhere", self.elsewhere(one));
                let numbers = one_or_many(&one["source"]).filter_map(|id| ids.iter().position(|known| *known == id));
                insert_list(map, "sources", numbers.map(Value::from).collect());
            }
            visible
        };
        items(file, list).map(row).collect()
    }

    fn home(&self, events: &[Value], supporters: &[Value], timeline: &[Value]) -> Value {
        let lean =
            |list: &[Value], not: &[&str]| -> Vec<Value> { list.iter().map(|one| leave_out(one, not)).collect() };
        let mut entries: Vec<&Value> = timeline.iter().collect();
        entries.sort_by_key(|entry| entry["importance"].as_u64().unwrap_or(3));
        let faces: Vec<Value> = supporters
            .iter()
            .map(|one| keep(one, &["@type", "id", "name", "shirt", "field", "source", "photo"]))
            .collect();
        entries.truncate(HOME_ENTRIES);
        entries.sort_by_key(|entry| entry["date"].as_str().unwrap_or_default().trim_start_matches(['.', '/']));
        let entries: Vec<Value> = entries
            .into_iter()
            .map(|one| leave_out(one, &["related", "elsewhere", "countries", "map", "photo", "note", "sources"]))
            .collect();
        json!({
            "entries": lean(events, &["related", "elsewhere", "description", "links", "locations", "locale", "updated"]),
            "supporters": faces,
            "timeline": entries,
            "timelineCount": timeline.len(),
        })
    }
}

/// What a kiosk plays: what is seen on a tile, and no more.
fn attract(events: &[Value], supporters: &[Value], timeline: &[Value]) -> Value {
    let event = |one: &Value| leave_out(one, &["related", "elsewhere", "links", "locale", "updated"]);
    let face = |one: &Value| keep(one, &["@type", "id", "name", "shirt", "field", "statement", "description"]);
    let entry = |one: &Value| keep(one, &["id", "title", "date", "kind", "description"]);
    json!({
        "entries": events.iter().map(event).collect::<Vec<_>>(),
        "supporters": supporters.iter().map(face).collect::<Vec<_>>(),
        "timeline": timeline.iter().map(entry).collect::<Vec<_>>(),
    })
}

/// Whether an object is a text in several languages: every key a language tag, every value a string.
fn is_text(map: &Map<String, Value>) -> bool {
    !map.is_empty() && map.iter().all(|(key, value)| is_language(key) && value.is_string())
}

/// A BCP 47 tag of a language, with or without script or region; no property of ours looks like one.
fn is_language(key: &str) -> bool {
    let first = key.split('-').next().unwrap_or_default();
    (first.len() == 2 || first.len() == 3)
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && !["id", "url", "rel"].contains(&key)
}

fn keep(value: &Value, names: &[&str]) -> Value {
    filtered(value, |name| names.contains(&name))
}

fn leave_out(value: &Value, names: &[&str]) -> Value {
    filtered(value, |name| !names.contains(&name))
}

fn filtered(value: &Value, keep: impl Fn(&str) -> bool) -> Value {
    let map = value.as_object().into_iter().flatten().filter(|(name, _)| keep(name));
    Value::Object(map.map(|(name, value)| (name.clone(), value.clone())).collect())
}

fn insert_list(map: &mut Map<String, Value>, name: &str, list: Vec<Value>) {
    if !list.is_empty() {
        map.insert(name.into(), list.into());
    }
}

fn insert_text(map: &mut Map<String, Value>, name: &str, text: String) {
    if !text.is_empty() {
        map.insert(name.into(), text.into());
    }
}

/// A JSCalendar event in one language: `localizations` patched in (RFC 8984 section 4.6.1). `locale`
/// stays when it tells that the texts are in another language than the page.
fn localized(event: &Value, lang: &str, default: &str) -> Value {
    let mut out = event.clone();
    let own = event["locale"].as_str().unwrap_or(default);
    let patch = event["localizations"][lang].as_object();
    if let Some(patch) = patch {
        for (pointer, value) in patch {
            set(&mut out, pointer, value.clone());
        }
    }
    if let Value::Object(map) = &mut out {
        if own == lang || patch.is_some_and(|patch| patch.contains_key("title")) {
            map.remove("locale");
        } else {
            map.insert("locale".into(), own.into());
        }
    }
    out
}

/// Sets what a patch's pointer (without the leading slash) points to, when its parent is there.
fn set(value: &mut Value, pointer: &str, new: Value) {
    let (parent, last) = pointer.rsplit_once('/').map_or(("", pointer), |(parent, last)| (parent, last));
    let parent = if parent.is_empty() { Some(value) } else { value.pointer_mut(&format!("/{parent}")) };
    if let Some(Value::Object(map)) = parent {
        map.insert(last.replace("~1", "/").replace("~0", "~"), new);
    }
}

#[cfg(test)]
mod tests;
