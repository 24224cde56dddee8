use super::*;
use crate::app::{Prerender, Published};
use crate::content::{Attract, Home, List};
use crate::dates::Date;
use crate::i18n::compile::compile;
use crate::ui::Core;
use leptos::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn json(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_json::from_str(&text).unwrap()
}

const SITE: &str = r#"{"name": "Sample", "shortName": "Sample", "intro": "", "languages": ["en"], "timeZone": "UTC",
    "year": 2026, "categories": [], "fields": [], "kinds": []}"#;

/// A site that has nothing but its pages.
fn empty() -> Prerender {
    let messages = compile(&json("messages/en/ui.json"), &json("messages/en/dates.json")).unwrap();
    let site = serde_json::from_str(SITE).unwrap();
    let core = Core { lang: "en".into(), site, messages, featured: Vec::new(), languages: Vec::new() };
    let published = Published {
        core,
        home: Home { entries: List::default(), details: Default::default() },
        events: Default::default(),
        supporters: Default::default(),
        timeline: Default::default(),
        help: Default::default(),
        about: Default::default(),
        attract: Attract { entries: List::default(), supporters: Vec::new(), timeline: Vec::new() },
        search: Default::default(),
    };
    Prerender::new("", Date::from_ymd(2026, 11, 23).unwrap(), published)
}

/// A page that no site has: its row, and this.
pub(super) static PRESS: StaticPage = StaticPage {
    title: Msg::Sources,
    description: |context, _| context.t(Msg::LicencesText),
    view: |_| view! { <h1>{Context::get().t(Msg::Sources)}</h1> }.into_any(),
};

#[test]
fn a_static_page_needs_only_a_row_and_its_content() {
    let address = Address::parse("/press", "");
    assert_eq!(PageKind::of(&address).name, "press");
    assert_eq!(address.to_path(), "/press");
    let page = empty().render(&address);
    assert!(
        page.body.contains(r#"<main id="main" tabindex="-1" class="press"><h1>Sources</h1></main>"#),
        "{}",
        page.body
    );
    assert!(page.meta.title.starts_with("Sources"), "{:?}", page.meta);
    // What is in no row is not found.
    let missing = empty().render(&Address::parse("/pres", ""));
    assert!(missing.meta.title.starts_with("There is no such page"), "{:?}", missing.meta);
}

#[test]
fn every_kind_has_a_row() {
    let all = [
        "/",
        "/calendar",
        "/events/x",
        "/supporters",
        "/timeline",
        "/help",
        "/about",
        "/join",
        "/kiosk",
        "/search",
        "/x",
        "/calendar/plan",
        "/embed/next",
    ];
    for (path, page) in all.into_iter().zip(PAGES) {
        assert!(std::ptr::eq(PageKind::of(&Address::parse(path, "")), page), "{path} is {}", page.name);
    }
}
