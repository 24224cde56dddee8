//! `site.json`, `kiosk`: the settings of kiosks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Settings of kiosk mode.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Kiosk {
    /// Seconds without a touch until the app asks whether anyone is still there.
    pub idle_seconds: u32,
    /// The same on the help page, where people read and take notes.
    pub help_idle_seconds: u32,
    /// Seconds from the question until everything is reset.
    pub countdown_seconds: u32,
    /// The kiosks, the usual one first; `/kiosk?profile=name` starts another. By default there is one with all views
    /// and languages.
    pub profiles: Vec<Profile>,
}

/// A kind of kiosk: a screen and what it shows.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Profile {
    /// The id, a slug, used in the address that the kiosk opens.
    pub name: String,
    /// The path of the page that a touch opens, without language: any page, such as `/` or `/calendar`.
    pub start: String,
    /// The languages offered, starting with the one that it returns to; by default all of the site.
    pub languages: Vec<String>,
    /// The views offered besides home and help; all by default.
    pub views: Vec<View>,
    /// Seconds without a touch, if they differ from the general `idleSeconds`.
    pub idle_seconds: Option<u32>,
    /// The visible part of the screen, so that controls are as large as a fingertip.
    pub screen: Screen,
    /// The PIN of the operator's screen, which opens after a long press on the logo: 4 to 8 digits. It stops visitors,
    /// not burglars.
    pub pin: String,
    /// How much faster time passes, for trials and tests; 1 in use.
    pub speed: u32,
}

/// A view that a kiosk may offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// The calendar.
    Calendar,
    /// The wall of supporters.
    Supporters,
    /// The timeline.
    Timeline,
}

/// The size of a screen's visible part, in millimetres.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Screen {
    /// The width, as it hangs.
    pub width_mm: u32,
    /// The height.
    pub height_mm: u32,
}

impl View {
    /// All views.
    pub const ALL: [Self; 3] = [Self::Calendar, Self::Supporters, Self::Timeline];
}

impl Default for Screen {
    /// A 24-inch screen in portrait orientation.
    fn default() -> Self {
        Self { width_mm: 299, height_mm: 531 }
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            name: "stand".into(),
            start: "/".into(),
            languages: Vec::new(),
            views: Vec::new(),
            idle_seconds: None,
            screen: Screen::default(),
            pin: "".into(),
            speed: 1,
        }
    }
}

impl Default for Kiosk {
    fn default() -> Self {
        Self { idle_seconds: 60, help_idle_seconds: 120, countdown_seconds: 20, profiles: Vec::new() }
    }
}
