//! `serve`: shows the site, and anew whenever the content changes. What is wrong stands over the page.

use super::{cache, campaign};
use crate::build::preview::Preview;
use crate::build::{Options, Surroundings};
use crate::cli::Serve;
use crate::engine::Engine;
use crate::error::{OrFail, Result};
use crate::photos;
use crate::serve::watch::Watch;
use crate::serve::{self, Server, check_port};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Returns when the person presses Ctrl-C.
pub fn run(options: &Serve, engine: &Engine) -> Result<()> {
    check_port(options.port)?;
    let content = campaign(options.dir.as_ref())?;
    let mut previews = Previews::new(&content, &options.public_url)?;
    // Before the build, so that a change during it is not missed.
    let mut watch = Watch::new(vec![content]);
    let first = previews.next(engine);
    let server = Server::start(serve::Options {
        root: previews.placeholder()?,
        port: options.port,
        base: options.public_url.clone(),
        live_reload: true,
        log: false,
    })?;
    let notice = match first {
        Ok(made) => made.show(&server),
        Err(error) => {
            eprintln!("{error}");
            error.to_string()
        }
    };
    server.set_notice(&notice);
    println!("The site is at {}  (Ctrl-C stops it)", server.url());
    if options.opens {
        super::open::browser(&server.url());
    }
    let folder = previews.folder.clone();
    let server = &server;
    std::thread::scope(|scope| {
        // Ends with the process.
        scope.spawn(move || {
            loop {
                let changed = watch.wait();
                let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
                let started = Instant::now();
                match previews.next(engine) {
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
        let _ = fs::remove_dir_all(&folder);
        std::process::exit(0)
    })
}

/// A version of the site, and what `check` warns of.
struct Made {
    root: PathBuf,
    preview: Arc<Preview>,
    warnings: String,
}

impl Made {
    /// Shows it; gives the warnings.
    fn show(self, server: &Server) -> String {
        server.set_pages(self.root, self.preview);
        self.warnings
    }
}

/// The site as `serve` shows it. Each version has a folder of its own, so the last good one stays whole.
struct Previews {
    folder: PathBuf,
    options: Options,
    shown: Option<Arc<Preview>>,
    /// How many versions there were.
    count: u64,
}

impl Previews {
    fn new(content: &Path, public_url: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("atbildiba-{}", std::process::id()));
        fs::create_dir_all(&folder).or_fail(|| format!("making {}", folder.display()), "is the disk full?")?;
        let options =
            Options { public_url: public_url.to_owned(), ..Options::new(content, &folder.join("0"), &cache()?) };
        Ok(Self { folder, options, shown: None, count: 0 })
    }

    /// The campaign as it is now.
    fn next(&mut self, engine: &Engine) -> Result<Made> {
        let of = |count: u64| self.folder.join(count.to_string());
        let root = of(self.count + 1);
        let warnings = RefCell::new(String::new());
        let around = Surroundings {
            step: &|_| {},
            warn: &|warning| {
                eprintln!("warning: {warning}");
                *warnings.borrow_mut() += warning;
                warnings.borrow_mut().push('\n');
            },
            photos: photos::FILL,
        };
        let preview = Preview::new(engine, &self.options, &root, self.shown.as_deref(), &around);
        let preview = Arc::new(preview.inspect_err(|_| drop(fs::remove_dir_all(&root)))?);
        // The version before answers what was asked of it while this one comes.
        let _ = fs::remove_dir_all(of(self.count.saturating_sub(1)));
        (self.shown, self.count) = (Some(preview.clone()), self.count + 1);
        Ok(Made { root, preview, warnings: warnings.into_inner() })
    }

    /// A site of one empty page, while there has been no good one.
    fn placeholder(&self) -> Result<PathBuf> {
        let folder = self.folder.join("none");
        fs::create_dir_all(&folder).or_fail(|| format!("making {}", folder.display()), "is the disk full?")?;
        for name in ["index.html", "404.html"] {
            let page = "<!doctype html><html lang=\"en\"><title>atbildiba</title><body></body></html>";
            fs::write(folder.join(name), page).or_fail(|| format!("writing {name}"), "is the disk full?")?;
        }
        Ok(folder)
    }
}
