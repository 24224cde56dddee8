//! `site.json`, `theme`: the campaign's appearance.

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The campaign's appearance.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Theme {
    /// Its colours. One, `{"light": {"sea": "#b3261e"}}`, is enough: the others are derived from it. A background
    /// becomes the nearest shade on which its text has a contrast of 7 to 1 (WCAG, AAA).
    pub colors: Palette,
    /// An SVG file next to the content files, shown in the header and on the tiles of people without a photo. Shapes
    /// with the class `fabric`, or without a class, take the colours of the tile.
    pub emblem: String,
    /// An SVG file for the icon: a `rect` for the background and a `path`. By default it is made from the emblem.
    pub icon: String,
    /// The font of headings: a TrueType, OpenType or WOFF2 file next to the content files, reduced to the characters
    /// that the campaign uses; or `system` for the font of the visitor's device. By default the program's own font.
    pub face: String,
}

/// Colours by name, as `#rrggbb`. `sea` is the main colour, `amber` the accent, `sand` the neutral one. Any other name,
/// such as `main-stage`, can be used as the `color` of categories and kinds.
pub type Scheme = BTreeMap<String, String>;

/// The colours of each colour scheme.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Palette {
    /// Light pages.
    pub light: Scheme,
    /// Dark pages.
    pub dark: Scheme,
    /// Light pages for visitors who prefer more contrast.
    pub contrast: Scheme,
    /// Dark pages for visitors who prefer more contrast.
    pub contrast_dark: Scheme,
    /// The screen of a kiosk that nobody is using.
    pub kiosk: Scheme,
    /// The drawn tiles in order of neighbours: `ground`, `fabric` and `print`, eight of each.
    pub tiles: Vec<Scheme>,
}
