//! Subscriptions and downloads in every language of the site: the calendars `feeds/all.ics`, `feeds/{category}.ics` and
//! `events/{uid}.ics`, and the feed of changes, `feeds/changes.xml` ([`atom`]).

mod atom;

use super::assets::Assets;
use super::data::Language;
use crate::error::Result;
use crate::ical::zones::iana_zone;
use atbildiba::calendar::ics::{Feed, Writer};
use atbildiba::content::{Address, CalendarView, Event, Named};
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

/// The subscriptions that a page offers. An event's page offers the event's own calendar. The home page and the
/// calendar's pages offer the calendar of all events and the feed of changes, if there is one; the agenda and
/// `/calendar` also offer the calendar of each category.
pub fn of(language: &Language, address: &Address) -> Vec<Subscription> {
    let calendar = |path: String, title: String| Subscription { media_type: "text/calendar", path, title };
    if let Address::Event { uid, .. } = address {
        let event = language.prerender.events().entries.iter().find(|event| *event.uid == **uid);
        let own = |event: &Event| calendar(format!("{}/events/{uid}.ics", base(language)), event.title.to_string());
        return event.map(own).into_iter().collect();
    }
    let site = language.prerender.site();
    let is_home = *address == Address::Home && site.has(&Address::calendar(CalendarView::Now));
    if !is_home && !matches!(address, Address::Calendar(..)) {
        return Vec::new();
    }
    let is_choice = matches!(address, Address::Calendar(CalendarView::Now | CalendarView::Agenda, _));
    let offered = calendars(language).filter(|one| one.category.is_none() || is_choice);
    let mut all: Vec<Subscription> = offered.map(|one| calendar(one.path, one.name)).collect();
    if atom::is_there(language) {
        let path = [&base(language), atom::PATH].concat();
        all.push(Subscription { media_type: "application/atom+xml", path, title: site.short_name.to_string() });
    }
    all
}

/// Writes all calendars and feeds; returns their number.
pub fn write(root: &str, languages: &[Language], assets: &Assets, built: Date) -> Result<usize> {
    let mut count = 0;
    for language in languages {
        let site = language.prerender.site();
        let url = &*site.details.url;
        let host = host(url, &site.short_name);
        let address = |path: &str| if url.is_empty() { String::new() } else { format!("{url}{path}") };
        let events = &language.prerender.events().entries;
        let base = base(language);
        let mut put = |path: &str, text: &str| {
            count += 1;
            let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
            assets.write(path, text.as_bytes())
        };
        let pages = address(&format!("{base}/events/"));
        let writer = Writer { host: &host, lang: &language.tag, pages: &pages, today: built, zone: &iana_zone };
        for Calendar { path, name, category } in calendars(language) {
            let wanted = |event: &&Event| category.is_none_or(|id| event.tags().any(|tag| tag == id));
            let feed = Feed { name: &name, url: &address(&path) };
            put(&path, &writer.feed(&feed, events.iter().filter(wanted)))?;
        }
        for event in events.iter() {
            put(&format!("{base}/events/{}.ics", event.uid), &writer.event(event))?;
        }
        if let Some(feed) = atom::feed(language) {
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

/// That of all events, then one of each category.
fn calendars(language: &Language) -> impl Iterator<Item = Calendar<'_>> {
    let site = language.prerender.site();
    let base = base(language);
    let all = Calendar { path: format!("{base}/feeds/all.ics"), name: site.short_name.to_string(), category: None };
    let of_category = move |category: &'static Named| Calendar {
        path: format!("{base}/feeds/{}.ics", category.id),
        name: format!("{}: {}", site.short_name, category.name.get(&language.tag, "").text),
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
