//! A preview of the site: pages are rendered when requested, so that changes are visible at once however many pages
//! there are. Without worker, cards, sitemap and compressed copies.

use super::pages::{self, Pages};
use super::{Callbacks, Options, Site, file_error};
use crate::engine::Engine;
use crate::error::Result;
use crate::serve;
use atbildiba::content::Address;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A site whose pages are rendered when requested.
pub struct Preview {
    pub(super) site: Site,
    /// For each page's file, the index of its language and its address.
    pages: BTreeMap<String, (usize, Address)>,
}

impl Preview {
    /// Reads and checks the campaign, and writes everything except pages into the folder, which is created. Content
    /// that is unchanged since the preview `before` is shared with it.
    ///
    /// # Errors
    /// As [`super::build`].
    pub fn new(
        engine: &Engine,
        options: &Options,
        folder: &Path,
        before: Option<&Self>,
        callbacks: &Callbacks,
    ) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| file_error("make the folder", folder, error))?;
        let options = Options { is_preview: true, ..options.clone() };
        let mut site = Site::new(engine, &options, folder, before.map(|before| &before.site), callbacks)?;
        let addresses = pages::addresses(&site);
        let mut files = BTreeMap::new();
        for language in 0..site.languages.len() {
            let pages = Pages::new(&site, language)?;
            files.extend(addresses.iter().map(|address| (pages.file(address), (language, address.clone()))));
        }
        pages::write_beside(&site, &addresses)?;
        site.write_feeds(callbacks.step)?;
        super::worker::write(engine, &options, &[], &mut site.assets)?;
        Ok(Self { site, pages: files })
    }

    /// The names of the pages' files below the site's root.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }
}

impl serve::Pages for Preview {
    fn has(&self, file: &str) -> bool {
        self.pages.contains_key(file)
    }

    fn page(&self, file: &str) -> Option<Result<String>> {
        let (language, address) = self.pages.get(file)?;
        Some(Pages::new(&self.site, *language).and_then(|pages| pages.html(address)))
    }
}
