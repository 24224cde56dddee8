//! Style sheets and fonts, as the campaign's pages load them.

use super::assets::Assets;
use crate::engine::Engine;
use crate::error::Result;
use campaign::theme::Colors;
use std::ops::RangeInclusive;

/// The style of kiosk mode, which kiosks load behind that of each page.
pub const KIOSK: &str = "style/kiosk-mode.css";

/// The name of the style sheet of a kind of page ([`PageKind`](atbildiba::app::pages::PageKind)).
pub fn sheet(kind: &str) -> String {
    format!("style/{kind}.css")
}

/// A font of the style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// Its name among the assets: `fonts/commissioner-800-lv.woff2`.
    pub name: String,
    /// The characters that it is declared for (`unicode-range`, CSS Fonts 4); empty: for all.
    ranges: Vec<RangeInclusive<u32>>,
}

impl Font {
    /// Whether pages of a language need it, which calls itself by this name: a second script's font
    /// is preloaded where that script is written, and nowhere else.
    pub fn is_for(&self, language: &str) -> bool {
        let covers = |c: char| self.ranges.iter().any(|range| range.contains(&u32::from(c)));
        self.ranges.is_empty() || language.chars().any(covers)
    }
}

/// Adds the style sheets. They begin with the campaign's colours, and know the fonts, which are added before, by their
/// hashed names. Returns the fonts in the order of their declarations.
pub fn write(engine: &Engine, colors: &Colors, assets: &mut Assets) -> Result<Vec<Font>> {
    let mut fonts = Vec::new();
    for (name, _) in engine.below("assets/fonts/") {
        let name = format!("fonts/{name}");
        let path = format!("../{}", assets.get(&name)?.path);
        fonts.push((name, path));
    }
    for (name, _) in engine.below("template/style/") {
        let mut css = engine.text(&format!("template/style/{name}"))?.to_owned();
        for (name, path) in &fonts {
            css = css.replace(name, path);
        }
        assets.add(&format!("style/{name}"), (colors.css(&css) + &css).as_bytes())?;
    }
    // Every page's sheet begins with the same declarations.
    Ok(declared(engine.text("template/style/home.css")?))
}

/// The fonts of our own that `@font-face` rules declare.
fn declared(css: &str) -> Vec<Font> {
    let rules = css.split("@font-face").skip(1).filter_map(|rest| rest.split('}').next());
    rules
        .filter_map(|rule| {
            let name = rule.split_once("url(\"")?.1.split('"').next()?.to_owned();
            let list = rule.split_once("unicode-range:").map_or("", |(_, rest)| rest);
            let list = list.split(';').next().unwrap_or_default();
            Some(Font { name, ranges: list.split(',').filter_map(|one| range(one.trim())).collect() })
        })
        .collect()
}

/// `U+401` or `U+410-44F`.
fn range(text: &str) -> Option<RangeInclusive<u32>> {
    let text = text.strip_prefix("U+")?;
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some(u32::from_str_radix(first, 16).ok()?..=u32::from_str_radix(last, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_for_the_languages_written_with_it() {
        let css = r#"@font-face { src: url("fonts/a.woff2") format("woff2"); } @font-face { src: local("Arial"); }
            @font-face { src: url("fonts/b.woff2"); unicode-range: U+AB, U+410-44F; }"#;
        let fonts = declared(css);
        let for_language = |name: &str| -> Vec<&str> {
            fonts.iter().filter(|font| font.is_for(name)).map(|font| font.name.as_str()).collect()
        };
        assert_eq!(for_language("Latviešu"), ["fonts/a.woff2"]);
        assert_eq!(for_language("Русский"), ["fonts/a.woff2", "fonts/b.woff2"]);
    }
}
