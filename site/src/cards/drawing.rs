//! A card as SVG and as PNG.

use super::faces::{HEADING, Measure, OPTIONS, TEXT, spans};
use super::lines::{Lines, TextBox};
use atbildiba::text::BaseDirection;
use campaign::theme::{Color, Theme};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;
use std::collections::HashMap;
use std::fmt::Write;

/// Width in pixels; Facebook, LinkedIn, X and Telegram show this size uncropped.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

/// The margin around the text.
const MARGIN: f32 = 80.0;
/// The side of the icon in the corner.
const ICON: f32 = 72.0;
/// The baseline of the last line.
const FOOT: f32 = HEIGHT as f32 - MARGIN;

/// The texts of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The site's name.
    pub site: String,
    /// What the page is about.
    pub title: String,
    /// The date, in the accent colour; empty for none.
    pub accent: String,
    /// The place, or a person's role; empty for none.
    pub detail: String,
}

impl Words {
    /// All texts, as alternative text.
    pub fn alt(&self) -> String {
        let said = [&self.title, &self.accent, &self.detail, &self.site].into_iter().filter(|text| !text.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

/// A text style.
struct Type<'a> {
    /// In pixels.
    size: f32,
    weight: u16,
    color: &'a str,
}

/// Draws the cards of one campaign in a language of one direction.
pub struct Drawing<'a> {
    /// The campaign's look.
    pub theme: &'a Theme,
    /// The base direction.
    pub direction: BaseDirection,
    /// Measures text.
    pub measure: &'a Measure,
}

impl Drawing<'_> {
    /// The card as SVG. Without a title, only the emblem and the site's name are drawn.
    pub fn svg(&self, words: &Words) -> String {
        let color = |role: &str| self.theme.colors.of(role, false);
        let ground = color("bar");
        let mut out = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{}"/>"#,
            ground.css()
        );
        if words.title.is_empty() {
            self.emblem(&mut out, [400.0, 110.0], 400.0, &color("barAmber").css());
            let name = Type { size: 52.0, weight: HEADING, color: &color("barInk").css() };
            self.text(&mut out, &words.site, [WIDTH as f32 / 2.0, FOOT], "middle", &name);
            out.push_str("</svg>");
            return out;
        }
        self.emblem(&mut out, [690.0, 90.0], 620.0, &self.tint().css());
        self.head(&mut out, &words.site, &color("barInk").css());
        let room = TextBox { width: WIDTH as f32 - 2.0 * MARGIN, sizes: &[(34.0, 1), (30.0, 2)], weight: TEXT };
        let mut foot = FOOT;
        let soft = color("barInk").mixed(ground, 0.2).css();
        self.block(&mut out, &room.fill(&words.detail, self.measure), TEXT, &soft, &mut foot);
        let room = TextBox { sizes: &[(38.0, 1), (32.0, 2)], weight: HEADING, ..room };
        self.block(&mut out, &room.fill(&words.accent, self.measure), HEADING, &color("barAmber").css(), &mut foot);
        foot -= 14.0;
        let sizes = &[(104.0, 1), (88.0, 2), (76.0, 2), (68.0, 3), (60.0, 3), (54.0, 3)];
        let room = TextBox { sizes, weight: HEADING, ..room };
        self.block(&mut out, &room.fill(&words.title, self.measure), HEADING, &color("barInk").css(), &mut foot);
        out.push_str("</svg>");
        out
    }

    /// The campaign's colour mixed into the background, as strongly as the contrast of the text permits.
    fn tint(&self) -> Color {
        let [ground, sea, ink, accent] =
            ["bar", "sea", "barInk", "barAmber"].map(|role| self.theme.colors.of(role, false));
        let is_read = |tint: &Color| ink.contrast(*tint) >= 7.0 && accent.contrast(*tint) >= 4.5;
        [0.6, 0.45, 0.3, 0.15].map(|much| ground.mixed(sea, much)).into_iter().find(is_read).unwrap_or(ground)
    }

    /// The icon and the site's name, in the corner where reading begins.
    fn head(&self, out: &mut String, site: &str, ink: &str) {
        let icon = self.across(MARGIN, ICON);
        let _ = write!(out, r#"<svg x="{icon}" y="{}" width="{ICON}" height="{ICON}""#, MARGIN - 20.0);
        // The icon's own start tag, including its size, is dropped.
        let inner = self.theme.icon.split_once("<svg").map_or("", |(_, rest)| rest);
        let (attributes, inner) = inner.split_once('>').unwrap_or_default();
        let view_box = attributes.split_once("viewBox=").map_or("", |(_, rest)| rest);
        let view_box = view_box.get(1..).and_then(|rest| rest.split(['"', '\'']).next()).unwrap_or("0 0 200 200");
        let _ = write!(out, r#" viewBox="{view_box}">{inner}"#);
        let start = self.across(MARGIN + ICON + 20.0, 0.0);
        let name = Type { size: 38.0, weight: HEADING, color: ink };
        self.text(out, site, [start, MARGIN - 20.0 + ICON * 0.67], self.anchor(), &name);
    }

    /// Draws lines above `foot`, and moves `foot` to their top.
    fn block(&self, out: &mut String, text: &Lines, weight: u16, color: &str, foot: &mut f32) {
        let kind = Type { size: text.size, weight, color };
        let height = text.size * if weight == HEADING { 1.14 } else { 1.3 };
        for (at, line) in text.lines.iter().rev().enumerate() {
            let y = *foot - at as f32 * height;
            self.text(out, line, [self.across(MARGIN, 0.0), y], self.anchor(), &kind);
        }
        if !text.lines.is_empty() {
            *foot -= text.lines.len() as f32 * height + 12.0;
        }
    }

    fn text(&self, out: &mut String, text: &str, at: [f32; 2], anchor: &str, kind: &Type) {
        let Type { size, weight, color } = kind;
        let text = match self.direction {
            BaseDirection::Ltr => text.to_owned(),
            BaseDirection::Rtl => from_the_right(text),
        };
        let [x, y] = at;
        let _ = write!(
            out,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{color}">{}</text>"#,
            spans(&text)
        );
    }

    fn emblem(&self, out: &mut String, [x, y]: [f32; 2], side: f32, color: &str) {
        let x = self.across(x, side);
        let _ = write!(
            out,
            r#"<g transform="translate({x} {y}) scale({})" fill="{color}">{}</g>"#,
            side / 200.0,
            self.theme.figure
        );
    }

    /// The left edge of something of this width at this distance from the start of the line.
    fn across(&self, from: f32, width: f32) -> f32 {
        match self.direction {
            BaseDirection::Ltr => from,
            BaseDirection::Rtl => WIDTH as f32 - from - width,
        }
    }

    fn anchor(&self) -> &'static str {
        match self.direction {
            BaseDirection::Ltr => "start",
            BaseDirection::Rtl => "end",
        }
    }
}

/// A right-to-left line in visual order, because the renderer lays out every line from the left and supports neither
/// `direction` nor isolates. Words of the other direction, such as Latin names, and what is between them are reversed,
/// and marks (U+200F) keep numbers in the direction of adjacent words.
fn from_the_right(line: &str) -> String {
    const MARK: &str = "\u{200f}";
    // Latin, Greek and Cyrillic precede all right-to-left scripts in Unicode.
    let is_left = |word: &str| word.chars().any(|letter| letter.is_alphabetic() && letter < '\u{590}');
    let mut runs: Vec<(bool, Vec<&str>)> = Vec::new();
    for word in line.split(' ') {
        match runs.last_mut() {
            Some((left, words)) if *left == is_left(word) => words.push(word),
            _ => runs.push((is_left(word), vec![word])),
        }
    }
    let run = |(left, words): &(bool, Vec<&str>)| {
        let text = words.join(" ");
        if *left { text } else { [MARK, &text, MARK].concat() }
    };
    runs.iter().rev().map(run).collect::<Vec<_>>().join(" ")
}

/// Renders a drawing as PNG of [`WIDTH`] by [`HEIGHT`]; `None` if it is not SVG.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &OPTIONS).ok()?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT)?;
    let scale = WIDTH as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    indexed(&pixels).or_else(|| pixels.encode_png().ok())
}

/// Encodes as PNG with a palette, a third of the size, if there are few colours: a card has its backgrounds and the
/// colours between them and the letters. `None` if there are too many colours or transparent ones.
fn indexed(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut places: HashMap<[u8; 4], u8> = HashMap::new();
    let (mut palette, mut data) = (Vec::new(), Vec::with_capacity((WIDTH * HEIGHT) as usize));
    let mut last = ([0; 4], 0);
    for pixel in pixels.data().chunks_exact(4) {
        let pixel: [u8; 4] = pixel.try_into().ok()?;
        if pixel[3] != u8::MAX {
            return None;
        }
        if pixel != last.0 {
            let place = match places.get(&pixel) {
                Some(place) => *place,
                None => {
                    let place = u8::try_from(places.len()).ok()?;
                    palette.extend(&pixel[..3]);
                    places.insert(pixel, place);
                    place
                }
            };
            last = (pixel, place);
        }
        data.push(last.1);
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Balanced);
    // Adjacent palette entries are not similar colours, so rows compress best unfiltered.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().ok()?.write_image_data(&data).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_other_direction_are_reordered() {
        let shown = |line: &str| from_the_right(line).replace('\u{200f}', "|");
        assert_eq!(shown("7–10 ديسمبر 2026"), "|7–10 ديسمبر 2026|");
        assert_eq!(shown("مجلس CBSS Riga للتعاون"), "|للتعاون| CBSS Riga |مجلس|");
        assert_eq!(shown("Atbildība"), "Atbildība");
    }
}
