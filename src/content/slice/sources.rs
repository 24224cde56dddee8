//! Where facts come from: ids become what a page says of a source.

use super::{Cut, NOT_FOR_VISITORS, is_text, items, leave_out};
use serde_json::Value;

impl Cut<'_> {
    /// As [`Cut::visible`], with the sources that are named, for pages that travel without data: what they show is their HTML.
    pub(super) fn sourced(&self, value: &Value) -> Value {
        match value {
            Value::Object(map) if is_text(map) => self.text(map),
            Value::Object(map) => Value::Object(
                map.iter()
                    .filter_map(|(key, value)| match key.as_str() {
                        "source" | "formsSource" => {
                            let sources = one_or_many(value).filter_map(|id| self.source(id)).collect();
                            Some(([key, "s"].concat(), sources))
                        }
                        "confirmedOn" => Some((key.clone(), value.clone())),
                        hidden if NOT_FOR_VISITORS.contains(&hidden) => None,
                        _ => Some((key.clone(), self.sourced(value))),
                    })
                    .collect(),
            ),
            Value::Array(list) => list.iter().map(|value| self.sourced(value)).collect(),
            plain => plain.clone(),
        }
    }

    /// A source as facts name it; what is to know about it stands on the about page.
    pub(super) fn source(&self, id: &str) -> Option<Value> {
        let source = self.files.site["sources"].get(id)?;
        Some(leave_out(&self.visible(source), &["note"]))
    }

    /// The sources of a list, each once: what the rows' numbers mean.
    pub(super) fn list_sources(&self, file: &Value, list: &str) -> Vec<Value> {
        source_ids(file, list).into_iter().map(|id| self.source(id).unwrap_or_default()).collect()
    }
}

/// One id or a list of them.
pub(super) fn one_or_many(value: &Value) -> impl Iterator<Item = &str> {
    let one = value.as_str();
    one.into_iter().chain(value.as_array().into_iter().flatten().filter_map(Value::as_str))
}

/// The ids of the sources that a list's rows name, in the order of the file.
pub(super) fn source_ids<'a>(file: &'a Value, list: &str) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in items(file, list).flat_map(|one| one_or_many(&one["source"])) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
