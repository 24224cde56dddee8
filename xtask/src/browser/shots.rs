//! Screenshots of pages, for inspection: [`screenshots`].

use super::driver::{Engine, Setup};
use super::session::Session;
use crate::setup::Browsers;
use site::error::{OrFail, Result};
use site::serve;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A screen: its name in file names, its size in CSS pixels, its device pixels per CSS pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub scale: f64,
}

/// Phone, tablet, laptop, kiosk.
pub const SCREENS: [Screen; 4] = [
    Screen { width: 390, height: 844, scale: 2.0 },
    Screen { width: 820, height: 1180, scale: 1.0 },
    Screen { width: 1280, height: 800, scale: 1.0 },
    Screen { width: 1080, height: 1920, scale: 1.0 },
];

/// The screenshots to take: every address on every screen in every theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Shots {
    /// Paths with query: `/en/calendar?q=x`.
    pub addresses: Vec<String>,
    pub screens: Vec<Screen>,
    /// `prefers-color-scheme: dark`, or not.
    pub dark: Vec<bool>,
    /// The whole page instead of the first screen.
    pub full: bool,
    /// JavaScript to run before the screenshot (such as a click); empty for none.
    pub script: String,
}

impl Default for Shots {
    fn default() -> Self {
        Self {
            addresses: vec!["/".into()],
            screens: SCREENS.to_vec(),
            dark: vec![false, true],
            full: false,
            script: String::new(),
        }
    }
}

/// Takes screenshots of the built site in `site` with Chromium. `done` is called with each file as soon as it is
/// written, and with the page's console messages (each once).
pub fn screenshots(
    browsers: &Browsers,
    site: &Path,
    out: &Path,
    shots: &Shots,
    mut done: impl FnMut(PathBuf, &str),
) -> Result<()> {
    fs::create_dir_all(out).or_fail(|| format!("making {}", out.display()), "")?;
    let server = serve::spawn_for_tests(site)?;
    let mut session = Session::start(Engine::Chromium, browsers, Setup::default())?;
    for address in &shots.addresses {
        for screen in &shots.screens {
            for dark in &shots.dark {
                session.set_metrics(screen.width, screen.height, screen.scale)?;
                session.set_dark(*dark)?;
                session.goto(&format!("{}{}", server.url(), address.trim_start_matches('/')))?;
                let settled = "document.documentElement.matches('[data-ready], [data-failed]')";
                // Without hydration, the screenshot shows the page as it is, which is what should be inspected.
                let ready = session.wait_for("html[data-ready]", settled, Duration::from_secs(5));
                if !shots.script.is_empty() {
                    session.run_async(&shots.script, &[])?;
                }
                session.run_async("await document.fonts.ready; await new Promise(requestAnimationFrame);", &[])?;
                let file = out.join(file_name(address, *screen, *dark, shots.full));
                if shots.full {
                    session.full_screenshot(&file)?
                } else {
                    session.screenshot(&file)?
                }
                let mut said: Vec<String> = session.console()?.iter().map(ToString::to_string).collect();
                said.extend(ready.err().map(|error| error.to_string()));
                done(file, &said.join("\n"));
            }
        }
    }
    Ok(())
}

/// `en_calendar-390x844-dark.png`; the front page is `index`.
fn file_name(address: &str, screen: Screen, dark: bool, full: bool) -> String {
    let plain: String = address
        .trim_matches('/')
        .chars()
        .map(|letter| if letter.is_alphanumeric() || letter == '-' { letter } else { '_' })
        .collect();
    let name = if plain.is_empty() { "index" } else { &plain };
    let theme = if dark { "dark" } else { "light" };
    let full = if full { "-full" } else { "" };
    format!("{name}-{}x{}-{theme}{full}.png", screen.width, screen.height)
}
