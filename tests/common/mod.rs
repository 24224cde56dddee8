//! The bundled campaign's files.

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
