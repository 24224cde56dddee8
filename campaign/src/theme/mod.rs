//! What a campaign looks like: its colours, its emblem, its icon.
//!
//! [`color`] reckons, [`palette`] knows which colours there are, [`emblem`] reads the drawing.

mod color;
mod emblem;
pub mod palette;

use crate::authored::Theme as Authored;
use crate::check::folder_of;
pub use color::Color;
pub use palette::Colors;
use std::fs;
use std::path::{Path, PathBuf};

/// A campaign's look, ready for its pages.
pub struct Theme {
    /// The colours.
    pub colors: Colors,
    /// The symbol `#emblem`, in a drawing that is not seen.
    pub symbol: String,
    /// The emblem without its shadows, in a box of 200 by 180, to be filled with one colour.
    pub figure: String,
    /// The icon, as SVG.
    pub icon: String,
    /// The face of headings.
    pub face: Face,
}

/// A face of headings.
pub enum Face {
    /// The program's own.
    Default,
    /// That of the visitor's device.
    System,
    /// The bytes of a file, and its name.
    File(Vec<u8>, String),
}

/// In place of a file's name, for [`Face::System`].
pub const SYSTEM: &str = "system";

impl Theme {
    /// Reads the files that the theme names, beside the content files in `data`.
    ///
    /// # Errors
    /// A file can't be read, or is no drawing that a page may hold.
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

/// Where a file of the theme is: in the content folder, beside `data` if there is one.
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
