//! The JSON Schemas (2020-12) of the content files, made from the app's types.
//!
//! Editors read them through each file's `$schema`; the check holds the files against them.

use crate::check::FILE_NAMES;
use atbildiba::content::{Events, Help, Site, Supporters, Timeline};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::{fs, io};

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// What every content file says, although the types take it for optional: the slices that travel leave it out.
const REQUIRED: [(&str, &str); 6] = [
    ("Supporter", "source"),
    ("Entry", "source"),
    ("Service", "source"),
    ("Service", "verifiedOn"),
    ("Sourced", "source"),
    ("Photo", "consent"),
];

/// The schemas in the order of `FILE_NAMES`.
pub fn all() -> [Value; 5] {
    let [site, mut events, supporters, timeline, help] =
        [of::<Site>(), of::<Events>(), of::<Supporters>(), of::<Timeline>(), of::<Help>()];
    describe_jscalendar(&mut events);
    let mut schemas = [site, events, supporters, timeline, help];
    for (index, (schema, name)) in schemas.iter_mut().zip(FILE_NAMES).enumerate() {
        if FILE_NAMES[index] != "events.json" {
            without_null(schema);
        }
        for_editors(schema);
        for (definition, name) in REQUIRED {
            require(schema, definition, name);
        }
        schema["title"] = json!(name);
        let properties = property(schema, "properties");
        properties.insert(
            "$schema".into(),
            json!({ "type": "string", "description": "The address of this schema, for editors." }),
        );
    }
    schemas
}

fn of<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// Writes `site.schema.json` and its like.
///
/// # Errors
/// The folder or a file can't be written.
pub fn write(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    files(dir).into_iter().try_for_each(|(path, text)| fs::write(path, text))
}

/// Whether the folder holds just what [`write`] would write.
pub fn schemas_are_current(dir: &Path) -> bool {
    files(dir).into_iter().all(|(path, text)| fs::read_to_string(path).is_ok_and(|there| there == text))
}

fn files(dir: &Path) -> Vec<(PathBuf, String)> {
    let file = |(schema, name): (Value, &str)| {
        let name = name.replace(".json", ".schema.json");
        (dir.join(name), format!("{schema:#}\n"))
    };
    all().into_iter().zip(FILE_NAMES).map(file).collect()
}

fn require(schema: &mut Value, definition: &str, name: &str) {
    let Some(definition) = schema["$defs"].get_mut(definition) else { return };
    match definition.get_mut("required").and_then(Value::as_array_mut) {
        Some(names) if names.iter().any(|known| known == name) => {}
        Some(names) => names.push(json!(name)),
        None => definition["required"] = json!([name]),
    }
}

fn property<'v>(schema: &'v mut Value, name: &str) -> &'v mut Map<String, Value> {
    if !schema[name].is_object() {
        schema[name] = json!({});
    }
    match &mut schema[name] {
        Value::Object(object) => object,
        _ => unreachable!("it was made an object above"),
    }
}

/// What RFC 8984 has in a group, an event, a location and a link besides what the app reads: allowed, and completed by
/// editors.
fn describe_jscalendar(schema: &mut Value) {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let kind = |name: &str| json!({ "const": name, "description": "What this object is (RFC 8984 section 4.1.1)." });
    let localizations = json!({
        "type": "object",
        "description": "The texts in other languages: for each language tag a patch (RFC 8984 section 4.6.1).",
        "additionalProperties": { "type": "object" }
    });
    let group = property(schema, "properties");
    group.insert("@type".into(), kind("Group"));
    group.insert("uid".into(), text("A slug that names the calendar."));
    group.insert("title".into(), text("The calendar's name in the language `locale`."));
    group.insert("description".into(), text("What the calendar is."));
    group.insert("locale".into(), text("The language of the texts (BCP 47)."));
    group.insert("localizations".into(), localizations);
    group.insert("updated".into(), text("When the calendar was last changed, in UTC: 2026-11-23T00:00:00Z."));
    for (definition, name) in [("Event", "Event"), ("Place", "Location"), ("Link", "Link")] {
        if schema["$defs"][definition].is_object() {
            property(&mut schema["$defs"][definition], "properties").insert("@type".into(), kind(name));
        }
    }
}

/// Content files have no use for `null`: what has nothing to say is left out.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Object(object) => {
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".into(), only);
                }
            }
            if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
                branches.retain(|branch| branch["type"] != "null");
                if let [Value::Object(only)] = branches.as_slice() {
                    let only = only.clone();
                    object.remove("anyOf");
                    for (name, value) in only {
                        object.entry(name).or_insert(value);
                    }
                }
            }
            object.values_mut().for_each(without_null);
        }
        _ => {}
    }
}

/// Patterns and formats by which editors check and complete as people type; without what they know nothing of.
fn for_editors(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(for_editors),
        Value::Object(object) => {
            if object.get("default") == Some(&Value::Null) {
                object.remove("default");
            }
            if object.get("format").and_then(Value::as_str).is_some_and(|format| format.contains("int")) {
                object.remove("format");
            }
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (name, property) in properties.iter_mut().filter(|(_, property)| property["type"] == "string") {
                    match name.as_str() {
                        "id" | "uid" => {
                            property["pattern"] = json!(SLUG);
                            property["maxLength"] = json!(64);
                        }
                        "url" | "href" | "leaveTo" => property["format"] = json!("uri"),
                        "verifiedOn" | "confirmedOn" | "readOn" => property["format"] = json!("date"),
                        _ => {}
                    }
                }
            }
            object.values_mut().for_each(for_editors);
        }
        _ => {}
    }
}
