//! Style sheets and fonts, as the campaign's pages load them.

mod face;
mod inline;

use super::assets::Assets;
use super::data::Language;
use crate::engine::Engine;
use crate::error::{Error, OrFail, Result};
use atbildiba::app::pages::PageKind;
use campaign::theme::{Face, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

pub use inline::{InlineSheet, linked};

/// The style of kiosk mode, which kiosks load after that of each page.
pub const KIOSK: &str = "style/kiosk-mode.css";

/// The name of the style sheet of a kind of page ([`PageKind`]).
pub fn sheet(kind: &str) -> String {
    format!("style/{kind}.css")
}

/// A font of the style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// Its name among the assets: `fonts/commissioner-800-lv.woff2`.
    pub name: String,
    /// The characters for which it is declared (`unicode-range`, CSS Fonts 4); empty means all.
    ranges: Vec<RangeInclusive<u32>>,
}

impl Font {
    /// Whether pages of a language (with this name in its own letters) need it. The font of a second script is
    /// preloaded only where that script is used.
    pub fn is_for(&self, language: &str) -> bool {
        let covers = |c: char| self.ranges.iter().any(|range| range.contains(&u32::from(c)));
        self.ranges.is_empty() || language.chars().any(covers)
    }

    fn has_one_of(&self, letters: &BTreeSet<char>) -> bool {
        self.ranges.is_empty()
            || self.ranges.iter().any(|range| letters.iter().any(|letter| range.contains(&u32::from(*letter))))
    }
}

/// The asset name of the campaign's own heading font.
const HEADING: &str = "fonts/heading.woff2";

/// The fonts, and the style sheets as pages contain them.
pub struct Style {
    /// In declaration order.
    pub fonts: Vec<Font>,
    /// By asset name: see [`sheet`].
    inline: BTreeMap<String, InlineSheet>,
}

impl Style {
    /// The style sheet of a kind of page.
    pub fn of(&self, kind: &PageKind) -> Result<&InlineSheet> {
        let sheet = self.inline.get(&sheet(kind.name));
        sheet.ok_or_else(|| {
            Error::new(format!("{} has no style: this is a mistake in the program", kind.name), "report it")
        })
    }
}

/// Adds the style sheets and those of their fonts that pages with these characters need. The sheets begin with the
/// campaign's colours and refer to the fonts by hashed names. `warn` receives the characters that the campaign's own
/// font lacks; `root` is the path of the site.
pub fn write(
    engine: &Engine,
    theme: &Theme,
    letters: &BTreeSet<char>,
    warn: &dyn Fn(&str),
    root: &str,
    assets: &mut Assets,
) -> Result<Style> {
    // Every page's sheet begins with the same declarations.
    let declared = declared(engine.text("template/style/home.css")?);
    let fonts = match &theme.face {
        Face::Default => {
            let fonts: Vec<Font> = declared.into_iter().filter(|font| font.has_one_of(letters)).collect();
            for Font { name, .. } in &fonts {
                assets.add(name, engine.bytes(&format!("assets/{name}"))?)?;
            }
            fonts
        }
        Face::System => Vec::new(),
        Face::File(bytes, name) => {
            let face = face::subset(bytes, letters)
                .map_err(|error| Error::new(format!("{name}: {error}"), "take another file, or leave `face` out"))?;
            if !face.lacking.is_empty() {
                warn(&format!("{name} has no {}: the system's font is used for them", listed(&face.lacking)));
            }
            assets.add(HEADING, &face.woff2)?;
            vec![Font { name: HEADING.into(), ranges: Vec::new() }]
        }
    };
    let mut inline = BTreeMap::new();
    for (name, css) in engine.below("template/style/") {
        let css = std::str::from_utf8(css).or_fail(|| name.to_owned(), "use the program as it was published")?;
        let css = with_fonts(css, &fonts, assets)?;
        let (name, css) = (format!("style/{name}"), theme.colors.css(&css) + &css);
        let asset = assets.add(&name, css.as_bytes())?;
        inline.insert(name, InlineSheet::new(&css, &asset, root));
    }
    Ok(Style { fonts, inline })
}

/// All characters of these languages' contents and messages.
pub fn letters(languages: &[Language]) -> BTreeSet<char> {
    languages.iter().flat_map(|language| letters_of(&language.prerender)).collect()
}

/// The letters of all texts that a value holds, whatever its type: they are what `Debug` shows of it, which has letters
/// that don't stand alone as `\u{301}`.
fn letters_of(value: &impl fmt::Debug) -> BTreeSet<char> {
    let text = format!("{value:?}");
    // Looking each up in a set took most of the build of a large campaign.
    let mut seen = vec![false; char::MAX as usize + 1];
    text.chars().for_each(|letter| seen[letter as usize] = true);
    let mut letters: BTreeSet<char> = (char::MIN..=char::MAX).filter(|letter| seen[*letter as usize]).collect();
    for part in text.split("\\u{").skip(1) {
        let number = part.split('}').next().and_then(|digits| u32::from_str_radix(digits, 16).ok());
        letters.extend(number.and_then(char::from_u32));
    }
    letters
}

/// A style sheet with declarations of these fonts, under their hashed names, replacing the program's own.
fn with_fonts(css: &str, fonts: &[Font], assets: &Assets) -> Result<String> {
    let mut out = String::with_capacity(css.len());
    let mut rules = css.split_inclusive("@font-face").peekable();
    out.push_str(rules.next().unwrap_or_default());
    let mut is_heading_due = fonts.first().is_some_and(|font| font.name == HEADING);
    for rest in rules {
        let (rule, after) = rest.split_once('}').unwrap_or((rest, ""));
        let own = font_in(rule);
        let kept = fonts.iter().find(|font| own.as_ref().is_some_and(|own| *own == font.name));
        let rule = match (own, kept) {
            // A system font.
            (None, _) => Some(rule.to_owned()),
            (Some(name), Some(_)) => Some(rule.replace(&name, &format!("../{}", assets.get(&name)?.path))),
            (Some(name), None) if is_heading_due => {
                is_heading_due = false;
                Some(rule.replace(&name, &format!("../{}", assets.get(HEADING)?.path)))
            }
            (Some(_), None) => None,
        };
        match rule {
            Some(rule) => out.extend([&rule, "}"]),
            None => out.truncate(out.len() - "@font-face".len()),
        }
        out.push_str(after);
    }
    Ok(out)
}

/// `“a”, “b” and 3 more letters`
fn listed(letters: &str) -> String {
    const MAX: usize = 10;
    let shown: Vec<String> = letters.chars().take(MAX).map(|letter| format!("“{letter}”")).collect();
    match letters.chars().count().saturating_sub(MAX) {
        0 => shown.join(", "),
        more => format!("{} and {more} more letters", shown.join(", ")),
    }
}

/// The file of ours that a `@font-face` rule names.
fn font_in(rule: &str) -> Option<String> {
    Some(rule.split_once("url(\"")?.1.split('"').next()?.to_owned())
}

/// Our fonts declared by `@font-face` rules.
fn declared(css: &str) -> Vec<Font> {
    let rules = css.split("@font-face").skip(1).filter_map(|rest| rest.split('}').next());
    rules
        .filter_map(|rule| {
            let name = font_in(rule)?;
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
    fn a_sheet_declares_the_fonts_that_the_site_has() {
        let css = r#"a{}@font-face{src:url("fonts/a.woff2");x:y}@font-face{src:url("fonts/b.woff2")}@font-face{src:local("Arial")}b{}"#;
        let folder = std::env::temp_dir().join(format!("site-style-{}", std::process::id()));
        let mut assets = Assets::new(&folder);
        let mut add = |name: &str| {
            assets.add(name, b"x").unwrap();
            Font { name: name.into(), ranges: Vec::new() }
        };
        let (first, heading) = (add("fonts/a.woff2"), add(HEADING));
        let with = |fonts: &[Font]| with_fonts(css, fonts, &assets).unwrap();
        let system = r#"@font-face{src:local("Arial")}b{}"#;
        assert_eq!(with(&[]), format!("a{{}}{system}"));
        let own = |font: &Font| assets.get(&font.name).unwrap().path.clone();
        let rule = |path: String| format!(r#"a{{}}@font-face{{src:url("../{path}");x:y}}{system}"#);
        assert_eq!(with(std::slice::from_ref(&first)), rule(own(&first)));
        assert_eq!(with(std::slice::from_ref(&heading)), rule(own(&heading)));
        let _ = std::fs::remove_dir_all(folder);
    }

    #[test]
    fn a_value_has_the_letters_of_its_texts() {
        let letters = letters_of(&(vec!["ā", "e\u{301}"], Some("🌊\u{200f}")));
        assert!(['ā', 'e', '\u{301}', '🌊', '\u{200f}'].iter().all(|letter| letters.contains(letter)), "{letters:?}");
    }

    #[test]
    fn long_lists_of_characters_are_abbreviated() {
        assert_eq!(listed("ab"), "“a”, “b”");
        assert!(listed("abcdefghijkl").ends_with("“j” and 2 more letters"));
    }

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
