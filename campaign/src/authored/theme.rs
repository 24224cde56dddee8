//! `site.json`, `theme`: the campaign's appearance.

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the campaign looks like.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Theme {
    /// Its colours. One, `{"light": {"sea": "#b3261e"}}`, is enough: what is not named follows from it.
    /// What is written on becomes the nearest shade on which its text has a contrast of 7 to 1 (WCAG, AAA).
    pub colors: Palette,
    /// An SVG file beside the content files: stands in the header, and on tiles of people without a photo. Shapes of
    /// the class `fabric`, or of none, take the tile's colours.
    pub emblem: String,
    /// An SVG file for the icon: a `rect` for the ground and a `path`. When missing, made of the emblem.
    pub icon: String,
    /// The face of headings: a TrueType, OpenType or WOFF2 file beside the content files, of which pages get the
    /// letters that the campaign has; `system` for the face of each visitor's device. When missing, the program's own.
    pub face: String,
}

/// Colours by name, as `#rrggbb`. `sea` is the main colour, `amber` the accent, `sand` the neutral one; a name that is
/// none of the design's, such as `main-stage`, can be used as the `color` of categories and kinds.
pub type Scheme = BTreeMap<String, String>;

/// The colours of each scheme.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Palette {
    /// On light pages.
    pub light: Scheme,
    /// On dark pages.
    pub dark: Scheme,
    /// For whoever asks for more contrast.
    pub contrast: Scheme,
    /// The same on dark pages.
    pub contrast_dark: Scheme,
    /// What a kiosk shows while nobody touches it.
    pub kiosk: Scheme,
    /// The drawn tiles, neighbours after each other: `ground`, `fabric`, `print`, as eight of each.
    pub tiles: Vec<Scheme>,
}
