//! The sources of facts are given wherever the facts are: in everything published, on every page, in every language.

mod common;

use atbildiba::app::pages::PageKind;
use atbildiba::app::{Prerender, Published};
use atbildiba::content::{Address, Event, Link, Source, Text, WallQuery};
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

/// The files of the bundled campaign.
struct Files {
    site: Value,
    events: Value,
    supporters: Value,
    timeline: Value,
    help: Value,
}

fn files() -> Files {
    let [site, events, supporters, timeline, help] =
        ["site", "events", "supporters", "timeline", "help"].map(|name| json(&format!("data/{name}.json")));
    Files { site, events, supporters, timeline, help }
}

/// All values that name sources by id, with a name for each.
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
    let files = files();
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
    published: Published,
    read_on: String,
}

impl Language {
    fn all() -> Vec<Self> {
        let campaign = content();
        let of = |tag: &String| {
            let ui = json(&format!("messages/{tag}/ui.json"));
            let published = common::published(&campaign, tag);
            let pages = Prerender::new("", common::today(), published.clone());
            Self { tag: tag.clone(), pages, published, read_on: id(&ui["read-on"]).to_owned() }
        };
        campaign.site.languages.iter().map(of).collect()
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
fn everything_published_contains_the_sources_of_its_facts() {
    for Language { tag, published, .. } in Language::all() {
        let are_there = |named: &[u16], known: &[Source], id: &str| {
            let says = |at: &u16| {
                let source = &known[usize::from(*at)];
                matches!(source.name, Text::Plain(_)) && !source.name.is_empty() && !source.read_on.is_empty()
            };
            assert!(!named.is_empty() && named.iter().all(says), "{tag}: {id}");
        };
        let wall = &published.supporters;
        wall.supporters.iter().for_each(|one| are_there(&one.sources, &wall.sources, &one.id));
        let timeline = &published.timeline;
        timeline.entries.iter().for_each(|one| are_there(&one.sources, &timeline.sources, &one.id));
        for event in published.events.entries.iter() {
            assert!(cited_on_page(event).next().is_some(), "{tag}: {}", event.uid);
        }
        let help = &published.help;
        let of_help = help.services.iter().map(|one| &one.sources).chain(help.steps.iter().map(|one| &one.sources));
        let facts = help.signs.iter().chain(&help.legal).map(|one| &one.sources);
        assert!(of_help.chain(facts).chain([&help.forms_sources]).all(|sources| !sources.is_empty()), "{tag}");
    }
}

fn cited_on_page(event: &Event) -> impl Iterator<Item = &Link> {
    event.details.links.iter().filter(|link| &*link.rel == "cite-as")
}

#[test]
fn every_page_of_a_fact_cites_its_sources_with_access_dates() {
    let files = files();
    let known = &files.site["sources"];
    for language in Language::all() {
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
        for event in language.published.events.entries.iter() {
            let page = open(Address::Event { uid: (*event.uid).into(), on: None });
            let link = |link: &Link| language.said(&link.title, &link.read_on);
            holds(&event.uid, &page, &cited_on_page(event).map(link).collect::<Vec<_>>());
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
    for language in Language::all() {
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
