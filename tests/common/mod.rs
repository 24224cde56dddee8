//! The bundled campaign's files.

use atbildiba::content::slice::Files;
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

/// Its content files.
pub fn content() -> Files {
    let file = |name: &str| bundled(&format!("data/{name}.json"));
    Files {
        site: file("site"),
        events: file("events"),
        supporters: file("supporters"),
        timeline: file("timeline"),
        help: file("help"),
    }
}

/// The messages of a language, compiled.
pub fn messages(lang: &str) -> Value {
    let file = |name: &str| bundled(&format!("messages/{lang}/{name}.json"));
    atbildiba::i18n::compile::compile(&file("ui"), &file("dates"))
        .unwrap_or_else(|problems| panic!("{lang}: {problems:?}"))
}
