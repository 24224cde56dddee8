//! The search over all sections of the bundled campaign: what is found, in which order, and how it is shown.

mod common;

use atbildiba::content::{Catalogue, Section};
use atbildiba::search::results;
use atbildiba::search::site_index::SiteIndex;
use common::content;
use leptos::prelude::*;

fn catalogue(lang: &str) -> &'static Catalogue {
    Box::leak(Box::new(common::published(&content(), lang).search))
}

fn everything(lang: &str) -> SiteIndex {
    let mut everything = SiteIndex::new(catalogue(lang));
    while !everything.grow(7) {}
    everything
}

#[test]
fn sections_are_ordered_by_their_best_match() {
    let lv = everything("lv");
    let sections =
        |typed: &str| -> Vec<Section> { lv.find(typed, 8).groups.iter().map(|group| group.section).collect() };
    assert_eq!(sections("marta")[..2], [Section::Help, Section::Supporters]);
    for (typed, first) in [
        ("jāņi", Section::Events),
        ("siliņai", Section::Supporters),
        ("rokasgrāmata", Section::Timeline),
        // In a warning sign.
        ("iestādēm", Section::Help),
    ] {
        assert_eq!(sections(typed).first(), Some(&first), "{typed}");
    }
    for section in [Section::Events, Section::Supporters, Section::Timeline] {
        assert!(sections("darba grupa").contains(&section), "{section:?}");
    }
    assert!(sections("").is_empty() && sections("qqqq").is_empty());
}

#[test]
fn a_section_shows_its_best_matches_and_the_total() {
    let lv = everything("lv");
    let found = lv.find("diena", 3);
    let days = found.groups.iter().find(|group| group.section == Section::Events).unwrap();
    assert!(days.best.len() == 3 && days.count > 20 && found.count >= days.count);
    assert!(days.address("diena").is_some());
    let all = lv.find("diena", usize::MAX);
    assert_eq!(all.groups.iter().map(|group| group.best.len()).sum::<usize>(), found.count);
}

#[test]
fn the_index_is_the_same_whatever_the_steps() {
    let mut whole = SiteIndex::new(catalogue("uk"));
    assert!(whole.grow(usize::MAX) && whole.grow(0));
    let by_steps = everything("uk");
    for typed in ["різдва", "поліцію", "жінок", "робоча група"] {
        let count = |all: &SiteIndex| all.find(typed, 8).groups.iter().map(|group| group.count).collect::<Vec<_>>();
        assert_eq!(count(&whole), count(&by_steps), "{typed}");
    }
}

#[test]
fn results_are_links_with_highlighted_matches() {
    for (lang, typed, title, mark) in [
        ("lv", "jāņos", "<strong><mark>Jāņu</mark> diena</strong>", "/events/st-johns-day"),
        ("ru", "рождества", "<strong><mark>Рождество</mark></strong>", "/ru/events/christmas"),
        ("uk", "силіня", "<strong>Evika <mark>Siliņa</mark></strong>", "/uk/supporters/evika-silina"),
        ("en", "conferen", "<mark>conferen</mark>ce", "/en/timeline/"),
    ] {
        let html = common::pages(&content(), lang).with_context(|context| {
            let mut everything = SiteIndex::new(catalogue(lang));
            everything.grow(usize::MAX);
            results(context, typed, &everything.find(typed, 8)).to_html()
        });
        assert!(html.contains(title) && html.contains(mark), "{typed}: {html}");
        assert!(html.contains("role=\"status\"") && html.contains("class=\"results\""), "{html}");
    }
}
