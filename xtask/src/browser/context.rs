//! The context of a test: a server with the site, a browser, and the list of findings.

use super::driver::{Engine, Setup};
use super::session::Session;
use super::site::{Page, Pages};
use crate::setup::Browsers;
use site::error::{Error, OrFail, Result};
use site::serve::{self, Fault, Server};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a page may take to hydrate.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Screenshots of one test's failures; further failures have none.
const MAX_PICTURES: usize = 3;

/// Failures of one test reported in full; further ones are counted.
const MAX_TOLD: usize = 15;

/// The service worker is replaced by one that does nothing, so that each page comes from the server. Tests of the
/// worker itself enable it ([`TestContext::with_worker`]).
const WORKER: &str = "/sw.js";

/// A test's environment, fresh for each test.
pub struct TestContext<'a> {
    pub engine: Engine,
    pub browsers: &'a Browsers,
    pub pages: &'a Pages,
    /// Serves the site; its faults and its log belong to this test.
    pub server: Server,
    pub session: Session,
    /// For screenshots.
    out: &'a Path,
    name: &'a str,
    failures: Vec<Failure>,
    /// The number of items examined, for the report.
    pub looked_at: usize,
}

/// A failure, with the addresses at which it occurred.
struct Failure {
    what: String,
    addresses: Vec<String>,
    picture: Option<PathBuf>,
    console: String,
}

impl<'a> TestContext<'a> {
    pub(super) fn new(
        engine: Engine,
        browsers: &'a Browsers,
        pages: &'a Pages,
        out: &'a Path,
        name: &'a str,
    ) -> Result<Self> {
        let server = serve::spawn_for_tests(pages.served_to(engine))?;
        server.set_fault(WORKER, Some(Fault::Answer { status: 200, media_type: "text/javascript", body: Vec::new() }));
        let mut session = Session::start(engine, browsers, Setup::default())?;
        session.set_viewport(1280, 800)?;
        Ok(Self { engine, browsers, pages, server, session, out, name, failures: Vec::new(), looked_at: 0 })
    }

    /// Serves the site as published, with its service worker (and without WebKit's collector).
    pub fn with_worker(&self) {
        self.server.set_root(&self.pages.root);
        self.server.set_fault(WORKER, None);
    }

    /// The address of the wasm that every page loads.
    pub fn wasm(&self) -> Result<String> {
        let files = fs::read_dir(&self.pages.root).or_fail(|| "reading the site".into(), "")?;
        let names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
        let is_it = |name: &String| name.starts_with("app.") && name.ends_with(".wasm");
        let found = names.into_iter().find(is_it).map(|name| format!("/{name}"));
        found.ok_or_else(|| Error::new("the site has no app.*.wasm", ""))
    }

    /// Starts another browser beside the test's own.
    pub fn start(&self, setup: Setup) -> Result<Session> {
        Session::start(self.engine, self.browsers, setup)
    }

    /// Replaces the test's browser. With a profile, end the previous browser by [`super::Profile::kill`].
    pub fn restart(&mut self, setup: Setup) -> Result<()> {
        self.session = Session::start(self.engine, self.browsers, setup)?;
        self.session.set_viewport(1280, 800).map(drop)
    }

    /// The complete URL of a path.
    pub fn url(&self, address: &str) -> String {
        format!("{}{}", self.server.url(), address.trim_start_matches('/'))
    }

    /// Opens an address and waits for hydration; counts it as examined.
    pub fn open(&mut self, address: &str) -> Result<()> {
        self.looked_at += 1;
        if self.engine != Engine::WebKit {
            // Late messages of the previous page do not belong to this one; WebKit's are lost with their page.
            self.session.console()?;
        }
        self.load(address)?;
        if self.engine == Engine::WebKit && self.is_out_of_bounds()? {
            println!("notice: WebKit lost the bounds of the wasm's memory at {address}; loaded again");
            self.load(address)?;
        }
        Ok(())
    }

    fn load(&mut self, address: &str) -> Result<()> {
        self.session.goto(&self.url(address))?;
        let settled = "document.documentElement.matches('[data-ready], [data-failed]')";
        self.session.wait_for("html[data-ready]", settled, PATIENCE)
    }

    /// Considered a fault of WebKit: it occurs once in a hundred to a thousand loads, each time in another place, in
    /// code that only reads its own memory. A reproducible fault of ours fails the second time, too.
    fn is_out_of_bounds(&mut self) -> Result<bool> {
        if self.session.run("return 'failed' in document.documentElement.dataset", &[])? != true {
            return Ok(false);
        }
        Ok(self.session.console()?.iter().any(|said| said.to_string().contains("Out of bounds memory access")))
    }

    /// Runs a check on each page. An error is that page's failure, and the check continues with the next one.
    pub fn each(&mut self, pages: &[Page], mut check: impl FnMut(&mut Self, &Page) -> Result<()>) {
        for page in pages {
            if let Err(error) = check(self, page) {
                self.fail(&page.address, error.to_string());
            }
        }
    }

    /// Records a finding at an address. The same finding at many addresses becomes one entry.
    pub fn fail(&mut self, address: &str, what: impl Into<String>) {
        let what = what.into();
        if let Some(known) = self.failures.iter_mut().find(|failure| failure.what == what) {
            known.addresses.push(address.to_owned());
            return;
        }
        let taken = self.failures.iter().filter(|failure| failure.picture.is_some()).count();
        let picture = (taken < MAX_PICTURES).then(|| self.picture(taken).ok()).flatten();
        let console: Vec<String> = self.session.console().iter().flatten().map(ToString::to_string).collect();
        self.failures.push(Failure { what, addresses: vec![address.to_owned()], picture, console: console.join("\n") });
    }

    /// The number of findings so far.
    pub fn failures(&self) -> usize {
        self.failures.iter().map(|failure| failure.addresses.len()).sum()
    }

    /// Records a finding unless `holds`.
    pub fn expect(&mut self, holds: bool, address: &str, what: impl FnOnce() -> String) {
        if !holds {
            self.fail(address, what());
        }
    }

    fn picture(&mut self, number: usize) -> Result<PathBuf> {
        fs::create_dir_all(self.out).or_fail(|| format!("making {}", self.out.display()), "")?;
        let name: String = self.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let file = self.out.join(format!("{}-{name}-{number}.png", self.engine));
        self.session.screenshot(&file)?;
        Ok(file)
    }

    /// All findings as text; `None` if there are none.
    pub(super) fn report(&self) -> Option<String> {
        let mut text = String::new();
        for failure in self.failures.iter().take(MAX_TOLD) {
            let shown = failure.addresses.len().min(3);
            text += &format!("  {}", failure.addresses[..shown].join("  "));
            match failure.addresses.len() - shown {
                0 => text.push('\n'),
                more => text += &format!("  and {more} more\n"),
            }
            let picture = failure.picture.iter().map(|file| format!("picture: {}", file.display()));
            let console = failure.console.lines().map(|line| format!("console: {line}"));
            for line in failure.what.lines().map(str::to_owned).chain(console).chain(picture) {
                text += &format!("      {line}\n");
            }
        }
        if self.failures.len() > MAX_TOLD {
            text += &format!("  … and {} other failures\n", self.failures.len() - MAX_TOLD);
        }
        (!text.is_empty()).then_some(text)
    }
}
