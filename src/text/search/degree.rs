//! How well a word fits what somebody typed.

use super::ending::{are_forms, is_ending, stem};
use super::latin::push_latin;
use super::slip;
use super::word::set;

/// The word itself.
pub(super) const EXACT: u8 = 100;
/// The same in another writing.
const SAME: u8 = 97;
/// Another form of it.
const FORM: u8 = 92;
/// The word begins so: so much and up to ten more, the more of it is typed.
pub(super) const BEGIN: u8 = 74;
/// The beginning without its ending: `дети` – `детский`.
const RELATED: u8 = 55;
/// Within the word: `tiesības` – `cilvēktiesību`.
const WITHIN: u8 = 50;
/// With a slip.
const SLIP: u8 = 45;
/// With a slip and another ending, or not yet all of it.
const SLIP_BEGIN: u8 = 35;

/// Fewer letters are not looked for within words, nor without their ending.
const PART: usize = 4;
/// In words of fewer letters no slip is forgiven.
const FORGIVEN: usize = 5;
/// Longer words that are all but the end of what was typed have to do with it.
const MOST_OF: usize = 6;

/// A word that was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    own: Vec<u8>,
    latin: Vec<u8>,
    /// How much of `latin` is no ending.
    stem: usize,
    /// Whether nothing has it as it was typed, so that slips are forgiven.
    pub(super) forgives: bool,
}

/// A word in both writings.
#[derive(Clone, Copy)]
pub(super) struct Forms<'a> {
    pub(super) own: &'a [u8],
    pub(super) latin: &'a [u8],
}

/// What tells of most words that they do not fit, without a look at their letters.
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
        Sieve::new(self).strict(Forms { own: &other.own, latin: &other.latin }) >= FORM
    }

    /// What was typed up to a letter and from it on, when it may be two words without a blank.
    pub(super) fn split(&self, at: usize) -> [Self; 2] {
        let (one, other) = self.own.split_at(at);
        [Self::new(one), Self::new(other)]
    }

    /// How many letters it begins with as the word does, where nothing but an ending is left of the word.
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

/// The part as a filter for many words.
pub(super) struct Sieve<'a> {
    part: &'a Part,
    traits: Traits,
    /// What is looked for within words.
    within: &'a [u8],
    within_set: u32,
    stem_set: u32,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(part: &'a Part) -> Self {
        let stem = &part.latin[..part.stem];
        // A short stem would be found in words that have nothing to do with it: `darb-` in `vardarbība`.
        let within = if stem.len() > PART { stem } else { &part.latin };
        let within_set = if within.len() < PART { !0 } else { set(within) };
        Self { part, traits: Traits::new(&part.own, &part.latin), within, within_set, stem_set: set(stem) }
    }

    /// What was typed.
    pub(super) fn typed(&self) -> &'a [u8] {
        &self.part.own
    }

    /// Whether a word may fit.
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

    /// How many letters of the stem are not in the word.
    fn missing(&self, word: Traits) -> u32 {
        (self.stem_set & !word.latin).count_ones()
    }

    /// How well a word fits; 0 not at all.
    pub(super) fn degree(&self, word: Forms) -> u8 {
        match self.strict(word) {
            0 if self.part.forgives => self.forgiving(word),
            degree => degree,
        }
    }

    /// As it was typed, or in another form.
    fn strict(&self, word: Forms) -> u8 {
        let (own, typed, latin) = (&*self.part.own, &*self.part.latin, word.latin);
        // Most words begin otherwise.
        if typed.first() == latin.first() {
            let common = common(typed, latin);
            if common == typed.len() {
                let is_own = word.own.starts_with(own);
                return match () {
                    () if is_own && own.len() == word.own.len() => EXACT,
                    // Not what is left of letters that stood many times.
                    () if !is_own && 2 * common < own.len() => 0,
                    () if common == latin.len() => SAME,
                    () if are_forms(typed, latin, common) => FORM,
                    () => BEGIN + (10 * common / latin.len()) as u8 - u8::from(!is_own),
                };
            }
            if are_forms(typed, latin, common) || self.is_own_form(word.own) {
                return FORM;
            }
            let is_most = common >= MOST_OF && typed.len() < common + FORGIVEN && is_ending(&latin[common..]);
            if common >= self.part.stem.max(PART) || is_most {
                return RELATED;
            }
        }
        if self.within.len() >= PART && is_within(self.within, latin) { WITHIN } else { 0 }
    }

    /// What is short without its glides may show more in its own writing: `deja` – `deju`.
    fn is_own_form(&self, word: &[u8]) -> bool {
        are_forms(&self.part.own, word, common(&self.part.own, word))
    }

    /// With one slip.
    fn forgiving(&self, word: Forms) -> u8 {
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

/// How well a word fits when there is one slip in what was typed.
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
