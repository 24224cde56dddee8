//! The bundled campaign, and what is published of it.
#![allow(dead_code, reason = "each test takes what it needs")]

use atbildiba::app::{Prerender, Published};
use atbildiba::dates::Date;
use atbildiba::i18n::Messages;
use campaign::Campaign;
use campaign::publish::{Media, publish};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A file of `public/`. Of messages, what all campaigns say with the campaign's own words put in.
pub fn bundled(path: &str) -> Value {
    let read = |folder: &str| -> Option<Value> {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(path)).ok()?;
        Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}")))
    };
    let (all, own) = (read(""), read("public"));
    match (all.filter(|_| path.starts_with("messages/")), own) {
        (Some(mut all), own) => {
            own.into_iter().for_each(|own| atbildiba::i18n::compile::merge(&mut all, own));
            all
        }
        (None, own) => own.unwrap_or_else(|| panic!("there is no {path}")),
    }
}

/// The campaign.
pub fn content() -> Campaign {
    Campaign {
        site: read(bundled("data/site.json")),
        events: read(bundled("data/events.json")),
        supporters: read(bundled("data/supporters.json")),
        timeline: read(bundled("data/timeline.json")),
        help: read(bundled("data/help.json")),
    }
}

/// A value as one of its types.
pub fn read<T: DeserializeOwned>(value: Value) -> T {
    T::deserialize(value).unwrap_or_else(|error| panic!("{error}"))
}

/// The messages of a language, compiled.
pub fn messages(lang: &str) -> Messages {
    let file = |name: &str| bundled(&format!("messages/{lang}/{name}.json"));
    atbildiba::i18n::compile::compile(&file("ui"), &file("dates"))
        .unwrap_or_else(|problems| panic!("{lang}: {problems:?}"))
}

/// What is published of a campaign in a language, without photos and maps.
pub fn published(campaign: &Campaign, lang: &str) -> Published {
    published_with(campaign, &Media::default(), lang)
}

/// As [`published`], with photos and maps.
pub fn published_with(campaign: &Campaign, media: &Media, lang: &str) -> Published {
    let name = |tag: &String| {
        let ui = bundled(&format!("messages/{tag}/ui.json"));
        (tag.clone(), ui["@name"].as_str().unwrap_or_default().to_owned())
    };
    let names: Vec<_> = campaign.site.languages.iter().map(name).collect();
    publish(campaign, media, lang, messages(lang), &names)
}

/// Its pages on the day that tests take for today.
pub fn pages(campaign: &Campaign, lang: &str) -> Prerender {
    Prerender::new("", today(), published(campaign, lang))
}

/// The day that tests take for today.
pub fn today() -> Date {
    Date::from_ymd(2026, 11, 23).unwrap()
}
