//! WebKit without its driver, which begins each session with nothing: MiniBrowser with a profile that outlives it. It is
//! looked at from outside: by the title of its window, and by what the server is asked for.

use super::driver::{Display, Folder};
use super::process::Guarded;
use crate::error::Result;
use crate::setup::Browsers;
use std::path::PathBuf;
use std::process::Command;

/// A screen and a profile.
pub struct Undriven {
    mini_browser: PathBuf,
    xdotool: PathBuf,
    display: Display,
    profile: Folder,
}

/// A running browser; dropping it ends all its processes at once, as a power cut does.
pub struct Running(#[expect(dead_code, reason = "ends the browser when dropped")] Guarded);

impl Undriven {
    /// With an empty profile. `None`, with the reason printed, where this machine can't have one.
    pub fn new(browsers: &Browsers) -> Result<Option<Self>> {
        let (Some(webkit), Some(xvfb), Some(xdotool)) = (&browsers.webkit, &browsers.xvfb, &browsers.xdotool) else {
            println!("notice: WebKit is not tried without its driver: MiniBrowser, Xvfb or xdotool is missing");
            return Ok(None);
        };
        Ok(Some(Self {
            mini_browser: webkit.program.clone(),
            xdotool: xdotool.clone(),
            display: Display::start(xvfb, "1024x768x24")?,
            profile: Folder::new()?,
        }))
    }

    /// Starts the browser at an address.
    pub fn open(&self, url: &str) -> Result<Running> {
        let own = Folder::new()?;
        let mut command = Command::new(&self.mini_browser);
        command.arg(url).env("DISPLAY", &self.display.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.env("NO_AT_BRIDGE", "1").env("TMPDIR", own.path()).env("HOME", self.profile.path());
        for name in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env(name, self.profile.path().join(name));
        }
        let guarded = Guarded::start(&command, own.path(), &self.profile.path().join("log"))?;
        // The guard removes it.
        std::mem::forget(own);
        Ok(Running(guarded))
    }

    /// What stands above the window: the page's title, or the browser's name before there is one.
    pub fn title(&self) -> String {
        let mut asked = Command::new(&self.xdotool);
        asked.args(["search", "--onlyvisible", "--class", "MiniBrowser", "getwindowname", "%@"]);
        let output = asked.env("DISPLAY", &self.display.name).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    }
}
