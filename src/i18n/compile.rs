//! Compiles a language's folder into the list that a page loads, and reports missing and unknown messages.

use super::{Messages, Msg, PLURAL_SEPARATOR, Plurals};
use crate::dates::words::DateWords;
use serde_json::{Map, Value};

/// The order of a message's plural forms: CLDR's categories, as far as the language has them.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Members of `ui.json` besides the messages: the language's own name and its plural rules.
const ABOUT: [&str; 2] = ["@name", "@plurals"];

/// Joins `ui.json` (name to message, with [`ABOUT`] the language) and `dates.json` of one language.
///
/// # Errors
/// Every problem found.
pub fn compile(ui: &Value, dates: &Value) -> Result<Messages, Vec<String>> {
    let mut problems = Vec::new();
    let empty = Map::new();
    let ui = ui.as_object().unwrap_or(&empty);
    let (categories, plurals) = plural_rules(ui, &mut problems);
    let mut texts = Vec::new();
    for name in Msg::NAMES {
        match ui.get(*name) {
            Some(Value::String(text)) => texts.push(text.as_str().into()),
            Some(Value::Object(forms)) => texts.push(join_forms(name, forms, &categories, &mut problems).into()),
            Some(_) => problems.push(format!("/{name}: must be a text or an object of plural forms")),
            None => problems.push(format!("/{name}: is missing, add the message in this language")),
        }
    }
    if ui.get("@name").and_then(Value::as_str).is_none_or(str::is_empty) {
        problems.push("/@name: is missing, add how the language calls itself".into());
    }
    for name in ui.keys().map(String::as_str).filter(|name| !ABOUT.contains(name) && !Msg::NAMES.contains(name)) {
        problems.push(format!("/{name}: no such message, remove it or correct its name"));
    }
    match date_words(dates) {
        Ok(dates) if problems.is_empty() => Ok(Messages { texts, plurals, dates }),
        Ok(_) => Err(problems),
        Err(problem) => {
            problems.push(problem);
            Err(problems)
        }
    }
}

fn plural_rules(ui: &Map<String, Value>, problems: &mut Vec<String>) -> (Vec<&'static str>, Plurals) {
    let rules = ui.get("@plurals").and_then(Value::as_object);
    let rule = |category: &str| rules.and_then(|rules| rules.get(category)).and_then(Value::as_str);
    let mut categories: Vec<_> = CATEGORIES.into_iter().filter(|category| rule(category).is_some()).collect();
    let plurals = Plurals::new(categories.iter().filter_map(|category| rule(category)).map(Into::into).collect());
    if let Some(mistake) = plurals.mistake() {
        problems.push(format!("/@plurals: “{mistake}” is not a CLDR plural rule for whole numbers"));
    }
    categories.push("other");
    (categories, plurals)
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
                    joined.push(PLURAL_SEPARATOR);
                }
                joined.push_str(text);
            }
            None => problems.push(format!("/{name}/{category}: this plural form is missing")),
        }
    }
    joined
}

fn date_words(dates: &Value) -> Result<DateWords, String> {
    let empty = Map::new();
    let pairs =
        dates.as_object().unwrap_or(&empty).iter().filter_map(|(key, text)| Some((key.as_str(), text.as_str()?)));
    DateWords::from_pairs(pairs).map_err(|error| format!("dates.json: {error}"))
}

/// Overrides members of `all` with those of `own`, recursively: a campaign's wording over the built-in one.
pub fn merge(all: &mut Value, own: Value) {
    match (all, own) {
        (Value::Object(all), Value::Object(own)) => {
            own.into_iter().for_each(|(name, value)| merge(all.entry(name).or_insert(Value::Null), value));
        }
        (all, own) => *all = own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::path::Path;

    fn read(file: &str) -> Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages/en").join(file);
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    /// The problems of English with these members of `ui.json` set, or removed if there is no value.
    fn problems(changes: &[(&str, Option<Value>)]) -> Vec<String> {
        let mut ui = read("ui.json");
        let map = ui.as_object_mut().unwrap();
        for (name, value) in changes {
            match value {
                Some(value) => map.insert((*name).into(), value.clone()),
                None => map.remove(*name),
            };
        }
        compile(&ui, &read("dates.json")).err().unwrap_or_default()
    }

    #[test]
    fn every_message_is_required_and_no_other_accepted() {
        assert!(problems(&[]).is_empty());
        assert_eq!(problems(&[("leave", None)]), ["/leave: is missing, add the message in this language"]);
        assert_eq!(problems(&[("lave", Some("x".into()))]), ["/lave: no such message, remove it or correct its name"]);
        assert_eq!(
            problems(&[("@plural", Some("x".into()))]),
            ["/@plural: no such message, remove it or correct its name"]
        );
        assert_eq!(problems(&[("leave", Some(7.into()))]), ["/leave: must be a text or an object of plural forms"]);
        assert_eq!(problems(&[("@name", None)]), ["/@name: is missing, add how the language calls itself"]);
        assert_eq!(problems(&[("leave", None), ("help", None)]).len(), 2, "all at once");
    }

    #[test]
    fn a_number_that_is_a_minimum_keeps_the_plural_form() {
        let messages = compile(&read("ui.json"), &read("dates.json")).unwrap();
        for n in [1, 20] {
            let (count, at_least) = (messages.count(Msg::CalendarFound, n), messages.at_least(Msg::CalendarFound, n));
            assert_eq!(at_least, count.replace(&n.to_string(), &format!("{n}+")));
            assert!(at_least.contains('+'), "{at_least}");
        }
    }

    #[test]
    fn plural_forms_match_the_language() {
        let rule = Some(json!({ "one": "n = 1", "few": "n = 2..4" }));
        let found = problems(&[("@plurals", rule)]);
        assert!(found.contains(&"/in-days/few: this plural form is missing".into()), "{found:?}");
        let forms = Some(json!({ "one": "{n}", "two": "{n}", "other": "{n}" }));
        assert_eq!(
            problems(&[("in-days", forms)]),
            ["/in-days/two: the language has no such plural category (it has one, other)"]
        );
        let wrong = Some(json!({ "one": "v = 0" }));
        assert_eq!(
            problems(&[("@plurals", wrong)]),
            ["/@plurals: “v = 0” is not a CLDR plural rule for whole numbers"]
        );
    }

    #[test]
    fn every_date_pattern_is_required_and_no_other_accepted() {
        let with = |name: &str, value: Option<&str>| {
            let mut dates = read("dates.json");
            let map = dates.as_object_mut().unwrap();
            match value {
                Some(value) => map.insert(name.into(), value.into()),
                None => map.remove(name),
            };
            compile(&read("ui.json"), &dates).err().unwrap_or_default()
        };
        assert_eq!(with("since", None), ["dates.json: since: is missing; add it"]);
        assert_eq!(with("sinse", Some("x")).len(), 1);
    }
}
