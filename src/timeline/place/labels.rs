//! Labels that overlap neither each other nor a stem.
//!
//! Labels begin at their mark and extend to the right. The label of tier 2 has a stem that passes tiers 0 and 1. If a
//! label covers the marks of others, it must be above all of their labels: then it crosses no stem, and its own stem is
//! to the left of theirs. A set of labels fits if no chain of labels, each covering the next mark, is longer than the
//! number of tiers; a label's tier is the length of the chain that it begins. Labels are added by importance and kept
//! if they fit.
//!
//! Marks have a minimum distance, so a label covers only a few. Each costs a few steps, however many entries there are.

/// Adjacent marks, with the labels accepted so far.
pub(super) struct LabelStrip {
    starts: Vec<f64>,
    lengths: Vec<f64>,
    longest: f64,
    tiers: u8,
    /// For each labelled mark, the lengths of the chains of labels towards later and earlier ones.
    chains: Vec<Option<(u8, u8)>>,
}

impl LabelStrip {
    /// Marks by their starts, ascending, with the lengths of their labels; up to `tiers` rows of labels.
    pub(super) fn new(starts: Vec<f64>, lengths: Vec<f64>, tiers: u8) -> Self {
        let longest = lengths.iter().copied().fold(0.0, f64::max);
        let chains = vec![None; starts.len()];
        Self { starts, lengths, longest, tiers, chains }
    }

    /// The tier of a mark's label, if it has one. It may still rise while labels are added.
    pub(super) fn tier(&self, nth: usize) -> Option<u8> {
        self.chains[nth].map(|chain| chain.0)
    }

    /// Labelled marks that this mark's label covers.
    fn covered(&self, nth: usize) -> impl Iterator<Item = usize> {
        let end = self.starts[nth] + self.lengths[nth];
        (nth + 1..self.starts.len())
            .take_while(move |&other| self.starts[other] < end)
            .filter(|&other| self.chains[other].is_some())
    }

    /// Labelled marks whose labels cover this mark.
    fn covering(&self, nth: usize) -> impl Iterator<Item = usize> {
        let start = self.starts[nth];
        (0..nth)
            .rev()
            .take_while(move |&other| self.starts[other] + self.longest > start)
            .filter(move |&other| self.chains[other].is_some() && self.starts[other] + self.lengths[other] > start)
    }

    /// The length of a mark's label; less than requested if [`LabelStrip::label_short`] accepted it.
    pub(super) fn length(&self, nth: usize) -> f64 {
        self.lengths[nth]
    }

    /// Adds the label of an unlabelled mark if at least `least` fits: cut off at the next label, or else by cutting off
    /// those that cover the mark, as long as enough of them remains.
    pub(super) fn label_short(&mut self, nth: usize, least: f64) {
        self.label_cut(nth, least);
        let others = if self.tiers == 1 { least } else { least * 2.0 };
        let covering: Vec<(usize, f64)> = self.covering(nth).map(|other| (other, self.lengths[other])).collect();
        let room = |strip: &Self, other: usize| strip.starts[nth] - strip.starts[other];
        if self.chains[nth].is_some() || covering.iter().any(|&(other, _)| room(self, other) < others) {
            return;
        }
        // Their chains remain valid: shorter labels need no more rows.
        covering.iter().for_each(|&(other, _)| self.lengths[other] = room(self, other));
        self.label(nth);
        self.label_cut(nth, least);
        if self.chains[nth].is_none() {
            covering.iter().for_each(|&(other, length)| self.lengths[other] = length);
        }
    }

    /// Adds a label that is cut off at one of the next labels.
    fn label_cut(&mut self, nth: usize, least: f64) {
        let wanted = self.lengths[nth];
        let covered: Vec<usize> = self.covered(nth).collect();
        for other in covered {
            let room = self.starts[other] - self.starts[nth];
            if room >= least && self.chains[nth].is_none() {
                self.lengths[nth] = room;
                self.label(nth);
            }
        }
        if self.chains[nth].is_none() {
            self.lengths[nth] = wanted;
        }
    }

    /// Adds the label of a mark if it fits.
    pub(super) fn label(&mut self, nth: usize) {
        let later = self.covered(nth).filter_map(|other| self.chains[other]).map(|chain| chain.0 + 1).max();
        let earlier = self.covering(nth).filter_map(|other| self.chains[other]).map(|chain| chain.1 + 1).max();
        let chain = (later.unwrap_or(0), earlier.unwrap_or(0));
        if chain.0 + chain.1 >= self.tiers {
            return;
        }
        self.chains[nth] = Some(chain);
        if earlier.is_some() {
            self.raise(nth, Side::Earlier);
        }
        if later.is_some() {
            self.raise(nth, Side::Later);
        }
    }

    /// Extends the chains of the labels on one side by the new one. Chains only grow, and never beyond the number of
    /// tiers, so this terminates.
    fn raise(&mut self, nth: usize, side: Side) {
        let mut todo = vec![nth];
        let mut next = Vec::new();
        while let Some(at) = todo.pop() {
            let Some(chain) = self.chains[at] else {
                continue;
            };
            match side {
                Side::Earlier => next.extend(self.covering(at)),
                Side::Later => next.extend(self.covered(at)),
            }
            for other in next.drain(..) {
                let Some(longer) = &mut self.chains[other] else {
                    continue;
                };
                let (length, needed) = match side {
                    Side::Earlier => (&mut longer.0, chain.0 + 1),
                    Side::Later => (&mut longer.1, chain.1 + 1),
                };
                if *length < needed {
                    *length = needed;
                    todo.push(other);
                }
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Earlier,
    Later,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tiers(strip: &LabelStrip) -> Vec<Option<u8>> {
        (0..strip.starts.len()).map(|nth| strip.tier(nth)).collect()
    }

    #[test]
    fn a_label_is_above_the_marks_it_covers() {
        let marks = || LabelStrip::new(vec![0.0, 10.0, 20.0, 200.0], vec![50.0; 4], 3);
        let mut strip = marks();
        for nth in [0, 1, 2, 3] {
            strip.label(nth);
        }
        assert_eq!(tiers(&strip), [Some(2), Some(1), Some(0), Some(0)]);
        let mut strip = LabelStrip { tiers: 2, ..marks() };
        for nth in [1, 3, 2, 0] {
            strip.label(nth);
        }
        assert_eq!(tiers(&strip), [None, Some(1), Some(0), Some(0)]);
        let mut strip = LabelStrip { tiers: 1, ..marks() };
        for nth in [1, 3, 2, 0] {
            strip.label(nth);
        }
        assert_eq!(tiers(&strip), [None, Some(0), None, Some(0)]);
        strip.label_short(0, 11.0);
        assert_eq!((strip.tier(0), strip.length(0)), (None, 50.0), "there is room for 10");
        strip.label_short(0, 10.0);
        assert_eq!((strip.tier(0), strip.length(0)), (Some(0), 10.0));
        strip.label_short(2, 11.0);
        assert_eq!((strip.tier(2), strip.length(1)), (None, 50.0), "nor for 11 behind the one that covers it");
        strip.label_short(2, 10.0);
        assert_eq!((tiers(&strip), strip.length(1), strip.length(2)), (vec![Some(0); 4], 10.0, 50.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn labels_touch_neither_labels_nor_stems(
            marks in proptest::collection::vec((18f64..80.0, 20f64..300.0, any::<u32>()), 1..60), rows in 1..8u8,
            shortens in any::<bool>(),
        ) {
            let starts: Vec<f64> = marks.iter().scan(0.0, |x, mark| { *x += mark.0; Some(*x) }).collect();
            let mut strip = LabelStrip::new(starts.clone(), marks.iter().map(|mark| mark.1).collect(), rows);
            let mut order: Vec<usize> = (0..marks.len()).collect();
            order.sort_by_key(|&nth| marks[nth].2);
            for &nth in &order {
                strip.label(nth);
            }
            prop_assert!(strip.tier(order[0]).is_some());
            for &nth in order.iter().filter(|_| shortens) {
                if strip.tier(nth).is_none() {
                    strip.label_short(nth, 25.0);
                }
            }
            for a in 0..marks.len() {
                for b in a + 1..marks.len() {
                    if let (Some(above), Some(below)) = (strip.tier(a), strip.tier(b)) {
                        prop_assert!(above < rows && below < rows);
                        let covers = starts[a] + strip.length(a) > starts[b];
                        // The label of a covers the mark of b: it overlaps neither b's label nor the stem that ends
                        // below.
                        prop_assert!(!covers || above > below);
                    }
                }
            }
        }
    }
}
