//! What a campaign looks like: its colours, its emblem, its icon.
//!
//! [`color`] reckons, [`palette`] knows which colours there are, [`emblem`] reads the drawing.

mod color;
mod emblem;
pub mod palette;

use crate::authored::Theme as Authored;
use crate::check::folder_of;
pub use palette::Colors;
use std::fs;
use std::path::{Path, PathBuf};

/// A campaign's look, ready for its pages.
pub struct Theme {
    /// The colours.
    pub colors: Colors,
    /// The symbol `#emblem`, in a drawing that is not seen.
    pub symbol: String,
    /// The icon, as SVG.
    pub icon: String,
}

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
        Ok(Self { colors, symbol: emblem.symbol(), icon })
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
    let path = file(data, name);
    fs::read_to_string(&path).map(Some).map_err(|error| format!("could not read {}: {error}", path.display()))
}
