//! A campaign's appearance: colours, emblem, icon.
//!
//! [`color`] computes contrast, [`palette`] derives the colours, [`emblem`] parses the drawing.

mod color;
mod emblem;
pub mod palette;

use crate::authored::Theme as Authored;
use crate::check::folder_of;
pub use color::Color;
pub use palette::Colors;
use std::fs;
use std::path::{Path, PathBuf};

/// A campaign's appearance, ready for its pages.
pub struct Theme {
    /// The colours.
    pub colors: Colors,
    /// An invisible SVG with the symbol `#emblem`.
    pub symbol: String,
    /// The emblem without shadows, in a box of 200 by 180, to be filled with one colour.
    pub figure: String,
    /// The icon as SVG.
    pub icon: String,
    /// The typeface of headings.
    pub face: Face,
}

/// A typeface of headings.
pub enum Face {
    /// The default typeface.
    Default,
    /// The typeface of the visitor's device.
    System,
    /// The bytes and the name of a font file.
    File(Vec<u8>, String),
}

/// The value for [`Face::System`] in place of a file name.
pub const SYSTEM: &str = "system";

impl Theme {
    /// Reads the files that the theme refers to, from the content folder with the files in `data`.
    ///
    /// # Errors
    /// A file cannot be read, or is not a drawing that a page may contain.
    pub fn read(authored: &Authored, data: &Path) -> Result<Self, String> {
        let colors = Colors::new(&authored.colors);
        let drawing = text(&authored.emblem, data)?;
        let source = if authored.emblem.is_empty() { "emblem.svg" } else { &authored.emblem };
        let drawing = drawing.unwrap_or_else(|| include_str!("emblem.svg").into());
        let emblem = emblem::Emblem::parse(&drawing).map_err(|problem| format!("{source}: {problem}"))?;
        let icon = match text(&authored.icon, data)? {
            Some(icon) => icon,
            None => emblem.icon(&colors.of("sea", false).css(), &colors.of("amber", false).css()),
        };
        let face = match authored.face.as_str() {
            "" => Face::Default,
            SYSTEM => Face::System,
            name => Face::File(bytes(name, data)?, name.into()),
        };
        Ok(Self { colors, symbol: emblem.symbol(), figure: emblem.figure(), icon, face })
    }
}

/// The path of a theme's file: in the content folder, next to `data` if there is one.
pub fn file(data: &Path, name: &str) -> PathBuf {
    let inside = data.join(name);
    if inside.is_file() { inside } else { folder_of(data, name) }
}

fn text(name: &str, data: &Path) -> Result<Option<String>, String> {
    if name.is_empty() {
        return Ok(None);
    }
    let text = String::from_utf8(bytes(name, data)?);
    text.map(Some).map_err(|error| format!("{}: {error}", file(data, name).display()))
}

fn bytes(name: &str, data: &Path) -> Result<Vec<u8>, String> {
    let path = file(data, name);
    fs::read(&path).map_err(|error| format!("could not read {}: {error}", path.display()))
}
