//! Scoring: how well a word matches what was typed.

use super::ending::{are_forms, is_ending, stem};
use super::latin::push_latin;
use super::slip;
use super::word::set;

/// The same word.
pub(super) const EXACT: u8 = 100;
/// The same word in another spelling.
const SAME: u8 = 97;
/// Another form of the word.
const FORM: u8 = 92;
/// The word begins with it. Up to ten more, depending on how much of the word was typed.
pub(super) const BEGIN: u8 = 74;
/// The word begins with it except for its ending: `дети` – `детский`.
const RELATED: u8 = 55;
/// It is contained in the word: `tiesības` – `cilvēktiesību`.
const WITHIN: u8 = 50;
/// The word with one typo.
const SLIP: u8 = 45;
/// With one typo and another ending, or incomplete.
const SLIP_BEGIN: u8 = 35;

/// Shorter input is searched neither within words nor without its ending.
const PART: usize = 4;
/// No typo is forgiven in shorter words.
const FORGIVEN: usize = 5;
/// A word of at least this length with which the input begins is related, if only an ending follows.
const MAX_OF: usize = 6;

/// A typed word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    own: Vec<u8>,
    latin: Vec<u8>,
    /// The length of `latin` without the ending.
    stem: usize,
    /// Whether typos are forgiven, because nothing matches as typed.
    pub(super) forgives: bool,
}

/// A word in both spellings.
#[derive(Clone, Copy)]
pub(super) struct Spellings<'a> {
    pub(super) own: &'a [u8],
    pub(super) latin: &'a [u8],
}

/// Features that rule out most words without comparing letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits {
    own: u32,
    latin: u32,
    first: u8,
}

impl Traits {
    pub(super) fn new(own: &[u8], latin: &[u8]) -> Self {
        Self { own: set(own), latin: set(latin), first: latin.first().copied().unwrap_or_default() }
    }
}

impl Part {
    pub(super) fn new(own: &[u8]) -> Self {
        let mut latin = Vec::new();
        push_latin(own, &mut latin);
        Self { own: own.into(), stem: stem(&latin), latin, forgives: false }
    }

    /// Whether it is the word or another form of it.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_form_of(&self, word: &[u8]) -> bool {
        let other = Self::new(word);
        Prefilter::new(self).strict(Spellings { own: &other.own, latin: &other.latin }) >= FORM
    }

    /// Splits the typed word at a letter, in case it is two words without a space.
    pub(super) fn split(&self, at: usize) -> [Self; 2] {
        let (one, other) = self.own.split_at(at);
        [Self::new(one), Self::new(other)]
    }

    /// The number of leading letters shared with the word, if only an ending of the word remains after them.
    pub(super) fn split_after(&self, word: &[u8]) -> Option<usize> {
        let common = common(&self.own, word);
        (common >= PART && self.own.len() >= common + PART && is_ending(&word[common..])).then_some(common)
    }
}

fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

fn is_within(part: &[u8], word: &[u8]) -> bool {
    word.windows(part.len()).any(|window| window == part)
}

/// The typed word prepared for filtering many words.
pub(super) struct Prefilter<'a> {
    part: &'a Part,
    traits: Traits,
    /// The letters to find within words.
    within: &'a [u8],
    within_set: u32,
    stem_set: u32,
}

impl<'a> Prefilter<'a> {
    pub(super) fn new(part: &'a Part) -> Self {
        let stem = &part.latin[..part.stem];
        // A short stem occurs in unrelated words: `darb-` in `vardarbība`.
        let within = if stem.len() > PART { stem } else { &part.latin };
        let within_set = if within.len() < PART { !0 } else { set(within) };
        Self { part, traits: Traits::new(&part.own, &part.latin), within, within_set, stem_set: set(stem) }
    }

    /// The word as typed.
    pub(super) fn typed(&self) -> &'a [u8] {
        &self.part.own
    }

    /// Whether a word can match.
    pub(super) fn may_fit(&self, word: Traits) -> bool {
        self.may_begin(word)
            || self.may_be_within(word)
            || self.part.forgives && (self.traits.own & !word.own).count_ones().min(self.missing(word)) < 2
    }

    /// Whether a word begins with the same letter.
    pub(super) fn may_begin(&self, word: Traits) -> bool {
        word.first == self.traits.first
    }

    fn may_be_within(&self, word: Traits) -> bool {
        self.within_set & !word.latin == 0
    }

    /// The number of the stem's letters that the word lacks.
    fn missing(&self, word: Traits) -> u32 {
        (self.stem_set & !word.latin).count_ones()
    }

    /// The score of a word; 0 means no match.
    pub(super) fn degree(&self, word: Spellings) -> u8 {
        match self.strict(word) {
            0 if self.part.forgives => self.forgiving(word),
            degree => degree,
        }
    }

    /// The score without typos: as typed, or in another form.
    fn strict(&self, word: Spellings) -> u8 {
        let (own, typed, latin) = (&*self.part.own, &*self.part.latin, word.latin);
        // Most words begin with another letter.
        if typed.first() == latin.first() {
            let common = common(typed, latin);
            if common == typed.len() {
                let is_own = word.own.starts_with(own);
                return match () {
                    () if is_own && own.len() == word.own.len() => EXACT,
                    // Reject what remains of letters that occurred repeatedly.
                    () if !is_own && 2 * common < own.len() => 0,
                    () if common == latin.len() => SAME,
                    () if are_forms(typed, latin, common) => FORM,
                    () => BEGIN + (10 * common / latin.len()) as u8 - u8::from(!is_own),
                };
            }
            if are_forms(typed, latin, common) || self.is_own_form(word.own) {
                return FORM;
            }
            let is_most = common >= MAX_OF && typed.len() < common + FORGIVEN && is_ending(&latin[common..]);
            if common >= self.part.stem.max(PART) || is_most {
                return RELATED;
            }
        }
        if self.within.len() >= PART && is_within(self.within, latin) { WITHIN } else { 0 }
    }

    /// Short words without their glides may differ in their own spelling: `deja` – `deju`.
    fn is_own_form(&self, word: &[u8]) -> bool {
        are_forms(&self.part.own, word, common(&self.part.own, word))
    }

    /// The score with one typo.
    fn forgiving(&self, word: Spellings) -> u8 {
        let Part { own, latin, stem, .. } = self.part;
        if own.len() + 1 < FORGIVEN || word.own.len() < FORGIVEN {
            return 0;
        }
        match slipped(own, word.own).max(slipped(latin, word.latin)) {
            0 if *stem >= FORGIVEN => slipped(&latin[..*stem], word.latin).min(SLIP_BEGIN),
            // `дети` – `детский`
            0 if *stem < PART && *stem < latin.len() && word.latin.starts_with(&latin[..*stem]) => SLIP_BEGIN,
            degree => degree,
        }
    }
}

/// The score of a word if the input contains one typo.
fn slipped(typed: &[u8], word: &[u8]) -> u8 {
    if typed.len() > word.len() + 1 {
        return 0;
    }
    let Some(end) = slip::end_of(typed, word) else { return 0 };
    match &word[end..] {
        [] => SLIP,
        left if typed.len() + usize::from(is_ending(left)) > FORGIVEN => SLIP_BEGIN,
        _ => 0,
    }
}
