//! The schemas: their content, and that the check supports all their keywords.

use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_check_knows_every_keyword_that_the_schemas_use() {
    let mut used = BTreeSet::new();
    for schema in campaign::schema::all() {
        keywords(&schema, &mut used);
    }
    let known = [
        "$defs",
        "$ref",
        "$schema",
        "additionalProperties",
        "anyOf",
        "const",
        "default",
        "description",
        "enum",
        "format",
        "items",
        "maxLength",
        "maximum",
        "minLength",
        "minProperties",
        "minimum",
        "oneOf",
        "pattern",
        "properties",
        "propertyNames",
        "required",
        "title",
        "type",
        "writeOnly",
    ];
    let unknown: Vec<&String> = used.iter().filter(|name| !known.contains(&name.as_str())).collect();
    assert!(unknown.is_empty(), "the check has to learn {unknown:?}");
}

/// Collects the keywords. Next to a `$ref` only annotations are allowed, because the check evaluates only the
/// reference.
fn keywords(schema: &Value, used: &mut BTreeSet<String>) {
    let Value::Object(object) = schema else { return };
    if object.contains_key("$ref") {
        assert!(
            object.keys().all(|name| ["$ref", "description", "default", "writeOnly"].contains(&name.as_str())),
            "{schema}"
        );
    }
    for (name, value) in object {
        used.insert(name.clone());
        match (name.as_str(), value) {
            ("properties" | "$defs", Value::Object(members)) => {
                members.values().for_each(|member| keywords(member, used))
            }
            ("anyOf" | "oneOf", Value::Array(branches)) => branches.iter().for_each(|branch| keywords(branch, used)),
            ("items" | "additionalProperties", schema) => keywords(schema, used),
            _ => {}
        }
    }
}

#[test]
fn files_written_are_current_and_changed_ones_are_not() {
    let folder = crate::folder::Folder::new();
    let schemas = folder.path().join("schema");
    assert!(campaign::schema::schemas_are_current(&schemas));
    folder.write("schema/help.schema.json", "{}");
    assert!(!campaign::schema::schemas_are_current(&schemas));
    assert!(!campaign::schema::schemas_are_current(&folder.path().join("nowhere")));
}

#[test]
fn what_the_build_makes_is_not_offered() {
    let text = campaign::schema::all().iter().map(Value::to_string).collect::<String>();
    assert!(!text.contains("\"related\"") && !text.contains("\"width\""));
    assert!(text.contains("\"$schema\"") && text.contains("atbildiba:easterOffset"));
}
