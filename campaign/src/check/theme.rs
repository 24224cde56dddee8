//! The theme of `site.json`: valid and readable colours, and drawings that a page may contain.

use super::{Found, nearest};
use crate::authored::{Palette, Theme as Authored};
use crate::theme::palette::ROLES;
use crate::theme::{Colors, SYSTEM, Theme, file};
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;

/// Colours that categories may use without a definition in the theme.
const ALWAYS: [&str; 3] = ["sea", "amber", "sand"];

/// The colours of a tile.
const TILE: [&str; 5] = ["ground", "fabric", "print", "collar", "fold"];

/// The problems of a theme. `site` is the value of the file, which is valid against the schema; `data` is the folder of
/// the content files.
pub(super) fn problems(site: &Value, data: &Path) -> Vec<Found> {
    let Ok(theme) = site.get("theme").map(Authored::deserialize).transpose() else { return Vec::new() };
    let theme = theme.unwrap_or_default();
    let mut found = not_colors(&theme.colors);
    found.extend(not_tiles(&theme.colors));
    found.extend(unknown_names(site, &theme.colors));
    if found.is_empty() {
        let unreadable = Colors::new(&theme.colors).unreadable();
        found.extend(unreadable.into_iter().map(|what| Found {
            warning: true,
            ..at("/theme/colors", format!("hard to read: {what}; choose a darker or lighter one"))
        }));
    }
    for (name, pointer) in [(&theme.emblem, "/theme/emblem"), (&theme.icon, "/theme/icon")] {
        found.extend(not_a_file(name, data, DRAWING).map(|message| at(pointer, message)));
    }
    if theme.face != SYSTEM {
        found.extend(not_a_file(&theme.face, data, FACE).map(|message| at("/theme/face", message)));
    }
    if found.iter().all(|found| found.warning)
        && let Err(error) = Theme::read(&theme, data)
    {
        found.push(at("/theme/emblem", error));
    }
    found
}

/// A kind of file: its extensions, and an example.
type Kind = (&'static [&'static str], &'static str);

const DRAWING: Kind = (&[".svg"], "an SVG file that lies beside this one, such as emblem.svg");
const FACE: Kind = (
    &[".ttf", ".otf", ".woff2"],
    "a font file that lies beside this one, such as heading.ttf (TrueType, OpenType or WOFF2), or system",
);

/// Why `name` is not a file of this kind in the folder; an empty name is not a problem.
fn not_a_file(name: &str, data: &Path, (ends, example): Kind) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let is_plain = !name.contains(['/', '\\', ':']) && ends.iter().any(|end| lower.ends_with(end));
    match (name.is_empty(), is_plain) {
        (true, _) => None,
        (_, false) => Some(format!("write the name of {example}")),
        (_, true) => (!file(data, name).is_file()).then(|| format!("there is no file {name} in {}", data.display())),
    }
}

/// Problems of the tiles' colours. Shadows may be translucent, so any CSS colour is allowed, but nothing else.
fn not_tiles(palette: &Palette) -> Vec<Found> {
    let is_css = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'#' | b' ' | b'.' | b'%' | b'/' | b'(' | b')'))
    };
    let mut found = Vec::new();
    for (index, tile) in palette.tiles.iter().enumerate() {
        for (name, text) in tile {
            let pointer = format!("/theme/colors/tiles/{index}/{name}");
            if !TILE.contains(&name.as_str()) {
                let message = format!("a tile has no “{name}”; it has {}", TILE.join(", "));
                found.push(Found { on_key: true, ..at(pointer, message) });
            } else if !is_css(text) {
                found.push(at(pointer, format!("“{text}” is no colour; write one such as #0f5563")));
            }
        }
    }
    found
}

fn at(pointer: impl Into<String>, message: impl Into<String>) -> Found {
    Found { pointer: pointer.into(), message: message.into(), ..Found::default() }
}

fn not_colors(palette: &Palette) -> Vec<Found> {
    let schemes = [
        ("light", &palette.light),
        ("dark", &palette.dark),
        ("contrast", &palette.contrast),
        ("contrastDark", &palette.contrast_dark),
        ("kiosk", &palette.kiosk),
    ];
    let mut found = Vec::new();
    for (scheme, colors) in schemes {
        for (name, text) in colors {
            let pointer = format!("/theme/colors/{scheme}/{name}");
            let is_slug = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !Colors::is_color(text) {
                found.push(at(pointer, format!("“{text}” is no colour; write six digits such as #0f5563")));
            } else if !ROLES.contains(&name.as_str()) && !is_slug {
                let near = nearest(name, ROLES).map(|near| format!("; did you mean “{near}”?"));
                found.push(Found {
                    on_key: true,
                    ..at(
                        pointer,
                        format!(
                            "“{name}” is none of the design's colours, and a name of your own has small letters, digits and hyphens{}",
                            near.unwrap_or_default()
                        ),
                    )
                });
            }
        }
    }
    found
}

fn unknown_names(site: &Value, palette: &Palette) -> Vec<Found> {
    let mut found = Vec::new();
    for list in ["categories", "kinds"] {
        for (index, one) in site[list].as_array().into_iter().flatten().enumerate() {
            let Some(color) = one["color"].as_str().filter(|color| !ALWAYS.contains(color)) else { continue };
            if palette.light.contains_key(color) {
                continue;
            }
            let known = ALWAYS.iter().copied().chain(palette.light.keys().map(String::as_str));
            let near = nearest(color, known).map(|near| format!("; did you mean “{near}”?")).unwrap_or_default();
            let message =
                format!("there is no colour “{color}”; use sea, amber, sand, or name it in theme.colors.light{near}");
            found.push(at(format!("/{list}/{index}/color"), message));
        }
    }
    found
}
