//! All that can be found on the site, in one index: so a word that one section has as it was typed is not taken for a slip of
//! another in the next.

use crate::content::{Address, CalendarQuery, CalendarView, Catalogue, Finding, Section, WallQuery, encode};
use crate::text::search::{ALGORITHMS, Index, Words};

/// Something that was found.
#[derive(Clone, Copy)]
pub struct Item {
    /// Its section.
    pub section: Section,
    /// What it is.
    pub finding: &'static Finding,
}

impl Item {
    /// Where it is shown.
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

/// The sections that can be searched, and what each has.
fn sections(all: &'static Catalogue) -> [(Section, &'static [Finding]); 4] {
    [
        (Section::Events, &all.events),
        (Section::Supporters, &all.supporters),
        (Section::Timeline, &all.timeline),
        (Section::Help, &all.help),
    ]
}

/// What one section has of what was typed.
pub struct Group {
    /// The section.
    pub section: Section,
    /// The best of it, the best first.
    pub best: Vec<Item>,
    /// How much there is in all.
    pub count: usize,
}

impl Group {
    /// Where the section shows all of it, when it can.
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

/// What was found.
#[derive(Default)]
pub struct Found {
    /// The sections that have any, that with the best first.
    pub groups: Vec<Group>,
    /// How much was found in all.
    pub count: usize,
    /// What was typed, for marking.
    pub words: Words,
}

/// The words of all sections, taken in a few at a time.
pub struct Everything {
    sections: [(Section, &'static [Finding]); 4],
    index: Index,
}

impl Everything {
    /// Of all this; knows none of it yet.
    pub fn new(all: &'static Catalogue) -> Self {
        Self { sections: sections(all), index: Index::new(&ALGORITHMS) }
    }

    fn count(&self) -> usize {
        self.sections.iter().map(|(_, findings)| findings.len()).sum()
    }

    /// The one at a place of the index: the sections stand there one behind the other.
    fn item(&self, mut place: usize) -> Option<Item> {
        for (section, findings) in self.sections {
            if let Some(finding) = findings.get(place) {
                return Some(Item { section, finding });
            }
            place -= findings.len();
        }
        None
    }

    /// Takes in up to so many more; whether it knows all then.
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

    /// What of all it knows has what was typed, up to `most` of each section.
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
