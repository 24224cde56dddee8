//! Search within a page's list: the field, and the words of the list, taken in a few at a time while the visitor begins to type.
//!
//! The algorithms ([`crate::text::search`]) are a part of the program of their own: most visitors look for nothing.

mod algorithms;
mod field;

#[cfg(target_arch = "wasm32")]
pub use algorithms::{load_algorithms, preload_algorithms};
pub use field::SearchField;

use crate::content::{List, Row, grow};
use crate::platform;
use crate::text::search::{Algorithms, Index, Searched};
use crate::view::{RwSignal, StoredValue};
use serde::Deserialize;

/// So many rows are taken in at a time: of ten thousand all at once would be felt at the first letter.
const STEP: usize = 200;

/// A list that can be searched, as soon as the algorithms are there.
pub struct Search<T: Row + 'static> {
    list: &'static List<T>,
    index: StoredValue<Option<Index>>,
    algorithms: RwSignal<Option<&'static Algorithms>>,
}

impl<T: Row> Clone for Search<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Row> Copy for Search<T> {}

impl<T: Row + Searched + Deserialize<'static>> Search<T> {
    /// Of this list; knows none of its words yet.
    pub fn new(list: &'static List<T>) -> Self {
        Self { list, index: StoredValue::new(None), algorithms: RwSignal::new(algorithms::loaded()) }
    }

    /// Begins to take in the words: somebody is about to type.
    pub fn prepare(self) {
        algorithms::load(move |loaded| {
            if let Some(algorithms) = loaded {
                prepare(move || self.grow(algorithms, STEP));
            }
        });
    }

    /// What `find` makes of the whole list's index and of what is typed. None where nothing is, and as long as the algorithms
    /// are on their way; whoever runs is run again when they are there.
    pub fn find<U>(self, typed: &str, find: fn(&Index, &str) -> U) -> Option<U> {
        if typed.trim().is_empty() {
            return None;
        }
        let Some(algorithms) = self.algorithms.get().or_else(algorithms::loaded) else {
            algorithms::load(move |loaded| match loaded {
                Some(_) => self.algorithms.set(loaded),
                None => platform::load_document(&platform::current_path(), true),
            });
            return None;
        };
        self.grow(algorithms, usize::MAX);
        self.index.with_value(|index| index.as_ref().map(|index| find(index, typed)))
    }

    fn grow(self, algorithms: &'static Algorithms, most: usize) -> bool {
        self.index.update_value(|index| grow(index.get_or_insert_with(|| Index::new(algorithms)), self.list, most))
    }
}

/// What is so much work that it would be felt at the first letter is done in steps, begun as soon as the field has the focus.
pub fn prepare(step: impl Fn() -> bool + 'static) {
    if !step() {
        platform::set_timeout(0, move || prepare(step));
    }
}
