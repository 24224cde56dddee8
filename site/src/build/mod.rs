//! `build`: from a campaign's folder and an [`Engine`] to a site for any static host.
//!
//! Each step is a module: slicing the content ([`data`]), photos ([`crate::photos`]), maps ([`crate::maps`]), style
//! ([`style`]), icons and the web app manifest ([`icons`], [`webmanifest`]), kiosks ([`kiosk`]), pages ([`pages`]),
//! preview images of shared links ([`crate::cards`]), calendars and feeds ([`feeds`]), the service worker ([`worker`]),
//! compressed copies ([`compress`]). Everything is written into a folder next to the site and moved into place at the
//! end, so a failed build changes nothing.

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
pub use out::OutputFolder;

use crate::cards::faces::Measure;
use crate::cards::{Cards, Source};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::progress::Step;
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
    /// The content folder, which contains `data/` and `photos/`, or the content files themselves.
    pub content: PathBuf,
    /// Where the site is written.
    pub out: PathBuf,
    /// The photo cache.
    pub cache: PathBuf,
    /// The path under which the site is published, `/` or `/campaign/`.
    pub public_url: String,
    /// For previewing: without a service worker.
    pub is_preview: bool,
    /// For benchmarks with large content: no pages for single events, supporters and entries, no feeds.
    pub is_sample: bool,
    /// With `.br` and `.gz` copies of every file of a compressible type.
    pub is_compressed: bool,
    /// The previous version contained wrong help numbers: visitors with a stored copy are asked to load this one.
    pub urgent: bool,
}

impl Options {
    /// Builds a content folder into a folder, for the root of a host.
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

    /// The public path without trailing slash.
    fn root(&self) -> &str {
        self.public_url.trim_end_matches('/')
    }
}

/// The result of a build.
pub struct Built {
    /// The number of pages.
    pub pages: usize,
    /// The files with hashed names.
    pub assets: Assets,
    /// The fonts that pages of the default language load, by asset name.
    pub fonts: Vec<String>,
    /// The files that the service worker stores.
    pub offline: worker::Offline,
}

/// The callbacks of a build.
pub struct Callbacks<'a> {
    /// Called with the current step.
    pub step: &'a dyn Fn(Step),
    /// Called with problems that do not stop the build.
    pub warn: &'a dyn Fn(&str),
    /// Encodes photos.
    pub photos: photos::Fill<'a>,
}

/// Builds the site into a folder next to its own and moves it into place.
///
/// # Errors
/// What failed and what to do. The previous site stays as it is.
pub fn build(engine: &Engine, options: &Options, callbacks: &Callbacks) -> Result<Built> {
    let out = OutputFolder::new(&options.out, &options.content)?;
    let built = build_into(engine, options, out.staging(), callbacks)?;
    out.put_in_place()?;
    Ok(built)
}

/// Builds the site into an empty folder.
///
/// # Errors
/// What failed and what to do. The folder is then incomplete.
pub fn build_into(engine: &Engine, options: &Options, folder: &Path, callbacks: &Callbacks) -> Result<Built> {
    let step = callbacks.step;
    let mut site = Site::new(engine, options, folder, None, callbacks)?;
    step(Step::Phase("pages"));
    let pages = pages::write(&site)?;
    if !site.cards.is_empty() {
        step(Step::Phase("pictures for shared links"));
        crate::cards::write(site.cards.iter(), &options.cache, &site.assets)?;
    }
    site.write_feeds(step)?;
    step(Step::Phase("service worker"));
    let tags: Vec<String> = site.languages.iter().map(|language| language.tag.clone()).collect();
    let offline = worker::write(engine, options, &tags, &mut site.assets)?;
    let paths: Vec<String> = files_below(folder)?.into_iter().map(|(path, _)| path).collect();
    site.assets.write("_headers", crate::publish::headers_file(options.root(), &paths).as_bytes())?;
    if options.is_compressed {
        step(Step::Phase("compressed copies"));
        compress::folder(folder)?;
    }
    out::list(folder)?;
    let own = site.languages.first().map_or("", |language| &language.name);
    let fonts = site.style.fonts.iter().filter(|font| font.is_for(own)).map(|font| font.name.clone()).collect();
    Ok(Built { pages, assets: site.assets, fonts, offline })
}

/// A site that is complete except for its pages.
pub struct Site {
    options: Options,
    content: data::Content,
    languages: Vec<data::Language>,
    /// The files besides pages.
    assets: Assets,
    /// What all pages are rendered with.
    frame: pages::Frame,
    /// Their style sheets and fonts.
    style: style::Style,
    /// The cards of each language, in the order of the languages; empty if there are none.
    cards: Vec<Cards>,
    /// The day of the build.
    built: Date,
}

impl Site {
    /// Reads and checks the campaign and writes everything except pages into an empty folder. Content that is unchanged
    /// since the site `before` is shared with it.
    fn new(
        engine: &Engine,
        options: &Options,
        folder: &Path,
        before: Option<&Self>,
        callbacks: &Callbacks,
    ) -> Result<Self> {
        let step = callbacks.step;
        step(Step::Phase("content"));
        let built = today();
        let content = data::read(&options.content, built, callbacks.warn)?;
        let mut assets = Assets::new(folder);
        assets.add_engine(engine)?;
        let folder_of_data = data::folder(&options.content);
        let theme = Theme::read(&content.campaign.site.theme, &folder_of_data);
        let theme = theme.map_err(|what| Error::new(what, "draw it with shapes alone"))?;
        assets.write("icon.svg", theme.icon.as_bytes())?;
        let sources = photos::folder(&folder_of_data);
        let inputs = photos::PhotoInputs {
            sources: &sources,
            cache: &options.cache,
            assets: &assets,
            fill: callbacks.photos,
            step,
            today: built,
        };
        let mut media = Media::default();
        for problem in inputs.all(&content.campaign, &mut media)? {
            (callbacks.warn)(&problem);
        }
        if !options.is_sample {
            step(Step::Phase("maps"));
            maps::add(&content.campaign, &theme.colors, &assets, &mut media)?;
        }
        step(Step::Phase("data"));
        let known = before.map_or(&[][..], |site| &site.languages);
        let languages = data::write(engine, options, &content, &media, known, &mut assets, built)?;
        let letters = style::letters(&languages);
        let style = style::write(engine, &theme, &letters, callbacks.warn, options.root(), &mut assets)?;
        kiosk::script(engine, &languages, &mut assets)?;
        icons::write(&theme.icon, &mut assets)?;
        webmanifest::write(&theme, options, &content, &languages, &mut assets)?;
        let cards = cards(options, &theme, &content, &languages, built);
        let frame = pages::Frame::new(engine, &theme)?;
        Ok(Self { options: options.clone(), content, languages, assets, frame, style, cards, built })
    }

    /// Writes the calendars to subscribe to, and the feed of changes.
    fn write_feeds(&self, step: &dyn Fn(Step)) -> Result<()> {
        if !self.options.is_sample && self.content.has(&Address::calendar(CalendarView::Now)) {
            step(Step::Phase("calendars to subscribe to"));
            feeds::write(self.options.root(), &self.languages, &self.assets, self.built)?;
        }
        Ok(())
    }
}

/// The cards of each language. None if nobody shares links: in previews, and in sites without a URL, with which
/// `og:image` must begin.
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

/// The date that prerendered pages take for today: `SOURCE_DATE_EPOCH` (reproducible-builds.org) or the machine's date
/// in UTC.
pub fn today() -> Date {
    let seconds =
        std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok()).unwrap_or_else(|| {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0, |now| now.as_secs() as i64)
        });
    Date::from_days(seconds.div_euclid(86_400) as i32)
}

/// An error such as `could not write a.json: disk full`, with advice.
pub fn file_error(what: &str, path: &Path, error: std::io::Error) -> Error {
    use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    let fix = match error.kind() {
        StorageFull | QuotaExceeded => "make room on the disk, and try again",
        PermissionDenied | ReadOnlyFilesystem => "use a folder that you may write to",
        _ => "",
    };
    Error::new(format!("could not {what} {}: {error}", path.display()), fix)
}
