//! Every language of the site has the same content, in its own words.

mod common;

use atbildiba::content::Address;
use atbildiba::i18n::Plurals;
use campaign::Campaign;
use common::{bundled as file, content};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The languages with a folder of messages.
fn folders() -> Vec<String> {
    let entries = fs::read_dir(project("messages")).unwrap().flatten();
    entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

/// The forms of a message: one, or as many as the language has plural categories.
fn forms(message: &Value) -> Vec<&str> {
    match message {
        Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
        text => text.as_str().into_iter().collect(),
    }
}

/// Placeholders: `{n}`, `{date}`.
fn gaps(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// Whether a plural rule covers a single number, such as `n = 2`.
fn is_of_one_number(rule: &str) -> bool {
    rule.strip_prefix("n = ").is_some_and(|number| number.parse::<u8>().is_ok())
}

#[test]
fn all_languages_use_the_same_placeholders_and_list_lengths() {
    let model = file("messages/en/ui.json");
    for tag in folders() {
        let ui = file(&format!("messages/{tag}/ui.json"));
        for (name, text) in model.as_object().unwrap().iter().filter(|(name, _)| !name.starts_with('@')) {
            let first = forms(text)[0];
            for (category, form) in ui[name].as_object().into_iter().flatten() {
                let form = form.as_str().unwrap();
                // “No events”, “two days” as one word: the form for a single number need not contain it.
                let single = ui["@plurals"][category].as_str().is_some_and(is_of_one_number);
                assert!(gaps(form) == gaps(first) || single && gaps(form).is_empty(), "{tag} {name} {category}");
            }
            for form in forms(&ui[name]) {
                assert!(ui[name].is_object() || gaps(form) == gaps(first), "{tag} {name}");
                assert!(!form.trim().is_empty(), "{tag} {name}");
                let (count, wanted) = (form.split('|').count(), first.split('|').count());
                // “first”, “second” may agree with each of the seven weekdays.
                let each = name == "calendar-nth" && count == 7 * wanted;
                assert!(count == wanted || each, "{tag} {name} lists {count}, not {wanted}");
            }
        }
    }
}

/// Ten languages are built in; a new campaign in any of them needs no messages of its own.
#[test]
fn every_language_is_complete() {
    let mut tags = folders();
    tags.sort();
    assert_eq!(tags, ["ar", "de", "en", "es", "fr", "lv", "pl", "pt", "ru", "uk"]);
    for tag in tags {
        let ui = file(&format!("messages/{tag}/ui.json"));
        let compiled = atbildiba::i18n::compile::compile(&ui, &file(&format!("messages/{tag}/dates.json")));
        assert_eq!(compiled.err(), None, "{tag}");
    }
}

/// Plural forms and names of months and weekdays, compared with CLDR (`tests/fixtures/cldr.py`).
#[test]
fn plurals_and_day_names_match_cldr() {
    let cldr: Value = serde_json::from_str(include_str!("fixtures/cldr.json")).unwrap();
    for tag in folders() {
        let (ui, known) = (file(&format!("messages/{tag}/ui.json")), &cldr[&tag]);
        for list in ["months", "months-with-day", "weekdays"] {
            let plain = |text: &Value| text.as_str().unwrap().to_lowercase().replace('ʼ', "’");
            assert_eq!(plain(&ui[list]), plain(&known[list]), "{tag} {list}");
        }
        let rules = ui["@plurals"].as_object().unwrap();
        let named = ["zero", "one", "two", "few", "many"].into_iter().filter(|category| rules.contains_key(*category));
        let categories: Vec<&str> = named.chain(["other"]).collect();
        let conditions = categories.iter().filter_map(|category| rules.get(*category)?.as_str());
        let plurals = Plurals::new(conditions.map(Into::into).collect());
        let letters = known["plurals"].as_str().unwrap();
        for (n, letter) in letters.chars().enumerate() {
            let wanted = match letter {
                'z' => "zero",
                '1' => "one",
                '2' => "two",
                'f' => "few",
                'm' => "many",
                _ => "other",
            };
            // If integers are never “other”, “many” needs no rule.
            let wanted = if wanted == "many" && !letters.contains('o') { "other" } else { wanted };
            assert_eq!(categories[plurals.form(n)], wanted, "{tag} {n}");
        }
    }
}

/// Every page would load an unused message for nothing.
#[test]
fn every_message_is_used() {
    let mut open = vec![project("src")];
    let mut code = String::new();
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with("i18n/keys.rs") {
                code += &fs::read_to_string(path).unwrap();
            }
        }
    }
    let used: BTreeSet<&str> =
        code.split("Msg::").map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()).collect();
    let keys = fs::read_to_string(project("src/i18n/keys.rs")).unwrap();
    let lines = keys.lines().filter(|line| line.ends_with("\","));
    let names: Vec<&str> = lines.filter_map(|line| Some(line.trim().split_once(" = \"")?.0)).collect();
    assert!(names.len() > 100);
    let unused: Vec<&str> = names.into_iter().filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The bundled content has every text in every language, so that nothing falls back.
#[test]
fn every_text_of_the_content_is_translated() {
    fn look(value: &Value, languages: &[String], place: &str) {
        match value {
            Value::Object(map) => {
                let tags = || languages.iter().filter(|tag| map.contains_key(*tag)).count();
                if map.values().all(Value::is_string) && tags() > 0 {
                    assert_eq!(tags(), languages.len(), "{place}");
                }
                map.iter().for_each(|(name, value)| look(value, languages, &format!("{place}/{name}")));
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(n, value)| look(value, languages, &format!("{place}/{n}")));
            }
            _ => {}
        }
    }
    let languages: Vec<String> = serde_json::from_value(file("data/site.json")["languages"].clone()).unwrap();
    for name in ["site", "supporters", "timeline", "help"] {
        look(&file(&format!("data/{name}.json")), &languages, name);
    }
    let events = file("data/events.json");
    for event in events["entries"].as_array().unwrap().iter().chain([&events]) {
        let patches = event["localizations"].as_object().unwrap();
        assert_eq!(patches.keys().collect::<BTreeSet<_>>(), languages[1..].iter().collect(), "{}", event["uid"]);
        let fields = |patch: &Value| patch.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        for (tag, patch) in patches {
            assert_eq!(fields(patch), fields(&patches["en"]), "{tag} {}", event["uid"]);
        }
    }
}

/// Phone numbers, hours and years are the same in every language's text: the words differ, the facts do not.
#[test]
fn figures_are_the_same_in_every_language() {
    fn figures(text: &str) -> Vec<String> {
        let digits = text.replace('\u{a0}', "").replace(':', ".");
        let mut all: Vec<String> = digits
            .split(|c: char| !c.is_ascii_digit())
            .filter(|figure| figure.len() > 1 && *figure != "00")
            .map(Into::into)
            .collect();
        all.sort();
        all
    }
    fn look(value: &Value, place: &str, count: &mut usize) {
        match value {
            Value::Object(map) if map.contains_key("ru") && map.values().all(Value::is_string) => {
                let own = figures(map["lv"].as_str().unwrap());
                for tag in ["ru", "uk"] {
                    assert_eq!(figures(map[tag].as_str().unwrap()), own, "{place} {tag}");
                }
                *count += 1;
            }
            Value::Object(map) => map.iter().for_each(|(name, value)| look(value, &format!("{place}/{name}"), count)),
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(n, value)| look(value, &format!("{place}/{n}"), count));
            }
            _ => {}
        }
    }
    let mut count = 0;
    for name in ["site", "supporters", "timeline", "help"] {
        look(&file(&format!("data/{name}.json")), name, &mut count);
    }
    assert!(count > 200, "{count}");
    for event in file("data/events.json")["entries"].as_array().unwrap() {
        let own = figures(event["description"].as_str().unwrap());
        for tag in ["ru", "uk"] {
            let text = event["localizations"][tag]["description"].as_str().unwrap();
            assert_eq!(figures(text), own, "{tag} {}", event["uid"]);
        }
    }
}

fn repeats(lang: &str, rule: &Value, easter: Option<i16>) -> String {
    let mut event = json!({ "@type": "Event", "uid": "e", "title": "E", "locale": lang, "start": "2026-12-01T00:00:00",
        "duration": "P1D", "showWithoutTime": true });
    match easter {
        Some(offset) => event["atbildiba:easterOffset"] = offset.into(),
        None => event["recurrenceRules"] = json!([rule]),
    }
    let events = common::read(json!({ "entries": [event] }));
    let pages = common::pages(&Campaign { events, ..content() }, lang);
    let html = pages.render(&Address::Event { uid: "e".into(), on: None }).body;
    let (_, after) = html.split_once("Повтор").unwrap();
    let (_, text) = after.split_once("<dd>").unwrap();
    let (text, _) = text.split_once("</dd>").unwrap();
    text.rsplit_once(", ").unwrap().0.to_owned()
}

#[test]
fn recurrence_is_described_in_russian_and_ukrainian() {
    for (rule, ru, uk) in [
        (json!({ "frequency": "yearly" }), "Каждый год 1 декабря", "Щороку 1 грудня"),
        (json!({ "frequency": "daily", "interval": 3 }), "Каждые 3 дня", "Кожні 3 дні"),
        (
            json!({ "frequency": "weekly", "interval": 2, "byDay": [{ "day": "tu" }, { "day": "th" }], "count": 5 }),
            "Каждые 2 недели по вторникам и по четвергам, всего 5 раз",
            "Кожні 2 тижні щовівторка і щочетверга, усього 5 разів",
        ),
        (
            json!({ "frequency": "monthly", "byMonthDay": [1, 15] }),
            "Каждый месяц 1-го числа и 15-го числа",
            "Щомісяця 1-го числа і 15-го числа",
        ),
        (
            json!({ "frequency": "monthly", "byDay": [{ "day": "we", "nthOfPeriod": -1 }] }),
            "Каждый месяц в последнюю среду месяца",
            "Щомісяця в останню середу місяця",
        ),
        (
            json!({ "frequency": "monthly", "byDay": [{ "day": "mo", "nthOfPeriod": 1 }] }),
            "Каждый месяц в первый понедельник месяца",
            "Щомісяця в перший понеділок місяця",
        ),
        (
            json!({ "frequency": "yearly", "byMonth": ["5"], "byDay": [{ "day": "su", "nthOfPeriod": 2 }] }),
            "Каждый год во второе воскресенье мая",
            "Щороку у другу неділю травня",
        ),
        (
            json!({ "frequency": "yearly", "byMonth": ["5"], "byMonthDay": [5, 6], "byDay": [{ "day": "mo" }] }),
            "Каждый год 5 мая или 6 мая, если это понедельник",
            "Щороку 5 травня або 6 травня, якщо це понеділок",
        ),
    ] {
        assert_eq!([repeats("ru", &rule, None), repeats("uk", &rule, None)], [ru, uk]);
    }
    for (offset, ru, uk) in [
        (-2, "за 2 дня до Пасхального воскресенья", "за 2 дні до Великодньої неділі"),
        (0, "в Пасхальное воскресенье", "у Великодню неділю"),
        (49, "через 49 дней после Пасхального воскресенья", "через 49 днів після Великодньої неділі"),
    ] {
        let said = |lang| repeats(lang, &Value::Null, Some(offset));
        assert_eq!([said("ru"), said("uk")], [format!("Каждый год {ru}"), format!("Щороку {uk}")]);
    }
}

/// Emergency numbers are in the bar of every page, even if nothing is featured.
#[test]
fn the_bar_always_has_an_emergency_number() {
    let mut campaign = content();
    campaign.help.services.iter_mut().for_each(|service| service.featured = false);
    let pages = common::pages(&campaign, "lv");
    assert!(pages.render(&Address::Home).body.contains("href=\"tel:112\""));
}

/// A tab's title and the history reveal no more than that somebody looked for help.
#[test]
fn help_pages_have_discreet_titles() {
    let site = file("data/site.json");
    let short = site["shortName"].as_str().unwrap();
    for tag in folders() {
        let ui = file(&format!("messages/{tag}/ui.json"));
        let title = format!("{} {} {}", ui["help"].as_str().unwrap(), ui["help-description"].as_str().unwrap(), short);
        for word in ["traffick", "tirdzniec", "торгов", "торгів"] {
            assert!(!title.to_lowercase().contains(word), "{tag}: {title}");
        }
    }
}
