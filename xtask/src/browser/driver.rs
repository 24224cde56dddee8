//! Starting browsers: a driver and a fresh profile for each session, and the display that WebKit needs.

use super::process::{Guarded, end_all, poll};
use super::wire::Wire;
use crate::setup::{Browser, Browsers};
use hyper::Method;
use serde_json::{Value, json};
use site::TempFolder;
use site::error::{Error, OrFail, Result};
use std::fmt;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The engines in which the site is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Blink, driven by chromedriver.
    Chromium,
    /// Gecko, driven by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, driven by WebKitWebDriver.
    WebKit,
}

/// All engines, in test order.
pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        })
    }
}

impl Engine {
    /// Its programs; `None` if this machine lacks them.
    pub fn of(self, browsers: &Browsers) -> Option<&Browser> {
        match self {
            Engine::Chromium => browsers.chromium.as_ref(),
            Engine::Firefox => browsers.firefox.as_ref(),
            Engine::WebKit => browsers.webkit.as_ref(),
        }
    }
}

/// A folder for one session's profile and logs. Its name is in the command line of every process of the session, which
/// is how these are found (see [`super::process`]).
pub(super) fn session_folder() -> Result<TempFolder> {
    TempFolder::new("browser-test")
}

/// A virtual display for WebKit, one for each session. Without a window manager, the window below the pointer has the
/// focus, which determines where `:focus` is drawn. The pointer is at the centre of the screen, so the screen is small,
/// and a window, which may be larger, is always below it.
pub(super) struct Display {
    /// The value of `DISPLAY`.
    pub name: String,
    _server: Guarded,
    _folder: TempFolder,
}

impl Display {
    /// Starts Xvfb with a screen (`800x600x24`) on a display number of its choice.
    pub fn start(xvfb: &Path, screen: &str) -> Result<Self> {
        let folder = session_folder()?;
        let log = folder.path().join("log");
        let mut command = Command::new(xvfb);
        command.args(["-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]);
        let server = Guarded::start(&command, folder.path(), &log)?;
        let number = || fs::read_to_string(&log).ok()?.lines().find_map(|line| line.trim().parse::<u32>().ok());
        let number = poll(Duration::from_secs(20), number).ok_or_else(|| {
            let said = fs::read_to_string(&log).unwrap_or_default();
            Error::new(format!("Xvfb does not start: {said}"), "run the tests with --fast, or repair Xvfb")
        })?;
        Ok(Self { name: format!(":{number}"), _server: server, _folder: folder })
    }
}

/// A running driver with its only session.
pub(super) struct Driver {
    pub wire: Wire,
    /// `/session/{id}`.
    pub path: String,
    // Dropped in this order: first all processes end, then their folder is removed.
    _process: Guarded,
    _folder: TempFolder,
    _display: Option<Display>,
}

/// How a session differs from the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup<'a> {
    /// Whether the page's scripts run.
    pub scripts: bool,
    /// Continues an earlier session's profile; WebKit's driver always starts with an empty one.
    pub profile: Option<&'a Profile>,
    /// Opens this address in a window without address bar, like an installed app (Chromium).
    pub app: Option<&'a str>,
    /// `prefers-color-scheme: dark`; in Chromium, [`super::session::Session::set_dark`] changes it at any time.
    pub dark: bool,
    /// Whether hot scripts are compiled (Chromium): the code is retained and counts as heap.
    pub compiles: bool,
    /// libfaketime, to set the browser's clock a year ahead.
    pub year_ahead: Option<&'a Path>,
}

impl Default for Setup<'_> {
    fn default() -> Self {
        Self { scripts: true, profile: None, app: None, dark: false, compiles: true, year_ahead: None }
    }
}

/// A browser's profile that outlives its session; removed when dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile(TempFolder);

impl Profile {
    pub fn new() -> Result<Self> {
        let profile = Self(session_folder()?);
        let path = profile.path();
        fs::create_dir_all(&path).or_fail(|| format!("making {}", path.display()), "")?;
        Ok(profile)
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("profile")
    }

    /// Kills every process of the browser at once, like `kill -9`; the profile stays as it is at that moment.
    pub fn kill(&self) -> Result<()> {
        end_all(&self.path())
    }
}

/// What drivers and browsers print if another process has their port.
const PORT_TAKEN: &str = "Address already in use";

impl Driver {
    /// Starts driver and browser; returns when a session is open. If a port that was free is taken before they listen
    /// on it (WebKit's driver chooses another one by itself), they are started again, which is printed.
    pub fn start(engine: Engine, browsers: &Browsers, setup: Setup) -> Result<Self> {
        for _ in 0..2 {
            match Self::start_once(engine, browsers, setup) {
                Err(error) if error.to_string().contains(PORT_TAKEN) => {
                    println!("notice: {engine} is started again: {PORT_TAKEN}");
                }
                started => return started,
            }
        }
        Self::start_once(engine, browsers, setup)
    }

    fn start_once(engine: Engine, browsers: &Browsers, setup: Setup) -> Result<Self> {
        let browser = engine.of(browsers).ok_or_else(|| Error::new(format!("{engine} is not installed"), ""))?;
        let display = match &browsers.xvfb {
            Some(xvfb) if engine == Engine::WebKit => Some(Display::start(xvfb, "800x600x24")?),
            _ => None,
        };
        let folder = session_folder()?;
        let log = folder.path().join("log");
        let port = free_port()?;
        let mut command = command(engine, browser, display.as_ref(), folder.path(), port);
        if setup.dark && engine == Engine::WebKit {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        if let Some(library) = setup.year_ahead {
            command.env("LD_PRELOAD", library).env("FAKETIME", "+366d");
        }
        let process = Guarded::start(&command, folder.path(), &log)?;
        let mut wire = Wire::new(port)?;
        let said = || fs::read_to_string(&log).unwrap_or_default();
        let up = poll(Duration::from_secs(20), || wire.call(Method::GET, "/status", None).ok());
        if up.is_none() {
            return Err(Error::new(format!("{} does not answer: {}", browser.driver.display(), said()), ""));
        }
        let asked = json!({"capabilities": {"alwaysMatch": capabilities(engine, browser, folder.path(), setup)}});
        let answer = wire.call(Method::POST, "/session", Some(&asked)).map_err(|error| {
            Error::new(format!("{engine} does not start: {error}\n{}", said()), "start it by hand to see why")
        })?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        Ok(Self { wire, path: format!("/session/{id}"), _process: process, _folder: folder, _display: display })
    }
}

/// A port on which nobody is listening.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).or_fail(|| "looking for a free port".into(), "")?;
    Ok(listener.local_addr().or_fail(|| "looking for a free port".into(), "")?.port())
}

fn command(engine: Engine, browser: &Browser, display: Option<&Display>, folder: &Path, port: u16) -> Command {
    let mut command = Command::new(&browser.driver);
    match engine {
        Engine::Chromium => command.arg(format!("--port={port}")),
        Engine::Firefox => {
            let socket = free_port().unwrap_or(0).to_string();
            command.args(["--port", &port.to_string(), "--marionette-port", &socket, "--log", "error"]);
            // Console messages are read in Firefox's own context.
            command.args(["--allow-system-access", "--profile-root"]).arg(folder)
        }
        Engine::WebKit => {
            for_webkit(&mut command);
            command.arg(format!("--port={port}"))
        }
    };
    if let (Engine::WebKit, Some(display)) = (engine, display) {
        command.env("DISPLAY", &display.name);
    }
    command.env("TMPDIR", folder);
    at_home_in(&mut command, folder);
    command
}

/// WebKit on a virtual display, where its sandbox can't be set up.
pub(super) fn for_webkit(command: &mut Command) {
    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
    command.env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
}

/// No accessibility bus to wait for; the user's caches and settings are not used.
pub(super) fn at_home_in(command: &mut Command, folder: &Path) {
    command.env("NO_AT_BRIDGE", "1");
    for name in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        command.env(name, folder.join(name));
    }
}

/// Nothing is listening there: no request of a test leaves this machine.
const NO_PROXY: &str = "http://127.0.0.1:9";

/// The last argument but one is unknown to Chromium: it identifies the session's processes, wherever their profile is.
fn chromium_arguments(folder: &Path, setup: Setup) -> Vec<String> {
    let usual = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--lang=en-GB",
        // As in `kiosk/launch.sh`: otherwise a table of all loads is written and queried at each load.
        "--disable-features=SegmentationPlatform",
        "--proxy-bypass-list=127.0.0.1",
    ];
    let profile = setup.profile.map_or_else(|| folder.join("profile"), Profile::path);
    let own = [
        format!("--proxy-server={NO_PROXY}"),
        format!("--user-data-dir={}", profile.display()),
        format!("--session={}", folder.display()),
    ];
    let app = setup.app.map(|address| format!("--app={address}"));
    let interpreted = (!setup.compiles).then(|| INTERPRETED.into());
    usual.map(String::from).into_iter().chain(own).chain(app).chain(interpreted).collect()
}

/// V8 interprets scripts and compiles neither them nor the transitions to the wasm, and collects no data for later
/// compilation.
const INTERPRETED: &str = "--js-flags=--no-sparkplug --no-maglev --no-turbofan --no-wasm-dynamic-tiering --no-regexp-tier-up --no-lazy-feedback-allocation";

/// geckodriver creates a profile itself if none is given.
fn firefox_arguments(setup: Setup) -> Vec<String> {
    let profile = setup.profile.map(|profile| profile.path().display().to_string());
    let named = profile.map(|path| ["-profile".into(), path]).into_iter().flatten();
    ["-headless".to_owned()].into_iter().chain(named).collect()
}

fn capabilities(engine: Engine, browser: &Browser, folder: &Path, setup: Setup) -> Value {
    let program = browser.program.to_string_lossy();
    match engine {
        Engine::Chromium => json!({
            "goog:chromeOptions": {
                "binary": program, "args": chromium_arguments(folder, setup),
                // The effect of the kiosk's policy `SavingBrowserHistoryDisabled`: otherwise each load is slowed down
                // by earlier ones.
                "prefs": {"history.saving_disabled": true},
            },
            "goog:loggingPrefs": {"browser": "ALL"},
        }),
        Engine::Firefox => json!({
            "moz:firefoxOptions": {"binary": program, "args": firefox_arguments(setup), "prefs": {
                "javascript.enabled": setup.scripts,
                // 0 is dark.
                "layout.css.prefers-color-scheme.content-override": u8::from(!setup.dark),
                "datareporting.policy.dataSubmissionEnabled": false,
                "browser.shell.checkDefaultBrowser": false,
                "app.normandy.enabled": false,
                // A proxy that does not exist: NO_PROXY.
                "network.proxy.type": 1, "network.proxy.no_proxies_on": "127.0.0.1",
                "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
                "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9,
                // Tab moves to links even if the system's default skips them.
                "accessibility.tabfocus": 7,
            }},
        }),
        Engine::WebKit => {
            let markup = format!("--enable-javascript-markup={}", setup.scripts);
            json!({"webkitgtk:browserOptions": {"binary": program, "args": [
                "--automation", markup, format!("--proxy={NO_PROXY}"), "--ignore-host=127.0.0.1",
            ]}})
        }
    }
}
