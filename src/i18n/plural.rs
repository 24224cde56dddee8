//! Plural categories by CLDR rules (UTS #35 part 3, section 5), for integers.
//!
//! The rules are data in the language's folder, in CLDR's own syntax, such as `n % 10 = 1 and n % 100 != 11`. Only the
//! operands of integers (`n`, `i`) are supported, because the app counts nothing else.

use serde::Deserialize;

/// The conditions of a language's categories but the last (`other`), in the order of the forms.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Plurals(Vec<Box<str>>);

impl Plurals {
    /// Builds from conditions in the order of the forms, without `other`.
    pub fn new(conditions: Vec<Box<str>>) -> Self {
        Self(conditions)
    }

    /// The index of the form for `n` things; the number of conditions stands for `other`.
    pub fn form(&self, n: usize) -> usize {
        self.0.iter().position(|condition| holds(condition, n) == Some(true)).unwrap_or(self.0.len())
    }

    /// The first condition that cannot be parsed.
    pub fn mistake(&self) -> Option<&str> {
        self.0.iter().find(|condition| holds(condition, 1).is_none()).map(|condition| &**condition)
    }
}

/// Whether a condition holds; `None` if it cannot be parsed.
fn holds(condition: &str, n: usize) -> Option<bool> {
    let mut any = false;
    for alternative in condition.split(" or ") {
        let mut all = true;
        for relation in alternative.split(" and ") {
            all &= relation_holds(relation.trim(), n)?;
        }
        any |= all;
    }
    Some(any)
}

/// `n % 100 != 11..19,30`
fn relation_holds(relation: &str, n: usize) -> Option<bool> {
    let (left, right) = relation.split_once('=')?;
    let (left, wanted) = left.strip_suffix('!').map_or((left, true), |left| (left, false));
    let mut value = n;
    if let Some((operand, modulus)) = left.split_once('%') {
        value = n.checked_rem(modulus.trim().parse().ok()?)?;
        is_operand(operand)?;
    } else {
        is_operand(left)?;
    }
    let mut within = false;
    for range in right.split(',') {
        let (low, high) = range.split_once("..").unwrap_or((range, range));
        let (low, high): (usize, usize) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
        within |= (low..=high).contains(&value);
    }
    Some(within == wanted)
}

fn is_operand(text: &str) -> Option<()> {
    matches!(text.trim(), "n" | "i").then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latvian_counts_by_cldr() {
        let lv = Plurals::new(vec!["n % 10 = 0 or n % 100 = 11..19".into(), "n % 10 = 1 and n % 100 != 11".into()]);
        for (n, form) in [
            (0, 0),
            (10, 0),
            (11, 0),
            (19, 0),
            (30, 0),
            (100, 0),
            (111, 0),
            (1, 1),
            (21, 1),
            (101, 1),
            (1001, 1),
            (2, 2),
            (9, 2),
            (22, 2),
            (52, 2),
            (102, 2),
        ] {
            assert_eq!(lv.form(n), form, "{n}");
        }
    }

    #[test]
    fn ukrainian_counts_by_cldr() {
        let uk = Plurals::new(vec![
            "i % 10 = 1 and i % 100 != 11".into(),
            "i % 10 = 2..4 and i % 100 != 12..14".into(),
            "i % 10 = 0 or i % 10 = 5..9 or i % 100 = 11..14".into(),
        ]);
        for (n, form) in [(1, 0), (21, 0), (2, 1), (24, 1), (5, 2), (11, 2), (12, 2), (0, 2), (100, 2)] {
            assert_eq!(uk.form(n), form, "{n}");
        }
    }

    #[test]
    fn an_invalid_condition_is_reported() {
        assert_eq!(Plurals::new(vec!["v = 0".into()]).mistake(), Some("v = 0"));
        assert_eq!(Plurals::new(vec!["n % 0 = 1".into()]).mistake(), Some("n % 0 = 1"));
        assert_eq!(Plurals::new(vec!["n = 1".into()]).mistake(), None);
    }
}
