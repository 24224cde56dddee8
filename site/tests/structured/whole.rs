//! Complete events: everything that the check accepts appears on the event's page and survives a round trip through its
//! calendar file.

use crate::support::{TODAY, folder_with_events, project, read};
use atbildiba::calendar::ics::Writer;
use atbildiba::content::Address;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use site::ical::Problems;
use site::ical::zones::iana_zone;
use site::import::calendar::import;
use site::import::campaign::Campaign;
use std::fs;

/// A text with characters that calendar files and HTML escape.
fn text() -> impl Strategy<Value = String> {
    r#"[a-zA-Zāč0-9]([ ,;:^'"()&.]?[a-zA-Zēģ0-9\\]){0,12}"#
}

fn url() -> impl Strategy<Value = String> {
    "https://example\\.org/[a-z]{1,5}(\\?[a-z]=[a-z0-9]{1,4}&[a-z]=[a-z]{1,2}){0,1}"
}

/// An object of a type with some of its properties.
fn object(kind: &'static str, members: Vec<(&'static str, BoxedStrategy<Option<Value>>)>) -> BoxedStrategy<Value> {
    let (names, values): (Vec<_>, Vec<_>) = members.into_iter().unzip();
    let built = values.prop_map(move |values| {
        let said = names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
        Value::Object(said.chain([("@type".to_owned(), kind.into())]).collect())
    });
    built.boxed()
}

fn always<T: Into<Value>>(strategy: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Option<Value>> {
    strategy.prop_map(|value| Some(value.into())).boxed()
}

fn sometimes<T: Into<Value> + std::fmt::Debug + 'static>(
    strategy: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<Value>> {
    proptest::option::of(strategy.prop_map(Into::into)).boxed()
}

/// Up to `most` of them, named `1`, `2` and so on.
fn some(one: BoxedStrategy<Value>, most: usize) -> BoxedStrategy<Option<Value>> {
    let numbered = |all: Vec<Value>| {
        let members: Map<String, Value> =
            all.into_iter().enumerate().map(|(index, value)| ((index + 1).to_string(), value)).collect();
        (!members.is_empty()).then_some(Value::Object(members))
    };
    proptest::collection::vec(one, 0..=most).prop_map(numbered).boxed()
}

fn event() -> BoxedStrategy<Value> {
    let point = (-900..900, -1800..1800).prop_map(|(latitude, longitude)| {
        format!("geo:{},{}", f64::from(latitude) / 10.0, f64::from(longitude) / 10.0)
    });
    let place = object(
        "Location",
        vec![
            ("name", sometimes(text())),
            ("description", sometimes(text())),
            ("coordinates", sometimes(point)),
            ("atbildiba:address", sometimes(text())),
        ],
    );
    let online = object("VirtualLocation", vec![("name", sometimes(text())), ("uri", always(url()))]);
    let roles = prop_oneof![
        Just(json!({ "owner": true })),
        Just(json!({ "atbildiba:speaker": true })),
        Just(json!({ "owner": true, "atbildiba:speaker": true })),
    ];
    let person = object(
        "Participant",
        vec![
            ("name", always(text())),
            ("description", sometimes(text())),
            ("email", sometimes("[a-z]{1,5}@example\\.org")),
            ("kind", sometimes(prop_oneof![Just("individual"), Just("group")])),
            ("roles", always(roles)),
        ],
    );
    let price = prop_oneof![(0u32..500).prop_map(Value::from), (0u32..500).prop_map(|n| (f64::from(n) + 0.5).into())];
    let offer = object(
        "Offer",
        vec![
            ("name", sometimes(text())),
            ("url", sometimes(url())),
            ("price", always(price)),
            ("priceCurrency", always(Just("EUR"))),
            ("validFrom", sometimes(Just("2026-10-01"))),
            ("validThrough", sometimes(prop_oneof![Just("2026-09-30"), Just("2026-10-02")])),
        ],
    );
    let link = object(
        "Link",
        vec![
            ("href", always(url())),
            ("rel", sometimes(prop_oneof![Just("cite-as"), Just("related"), Just("payment"), Just("icon")])),
            ("title", sometimes(text())),
            ("atbildiba:readOn", sometimes(Just("2026-11-01"))),
        ],
    );
    let offers = proptest::collection::vec(offer, 0..3).prop_map(|all| (!all.is_empty()).then_some(Value::Array(all)));
    let status = prop_oneof![Just("confirmed"), Just("tentative"), Just("cancelled"), Just("atbildiba:postponed")];
    object(
        "Event",
        vec![
            ("title", always(text())),
            ("description", sometimes(text())),
            ("locale", always(Just("en"))),
            ("start", always(Just("2027-03-04T18:00:00"))),
            ("timeZone", always(Just("Europe/Riga"))),
            ("duration", always(Just("PT1H30M"))),
            ("keywords", always(Just(json!({ "meeting": true })))),
            ("status", always(status)),
            ("sequence", always(1u32..9)),
            ("updated", always(Just("2026-11-01T09:00:00Z"))),
            ("locations", some(place, 3)),
            ("virtualLocations", some(online, 2)),
            ("participants", some(person, 3)),
            ("atbildiba:offers", offers.boxed()),
            ("links", some(link, 3)),
        ],
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 60, failure_persistence: None, ..Default::default() })]

    #[test]
    fn accepted_events_are_shown_and_round_trip(mut events in proptest::collection::vec(event(), 40)) {
        for (index, event) in events.iter_mut().enumerate() {
            event["uid"] = format!("e{index}").into();
        }
        let taken = without_notices(events);
        prop_assert!(taken.len() > 5, "{} are enough to tell", taken.len());
        hold(&taken, "property");
    }
}

#[test]
fn the_documentations_example_is_a_complete_event() {
    let text = fs::read_to_string(project().join("docs/events.md")).unwrap();
    let example = text.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let event: Value = serde_json::from_str(example).unwrap();
    let taken = without_notices(vec![event.clone()]);
    assert_eq!(taken, [event]);
    hold(&taken, "example");
}

/// Each event is on its page, and survives a round trip.
fn hold(events: &[Value], name: &str) {
    let folder = folder_with_events(name, &events.into());
    let languages = read(&folder);
    fs::remove_dir_all(&folder).unwrap();
    let language = &languages[0];
    for event in events {
        let uid = event["uid"].as_str().unwrap();
        let page = language.prerender.render(&Address::Event { uid: uid.into(), on: None }).body;
        let (text, html) = (unescaped(&text_of(&page)), unescaped(&page));
        for said in shown(event) {
            assert!(text.contains(&said) || html.contains(&format!("href=\"{said}\"")), "{said}\n{text}\n{event:#}");
        }
        let read = language.prerender.events().entries.iter().find(|one| *one.uid == *uid).unwrap();
        assert_eq!(the_projection_round_trips(read), with_relations(event));
    }
}

/// The event with a relation of each link, which a calendar file must state (RFC 9253 §6.1).
fn with_relations(event: &Value) -> Value {
    let mut event = event.clone();
    let links = event.get_mut("links").and_then(Value::as_object_mut);
    for link in links.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        link.entry("rel").or_insert_with(|| "related".into());
    }
    event
}

/// Those for which the check reports nothing.
fn without_notices(events: Vec<Value>) -> Vec<Value> {
    let folder = folder_with_events(&format!("checked-{}", events.len()), &events.clone().into());
    let anything = campaign::check::Inspect { photo: &|_, _| None, country: &|_, _| Some("LV") };
    let report = campaign::check::check_folder(&folder, TODAY.parse().unwrap(), &anything);
    let there = 2;
    let of_new = |index: usize| format!("/entries/{}", index + there);
    let is_told = |index: usize| {
        let own = of_new(index);
        report.problems.iter().any(|one| {
            let rest = one.problem.pointer.strip_prefix(&own);
            one.problem.file == "events.json" && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let taken = events.into_iter().enumerate().filter(|(index, _)| !is_told(*index)).map(|(_, event)| event).collect();
    fs::remove_dir_all(&folder).unwrap();
    taken
}

/// What a visitor must find: texts, URLs, numbers and coordinates.
fn shown(event: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["title", "description"] {
        found.extend(event[name].as_str().map(str::to_owned));
    }
    for list in ["locations", "virtualLocations", "participants", "links"] {
        for one in event[list].as_object().into_iter().flat_map(Map::values) {
            let names = ["name", "description", "atbildiba:address", "coordinates", "uri", "email", "href", "title"];
            found.extend(names.iter().filter_map(|name| one[*name].as_str()).map(str::to_owned));
        }
    }
    for offer in event["atbildiba:offers"].as_array().into_iter().flatten() {
        found.extend(
            ["name", "url", "validFrom", "validThrough"]
                .iter()
                .filter_map(|name| offer[*name].as_str())
                .map(str::to_owned),
        );
        let price = offer["price"].as_f64().unwrap();
        found.push(match price {
            0.0 => "free of charge".into(),
            price if price.fract() == 0.0 => format!("{price}\u{a0}EUR"),
            price => format!("{price:.2}\u{a0}EUR"),
        });
    }
    found
}

/// The event according to its calendar file, except for the uid, which an import regenerates.
fn the_projection_round_trips(event: &atbildiba::content::Event) -> Value {
    let today = TODAY.parse().unwrap();
    let writer = Writer { host: "example.org", lang: "en", pages: "", today, zone: &iana_zone };
    let file = writer.event(event);
    let mut problems = Problems::default();
    let mut back = import(file.as_bytes(), &Campaign::default(), &mut problems)["entries"][0].take();
    assert_eq!(problems.shown("file").to_string(), "", "{file}");
    back["uid"] = (*event.uid).into();
    back.as_object_mut().unwrap().remove("atbildiba:icalUid");
    back
}

/// The text between the tags.
fn text_of(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

fn unescaped(html: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(html.to_owned(), |text, (name, sign)| text.replace(name, sign))
}
