//! The index: the words of many items, and the items that match a query.

use super::Searchable;
use super::degree::{BEGIN, Part, Prefilter, Spellings, Traits};
use super::latin::push_latin;
use super::marks::Words;
use super::word::words;

/// How much a match in a field counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Weight {
    /// A title or name.
    Title = 16,
    /// An alternative name.
    Name = 14,
    /// Titles in other languages; see [`super::elsewhere()`].
    Elsewhere = 12,
    /// A place or a role.
    Place = 8,
    /// Longer text.
    Text = 4,
}

/// The part of a list that a query leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// Whether each item matches; `None` if the query is empty.
    pub items: Option<Vec<bool>>,
    /// The query's words, for highlighting.
    pub words: Words,
}

impl Matches {
    /// Whether an item remains.
    pub fn has(&self, item: usize) -> bool {
        self.items.as_ref().is_none_or(|items| items.get(item).is_some_and(|kept| *kept))
    }
}

/// A match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the item.
    pub item: usize,
    /// Its score; larger is better.
    pub score: u32,
}

/// The maximum number of query words.
const MAX: usize = 8;

/// The maximum number of positions tried where two words may have been typed without a space.
const MAX_CUTS: usize = 3;

/// The bonus, for each weight, for two words in the order in which they were typed.
const IN_ORDER: u32 = 40;

/// The score of a word that begins a name.
const GOOD: u32 = BEGIN as u32 * Weight::Name as u32 * 8;

/// The scores of an index word for each query word, one byte each.
type Degrees = u64;

/// A distinct word.
struct IndexedWord {
    /// The offsets of both spellings among all letters; equal if they are the same.
    own: u32,
    latin: u32,
    own_len: u8,
    latin_len: u8,
    traits: Traits,
}

struct Field {
    item: u32,
    /// The end of its words among all words.
    end: u32,
    weight: Weight,
}

/// The operations of an [`Index`]. The index calls its own algorithms only through this table, so that they can be a
/// part of the program that is loaded on the first search: only code that refers to [`ALGORITHMS`] includes them.
pub struct Algorithms {
    add: fn(&mut Index, &dyn Searchable),
    find: fn(&Index, &str) -> (Vec<Hit>, Words),
}

/// The algorithms in this module.
pub static ALGORITHMS: Algorithms = Algorithms { add: Index::add_fields, find: Index::find_words };

/// The words of many items.
pub struct Index {
    algorithms: &'static Algorithms,
    letters: Vec<u8>,
    known: Vec<IndexedWord>,
    /// The position of a word in `known`, counted from 1, at or after the slot given by its hash.
    table: Vec<u32>,
    /// The words of all fields, as positions in `known`.
    words: Vec<u32>,
    fields: Vec<Field>,
    items: usize,
}

impl Index {
    /// An empty index.
    pub fn new(algorithms: &'static Algorithms) -> Self {
        Self {
            algorithms,
            letters: Vec::new(),
            known: Vec::new(),
            table: Vec::new(),
            words: Vec::new(),
            fields: Vec::new(),
            items: 0,
        }
    }

    /// Adds an item.
    pub fn add(&mut self, item: &dyn Searchable) {
        (self.algorithms.add)(self, item);
    }

    fn add_fields(&mut self, item: &dyn Searchable) {
        item.fields(&mut |text, weight| self.field(text, weight));
        self.items += 1;
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.items == 0
    }

    fn field(&mut self, text: &str, weight: Weight) {
        words(text, &mut |word, _| {
            let place = self.place(word);
            self.words.push(place);
        });
        let end = self.words.len() as u32;
        if self.fields.last().map_or(0, |field| field.end) < end {
            self.fields.push(Field { item: self.items as u32, end, weight });
        }
    }

    /// The position of a word in `known`; a new word is added.
    fn place(&mut self, word: &[u8]) -> u32 {
        if self.table.len() < 2 * self.known.len() + 2 {
            self.grow();
        }
        let mut at = hash(word) & (self.table.len() - 1);
        loop {
            match self.table[at] {
                0 => break,
                place if self.own(&self.known[place as usize - 1]) == word => return place - 1,
                _ => at = (at + 1) & (self.table.len() - 1),
            }
        }
        let own = self.letters.len();
        self.letters.extend(word);
        let mut latin = self.letters.len();
        push_latin(word, &mut self.letters);
        if self.letters[latin..] == *word {
            self.letters.truncate(latin);
            latin = own;
        }
        let latin_letters = &self.letters[latin..];
        self.known.push(IndexedWord {
            own: own as u32,
            latin: latin as u32,
            own_len: word.len() as u8,
            latin_len: latin_letters.len() as u8,
            traits: Traits::new(word, latin_letters),
        });
        self.table[at] = self.known.len() as u32;
        self.known.len() as u32 - 1
    }

    fn grow(&mut self) {
        let size = (4 * self.table.len()).max(1 << 8);
        let mut table = vec![0; size];
        for (place, known) in self.known.iter().enumerate() {
            let mut at = hash(self.own(known)) & (size - 1);
            while table[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            table[at] = place as u32 + 1;
        }
        self.table = table;
    }

    fn own(&self, known: &IndexedWord) -> &[u8] {
        &self.letters[known.own as usize..][..known.own_len.into()]
    }

    fn spellings(&self, known: &IndexedWord) -> Spellings<'_> {
        let latin = &self.letters[known.latin as usize..][..known.latin_len.into()];
        Spellings { own: self.own(known), latin }
    }

    /// Whether each item matches the query; see [`Matches`].
    pub fn matches(&self, typed: &str) -> Matches {
        let (hits, words) = self.find(typed);
        let items = (!words.is_empty()).then(|| {
            let mut kept = vec![false; self.len()];
            hits.iter().for_each(|hit| kept[hit.item] = true);
            kept
        });
        Matches { items, words }
    }

    /// The items that match all words of the query, the best first. If none does, the items that lack one word. An
    /// empty query matches nothing.
    pub fn find(&self, typed: &str) -> (Vec<Hit>, Words) {
        (self.algorithms.find)(self, typed)
    }

    fn find_words(&self, typed: &str) -> (Vec<Hit>, Words) {
        let mut parts: Vec<Part> = Vec::new();
        words(typed, &mut |word, _| parts.push(Part::new(word)));
        parts.truncate(MAX);
        let mut hits = self.find_parts(&mut parts, false);
        let is_good = |hit: &Hit| hit.score >= GOOD * parts.len() as u32;
        if !hits.iter().any(is_good)
            && let Some((more, split)) = self.find_split(&parts)
        {
            hits.retain(|hit| more.iter().all(|other| other.item != hit.item));
            hits.extend(more);
            parts.extend(split);
        }
        hits.sort_unstable_by_key(|hit| (u32::MAX - hit.score, hit.item));
        (hits, Words::new(parts))
    }

    /// The matches if two words were typed without a space.
    fn find_split(&self, parts: &[Part]) -> Option<(Vec<Hit>, [Part; 2])> {
        let room = parts.len() < MAX;
        for (at, part) in parts.iter().enumerate().filter(|_| room) {
            for cut in self.cuts(part) {
                let split = part.split(cut);
                let mut parts = parts.to_vec();
                parts.splice(at..=at, split.clone());
                let mut hits = self.find_parts(&mut parts, true);
                if !hits.is_empty() {
                    // Two words that count as one.
                    hits.iter_mut().for_each(|hit| hit.score /= 2);
                    return Some((hits, split));
                }
            }
        }
        None
    }

    /// Matches in no particular order. A `strict` search requires all words and forgives no typos.
    fn find_parts(&self, parts: &mut [Part], strict: bool) -> Vec<Hit> {
        let mut degrees: Vec<Degrees> = vec![0; self.known.len()];
        for (at, part) in parts.iter_mut().enumerate() {
            if self.sift(part, at, &mut degrees) < BEGIN && !strict {
                part.forgives = true;
                self.sift(part, at, &mut degrees);
            }
        }
        self.hits(&degrees, parts.len(), strict)
    }

    /// Writes each word's score for a query word into lane `at`; returns the best score.
    fn sift(&self, part: &Part, at: usize, degrees: &mut [Degrees]) -> u8 {
        let prefilter = Prefilter::new(part);
        let mut best = 0;
        for (known, degrees) in self.known.iter().zip(degrees) {
            let degree = if prefilter.may_fit(known.traits) { prefilter.degree(self.spellings(known)) } else { 0 };
            if degree > 0 {
                best = best.max(degree);
                // Words that matched without forgiving match again.
                *degrees |= Degrees::from(degree) << (8 * at);
            }
        }
        best
    }

    /// The positions at which a query word may be two words without a space, the longest first word first.
    fn cuts(&self, part: &Part) -> impl Iterator<Item = usize> + use<> {
        let begin = Prefilter::new(part);
        let known = self.known.iter().filter(|known| begin.may_begin(known.traits));
        let cuts = known.filter_map(|known| part.split_after(self.own(known)));
        // One bit for each position; no word is longer.
        let cuts = cuts.fold(0u64, |cuts, cut| cuts | 1 << cut);
        (0..64).rev().filter(move |cut| cuts >> cut & 1 == 1).take(MAX_CUTS)
    }

    /// The items that match all `parts` words. If none does and the search is not `strict`, the items that lack one.
    fn hits(&self, degrees: &[Degrees], parts: usize, strict: bool) -> Vec<Hit> {
        let mut hits: Vec<(usize, Hit)> = Vec::new();
        let mut start = 0;
        let mut fields = self.fields.iter().peekable();
        let mut best = [0; MAX];
        let mut in_order = 0;
        while let Some(field) = fields.next() {
            let all = &self.words[start..field.end as usize];
            start = field.end as usize;
            let mut before = 0;
            for &word in all {
                let degrees = degrees[word as usize];
                // Most words do not match.
                if degrees != 0 {
                    for (at, best) in best.iter_mut().enumerate() {
                        let score = (degrees >> (8 * at) & 0xff) as u32 * field.weight as u32 * 8;
                        // A match in a short text is more significant.
                        *best = (score + score / (4 * all.len() as u32)).max(*best);
                    }
                    in_order += u32::from(are_in_order(before, degrees)) * field.weight as u32 * IN_ORDER;
                }
                before = degrees;
            }
            if fields.peek().is_none_or(|next| next.item != field.item) {
                let missing = best[..parts].iter().filter(|score| **score == 0).count();
                if missing == 0 && parts > 0 || missing == 1 && parts > 1 && !strict {
                    hits.push((missing, Hit { item: field.item as usize, score: best.iter().sum::<u32>() + in_order }));
                }
                (best, in_order) = ([0; MAX], 0);
            }
        }
        let least = hits.iter().map(|(missing, _)| *missing).min().unwrap_or_default();
        let best = hits.iter().map(|(_, hit)| hit.score).max().unwrap_or_default();
        // An item that lacks a word and scores far below the best is irrelevant.
        let is_near = |(missing, hit): &(usize, Hit)| *missing == least && (least == 0 || 2 * hit.score > best);
        hits.into_iter().filter(is_near).map(|(_, hit)| hit).collect()
    }
}

/// Whether two neighbouring words match neighbouring query words.
fn are_in_order(before: Degrees, degrees: Degrees) -> bool {
    (1..MAX).any(|at| before >> (8 * (at - 1)) & 0xff != 0 && degrees >> (8 * at) & 0xff != 0)
}

/// FNV-1a, with the low bits mixed.
fn hash(word: &[u8]) -> usize {
    let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize
}
