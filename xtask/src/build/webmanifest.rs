//! The web app manifest of each language.
//!
//! Each language is an app of its own (`id`): with one for all, the name under the icon would change with every page in
//! another language. `name` is the short name too: the full one would say on a home screen what somebody reads.

use super::assets::{Assets, files_below};
use super::data::{Content, Language};
use super::icons::ICONS;
use super::{Options, file_error};
use crate::error::{Error, Result};
use atbildiba::content::{Address, CalendarView};
use atbildiba::i18n::Msg;
use serde_json::{Value, json};
use std::fs;

/// Writes `manifest.webmanifest`, `en/manifest.webmanifest`, …
pub fn write(options: &Options, content: &Content, languages: &[Language], assets: &Assets) -> Result<()> {
    let template = options.project.join("index.html");
    let html = fs::read_to_string(&template).map_err(|error| file_error("read", &template, error))?;
    let colour = theme_colour(&html).ok_or_else(|| {
        Error::new("index.html names no theme-color", "give it one, as `<meta name=\"theme-color\">`")
    })?;
    for language in languages {
        let manifest = manifest(options, content, language, assets, colour)?;
        assets.write(&path(options, language), manifest.to_string().as_bytes())?;
    }
    Ok(())
}

/// Below the site's root: `en/manifest.webmanifest`.
pub fn path(options: &Options, language: &Language) -> String {
    let home = language.prerender.href(&Address::Home);
    let folder = home.strip_prefix(options.root()).unwrap_or(&home).trim_matches('/');
    if folder.is_empty() { "manifest.webmanifest".into() } else { format!("{folder}/manifest.webmanifest") }
}

fn theme_colour(html: &str) -> Option<&str> {
    html.split_once("name=\"theme-color\" content=\"")?.1.split('"').next()
}

fn manifest(options: &Options, content: &Content, language: &Language, assets: &Assets, colour: &str) -> Result<Value> {
    let root = options.root();
    let site = &content.site;
    let default = site.languages.first().map_or("", |tag| tag);
    let words = |message| language.prerender.with_context(|context| context.t(message));
    let href = |address: &Address| language.prerender.href(address);
    let mut icons = Vec::new();
    for (name, side, purpose) in ICONS {
        let icon = assets.get(&format!("icons/{name}.png"))?;
        icons.push(json!({
            "src": format!("{root}/{}", icon.path), "sizes": format!("{side}x{side}"), "type": "image/png",
            "purpose": purpose,
        }));
    }
    let shortcut = |message, address: &Address| json!({ "name": words(message), "url": href(address) });
    Ok(json!({
        "id": href(&Address::Home),
        "name": site.short_name,
        "short_name": site.short_name,
        "description": site.description.get(&language.tag, default).text,
        "lang": language.tag,
        "dir": "ltr",
        "start_url": href(&Address::Home),
        "scope": format!("{root}/"),
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "launch_handler": { "client_mode": ["navigate-existing", "auto"] },
        "theme_color": colour,
        "background_color": colour,
        "categories": ["education", "social"],
        "prefer_related_applications": false,
        "icons": icons,
        "shortcuts": [
            shortcut(Msg::Calendar, &Address::calendar(CalendarView::Now)),
            shortcut(Msg::Help, &Address::Help),
        ],
        "screenshots": screenshots(root, language, assets)?,
    }))
}

/// Pictures for the browser's install dialog: `screenshots/{language}-{narrow|wide}-….png`, below `public/root/`.
fn screenshots(root: &str, language: &Language, assets: &Assets) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for (path, file) in files_below(&assets.folder().join("screenshots"))? {
        let Some((lang, rest)) = path.split_once('-') else { continue };
        let Some((form, _)) = rest.split_once('-') else { continue };
        if lang != language.tag || !["narrow", "wide"].contains(&form) || !path.ends_with(".png") {
            continue;
        }
        let bytes = fs::read(&file).map_err(|error| file_error("read", &file, error))?;
        let Some((width, height)) = png_size(&bytes) else { continue };
        let label = language.prerender.with_context(|context| context.t(Msg::HomePage));
        all.push(json!({
            "src": format!("{root}/screenshots/{path}"), "sizes": format!("{width}x{height}"), "type": "image/png",
            "form_factor": form, "label": label,
        }));
    }
    Ok(all)
}

/// Width and height (PNG, third edition, section 11.2.1).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let at = |start: usize| Some(u32::from_be_bytes(bytes.get(start..start + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((at(16)?, at(20)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_picture_is_read_from_its_head() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        assert_eq!(png_size(&png), None);
        png.extend([0, 0, 4, 0, 0, 0, 2, 0]);
        assert_eq!(png_size(&png), Some((1024, 512)));
    }

    #[test]
    fn the_colour_is_the_pages_own() {
        assert_eq!(theme_colour(r##"<meta name="theme-color" content="#faf7f0" media="x">"##), Some("#faf7f0"));
        assert_eq!(theme_colour("<meta>"), None);
    }
}
