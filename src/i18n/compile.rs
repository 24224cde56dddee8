//! Joins a language's folder into what a page loads, and says what is missing or too much.

use super::{FORM, Msg, Plurals};
use crate::dates::words::DateWords;
use serde_json::{Map, Value, json};

/// The order of plural forms in a message: CLDR's categories, as far as the language has them.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Joins `ui.json` (name to message, with the rules under `@plurals`) and `dates.json` of one
/// language. Returns the compiled value that [`super::Messages`] reads, or every problem found.
pub fn compile(ui: &Value, dates: &Value) -> Result<Value, Vec<String>> {
    let mut problems = Vec::new();
    let empty = Map::new();
    let ui = ui.as_object().unwrap_or(&empty);
    let (categories, conditions) = plural_rules(ui, &mut problems);
    let mut texts = Vec::new();
    for name in Msg::NAMES {
        match ui.get(*name) {
            Some(Value::String(text)) => texts.push(text.clone()),
            Some(Value::Object(forms)) => texts.push(join_forms(name, forms, &categories, &mut problems)),
            Some(_) => problems.push(format!("/{name}: must be a text or an object of plural forms")),
            None => problems.push(format!("/{name}: is missing, add the message in this language")),
        }
    }
    for name in ui.keys().filter(|name| !name.starts_with('@') && !Msg::NAMES.contains(&name.as_str())) {
        problems.push(format!("/{name}: no such message, remove it or correct its name"));
    }
    let dates = date_patterns(dates, &mut problems);
    if problems.is_empty() {
        Ok(json!({ "texts": texts, "plurals": conditions, "dates": dates }))
    } else {
        Err(problems)
    }
}

fn plural_rules(ui: &Map<String, Value>, problems: &mut Vec<String>) -> (Vec<&'static str>, Vec<Box<str>>) {
    let rules = ui.get("@plurals").and_then(Value::as_object);
    let rule = |category: &str| rules.and_then(|rules| rules.get(category)).and_then(Value::as_str);
    let mut categories: Vec<_> = CATEGORIES.into_iter().filter(|category| rule(category).is_some()).collect();
    let conditions: Vec<Box<str>> = categories.iter().filter_map(|category| rule(category)).map(Into::into).collect();
    if let Some(mistake) = Plurals::new(conditions.clone()).mistake() {
        problems.push(format!("/@plurals: “{mistake}” is not a CLDR plural rule for whole numbers"));
    }
    categories.push("other");
    (categories, conditions)
}

fn join_forms(name: &str, forms: &Map<String, Value>, categories: &[&str], problems: &mut Vec<String>) -> String {
    for form in forms.keys().filter(|form| !categories.contains(&form.as_str())) {
        problems.push(format!(
            "/{name}/{form}: the language has no such plural category (it has {})",
            categories.join(", ")
        ));
    }
    let mut joined = String::new();
    for (index, category) in categories.iter().enumerate() {
        match forms.get(*category).and_then(Value::as_str) {
            Some(text) => {
                if index > 0 {
                    joined.push(FORM);
                }
                joined.push_str(text);
            }
            None => problems.push(format!("/{name}/{category}: this plural form is missing")),
        }
    }
    joined
}

/// The date words with their gaps filled, in the order in which [`DateWords::from_texts`] reads them.
fn date_patterns(dates: &Value, problems: &mut Vec<String>) -> Vec<String> {
    let empty = Map::new();
    let pairs =
        dates.as_object().unwrap_or(&empty).iter().filter_map(|(key, text)| Some((key.as_str(), text.as_str()?)));
    match DateWords::from_pairs(pairs) {
        Ok(words) => words.texts().map(Into::into).collect(),
        Err(error) => {
            problems.push(format!("dates.json: {error}"));
            Vec::new()
        }
    }
}
