//! Validates values against their schema, with error messages for authors.
//!
//! This supports the part of JSON Schema 2020-12 that [`crate::schema`] writes; a test ensures that it writes nothing
//! else. `pattern` and `format` are for editors: [`super::rules`] checks the same with better messages.

use super::Found;
use super::{nearest, push_segment};
use serde_json::{Map, Value};

/// The maximum number of problems reported of one file.
const MAX: usize = 1_000;

/// All places where the value is invalid against the schema.
pub(super) fn validate(schema: &Value, value: &Value) -> Vec<Found> {
    let mut validator = Validator { root: schema, pointer: String::new(), found: Vec::new(), left_out: 0 };
    validator.value(schema, value);
    if validator.left_out > 0 {
        let message =
            format!("{} more problems of form are not listed; mend these first and check again", validator.left_out);
        validator.found.push(Found { message, ..Found::default() });
    }
    validator.found
}

struct Validator<'s> {
    root: &'s Value,
    pointer: String,
    found: Vec<Found>,
    left_out: usize,
}

impl<'s> Validator<'s> {
    fn tell(&mut self, message: impl Into<String>) {
        self.tell_at(self.pointer.clone(), false, message.into());
    }

    fn tell_at(&mut self, pointer: String, on_key: bool, message: String) {
        if self.found.len() < MAX {
            self.found.push(Found { pointer, on_key, message, ..Found::default() });
        } else {
            self.left_out += 1;
        }
    }

    /// Descends into a property or an item.
    fn within(&mut self, segment: &str, then: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        push_segment(&mut self.pointer, segment);
        then(self);
        self.pointer.truncate(length);
    }

    /// The schema that a `$ref` refers to, or the schema itself.
    fn resolved(&self, schema: &'s Value) -> &'s Value {
        let reference = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
        reference.and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema)
    }

    fn value(&mut self, schema: &'s Value, value: &Value) {
        let schema = self.resolved(schema);
        let told = self.found.len() + self.left_out;
        if let Some(branches) = branches(schema) {
            self.branch(schema, branches, value);
        }
        if let Some(types) = types(schema)
            && !types.iter().any(|name| is(name, value))
        {
            self.tell(wrong_type(&self.words(schema), &types, value));
        }
        if told != self.found.len() + self.left_out {
            return;
        }
        if let Some(wanted) = schema.get("const").filter(|wanted| *wanted != value) {
            self.tell(format!("must be {wanted}"));
        }
        if let Some(list) = schema.get("enum").and_then(Value::as_array).filter(|list| !list.contains(value)) {
            self.tell(one_of(list.iter(), value));
        }
        match value {
            Value::Object(object) => self.object(schema, object),
            Value::Array(items) => self.array(schema, items),
            Value::String(text) => self.text(schema, text),
            Value::Number(_) => self.number(schema, value),
            _ => {}
        }
    }

    /// `anyOf`, `oneOf`: validates the value against the branch of its type.
    fn branch(&mut self, schema: &'s Value, branches: &'s [Value], value: &Value) {
        let constants: Vec<&Value> = branches.iter().flat_map(|branch| constants(self.resolved(branch))).collect();
        if !constants.is_empty() && constants.len() >= branches.len() {
            if !constants.contains(&value) {
                self.tell(one_of(constants.into_iter(), value));
            }
            return;
        }
        let fits = |branch: &&Value| self.types_of(branch).iter().any(|name| is(name, value));
        let fitting: Vec<&'s Value> = branches.iter().filter(fits).collect();
        let Some(first) = fitting.first() else {
            let types: Vec<&str> = branches.iter().flat_map(|branch| self.types_of(branch)).collect();
            return self.tell(wrong_type(&self.words(schema), &types, value));
        };
        let (before, left_out) = (self.found.len(), self.left_out);
        for branch in &fitting {
            self.value(branch, value);
            if self.found.len() == before && self.left_out == left_out {
                return;
            }
            self.found.truncate(before);
            self.left_out = left_out;
        }
        self.value(first, value);
    }

    fn types_of(&self, schema: &'s Value) -> Vec<&'s str> {
        let schema = self.resolved(schema);
        match (types(schema), branches(schema)) {
            (Some(types), _) => types,
            (None, Some(branches)) => branches.iter().flat_map(|branch| self.types_of(branch)).collect(),
            (None, None) => vec!["string", "number", "boolean", "array", "object", "null"],
        }
    }

    fn object(&mut self, schema: &'s Value, object: &Map<String, Value>) {
        let properties = schema.get("properties").and_then(Value::as_object);
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                let what = properties
                    .and_then(|all| all.get(name))
                    .map_or(String::new(), |schema| format!(", {}", self.words(schema)));
                self.tell(format!("the property “{name}” is missing; add it{what}"));
                if let Some(last) = self.found.last_mut() {
                    last.missing = true;
                }
            }
        }
        if object.is_empty() && schema.get("minProperties").is_some() {
            self.tell(
                "must not be empty; write a text per language, such as {\"en\": \"…\"}, or take the property out",
            );
        }
        for (name, member) in object {
            match (properties.and_then(|all| all.get(name)), schema.get("additionalProperties")) {
                (Some(schema), _) => self.within(name, |this| this.value(schema, member)),
                (None, Some(Value::Bool(false))) => self.unknown(name, properties),
                (None, Some(schema)) => self.within(name, |this| this.value(schema, member)),
                (None, None) => {}
            }
        }
    }

    fn unknown(&mut self, name: &str, properties: Option<&'s Map<String, Value>>) {
        let known: Vec<&str> = properties.into_iter().flat_map(|all| all.keys()).map(String::as_str).collect();
        // Searching for the most similar name is the only expensive step, so the number of suggestions is limited.
        let near = if self.found.len() < 100 { nearest(name, known.iter().copied()) } else { None };
        let shown: String = name.chars().take(60).collect();
        let message = match near {
            Some(near) => format!("there is no property “{shown}” here; did you mean “{near}”?"),
            None => format!("there is no property “{shown}” here; take it out (there are {})", known.join(", ")),
        };
        self.within(name, |this| this.tell_at(this.pointer.clone(), true, message));
    }

    fn array(&mut self, schema: &'s Value, items: &[Value]) {
        if let Some(schema) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.within(&index.to_string(), |this| this.value(schema, item));
            }
        }
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
        if (items.len() as u64) < least {
            self.tell(format!("the list needs at least {least}"));
        }
    }

    fn text(&mut self, schema: &'s Value, text: &str) {
        let limit = |name: &str| schema.get(name).and_then(Value::as_u64);
        if text.is_empty() && limit("minLength").is_some_and(|least| least > 0) {
            self.tell("must not be empty; write a text, or take the property out");
        }
        if let Some(most) =
            limit("maxLength").filter(|most| text.len() as u64 > *most && text.chars().count() as u64 > *most)
        {
            self.tell(format!("must not be longer than {most} characters"));
        }
    }

    fn number(&mut self, schema: &'s Value, value: &Value) {
        let limit = |name: &str| schema.get(name).and_then(Value::as_f64);
        let number = value.as_f64().unwrap_or(0.0);
        let (least, most) = (limit("minimum"), limit("maximum"));
        if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
            self.tell(match (least, most) {
                (Some(least), Some(most)) => format!("must be a number from {least} to {most}, found {value}"),
                (Some(least), None) => format!("must be a number not below {least}, found {value}"),
                (_, most) => format!("must be a number not above {}, found {value}", most.unwrap_or(0.0)),
            });
        }
    }

    /// What the schema requires: `a text or one text per language, such as {"en": "…"}`.
    fn words(&self, schema: &'s Value) -> String {
        let schema = self.resolved(schema);
        if let Some(branches) = branches(schema) {
            let constants: Vec<&Value> = branches.iter().flat_map(|branch| constants(self.resolved(branch))).collect();
            if !constants.is_empty() {
                return one_of_words(constants.into_iter());
            }
            let mut all: Vec<String> = branches.iter().map(|branch| self.words(branch)).collect();
            all.dedup();
            return all.join(" or ");
        }
        if let Some(list) = schema.get("enum").and_then(Value::as_array) {
            return one_of_words(list.iter());
        }
        let names = types(schema).unwrap_or_default();
        let all: Vec<&str> = names
            .into_iter()
            .map(|name| match name {
                "string" => "a text",
                "integer" => "a whole number",
                "number" => "a number",
                "boolean" => "true or false",
                "array" => "a list in [ ]",
                "object" if schema.get("propertyNames").is_some() => "one text per language, such as {\"en\": \"…\"}",
                "object" => "an object in { }",
                _ => "null",
            })
            .collect();
        all.join(" or ")
    }
}

fn branches(schema: &Value) -> Option<&[Value]> {
    schema.get("anyOf").or_else(|| schema.get("oneOf"))?.as_array().map(Vec::as_slice)
}

/// The constants of a branch that has nothing else.
fn constants(schema: &Value) -> Vec<&Value> {
    match (schema.get("const"), schema.get("enum").and_then(Value::as_array)) {
        (Some(value), _) => vec![value],
        (None, Some(list)) => list.iter().collect(),
        (None, None) => Vec::new(),
    }
}

fn types(schema: &Value) -> Option<Vec<&str>> {
    match schema.get("type")? {
        Value::String(name) => Some(vec![name]),
        Value::Array(names) => Some(names.iter().filter_map(Value::as_str).collect()),
        _ => None,
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => value.is_null(),
    }
}

/// `must be a text, found a number (7); put it in double quotation marks`
fn wrong_type(wanted: &str, types: &[&str], value: &Value) -> String {
    let has = |name: &str| types.contains(&name);
    let found = match value {
        Value::Null => "null".into(),
        Value::Bool(on) => format!("{on}"),
        Value::Number(number) => format!("a number ({number})"),
        Value::String(_) => "a text".into(),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
    };
    let advice = match value {
        Value::Number(_) | Value::Bool(_) if has("string") => "; put it in double quotation marks",
        Value::String(text) if has("integer") && text.parse::<i64>().is_ok() => "; take the quotation marks off",
        Value::String(text) if has("boolean") && matches!(text.as_str(), "true" | "false") => {
            "; take the quotation marks off"
        }
        Value::String(_) | Value::Object(_) if has("array") => "; put it in [ ]",
        Value::Array(items) if !has("array") && items.len() == 1 => "; take the [ ] off",
        Value::Null => "; take the property out if there is nothing to say",
        _ => "",
    };
    format!("must be {wanted}, found {found}{advice}")
}

fn one_of_words<'v>(values: impl Iterator<Item = &'v Value>) -> String {
    let all: Vec<String> = values.filter(|value| !value.is_null()).map(Value::to_string).collect();
    match all.as_slice() {
        [only] => only.clone(),
        all => format!("one of {}", all.join(", ")),
    }
}

/// `must be one of "sea", "sand", "amber"; did you mean "sand"?`
fn one_of<'v>(values: impl Iterator<Item = &'v Value>, found: &Value) -> String {
    let values: Vec<&Value> = values.collect();
    let near = found.as_str().and_then(|text| nearest(text, values.iter().filter_map(|value| value.as_str())));
    let near = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
    let found = if found.is_string() { String::new() } else { wrong_type("", &[], found).replace("must be ", "") };
    format!("must be {}{found}{near}", one_of_words(values.into_iter()))
}
