//! The JSON Schemas (2020-12) of the content files, generated from the authored types.
//!
//! Editors find them through each file's `$schema`; the check validates the files against them.

use crate::authored::{Events, Help, Site, Supporters, Timeline};
use crate::check::FILE_NAMES;
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::{fs, io};

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The schemas in the order of `FILE_NAMES`.
pub fn all() -> [Value; 5] {
    let mut schemas = [of::<Site>(), of::<Events>(), of::<Supporters>(), of::<Timeline>(), of::<Help>()];
    for (index, (schema, name)) in schemas.iter_mut().zip(FILE_NAMES).enumerate() {
        if FILE_NAMES[index] != "events.json" {
            without_null(schema);
        }
        for_editors(schema);
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

/// Writes `site.schema.json` and the other schemas.
///
/// # Errors
/// The folder or a file cannot be written.
pub fn write(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    files(dir).into_iter().try_for_each(|(path, text)| fs::write(path, text))
}

/// Whether the folder contains exactly what [`write()`] would write.
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

fn property<'v>(schema: &'v mut Value, name: &str) -> &'v mut Map<String, Value> {
    if !schema[name].is_object() {
        schema[name] = json!({});
    }
    match &mut schema[name] {
        Value::Object(object) => object,
        _ => unreachable!("it was made an object above"),
    }
}

/// Removes `null`: content files omit properties without a value.
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

/// Adapts patterns and formats for editors, and removes formats that editors do not know.
fn for_editors(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(for_editors),
        Value::Object(object) => {
            if object.get("default") == Some(&Value::Null) {
                object.remove("default");
            }
            if object
                .get("format")
                .and_then(Value::as_str)
                .is_some_and(|format| format.contains("int") || format == "double")
            {
                object.remove("format");
            }
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (name, property) in properties.iter_mut().filter(|(_, property)| property["type"] == "string") {
                    match name.as_str() {
                        "id" | "uid" => {
                            property["pattern"] = json!(SLUG);
                            property["maxLength"] = json!(64);
                        }
                        "url" | "href" | "uri" | "leaveTo" => property["format"] = json!("uri"),
                        "verifiedOn" | "confirmedOn" | "readOn" | "validFrom" | "validThrough" => {
                            property["format"] = json!("date")
                        }
                        _ => {}
                    }
                }
            }
            object.values_mut().for_each(for_editors);
        }
        _ => {}
    }
}
