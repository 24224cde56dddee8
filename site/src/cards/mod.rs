//! Cards: the preview images that chats and social networks show for shared links (`og:image`), one for each event,
//! supporter and timeline entry, and one for all other pages, in every language.
//!
//! Discreet pages (help, search, taking part) share a card with only the emblem and the site's name. [`drawing`] draws
//! a card, [`faces`] contains the fonts, [`lines`] breaks text. A card is named after the hash of its drawing, so pages
//! can refer to it before it is rendered, and cards rendered earlier come from the cache.

pub mod drawing;
pub mod faces;
pub mod lines;

use crate::build::{Assets, cores, file_error};
use crate::error::{Error, Result};
use atbildiba::app::Prerender;
use atbildiba::app::pages::PageKind;
use atbildiba::calendar::occurrences::{EventOccurrence, Occurrences};
use atbildiba::calendar::{status, when};
use atbildiba::content::{Address, Event};
use atbildiba::dates::Date;
use atbildiba::dates::edtf::Edtf;
use atbildiba::text::{BaseDirection, capitalised};
use campaign::theme::Theme;
use drawing::{Drawing, Words};
use faces::{Measure, covers};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The renderer's version, part of the hash: another version or other fonts may render differently. Change it when
/// the renderer or the fonts change.
const RENDERER: &str = "resvg 0.49.0, faces 1";

/// The card of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Below the site's root: `cards/card.0123456789abcdef.png`.
    pub path: String,
    /// Its alternative text.
    pub alt: String,
}

/// The inputs of one language's cards.
pub struct Source<'a> {
    /// The campaign's theme.
    pub theme: &'a Theme,
    /// BCP 47 tag.
    pub tag: &'a str,
    /// The language's content and date formatting.
    pub prerender: &'a Prerender,
    /// The day of the build.
    pub today: Date,
}

/// The cards of one language.
pub struct Cards {
    site: Card,
    neutral: Card,
    /// By the path of the address without language.
    own: BTreeMap<String, Card>,
    /// The drawings by path.
    drawings: BTreeMap<String, String>,
}

impl Cards {
    /// Lays all of them out without rendering any.
    pub fn new(source: &Source, measure: &Measure) -> Self {
        let mut cards = CardLayout {
            drawing: Drawing { theme: source.theme, direction: BaseDirection::of(source.tag), measure },
            drawings: BTreeMap::new(),
        };
        let about = source.prerender.site();
        let name = &*about.short_name;
        let named = Words { site: name.into(), ..Words::default() };
        let neutral = cards.add(&named);
        let said = |text: &atbildiba::content::Text| text.get(source.tag, "").text.to_owned();
        let of_site = Words { title: said(&about.name), accent: said(&about.details.kicker), ..named.clone() };
        let site = cards.add_or(&of_site, &neutral);
        let mut own = BTreeMap::new();
        let mut add = |address: Address, words: Words| {
            let card = cards.add_or(&Words { site: name.into(), ..words }, &site);
            own.insert(address.to_path(), card);
        };
        let all = Occurrences::new(&source.prerender.events().entries);
        for (index, event) in source.prerender.events().entries.iter().enumerate() {
            let address = Address::Event { uid: event.uid.to_string().into(), on: None };
            add(address, source.event(event, all.shown(index, source.today)));
        }
        for one in source.prerender.supporters().supporters.iter() {
            let address = Address::Supporters { open: Some(one.id.to_string().into()), query: Default::default() };
            add(address, Words { title: said(&one.name), detail: said(&one.job_title), ..Words::default() });
        }
        for entry in source.prerender.timeline().entries.iter() {
            let date = Edtf::parse(&entry.date).ok();
            let accent =
                date.map_or(String::new(), |date| source.prerender.with_context(|context| context.edtf(&date)));
            let address = Address::Timeline { open: Some(entry.id.to_string().into()), query: "".into() };
            add(address, Words { title: said(&entry.title), accent, ..Words::default() });
        }
        Self { site, neutral, own, drawings: cards.drawings }
    }

    /// The card of a page.
    pub fn of(&self, address: &Address) -> &Card {
        if PageKind::of(address).is_discreet {
            return &self.neutral;
        }
        self.own.get(&address.to_path()).unwrap_or(&self.site)
    }

    /// The paths of all cards, without duplicates.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.drawings.keys().map(String::as_str)
    }
}

impl Source<'_> {
    fn event(&self, event: &Event, next: Option<EventOccurrence>) -> Words {
        let accent = next.map_or(String::new(), |next| {
            self.prerender.with_context(|context| {
                let when = capitalised(&when(context, event, &next));
                let status = status(context, event, &next).map(|status| [" · ", status].concat());
                when + &status.unwrap_or_default()
            })
        });
        let places = event.locations.iter().map(|place| &*place.name).filter(|name| !name.is_empty());
        let detail = places.collect::<Vec<_>>().join("; ");
        Words { title: event.title.to_string(), accent, detail, ..Words::default() }
    }
}

/// The cards during layout.
struct CardLayout<'a> {
    drawing: Drawing<'a>,
    drawings: BTreeMap<String, String>,
}

impl CardLayout<'_> {
    fn add(&mut self, words: &Words) -> Card {
        let covered = |text: &String| if covers(text) { text.clone() } else { String::new() };
        let Words { site, title, accent, detail } = words;
        let drawn =
            Words { site: covered(site), title: covered(title), accent: covered(accent), detail: covered(detail) };
        let svg = self.drawing.svg(&drawn);
        let digest = Sha256::new().chain_update(RENDERER).chain_update(&svg).finalize();
        let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        let path = format!("cards/card.{hash}.png");
        self.drawings.insert(path.clone(), svg);
        Card { path, alt: words.alt() }
    }

    /// Adds the card, or uses another one if the fonts lack characters of the title.
    fn add_or(&mut self, words: &Words, other: &Card) -> Card {
        if covers(&words.title) { self.add(words) } else { other.clone() }
    }
}

/// Renders the cards missing from the cache, on all cores, and writes all of them.
///
/// # Errors
/// A file can't be written.
pub fn write<'a>(all: impl Iterator<Item = &'a Cards>, cache: &Path, assets: &Assets) -> Result<()> {
    let drawings: BTreeMap<&str, &str> =
        all.flat_map(|cards| &cards.drawings).map(|(path, svg)| (path.as_str(), svg.as_str())).collect();
    let drawn = |(path, svg): (&str, &str)| {
        let kept = cache.join(path);
        let png = match fs::read(&kept) {
            Ok(png) => png,
            Err(_) => {
                let png = drawing::png(svg).ok_or_else(|| Error::new(format!("{path} can't be drawn"), "report it"))?;
                keep(&kept, &png)?;
                png
            }
        };
        assets.write(path, &png)
    };
    cores::each(drawings.into_iter().collect(), drawn).map(drop)
}

/// Written under another name and renamed, so that an interrupted build leaves no partial picture.
fn keep(file: &Path, png: &[u8]) -> Result<()> {
    let fresh = file.with_extension(format!("{}.new", std::process::id()));
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| file_error("make the folder", folder, error))?;
    }
    fs::write(&fresh, png).and_then(|()| fs::rename(&fresh, file)).map_err(|error| file_error("write", file, error))
}
