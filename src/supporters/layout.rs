//! Justified rows: pictures of differing shape, cut into rows that all end at the same edge.
//!
//! The breaks are the best of all, as in Knuth and Plass's paragraphs, and not the first that fit:
//! `dp[j] = min dp[i] + cost(i, j)`, where the cost of a row is the square of how far its height is
//! from the wanted one, once for each of its pictures. Only as many pictures are tried in a row as
//! could ever be of use, so the time grows with the number of pictures.
//!
//! What does not live here: which pictures there are, and which of the rows are in the page
//! ([`super::window`]).

/// What the rows are to be like; lengths in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Width that each row fills.
    pub width: u32,
    /// Space between pictures, and between rows.
    pub gap: u32,
    /// The height rows should have.
    pub target: u32,
    /// The height that no row exceeds when that can be helped. A last row that would is not
    /// stretched: it stays at this height and ends early.
    pub tallest: u32,
    /// The most pictures in a row, 0 for any number.
    pub most: usize,
    /// The least width of a picture in a row of several.
    pub narrowest: u32,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its first picture.
    pub first: usize,
    /// The picture after its last.
    pub end: usize,
    /// Its upper edge.
    pub top: u32,
    /// Its height.
    pub height: u32,
}

/// Where a picture is within its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Left edge.
    pub x: u32,
    /// Width.
    pub width: u32,
}

/// A row too tall costs this much more: it is taken only when nothing else is possible.
const TOO_TALL: f64 = 1e4;

/// The shape (width by height) that a picture is laid out with: a number that lays out well,
/// whatever it says about itself.
// Compared rather than `min` and `max`, here and below: in wasm these are calls.
#[inline(always)]
pub fn sane(ratio: f32) -> f64 {
    match ratio {
        0.1..=10.0 => f64::from(ratio),
        _ if ratio > 0.0 && ratio < 0.1 => 0.1,
        _ if ratio > 10.0 && ratio < f32::INFINITY => 10.0,
        _ => 1.0,
    }
}

impl Spec {
    /// The exact height of a row of `count` pictures whose ratios make `sum`; `None` when the gaps leave no room.
    fn height(&self, count: usize, sum: f64) -> Option<f64> {
        let room = f64::from(self.width) - f64::from(self.gap) * (count as f64 - 1.0);
        (room >= count as f64).then(|| room / sum)
    }

    /// What a row costs; `last` for the row that may end early.
    #[inline(always)] // also where the compiler is told to care for size: it runs fifty thousand times
    fn cost(&self, height: f64, count: f64, last: bool) -> f64 {
        let tallest = f64::from(self.tallest);
        let height = if last && height > tallest { tallest } else { height };
        let off = height - f64::from(self.target);
        let cost = off * off * count;
        if height > tallest { cost * TOO_TALL } else { cost }
    }

    /// What each row that is too tall costs at least.
    fn least_if_too_tall(&self) -> f64 {
        let off = f64::from(self.tallest.saturating_sub(self.target));
        off * off * TOO_TALL
    }

    /// How many pictures a row may be worth trying with.
    fn look_back(&self, smallest: f64) -> usize {
        let fit = f64::from(self.width) / (f64::from(self.target.max(1)) * smallest) + 2.0;
        let fit = fit as usize;
        if self.most == 0 { fit } else { fit.min(self.most) }.max(1)
    }
}

/// The best rows of the first pictures, for each number of them.
struct Best<'a> {
    spec: &'a Spec,
    /// The cost of the first `j` pictures.
    costs: Vec<f64>,
    /// The least of `costs` from `j` on.
    least: Vec<f64>,
    /// Where the last row of the first `j` pictures begins.
    firsts: Vec<usize>,
}

impl<'a> Best<'a> {
    fn new(spec: &'a Spec, n: usize) -> Self {
        Self { spec, costs: vec![0.0; n + 1], least: vec![0.0; n + 1], firsts: vec![0; n + 1] }
    }

    /// For the first `end` pictures, after all lower numbers. `window` is those of them that may be in the last row.
    #[inline(never)] // called so often that the browser soon has its better code for it
    fn find(&mut self, end: usize, window: &[f64], last: bool) {
        let start = end - window.len();
        let (mut cost, mut first) = self.row(window, start, last, f64::from(self.spec.tallest));
        if cost >= self.least[start] + self.spec.least_if_too_tall() {
            (cost, first) = self.row(window, start, last, f64::INFINITY);
        }
        self.costs[end] = cost;
        self.firsts[end] = first;
        self.least[end] = cost;
        for least in self.least[..end].iter_mut().rev().take_while(|least| **least > cost) {
            *least = cost;
        }
    }

    /// The best row up to the end of `window`, which begins with picture `start`, none taller than `limit`:
    /// what all cost with it, and its first picture.
    #[inline(always)]
    fn row(&self, window: &[f64], start: usize, last: bool, limit: f64) -> (f64, usize) {
        let limit = if last { f64::INFINITY } else { limit };
        let narrowest = f64::from(self.spec.narrowest);
        let mut found = (f64::INFINITY, start + window.len() - 1);
        let mut room = f64::from(self.spec.width);
        let (mut count, mut sum, mut smallest) = (0.0, 0.0, f64::INFINITY);
        for (at, ratio) in window.iter().enumerate().rev() {
            count += 1.0;
            sum += ratio;
            smallest = if *ratio < smallest { *ratio } else { smallest };
            if count > 1.0 && (room < count || smallest * room < narrowest * sum) {
                break;
            }
            // Dividing is what takes long, so rows that are out of the question go without.
            if room <= limit * sum {
                let cost = self.spec.cost(room / sum, count, last);
                // With more pictures the row is lower still, and no beginning is better than the best of all.
                if room < f64::from(self.spec.target) * sum && cost + self.least[start] >= found.0 {
                    break;
                }
                let cost = cost + self.costs[start + at];
                if cost < found.0 {
                    found = (cost, start + at);
                }
            }
            room -= f64::from(self.spec.gap);
        }
        found
    }
}

/// The best rows: for each the index after its last picture. Empty when there are no pictures or
/// no width.
pub fn breaks(ratios: &[f32], spec: &Spec) -> Vec<usize> {
    breaks_ending(ratios, spec, true)
}

/// As [`breaks`]; `early` tells whether the last row may end early or must be as full as the others.
pub fn breaks_ending(ratios: &[f32], spec: &Spec, early: bool) -> Vec<usize> {
    let n = ratios.len();
    if spec.width == 0 || n == 0 {
        return Vec::new();
    }
    let ratios: Vec<f64> = ratios.iter().map(|ratio| sane(*ratio)).collect();
    let smallest = ratios.iter().copied().reduce(|one, other| if other < one { other } else { one });
    let look_back = spec.look_back(smallest.unwrap_or(1.0));
    let mut best = Best::new(spec, n);
    for end in 1..=n {
        best.find(end, &ratios[end.saturating_sub(look_back)..end], early && end == n);
    }
    let mut ends = Vec::new();
    let mut end = n;
    while end > 0 {
        ends.push(end);
        end = best.firsts[end];
    }
    ends.reverse();
    ends
}

/// The rows in whole pixels, one below the other.
pub fn rows(ratios: &[f32], spec: &Spec) -> Vec<Row> {
    let mut top = 0;
    let mut first = 0;
    breaks(ratios, spec)
        .into_iter()
        .map(|end| {
            let height = row_height(&ratios[first..end], spec, end == ratios.len());
            let row = Row { first, end, top, height };
            first = end;
            top += height + spec.gap;
            row
        })
        .collect()
}

fn row_height(ratios: &[f32], spec: &Spec, last: bool) -> u32 {
    let sum: f64 = ratios.iter().map(|ratio| sane(*ratio)).sum();
    let height = spec.height(ratios.len(), sum).unwrap_or(f64::from(spec.width) / sum);
    let height = if last { height.min(f64::from(spec.tallest)) } else { height };
    (nearest(height) as u32).max(1)
}

/// A whole number; wasm has an instruction for this rounding, and none for the usual one.
#[inline(always)]
fn nearest(length: f64) -> f64 {
    length.round_ties_even()
}

/// Where the pictures of a row are: from its left edge, and up to its right edge unless it ends early.
pub fn slots<'a>(row: &Row, ratios: &'a [f32], spec: &Spec) -> impl ExactSizeIterator<Item = Slot> + 'a {
    let ratios = ratios.get(row.first..row.end).unwrap_or_default();
    let sum: f64 = ratios.iter().map(|ratio| sane(*ratio)).sum();
    let gaps = spec.gap * (ratios.len() as u32).saturating_sub(1);
    let full = f64::from(spec.width.saturating_sub(gaps));
    let early = f64::from(row.height) * sum;
    // A row that was not stretched is narrower by more than rounding its height can make it.
    let room = if full / sum - f64::from(row.height) > 1.0 { early } else { full };
    let (scale, gap) = (room / sum, spec.gap);
    let mut before = 0.0;
    let mut right = 0;
    ratios.iter().enumerate().map(move |(index, ratio)| {
        before += sane(*ratio);
        let edge = nearest(before * scale) as u32;
        let slot = Slot { x: right + gap * index as u32, width: edge - right };
        right = edge;
        slot
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same in every run (xorshift).
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, below: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % below
        }

        fn ratios(&mut self, n: usize) -> Vec<f32> {
            const PHONES: [f32; 7] = [0.5625, 0.6667, 0.75, 1.0, 1.3333, 1.5, 1.7778];
            (0..n).map(|_| PHONES[self.roll(7) as usize]).collect()
        }

        fn spec(&mut self) -> Spec {
            let target = 60 + self.roll(300) as u32;
            Spec {
                width: 200 + self.roll(1800) as u32,
                gap: self.roll(13) as u32,
                target,
                tallest: target * 3 / 2,
                most: [0, 0, 3, 5][self.roll(4) as usize],
                narrowest: [0, 44][self.roll(2) as usize],
            }
        }
    }

    const WALL: Spec = Spec { width: 1280, gap: 4, target: 220, tallest: 330, most: 0, narrowest: 0 };

    fn total(ratios: &[f32], spec: &Spec, ends: &[usize]) -> f64 {
        let mut first = 0;
        ends.iter()
            .map(|&end| {
                let count = end - first;
                let sum: f64 = ratios[first..end].iter().map(|ratio| sane(*ratio)).sum();
                first = end;
                let height = spec.height(count, sum).unwrap_or(f64::from(spec.width) / sum);
                spec.cost(height, count as f64, end == ratios.len())
            })
            .sum()
    }

    /// What most walls do: a row is full as soon as it is low enough.
    fn greedy(ratios: &[f32], spec: &Spec) -> Vec<usize> {
        let (mut ends, mut first, mut sum) = (Vec::new(), 0, 0.0);
        for (index, ratio) in ratios.iter().enumerate() {
            sum += sane(*ratio);
            let count = index + 1 - first;
            if spec.height(count, sum).is_none_or(|height| height <= f64::from(spec.target)) || count == spec.most {
                ends.push(index + 1);
                (first, sum) = (index + 1, 0.0);
            }
        }
        if first < ratios.len() {
            ends.push(ratios.len());
        }
        ends
    }

    /// The least cost there is, trying every way to cut.
    fn exhaustive(ratios: &[f32], spec: &Spec) -> f64 {
        let n = ratios.len();
        (0..1u32 << (n - 1))
            .map(|cuts| (1..n).filter(|at| cuts >> (at - 1) & 1 == 1).chain([n]).collect::<Vec<_>>())
            .filter(|ends| {
                spec.most == 0
                    || ends
                        .iter()
                        .scan(0, |first, end| Some(end - std::mem::replace(first, *end)))
                        .all(|count| count <= spec.most)
            })
            .map(|ends| total(ratios, spec, &ends))
            .fold(f64::INFINITY, |a: f64, b: f64| if b < a { b } else { a })
    }

    #[test]
    fn no_way_to_cut_is_better() {
        let mut dice = Dice(7);
        for _ in 0..400 {
            let n = 1 + dice.roll(11) as usize;
            let (ratios, spec) = (dice.ratios(n), Spec { narrowest: 0, ..dice.spec() });
            let (ours, least) = (total(&ratios, &spec, &breaks(&ratios, &spec)), exhaustive(&ratios, &spec));
            assert!(ours <= least * 1.000_001 + 1e-6, "{ours} > {least} for {ratios:?} {spec:?}");
        }
    }

    #[test]
    fn never_costlier_than_greedy() {
        let mut dice = Dice(42);
        for _ in 0..300 {
            let n = 1 + dice.roll(300) as usize;
            let (ratios, spec) = (dice.ratios(n), Spec { narrowest: 0, ..dice.spec() });
            let ours = total(&ratios, &spec, &breaks(&ratios, &spec));
            assert!(ours <= total(&ratios, &spec, &greedy(&ratios, &spec)) + 1e-6, "{spec:?}");
        }
    }

    #[test]
    fn every_picture_once_in_order_flush_and_apart() {
        let mut dice = Dice(1);
        for _ in 0..500 {
            let n = 1 + dice.roll(120) as usize;
            let (ratios, spec) = (dice.ratios(n), dice.spec());
            let rows = rows(&ratios, &spec);
            let (mut next, mut top) = (0, 0);
            for row in &rows {
                assert!(row.first == next && row.end > row.first && row.top == top && row.height > 0);
                (next, top) = (row.end, row.top + row.height + spec.gap);
                assert!(spec.most == 0 || row.end - row.first <= spec.most);
                let slots: Vec<Slot> = slots(row, &ratios, &spec).collect();
                assert_eq!(slots[0].x, 0);
                assert!(slots.windows(2).all(|two| two[0].x + two[0].width + spec.gap == two[1].x));
                assert!(slots.len() == 1 || slots.iter().all(|slot| slot.width + 1 >= spec.narrowest), "{slots:?}");
                let right = slots.last().map_or(0, |slot| slot.x + slot.width);
                let early = row.end == n && row.height == spec.tallest;
                assert!(right == spec.width || (early && right < spec.width), "{right} {row:?} {spec:?}");
            }
            assert_eq!(next, n);
        }
    }

    #[test]
    fn a_last_row_of_one_is_not_blown_up() {
        let row = rows(&[1.0], &WALL)[0];
        assert_eq!(row.height, WALL.tallest);
        assert!(slots(&row, &[1.0], &WALL).eq([Slot { x: 0, width: WALL.tallest }]));
    }

    #[test]
    fn hostile_numbers_lay_out_all_the_same() {
        let hostile = [f32::NAN, 0.0, -1.0, f32::INFINITY, f32::MIN_POSITIVE, 1e30, 1.0];
        let spec = WALL;
        assert_eq!(rows(&hostile, &spec).last().map(|row| row.end), Some(hostile.len()));
        assert!(rows(&hostile, &Spec { width: 0, ..spec }).is_empty());
        for spec in [
            Spec { width: 1, ..spec },
            Spec { gap: 5000, ..spec },
            Spec { target: 0, tallest: 0, ..spec },
            Spec { narrowest: 9999, ..spec },
            Spec { width: u32::MAX / 2, ..spec },
        ] {
            let rows = rows(&hostile, &spec);
            assert_eq!(rows.last().map(|row| row.end), Some(hostile.len()), "{spec:?}");
            rows.iter().for_each(|row| assert_eq!(slots(row, &hostile, &spec).len(), row.end - row.first));
        }
    }

    #[test]
    fn rows_fit_closer_than_the_best_known_wall() {
        // Root mean square of how far rows are from 220 px: react-photo-album 13.4, justified-layout 40.9.
        let ratios = Dice(3).ratios(1000);
        let rows = rows(&ratios, &WALL);
        let rows = &rows[..rows.len() - 1];
        let squares: f64 = rows.iter().map(|row| (f64::from(row.height) - 220.0).powi(2)).sum();
        let off = (squares / rows.len() as f64).sqrt();
        assert!(off < 14.0, "{off}");
    }

    #[test]
    #[ignore = "prints a figure: cargo test --release -- --ignored --nocapture speed"]
    fn speed_of_ten_thousand() {
        let ratios = Dice(5).ratios(10_000);
        for (width, target) in [(1280, 220), (390, 120)] {
            let spec = Spec { width, target, tallest: target * 3 / 2, ..WALL };
            let mut times: Vec<_> = (0..51)
                .map(|_| {
                    let start = std::time::Instant::now();
                    let rows = rows(&ratios, &spec);
                    let last = rows.iter().map(|row| slots(row, &ratios, &spec).len()).sum::<usize>();
                    assert_eq!(std::hint::black_box(last), 10_000);
                    start.elapsed()
                })
                .collect();
            times.sort();
            println!("{width} px: median {:?}, best {:?}", times[25], times[0]);
        }
    }
}
