//! WebKit without its driver, which starts each session with an empty profile: MiniBrowser with a profile that outlives
//! it, observed from outside through the title of its window and through the requests to the server.

use super::driver::{Display, at_home_in, for_webkit, session_folder};
use super::process::Guarded;
use crate::setup::Browsers;
use site::TempFolder;
use site::error::Result;
use std::path::PathBuf;
use std::process::Command;

/// A screen and a profile.
pub struct Undriven {
    mini_browser: PathBuf,
    xdotool: PathBuf,
    display: Display,
    profile: TempFolder,
}

/// A running browser; dropping it kills all its processes at once, like a power cut.
pub struct Running(#[expect(dead_code, reason = "ends the browser when dropped")] Guarded);

impl Undriven {
    /// With an empty profile. `None`, with the reason printed, if this machine does not support it.
    pub fn new(browsers: &Browsers) -> Result<Option<Self>> {
        let (Some(webkit), Some(xvfb), Some(xdotool)) = (&browsers.webkit, &browsers.xvfb, &browsers.xdotool) else {
            println!("notice: WebKit is not tried without its driver: MiniBrowser, Xvfb or xdotool is missing");
            return Ok(None);
        };
        Ok(Some(Self {
            mini_browser: webkit.program.clone(),
            xdotool: xdotool.clone(),
            display: Display::start(xvfb, "1024x768x24")?,
            profile: session_folder()?,
        }))
    }

    /// Starts the browser at an address.
    pub fn open(&self, url: &str) -> Result<Running> {
        let own = session_folder()?;
        let mut command = Command::new(&self.mini_browser);
        command.arg(url).env("DISPLAY", &self.display.name).env("TMPDIR", own.path()).env("HOME", self.profile.path());
        for_webkit(&mut command);
        at_home_in(&mut command, self.profile.path());
        let guarded = Guarded::start(&command, own.path(), &self.profile.path().join("log"))?;
        // The guard removes it.
        std::mem::forget(own);
        Ok(Running(guarded))
    }

    /// The window's title: the page's title, or the browser's name before there is one.
    pub fn title(&self) -> String {
        let mut asked = Command::new(&self.xdotool);
        asked.args(["search", "--onlyvisible", "--class", "MiniBrowser", "getwindowname", "%@"]);
        let output = asked.env("DISPLAY", &self.display.name).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    }
}
