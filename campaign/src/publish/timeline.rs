//! The timeline.

use super::Publisher;
use super::text::strings;
use crate::authored;
use atbildiba::content::{Entry, Timeline};
use atbildiba::dates::Date;
use atbildiba::dates::edtf::Edtf;

/// By when entries are sorted: the first and the last day that the date can mean. The texts of dates have another
/// order: `2020~` after `2020-12`.
pub(super) fn order(entry: &Entry) -> (Option<Date>, Option<Date>, String) {
    let (first, last) = Edtf::parse(&entry.date).map_or((None, None), |date| date.bounds());
    (first.or(last), last, entry.id.to_string())
}

impl Publisher<'_> {
    /// The entries in the order of the file.
    pub(super) fn timeline(&self) -> Vec<Entry> {
        let all = &self.campaign.timeline.entries;
        let ids = self.ids(all.iter().map(|one| &one.source));
        all.iter().map(|one| self.entry(one, &ids)).collect()
    }

    /// The entries with their sources, sorted by time as far as the order is known here, so that the browser has hardly
    /// anything to sort.
    pub(super) fn in_time(&self, mut entries: Vec<Entry>) -> Timeline {
        entries.sort_by_cached_key(order);
        let all = &self.campaign.timeline.entries;
        Timeline { entries: entries.into(), sources: self.list_sources(all.iter().map(|one| &one.source)) }
    }

    /// One entry; `ids` are the sources of the list.
    fn entry(&self, one: &authored::Entry, ids: &[&str]) -> Entry {
        Entry {
            id: one.id.as_str().into(),
            title: self.text(&one.title),
            elsewhere: self.elsewhere([&one.title]),
            date: one.date.as_str().into(),
            kind: one.kind.as_str().into(),
            importance: one.importance,
            description: self.text(&one.description),
            note: self.text(&one.note),
            countries: strings(&one.countries),
            related: self.links.of_entry(&one.id),
            sources: Self::places_in(ids, &one.source),
            map: self.media.countries.get(&one.id).map(|map| map.as_str().into()).unwrap_or_default(),
            photo: self.photo_of_entry(one),
        }
    }
}
