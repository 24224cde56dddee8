//! `build`: from a campaign's folder and an [`Engine`] to a site, ready for any static host.
//!
//! Steps, each in a module: cut the content into what pages load ([`data`]), photos ([`crate::photos`]), maps ([`crate::maps`]), style ([`style`]),
//! icons and what makes it an app ([`icons`], [`webmanifest`]), kiosks ([`kiosk`]), pages ([`pages`]), pictures for shared
//! links ([`crate::cards`]), calendars and what changed ([`feeds`]), the service worker ([`worker`]), compressed copies ([`compress`]). Everything is written into a folder
//! beside and moved into place at the end, so a failed build changes nothing.

mod assets;
pub mod compress;
pub mod cores;
pub mod data;
mod feeds;
mod icons;
mod kiosk;
mod neutral;
mod out;
mod pages;
pub mod preview;
pub mod style;
#[cfg(test)]
mod tests;
pub mod webmanifest;
pub mod worker;

pub use assets::{Asset, Assets, files_below};
pub use out::Out;

use crate::cards::faces::Measure;
use crate::cards::{Cards, Source};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::{maps, photos};
use atbildiba::content::{Address, CalendarView};
use atbildiba::dates::Date;
use campaign::publish::Media;
use campaign::theme::Theme;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// The content folder: holds `data/` and `photos/`, or the content files themselves.
    pub content: PathBuf,
    /// Where the site is written.
    pub out: PathBuf,
    /// Where photos are kept between builds.
    pub cache: PathBuf,
    /// Path under which the site is published, `/` or `/campaign/`.
    pub public_url: String,
    /// For looking at while it is worked on: without a service worker.
    pub is_preview: bool,
    /// For measuring large content: no page for each event, supporter and entry, no feeds.
    pub is_sample: bool,
    /// With `.br` and `.gz` beside each file that gains by it.
    pub is_compressed: bool,
    /// The version before had wrong help numbers: whoever has it stored is told so and asked to load this one.
    pub urgent: bool,
}

impl Options {
    /// A content folder into a folder, for the root of a host.
    pub fn new(content: &Path, out: &Path, cache: &Path) -> Self {
        Self {
            content: content.into(),
            out: out.into(),
            cache: cache.into(),
            public_url: "/".into(),
            is_preview: false,
            is_sample: false,
            is_compressed: false,
            urgent: false,
        }
    }

    /// The public path without a slash at the end.
    fn root(&self) -> &str {
        self.public_url.trim_end_matches('/')
    }
}

/// What was built.
pub struct Built {
    /// How many pages.
    pub pages: usize,
    /// The files whose names hold a hash.
    pub assets: Assets,
    /// The fonts that pages of the default language load, by their names among the assets.
    pub fonts: Vec<String>,
    /// What the service worker keeps.
    pub offline: worker::Offline,
}

/// What a build asks of its surroundings.
pub struct Surroundings<'a> {
    /// Is told what is done now.
    pub step: &'a dyn Fn(&str),
    /// Is told what is wrong but stops nothing.
    pub warn: &'a dyn Fn(&str),
    /// Makes the small pictures of photos.
    pub photos: photos::Fill<'a>,
}

/// Builds the site into a folder beside its own, and moves it into place.
///
/// # Errors
/// Says what failed and what to do; the site that was there before stays as it is.
pub fn build(engine: &Engine, options: &Options, around: &Surroundings) -> Result<Built> {
    let out = Out::new(&options.out, &options.content)?;
    let built = build_into(engine, options, out.staging(), around)?;
    out.put_in_place()?;
    Ok(built)
}

/// Builds the site into this empty folder.
///
/// # Errors
/// Says what failed and what to do; the folder is then half full.
pub fn build_into(engine: &Engine, options: &Options, folder: &Path, around: &Surroundings) -> Result<Built> {
    let step = around.step;
    let mut site = Site::new(engine, options, folder, None, around)?;
    step("pages");
    let pages = pages::write(&site)?;
    if !site.cards.is_empty() {
        step("pictures for shared links");
        crate::cards::write(site.cards.iter(), &options.cache, &site.assets)?;
    }
    site.write_feeds(step)?;
    step("service worker");
    let tags: Vec<String> = site.languages.iter().map(|language| language.tag.clone()).collect();
    let offline = worker::write(engine, options, &tags, &mut site.assets)?;
    let paths: Vec<String> = files_below(folder)?.into_iter().map(|(path, _)| path).collect();
    site.assets.write("_headers", crate::publish::headers_file(options.root(), &paths).as_bytes())?;
    if options.is_compressed {
        step("compressed copies");
        compress::folder(folder)?;
    }
    out::list(folder)?;
    let own = site.languages.first().map_or("", |language| &language.name);
    let fonts = site.fonts.iter().filter(|font| font.is_for(own)).map(|font| font.name.clone()).collect();
    Ok(Built { pages, assets: site.assets, fonts, offline })
}

/// A site of which all is made but its pages.
pub struct Site {
    options: Options,
    content: data::Content,
    languages: Vec<data::Language>,
    /// The files beside the pages.
    assets: Assets,
    /// What all pages are made with.
    frame: pages::Frame,
    /// The faces that they load.
    fonts: Vec<style::Font>,
    /// The cards of each language, in the order of the languages; empty where there are none.
    cards: Vec<Cards>,
    /// The day of the build.
    built: Date,
}

impl Site {
    /// Reads and checks the campaign and writes into an empty folder what stands beside the pages. What is the same as in the site
    /// `before` is shared with it.
    fn new(
        engine: &Engine,
        options: &Options,
        folder: &Path,
        before: Option<&Self>,
        around: &Surroundings,
    ) -> Result<Self> {
        let step = around.step;
        step("content");
        let built = today();
        let content = data::read(&options.content, built, around.warn)?;
        let mut assets = Assets::new(folder);
        assets.add_engine(engine)?;
        let folder_of_data = data::folder(&options.content);
        let theme = Theme::read(&content.campaign.site.theme, &folder_of_data);
        let theme = theme.map_err(|what| Error::new(what, "draw it with shapes alone"))?;
        assets.write("icon.svg", theme.icon.as_bytes())?;
        let sources = photos::folder(&folder_of_data);
        let maker = photos::Maker {
            sources: &sources,
            cache: &options.cache,
            assets: &assets,
            fill: around.photos,
            step,
            today: built,
        };
        let mut media = Media::default();
        for problem in maker.all(&content.campaign, &mut media)? {
            (around.warn)(&problem);
        }
        if !options.is_sample {
            step("maps");
            maps::add(&content.campaign, &theme.colors, &assets, &mut media)?;
        }
        step("data");
        let known = before.map_or(&[][..], |site| &site.languages);
        let languages = data::write(engine, options, &content, &media, known, &mut assets, built)?;
        let letters = style::letters(&languages);
        let fonts = style::write(engine, &theme, &letters, around.warn, &mut assets)?;
        kiosk::script(engine, &languages, &mut assets)?;
        icons::write(&theme.icon, &mut assets)?;
        webmanifest::write(&theme, options, &content, &languages, &mut assets)?;
        let cards = cards(options, &theme, &content, &languages, built);
        let frame = pages::Frame::new(engine, &theme)?;
        Ok(Self { options: options.clone(), content, languages, assets, frame, fonts, cards, built })
    }

    /// Calendars to subscribe to, and what changed.
    fn write_feeds(&self, step: &dyn Fn(&str)) -> Result<()> {
        if !self.options.is_sample && self.content.has(&Address::calendar(CalendarView::Now)) {
            step("calendars to subscribe to");
            feeds::write(self.options.root(), &self.languages, &self.assets, self.built)?;
        }
        Ok(())
    }
}

/// The cards of each language. None where nobody shares a link: while the site is worked on, and while it has no address,
/// which `og:image` has to begin with.
fn cards(
    options: &Options,
    theme: &Theme,
    content: &data::Content,
    languages: &[data::Language],
    today: Date,
) -> Vec<Cards> {
    if options.is_preview || options.is_sample || content.campaign.site.url.is_empty() {
        return Vec::new();
    }
    let measure = Measure::default();
    let of = |language: &data::Language| {
        let data::Language { tag, prerender, .. } = language;
        Cards::new(&Source { theme, tag, prerender, today }, &measure)
    };
    languages.iter().map(of).collect()
}

/// The day that prerendered pages take for today: `SOURCE_DATE_EPOCH` (reproducible-builds.org) or
/// the machine's day in UTC.
pub fn today() -> Date {
    let seconds =
        std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok()).unwrap_or_else(|| {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0, |now| now.as_secs() as i64)
        });
    Date::from_days(seconds.div_euclid(86_400) as i32)
}

/// `could not write a.json: disk full`, and what to do about it.
pub fn file_error(what: &str, path: &Path, error: std::io::Error) -> Error {
    use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    let fix = match error.kind() {
        StorageFull | QuotaExceeded => "make room on the disk, and try again",
        PermissionDenied | ReadOnlyFilesystem => "use a folder that you may write to",
        _ => "",
    };
    Error::new(format!("could not {what} {}: {error}", path.display()), fix)
}
