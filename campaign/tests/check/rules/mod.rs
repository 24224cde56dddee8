//! For each rule, a mistake in the valid folder and the line that reports it.

mod events;
mod help;
mod kiosk;
mod site;
mod supporters;
mod timeline;

use crate::folder::Folder;
use serde_json::Value;

/// File, pointer, new value as JSON (empty to remove it), and parts of the line that reports it. `!` before the first
/// part marks an error, otherwise it is a warning.
type Mistake = (&'static str, &'static str, &'static str, &'static [&'static str]);

fn hold(mistakes: &[Mistake]) {
    for (file, pointer, json, parts) in mistakes {
        let folder = Folder::new();
        let value: Option<Value> = (!json.is_empty()).then(|| serde_json::from_str(json).expect("JSON"));
        folder.set(file, pointer, value);
        let report = folder.check();
        let text = report.to_string();
        let error = parts[0].starts_with('!');
        let fits = |line: &&str| {
            line.contains(&format!("{file}:"))
                && line.contains(" warning: ") != error
                && parts.iter().all(|part| line.contains(part.trim_start_matches('!')))
        };
        assert!(text.lines().any(|line| fits(&line)), "{file} {pointer} {json}: {parts:?} not in\n{text}");
        assert_eq!(report.has_errors(), error, "{file} {pointer} {json}:\n{text}");
    }
}

#[test]
fn texts_everywhere() {
    hold(&[
        ("help.json", "/advice/0/en", "\"Call\\u0007 112\"", &["!/advice/0/en: ", "U+0007, a control character"]),
        ("site.json", "/intro/en", "\"a\\u202eb\"", &["!/intro/en: ", "U+202E", "direction"]),
        ("site.json", "/intro/en", "\"a\\u200bb\"", &["!/intro/en: ", "U+200B", "without width"]),
        ("events.json", "/entries/0/x:\u{202e}y", "1", &["!/entries/0/x:", "this property name holds U+202E"]),
        ("site.json", "/intro/en", "\"a <b>bold</b> word\"", &["/intro/en: ", "“<b>” is shown as it stands"]),
        ("site.json", "/intro/en", "\"Tom &amp; Jo\"", &["/intro/en: ", "“&amp;”"]),
        ("site.json", "/intro/en", "\"R\u{fffd}ga\"", &["/intro/en: ", "a letter was lost"]),
    ]);
    let folder = Folder::new();
    folder.set("site.json", "/intro/en", Some(Value::String("ā".repeat(20_001))));
    assert!(folder.check().to_string().contains("/intro/en: this text is longer than 20 000 characters"));
    folder.set("site.json", "/intro/en", Some(Value::String("ā".repeat(20_000))));
    assert!(!folder.check().has_errors());
}

#[test]
fn photos() {
    let folder = Folder::new();
    let photo = serde_json::json!({ "alt": { "en": "A smiling woman" }, "consent": "in writing, 2026-05-04" });
    folder.set("supporters.json", "/supporters/0/photo", Some(photo));
    folder.write("photos/anna-sample.JPG", "x");
    assert!(folder.check().to_string().contains("the photo anna-sample.JPG is not a picture"));
    folder.write("photos/anna-sample.webp", "x");
    let text = folder.check().to_string();
    assert!(text.contains("“anna-sample.JPG” and “anna-sample.webp” are photos of one id"), "{text}");
    std::fs::remove_file(folder.path().join("photos/anna-sample.webp")).expect("it is there");
    folder.write("photos/somebody.jpg", "x");
    let report = folder.check();
    assert!(!report.has_errors(), "{report}");
    assert!(
        report.to_string().contains("warning: /supporters: no supporter shows the photo “somebody.jpg”"),
        "{report}"
    );
    folder.set("site.json", "/languages", Some(serde_json::json!(["en", "lv"])));
    assert!(folder.check().to_string().contains("/supporters/0/photo/alt: the photo is not described in “lv”"));
}

#[test]
fn circles_of_any_length_are_told_once() {
    let folder = Folder::new();
    let mut all = Vec::new();
    for (id, parent) in [("d", "b"), ("a", "b"), ("b", "c"), ("c", "a"), ("e", "nobody")] {
        all.push(serde_json::json!({
            "@type": "Organization", "id": id, "name": id, "shirt": id, "field": "ngo", "parentOrganization": parent, "source": "own-records"
        }));
    }
    folder.set("supporters.json", "/supporters", Some(Value::Array(all)));
    let text = folder.check().to_string();
    assert_eq!(text.matches("goes in a circle").count(), 1, "{text}");
    assert!(text.contains("/supporters/1/parentOrganization: this goes in a circle: a → b → c → a;"), "{text}");
}
