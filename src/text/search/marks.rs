//! Highlighting: the positions of a query's words in a text.

use super::degree::{BEGIN, Part, Prefilter, Spellings};
use super::latin::push_latin;
use super::word::{end_of, words};
use std::ops::Range;

/// Finds the ranges of the query's words in a text.
type Marks = fn(&[Part], &str) -> Vec<Range<usize>>;

/// The words of a query, as an [`super::Index`] understood them.
#[derive(Clone, Debug, Default)]
pub struct Words {
    parts: Vec<Part>,
    /// The algorithm to find them. It travels with the words, because without a search it is not needed.
    marks: Option<Marks>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Eq for Words {}

impl Words {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self { parts, marks: Some(marks) }
    }

    /// Whether the query contains no word that can be searched.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The ranges of the words in a text, in order and disjoint. A word that begins with the query is marked up to
    /// there, any other match as a whole.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.marks.map(|marks| marks(&self.parts, text)).unwrap_or_default()
    }
}

fn marks(parts: &[Part], text: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let prefilters: Vec<Prefilter> = parts.iter().map(Prefilter::new).collect();
    if prefilters.is_empty() {
        return marks;
    }
    words(text, &mut |word, at| {
        let mut latin = Vec::new();
        push_latin(word, &mut latin);
        let spellings = Spellings { own: word, latin: &latin };
        let best = prefilters.iter().max_by_key(|prefilter| prefilter.degree(spellings));
        let Some((prefilter, degree)) = best.map(|prefilter| (prefilter, prefilter.degree(spellings))) else { return };
        if degree > 0 {
            let typed = prefilter.typed();
            let is_begin = (BEGIN..BEGIN + 11).contains(&degree) && word.starts_with(typed);
            let end = if is_begin { at.start + end_of(&text[at.clone()], typed.len()) } else { at.end };
            marks.push(at.start..end);
        }
    });
    marks
}
