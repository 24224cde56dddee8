//! One stylesheet out of `style/`, fonts beside it.

use super::file_error;
use super::{Options, assets::Assets};
use crate::error::Result;
use std::fs;
use std::ops::RangeInclusive;

/// What every page has, in the order of the cascade; its own style follows, then [`LAST`].
const FIRST: [&str; 6] = ["tokens", "base", "shell", "shirt", "parts", "offline"];

/// Overrides what it must.
const LAST: &str = "print";

/// The kinds of pages, and which files of `style/` are theirs alone.
const KINDS: [(&str, &[&str]); 10] = [
    ("home", &["home"]),
    ("calendar", &["toolbar", "calendar"]),
    ("event", &["event"]),
    ("supporters", &["toolbar", "supporters"]),
    ("timeline", &["toolbar", "timeline"]),
    ("help", &["help"]),
    ("about", &["about"]),
    ("join", &["join"]),
    ("kiosk", &["kiosk", "attract"]),
    ("note", &[]),
];

/// The style of kiosk mode, which kiosks load behind that of each page.
pub const KIOSK: &str = "style/kiosk-mode.css";

/// The name of the stylesheet of a kind of page ([`atbildiba::app::kind_of`]).
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

/// Adds the fonts and a stylesheet for each kind of page: one request, and nothing that the page does not need. Returns
/// the fonts in the order of their declarations.
pub fn bundle(options: &Options, assets: &mut Assets) -> Result<Vec<Font>> {
    let folder = options.project.join("style");
    let read = |name: &str| {
        let file = folder.join(name).with_extension("css");
        fs::read_to_string(&file).map_err(|error| file_error("read", &file, error))
    };
    let mut paths = Vec::new();
    for (name, path) in super::assets::files_below(&folder.join("fonts"))? {
        if name.ends_with(".woff2") {
            let bytes = fs::read(&path).map_err(|error| file_error("read", &path, error))?;
            let asset = assets.add(&format!("fonts/{name}"), &bytes)?;
            paths.push((format!("fonts/{name}"), format!("../{}", asset.path)));
        }
    }
    for (kind, own) in KINDS {
        let mut css = String::new();
        for name in FIRST.iter().chain(own).chain([&LAST]) {
            css += &read(name)?;
            css.push('\n');
        }
        for (name, path) in &paths {
            css = css.replace(name, path);
        }
        assets.add(&sheet(kind), squeeze(&css).as_bytes())?;
    }
    assets.add(KIOSK, squeeze(&read("kiosk")?).as_bytes())?;
    Ok(declared(&read(FIRST[0])?))
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

/// CSS without comments and needless white space. Compression does the rest.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find("/*") {
        push_squeezed(&mut out, &rest[..open]);
        rest = rest[open..].find("*/").map_or("", |close| &rest[open + close + 2..]);
    }
    push_squeezed(&mut out, rest);
    out
}

fn push_squeezed(out: &mut String, css: &str) {
    for c in css.chars() {
        let space = c.is_whitespace();
        let last = out.chars().next_back().unwrap_or('{');
        if space && (last.is_whitespace() || "{};,".contains(last)) {
            continue;
        }
        if "{};".contains(c) && last == ' ' {
            out.pop();
        }
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(if space { ' ' } else { c });
    }
}

/// A script without comments on lines of their own and indentation: ours are short, and written so.
pub fn squeeze_script(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
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

    #[test]
    fn css_loses_only_what_means_nothing() {
        let css = "/* a */ a:hover > b,\n c { color : red ;\n margin: 0 auto; }\n@media (width >= 10em) { a { b: calc(1px + 2px) } }";
        assert_eq!(
            squeeze(css),
            "a:hover > b,c{color : red;margin: 0 auto}@media (width >= 10em){a{b: calc(1px + 2px)}}"
        );
    }
}
