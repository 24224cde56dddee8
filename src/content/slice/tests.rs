use super::*;

fn files() -> Files {
    Files {
        site: json!({ "languages": ["lv", "en"], "name": { "lv": "Vārds", "en": "Name" }, "sources": { "a": { "name": "A" } } }),
        events: json!({ "entries": [{ "uid": "day", "locale": "lv", "title": "Diena", "start": "2026-01-01T00:00:00",
            "locations": { "1": { "name": "Rīga" } },
            "localizations": { "en": { "title": "Day", "locations/1/name": "Riga" } } }] }),
        supporters: json!({ "supporters": [
            { "id": "org", "name": "Org" },
            { "id": "ann", "name": "Ann", "affiliation": ["org"], "events": ["day"], "photo": { "consent": "mail", "alt": "Ann" } }] }),
        timeline: json!({ "entries": [{ "id": "start", "title": { "lv": "Sākums" }, "supporters": ["ann"], "importance": 1 }] }),
        help: json!({ "services": [{ "id": "112", "name": { "lv": "Ārkārta", "en": "Emergency" }, "phone": "112", "featured": true }] }),
    }
}

fn slice(lang: &str, name: &str) -> Value {
    let all = slices(&files(), lang, Value::Null, &[]);
    all.into_iter().find(|(found, _)| *found == name).unwrap().1
}

#[test]
fn texts_come_in_one_language() {
    assert_eq!(slice("en", "core")["site"]["name"], "Name");
    assert_eq!(slice("en", "core")["featured"][0]["name"], "Emergency");
    assert_eq!(slice("en", "timeline")["entries"][0]["title"], json!({ "lv": "Sākums" }), "marked when it is another");
}

#[test]
fn events_are_patched_with_their_localization() {
    let event = &slice("en", "events")["entries"][0];
    assert_eq!((&event["title"], &event["locations"]["1"]["name"]), (&json!("Day"), &json!("Riga")));
    assert_eq!(event.get("locale"), None);
    assert_eq!(slice("ru", "events")["entries"][0]["locale"], "lv");
}

#[test]
fn links_go_both_ways_with_titles() {
    let related = |value: &Value| value["related"].to_string();
    let supporters = slice("en", "supporters");
    assert!(related(&supporters["supporters"][0]).contains("/supporters/ann"), "an organisation knows its people");
    assert!(related(&supporters["supporters"][1]).contains(r#"{"path":"/events/day","title":"Day"}"#));
    assert!(related(&slice("en", "events")["entries"][0]).contains("/supporters/ann"));
}

#[test]
fn what_is_not_for_visitors_stays_here() {
    let all = slices(&files(), "lv", Value::Null, &[]);
    for (name, value) in all {
        assert!(!value.to_string().contains("consent"), "{name}");
    }
}

#[test]
fn facts_travel_with_their_sources() {
    let mut files = files();
    files.site["sources"] = json!({
        "a": { "name": { "lv": "Avots", "en": "Source" }, "url": "https://a.example/", "readOn": "2026-11-23", "note": "N" },
        "b": { "name": "B" },
    });
    files.site["about"] = json!([{ "heading": "H", "text": ["T"], "source": "b" }]);
    files.supporters["supporters"][0]["source"] = json!("b");
    files.supporters["supporters"][1]["source"] = json!(["a", "b"]);
    files.help["services"][0]["source"] = json!("a");
    files.help["services"][0]["confirmedOn"] = json!("2026-11-28");
    let slices = slices(&files, "en", Value::Null, &[]);
    let of = |name: &str| slices.iter().find(|(found, _)| *found == name).map(|(_, value)| value.clone()).unwrap();
    let wall = of("supporters");
    assert_eq!(wall["sources"][1], json!({ "name": "Source", "url": "https://a.example/", "readOn": "2026-11-23" }));
    assert_eq!((&wall["supporters"][0]["sources"], &wall["supporters"][1]["sources"]), (&json!([0]), &json!([1, 0])));
    let service = &of("help")["services"][0];
    assert_eq!((&service["sources"][0]["name"], &service["confirmedOn"]), (&json!("Source"), &json!("2026-11-28")));
    assert_eq!(of("about")["about"][0]["sources"][0]["name"], "B");
    assert_eq!(of("home")["supporters"][0].get("sources"), None, "the home page does not carry them");
}
