//! The campaign's own heading font, subset to the characters in its pages.
//!
//! A font with all scripts takes 100 KB and more, the letters of four languages 10 to 20 KB: whatever every page loads
//! must be small. Ligatures, kerning and Arabic joining are preserved.

use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, TableProvider};
use skera::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use std::collections::BTreeSet;

/// A font as WOFF2, and the characters that it lacks.
#[derive(Debug)]
pub struct Face {
    pub woff2: Vec<u8>,
    pub lacking: String,
}

/// The font with only these characters. `file` is TrueType, OpenType or WOFF2.
///
/// # Errors
/// The file is none of them, or damaged.
pub fn subset(file: &[u8], letters: &BTreeSet<char>) -> Result<Face, String> {
    let plain = match file.get(..4) {
        Some(b"wOF2") => wuff::decompress_woff2(file).map_err(|error| error.to_string())?,
        Some(b"wOFF") => {
            return Err("a WOFF file of the first version; take the WOFF2, TrueType or OpenType file".into());
        }
        _ => file.to_vec(),
    };
    let font = FontRef::new(&plain).map_err(|error| error.to_string())?;
    let charmap = font.cmap().map_err(|error| error.to_string())?;
    let lacks = |letter: &&char| charmap.map_codepoint(**letter).is_none();
    let lacking = letters.iter().filter(|letter| !letter.is_whitespace()).filter(lacks).collect();
    let mut all_scripts = IntSet::<Tag>::empty();
    all_scripts.invert();
    let mut names = IntSet::<NameId>::empty();
    // Copyright, licence and its URL, which authors want to be preserved.
    names.extend([0u16, 13, 14].map(NameId::new));
    let mut languages = IntSet::<u16>::empty();
    languages.invert();
    let mut features = IntSet::<Tag>::empty();
    features.extend(DEFAULT_LAYOUT_FEATURES.iter().copied());
    let mut unicodes = IntSet::<u32>::empty();
    unicodes.extend(letters.iter().map(|letter| u32::from(*letter)));
    let plan = Plan::new(
        &IntSet::empty(),
        &unicodes,
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &IntSet::empty(),
        &all_scripts,
        &features,
        &names,
        &languages,
    );
    let small = subset_font(&font, &plan).map_err(|error| error.to_string())?;
    let woff2 = ttf2woff2::encode(&small, ttf2woff2::BrotliQuality::from(11)).map_err(|error| error.to_string())?;
    Ok(Face { woff2, lacking })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../cards/fonts/commissioner-800.woff2");

    fn letters(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    #[test]
    fn only_the_requested_characters_remain() {
        let face = subset(FILE, &letters("Atbildība Відповідальність 漢")).unwrap();
        assert_eq!(face.lacking, "漢");
        assert!(face.woff2.len() < FILE.len() / 4, "{} of {}", face.woff2.len(), FILE.len());
        let plain = wuff::decompress_woff2(&face.woff2).unwrap();
        let font = FontRef::new(&plain).unwrap();
        let charmap = font.cmap().unwrap();
        assert!("Atbildība Відповідальність".chars().all(|letter| charmap.map_codepoint(letter).is_some()));
        assert!(charmap.map_codepoint('Q').is_none());
        // A subset can be subset again, and the same characters give the same bytes.
        let again = subset(&face.woff2, &letters("Atbildība")).unwrap();
        assert!(again.lacking.is_empty() && again.woff2.len() < face.woff2.len());
        assert_eq!(subset(FILE, &letters("Atbildība Відповідальність 漢")).unwrap().woff2, face.woff2);
    }

    #[test]
    fn an_invalid_font_is_an_error() {
        for bytes in [&b""[..], b"wOF2", b"wOFF and more", b"\0\x01\0\0", b"<svg/>", &FILE[..FILE.len() / 2]] {
            assert!(subset(bytes, &letters("a")).is_err(), "{:?}", bytes.get(..8));
        }
    }
}
