//! Which supporters are shown, and how many there would be with another choice.

use crate::content::{Brief, List, Supporter, SupporterType, WallQuery};
use crate::text::search::{self, Words};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// The supporters, to be asked who matches.
pub struct Index {
    all: &'static List<Supporter>,
    /// The words of their names and roles, as far as they are taken in.
    words: RefCell<search::Index>,
    /// What was last typed, which is asked for several times.
    last: RefCell<(Box<str>, Rc<Found>)>,
}

/// Who has what was typed.
#[derive(Default)]
struct Found {
    /// The best first; all in their order when nothing is typed.
    order: Vec<usize>,
    words: Words,
}

/// How many supporters there are for each choice, the other choices as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People and organisations.
    pub kinds: [usize; 2],
    /// One for each field, in the order asked for.
    pub fields: Vec<usize>,
}

/// The `?kind=` of people and of organisations: see [`Counts::kinds`].
pub const KINDS: [&str; 2] = ["person", "organization"];

fn kind_index(kind: SupporterType) -> usize {
    match kind {
        SupporterType::Person => 0,
        SupporterType::Organization => 1,
    }
}

impl Index {
    /// Of these supporters.
    pub fn new(all: &'static List<Supporter>) -> Self {
        let everyone = Found { order: (0..all.len()).collect(), words: Words::default() };
        Self { all, words: RefCell::default(), last: RefCell::new(("".into(), Rc::new(everyone))) }
    }

    /// Those that match all of a query: in their order, or those first that match the words best.
    pub fn find(&self, query: &WallQuery) -> Vec<usize> {
        let is_wanted = |index: &usize| {
            let one = self.all.brief(*index);
            is(&one, &query.kind) && of(&one, &query.field)
        };
        self.found(&query.q).order.iter().copied().filter(is_wanted).collect()
    }

    /// How many match with each other kind and each of these fields, the rest of the query as it is.
    pub fn counts<'a>(&self, query: &WallQuery, fields: impl Iterator<Item = &'a str>) -> Counts {
        let fields: Vec<&str> = fields.collect();
        let mut counts = Counts { kinds: [0; 2], fields: vec![0; fields.len()] };
        for one in self.found(&query.q).order.iter().map(|index| self.all.brief(*index)) {
            if of(&one, &query.field) {
                counts.kinds[kind_index(one.kind())] += 1;
            }
            if is(&one, &query.kind)
                && let Some(index) = fields.iter().position(|field| *field == one.field())
            {
                counts.fields[index] += 1;
            }
        }
        counts
    }

    /// Where in a name or role stands what a query looks for.
    pub fn marks(&self, query: &WallQuery, text: &str) -> Vec<Range<usize>> {
        self.found(&query.q).words.marks(text)
    }

    /// Takes in the words of up to so many supporters more; whether it knows all then.
    pub fn grow(&self, most: usize) -> bool {
        let mut words = self.words.borrow_mut();
        self.all.iter().skip(words.len()).take(most).for_each(|one| words.add(one));
        words.len() == self.all.len()
    }

    fn found(&self, q: &str) -> Rc<Found> {
        let mut last = self.last.borrow_mut();
        if *last.0 != *q {
            self.grow(usize::MAX);
            let (hits, words) = self.words.borrow().find(q);
            let order = match words.is_empty() {
                true => (0..self.all.len()).collect(),
                false => hits.iter().map(|hit| hit.item).collect(),
            };
            *last = (q.into(), Rc::new(Found { order, words }));
        }
        last.1.clone()
    }
}

/// Whether of this kind; anything that is no kind asks for nothing.
fn is(one: &Brief<Supporter>, kind: &str) -> bool {
    KINDS.iter().position(|known| *known == kind).is_none_or(|kind| kind == kind_index(one.kind()))
}

fn of(one: &Brief<Supporter>, field: &str) -> bool {
    field.is_empty() || one.field() == field
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &str = r#"[
        { "@type": "Person", "id": "a", "field": "state", "shirt": "A", "name": "Evika Siliņa" },
        { "@type": "Person", "id": "b", "field": "business", "shirt": "B", "name": "Linda Mūrniece", "alternateName": ["Linda Abu Meri"] },
        { "@type": "Organization", "id": "c", "field": "sport", "shirt": "C", "name": "LMT Regbija klubs “Eži”", "alternateName": ["Eži"] },
        { "@type": "Organization", "id": "d", "field": "state", "shirt": "D", "name": "Valsts darba inspekcija", "alternateName": ["VDI"] }
    ]"#;

    fn index() -> Index {
        let all: Vec<Supporter> = serde_json::from_str(ALL).unwrap();
        Index::new(Box::leak(Box::new(all.into())))
    }

    fn query(q: &str, kind: &str, field: &str) -> WallQuery {
        WallQuery { q: q.into(), kind: kind.into(), field: field.into(), ..Default::default() }
    }

    #[test]
    fn names_are_found_without_diacritics_and_by_other_names() {
        for (q, found) in
            [("silina", vec![0]), ("abu meri", vec![1]), ("EZI", vec![2]), ("vdi", vec![3]), ("zzz", vec![])]
        {
            assert_eq!(index().find(&query(q, "", "")), found, "{q}");
        }
        assert_eq!(index().find(&query("inspekcija", "", "")), [3]);
        let marks = index().marks(&query("silinas", "", ""), "Evika Siliņa");
        assert_eq!(marks.first(), Some(&(6.."Evika Siliņa".len())));
    }

    #[test]
    fn what_is_no_kind_hides_nobody_but_an_unknown_field_does() {
        assert_eq!(index().find(&query("", "robot", "")).len(), 4);
        assert_eq!(index().find(&query("", "", "moon")).len(), 0);
    }

    #[test]
    fn a_count_is_what_choosing_it_would_show() {
        let index = index();
        let fields = ["state", "sport", "business", "moon"];
        for (q, kind, field) in [("", "", ""), ("", "person", ""), ("", "", "state"), ("i", "organization", "state")] {
            let counts = index.counts(&query(q, kind, field), fields.into_iter());
            for (n, kind) in KINDS.into_iter().enumerate() {
                assert_eq!(counts.kinds[n], index.find(&query(q, kind, field)).len());
            }
            for (n, field) in fields.into_iter().enumerate() {
                assert_eq!(counts.fields[n], index.find(&query(q, kind, field)).len());
            }
        }
    }
}
