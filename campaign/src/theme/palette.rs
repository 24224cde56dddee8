//! Derives all colours of a page from those that a campaign defines; the remaining ones come from the default palette
//! (`palette.json`).

use super::color::{BLACK, Color, WHITE};
use crate::authored::{Palette, Scheme};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

/// Colours with a role in the design. Any other name is a colour of the campaign's own, for its categories.
pub const ROLES: [&str; 17] = [
    "paper", "raised", "ink", "inkSoft", "line", "sea", "seaInk", "seaSoft", "sand", "sandInk", "amber", "amberInk",
    "link", "focus", "bar", "barInk", "barAmber",
];

/// Pairs of text and background colour in every scheme.
const READ: [(&str, &str); 9] = [
    ("ink", "paper"),
    ("inkSoft", "paper"),
    ("ink", "raised"),
    ("link", "paper"),
    ("seaInk", "sea"),
    ("sandInk", "sand"),
    ("amberInk", "amber"),
    ("barInk", "bar"),
    ("barAmber", "bar"),
];

/// WCAG 2.2, 1.4.6 (AAA): text of any size, in every scheme.
const READABLE: f64 = 7.0;

/// The palette of a campaign without colours of its own.
static DEFAULT: LazyLock<Palette> =
    LazyLock::new(|| serde_json::from_str(include_str!("palette.json")).expect("a test reads it"));

/// The names of the schemes, as in the file.
const SCHEMES: [&str; 4] = ["light", "dark", "contrast", "contrastDark"];

/// All colours of a campaign's pages.
pub struct Colors {
    /// The schemes light, dark, and both with more contrast; each with all its colours.
    schemes: [BTreeMap<String, Color>; 4],
    kiosk: Scheme,
    tiles: Vec<BTreeMap<String, String>>,
}

impl Colors {
    /// Applies the campaign's colours to the default palette.
    pub fn new(own: &Palette) -> Self {
        Self::over(&DEFAULT, own)
    }

    /// Whether a text is a colour: `#rrggbb`.
    pub fn is_color(text: &str) -> bool {
        Color::parse(text).is_some()
    }

    fn over(default: &Palette, own: &Palette) -> Self {
        let light = scheme(&[&default.light], &[&own.light]);
        let night = own.dark.get("paper").or(default.dark.get("paper")).and_then(|text| Color::parse(text));
        let turned = on_dark(&own.light, night.unwrap_or(BLACK));
        let dark = scheme(&[&default.light, &default.dark], &[&turned, &own.dark]);
        // Colours for light or dark also apply to more contrast.
        let contrast = scheme(&[&default.light, &default.contrast], &[&own.light, &own.contrast]);
        let dark_defaults = [&default.light, &default.dark, &default.contrast, &default.contrast_dark];
        let contrast_dark = scheme(&dark_defaults, &[&turned, &own.dark, &own.contrast, &own.contrast_dark]);
        let mut kiosk = default.kiosk.clone();
        kiosk.extend(own.kiosk.clone());
        let tiles = match (own.tiles.is_empty(), own.light.contains_key("sea") || own.light.contains_key("amber")) {
            (false, _) => own.tiles.clone(),
            (true, false) => default.tiles.clone(),
            (true, true) => tiles(&light),
        };
        Self { schemes: [light, dark, contrast, contrast_dark], kiosk, tiles }
    }

    /// The colour of a role in the light or dark scheme.
    pub fn of(&self, role: &str, is_dark: bool) -> Color {
        self.schemes[usize::from(is_dark)].get(role).copied().unwrap_or(WHITE)
    }

    /// The CSS rules that define all colours as custom properties; only those that `sheet` uses.
    pub fn css(&self, sheet: &str) -> String {
        let [light, dark, contrast, contrast_dark] = &self.schemes;
        let mut css = format!(":root{{{}}}", declared(light, None));
        let mut media = |query: &str, colors: &BTreeMap<String, Color>, base: &BTreeMap<String, Color>| {
            let rules = declared(colors, Some(base));
            if !rules.is_empty() {
                let _ = write!(css, "@media {query}{{:root{{{rules}}}}}");
            }
        };
        media("(prefers-color-scheme: dark)", dark, light);
        media("(prefers-contrast: more)", contrast, light);
        // Every colour that one of the two previous schemes may have set.
        let base: BTreeMap<String, Color> = light
            .iter()
            .filter(|(name, color)| dark[*name] == **color && contrast[*name] == **color)
            .map(|(name, color)| (name.clone(), *color))
            .collect();
        media("(prefers-contrast: more) and (prefers-color-scheme: dark)", contrast_dark, &base);
        if sheet.contains("--kiosk-") {
            let rules: String =
                self.kiosk.iter().map(|(name, color)| format!("--kiosk-{}:{color};", kebab(name))).collect();
            let _ = write!(css, ":root{{{rules}}}");
        }
        if sheet.contains("[data-contrast]") {
            let _ = write!(css, "[data-kiosk][data-contrast]{{{}}}", declared(contrast_dark, None));
        }
        if sheet.contains("var(--fabric)") {
            for (place, tile) in self.tiles.iter().enumerate() {
                let rules: String = tile.iter().map(|(name, color)| format!("--{name}:{color};")).collect();
                let _ = write!(css, ".pair-{place}{{{rules}}}");
            }
        }
        for name in light.keys().filter(|name| is_own(name)) {
            let name = kebab(name);
            if sheet.contains("--mark-ink") {
                let _ = write!(css, ".{name}{{--mark:var(--{name});--mark-ink:var(--{name}-ink)}}");
            } else if sheet.contains("--mark") {
                let _ = write!(css, ".{name}{{--mark:var(--{name})}}");
            }
        }
        css
    }

    /// The pairs with insufficient contrast: scheme, text, background and ratio.
    pub fn unreadable(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (scheme, colors) in SCHEMES.iter().zip(&self.schemes) {
            let own = colors.keys().filter(|name| is_own(name)).map(|name| (format!("{name}Ink"), name.clone()));
            let roles = READ.iter().map(|(ink, ground)| ((*ink).to_owned(), (*ground).to_owned()));
            for (ink, ground) in roles.chain(own) {
                let (Some(above), Some(below)) = (colors.get(&ink), colors.get(&ground)) else { continue };
                let ratio = above.contrast(*below);
                if ratio < READABLE {
                    found.push(format!(
                        "`{ink}` ({}) on `{ground}` ({}) in `{scheme}`: {ratio:.1} to 1, at least {READABLE} is needed",
                        above.css(),
                        below.css()
                    ));
                }
            }
        }
        found
    }
}

/// Roles that campaigns define and that have text on them.
const GROUNDS: [&str; 3] = ["sea", "sand", "amber"];

fn is_ground(name: &str) -> bool {
    GROUNDS.contains(&name) || is_own(name)
}

/// Whether a name is a colour of the campaign's own and not that of text on it.
fn is_own(name: &str) -> bool {
    !ROLES.contains(&name) && !name.ends_with("Ink")
}

/// One scheme: the layers of the default, those of the campaign, and the colours derived from these.
fn scheme(default: &[&Scheme], own: &[&Scheme]) -> BTreeMap<String, Color> {
    let merged = |layers: &[&Scheme]| -> BTreeMap<String, Color> {
        let all = layers.iter().flat_map(|layer| layer.iter());
        all.filter_map(|(name, text)| Some((name.clone(), Color::parse(text)?))).collect()
    };
    let (mut colors, own) = (merged(default), merged(own));
    colors.extend(own.clone());
    // A background becomes the nearest shade on which its text is readable.
    for (name, color) in own.iter().filter(|(name, _)| is_ground(name)) {
        let ink = own.get(&format!("{name}Ink")).copied().unwrap_or_else(|| color.ink());
        colors.insert(name.clone(), color.apart_from(ink, READABLE));
    }
    let own: BTreeMap<String, Color> = own.keys().map(|name| (name.clone(), colors[name])).collect();
    let paper = colors.get("paper").copied().unwrap_or(WHITE);
    let mut set = |name: &str, from: &str, color: &dyn Fn(Color) -> Color| {
        if let (Some(base), None) = (own.get(from), own.get(name)) {
            colors.insert(name.to_owned(), color(*base));
        }
    };
    set("link", "sea", &|sea| sea.apart_from(paper, READABLE));
    set("focus", "sea", &|sea| sea.apart_from(paper, READABLE));
    set("seaSoft", "sea", &|sea| paper.mixed(sea, 0.14));
    for name in GROUNDS {
        set(&format!("{name}Ink"), name, &Color::ink);
    }
    set("barInk", "bar", &Color::ink);
    let bar = own.get("bar").or(own.get("sea").map(|_| &BLACK)).copied();
    if let (Some(bar), Some(amber), None) = (bar, own.get("amber"), own.get("barAmber")) {
        colors.insert("barAmber".into(), amber.apart_from(bar, READABLE));
    }
    for (name, color) in own.iter().filter(|(name, _)| is_own(name)) {
        colors.entry(format!("{name}Ink")).or_insert(color.ink());
    }
    colors
}

/// Derives the dark scheme's colours from those of the light one, except backgrounds and text.
fn on_dark(light: &Scheme, paper: Color) -> Scheme {
    let lasting = |name: &&String| matches!(name.as_str(), "sea" | "amber") || is_own(name);
    let made = light.iter().filter(|(name, _)| lasting(name));
    made.filter_map(|(name, text)| Some((name.clone(), Color::parse(text)?.apart_from(paper, READABLE).css())))
        .collect()
}

/// Tiles derived from the three main colours.
fn tiles(colors: &BTreeMap<String, Color>) -> Vec<BTreeMap<String, String>> {
    let of = |name: &str| colors.get(name).copied().unwrap_or(WHITE);
    let (sea, amber, ink, sand) = (of("sea"), of("amber"), of("ink"), of("sand"));
    let pale = |color: Color| color.mixed(WHITE, 0.85);
    let pairs = [
        (sea, pale(sand), sea),
        (amber, WHITE, amber.mixed(BLACK, 0.7)),
        (pale(sea), WHITE, ink),
        (sea.mixed(BLACK, 0.35), amber, amber.ink()),
        (sand, sea, sea.ink()),
        (sea.mixed(WHITE, 0.2), WHITE, ink),
        (sea.mixed(WHITE, 0.75), ink, amber.apart_from(ink, READABLE)),
        (pale(amber), WHITE, sea),
    ];
    let tile = |(ground, fabric, print): (Color, Color, Color)| {
        let parts = [("ground", ground), ("fabric", fabric), ("print", print.apart_from(fabric, READABLE))];
        parts.into_iter().map(|(name, color)| (name.to_owned(), color.css())).collect()
    };
    pairs.into_iter().map(tile).collect()
}

/// `--ink-soft:#454a54;`, sorted by name; without those that are the same in `base`.
fn declared(colors: &BTreeMap<String, Color>, base: Option<&BTreeMap<String, Color>>) -> String {
    let differs = |name: &str, color: &Color| base.is_none_or(|base| base.get(name) != Some(color));
    let all = colors.iter().filter(|(name, color)| differs(name, color));
    all.map(|(name, color)| format!("--{}:{};", kebab(name), color.css())).collect()
}

/// `inkSoft` as `ink-soft` in CSS.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(json: &str) -> Palette {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_default_palette_is_read_everywhere() {
        assert_eq!(Colors::new(&Palette::default()).unreadable(), Vec::<String>::new());
    }

    #[test]
    fn one_colour_is_enough() {
        for color in ["#b3261e", "#ffd400", "#0b6e3b", "#e91e63", "#777777"] {
            let palette = own(&format!(r#"{{"light": {{"sea": "{color}"}}}}"#));
            let colors = Colors::new(&palette);
            assert_eq!(colors.unreadable(), Vec::<String>::new(), "{color}");
            let css = colors.css("--mark-ink var(--fabric)");
            let is_read = Color::parse(color).is_some_and(|color| color.contrast(color.ink()) >= READABLE);
            assert_eq!(css.contains(&format!("--sea:{color};")), is_read, "{color} is another shade: {css}");
            assert!(!css.contains("#2f4a8a"), "the default's colour is left: {css}");
        }
    }

    #[test]
    fn a_campaign_has_colours_of_its_own() {
        let colors = Colors::new(&own(r##"{"light": {"main-stage": "#7a1fa2"}}"##));
        let css = colors.css("a{color:var(--mark-ink)}");
        assert!(css.contains("--main-stage:#7a1fa2;") && css.contains("--main-stage-ink:#ffffff;"), "{css}");
        assert!(css.contains(".main-stage{--mark:var(--main-stage);--mark-ink:var(--main-stage-ink)}"), "{css}");
    }

    #[test]
    fn what_can_not_be_read_is_named() {
        let colors = Colors::new(&own(r##"{"light": {"ink": "#cccccc"}}"##));
        let found = colors.unreadable();
        assert!(
            found.iter().any(|one| one.starts_with("`ink` (#cccccc) on `paper` (#fafafa) in `light`: 1.5 to 1")),
            "{found:?}"
        );
    }
}
