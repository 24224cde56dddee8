//! Lists whose items keep their elements: what stays is moved, what is new is made, what is gone is taken away, and nothing
//! else is touched. So a focus stays on what it is on, and a picture that is loaded stays loaded.

use super::Node;

/// An item of a list.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "natively nothing moves"))]
pub struct Item {
    pub(super) key: usize,
    pub(super) version: Option<u32>,
    make: Box<dyn FnOnce() -> Node + Send>,
}

impl Item {
    /// The item of a key, which no other item of the list has.
    pub fn new(key: usize, make: impl FnOnce() -> Node + Send + 'static) -> Self {
        Self { key, version: None, make: Box::new(make) }
    }

    /// As long as its version is the same, what was made of the item is left alone and it is not made again. It must follow
    /// no signals then: what it follows ends when the list is made anew.
    pub fn of_version(self, version: u32) -> Self {
        Self { version: Some(version), ..self }
    }

    /// What is to be seen of it.
    pub(super) fn node(self) -> Node {
        (self.make)()
    }
}

/// A list of items, in their order.
pub fn each(items: impl Iterator<Item = Item>) -> Node {
    Node::Each(items.collect())
}

/// Which items stay where they are while the others are moved about them: of those that were there before, given by where
/// they stood, as many as possible in rising order.
#[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "natively nothing moves"))]
pub(super) fn staying(places: &[Option<usize>]) -> Vec<bool> {
    // For each length the end of the rising sequence that ends lowest, and before each place the one it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut follows = vec![None; places.len()];
    for (at, place) in places.iter().enumerate().filter(|(_, place)| place.is_some()) {
        let length = ends.partition_point(|&end| places[end] < *place);
        follows[at] = length.checked_sub(1).map(|last| ends[last]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stay = vec![false; places.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stay[at] = true;
        next = follows[at];
    }
    stay
}

#[cfg(test)]
mod tests {
    use super::staying;
    use proptest::prelude::*;

    #[test]
    fn what_is_in_order_stays() {
        assert_eq!(staying(&[Some(0), None, Some(1), Some(5)]), [true, false, true, true]);
        assert_eq!(staying(&[Some(2), Some(0), Some(1)]), [false, true, true], "one is moved and not two");
        assert_eq!(staying(&[None, None]), [false, false]);
    }

    /// The longest rising sequence, by looking at all pairs.
    fn longest(places: &[usize]) -> usize {
        let mut lengths: Vec<usize> = Vec::new();
        for (at, place) in places.iter().enumerate() {
            let before = (0..at).filter(|&before| places[before] < *place).map(|before| lengths[before]).max();
            lengths.push(before.unwrap_or(0) + 1);
        }
        lengths.into_iter().max().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn as_many_stay_as_can(order in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(), new in 0..12usize) {
            let places: Vec<_> = order.iter().map(|&place| (place != new).then_some(place)).collect();
            let stay: Vec<usize> = places.iter().zip(staying(&places)).filter_map(|(place, stays)| place.filter(|_| stays)).collect();
            prop_assert!(stay.is_sorted());
            let known: Vec<usize> = places.into_iter().flatten().collect();
            prop_assert_eq!(stay.len(), longest(&known));
        }
    }
}
