//! The words of the events, taken in a few at a time while the visitor begins to type: of ten thousand all at once would be
//! felt at the first letter.

use crate::calendar::search::{Filter, Index};
use crate::content::{Event, List};
use crate::ui::prepare;
use crate::view::Kept;

/// So many events at a time.
const STEP: usize = 200;

/// The words of the events, when somebody searches.
#[derive(Clone, Copy)]
pub struct Search {
    events: &'static List<Event>,
    index: Kept<Index>,
}

impl Search {
    pub fn new(events: &'static List<Event>) -> Self {
        Self { events, index: Kept::new(Index::default()) }
    }

    /// Begins to take in the words: somebody is about to type.
    pub fn prepare(self) {
        prepare(move || self.index.update_value(|index| index.grow(self.events, STEP)));
    }

    /// What the words leave.
    pub fn find(self, words: &str) -> Filter {
        if words.trim().is_empty() {
            return Filter::default();
        }
        self.index.update_value(|index| index.grow(self.events, usize::MAX));
        self.index.with_value(|index| index.find(words))
    }
}
