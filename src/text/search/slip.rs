//! Typos: one letter too many, missing or wrong, or two letters swapped.

/// The end in `word` of the letters that match `typed` with at most one typo; the farthest if there are several.
pub(super) fn end_of(typed: &[u8], word: &[u8]) -> Option<usize> {
    let common = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let rest = |of: &'_ [u8], skip: usize| -> Option<usize> { of.len().checked_sub(common + skip) };
    let mut farthest = None;
    let mut try_skipping = |typed_by: usize, word_by: usize| {
        if rest(typed, typed_by).is_some() && rest(word, word_by).is_some() {
            let (left, ahead) = (&typed[common + typed_by..], &word[common + word_by..]);
            if ahead.starts_with(left) {
                farthest = farthest.max(Some(common + word_by + left.len()));
            }
        }
    };
    try_skipping(0, 0);
    try_skipping(1, 1);
    try_skipping(1, 0);
    try_skipping(0, 1);
    if let (Some([a, b]), Some([c, d])) = (typed.get(common..common + 2), word.get(common..common + 2))
        && (a, b) == (d, c)
    {
        try_skipping(2, 2);
    }
    farthest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_is_forgiven_and_two_are_not() {
        let word = b"easter";
        for typed in [
            "easter", "aster", "eastr", "easte", "eeaster", "easters", "eaxter", "xaster", "eastex", "esater", "eastre",
        ] {
            assert_eq!(end_of(typed.as_bytes(), word), Some(6), "{typed}");
        }
        for typed in ["aste", "esatr", "xxster", "eaters"] {
            let end = end_of(typed.as_bytes(), word);
            assert_ne!(end, Some(6), "{typed}");
        }
        assert_eq!(end_of(b"eaxx", b"easter"), None);
        assert_eq!(end_of(b"esat", b"easter"), Some(4), "of a word that is still being typed");
    }
}
