//! The web app manifest of each language.
//!
//! Each language is an app of its own (`id`): otherwise, the name under the icon would change with every page in
//! another language. `name` is also the short name: the full one would reveal on a home screen what somebody reads.
//!
//! Screenshots for the install dialog belong to the campaign:
//! `screenshots/{language}-{narrow|wide}-{number}-{page}.jpg` in the content folder, taken by `screenshots`
//! ([`crate::screenshots`]).

use super::assets::{Assets, files_below};
use super::data::{self, Content, Language};
use super::icons::ICONS;
use super::{Options, file_error};
use crate::error::{OrFail, Result};
use atbildiba::content::{Address, CalendarView};
use atbildiba::i18n::Msg;
use atbildiba::text::BaseDirection;
use campaign::check::is_tag;
use campaign::theme::Theme;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `manifest.webmanifest`, `en/manifest.webmanifest`, …
pub fn write(
    theme: &Theme,
    options: &Options,
    content: &Content,
    languages: &[Language],
    assets: &mut Assets,
) -> Result<()> {
    let color = theme.colors.of("paper", false).css();
    for language in languages {
        let manifest = manifest(options, content, language, assets, &color)?;
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

fn manifest(
    options: &Options,
    content: &Content,
    language: &Language,
    assets: &mut Assets,
    color: &str,
) -> Result<Value> {
    let root = options.root();
    let site = language.prerender.site();
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
    let shortcut = |message, address: Address| {
        site.has(&address).then(|| json!({ "name": words(message), "url": href(&address) }))
    };
    let shortcuts = [shortcut(Msg::Calendar, Address::calendar(CalendarView::Now)), shortcut(Msg::Help, Address::Help)];
    Ok(json!({
        "id": href(&Address::Home),
        "name": site.short_name,
        "short_name": site.short_name,
        "description": site.details.description.get(&language.tag, "").text,
        "lang": language.tag,
        "dir": BaseDirection::of(&language.tag).name(),
        "start_url": href(&Address::Home),
        "scope": format!("{root}/"),
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "launch_handler": { "client_mode": ["navigate-existing", "auto"] },
        "theme_color": color,
        "background_color": color,
        "categories": ["education", "social"],
        "prefer_related_applications": false,
        "icons": icons,
        "shortcuts": shortcuts.into_iter().flatten().collect::<Vec<_>>(),
        "screenshots": screenshots(options, content, language, assets)?,
    }))
}

/// The folder of a campaign's screenshots.
pub fn folder(data: &Path) -> PathBuf {
    campaign::check::folder_of(data, "screenshots")
}

/// The parts of a screenshot's name: its language, `narrow` or `wide`, and the page that it shows.
fn parts(name: &str) -> Option<(&str, &str, &str)> {
    // From the end, because a language may contain hyphens, too.
    let mut parts = name.strip_suffix(".jpg")?.rsplitn(4, '-');
    let (page, _, form, language) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    (["narrow", "wide"].contains(&form) && is_tag(language)).then_some((language, form, page))
}

/// The language's screenshots, in the order of their names. While anybody is revoked, without pages that show people,
/// because they may be outdated.
fn screenshots(options: &Options, content: &Content, language: &Language, assets: &mut Assets) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for (name, file) in files_below(&folder(&data::folder(&options.content)))? {
        let Some((_, form, page)) = parts(&name).filter(|(tag, ..)| *tag == language.tag) else { continue };
        if !content.revoked.is_empty() && ["home", "supporters"].contains(&page) {
            continue;
        }
        let bytes = fs::read(&file).map_err(|error| file_error("read", &file, error))?;
        let header = site_photos::header::read(&bytes).or_fail(
            || format!("{} can't be read", file.display()),
            "take the screenshots again: atbildiba screenshots",
        )?;
        let page = match page {
            "calendar" => Msg::Calendar,
            "supporters" => Msg::Supporters,
            "timeline" => Msg::Timeline,
            _ => Msg::HomePage,
        };
        let picture = assets.add(&format!("screenshots/{name}"), &bytes)?;
        all.push(json!({
            "src": format!("{}/{}", options.root(), picture.path), "sizes": format!("{}x{}", header.width, header.height),
            "type": "image/jpeg",
            "form_factor": form, "label": language.prerender.with_context(|context| context.t(page)),
        }));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenshots_name_states_its_language_form_and_page() {
        assert_eq!(parts("lv-narrow-1-home.jpg"), Some(("lv", "narrow", "home")));
        assert_eq!(parts("pt-BR-wide-2-calendar.jpg"), Some(("pt-BR", "wide", "calendar")));
        for other in ["lv-narrow-home.jpg", "lv-tall-1-home.jpg", "lv-wide-1-home.png", "lv-wide-1-home-x.jpg", "x.jpg"]
        {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
