//! What is published of a campaign's files, property by property.

use atbildiba::app::Published;
use campaign::authored::Localization;
use campaign::check::{FILE_NAMES, Files};
use campaign::publish::{Media, Picture, publish};
use campaign::{Campaign, schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// The properties that stay with the organisers; `*` stands for any name or index.
const KEPT: &[&str] = &[
    // For editors.
    "site.json/$schema",
    "events.json/$schema",
    "supporters.json/$schema",
    "timeline.json/$schema",
    "help.json/$schema",
    // The theme becomes a style sheet and drawings; kiosks have a page of their own.
    "site.json/theme/emblem",
    "site.json/theme/face",
    "site.json/theme/icon",
    "site.json/theme/colors/contrast/*",
    "site.json/theme/colors/contrastDark/*",
    "site.json/theme/colors/dark/*",
    "site.json/theme/colors/kiosk/*",
    "site.json/theme/colors/light/*",
    "site.json/theme/colors/tiles/*/*",
    "site.json/kiosk/profiles/*/languages/*",
    "site.json/kiosk/profiles/*/name",
    "site.json/kiosk/profiles/*/pin",
    "site.json/kiosk/profiles/*/start",
    // Of a calendar, only its events are published; its name is the site's.
    "events.json/uid",
    "events.json/title",
    "events.json/description",
    "events.json/locale",
    "events.json/updated",
    "events.json/localizations/*/title",
    // Ids, for which pages contain the names.
    "site.json/about/*/source",
    "supporters.json/supporters/*/source",
    "supporters.json/supporters/*/timeline/*",
    "supporters.json/supporters/*/events/*",
    "timeline.json/entries/*/source",
    "timeline.json/entries/*/supporters/*",
    "timeline.json/entries/*/events/*",
    "help.json/formsSource",
    "help.json/services/*/source",
    "help.json/steps/*/source",
    "help.json/signs/*/source",
    "help.json/legal/*/source",
    // Consent to a photo, and when it expires.
    "supporters.json/supporters/*/photo/consent",
    "supporters.json/supporters/*/photo/expires",
    "timeline.json/entries/*/photo/consent",
    "timeline.json/entries/*/photo/expires",
];

/// Creates a file with every property of its schema, each text a different word.
struct PhotoInputs<'a> {
    schema: &'a Value,
    /// The words, with their paths.
    words: Vec<(String, String)>,
}

impl PhotoInputs<'_> {
    fn word(&mut self, path: &str) -> Value {
        let file = path.split('.').next().unwrap_or_default();
        let word = format!("zz{file}{}zz", self.words.len());
        self.words.push((word.clone(), path.to_owned()));
        word.into()
    }

    fn make(&mut self, schema: &Value, path: &str) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            let found = self.schema.pointer(name.trim_start_matches('#')).expect("it is in the schema").clone();
            return self.make(&found, path);
        }
        match path.rsplit('/').next().unwrap_or_default() {
            "languages" if path == "site.json/languages" => return json!(["lv", "en"]),
            "sections" => return json!(["calendar", "supporters", "timeline", "help", "join", "kiosk"]),
            "start" if path.starts_with("events.json") => return json!("2026-12-01T10:00:00"),
            "duration" => return json!("PT1H"),
            "recurrenceRules" | "excludedRecurrenceRules" => return json!([{ "frequency": "weekly" }]),
            "localizations" => return json!({ "lv": { "title": self.word(&format!("{path}/*/title")) } }),
            _ => {}
        }
        if let Some(one) = schema["enum"].get(0).or(schema.get("const")) {
            return one.clone();
        }
        if let Some(one) = ["oneOf", "anyOf", "allOf"].iter().find_map(|name| schema[name].get(0)) {
            return self.make(&one.clone(), path);
        }
        let kind = schema["type"].as_str().or(schema["type"][0].as_str());
        match kind {
            Some("string") => self.word(path),
            Some("boolean") => json!(true),
            Some("integer") => json!(1),
            Some("number") => json!(1.5),
            Some("array") => json!([self.make(&schema["items"], &format!("{path}/*"))]),
            Some("object") => self.object(schema, path),
            _ => panic!("{path}: {schema}"),
        }
    }

    fn object(&mut self, schema: &Value, path: &str) -> Value {
        let mut made = serde_json::Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            made.insert(name.clone(), self.make(property, &format!("{path}/{name}")));
        }
        if schema["additionalProperties"].is_object() {
            let name = if path.ends_with("/recurrenceOverrides") { "2026-12-08T10:00:00" } else { "some" };
            made.insert(name.into(), self.make(&schema["additionalProperties"], &format!("{path}/*")));
        }
        made.into()
    }
}

/// A campaign with every property, and its words with their paths.
fn whole() -> (Campaign, Vec<(String, String)>) {
    let mut words = Vec::new();
    let mut files = Files::default();
    for ((schema, name), file) in schema::all().iter().zip(FILE_NAMES).zip(files.all_mut()) {
        let mut inputs = PhotoInputs { schema, words: Vec::new() };
        *file = Some(inputs.make(schema, name));
        words.append(&mut inputs.words);
    }
    (files.campaign().expect("what the schemas say is what the types read"), words)
}

fn published(campaign: &Campaign, media: &Media, lang: &str) -> Published {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../messages/en");
    let file = |name: &str| serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap();
    let messages = atbildiba::i18n::compile::compile(&file("ui.json"), &file("dates.json")).unwrap();
    publish(campaign, media, lang, messages, &[])
}

/// Photos of all items that can have one.
fn photos(campaign: &Campaign) -> Media {
    let picture = Picture { width: 32, height: 16, thumb_hash: String::new(), file: String::new() };
    let supporters = campaign.supporters.supporters.iter().map(|one| (one.id.clone(), picture.clone())).collect();
    let entries = campaign.timeline.entries.iter().map(|one| (one.id.clone(), picture.clone())).collect();
    Media { supporters, entries, ..Media::default() }
}

#[test]
fn every_property_is_published_or_kept_as_it_says_here() {
    let (campaign, words) = whole();
    let media = photos(&campaign);
    // Everything that a page, a feed or a data file can show.
    let all: Vec<String> =
        ["lv", "en"].iter().map(|lang| format!("{:?}", published(&campaign, &media, lang))).collect();
    let is_shown = |word: &str| all.iter().any(|text| text.contains(word));
    let kept: BTreeSet<&str> = words.iter().filter(|(word, _)| !is_shown(word)).map(|(_, path)| &**path).collect();
    let wanted: BTreeSet<&str> = KEPT.iter().copied().collect();
    assert_eq!(kept.difference(&wanted).collect::<Vec<_>>(), [&""; 0], "kept, but not told above");
    assert_eq!(wanted.difference(&kept).collect::<Vec<_>>(), [&""; 0], "published, or no property at all");
    assert!(words.len() > 100, "{}", words.len());
}

#[test]
fn a_photo_that_was_not_made_is_not_published() {
    let (campaign, words) = whole();
    let all = format!("{:?}", published(&campaign, &Media::default(), "lv"));
    let of_photos: Vec<_> = words.iter().filter(|(_, path)| path.contains("/photo/")).collect();
    assert!(of_photos.len() > 4 && of_photos.iter().all(|(word, _)| !all.contains(word)), "{of_photos:?}");
}

#[test]
fn an_event_says_each_of_its_texts_in_every_language_and_nothing_else() {
    let mut event = json!({
        "uid": "e", "title": "own", "description": "own", "start": "2026-12-01T10:00:00", "locale": "lv",
        "locations": { "a": { "name": "own", "description": "own", "atbildiba:address": "own" } },
        "virtualLocations": { "a": { "name": "own", "uri": "own" } },
        "participants": { "a": { "name": "own", "description": "own", "roles": {} } },
        "atbildiba:offers": [{ "name": "own", "url": "own" }],
        "links": { "a": { "title": "own", "href": "own" } },
        "recurrenceOverrides": { "2026-12-08T10:00:00": { "title": "own", "description": "own" } },
    });
    let said = |event: &Value, lang: &str| {
        let calendar = serde_json::from_value(json!({ "entries": [event] })).unwrap();
        format!("{:?}", campaign::publish::events(&calendar, lang, "lv"))
    };
    let own = said(&event, "en");
    let count = own.matches("own").count();
    for text in Localization::TEXTS {
        let place = match text.split('/').next() {
            Some("atbildiba:offers") => "0",
            Some("recurrenceOverrides") => "2026-12-08T10:00:00",
            _ => "a",
        };
        event["localizations"] = json!({ "en": { text.replace('*', place): "other" } });
        let other = said(&event, "en");
        assert_eq!((other.matches("other").count(), other.matches("own").count()), (1, count - 1), "{text}");
        assert!(!said(&event, "lv").contains("other"), "{text}");
    }
    for same in ["start", "uid", "locations/a", "links/a/rel", "locations/b/name"] {
        event["localizations"] = json!({ "en": { same: "2026-12-02T10:00:00" } });
        assert_eq!(said(&event, "en"), own, "{same}");
    }
}

#[test]
fn links_go_both_ways_with_titles_and_nothing_leads_to_what_is_not_shown() {
    let (mut campaign, _) = whole();
    let event = campaign.events.entries[0].uid.clone();
    campaign.supporters.supporters[0].events = vec![event.clone()];
    let id = campaign.supporters.supporters[0].id.clone();
    let Published { events, supporters, .. } = published(&campaign, &Media::default(), "lv");
    let there = &supporters.supporters[0].related[0];
    assert_eq!(
        (&*there.path, there.title.get("lv", "").text),
        (&*["/events/", &event].concat(), &*events.entries[0].title)
    );
    assert_eq!(*events.entries[0].details.related[0].path, *["/supporters/", &id].concat());
    let left = campaign.shown(std::slice::from_ref(&id));
    let Published { events, supporters, core, .. } = published(&left, &Media::default(), "lv");
    assert!(events.entries[0].details.related.is_empty() && supporters.supporters.is_empty());
    assert_eq!(core.site.absent, [atbildiba::content::Feature::Supporters]);
}
