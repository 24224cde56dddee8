//! Hostile texts in every field of every file: rejected with position and advice, or shown as text.

use crate::folder::{Folder, today};
use atbildiba::app::Prerender;
use atbildiba::content::{Address, CalendarView};
use campaign::check::Files;
use campaign::publish::{Media, publish};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const FILES: [&str; 5] = ["site.json", "events.json", "supporters.json", "timeline.json", "help.json"];

/// The replacements of each text of each file, one at a time.
const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "a\u{202e}b",
    "a\u{200b}b",
    "' onmouseover='alert(1)' x='</title></script><!--",
];

/// The pointers of all texts.
fn texts(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, item)| texts(item, format!("{pointer}/{at}"), found));
        }
        Value::Object(map) => map.iter().for_each(|(name, item)| {
            texts(item, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), found);
        }),
        _ => {}
    }
}

/// The result of the check for one changed text.
struct Said {
    refused: bool,
    /// Whether it has a position and advice.
    well: bool,
}

fn say(folder: &Folder, file: &str, pointer: &str, text: &str) -> Said {
    let whole = folder.read(file);
    let mut root: Value = serde_json::from_slice(&whole).expect("JSON");
    *root.pointer_mut(pointer).expect("it is there") = text.into();
    folder.write(file, root.to_string());
    let report = folder.check();
    folder.write(file, &whole);
    let told: Vec<_> = report.problems.iter().filter(|one| one.to_string().contains(": /")).collect();
    let well = told.len() == report.problems.len()
        && told.iter().all(|one| one.line > 0 && one.column > 0 && one.problem.message.len() > 8);
    Said { refused: report.has_errors(), well }
}

#[test]
fn each_hostile_text_is_refused_with_its_place_or_renders_as_text() {
    let folder = Folder::new();
    let mut accepted: Vec<(usize, &str, String)> = Vec::new();
    for file in FILES {
        let root: Value = serde_json::from_slice(&folder.read(file)).expect("JSON");
        let mut pointers = Vec::new();
        texts(&root, String::new(), &mut pointers);
        for pointer in pointers.into_iter().filter(|pointer| pointer != "/$schema") {
            for (number, text) in HOSTILE.iter().enumerate() {
                let said = say(&folder, file, &pointer, text);
                assert!(said.well, "{file} {pointer}: {text} is told without place or advice");
                let link = ["/url", "/email", "/href", "/leaveTo", "/phone"].iter().any(|name| pointer.ends_with(name));
                let invisible = text.contains(['\u{202e}', '\u{200b}']);
                assert!(said.refused || !(link || invisible), "{file} {pointer}: {text} is let through");
                if !said.refused {
                    accepted.push((number, file, pointer.clone()));
                }
            }
        }
    }
    assert!(accepted.len() > 50, "{}", accepted.len());
    let clean = names(&rendered(&folder, &[]));
    for (number, hostile) in HOSTILE.iter().enumerate() {
        let changes: Vec<_> = accepted.iter().filter(|(own, ..)| *own == number).collect();
        let pages = rendered(&folder, &changes);
        let found = names(&pages);
        let new: Vec<_> = found.difference(&clean).collect();
        assert!(new.is_empty(), "{}: elements or attributes that are not ours: {new:?}", hostile);
        if !changes.is_empty() {
            assert!(pages.concat().contains("alert(1)"), "{} is shown nowhere", hostile);
        }
    }
}

/// Every page of the folder with these changes, as HTML.
fn rendered(folder: &Folder, changes: &[&(usize, &str, String)]) -> Vec<String> {
    let file = |name: &str| -> Value {
        let mut root: Value = serde_json::from_slice(&folder.read(name)).expect("JSON");
        for (number, _, pointer) in changes.iter().filter(|(_, own, _)| *own == name) {
            *root.pointer_mut(pointer).expect("it is there") = HOSTILE[*number].into();
        }
        root
    };
    let [site, events, supporters, timeline, help] = FILES.map(file);
    let ids = |list: &Value, name: &str| -> Vec<Box<str>> {
        list.as_array().into_iter().flatten().filter_map(|one| one[name].as_str()).map(Into::into).collect()
    };
    let mut addresses = vec![
        Address::Home,
        Address::calendar(CalendarView::Agenda),
        Address::calendar(CalendarView::Year(2026)),
        Address::calendar(CalendarView::Month(2026, 11)),
        Address::wall(),
        Address::timeline(),
        Address::Help,
        Address::about(),
        Address::NotFound,
    ];
    addresses.extend(ids(&events["entries"], "uid").into_iter().map(|uid| Address::Event { uid, on: None }));
    let open = |id| Address::Supporters { open: Some(id), query: Default::default() };
    addresses.extend(ids(&supporters["supporters"], "id").into_iter().map(open));
    let open = |id| Address::Timeline { open: Some(id), query: "".into() };
    addresses.extend(ids(&timeline["entries"], "id").into_iter().map(open));
    let [site, events, supporters, timeline, help] = [site, events, supporters, timeline, help].map(Some);
    let files = Files { site, events, supporters, timeline, help, ..Files::default() };
    let campaign = files.campaign().expect("what the check lets pass can be read");
    let messages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../messages/en");
    let message = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(messages.join(name)).expect("a file")).expect("JSON")
    };
    let compiled = atbildiba::i18n::compile::compile(&message("ui.json"), &message("dates.json")).expect("complete");
    let names = [("en".to_owned(), "English".to_owned())];
    let pages = Prerender::new("", today(), publish(&campaign, &Media::default(), "en", compiled, &names));
    addresses.iter().map(|address| pages.render(address).body).collect()
}

/// The names of all elements and attributes, and the schemes of all links, as a browser's tokenizer reads them.
fn names(pages: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in pages {
        let mut rest = page.as_str();
        while let Some((_, after)) = rest.split_once('<') {
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let name: String = after.chars().take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/')).collect();
            found.insert(format!("<{}", name.to_lowercase()));
            rest = attributes(after.strip_prefix(name.as_str()).unwrap_or(after), &mut found);
        }
    }
    found
}

/// Reads a tag's attributes. Returns the text after the tag.
fn attributes<'a>(mut tag: &'a str, found: &mut BTreeSet<String>) -> &'a str {
    loop {
        tag = tag.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if tag.is_empty() || tag.starts_with('>') {
            return tag.strip_prefix('>').unwrap_or(tag);
        }
        let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(tag.len()).max(1);
        let name = tag.get(..end).unwrap_or(tag).to_lowercase();
        tag = tag.get(end..).unwrap_or_default();
        let mut value = "";
        if let Some(after) = tag.strip_prefix('=') {
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (own, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or_default(),
                None => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
            (value, tag) = (own, rest);
        }
        if matches!(name.as_str(), "href" | "src" | "action") {
            let scheme = value.split_once(':').map_or("", |(scheme, _)| scheme).trim().to_lowercase();
            assert!(!matches!(scheme.as_str(), "javascript" | "data" | "vbscript"), "{name}={value}");
        }
        found.insert(name);
    }
}

#[test]
fn texts_of_ten_megabytes_and_deep_nesting_are_refused() {
    let folder = Folder::new();
    let long = "ā".repeat(5_000_000);
    for (file, pointer) in
        [("site.json", "/intro/en"), ("help.json", "/signs/0/text/en"), ("events.json", "/entries/0/title")]
    {
        let said = say(&folder, file, pointer, &long);
        assert!(said.refused && said.well, "{file} {pointer}");
    }
    for file in FILES {
        let whole = folder.read(file);
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
            folder.write(file, deep);
            let report = folder.check();
            let told = report.problems.iter().find(|one| one.problem.file == file).expect("it is told");
            assert!(report.has_errors() && told.line > 0 && told.column > 0, "{file}: {told}");
        }
        folder.write(file, &whole);
    }
}
