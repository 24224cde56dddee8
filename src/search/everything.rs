//! All that can be found on the site, in one index: so a word that one section has as it was typed is not taken for a slip of
//! another in the next.

use crate::content::{
    Address, CalendarQuery, CalendarView, Entry, Event, Help, List, Section, Supporter, Text, WallQuery,
};
use crate::text::search::{Index, Searched, Words};

/// What is searched.
#[derive(Clone, Copy)]
pub struct Content {
    /// The calendar's.
    pub events: &'static List<Event>,
    /// The wall's.
    pub supporters: &'static List<Supporter>,
    /// The timeline's.
    pub entries: &'static List<Entry>,
    /// Services, steps and signs.
    pub help: &'static Help,
}

/// Something that can be found.
#[derive(Clone, Copy)]
pub enum Item {
    /// An event.
    Event(&'static Event),
    /// A supporter.
    Supporter(&'static Supporter),
    /// An entry of the timeline.
    Entry(&'static Entry),
    /// A text of the help page: what it is about, and more of it.
    Help(&'static Text, Option<&'static Text>, &'static dyn Searched),
}

impl Item {
    /// Where it is shown.
    pub fn address(self) -> Address {
        match self {
            Item::Event(event) => Address::Event { uid: (*event.uid).into(), on: None },
            Item::Supporter(one) => Address::Supporters { open: Some((*one.id).into()), query: WallQuery::default() },
            Item::Entry(entry) => Address::Timeline { open: Some((*entry.id).into()), query: "".into() },
            Item::Help(..) => Address::Help,
        }
    }

    fn searched(self) -> &'static dyn Searched {
        match self {
            Item::Event(event) => event,
            Item::Supporter(one) => one,
            Item::Entry(entry) => entry,
            Item::Help(_, _, searched) => searched,
        }
    }
}

impl Content {
    /// How many of each section.
    fn counts(&self) -> [usize; 4] {
        let help = self.help;
        let help = help.services.len() + help.steps.len() + help.signs.len();
        [self.events.len(), self.supporters.len(), self.entries.len(), help]
    }

    /// The sections that can be searched.
    const SECTIONS: [Section; 4] = [Section::Events, Section::Supporters, Section::Timeline, Section::Help];

    /// The section of an item, and its place there.
    fn place(&self, item: usize) -> (usize, usize) {
        let mut place = item;
        for (section, count) in self.counts().into_iter().enumerate() {
            if place < count {
                return (section, place);
            }
            place -= count;
        }
        (Self::SECTIONS.len() - 1, place)
    }

    fn item(&self, item: usize) -> Item {
        match self.place(item) {
            (0, at) => Item::Event(&self.events[at]),
            (1, at) => Item::Supporter(&self.supporters[at]),
            (2, at) => Item::Entry(&self.entries[at]),
            (_, at) => self.help_item(at),
        }
    }

    fn help_item(&self, at: usize) -> Item {
        let help = self.help;
        let (steps, signs) = (help.services.len(), help.services.len() + help.steps.len());
        match at {
            _ if at < steps => {
                let one = &help.services[at];
                Item::Help(&one.name, Some(&one.purpose), one)
            }
            _ if at < signs => {
                let one = &help.steps[at - steps];
                Item::Help(&one.heading, one.text.all().first(), one)
            }
            _ => {
                let one = &help.signs[at - signs];
                Item::Help(&one.text, None, one)
            }
        }
    }
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
    content: Content,
    index: Index,
}

impl Everything {
    /// Of this content; knows none of it yet.
    pub fn new(content: Content) -> Self {
        Self { content, index: Index::default() }
    }

    /// Takes in up to so many more; whether it knows all then.
    pub fn grow(&mut self, most: usize) -> bool {
        let all = self.content.counts().iter().sum();
        let end = self.index.len().saturating_add(most).min(all);
        for item in self.index.len()..end {
            self.index.add(self.content.item(item).searched());
        }
        end == all
    }

    /// What of all it knows has what was typed, up to `most` of each section.
    pub fn find(&self, typed: &str, most: usize) -> Found {
        let (hits, words) = self.index.find(typed);
        let mut groups: Vec<Group> = Vec::new();
        for hit in &hits {
            let (section, _) = self.content.place(hit.item);
            let section = Content::SECTIONS[section];
            let at = groups.iter().position(|group| group.section == section).unwrap_or_else(|| {
                groups.push(Group { section, best: Vec::new(), count: 0 });
                groups.len() - 1
            });
            let group = &mut groups[at];
            group.count += 1;
            if group.best.len() < most {
                group.best.push(self.content.item(hit.item));
            }
        }
        Found { groups, count: hits.len(), words }
    }
}
