//! The fonts of cards, and text widths in them: the site's heading font with all its letters, and Noto Sans Arabic for
//! Arabic. System fonts are never used, so cards are the same everywhere.

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontFamily, FontResolver, Node, Options, Tree};
use skrifa::{FontRef, MetadataProvider};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

/// The weight of headings, as on pages.
pub const HEADING: u16 = 800;

/// The weight of other text.
pub const TEXT: u16 = 500;

/// The `font-family` of characters that the heading font lacks.
const SECOND: &str = "second";

/// For each weight, the heading font (npm's `@expo-google-fonts/commissioner` 0.4.1 with all its letters, without
/// hinting), then the font for characters that it lacks (npm's `@fontsource/noto-sans-arabic` 5.3.0).
const FILES: [&[u8]; 4] = [
    include_bytes!("fonts/commissioner-800.woff2"),
    include_bytes!("fonts/noto-sans-arabic-800.woff2"),
    include_bytes!("fonts/commissioner-500.woff2"),
    include_bytes!("fonts/noto-sans-arabic-500.woff2"),
];

/// The fonts and their character coverage.
struct Faces {
    database: Arc<Database>,
    letters: [(ID, HashSet<u32>); 4],
}

static FACES: LazyLock<Faces> = LazyLock::new(|| {
    const WHOLE: &str = "the program's own faces are whole";
    let mut database = Database::new();
    let letters = FILES.map(|file| {
        let face = wuff::decompress_woff2(file).expect(WHOLE);
        let has = FontRef::new(&face).expect(WHOLE).charmap().mappings().map(|(letter, _)| letter).collect();
        let ids = database.load_font_source(Source::Binary(Arc::new(face)));
        (*ids.first().expect(WHOLE), has)
    });
    Faces { database: Arc::new(database), letters }
});

impl Faces {
    /// Whether the heading font has a character, and whether the fallback font does. Both weights have the same
    /// coverage.
    fn has(&self, letter: char) -> [bool; 2] {
        [0, 1].map(|at| self.letters[at].1.contains(&u32::from(letter)))
    }
}

/// The renderer's options, created once, with these fonts and no access to anything outside the drawing.
pub static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| Options {
    fontdb: Arc::clone(&FACES.database),
    font_resolver: FontResolver {
        select_font: Box::new(|font, _| {
            let is_second =
                font.families().iter().any(|family| matches!(family, FontFamily::Named(name) if name == SECOND));
            let at = if font.weight() == HEADING { 0 } else { 2 };
            Some(FACES.letters[at + usize::from(is_second)].0)
        }),
        // `spans` assigns characters to fonts. The renderer's own fallback leaves some without a glyph if two fonts
        // shape a text into different numbers of glyphs.
        select_fallback: Box::new(|_, _, _| None),
    },
    ..Options::default()
});

/// The content of a `text` element, with characters that the heading font lacks assigned to the other one.
pub fn spans(text: &str) -> String {
    let (mut out, mut is_second) = (String::new(), false);
    for letter in text.chars() {
        let wants = match FACES.has(letter) {
            _ if letter == '\u{200f}' => true,
            [true, true] => is_second,
            [true, false] => false,
            [false, has] => has,
        };
        if wants != is_second {
            out += if wants { r#"<tspan font-family="second">"# } else { "</tspan>" };
            is_second = wants;
        }
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            other => out.push(other),
        }
    }
    if is_second { out + "</tspan>" } else { out }
}

/// Measures texts, caching the results.
#[derive(Default)]
pub struct Measure {
    widths: RefCell<HashMap<(u16, String), f32>>,
}

impl Measure {
    /// The width of a text without line breaks, relative to the font size.
    pub fn width(&self, text: &str, weight: u16) -> f32 {
        let key = (weight, text.to_owned());
        if let Some(width) = self.widths.borrow().get(&key) {
            return *width;
        }
        let width = measured(text, weight);
        self.widths.borrow_mut().insert(key, width);
        width
    }
}

/// Whether the fonts have every character of a text.
pub fn covers(text: &str) -> bool {
    text.chars().filter(|letter| !letter.is_whitespace()).all(|letter| FACES.has(letter).contains(&true))
}

fn measured(text: &str, weight: u16) -> f32 {
    const SIZE: f32 = 100.0;
    let text = spans(text);
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-weight="{weight}" font-size="{SIZE}">{text}</text></svg>"#
    );
    let tree = Tree::from_str(&svg, &OPTIONS).ok();
    let first = tree.as_ref().and_then(|tree| tree.root().children().first());
    match first {
        Some(Node::Text(text)) => text.bounding_box().width() / SIZE,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_cover_every_built_in_language() {
        for text in [
            "āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ",
            "ąćęłńóśźż ß äöü ñ¿¡ çàèéêëîïôûœ ãõ",
            "Щука, ёж, їжак, ґава, є",
            "ΆΩ ελληνικά",
            "مسؤولية الجميع، ٢٠٢٦",
            "“ ” „ – … ’ « » № · €",
        ] {
            assert!(covers(text), "{text}");
        }
        assert!(!covers("責任") && !covers("🙂"));
    }

    #[test]
    fn longer_or_heavier_text_is_wider() {
        let measure = Measure::default();
        for text in ["Atbildība", "Ответственность", "مسؤولية"] {
            let width = measure.width(text, TEXT);
            assert!(width > 1.5 && measure.width(text, HEADING) > width, "{text}: {width}");
            assert!(measure.width(&[text, text].join(" "), TEXT) > 2.0 * width, "{text}");
        }
    }
}
