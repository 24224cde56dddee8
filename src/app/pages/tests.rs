use super::*;
use crate::app::Prerender;
use crate::content::slice::{Files, slices};
use crate::dates::Date;
use crate::i18n::compile::{compile, merge};
use leptos::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn json(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The bundled campaign.
fn bundled(lang: &str) -> Prerender {
    let [site, events, supporters, timeline, help] =
        ["site", "events", "supporters", "timeline", "help"].map(|name| json(&format!("public/data/{name}.json")));
    let mut ui = json(&format!("messages/{lang}/ui.json"));
    merge(&mut ui, json(&format!("public/messages/{lang}/ui.json")));
    let messages = compile(&ui, &json(&format!("messages/{lang}/dates.json"))).unwrap();
    let files = Files { site, events, supporters, timeline, help };
    Prerender::new("", Date::from_ymd(2026, 11, 23).unwrap(), &slices(&files, lang, messages, &[])).unwrap()
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
    let page = bundled("en").render(&address);
    assert!(
        page.body.contains(r#"<main id="main" tabindex="-1" class="press"><h1>Sources</h1></main>"#),
        "{}",
        page.body
    );
    assert!(page.meta.title.starts_with("Sources"), "{:?}", page.meta);
    // Anything without a row is not found.
    let missing = bundled("en").render(&Address::parse("/pres", ""));
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
