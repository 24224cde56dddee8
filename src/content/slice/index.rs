//! What has to do with what, across the files.

use super::{Files, default_language, items, localized};
use serde_json::{Value, json};

/// Titles and links between the files, both ways.
pub(super) struct Index {
    /// From one address to another.
    links: Vec<(String, String)>,
    /// Titles by address.
    titles: std::collections::BTreeMap<String, Value>,
}

impl Index {
    pub(super) fn new(files: &Files, lang: &str) -> Self {
        let default = default_language(&files.site);
        let mut index = Index { links: Vec::new(), titles: Default::default() };
        let text = |value: &Value| match value {
            Value::Object(map) => {
                let cut = map.get(lang).cloned();
                cut.or_else(|| {
                    map.get_key_value(default).or_else(|| map.iter().next()).map(|(tag, text)| json!({ tag: text }))
                })
                .unwrap_or_default()
            }
            plain => plain.clone(),
        };
        for event in items(&files.events, "entries") {
            let one = localized(event, lang, default);
            let title = match one["locale"].as_str() {
                Some(tag) => json!({ tag: one["title"] }),
                None => one["title"].clone(),
            };
            index.titles.insert(address("/events/", &event["uid"]), title);
        }
        for one in items(&files.supporters, "supporters") {
            let from = address("/supporters/", &one["id"]);
            index.titles.insert(from.clone(), text(&one["name"]));
            index.add_links(&from, one);
            for organization in
                items(one, "affiliation").chain([&one["parentOrganization"]]).filter(|id| id.is_string())
            {
                index.links.push((from.clone(), address("/supporters/", organization)));
            }
        }
        for one in items(&files.timeline, "entries") {
            let from = address("/timeline/", &one["id"]);
            index.titles.insert(from.clone(), text(&one["title"]));
            index.add_links(&from, one);
        }
        index
    }

    fn add_links(&mut self, from: &str, one: &Value) {
        for (name, place) in [("events", "/events/"), ("supporters", "/supporters/"), ("timeline", "/timeline/")] {
            self.links.extend(items(one, name).map(|id| (from.to_owned(), address(place, id))));
        }
    }

    /// What has to do with an entry: what it names, and what names it.
    pub(super) fn related(&self, id: &str, place: &str) -> Vec<Value> {
        let own = [place, id].concat();
        let mut paths: Vec<&String> = Vec::new();
        for (from, to) in &self.links {
            let other = if *from == own {
                to
            } else if *to == own {
                from
            } else {
                continue;
            };
            if !paths.contains(&other) {
                paths.push(other);
            }
        }
        paths.into_iter().filter_map(|path| Some(json!({ "path": path, "title": self.titles.get(path)? }))).collect()
    }
}

fn address(place: &str, id: &Value) -> String {
    [place, id.as_str().unwrap_or_default()].concat()
}
