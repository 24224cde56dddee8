//! Which supporters are shown, and how many there would be with another choice.

use crate::content::{Supporter, SupporterType, WallQuery};
use crate::text::{fold, matches};

/// The supporters as far as filtering asks.
pub struct Index {
    all: Vec<Item>,
}

struct Item {
    kind: SupporterType,
    field: Box<str>,
    /// All names, folded, on lines of their own.
    names: String,
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
    /// Reads the supporters; `text` gives a text in the page's language.
    pub fn new(supporters: &'static [Supporter], text: impl Fn(&'static crate::content::Text) -> &'static str) -> Self {
        let item = |one: &'static Supporter| {
            let mut names = fold(text(&one.name));
            for name in &one.alternate_name {
                names.push('\n');
                names.push_str(&fold(text(name)));
            }
            Item { kind: one.kind, field: one.field.clone(), names }
        };
        Self { all: supporters.iter().map(item).collect() }
    }

    /// Those that match all of a query, in their order.
    pub fn find(&self, query: &WallQuery) -> Vec<usize> {
        let words = fold(&query.q);
        let found = |(_, item): &(usize, &Item)| item.is(&query.kind) && item.of(&query.field) && item.named(&words);
        self.all.iter().enumerate().filter(found).map(|(index, _)| index).collect()
    }

    /// How many match with each other kind and each of these fields, the rest of the query as it is.
    pub fn counts<'a>(&self, query: &WallQuery, fields: impl Iterator<Item = &'a str>) -> Counts {
        let fields: Vec<&str> = fields.collect();
        let words = fold(&query.q);
        let mut counts = Counts { kinds: [0; 2], fields: vec![0; fields.len()] };
        for item in self.all.iter().filter(|item| item.named(&words)) {
            if item.of(&query.field) {
                counts.kinds[kind_index(item.kind)] += 1;
            }
            if item.is(&query.kind)
                && let Some(index) = fields.iter().position(|field| **field == *item.field)
            {
                counts.fields[index] += 1;
            }
        }
        counts
    }
}

impl Item {
    /// Whether of this kind; anything that is no kind asks for nothing.
    fn is(&self, kind: &str) -> bool {
        KINDS.iter().position(|known| *known == kind).is_none_or(|kind| kind == kind_index(self.kind))
    }

    fn of(&self, field: &str) -> bool {
        field.is_empty() || *self.field == *field
    }

    fn named(&self, words: &str) -> bool {
        words.is_empty() || self.names.split('\n').any(|name| matches(name, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let item = |kind, field: &str, names: &[&str]| Item {
            kind,
            field: field.into(),
            names: names.iter().map(|name| fold(name)).collect::<Vec<_>>().join("\n"),
        };
        Index {
            all: vec![
                item(SupporterType::Person, "state", &["Evika Siliņa"]),
                item(SupporterType::Person, "business", &["Linda Mūrniece", "Linda Abu Meri"]),
                item(SupporterType::Organization, "sport", &["LMT Regbija klubs “Eži”", "Eži"]),
                item(SupporterType::Organization, "state", &["Valsts darba inspekcija", "VDI"]),
            ],
        }
    }

    fn query(q: &str, kind: &str, field: &str) -> WallQuery {
        WallQuery { q: q.into(), kind: kind.into(), field: field.into(), ..Default::default() }
    }

    #[test]
    fn names_are_found_without_diacritics_and_by_other_names() {
        for (q, found) in [("silina", vec![0]), ("abu meri", vec![1]), ("EZI", vec![2]), ("vdi", vec![3]), ("zzz", vec![])] {
            assert_eq!(index().find(&query(q, "", "")), found, "{q}");
        }
        assert_eq!(index().find(&query("murniece meri", "", "")), [] as [usize; 0], "two names are not run together");
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
