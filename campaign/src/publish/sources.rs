//! Sources of facts: converts ids to what pages show.

use super::Publisher;
use crate::authored::{self, SourceRef};
use atbildiba::content::Source;

impl Publisher<'_> {
    /// The sources of a fact. Notes about them are on the about page only.
    pub(super) fn sources<'s>(&self, named: impl IntoIterator<Item = &'s SourceRef>) -> Vec<Source> {
        named.into_iter().flat_map(SourceRef::ids).filter_map(|id| self.source(id)).collect()
    }

    fn source(&self, id: &str) -> Option<Source> {
        let source = self.campaign.site.sources.get(id)?;
        Some(Source { note: Default::default(), ..self.source_with_note(source) })
    }

    pub(super) fn source_with_note(&self, source: &authored::Source) -> Source {
        Source {
            name: self.text(&source.name),
            url: source.url.as_str().into(),
            read_on: source.read_on.as_str().into(),
            note: self.text(&source.note),
        }
    }

    /// The sources of a list, each once, in the order that [`Self::places_in`] refers to.
    pub(super) fn list_sources<'s>(&self, rows: impl Iterator<Item = &'s SourceRef>) -> Vec<Source> {
        self.ids(rows).into_iter().filter_map(|id| self.source(id)).collect()
    }

    /// The ids of the sources of all rows, in order, each once.
    pub(super) fn ids<'s>(&self, rows: impl Iterator<Item = &'s SourceRef>) -> Vec<&'s str> {
        let mut ids: Vec<&str> = Vec::new();
        for id in rows.flat_map(SourceRef::ids).filter(|id| self.campaign.site.sources.contains_key(*id)) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        ids
    }

    /// The indices of a row's sources in the list of ids.
    pub(super) fn places_in(ids: &[&str], named: &SourceRef) -> Vec<u16> {
        let place = |id: &String| ids.iter().position(|known| known == id).and_then(|at| u16::try_from(at).ok());
        named.ids().iter().filter_map(place).collect()
    }
}
