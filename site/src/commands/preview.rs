//! `serve`: shows the site, and anew whenever the content changes. What is wrong stands over the page.

use super::{cache, campaign};
use crate::build::{self, Options, Surroundings};
use crate::cli::Serve;
use crate::engine::Engine;
use crate::error::{OrFail, Result};
use crate::photos;
use crate::serve::watch::Watch;
use crate::serve::{self, Server, check_port};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Returns when the person presses Ctrl-C.
pub fn run(options: &Serve, engine: &Engine) -> Result<()> {
    check_port(options.port)?;
    let content = campaign(options.dir.as_ref())?;
    let preview = Preview::new(&content, &options.public_url)?;
    // Before the build, so that a change during it is not missed.
    let mut watch = Watch::new(vec![content]);
    let (root, notice) = match preview.build(engine) {
        Ok((root, warnings)) => (root, warnings),
        Err(error) => {
            eprintln!("{error}");
            (preview.placeholder()?, error.to_string())
        }
    };
    let server = Server::start(serve::Options {
        root,
        port: options.port,
        base: options.public_url.clone(),
        live_reload: true,
        log: false,
    })?;
    server.set_notice(&notice);
    println!("The site is at {}  (Ctrl-C stops it)", server.url());
    if options.opens {
        super::open::browser(&server.url());
    }
    std::thread::scope(|scope| {
        // Ends with the process.
        scope.spawn(|| {
            loop {
                let changed = watch.wait();
                let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
                let started = Instant::now();
                match preview.build(engine) {
                    Ok((root, warnings)) => {
                        server.set_root(root);
                        server.set_notice(&warnings);
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
        let _ = fs::remove_dir_all(&preview.folder);
        std::process::exit(0)
    })
}

/// The site as `serve` builds it: into one of two folders in turn, so that the last good one stays whole.
struct Preview {
    folder: PathBuf,
    options: Options,
    /// Whether the second is the next to be written.
    is_second: AtomicBool,
}

impl Preview {
    fn new(content: &Path, public_url: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("atbildiba-{}", std::process::id()));
        fs::create_dir_all(&folder).or_fail(|| format!("making {}", folder.display()), "is the disk full?")?;
        let options = Options {
            public_url: public_url.to_owned(),
            is_preview: true,
            ..Options::new(content, &folder.join("a"), &cache()?)
        };
        Ok(Self { folder, options, is_second: false.into() })
    }

    /// Builds it; gives its folder and the warnings.
    fn build(&self, engine: &Engine) -> Result<(PathBuf, String)> {
        let is_second = self.is_second.load(Ordering::Relaxed);
        let out = self.folder.join(if is_second { "b" } else { "a" });
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
        build::build(engine, &Options { out: out.clone(), ..self.options.clone() }, &around)?;
        self.is_second.store(!is_second, Ordering::Relaxed);
        Ok((out, warnings.into_inner()))
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
