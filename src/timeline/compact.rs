//! Compact replacements for standard library functions that would make the program disproportionately large.

use std::cmp::Ordering;

/// Sorts indices; equal ones keep their order. One instantiation for the whole timeline instead of one for each
/// comparison.
pub(in crate::timeline) fn sorted(mut indices: Vec<usize>, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    indices.sort_by(|&a, &b| order(a, b));
    indices
}

/// Sorts indices by a numeric key; equal ones keep their order. A radix sort: several times as fast as comparison
/// sorting in a program compiled for size, which also applies to the standard library.
pub(in crate::timeline) fn ranked(mut indices: Vec<usize>, key: &dyn Fn(usize) -> u64) -> Vec<usize> {
    let mut keyed: Vec<(u64, usize)> = indices.iter().map(|&at| (key(at), at)).collect();
    // Usually the build has already sorted them.
    if keyed.is_sorted_by_key(|one| one.0) {
        return indices;
    }
    let mut other = keyed.clone();
    // A digit that all keys share changes nothing.
    let differs = keyed.iter().fold(0, |bits, one| bits | (one.0 ^ keyed[0].0));
    for shift in (0..64).step_by(8).filter(|shift| differs >> shift & 0xff != 0) {
        let digit = |key: u64| (key >> shift & 0xff) as usize;
        let mut place = [0; 257];
        keyed.iter().for_each(|one| place[digit(one.0) + 1] += 1);
        for at in 0..256 {
            place[at + 1] += place[at];
        }
        for &one in &keyed {
            let next = &mut place[digit(one.0)];
            other[*next] = one;
            *next += 1;
        }
        std::mem::swap(&mut keyed, &mut other);
    }
    indices.iter_mut().zip(keyed).for_each(|(index, (_, at))| *index = at);
    indices
}

/// A key that orders by the first number, then by the second.
pub(in crate::timeline) fn both(first: i32, second: i32) -> u64 {
    let part = |number: i32| u64::from(number as u32 ^ 1 << 31);
    part(first) << 32 | part(second)
}

/// `f64::clamp` without its panic, whose message would include float formatting. NaN returns `least`.
pub(in crate::timeline) fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ranked_is_a_stable_sort(
            keys in proptest::collection::vec((prop_oneof![any::<i32>(), -3..3], -2..2i32), 0..300)
        ) {
            let key = |at: usize| both(keys[at].0, keys[at].1);
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by_key(|&at| keys[at]);
            prop_assert_eq!(ranked((0..keys.len()).collect(), &key), expected);
        }
    }

    #[test]
    #[ignore = "prints a ratio: cargo test --release -- --ignored --nocapture ranked"]
    fn ranked_beside_comparing() {
        let keys: Vec<i32> = (0..10_000i64).map(|n| (n * 7_919 % 13_000) as i32 - 6_000).collect();
        let time = |run: &dyn Fn() -> Vec<usize>| {
            let start = std::time::Instant::now();
            (0..100).for_each(|_| drop(std::hint::black_box(run())));
            start.elapsed()
        };
        let indices: Vec<usize> = (0..keys.len()).collect();
        let digits = time(&|| ranked(indices.clone(), &|at| both(keys[at], 0)));
        let comparing = time(&|| sorted(indices.clone(), &|a, b| keys[a].cmp(&keys[b])));
        println!("digits {digits:?}, comparing {comparing:?}");
    }
}
