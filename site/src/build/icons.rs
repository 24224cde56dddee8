//! The app's icons as PNG, rendered from `icon.svg`: rounded, maskable, monochrome, and Apple's.

use super::assets::Assets;
use crate::error::{Error, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options as SvgOptions, Tree};

/// An icon: its name, its side in pixels, its purpose in the web app manifest.
pub const ICONS: [(&str, u32, &str); 5] = [
    ("any-192", 192, "any"),
    ("any-512", 512, "any"),
    ("maskable-192", 192, "maskable"),
    ("maskable-512", 512, "maskable"),
    ("monochrome-512", 512, "monochrome"),
];

/// Apple's icon: opaque and square; the system rounds it.
const APPLE: (&str, u32) = ("apple", 180);

/// The sides of the pictures in `favicon.ico`, which programs that do not read HTML request at that address.
const FAVICON: [u32; 3] = [16, 32, 48];

/// Writes `icons/{name}.{hash}.png`, for each of [`ICONS`] and `apple`, and `favicon.ico`.
pub fn write(svg: &str, assets: &mut Assets) -> Result<()> {
    let fix = || Error::new("icon.svg can't be drawn", "let it hold a rect for the ground, then shapes of one fill");
    let ground = between(svg, "<rect", "fill=\"", "\"").ok_or_else(fix)?;
    let inner = svg.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>")).ok_or_else(fix)?.0;
    // Everything after the background is the mark.
    let start = svg.find("<rect").and_then(|at| Some(at + svg[at..].find('>')? + 1)).ok_or_else(fix)?;
    let mark = svg[start..].rsplit_once("</svg>").ok_or_else(fix)?.0;
    let color = between(mark, "", "fill=\"", "\"").ok_or_else(fix)?;
    // Masks may crop everything except the central 80 % (W3C Web Application Manifest, "safe zone").
    let masked = format!(
        r#"<rect width="200" height="200" fill="{ground}"/><g transform="translate(20 20) scale(.8)">{inner}</g>"#
    );
    let one_color = mark.replace(&format!("fill=\"{color}\""), "fill=\"#fff\"");
    for (name, side, purpose) in ICONS.iter().copied().chain([(APPLE.0, APPLE.1, "maskable")]) {
        let drawing = match purpose {
            "maskable" => &masked,
            "monochrome" => &one_color,
            _ => inner,
        };
        let png = draw(drawing, side).ok_or_else(fix)?;
        assets.add(&format!("icons/{name}.png"), &png)?;
    }
    let small = FAVICON.iter().map(|side| Some((*side, draw(inner, *side)?))).collect::<Option<Vec<_>>>();
    assets.write("favicon.ico", &ico(&small.ok_or_else(fix)?))
}

/// Combines PNGs with their sides into one file: a header of 6 bytes, an entry of 16 for each, then the pictures.
fn ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0, 0, 1, 0, pictures.len() as u8, 0];
    let mut at = 6 + 16 * pictures.len();
    for (side, png) in pictures {
        // Width, height, no palette, reserved, one plane, 32 bits, length and offset.
        file.extend([*side as u8, *side as u8, 0, 0, 1, 0, 32, 0]);
        file.extend((png.len() as u32).to_le_bytes());
        file.extend((at as u32).to_le_bytes());
        at += png.len();
    }
    pictures.iter().for_each(|(_, png)| file.extend(png));
    file
}

fn between<'a>(text: &'a str, after: &str, open: &str, close: &str) -> Option<&'a str> {
    let text = &text[text.find(after)?..];
    let text = &text[text.find(open)? + open.len()..];
    Some(&text[..text.find(close)?])
}

/// Renders the content of a 200 × 200 `svg` as PNG.
fn draw(drawing: &str, side: u32) -> Option<Vec<u8>> {
    let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">{drawing}</svg>"#);
    let tree = Tree::from_str(&svg, &SvgOptions::default()).ok()?;
    let mut pixels = Pixmap::new(side, side)?;
    let scale = side as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_renders_at_its_size_reproducibly() {
        let drawing = r##"<rect width="200" height="200" fill="#0f5563"/>"##;
        let png = draw(drawing, 192).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(png[16..24], [0, 0, 0, 192, 0, 0, 0, 192]);
        assert_eq!(png, draw(drawing, 192).unwrap());
        assert!(draw("<rect", 10).is_none());
    }

    #[test]
    fn a_favicon_contains_the_offsets_of_its_pictures() {
        let file = ico(&[(16, vec![1, 2, 3]), (32, vec![4, 5])]);
        let entry = |index: usize| {
            let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
            let (length, start) = (number(6 + 16 * index + 8), number(6 + 16 * index + 12));
            (file[6 + 16 * index], &file[start..start + length])
        };
        assert_eq!((entry(0), entry(1), file.len()), ((16, &[1, 2, 3][..]), (32, &[4, 5][..]), 43));
    }
}
