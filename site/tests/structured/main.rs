//! Structured data compared with Google's rules for events, breadcrumbs, organisations and people
//! (developers.google.com/search/docs/appearance/structured-data). Google's own test can't access an unpublished site,
//! and no package implements its rules for events, so they are implemented here.

mod support;
mod whole;

use atbildiba::content::Address;
use serde_json::{Value, json};
use site::build::data::Language;
use site::structured::Structured;
use support::{TODAY, project, read, with_events};

/// The block of one `@type` on a page.
fn block(language: &Language, path: &str, kind: &str) -> Option<Value> {
    let Language { tag, prerender, .. } = language;
    let today = TODAY.parse().unwrap();
    let structured = Structured::new(tag, prerender, "/icons/any-512.png", today);
    let all = structured.of(&Address::parse(path, ""), Some("https://example.org/cards/a.png"));
    all.into_iter().find(|block| block["@type"] == *kind)
}

/// The problems of an event that has a place.
fn problems(event: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for required in ["name", "startDate", "location", "eventStatus", "image", "endDate", "url"] {
        if event[required].is_null() {
            found.push(format!("{required} is missing"));
        }
    }
    let places = event["location"].as_array().cloned().unwrap_or(vec![event["location"].clone()]);
    for place in &places {
        if place["@type"] != "Place" || text(&place["name"]).is_empty() || text(&place["address"]).is_empty() {
            found.push(format!("a place without name or address: {place}"));
        }
    }
    for date in ["startDate", "endDate", "previousStartDate"].map(|name| text(&event[name])) {
        let has_offset = || date.len() == 25 && matches!(date.as_bytes()[19], b'+' | b'-') && &date[22..23] == ":";
        if !matches!(date.len(), 0 | 10) && !has_offset() {
            found.push(format!("{date} is not a date and has no offset"));
        }
    }
    if !event["endDate"].is_null() && text(&event["endDate"]) < text(&event["startDate"]) {
        found.push("it ends before it starts".into());
    }
    let statuses = ["EventScheduled", "EventCancelled", "EventRescheduled", "EventPostponed"]
        .map(|one| format!("https://schema.org/{one}"));
    if !statuses.contains(&text(&event["eventStatus"])) {
        found.push(format!("{} is no status", event["eventStatus"]));
    }
    found.extend(empty(event, "").into_iter().map(|path| format!("{path} is empty")));
    found
}

/// The paths of empty values: `alternateName: []`.
fn empty(value: &Value, path: &str) -> Vec<String> {
    match value {
        Value::Object(map) if !map.is_empty() => {
            map.iter().flat_map(|(name, value)| empty(value, &format!("{path}/{name}"))).collect()
        }
        Value::Array(list) if !list.is_empty() => list.iter().flat_map(|value| empty(value, path)).collect(),
        Value::Null | Value::Object(_) | Value::Array(_) => vec![path.to_owned()],
        Value::String(text) if text.is_empty() => vec![path.to_owned()],
        _ => Vec::new(),
    }
}

#[test]
fn every_event_with_a_place_passes_googles_rules() {
    let languages = with_events(
        "rules",
        json!([
            { "uid": "weekly", "title": "Weekly", "start": "2026-06-03T18:00:00", "duration": "PT2H", "timeZone": "Europe/Riga",
              "recurrenceRules": [{ "frequency": "weekly", "byDay": [{ "day": "we" }] }],
              "recurrenceOverrides": { "2026-12-02T18:00:00": { "excluded": true } }, "locations": { "1": { "name": "Rīga, VEF" } } },
            { "uid": "moved", "title": "Moved", "start": "2026-12-10T10:00:00", "duration": "PT1H", "timeZone": "America/New_York",
              "recurrenceRules": [{ "frequency": "yearly" }],
              "recurrenceOverrides": { "2026-12-10T10:00:00": { "start": "2026-12-11T10:00:00" } }, "locations": { "1": { "name": "A" }, "2": { "name": "B" } } },
            { "uid": "off", "title": "Off", "start": "2026-12-24T00:00:00", "duration": "P3D", "showWithoutTime": true,
              "status": "cancelled", "locations": { "1": { "name": "A" } } },
            { "uid": "floating", "title": "Floating", "start": "2027-07-01T09:00:00", "duration": "PT1H", "locations": { "1": { "name": "A" } } },
            { "uid": "easter", "title": "Feast", "start": "2015-04-03T00:00:00", "duration": "P1D", "showWithoutTime": true,
              "atbildiba:easterOffset": -2, "locations": { "1": { "name": "A" } } },
        ]),
    );
    let language = &languages[0];
    let event = |uid: &str| block(language, &format!("/events/{uid}"), "Event").unwrap();
    for uid in ["weekly", "moved", "off", "floating", "easter"] {
        assert_eq!(problems(&event(uid)), Vec::<String>::new(), "{:#}", event(uid));
    }
    // The next one that takes place, in local time.
    let weekly = event("weekly");
    assert_eq!(
        (&weekly["startDate"], &weekly["endDate"]),
        (&json!("2026-12-09T18:00:00+02:00"), &json!("2026-12-09T20:00:00+02:00"))
    );
    assert_eq!(
        weekly["eventSchedule"],
        json!({ "@type": "Schedule", "repeatFrequency": "P1W", "byDay": ["WE"], "startDate": "2026-06-03",
            "startTime": "18:00:00", "endTime": "20:00:00", "duration": "PT2H", "scheduleTimezone": "Europe/Riga",
            "exceptDate": ["2026-12-02T18:00:00+02:00"] })
    );
    let moved = event("moved");
    assert_eq!(
        (&moved["startDate"], &moved["previousStartDate"], &moved["eventStatus"]),
        (
            &json!("2026-12-11T10:00:00-05:00"),
            &json!("2026-12-10T10:00:00-05:00"),
            &json!("https://schema.org/EventRescheduled")
        )
    );
    assert_eq!(moved["location"].as_array().map(Vec::len), Some(2));
    let off = event("off");
    assert_eq!((&off["startDate"], &off["endDate"]), (&json!("2026-12-24"), &json!("2026-12-26")));
    assert_eq!(off["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!(event("floating")["startDate"], "2027-07-01T09:00:00+03:00", "in summer, by the campaign's clocks");
    let easter = event("easter");
    assert_eq!((&easter["startDate"], &easter["eventSchedule"]), (&json!("2027-03-26"), &Value::Null));
}

#[test]
fn event_details_use_schema_orgs_vocabulary() {
    let languages = with_events(
        "whole",
        json!([
            { "uid": "whole", "title": "Whole", "start": "2027-07-01T09:00:00", "duration": "PT1H", "timeZone": "Europe/Riga",
              "locations": { "1": { "name": "Hall", "atbildiba:address": "Iela 1, Rīga", "coordinates": "geo:56.95,24.1" },
                "2": { "atbildiba:address": "Iela 2, Rīga" } },
              "virtualLocations": { "1": { "name": "Stream", "uri": "https://example.org/live" } },
              "participants": { "1": { "name": "Society", "roles": { "owner": true } },
                "2": { "name": "Ada", "roles": { "atbildiba:speaker": true } },
                "3": { "name": "Choir", "kind": "group", "roles": { "atbildiba:speaker": true } } },
              "atbildiba:offers": [{ "name": "Adults", "url": "https://example.org/tickets", "price": 12.5, "priceCurrency": "EUR",
                "validFrom": "2027-06-01" }] },
            { "uid": "online", "title": "Online", "start": "2027-07-01T09:00:00", "duration": "PT1H",
              "status": "atbildiba:postponed", "virtualLocations": { "1": { "uri": "https://example.org/live" } } },
        ]),
    );
    let event = |uid: &str| block(&languages[0], &format!("/events/{uid}"), "Event").unwrap();
    let whole = event("whole");
    assert_eq!(
        whole["location"],
        json!([
            { "@type": "Place", "name": "Hall", "address": "Iela 1, Rīga",
              "geo": { "@type": "GeoCoordinates", "latitude": "56.95", "longitude": "24.1" } },
            { "@type": "Place", "name": "Iela 2, Rīga", "address": "Iela 2, Rīga" },
            { "@type": "VirtualLocation", "name": "Stream", "url": "https://example.org/live" },
        ])
    );
    assert_eq!(whole["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
    assert_eq!(whole["organizer"], json!({ "@type": "Organization", "name": "Society" }));
    assert_eq!(
        whole["performer"],
        json!([{ "@type": "Person", "name": "Ada" }, { "@type": "Organization", "name": "Choir" }])
    );
    assert_eq!(
        whole["offers"],
        json!([{ "@type": "Offer", "name": "Adults", "url": "https://example.org/tickets", "price": 12.5,
            "priceCurrency": "EUR", "validFrom": "2027-06-01" }])
    );
    let online = event("online");
    assert_eq!(online["eventStatus"], "https://schema.org/EventPostponed");
    assert_eq!(online["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
    assert_eq!(online["location"], json!({ "@type": "VirtualLocation", "url": "https://example.org/live" }));
}

#[test]
fn the_bundled_campaign_has_breadcrumbs_and_nothing_about_help() {
    let languages = read(&project().join("public"));
    let (mut events, mut places) = (0, 0);
    for language in &languages {
        for event in language.prerender.events().entries.iter() {
            let path = format!("/events/{}", event.uid);
            let said = block(language, &path, "Event").unwrap();
            events += 1;
            if said["location"].is_null() {
                assert_eq!(empty(&said, ""), Vec::<String>::new(), "{said}");
            } else {
                places += 1;
                let found: Vec<String> =
                    problems(&said).into_iter().filter(|problem| !problem.starts_with("endDate")).collect();
                assert_eq!(found, Vec::<String>::new(), "{said:#}");
            }
            let trail = block(language, &path, "BreadcrumbList").unwrap();
            let items = trail["itemListElement"].as_array().unwrap();
            assert!(items.len() == 3 && items[..2].iter().all(|item| item["item"].is_string()), "{trail:#}");
            assert_eq!(items[2]["name"], *event.title);
        }
        for one in language.prerender.supporters().supporters.iter() {
            let path = format!("/supporters/{}", one.id);
            let said = ["Person", "Organization"].iter().find_map(|kind| block(language, &path, kind)).unwrap();
            assert!(said["name"].is_string() && empty(&said, "").is_empty(), "{said:#}");
        }
        let home = block(language, "/", "Organization").unwrap();
        assert!(home["logo"].as_str().unwrap().starts_with("https://") && empty(&home, "").is_empty(), "{home:#}");
        let structured = Structured::new(&language.tag, &language.prerender, "", TODAY.parse().unwrap());
        for discreet in ["/help", "/search", "/join", "/kiosk"] {
            assert_eq!(structured.of(&Address::parse(discreet, ""), None), Vec::<Value>::new(), "{discreet}");
        }
    }
    assert!(events > 200 && places > 0, "{events} events, {places} with a place");
}
