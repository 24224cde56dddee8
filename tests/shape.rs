//! The structure of the code, as ARCHITECTURE.md describes it: imports run in one direction, cores know neither views
//! nor the browser, sections do not import each other.

use atbildiba::i18n::{Msg, Namespace};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom up: each may import those before it and itself. Modules on one line do not import each
/// other.
const LAYERS: [&[&str]; 6] = [
    &["dates", "pointer", "text"],
    &["content"],
    &["i18n", "view"],
    &["platform", "ui"],
    &["calendar", "supporters", "join", "timeline", "help", "kiosk", "search"],
    &["app"],
];

/// Files that draw or run in the browser; all others are cores.
fn is_view(path: &str) -> bool {
    ["view/", "platform/", "app/", "ui/", "main.rs", "bin/"].iter().any(|place| path.starts_with(place))
        || path.rsplit('/').next().is_some_and(|name| name == "view.rs")
        || path.contains("/view/")
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path: PathBuf = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 40, "the sources were not found");
    found
}

/// The code without comments, so that a link in a doc comment is not an import.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The top-level modules that a file refers to with `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let text = code(text);
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            // `use crate::{calendar, help::{a, b}};`
            Some(group) => {
                let (mut depth, mut starts) = (0, true);
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => starts = true,
                        c if starts && c.is_alphabetic() => {
                            found.insert(first_word(&group[at..]));
                            starts = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                found.insert(first_word(rest));
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn imports_run_in_one_direction() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = path.split(['/', '.']).next().unwrap_or_default();
        let Some(own_layer) = layer(own) else { continue };
        for import in imports(&text) {
            let Some(other) = layer(&import) else { continue };
            // `platform` and `ui` are two sides of one layer.
            let same = import == own || (["ui", "platform"].contains(&own) && ["ui", "platform"].contains(&&*import));
            if other > own_layer || (other == own_layer && !same) {
                wrong.push(format!("src/{path} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the order of the modules:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    let sources = sources();
    let modules = sources.iter().filter_map(|(path, _)| path.split(['/', '.']).next());
    let missing: BTreeSet<&str> =
        modules.filter(|module| !["lib", "main"].contains(module) && layer(module).is_none()).collect();
    assert!(missing.is_empty(), "modules of src/ that are missing from LAYERS: {missing:?}");
}

#[test]
fn cores_know_neither_views_nor_the_browser() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if is_view(&path) || path == "lib.rs" {
            continue;
        }
        let code = code(&text);
        for word in
            ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_net", "crate::ui", "crate::view", "crate::platform"]
        {
            let module = path.ends_with("mod.rs") && word == "leptos";
            if code.contains(word) && !module {
                wrong.push(format!("src/{path} uses {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "cores that are not pure:\n{}", wrong.join("\n"));
}

#[test]
fn only_platform_and_the_view_layer_access_the_browser() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code = code(&text);
        let may = ["platform/", "view/"].iter().any(|place| path.starts_with(place));
        if !may && ["web_sys::", "js_sys::"].iter().any(|word| code.contains(word)) {
            wrong.push(path);
        }
    }
    assert!(wrong.is_empty(), "browser calls outside platform/ and view/: {wrong:?}");
}

#[test]
fn no_view_can_inject_html_or_inline_style() {
    for (path, text) in sources() {
        let code = code(&text);
        assert!(!code.contains("inner_html"), "src/{path}: inner_html would let content become markup");
        assert!(!code.contains(" style=\""), "src/{path}: the content security policy forbids inline style");
    }
}

/// The namespace of messages that the islands of a folder may show, besides [`Namespace::Common`]
/// ([`Namespace::includes`]).
const MESSAGES: [(&str, Namespace); 10] = [
    ("ui/", Namespace::Common),
    ("calendar/view/plan/", Namespace::Plan),
    ("calendar/", Namespace::Calendar),
    ("app/upcoming.rs", Namespace::Calendar),
    ("supporters/", Namespace::Wall),
    ("timeline/", Namespace::Timeline),
    ("join/", Namespace::Join),
    ("kiosk/", Namespace::Kiosk),
    ("search/", Namespace::Search),
    ("app/kiosk.rs", Namespace::Kiosk),
];

/// The name of a message's variant in kebab-case.
fn kebab(variant: &str) -> String {
    let dash = |c: char| if c.is_uppercase() { vec!['-', c.to_ascii_lowercase()] } else { vec![c] };
    variant.chars().flat_map(dash).skip(1).collect()
}

#[test]
fn islands_show_only_messages_that_their_page_loads() {
    let all = sources();
    // Native-only modules.
    let native = all.iter().flat_map(|(path, text)| {
        let folder = path.strip_suffix("mod.rs").unwrap_or_default().to_owned();
        let named = text.split("#[cfg(not(target_arch = \"wasm32\"))]\nmod ").skip(1);
        named.map(move |rest| [&*folder, &*first_word(rest), ".rs"].concat())
    });
    let native: Vec<String> = native.collect();
    assert!(native.contains(&"calendar/view/event/page.rs".to_owned()), "{native:?}");
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for (path, text) in all.iter().filter(|(path, _)| !native.contains(path)) {
        let Some((_, loaded)) = MESSAGES.iter().find(|(folder, _)| path.starts_with(folder)) else { continue };
        for word in code(text).split("Msg::").skip(1).map(first_word).filter(|word| word != "NAMES") {
            let at = Msg::NAMES.iter().position(|name| *name == kebab(&word));
            let namespace =
                at.map(|at| Msg::NAMESPACES[at]).unwrap_or_else(|| panic!("src/{path}: {word} has another name"));
            looked_at += 1;
            if !loaded.includes(namespace) {
                wrong.push(format!("src/{path} shows {word}, which is only in {namespace:?}"));
            }
        }
    }
    assert!(looked_at > 100, "the messages were not found");
    assert!(wrong.is_empty(), "messages that the page does not load (src/i18n/keys.rs):\n{}", wrong.join("\n"));
}

#[test]
fn the_order_test_can_fail() {
    assert_eq!(imports("use crate::{calendar, help::{a, b}, ui::Context};\ncrate::app::x").len(), 4);
    assert!(imports("// crate::app").is_empty());
}
