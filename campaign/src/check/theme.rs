//! The theme of `site.json`: colours that there are and that can be read, drawings that a page may hold.

use super::{Found, nearest};
use crate::authored::{Palette, Theme as Authored};
use crate::theme::palette::ROLES;
use crate::theme::{Colors, Theme, file};
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;

/// Colours that categories may have without naming them in the theme.
const ALWAYS: [&str; 3] = ["sea", "amber", "sand"];

/// What is wrong. `site` is the file's value, which the schema accepts; `data` the folder of the content files.
pub(super) fn problems(site: &Value, data: &Path) -> Vec<Found> {
    let Ok(theme) = Authored::deserialize(site.get("theme").unwrap_or(&Value::Object(Default::default()))) else {
        return Vec::new();
    };
    let mut found = not_colors(&theme.colors);
    found.extend(unknown_names(site, &theme.colors));
    if found.is_empty() {
        let unreadable = Colors::new(&theme.colors).unreadable();
        found.extend(unreadable.into_iter().map(|what| Found {
            warning: true,
            ..at("/theme/colors", format!("hard to read: {what}; choose a darker or lighter one"))
        }));
    }
    for (name, pointer) in [(&theme.emblem, "/theme/emblem"), (&theme.icon, "/theme/icon")] {
        let is_plain = !name.contains(['/', '\\', ':']) && name.ends_with(".svg");
        if name.is_empty() {
        } else if !is_plain {
            found.push(at(pointer, "write the name of an SVG file that lies beside this one, such as emblem.svg"));
        } else if !file(data, name).is_file() {
            found.push(at(pointer, format!("there is no file {name} in {}", data.display())));
        }
    }
    if found.iter().all(|found| found.warning)
        && let Err(error) = Theme::read(&theme, data)
    {
        found.push(at("/theme/emblem", error));
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
