//! Mistakes in `events.json`.

use super::hold;
use crate::folder::Folder;
use serde_json::{Value, json};

#[test]
fn every_mistake_is_told() {
    hold(&[
        ("events.json", "/@type", "\"Event\"", &["!/@type: ", "must be \"Group\""]),
        ("events.json", "/entries/0/@type", "\"Task\"", &["!/entries/0/@type: ", "must be \"Event\""]),
        ("events.json", "/entries/0/@type", "", &["/entries/0: ", "add \"@type\": \"Event\""]),
        ("events.json", "/entries/0/uid", "\"Weekly Meeting\"", &["!/entries/0/uid: ", "write “weekly-meeting”"]),
        (
            "events.json",
            "/entries/1/uid",
            "\"weekly-meeting\"",
            &["!/entries/1/uid: ", "taken already, by /entries/0/uid"],
        ),
        (
            "events.json",
            "/entries/0/start",
            "\"2026-09-02T18:00:00Z\"",
            &["!/entries/0/start: ", "the zone goes into timeZone"],
        ),
        ("events.json", "/entries/0/start", "\"2026-02-30T18:00:00\"", &["!/entries/0/start: ", "not a local time"]),
        ("events.json", "/entries/0/start", "", &["!/entries/0: ", "“start” is missing"]),
        (
            "events.json",
            "/entries/0/start",
            "\"2026-09-01T18:00:00\"",
            &["/entries/0/start: ", "Tuesday 2026-09-01", "Wednesday 2026-09-02"],
        ),
        ("events.json", "/entries/0/duration", "\"1h\"", &["!/entries/0/duration: ", "not a duration"]),
        ("events.json", "/entries/0/duration", "\"-PT1H\"", &["!/entries/0/duration: ", "negative"]),
        ("events.json", "/entries/0/duration", "\"PT0S\"", &["/entries/0/duration: ", "lasts no time"]),
        ("events.json", "/entries/0/duration", "", &["/entries/0: ", "how long it lasts"]),
        ("events.json", "/entries/1/duration", "\"PT5H\"", &["/entries/1/duration: ", "whole days"]),
        ("events.json", "/entries/1/start", "\"2027-06-05T10:00:00\"", &["/entries/1/start: ", "T00:00:00"]),
        ("events.json", "/entries/0/timeZone", "\"Riga\"", &["!/entries/0/timeZone: ", "did you mean “Europe/Riga”?"]),
        (
            "events.json",
            "/entries/0/recurrenceRules/0/until",
            "\"2026-01-01T00:00:00\"",
            &["!/entries/0/recurrenceRules/0/until: ", "before the event starts"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceRules/0",
            r#"{"frequency": "yearly", "byMonth": ["2"], "byMonthDay": [30]}"#,
            &["!/entries/0/recurrenceRules/0: ", "never comes true"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceRules/0",
            r#"{"frequency": "yearly", "byMonth": ["4", "6"], "byMonthDay": [31]}"#,
            &["!/entries/0/recurrenceRules/0: ", "never comes true"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceRules/0",
            r#"{"frequency": "monthly", "byMonthDay": [32]}"#,
            &["!/entries/0/recurrenceRules/0/byMonthDay", "-31 to 31"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceRules/0",
            r#"{"frequency": "yearly", "byMonth": [5]}"#,
            &[
                "!/entries/0/recurrenceRules/0/byMonth/0: ",
                "must be a text, found a number (5); put it in double quotation marks",
            ],
        ),
        (
            "events.json",
            "/entries/0/recurrenceRules/0/frequency",
            "\"fortnightly\"",
            &["!/entries/0/recurrenceRules/0/frequency: "],
        ),
        (
            "events.json",
            "/entries/0/recurrenceRules/0/intervall",
            "2",
            &["/entries/0/recurrenceRules/0/intervall: ", "did you mean “interval”?"],
        ),
        ("events.json", "/entries/0/recurrenceRules/0/count", "0", &["!/entries/0/recurrenceRules/0/count: "]),
        (
            "events.json",
            "/entries/0/recurenceRules",
            "[]",
            &["/entries/0/recurenceRules: ", "did you mean “recurrenceRules”?"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceOverrides",
            r#"{"2026-12-24T18:00:00": {"excluded": true}}"#,
            &["/entries/0/recurrenceOverrides/2026-12-24T18:00:00: ", "no occurrence", "2026-12-23T18:00:00"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceOverrides",
            r#"{"2026-12-24T18:00:00": {"title": "X"}}"#,
            &["/entries/0/recurrenceOverrides/2026-12-24T18:00:00: ", "so this adds one"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceOverrides",
            r#"{"2026-12-23": {}}"#,
            &["!/entries/0/recurrenceOverrides/2026-12-23: ", "not a local time"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceOverrides",
            r#"{"2026-12-23T18:00:00": {"start": "6 pm"}}"#,
            &["!/entries/0/recurrenceOverrides/2026-12-23T18:00:00/start: ", "not a local time"],
        ),
        (
            "events.json",
            "/entries/0/recurrenceOverrides",
            r#"{"2026-12-23T18:00:00": {"uid": "x"}}"#,
            &["18:00:00/uid: ", "can't differ"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"en": {"title": "X"}}"#,
            &["/entries/0/localizations/en: ", "already (its `locale`)"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"lv": {"titel": "X"}}"#,
            &["!/entries/0/localizations/lv/titel: ", "did you mean “title”?"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"lv": {"locations/2/name": "X"}}"#,
            &["!/entries/0/localizations/lv/locations~12~1name: ", "no “2” there"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"lv": {"start": "2026-12-23T19:00:00"}}"#,
            &["/entries/0/localizations/lv/start: ", "“start” is the same in every language"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"lv": {"locations": {}}}"#,
            &["/entries/0/localizations/lv/locations: ", "so this is passed over"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"lv": {"/title": "X"}}"#,
            &["!/entries/0/localizations/lv/~1title: ", "leave the slash out"],
        ),
        (
            "events.json",
            "/entries/0/localizations",
            r#"{"lv": {"title": 7}}"#,
            &["!/entries/0/localizations/lv/title: ", "must be a text"],
        ),
        ("events.json", "/entries/0/locale", "\"lv\"", &["/entries/0/locale: ", "the site has no language “lv”"]),
        (
            "events.json",
            "/entries/0/keywords",
            r#"{"meting": true}"#,
            &["/entries/0/keywords/meting: ", "in no category", "did you mean “meeting”?"],
        ),
        ("events.json", "/entries/0/keywords", "", &["/entries/0: ", "in no category"]),
        (
            "events.json",
            "/entries/0/keywords",
            r#"["meeting"]"#,
            &["!/entries/0/keywords: ", "must be an object in { }, found a list"],
        ),
        (
            "events.json",
            "/entries/1/links/page/href",
            "\"ftp://example.org\"",
            &["!/entries/1/links/page/href: ", "“ftp:” is not allowed"],
        ),
        ("events.json", "/entries/0/status", "\"canceled\"", &["!/entries/0/status: ", "did you mean \"cancelled\"?"]),
        ("events.json", "/entries/0/updated", "\"today\"", &["!/entries/0/updated: ", "not a time in UTC"]),
        ("events.json", "/entries/0/atbildiba:easterOffset", "1", &["!/entries/0/atbildiba:easterOffset: ", "either"]),
        ("events.json", "/entries/1/atbildiba:easterOffset", "-2", &["!/entries/1/start: ", "2027-03-26"]),
        ("events.json", "/entries/0/related", "[]", &["!/entries/0/related: ", "made by the build"]),
        ("events.json", "/entries/0/title", "\"\"", &["!/entries/0/title: ", "must not be empty"]),
        (
            "events.json",
            "/entries/0/showWithoutTime",
            "\"true\"",
            &["!/entries/0/showWithoutTime: ", "must be true or false, found a text; take the quotation marks off"],
        ),
    ]);
}

#[test]
fn overrides_of_a_feast_are_compared_with_its_days() {
    let folder = Folder::new();
    folder.set("events.json", "/entries/1/start", Some(json!("2027-03-28T00:00:00")));
    folder.set("events.json", "/entries/1/atbildiba:easterOffset", Some(json!(0)));
    let told = |overrides: Value| {
        folder.set("events.json", "/entries/1/recurrenceOverrides", Some(overrides));
        let report = folder.check();
        assert!(!report.has_errors(), "{report}");
        report.to_string()
    };
    let text = told(json!({ "2028-04-16T00:00:00": { "excluded": true }, "2029-04-01T00:00:00": { "title": "X" } }));
    assert!(!text.contains("no occurrence"), "{text}");
    let text = told(json!({ "2028-04-17T00:00:00": { "excluded": true } }));
    let near = "no occurrence at 2028-04-17T00:00:00 to take out (one near it is at 2028-04-16T00:00:00)";
    assert!(text.contains(near), "{text}");
    let text = told(json!({ "2028-04-17T00:00:00": { "title": "X" } }));
    assert!(text.contains("/entries/1/recurrenceOverrides/2028-04-17T00:00:00: there is no occurrence"), "{text}");
    assert!(text.contains("so this adds one"), "{text}");
}

#[test]
fn mistakes_of_places_people_and_registration_are_told() {
    hold(&[
        (
            "events.json",
            "/entries/0/locations/1/coordinates",
            "\"geo:124.1,56.9\"",
            &["!/entries/0/locations/1/coordinates: ", "off the map", "latitude comes first: geo:56.9,124.1"],
        ),
        (
            "events.json",
            "/entries/0/locations/1/coordinates",
            "\"geo:56.9,240\"",
            &["!/entries/0/locations/1/coordinates: ", "off the map; latitude is -90 to 90"],
        ),
        (
            "events.json",
            "/entries/0/locations/1/coordinates",
            "\"56.9, 24.1\"",
            &["!/entries/0/locations/1/coordinates: ", "no place on the map"],
        ),
        (
            "events.json",
            "/entries/0/locations/1",
            r#"{"coordinates": "geo:56.9,24.1"}"#,
            &["/entries/0/locations/1: ", "neither a name nor an address"],
        ),
        (
            "events.json",
            "/entries/0/virtualLocations",
            r#"{"1": {"uri": "http://example.org/live"}}"#,
            &["!/entries/0/virtualLocations/1/uri: ", "begin with https://"],
        ),
        (
            "events.json",
            "/entries/0/virtualLocations",
            r#"{"1": {"name": "Stream"}}"#,
            &["!/entries/0/virtualLocations/1: ", "“uri” is missing"],
        ),
        (
            "events.json",
            "/entries/0/atbildiba:offers",
            r#"[{"price": 10}]"#,
            &["!/entries/0/atbildiba:offers/0/price: ", "without its currency"],
        ),
        (
            "events.json",
            "/entries/0/atbildiba:offers",
            r#"[{"price": 10, "priceCurrency": "€"}]"#,
            &["!/entries/0/atbildiba:offers/0/priceCurrency: ", "three letters, EUR"],
        ),
        (
            "events.json",
            "/entries/0/atbildiba:offers",
            r#"[{"price": -1, "priceCurrency": "EUR"}]"#,
            &["!/entries/0/atbildiba:offers/0/price: ", "not below 0"],
        ),
        (
            "events.json",
            "/entries/0/atbildiba:offers",
            r#"[{"url": "https://example.org/", "validFrom": "2026-10-02", "validThrough": "2026-10-01"}]"#,
            &["!/entries/0/atbildiba:offers/0/validThrough: ", "ends on 2026-10-01, before it begins on 2026-10-02"],
        ),
        (
            "events.json",
            "/entries/0/participants",
            r#"{"1": {"name": "Ada", "roles": {"speaker": true}}}"#,
            &["/entries/0/participants/1/roles/speaker: ", "the role “speaker” is not used"],
        ),
        (
            "events.json",
            "/entries/0/participants",
            r#"{"1": {"name": "Ada", "email": "ada@example.org,bob@example.org", "roles": {"owner": true}}}"#,
            &["!/entries/0/participants/1/email: ", "no e-mail address"],
        ),
        (
            "events.json",
            "/entries/1/links/page",
            r#"{"href": "https://example.org/a.jpg", "rel": "icon", "contentType": "image/jpeg", "size": 52428800}"#,
            &["/entries/1/links/page/rel: ", "have no pictures"],
        ),
        ("events.json", "/entries/0/privacy", "\"private\"", &["!/entries/0/privacy: ", "not for everybody"]),
        ("events.json", "/entries/0/price", "10", &["/entries/0/price: ", "passed over", "atbildiba:offers"]),
        (
            "events.json",
            "/entries/0/recurrenceOverrides",
            r#"{"2026-12-16T18:00:00": {"locations/1/name": "Elsewhere"}}"#,
            &[
                "/entries/0/recurrenceOverrides/2026-12-16T18:00:00/locations~11~1name: ",
                "is not used for one occurrence",
            ],
        ),
    ]);
    let folder = Folder::new();
    let speaker = json!({ "name": "Ada", "roles": { "atbildiba:speaker": true } });
    let all: Value = (0..200).map(|n| (n.to_string(), speaker.clone())).collect();
    folder.set("events.json", "/entries/0/participants", Some(all));
    let text = folder.check().to_string();
    assert!(text.contains("warning: /entries/0/participants: 200 names are more than anybody reads"), "{text}");
}

#[test]
fn coordinates_the_other_way_round_are_told_by_the_other_places() {
    let folder = Folder::new();
    folder.set("events.json", "/entries/0/locations/1/coordinates", Some(json!("geo:56.95,24.11")));
    folder.set("events.json", "/entries/1/locations/1/coordinates", Some(json!("geo:57.3,24.4")));
    assert!(!folder.check().to_string().contains("coordinates"), "{}", folder.check());
    folder.set(
        "events.json",
        "/entries/0/locations/2",
        Some(json!({ "name": "Park", "coordinates": "geo:24.1,56.9" })),
    );
    let text = folder.check().to_string();
    assert_eq!(text.matches("the other way round; latitude comes first: geo:56.9,24.1").count(), 1, "{text}");
    assert!(text.contains("warning: /entries/0/locations/2/coordinates: "), "{text}");
}

/// RFC 8984's properties of a public event that neither pages nor calendar files use.
#[test]
fn what_is_not_used_is_told_by_its_name() {
    let event = "relatedTo prodId created method color recurrenceId recurrenceIdTimeZone freeBusyStatus replyTo sentBy \
        requestStatus alerts timeZones";
    let participant =
        "sendTo locationId language participationStatus expectReply scheduleAgent invitedBy memberOf links";
    let unused = [
        ("/entries/0", event),
        ("/entries/0/locations/1", "locationTypes relativeTo timeZone links"),
        ("/entries/0/virtualLocations/1", "description features"),
        ("/entries/0/participants/1", participant),
        ("/entries/1/links/page", "cid contentType size display"),
    ];
    let folder = Folder::new();
    folder.set("events.json", "/entries/0/virtualLocations", Some(json!({ "1": { "uri": "https://example.org/" } })));
    let owner = json!({ "1": { "name": "Society", "roles": { "owner": true } } });
    folder.set("events.json", "/entries/0/participants", Some(owner));
    let before = folder.check().to_string();
    assert!(!before.contains("is not used"), "{before}");
    for (pointer, names) in unused {
        for name in names.split_whitespace() {
            folder.set("events.json", &format!("{pointer}/{name}"), Some(json!("x")));
        }
    }
    let report = folder.check();
    assert!(!report.has_errors(), "{report}");
    let text = report.to_string();
    for (pointer, names) in unused {
        for name in names.split_whitespace() {
            let line = format!("warning: {pointer}/{name}: “{name}” is not used: ");
            assert!(text.contains(&line), "{line}\n{text}");
        }
    }
}

#[test]
fn coordinates_the_other_way_round_are_told_by_the_timelines_countries() {
    let folder = Folder::new();
    let coordinates = "/entries/0/locations/1/coordinates";
    folder.set("timeline.json", "/entries/0/countries", Some(json!(["LV"])));
    for (text, words) in [
        (
            "geo:24.1,56.9",
            "in “OM”, and the other way round in “LV”, which the timeline names; latitude comes first: geo:56.9,24.1",
        ),
        ("geo:-30,-20.5", "in the open sea"),
    ] {
        folder.set("events.json", coordinates, Some(json!(text)));
        let report = folder.check().to_string();
        assert!(report.contains(&format!("warning: {coordinates}: this lies {words}")), "{report}");
    }
    // On a pier, and abroad.
    for text in ["geo:-0.4,24.1", "geo:48.2,16.4"] {
        folder.set("events.json", coordinates, Some(json!(text)));
        assert!(!folder.check().to_string().contains("this lies"), "{}", folder.check());
    }
}
