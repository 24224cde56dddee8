//! Search as people type: other endings, no diacritics, a slip, another script.
//!
//! An [`Index`] knows the words of all items; each different word is compared with what was typed once, however many items
//! have it. Whether two words are forms of one is told by tables of endings ([`ending`]), in one spelling for all scripts
//! ([`latin`]). What was typed exactly, or in another form, keeps words with a slip away, so that correct words find no others.

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
pub use index::{ALGORITHMS, Algorithms, Hit, Index, Left, Weight};
pub use marks::Words;

/// What can be searched: its texts, and how much each of them counts.
pub trait Searched {
    /// Gives each text to `field`.
    fn fields(&self, field: &mut dyn FnMut(&str, Weight));
}
