//! Subscriptions and downloads in every language of the site: the calendars `feeds/all.ics`, `feeds/{category}.ics` and
//! `events/{uid}.ics`, and the feed of changes, `feeds/changes.xml` ([`atom`]).

mod atom;

use super::assets::Assets;
use super::data::{Content, Language};
use crate::error::Result;
use crate::ical::zones::iana_zone;
use atbildiba::calendar::ics::{Feed, Writer};
use atbildiba::content::{Address, CalendarView, Event, Named, Site};
use atbildiba::dates::Date;

/// A subscription or download that a page offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its media type.
    pub media_type: &'static str,
    /// The path, from the host's root.
    pub path: String,
    /// Its title.
    pub title: String,
}

/// The offers of a page: an event's page has its own calendar; the calendar's pages have the calendar of all events and
/// the feed of changes; the agenda and the calendar's first page also have the categories' calendars.
pub fn of(site: &Site, language: &Language, address: &Address) -> Vec<Subscription> {
    let calendar = |path: String, title: String| Subscription { media_type: "text/calendar", path, title };
    if let Address::Event { uid, .. } = address {
        let event = language.prerender.events().entries.iter().find(|event| *event.uid == **uid);
        let own = |event: &Event| calendar(format!("{}/events/{uid}.ics", base(language)), event.title.to_string());
        return event.map(own).into_iter().collect();
    }
    let is_home = *address == Address::Home && site.has(&Address::calendar(CalendarView::Now));
    if !is_home && !matches!(address, Address::Calendar(..)) {
        return Vec::new();
    }
    let is_choice = matches!(address, Address::Calendar(CalendarView::Now | CalendarView::Agenda, _));
    let offered = calendars(site, language).filter(|one| one.category.is_none() || is_choice);
    let mut all: Vec<Subscription> = offered.map(|one| calendar(one.path, one.name)).collect();
    if atom::is_there(site, language) {
        let path = [&base(language), atom::PATH].concat();
        all.push(Subscription { media_type: "application/atom+xml", path, title: site.short_name.to_string() });
    }
    all
}

/// Writes all of them; returns their number.
pub fn write(root: &str, content: &Content, languages: &[Language], assets: &Assets, built: Date) -> Result<usize> {
    let mut count = 0;
    let site = &content.site;
    let host = host(&site.url, &site.short_name);
    let address = |path: &str| if site.url.is_empty() { String::new() } else { format!("{}{path}", site.url) };
    for language in languages {
        let events = &language.prerender.events().entries;
        let base = base(language);
        let mut put = |path: &str, text: &str| {
            count += 1;
            let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
            assets.write(path, text.as_bytes())
        };
        let pages = address(&format!("{base}/events/"));
        let writer = Writer { host: &host, lang: &language.tag, pages: &pages, today: built, zone: &iana_zone };
        for Calendar { path, name, category } in calendars(site, language) {
            let wanted = |event: &&Event| category.is_none_or(|id| event.tags().any(|tag| tag == id));
            let feed = Feed { name: &name, url: &address(&path) };
            put(&path, &writer.feed(&feed, events.iter().filter(wanted)))?;
        }
        for event in events.iter() {
            put(&format!("{base}/events/{}.ics", event.uid), &writer.event(event))?;
        }
        if let Some(feed) = atom::feed(site, language) {
            put(&[&base, atom::PATH].concat(), &feed)?;
        }
    }
    Ok(count)
}

/// A calendar to subscribe to.
struct Calendar<'a> {
    path: String,
    name: String,
    /// The category's id; `None` for all events.
    category: Option<&'a str>,
}

/// The calendar of all events, then one for each category.
fn calendars<'a>(site: &'a Site, language: &'a Language) -> impl Iterator<Item = Calendar<'a>> {
    let base = base(language);
    let default = site.languages.first().map_or("", |tag| tag);
    let all = Calendar { path: format!("{base}/feeds/all.ics"), name: site.short_name.to_string(), category: None };
    let of_category = move |category: &'a Named| Calendar {
        path: format!("{base}/feeds/{}.ics", category.id),
        name: format!("{}: {}", site.short_name, category.name.get(&language.tag, default).text),
        category: Some(&category.id),
    };
    std::iter::once(all).chain(site.categories.iter().map(of_category))
}

/// The path prefix of a language: `/campaign/en`.
fn base(language: &Language) -> String {
    language.prerender.with_context(|context| context.base())
}

/// The domain of uids: the site's host, or its name if it has none.
fn host(url: &str, name: &str) -> String {
    let host = url.split_once("://").map_or("", |(_, rest)| rest.split(['/', ':', '?']).next().unwrap_or(""));
    if host.is_empty() {
        atbildiba::text::fold(name).replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
    } else {
        host.into()
    }
}
