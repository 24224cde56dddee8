//! Which supporters are shown, and how many there would be with another choice.

use crate::content::{List, RowSummary, Supporter, SupporterType, WallQuery};
use crate::text::search::{Index, Words};
use std::ops::Range;

/// The supporters that match a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The best match first; all in their order if the query is empty.
    order: Vec<usize>,
    words: Words,
}

/// The number of supporters for each choice, with the other choices unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People and organisations.
    pub kinds: [usize; 2],
    /// One for each field, in the requested order.
    pub fields: Vec<usize>,
}

/// The `?kind=` values of people and organisations: see [`Counts::kinds`].
pub const KINDS: [&str; 2] = ["person", "organization"];

fn kind_index(kind: SupporterType) -> usize {
    match kind {
        SupporterType::Person => 0,
        SupporterType::Organization => 1,
    }
}

impl Found {
    /// All supporters: no query.
    pub fn everyone(all: &List<Supporter>) -> Self {
        Self { order: (0..all.len()).collect(), words: Words::default() }
    }

    /// The matches of a query in an index.
    pub fn of(index: &Index, typed: &str) -> Self {
        let (hits, words) = index.find(typed);
        let order = match words.is_empty() {
            true => (0..index.len()).collect(),
            false => hits.iter().map(|hit| hit.item).collect(),
        };
        Self { order, words }
    }

    /// The number of matches.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is no match.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Those of a query's kind and field: in their order, or the best match first.
    pub fn within(&self, all: &List<Supporter>, query: &WallQuery) -> Vec<usize> {
        let is_wanted = |index: &usize| {
            let one = all.summary(*index);
            is(&one, &query.kind) && of(&one, &query.field)
        };
        self.order.iter().copied().filter(is_wanted).collect()
    }

    /// The numbers for each other kind and for each of these fields, with the rest of the query unchanged.
    pub fn counts<'a>(
        &self,
        all: &List<Supporter>,
        query: &WallQuery,
        fields: impl Iterator<Item = &'a str>,
    ) -> Counts {
        let fields: Vec<&str> = fields.collect();
        let mut counts = Counts { kinds: [0; 2], fields: vec![0; fields.len()] };
        for one in self.order.iter().map(|index| all.summary(*index)) {
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

    /// The ranges of the query's words in a name or role.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.words.marks(text)
    }
}

/// Whether a supporter is of this kind; an unknown kind matches everyone.
fn is(one: &RowSummary<Supporter>, kind: &str) -> bool {
    KINDS.iter().position(|known| *known == kind).is_none_or(|kind| kind == kind_index(one.kind()))
}

fn of(one: &RowSummary<Supporter>, field: &str) -> bool {
    field.is_empty() || one.field() == field
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::ALGORITHMS;

    const ALL: &str = r#"[
        { "@type": "Person", "id": "a", "field": "state", "shirt": "A", "name": "Evika Siliņa" },
        { "@type": "Person", "id": "b", "field": "business", "shirt": "B", "name": "Linda Mūrniece", "alternateName": ["Linda Abu Meri"] },
        { "@type": "Organization", "id": "c", "field": "sport", "shirt": "C", "name": "LMT Regbija klubs “Eži”", "alternateName": ["Eži"] },
        { "@type": "Organization", "id": "d", "field": "state", "shirt": "D", "name": "Valsts darba inspekcija", "alternateName": ["VDI"] }
    ]"#;

    struct Wall {
        all: List<Supporter>,
        index: Index,
    }

    impl Wall {
        fn found(&self, query: &WallQuery) -> Found {
            Found::of(&self.index, &query.q)
        }

        fn shown(&self, query: &WallQuery) -> Vec<usize> {
            self.found(query).within(&self.all, query)
        }
    }

    fn wall() -> Wall {
        let all: Vec<Supporter> = serde_json::from_str(ALL).unwrap();
        let all: List<Supporter> = all.into();
        let mut index = Index::new(&ALGORITHMS);
        all.iter().for_each(|one| index.add(one));
        Wall { all, index }
    }

    fn query(q: &str, kind: &str, field: &str) -> WallQuery {
        WallQuery { q: q.into(), kind: kind.into(), field: field.into(), ..Default::default() }
    }

    #[test]
    fn names_are_found_without_diacritics_and_by_alternative_names() {
        let wall = wall();
        for (q, found) in
            [("silina", vec![0]), ("abu meri", vec![1]), ("EZI", vec![2]), ("vdi", vec![3]), ("zzz", vec![])]
        {
            assert_eq!(wall.shown(&query(q, "", "")), found, "{q}");
        }
        assert_eq!(wall.shown(&query("inspekcija", "", "")), [3]);
        let marks = wall.found(&query("silinas", "", "")).marks("Evika Siliņa");
        assert_eq!(marks.first(), Some(&(6.."Evika Siliņa".len())));
        assert_eq!(wall.found(&query(" ", "", "")), Found::everyone(&wall.all));
    }

    #[test]
    fn an_unknown_kind_hides_nobody_but_an_unknown_field_does() {
        assert_eq!(wall().shown(&query("", "robot", "")).len(), 4);
        assert_eq!(wall().shown(&query("", "", "moon")).len(), 0);
    }

    #[test]
    fn a_count_is_what_choosing_it_would_show() {
        let wall = wall();
        let fields = ["state", "sport", "business", "moon"];
        for (q, kind, field) in [("", "", ""), ("", "person", ""), ("", "", "state"), ("i", "organization", "state")] {
            let asked = query(q, kind, field);
            let counts = wall.found(&asked).counts(&wall.all, &asked, fields.into_iter());
            for (n, kind) in KINDS.into_iter().enumerate() {
                assert_eq!(counts.kinds[n], wall.shown(&query(q, kind, field)).len());
            }
            for (n, field) in fields.into_iter().enumerate() {
                assert_eq!(counts.fields[n], wall.shown(&query(q, kind, field)).len());
            }
        }
    }
}
