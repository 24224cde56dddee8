//! `site.json`, `kiosk`: the settings of kiosks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Settings of kiosk mode.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Kiosk {
    /// Seconds without a touch before the app asks whether anyone is still there.
    pub idle_seconds: u32,
    /// The same on the help page, where people read and write down.
    pub help_idle_seconds: u32,
    /// Seconds the question stands before everything is reset.
    pub countdown_seconds: u32,
    /// The kiosks, the usual one first: `/kiosk?profile=name` starts another. None: one with all views and languages.
    pub profiles: Vec<Profile>,
}

/// One kind of box: a screen and what it shows.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Profile {
    /// A slug; stands in the address that the box opens.
    pub name: String,
    /// Where a touch leads, without language: `/` or `/calendar`.
    pub start: String,
    /// The languages offered, the one to come back to first; all of the site when empty.
    pub languages: Vec<String>,
    /// The views offered beside home and help; all when empty.
    pub views: Vec<View>,
    /// Seconds without a touch, where they differ from `idleSeconds` above.
    pub idle_seconds: Option<u32>,
    /// The visible part of the screen, so that what is touched is as large as a fingertip.
    pub screen: Screen,
    /// Opens the operator's screen after a long press on the mark: 4 to 8 digits. It keeps visitors out, not burglars.
    pub pin: String,
    /// How many times faster time runs: for trying out and tests; 1 on a stand.
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
    /// From left to right, as it hangs.
    pub width_mm: u32,
    /// From top to bottom.
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
