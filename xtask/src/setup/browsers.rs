//! The tools of the browser tests: Chromium, Firefox and WebKit with their WebDriver servers, and axe-core.

use super::cargo_tool::CargoTool;
use super::npm::{self, NpmFile};
use super::step::Session;
use super::{apt, find};
use site::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};

const AXE: NpmFile = NpmFile { package: "axe-core", version: "4.14.1", file: "axe.min.js" };
const IBM: NpmFile = NpmFile { package: "accessibility-checker-engine", version: "4.0.34", file: "ace.js" };
/// WebKit's MiniBrowser includes the libraries that its driver needs.
const DEBIAN: [&str; 7] =
    ["chromium", "chromium-driver", "firefox-esr", "libfaketime", "webkit2gtk-driver", "xvfb", "xdotool"];

/// A browser and its WebDriver server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// The three browsers. A missing one has been reported; on Debian, none is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browsers {
    pub chromium: Option<Browser>,
    pub firefox: Option<Browser>,
    /// WebKitGTK's MiniBrowser; it needs a display.
    pub webkit: Option<Browser>,
    /// The display for machines without one.
    pub xvfb: Option<PathBuf>,
    /// Controls and observes that display, for the kiosk box.
    pub xdotool: Option<PathBuf>,
    /// The library that sets a browser's clock ahead.
    pub faketime: Option<PathBuf>,
    /// The file `axe.min.js` of axe-core.
    pub axe: PathBuf,
    /// The file `ace.js` of IBM's checker.
    pub ibm: PathBuf,
}

/// Four steps: the system's packages, geckodriver, axe-core, IBM's checker.
pub(super) fn ensure(session: &mut Session) -> Result<Browsers> {
    let system = if apt::present() {
        session.step(
            "browsers for tests",
            "about 2 min",
            || Some(System::find()).filter(System::complete),
            |session| apt::install(session, &DEBIAN),
        )?
    } else {
        let system = System::find();
        system.tell_missing();
        session.step("browsers for tests", "", || Some(system.clone()), |_| Ok(()))?
    };
    let geckodriver = CargoTool::geckodriver().ensure(session)?;
    let cache = session.cache.clone();
    let mut script = |label: &str, file: NpmFile| {
        session.step(
            label,
            "about 5 s",
            || file.find(&cache),
            |session| {
                npm::ensure(session)?;
                file.install(session)
            },
        )
    };
    let axe = script("axe-core 4.14.1", AXE)?;
    let ibm = script("IBM's accessibility checker 4.0.34", IBM)?;
    let browsers = Browsers {
        chromium: pair(system.chromium, system.chromedriver),
        firefox: pair(system.firefox, Some(geckodriver)),
        webkit: pair(system.mini_browser, system.webkit_driver),
        xvfb: system.xvfb,
        xdotool: system.xdotool,
        faketime: system.faketime,
        axe,
        ibm,
    };
    if browsers.chromium.is_none() && browsers.firefox.is_none() && browsers.webkit.is_none() {
        return Err(Error::new(
            "no browser for the tests is here",
            "install one of those named above, or run the tests without browsers: cargo xtask test --fast",
        ));
    }
    Ok(browsers)
}

fn pair(program: Option<PathBuf>, driver: Option<PathBuf>) -> Option<Browser> {
    Some(Browser { program: program?, driver: driver? })
}

/// What the system's package manager provides.
#[derive(Clone)]
struct System {
    chromium: Option<PathBuf>,
    chromedriver: Option<PathBuf>,
    firefox: Option<PathBuf>,
    mini_browser: Option<PathBuf>,
    webkit_driver: Option<PathBuf>,
    xvfb: Option<PathBuf>,
    xdotool: Option<PathBuf>,
    faketime: Option<PathBuf>,
}

impl System {
    fn find() -> Self {
        let found = |names: &[&str], mac: &str| {
            find::program(&[], names).or_else(|| Some(PathBuf::from(mac)).filter(|file| file.is_file()))
        };
        Self {
            chromium: found(
                &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"],
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ),
            chromedriver: found(&["chromedriver"], "/usr/lib/chromium-browser/chromedriver"),
            firefox: found(&["firefox-esr", "firefox"], "/Applications/Firefox.app/Contents/MacOS/firefox"),
            mini_browser: below_lib("webkit2gtk-4.", "MiniBrowser"),
            webkit_driver: find::program(&[], &["WebKitWebDriver"]),
            xvfb: find::program(&[], &["Xvfb"]),
            xdotool: find::program(&[], &["xdotool"]),
            // The variant for multithreaded programs.
            faketime: below_lib("faketime", "libfaketimeMT.so.1"),
        }
    }

    fn complete(&self) -> bool {
        self.missing().is_empty()
    }

    fn missing(&self) -> Vec<&'static str> {
        let all = [
            (&self.chromium, "Chromium or Chrome"),
            (&self.chromedriver, "chromedriver of the same version"),
            (&self.firefox, "Firefox"),
            (&self.mini_browser, "WebKitGTK's MiniBrowser (Linux only)"),
            (&self.webkit_driver, "WebKitWebDriver (Linux only)"),
            (&self.xvfb, "Xvfb (Linux only)"),
            (&self.xdotool, "xdotool (Linux only)"),
            (&self.faketime, "libfaketime (Linux only)"),
        ];
        all.iter().filter(|(found, _)| found.is_none()).map(|(_, name)| *name).collect()
    }

    fn tell_missing(&self) {
        let missing = self.missing();
        if !missing.is_empty() {
            eprintln!(
                "notice: the tests of some browsers are left out; install what is missing: {}\n  \
                 (macOS: brew install --cask chromium firefox chromedriver)",
                missing.join(", ")
            );
        }
    }
}

/// The newest `/usr/lib/<machine>/{folder}…/{file}`; Fedora has no folder for the machine.
fn below_lib(folder: &str, file: &str) -> Option<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
    };
    let is_meant = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(folder));
    let machines = folders(Path::new("/usr/lib"));
    let mut found: Vec<PathBuf> = machines
        .iter()
        .flat_map(|machine| folders(machine))
        .chain(machines.iter().cloned())
        .filter(is_meant)
        .map(|folder| folder.join(file))
        .filter(|file| file.is_file())
        .collect();
    found.sort_by(|a, b| a.parent().and_then(Path::file_name).cmp(&b.parent().and_then(Path::file_name)));
    found.pop()
}
