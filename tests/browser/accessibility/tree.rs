//! The input of screen readers: the accessibility tree of one page of each kind, as text, compared with the files in
//! `tests/fixtures/trees`. `BROWSER_TEST_TREES=write` records them again; review the difference before you commit it.

use crate::browser::tests::check;
use crate::browser::{Engine, Test, TestContext};
use serde_json::{Value, json};
use site::error::{OrFail, Result};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

pub(crate) const TESTS: &[Test] = &[check("the accessibility tree is as recorded", &[Engine::Chromium], trees)];

/// Pages that are the same on any day; other pages' trees would change with the date.
const PAGES: [(&str, &str); 9] = [
    ("/help", "help"),
    ("/about", "about"),
    ("/calendar/2026-10", "month"),
    ("/calendar/2020", "year"),
    ("/calendar/plan#plan=eu-anti-trafficking-day~20991018T000000", "plan"),
    ("/supporters", "supporters"),
    ("/supporters/evika-silina", "supporter"),
    ("/timeline/strom", "entry"),
    ("/there-is-no-such-page", "404"),
];

/// Roles that only group others, and text fragments already included in their parent.
const PASSED_OVER: [&str; 7] =
    ["none", "generic", "InlineTextBox", "LineBreak", "StaticText", "ListMarker", "LayoutTableCell"];

fn trees(test: &mut TestContext) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/trees");
    let writes = std::env::var_os("BROWSER_TEST_TREES").is_some_and(|value| value == "write");
    test.session.set_viewport(1280, 800)?;
    for (address, name) in PAGES {
        test.open(address)?;
        let tree = tree(test)?;
        let file = folder.join(format!("{name}.txt"));
        let saying = || format!("the tree of {name}");
        if writes {
            fs::create_dir_all(&folder).or_fail(saying, "")?;
            fs::write(&file, &tree).or_fail(saying, "")?;
            continue;
        }
        let known = fs::read_to_string(&file).or_fail(saying, "BROWSER_TEST_TREES=write cargo xtask test")?;
        if let Some(line) = difference(&known, &tree) {
            test.fail(address, format!("{line}\nif this is meant: BROWSER_TEST_TREES=write, then read the change"));
        }
    }
    Ok(())
}

fn difference(known: &str, now: &str) -> Option<String> {
    let (mut a, mut b) = (known.lines(), now.lines());
    for number in 1.. {
        match (a.next(), b.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => {
                let [a, b] = [a, b].map(|line| line.unwrap_or("the end"));
                return Some(format!("line {number}\n  recorded: {a}\n  here:     {b}"));
            }
        }
    }
    None
}

/// One line each: role, name, and properties.
fn tree(test: &mut TestContext) -> Result<String> {
    // Whether and when Chromium offers installation is up to it.
    test.session.run("delete document.documentElement.dataset.install", &[])?;
    test.session.cdp("Accessibility.enable", json!({}))?;
    let answer = test.session.cdp("Accessibility.getFullAXTree", json!({}))?;
    let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
    let by_id: HashMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut out = String::new();
    if let Some(root) = nodes.first() {
        write_node(root, &by_id, 0, &mut out);
    }
    Ok(out)
}

fn write_node(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, out: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let shown = node["ignored"] != json!(true) && !PASSED_OVER.contains(&role);
    if shown {
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
        let _ = write!(out, "{:indent$}{role}", "", indent = depth * 2);
        if !name.is_empty() {
            let _ = write!(out, " “{name}”");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (what, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            let told = ["level", "expanded", "pressed", "checked", "selected", "modal", "disabled", "hidden"];
            if told.contains(&what) && *value != json!(false) {
                let _ = write!(out, " {what}={}", value.to_string().trim_matches('"'));
            }
        }
        out.push('\n');
    }
    for id in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = by_id.get(id) {
            write_node(child, by_id, depth + usize::from(shown), out);
        }
    }
}
