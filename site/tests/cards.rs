//! Preview images: in every language, for every page that has one, and the same in every build.

use atbildiba::content::Address;
use campaign::publish::Media;
use campaign::theme::Theme;
use site::TempFolder;
use site::build::data::{self, Content, Language};
use site::build::{Assets, Options};
use site::cards::drawing::{HEIGHT, WIDTH, png};
use site::cards::faces::{Measure, spans};
use site::cards::{self, Cards, Source};
use site::engine::{from_sources, minify_script};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const TODAY: &str = "2026-11-29";

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The bundled campaign.
fn bundled(folder: &TempFolder) -> (Content, Vec<Language>, Theme) {
    let content = project().join("public");
    let engine = from_sources(&project(), &|script| Ok(minify_script(script))).unwrap();
    let options = Options::new(&content, folder.path(), folder.path());
    let today = TODAY.parse().unwrap();
    let read = data::read(&content, today, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    let languages =
        data::write(&engine, &options, &read, &Media::default(), &[], &mut Assets::new(folder.path()), today).unwrap();
    let theme = Theme::read(&read.campaign.site.theme, &data::folder(&content)).unwrap();
    (read, languages, theme)
}

fn laid_out(languages: &[Language], theme: &Theme) -> Vec<Cards> {
    let measure = Measure::default();
    let today = TODAY.parse().unwrap();
    let of = |language: &Language| {
        let Language { tag, prerender, .. } = language;
        Cards::new(&Source { theme, tag, prerender, today }, &measure)
    };
    languages.iter().map(of).collect()
}

#[test]
fn every_item_has_a_card_and_discreet_pages_share_a_neutral_one() {
    let folder = TempFolder::new("site-cards-own").unwrap();
    let (content, languages, theme) = bundled(&folder);
    let all = laid_out(&languages, &theme);
    let mut neutral = BTreeSet::new();
    for (cards, language) in all.iter().zip(&languages) {
        let of = |path: &str| cards.of(&Address::parse(path, "")).clone();
        for path in ["/help", "/search", "/join", "/kiosk", "/nowhere"] {
            assert_eq!(of(path).alt, content.campaign.site.short_name, "{path}");
            neutral.insert(of(path).path);
        }
        assert_eq!(of("/calendar"), of("/"));
        let mut own = BTreeSet::from([of("/").path, of("/help").path]);
        let events = language.prerender.events().entries.iter();
        for (path, title) in events.map(|event| (format!("/events/{}", event.uid), event.title.to_string())) {
            let card = of(&path);
            assert!(card.alt.starts_with(&title), "{path}: {}", card.alt);
            assert!(own.insert(card.path), "{path}: two events look the same");
        }
        for one in language.prerender.supporters().supporters.iter() {
            assert!(own.insert(of(&format!("/supporters/{}", one.id)).path), "{}", one.id);
        }
        for entry in language.prerender.timeline().entries.iter() {
            // The same as an event's if both have the same texts.
            let card = of(&format!("/timeline/{}", entry.id));
            assert!(!card.alt.is_empty() && card != of("/") && card != of("/help"), "{}", entry.id);
        }
    }
    assert_eq!(neutral.len(), 1, "one for all languages");
    // Laid out again they are the same: names are made of nothing else.
    let again = laid_out(&languages, &theme);
    let path = |cards: &[Cards]| cards.iter().map(|cards| cards.of(&Address::Home).path.clone()).collect::<Vec<_>>();
    assert_eq!(path(&all), path(&again));
}

#[test]
fn cached_cards_are_not_rendered_again() {
    let folder = TempFolder::new("site-cards-cache").unwrap();
    let (_, languages, theme) = bundled(&folder);
    let all = laid_out(&languages, &theme);
    let path = all[0].of(&Address::Help).path.clone();
    let cache = folder.path().join("cache");
    fs::create_dir_all(cache.join("cards")).unwrap();
    // All of them are in the cache, so the output shows whether they were used.
    for cards in &all {
        for path in cards.paths() {
            fs::write(cache.join(path), path).unwrap();
        }
    }
    let out = folder.path().join("out");
    cards::write(all.iter(), &cache, &Assets::new(&out)).unwrap();
    assert_eq!(fs::read_to_string(out.join(&path)).unwrap(), path);
    // A missing one is rendered and cached.
    fs::remove_file(cache.join(&path)).unwrap();
    cards::write(all.iter(), &cache, &Assets::new(&out)).unwrap();
    let drawn = fs::read(out.join(&path)).unwrap();
    assert_eq!(drawn, fs::read(cache.join(&path)).unwrap());
    let size = |at: usize| u32::from_be_bytes(drawn[at..at + 4].try_into().unwrap());
    assert_eq!((&drawn[..8], size(16), size(20)), (b"\x89PNG\r\n\x1a\n".as_slice(), WIDTH, HEIGHT));
}

#[test]
fn rendering_is_reproducible_and_includes_all_letters() {
    let word = |text: &str| {
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="#0c2a33"/><text x="80" y="300" font-size="90" font-weight="800" fill="#fff">{}</text></svg>"##,
            spans(text)
        )
    };
    let mut pictures = BTreeSet::new();
    for text in ["", "Aa", "Āā", "Яя", "Її", "مسؤولية", "ةيلوؤسم", "Łł"] {
        let picture = png(&word(text)).unwrap();
        assert_eq!(picture, png(&word(text)).unwrap(), "{text}");
        // A character without a glyph would be drawn as nothing, or as the same box.
        assert!(pictures.insert(picture), "{text}");
    }
    assert!(png("<svg").is_none());
}
