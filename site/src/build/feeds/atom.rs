//! `feeds/changes.xml`: new and changed events, newest first, as Atom (RFC 4287).
//!
//! Based on the events' `updated`, which organisers set and `import` takes from `LAST-MODIFIED`. Supporters and
//! timeline entries have no date of change, so they are in no feed: the date of a build or of a file would announce old
//! entries as new.

use super::super::data::Language;
use super::super::pages::escape;
use super::base;
use atbildiba::content::{Address, CalendarView, Event};
use std::fmt::Write;

/// Appended to the path prefix of the language.
pub const PATH: &str = "/feeds/changes.xml";

/// The maximum number of events: feed readers poll every few hours.
const MAX: usize = 50;

/// Whether there is one: ids are addresses (RFC 4287 section 4.2.6), so a site without one has none.
pub fn is_there(language: &Language) -> bool {
    !language.prerender.site().details.url.is_empty() && !newest(language).is_empty()
}

/// The feed of a language, if there is one. `updated` is the last change, not the build, so nothing changes by itself.
pub fn feed(language: &Language) -> Option<String> {
    let site = language.prerender.site();
    let url = &*site.details.url;
    let newest = newest(language);
    let last = newest.first().filter(|_| !url.is_empty())?;
    let of = |address: &Address| escape(&format!("{url}{}", language.prerender.href(address)));
    let own = escape(&[url, &base(language), PATH].concat());
    let name = escape(&site.short_name);
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}"><id>{own}</id><title>{name}</title><updated>{}</updated><author><name>{name}</name></author><link rel="self" type="application/atom+xml" href="{own}"/><link rel="alternate" type="text/html" href="{}"/>"#,
        language.tag,
        last.updated,
        of(&Address::calendar(CalendarView::Now)),
    );
    for event in newest {
        let page = of(&Address::Event { uid: (*event.uid).into(), on: None });
        let lang = if event.locale.is_empty() { &language.tag } else { &*event.locale };
        let _ = write!(
            out,
            r#"<entry xml:lang="{lang}"><id>{page}</id><title>{}</title><updated>{}</updated><link rel="alternate" type="text/html" href="{page}"/><summary>{}</summary></entry>"#,
            escape(&event.title),
            event.updated,
            escape(&event.description),
        );
    }
    out.push_str("</feed>\n");
    Some(out)
}

/// The most recently changed events; those with the same time are ordered by uid.
fn newest(language: &Language) -> Vec<&'static Event> {
    let mut all: Vec<&Event> =
        language.prerender.events().entries.iter().filter(|one| !one.updated.is_empty()).collect();
    all.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.uid.cmp(&b.uid)));
    all.truncate(MAX);
    all
}
