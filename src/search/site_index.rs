//! The index over all sections. There is only one, so that a word that one section contains exactly is not treated as a
//! typo of another word in the next section.

use crate::content::{Address, CalendarQuery, CalendarView, Catalogue, Finding, Section, WallQuery, encode};
use crate::text::search::{ALGORITHMS, Index, Words};

/// A match.
#[derive(Clone, Copy)]
pub struct Item {
    /// Its section.
    pub section: Section,
    /// The matching item.
    pub finding: &'static Finding,
}

impl Item {
    /// Its address.
    pub fn address(self) -> Address {
        let id = (*self.finding.id).into();
        match self.section {
            Section::Events => Address::Event { uid: id, on: None },
            Section::Supporters => Address::Supporters { open: Some(id), query: WallQuery::default() },
            Section::Timeline => Address::Timeline { open: Some(id), query: "".into() },
            _ => Address::Help,
        }
    }
}

/// The searchable sections and their items.
fn sections(all: &'static Catalogue) -> [(Section, &'static [Finding]); 4] {
    [
        (Section::Events, &all.events),
        (Section::Supporters, &all.supporters),
        (Section::Timeline, &all.timeline),
        (Section::Help, &all.help),
    ]
}

/// The matches of one section.
pub struct Group {
    /// The section.
    pub section: Section,
    /// The best matches, the best first.
    pub best: Vec<Item>,
    /// The total number of matches.
    pub count: usize,
}

impl Group {
    /// The address at which the section shows all of them, if it can.
    pub fn address(&self, typed: &str) -> Option<Address> {
        let q: Box<str> = typed.into();
        match self.section {
            Section::Events => {
                Some(Address::Calendar(CalendarView::Agenda, CalendarQuery { q, ..CalendarQuery::default() }))
            }
            Section::Supporters => {
                Some(Address::Supporters { open: None, query: WallQuery { q, ..WallQuery::default() } })
            }
            Section::Timeline => {
                let mut query = String::from("q=");
                encode(&mut query, typed);
                Some(Address::Timeline { open: None, query: query.into() })
            }
            _ => None,
        }
    }
}

/// The result of a query.
#[derive(Default)]
pub struct Found {
    /// The sections with matches, the one with the best match first.
    pub groups: Vec<Group>,
    /// The total number of matches.
    pub count: usize,
    /// The query's words, for highlighting.
    pub words: Words,
}

/// The words of all sections; the index is built in steps.
pub struct SiteIndex {
    sections: [(Section, &'static [Finding]); 4],
    index: Index,
}

impl SiteIndex {
    /// An empty index over this catalogue.
    pub fn new(all: &'static Catalogue) -> Self {
        Self { sections: sections(all), index: Index::new(&ALGORITHMS) }
    }

    fn count(&self) -> usize {
        self.sections.iter().map(|(_, findings)| findings.len()).sum()
    }

    /// The item at an index; the sections follow one another.
    fn item(&self, mut place: usize) -> Option<Item> {
        for (section, findings) in self.sections {
            if let Some(finding) = findings.get(place) {
                return Some(Item { section, finding });
            }
            place -= findings.len();
        }
        None
    }

    /// Adds up to `most` items; returns whether all are included.
    pub fn grow(&mut self, most: usize) -> bool {
        let all = self.count();
        let end = self.index.len().saturating_add(most).min(all);
        for place in self.index.len()..end {
            if let Some(item) = self.item(place) {
                self.index.add(item.finding);
            }
        }
        end == all
    }

    /// The matches among the items added so far, up to `most` of each section.
    pub fn find(&self, typed: &str, most: usize) -> Found {
        let (hits, words) = self.index.find(typed);
        let mut groups: Vec<Group> = Vec::new();
        for item in hits.iter().filter_map(|hit| self.item(hit.item)) {
            let at = groups.iter().position(|group| group.section == item.section).unwrap_or_else(|| {
                groups.push(Group { section: item.section, best: Vec::new(), count: 0 });
                groups.len() - 1
            });
            let group = &mut groups[at];
            group.count += 1;
            if group.best.len() < most {
                group.best.push(item);
            }
        }
        Found { groups, count: hits.len(), words }
    }
}
