//! The sources of facts are given wherever the facts are: in every slice, on every page, in every language.

mod common;

use atbildiba::app::Prerender;
use atbildiba::app::pages::PageKind;
use atbildiba::content::slice::{Files, slices};
use atbildiba::content::{Address, WallQuery};
use atbildiba::dates::Date;
use common::{bundled as json, content};
use serde_json::Value;
use std::collections::BTreeSet;

fn list<'a>(file: &'a Value, name: &str) -> &'a [Value] {
    file[name].as_array().map(Vec::as_slice).unwrap_or_else(|| panic!("no {name}"))
}

fn id(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// One id of a source, or several.
fn ids(value: &Value) -> Vec<&str> {
    value.as_array().map_or_else(|| value.as_str().into_iter().collect(), |many| many.iter().map(id).collect())
}

/// An event's links that cite sources.
fn cited(event: &Value) -> Vec<&Value> {
    let links = event["links"].as_object().unwrap_or_else(|| panic!("{} names no source", event["uid"]));
    links.values().filter(|link| link["rel"] == "cite-as").collect()
}

/// Parts of the about page without a source: what the site says about itself, and how it works.
const OF_ITSELF: [&str; 3] = ["What this site is", "How reliable the facts are", "Privacy"];

/// All values that refer to sources by id, with a name for each.
fn facts(files: &Files) -> Vec<(String, &Value)> {
    let mut all = vec![("forms".to_owned(), &files.help["formsSource"])];
    for (file, name) in [
        (&files.supporters, "supporters"),
        (&files.timeline, "entries"),
        (&files.help, "services"),
        (&files.help, "steps"),
        (&files.help, "signs"),
        (&files.help, "legal"),
    ] {
        all.extend(list(file, name).iter().enumerate().map(|(at, one)| (format!("{name}/{at}"), &one["source"])));
    }
    let about = list(&files.site, "about").iter().filter(|one| !OF_ITSELF.contains(&id(&one["heading"]["en"])));
    all.extend(about.map(|one| (id(&one["heading"]["en"]).to_owned(), &one["source"])));
    all
}

/// A fact without a source would be a claim; an uncited source would be padding.
#[test]
fn every_fact_cites_sources_and_every_source_is_cited() {
    let files = content();
    let known = files.site["sources"].as_object().unwrap();
    let mut named = BTreeSet::new();
    for (place, sources) in facts(&files) {
        assert!(!ids(sources).is_empty(), "{place} names no source");
        for source in ids(sources) {
            let about = known.get(source).unwrap_or_else(|| panic!("{place}: no source {source}"));
            assert!(about["readOn"].as_str().is_some_and(|day| day.parse::<Date>().is_ok()), "{source}: read when?");
            named.insert(source);
        }
    }
    for event in list(&files.events, "entries") {
        assert!(!cited(event).is_empty(), "{} names no source", event["uid"]);
        for link in cited(event) {
            assert!(link["atbildiba:readOn"].as_str().is_some_and(|day| day.parse::<Date>().is_ok()), "{link}");
            let found: Vec<_> = known.iter().filter(|(_, source)| source["url"] == link["href"]).collect();
            assert!(!found.is_empty(), "{}: {} is not among the sources of the about page", event["uid"], link["href"]);
            named.extend(found.iter().map(|(name, _)| name.as_str()));
        }
    }
    let boasts: Vec<_> = known.keys().filter(|name| !named.contains(name.as_str())).collect();
    assert!(boasts.is_empty(), "no fact comes from {boasts:?}");
}

struct Language {
    tag: String,
    pages: Prerender,
    slices: Vec<(&'static str, Value)>,
    read_on: String,
}

impl Language {
    fn all(files: &Files) -> Vec<Self> {
        let tags: Vec<String> = serde_json::from_value(files.site["languages"].clone()).unwrap();
        let of = |tag: String| {
            let ui = json(&format!("messages/{tag}/ui.json"));
            let messages = common::messages(&tag);
            let slices = slices(files, &tag, messages, &[]);
            let pages = Prerender::new("", Date::from_ymd(2026, 11, 23).unwrap(), &slices).unwrap();
            Self { tag, pages, slices, read_on: id(&ui["read-on"]).to_owned() }
        };
        tags.into_iter().map(of).collect()
    }

    fn slice(&self, name: &str) -> &Value {
        &self.slices.iter().find(|(found, _)| *found == name).unwrap().1
    }

    /// How a page cites a source: its name, followed by the day of access.
    fn said(&self, name: &str, read_on: &str) -> String {
        let mut day = read_on.split('-');
        let mut next = || day.next().unwrap();
        let (year, month, day) = (next(), next(), next());
        let read = self.read_on.replace("{year}", year).replace("{month}", month).replace("{day}", day);
        format!("{name} {read}")
    }

    fn said_of(&self, source: &Value) -> String {
        let name = source["name"].get(&self.tag).unwrap_or(&source["name"]);
        self.said(id(name), id(&source["readOn"]))
    }
}

/// The text of a page without marks, as it is read.
fn text(body: &str) -> String {
    let mut out = String::new();
    for (at, part) in body.split('<').enumerate() {
        out.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest) });
    }
    out.replace("&amp;", "&").replace("&quot;", "\"").replace("&#x27;", "'")
}

/// The texts of the elements in which a page cites sources.
fn cites(body: &str) -> Vec<String> {
    let of = |open: &str, close: &str| -> Vec<String> {
        body.split(open).skip(1).map(|part| text(part.split(close).next().unwrap_or_default())).collect()
    };
    [of(r#"<p class="cite">"#, "</p>"), of(r#"<section class="sources">"#, "</section>")].concat()
}

#[test]
fn every_slice_contains_the_sources_of_its_facts() {
    let files = content();
    for language in Language::all(&files) {
        for (slice, rows) in [("supporters", "supporters"), ("timeline", "entries")] {
            let slice = language.slice(slice);
            let known = list(slice, "sources");
            for row in list(slice, rows) {
                let numbers = list(row, "sources");
                assert!(!numbers.is_empty(), "{}: {}", language.tag, row["id"]);
                for number in numbers {
                    let source = &known[number.as_u64().unwrap() as usize];
                    assert!(source["name"].is_string() && source["readOn"].is_string(), "{}: {source}", language.tag);
                }
            }
        }
        for event in list(language.slice("events"), "entries") {
            assert!(!cited(event).is_empty(), "{}: {}", language.tag, event["uid"]);
        }
        for name in ["services", "steps", "signs", "legal"] {
            for row in list(language.slice("help"), name) {
                assert!(!list(row, "sources").is_empty(), "{}: {row}", language.tag);
            }
        }
    }
}

#[test]
fn every_page_of_a_fact_cites_its_sources_with_access_dates() {
    let files = content();
    let known = &files.site["sources"];
    for language in Language::all(&files) {
        let holds = |place: &str, body: &str, wanted: &[String]| {
            let cites = cites(body);
            for source in wanted {
                assert!(cites.iter().any(|cite| cite.contains(source)), "{} {place}: no “{source}”", language.tag);
            }
        };
        let sources = |value: &Value| -> Vec<String> {
            ids(value).into_iter().map(|name| language.said_of(&known[name])).collect()
        };
        let open = |address: Address| language.pages.render(&address).body;
        for one in list(&files.supporters, "supporters") {
            let card = Address::Supporters { open: Some(id(&one["id"]).into()), query: WallQuery::default() };
            holds(id(&one["id"]), &open(card), &sources(&one["source"]));
        }
        for one in list(&files.timeline, "entries") {
            let entry = Address::Timeline { open: Some(id(&one["id"]).into()), query: "".into() };
            holds(id(&one["id"]), &open(entry), &sources(&one["source"]));
        }
        for event in list(language.slice("events"), "entries") {
            let page = open(Address::Event { uid: id(&event["uid"]).into(), on: None });
            let link = |link: &Value| language.said(id(&link["title"]), id(&link["atbildiba:readOn"]));
            holds(id(&event["uid"]), &page, &cited(event).into_iter().map(link).collect::<Vec<_>>());
        }
        let (help, about) = (open(Address::Help), open(Address::about()));
        for (place, value) in facts(&files) {
            let page = if place.starts_with("supporters/") || place.starts_with("entries/") {
                continue;
            } else if list(&files.site, "about").iter().any(|one| one["heading"]["en"] == *place) {
                &about
            } else {
                &help
            };
            holds(&place, page, &sources(value));
        }
        let every: Vec<String> = known.as_object().unwrap().values().map(|one| language.said_of(one)).collect();
        holds("about", &about, &every);
    }
}

/// Conclusions of our own that the sources do not state.
const INFERRED: [&str; 6] = [
    "/supporters/linda-murniece",
    "/timeline/consular-training",
    "/timeline/task-force-tenth-anniversary",
    "/timeline/strom-ii-conference",
    "/events/task-force-tenth-anniversary",
    "/events/strom-ii-conference",
];

#[test]
fn inferences_are_marked_as_such() {
    // Stems of “secinām, secinājums”, “we infer, inference”, “выводим, вывод”, “висновуємо, висновок”
    // (docs/glossary.md).
    let words = [("lv", "secin"), ("en", "infer"), ("ru", "вывод"), ("uk", "виснов")];
    let files = content();
    for language in Language::all(&files) {
        let (_, word) = words.iter().find(|(tag, _)| *tag == language.tag).expect("a word for it");
        let says = |path: &str| {
            let address = Address::parse(path, "");
            assert!(PageKind::of(&address).name != "note", "{path}");
            text(&language.pages.render(&address).body).contains(word)
        };
        for path in INFERRED {
            assert!(says(path), "{} {path}: no “{word}”", language.tag);
        }
        for path in ["/supporters", "/timeline", "/events/order-657"] {
            assert!(!says(path), "{} {path} says “{word}” of nothing", language.tag);
        }
    }
}
