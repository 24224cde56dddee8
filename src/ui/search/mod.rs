//! Search in a page's list: the field, and an index that is built in steps when the visitor is about to type.
//!
//! The algorithms ([`crate::text::search`]) are a separate part of the program, because most visitors do not search.

mod algorithms;
mod field;

#[cfg(target_arch = "wasm32")]
pub use algorithms::{load_algorithms, preload_algorithms};
pub use field::SearchField;

use crate::content::{List, Row, grow};
use crate::platform;
use crate::text::search::{Algorithms, Index, Searchable};
use crate::view::{RwSignal, StoredValue};
use serde::Deserialize;

/// Rows added per step. Adding ten thousand at once would delay the first letter noticeably.
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

impl<T: Row + Searchable + Deserialize<'static>> Search<T> {
    /// A search in this list; the index is empty.
    pub fn new(list: &'static List<T>) -> Self {
        Self { list, index: StoredValue::new(None), algorithms: RwSignal::new(algorithms::loaded()) }
    }

    /// Starts building the index: the visitor is about to type.
    pub fn prepare(self) {
        algorithms::load(move |loaded| {
            if let Some(algorithms) = loaded {
                prepare(move || self.grow(algorithms, STEP));
            }
        });
    }

    /// The result of `find` on the complete index and the query. `None` for an empty query and while the algorithms are
    /// loading; the caller's effect runs again when they are loaded.
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

/// Work that would delay the first letter is done in steps, started when the field gets the focus.
pub fn prepare(step: impl Fn() -> bool + 'static) {
    if !step() {
        platform::set_timeout(0, move || prepare(step));
    }
}
