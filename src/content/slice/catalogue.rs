//! What can be found on the site, in one list for each section: [`crate::content::Catalogue`].

use super::items;
use serde_json::{Map, Value, json};

/// Of the sections' own slices.
pub(super) fn catalogue(events: &[Value], supporters: &[Value], timeline: &[Value], help: &Value) -> Value {
    let steps = items(help, "steps").map(step);
    let help: Vec<Value> =
        items(help, "services").map(service).chain(steps).chain(items(help, "signs").map(sign)).collect();
    json!({
        "events": events.iter().map(event).collect::<Vec<_>>(),
        "supporters": supporters.iter().map(supporter).collect::<Vec<_>>(),
        "timeline": timeline.iter().map(entry).collect::<Vec<_>>(),
        "help": help,
    })
}

/// Without what says nothing.
fn finding(fields: &[(&str, Value)]) -> Value {
    let says = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let fields = fields.iter().filter(|(_, value)| says(value));
    Value::Object(fields.map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>())
}

fn event(one: &Value) -> Value {
    let text = |text: &Value| match one["locale"].as_str() {
        Some(lang) if text.is_string() => json!({ lang: text }),
        _ => text.clone(),
    };
    let each = |list: &str, name: &str| -> Value {
        let all = one[list].as_object().into_iter().flatten().map(|(_, value)| &value[name]);
        all.filter(|value| value.is_string()).map(&text).collect()
    };
    finding(&[
        ("id", one["uid"].clone()),
        ("title", text(&one["title"])),
        ("text", text(&one["description"])),
        ("elsewhere", one["elsewhere"].clone()),
        ("places", each("locations", "name")),
        ("names", each("recurrenceOverrides", "title")),
    ])
}

/// Names and roles: what a tile shows.
fn supporter(one: &Value) -> Value {
    let roles = ["jobTitle", "worksFor"].iter().map(|role| &one[role]).filter(|role| !role.is_null());
    finding(&[
        ("id", one["id"].clone()),
        ("title", one["name"].clone()),
        ("elsewhere", one["elsewhere"].clone()),
        ("places", roles.cloned().collect()),
        ("names", one["alternateName"].clone()),
    ])
}

fn entry(one: &Value) -> Value {
    let field = |name: &str| one[name].clone();
    finding(&[
        ("id", field("id")),
        ("title", field("title")),
        ("text", field("description")),
        ("elsewhere", field("elsewhere")),
    ])
}

fn service(one: &Value) -> Value {
    let list = |name: &str| Value::from_iter(Some(&one[name]).filter(|value| !value.is_null()).cloned());
    finding(&[
        ("id", one["id"].clone()),
        ("title", one["name"].clone()),
        ("text", one["purpose"].clone()),
        ("elsewhere", one["elsewhere"].clone()),
        ("places", list("audience")),
        ("names", list("phone")),
    ])
}

fn step(one: &Value) -> Value {
    let texts = match &one["text"] {
        Value::Array(texts) => texts.clone(),
        text => vec![text.clone()],
    };
    let (first, rest) =
        texts.split_first().map_or((Value::Null, Value::Null), |(first, rest)| (first.clone(), rest.into()));
    finding(&[("title", one["heading"].clone()), ("text", first), ("more", rest)])
}

fn sign(one: &Value) -> Value {
    finding(&[("text", one["text"].clone())])
}
