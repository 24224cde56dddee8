//! Links between the content files.

use super::events::saying;
use super::text::text;
use crate::Campaign;
use atbildiba::content::{Related, Text};
use std::collections::BTreeMap;

const EVENTS: &str = "/events/";
const SUPPORTERS: &str = "/supporters/";
const TIMELINE: &str = "/timeline/";

/// The titles of all pages, and the links between them in both directions.
pub(super) struct Links {
    /// Titles by address.
    titles: BTreeMap<String, Text>,
    /// The addresses related to each address: those that it names and those that name it, in the order of the files.
    near: BTreeMap<String, Vec<String>>,
}

impl Links {
    pub(super) fn new(campaign: &Campaign, lang: &str, default: &str) -> Self {
        let mut links = Links { titles: BTreeMap::new(), near: BTreeMap::new() };
        for event in &campaign.events.entries {
            let said = saying(event, lang, default);
            links.titles.insert([EVENTS, &event.uid].concat(), said.marked(said.title()));
        }
        for one in &campaign.supporters.supporters {
            let from = [SUPPORTERS, &one.id].concat();
            links.titles.insert(from.clone(), text(&one.name, lang, default));
            links.join(&from, EVENTS, &one.events);
            links.join(&from, TIMELINE, &one.timeline);
            links.join(&from, SUPPORTERS, &one.affiliation);
            links.join(&from, SUPPORTERS, Some(&one.parent_organization).filter(|id| !id.is_empty()));
        }
        for one in &campaign.timeline.entries {
            let from = [TIMELINE, &one.id].concat();
            links.titles.insert(from.clone(), text(&one.title, lang, default));
            links.join(&from, EVENTS, &one.events);
            links.join(&from, SUPPORTERS, &one.supporters);
        }
        links
    }

    fn join<'i>(&mut self, from: &str, place: &str, ids: impl IntoIterator<Item = &'i String>) {
        for id in ids {
            let to = [place, id].concat();
            for (one, other) in [(from, &*to), (&*to, from)] {
                let near = self.near.entry(one.into()).or_default();
                if !near.iter().any(|known| known == other) {
                    near.push(other.into());
                }
            }
        }
    }

    /// Pages related to an event.
    pub(super) fn of_event(&self, uid: &str) -> Vec<Related> {
        self.related(EVENTS, uid)
    }

    /// Pages related to a supporter.
    pub(super) fn of_supporter(&self, id: &str) -> Vec<Related> {
        self.related(SUPPORTERS, id)
    }

    /// Pages related to a timeline entry.
    pub(super) fn of_entry(&self, id: &str) -> Vec<Related> {
        self.related(TIMELINE, id)
    }

    fn related(&self, place: &str, id: &str) -> Vec<Related> {
        let near = self.near.get(&[place, id].concat()).into_iter().flatten();
        near.filter_map(|path| Some(Related { path: path.as_str().into(), title: self.titles.get(path)?.clone() }))
            .collect()
    }
}
