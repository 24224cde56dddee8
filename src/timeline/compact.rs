//! Stand-ins for parts of the standard library that would make the program larger than the timeline deserves.

use std::cmp::Ordering;

/// Indices in an order; what is equal stays as it came. One sort for all of the timeline instead of one for each order.
pub(in crate::timeline) fn sorted(mut indices: Vec<usize>, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    indices.sort_by(|&a, &b| order(a, b));
    indices
}

/// `f64::clamp` without its panic, whose message brings the printing of floats into the program. NaN gives `least`.
pub(in crate::timeline) fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}
