//! The files of the served site: those in a folder, and pages rendered on request.

use crate::error::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Pages rendered on request.
pub trait Pages: Send + Sync {
    /// Whether there is a page with this name, below the site's root.
    fn has(&self, file: &str) -> bool;

    /// Renders a page; `None` if there is no such page.
    fn page(&self, file: &str) -> Option<Result<String>>;
}

/// The sources of responses.
#[derive(Clone)]
pub(super) struct Files {
    root: PathBuf,
    pages: Option<Arc<dyn Pages>>,
}

impl Files {
    pub fn new(root: PathBuf, pages: Option<Arc<dyn Pages>>) -> Self {
        Self { root, pages }
    }

    /// The name, if it belongs to a page, or to a file that is in the folder even after resolving symbolic links.
    pub fn find(&self, name: String) -> Option<String> {
        let is_page = self.pages.as_ref().is_some_and(|pages| pages.has(&name));
        (is_page || is_inside(&self.root, &self.root.join(&name))).then_some(name)
    }

    /// The bytes of a name returned by [`Files::find`]. `None` if the file is gone; an error if a page can't be
    /// rendered.
    pub fn read(&self, name: &str) -> Option<Result<Vec<u8>>> {
        let page = self.pages.as_ref().and_then(|pages| pages.page(name));
        page.map(|page| page.map(String::into_bytes)).or_else(|| fs::read(self.root.join(name)).ok().map(Ok))
    }
}

fn is_inside(root: &Path, file: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(file).is_some_and(|file| file.is_file() && real(root).is_some_and(|root| file.starts_with(root)))
}
