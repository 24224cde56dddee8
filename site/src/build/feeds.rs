//! Calendars to subscribe to and to take home: `feeds/all.ics`, `feeds/{category}.ics` and `events/{uid}.ics`, in every
//! language of the site.

use super::assets::Assets;
use super::data::{Content, Language};
use crate::error::{OrFail, Result};
use crate::ical::zones::iana_zone;
use atbildiba::calendar::ics::{Feed, Writer};
use atbildiba::content::{Address, Events};
use atbildiba::dates::Date;
use serde::Deserialize;

/// Writes all of them; how many.
pub fn write(root: &str, content: &Content, languages: &[Language], assets: &Assets, built: Date) -> Result<usize> {
    let mut count = 0;
    let default = languages.first().map_or("", |language| &language.tag);
    for language in languages {
        let slice = language.slices.iter().find(|(name, _)| *name == "events").map(|(_, value)| value);
        let events = slice.map(Events::deserialize).transpose();
        let events =
            events.or_fail(|| "the events' slice".into(), "report it: `check` let it pass")?.unwrap_or_default();
        let href = language.prerender.href(&Address::Event { uid: "x".into(), on: None });
        let pages = href.strip_suffix('x').unwrap_or(&href);
        // `/campaign/en/`
        let home = pages.strip_suffix("events/").unwrap_or(pages);
        let folder = home.strip_prefix(root).unwrap_or(home).trim_start_matches('/');
        let site = &content.site;
        let pages = if site.url.is_empty() { String::new() } else { format!("{}{pages}", site.url) };
        let host = host(&site.url, &site.short_name);
        let writer = Writer { host: &host, lang: &language.tag, pages: &pages, today: built, zone: &iana_zone };
        let mut feed = |id: &str, name: &str, category: Option<&str>| -> Result<()> {
            let path = format!("{folder}feeds/{id}.ics");
            let url = if site.url.is_empty() { String::new() } else { format!("{}{root}/{path}", site.url) };
            let wanted =
                |event: &&atbildiba::content::Event| category.is_none_or(|id| event.tags().any(|tag| tag == id));
            let text = writer.feed(&Feed { name, url: &url }, events.entries.iter().filter(wanted));
            count += 1;
            assets.write(&path, text.as_bytes())
        };
        feed("all", &site.short_name, None)?;
        for category in &site.categories {
            let name = format!("{}: {}", site.short_name, category.name.get(&language.tag, default).text);
            feed(&category.id, &name, Some(&category.id))?;
        }
        for event in events.entries.iter() {
            assets.write(&format!("{folder}events/{}.ics", event.uid), writer.event(event).as_bytes())?;
            count += 1;
        }
    }
    Ok(count)
}

/// What makes uids the site's own: its host, or its name while it has none.
fn host(url: &str, name: &str) -> String {
    let host = url.split_once("://").map_or("", |(_, rest)| rest.split(['/', ':', '?']).next().unwrap_or(""));
    if host.is_empty() {
        atbildiba::text::fold(name).replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
    } else {
        host.into()
    }
}
