//! `serve`: previews the site and updates it whenever the content changes. Errors are shown at the top of the page.

use super::{cache, campaign};
use crate::build::preview::Preview;
use crate::build::{Callbacks, Options, file_error};
use crate::cli::Serve;
use crate::engine::Engine;
use crate::error::Result;
use crate::photos;
use crate::progress::{Printer, Step};
use crate::serve::watch::Watch;
use crate::serve::{self, Server, check_port};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Returns when the user presses Ctrl-C.
pub fn run(options: &Serve, engine: &Engine) -> Result<()> {
    let content = campaign(options.dir.as_ref())?;
    let mut previews = Previews::new(&content, &options.public_url, &cache()?)?;
    let endpoint = Endpoint { port: options.port, public_url: &options.public_url, opens: options.opens };
    follow(&endpoint, vec![content], move |_| previews.next(engine, photos::FILL))
}

/// Where a preview is served.
pub struct Endpoint<'a> {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// `/`, or `/campaign/`.
    pub public_url: &'a str,
    /// Whether to open the browser.
    pub opens: bool,
}

/// Serves the result of `next`, and calls `next` again with the changed files whenever something changes in the folders
/// `watched`. Returns when the user presses Ctrl-C.
///
/// # Errors
/// The port is in use. Errors of `next` are shown over the last version that it produced.
pub fn follow(
    endpoint: &Endpoint,
    watched: Vec<PathBuf>,
    mut next: impl FnMut(&[PathBuf]) -> Result<PreviewSite> + Send,
) -> Result<()> {
    check_port(endpoint.port)?;
    // Created before the build, so that changes during it are not missed.
    let mut watch = Watch::new(watched);
    let first = next(&[]);
    let folder = Placeholder::new()?;
    let server = Server::start(serve::Options {
        root: folder.0.clone(),
        port: endpoint.port,
        base: endpoint.public_url.to_owned(),
        live_reload: true,
        log: false,
    })?;
    match first {
        Ok(made) => server.set_notice(&made.show(&server)),
        Err(error) => {
            eprintln!("{error}");
            folder.write_placeholder()?;
            server.set_notice(&error.to_string());
        }
    }
    println!("The site is at {}  (Ctrl-C stops it)", server.url());
    if endpoint.opens {
        super::open::browser(&server.url());
    }
    let server = &server;
    std::thread::scope(|scope| {
        // Ends with the process.
        scope.spawn(move || {
            loop {
                let changed = watch.wait();
                let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
                let started = Instant::now();
                match next(&changed) {
                    Ok(made) => {
                        server.set_notice(&made.show(server));
                        server.reload();
                        println!("{}: shown after {} ms", names.join(", "), started.elapsed().as_millis());
                    }
                    Err(error) => {
                        eprintln!("{error}\nThe site as it was before is still shown.");
                        server.set_notice(&error.to_string());
                    }
                }
            }
        });
        server.until_interrupted();
        println!("\nstopped");
        let _ = fs::remove_dir_all(scratch());
        std::process::exit(0)
    })
}

/// This process's folder for served files.
fn scratch() -> PathBuf {
    std::env::temp_dir().join(format!("atbildiba-{}", std::process::id()))
}

/// A folder with one empty page, served until there is a valid version.
struct Placeholder(PathBuf);

impl Placeholder {
    fn new() -> Result<Self> {
        let folder = scratch().join("none");
        fs::create_dir_all(&folder).map_err(|error| file_error("make the folder", &folder, error))?;
        Ok(Self(folder))
    }

    fn write_placeholder(&self) -> Result<()> {
        for name in ["index.html", "404.html"] {
            let page = "<!doctype html><html lang=\"en\"><title>atbildiba</title><body></body></html>";
            let file = self.0.join(name);
            fs::write(&file, page).map_err(|error| file_error("write", &file, error))?;
        }
        Ok(())
    }
}

/// A version of the site with the warnings of `check`.
pub struct PreviewSite {
    root: PathBuf,
    preview: Arc<Preview>,
    warnings: String,
}

impl PreviewSite {
    /// Shows it; returns the warnings.
    fn show(self, server: &Server) -> String {
        server.set_pages(self.root, self.preview);
        self.warnings
    }
}

/// The versions of a previewed site. Each has a folder of its own, so the last valid one stays complete.
pub struct Previews {
    folder: PathBuf,
    options: Options,
    shown: Option<Arc<Preview>>,
    /// The number of versions so far.
    count: u64,
}

impl Previews {
    /// Previews a campaign under a public path; `cache` is the photo cache.
    ///
    /// # Errors
    /// The folder for served files can't be made.
    pub fn new(content: &Path, public_url: &str, cache: &Path) -> Result<Self> {
        let folder = scratch();
        fs::create_dir_all(&folder).map_err(|error| file_error("make the folder", &folder, error))?;
        let options = Options { public_url: public_url.to_owned(), ..Options::new(content, &folder.join("0"), cache) };
        Ok(Self { folder, options, shown: None, count: 0 })
    }

    /// Builds the current version of the campaign.
    ///
    /// # Errors
    /// As [`crate::build::build`].
    pub fn next(&mut self, engine: &Engine, photos: photos::Fill) -> Result<PreviewSite> {
        let of = |count: u64| self.folder.join(count.to_string());
        let root = of(self.count + 1);
        let warnings = RefCell::new(String::new());
        let printer = Printer::new();
        let callbacks = Callbacks {
            step: &|step| {
                if let Step::Photo { .. } = step {
                    printer.print(step);
                }
            },
            warn: &|warning| {
                eprintln!("warning: {warning}");
                *warnings.borrow_mut() += warning;
                warnings.borrow_mut().push('\n');
            },
            photos,
        };
        let preview = Preview::new(engine, &self.options, &root, self.shown.as_deref(), &callbacks);
        let preview = Arc::new(preview.inspect_err(|_| drop(fs::remove_dir_all(&root)))?);
        // The previous version still answers its requests while this one starts.
        let _ = fs::remove_dir_all(of(self.count.saturating_sub(1)));
        (self.shown, self.count) = (Some(preview.clone()), self.count + 1);
        Ok(PreviewSite { root, preview, warnings: warnings.into_inner() })
    }
}
