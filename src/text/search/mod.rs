//! Search that tolerates other endings, missing diacritics, one typo, and other scripts.
//!
//! An [`Index`] holds the words of all items. Each distinct word is compared with the query once, however many items
//! contain it. Tables of endings decide whether two words are forms of one ([`ending`]), in one spelling for all
//! scripts ([`latin`]). An exact match, or a match in another form, excludes matches with a typo, so that correct words
//! find no unrelated ones.

mod degree;
#[cfg(not(target_arch = "wasm32"))]
mod elsewhere;
mod ending;
mod index;
mod latin;
mod marks;
mod slip;
mod word;

#[cfg(not(target_arch = "wasm32"))]
pub use elsewhere::elsewhere;
pub use index::{ALGORITHMS, Algorithms, Hit, Index, Matches, Weight};
pub use marks::Words;

/// An item that can be searched: its texts with their weights.
pub trait Searchable {
    /// Passes each text to `field`.
    fn fields(&self, field: &mut dyn FnMut(&str, Weight));
}
