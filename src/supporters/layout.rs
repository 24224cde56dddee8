//! Justified rows: pictures of different shapes, arranged in rows that all end at the same edge.
//!
//! The breaks are optimal, as in Knuth and Plass's paragraphs, not the first that fit: `dp[j] = min dp[i] + cost(i,
//! j)`, where the cost of a row is the squared difference between its height and the target, counted once for each of
//! its pictures. Only as many pictures are tried in a row as could ever help, so the time is linear in the number of
//! pictures.
//!
//! A picture may be a hero: rows with one have a target that is higher by [`RowSettings::hero`], including its
//! neighbours.
//!
//! Which pictures there are is up to the caller; which rows are in the page is [`super::window`]'s job.

/// The properties of rows; lengths in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowSettings {
    /// The width that each row fills.
    pub width: u32,
    /// The space between pictures and between rows.
    pub gap: u32,
    /// The target height of rows.
    pub target: u32,
    /// The height that no row exceeds if that can be avoided. A last row that would exceed it is not stretched: it
    /// keeps this height and ends early.
    pub tallest: u32,
    /// The maximum number of pictures in a row; 0 means any number.
    pub most: usize,
    /// The minimum width of a picture in a row of several.
    pub narrowest: u32,
    /// The relative height of rows with a hero, in eighths: 12 for half as high again, 8 for as high as the others.
    pub hero: u32,
}

/// Pictures in a row.
#[derive(Clone, Copy, Debug)]
pub struct Pictures<'a> {
    /// The aspect ratio (width divided by height) of each.
    pub ratios: &'a [f32],
    /// The indices of heroes, ascending.
    pub heroes: &'a [usize],
}

impl<'a> Pictures<'a> {
    /// Pictures without heroes.
    pub fn alike(ratios: &'a [f32]) -> Self {
        Self { ratios, heroes: &[] }
    }

    /// Whether a row has a hero.
    pub fn has_hero(&self, first: usize, end: usize) -> bool {
        let before = |place: usize| self.heroes.partition_point(|hero| *hero < place);
        before(first) < before(end)
    }
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its first picture.
    pub first: usize,
    /// The picture after its last.
    pub end: usize,
    /// Its top edge.
    pub top: u32,
    /// Its height.
    pub height: u32,
}

/// The position of a picture within its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Left edge.
    pub x: u32,
    /// Width.
    pub width: u32,
}

/// The penalty factor for a row that is too tall, which is chosen only if nothing else is possible.
const TOO_TALL: f64 = 1e4;

/// The aspect ratio with which a picture is laid out: a value that can be laid out, whatever the picture claims.
///
/// ```
/// use atbildiba::supporters::layout::sane;
///
/// assert_eq!([0.05, 0.75, 99.0].map(sane), [0.1, 0.75, 10.0]);
/// assert_eq!([0.0, -1.0, f32::INFINITY, f32::NAN].map(sane), [1.0; 4]);
/// ```
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

impl RowSettings {
    /// The properties of rows with a hero.
    pub fn for_heroes(&self) -> RowSettings {
        let higher = |height: u32| (u64::from(height) * u64::from(self.hero.max(8)) / 8).min(u32::MAX.into()) as u32;
        RowSettings { target: higher(self.target), tallest: higher(self.tallest), ..*self }
    }

    /// The exact height of a row of `count` pictures whose ratios add up to `sum`; `None` if the gaps leave no space.
    fn height(&self, count: usize, sum: f64) -> Option<f64> {
        let room = f64::from(self.width) - f64::from(self.gap) * (count as f64 - 1.0);
        (room >= count as f64).then(|| room / sum)
    }

    /// The minimum cost of a row that is too tall.
    fn least_if_too_tall(&self) -> f64 {
        let off = f64::from(self.tallest.saturating_sub(self.target));
        off * off * TOO_TALL
    }

    /// The number of pictures worth trying in a row.
    fn look_back(&self, smallest: f64) -> usize {
        let fit = f64::from(self.width) / (f64::from(self.target.max(1)) * smallest) + 2.0;
        let fit = fit as usize;
        if self.most == 0 { fit } else { fit.min(self.most) }.max(1)
    }
}

/// The heights that determine the cost: [`RowSettings::target`] and [`RowSettings::tallest`].
#[derive(Clone, Copy)]
struct Measure {
    target: f64,
    tallest: f64,
}

impl Measure {
    fn of(settings: &RowSettings) -> Self {
        Self { target: f64::from(settings.target), tallest: f64::from(settings.tallest) }
    }

    /// The cost of a row; `last` for the row that may end early.
    #[inline(always)] // also where the compiler is told to care for size: it runs fifty thousand times
    fn cost(self, height: f64, count: f64, last: bool) -> f64 {
        let height = if last && height > self.tallest { self.tallest } else { height };
        let off = height - self.target;
        let cost = off * off * count;
        if height > self.tallest { cost * TOO_TALL } else { cost }
    }
}

/// The best rows of the first pictures, for each number of pictures.
struct BestRows<'a> {
    settings: &'a RowSettings,
    /// For rows without and with a hero.
    measures: [Measure; 2],
    /// The cost of the first `j` pictures.
    costs: Vec<f64>,
    /// The minimum of `costs` from `j` on.
    least: Vec<f64>,
    /// The beginning of the last row of the first `j` pictures.
    firsts: Vec<usize>,
}

impl<'a> BestRows<'a> {
    fn new(settings: &'a RowSettings, n: usize) -> Self {
        let measures = [Measure::of(settings), Measure::of(&settings.for_heroes())];
        Self { settings, measures, costs: vec![0.0; n + 1], least: vec![0.0; n + 1], firsts: vec![0; n + 1] }
    }

    /// Computes the first `end` pictures, after all smaller numbers. `window` are those that may be in the last row,
    /// `hero` is the index of the last hero in it, or an index outside.
    #[inline(never)] // called so often that the browser soon has its better code for it
    fn find(&mut self, end: usize, window: &[f64], hero: usize, last: bool) {
        let start = end - window.len();
        let (mut cost, mut first) = self.row(window, start, hero, last, !last);
        if cost >= self.least[start] + self.settings.least_if_too_tall() {
            (cost, first) = self.row(window, start, hero, last, false);
        }
        self.costs[end] = cost;
        self.firsts[end] = first;
        self.least[end] = cost;
        for least in self.least[..end].iter_mut().rev().take_while(|least| **least > cost) {
            *least = cost;
        }
    }

    /// The best last row up to the end of `window`, which begins with picture `start`; if `limited`, none that is too
    /// tall. Returns the total cost and the row's first picture.
    #[inline(always)]
    fn row(&self, window: &[f64], start: usize, hero: usize, last: bool, limited: bool) -> (f64, usize) {
        let narrowest = f64::from(self.settings.narrowest);
        let [mut measure, higher] = self.measures;
        let mut found = (f64::INFINITY, start + window.len() - 1);
        let mut room = f64::from(self.settings.width);
        let (mut count, mut sum, mut smallest) = (0.0, 0.0, f64::INFINITY);
        for (at, ratio) in window.iter().enumerate().rev() {
            count += 1.0;
            sum += ratio;
            smallest = if *ratio < smallest { *ratio } else { smallest };
            if count > 1.0 && (room < count || smallest * room < narrowest * sum) {
                break;
            }
            if at == hero {
                measure = higher;
            }
            // Division is slow, so hopeless rows are rejected without it.
            if !limited || room <= measure.tallest * sum {
                let cost = measure.cost(room / sum, count, last);
                // With more pictures the row is even lower, and no beginning is better than the best of all.
                if room < measure.target * sum && cost + self.least[start] >= found.0 {
                    break;
                }
                let cost = cost + self.costs[start + at];
                if cost < found.0 {
                    found = (cost, start + at);
                }
            }
            room -= f64::from(self.settings.gap);
        }
        found
    }
}

/// The best breaks: for each row, the index after its last picture. Empty if there are no pictures or there is no
/// width.
pub fn breaks(pictures: Pictures, settings: &RowSettings) -> Vec<usize> {
    breaks_ending(pictures, settings, true)
}

/// As [`breaks`]; `early` states whether the last row may end early or must be as full as the others.
pub fn breaks_ending(pictures: Pictures, settings: &RowSettings, early: bool) -> Vec<usize> {
    let n = pictures.ratios.len();
    if settings.width == 0 || n == 0 {
        return Vec::new();
    }
    let ratios: Vec<f64> = pictures.ratios.iter().map(|ratio| sane(*ratio)).collect();
    let smallest = ratios.iter().copied().reduce(|one, other| if other < one { other } else { one });
    let look_back = settings.look_back(smallest.unwrap_or(1.0));
    let mut best = BestRows::new(settings, n);
    let mut heroes = pictures.heroes.iter().copied().peekable();
    let mut hero = usize::MAX;
    for end in 1..=n {
        while let Some(next) = heroes.next_if(|next| *next < end) {
            hero = next;
        }
        let start = end.saturating_sub(look_back);
        best.find(end, &ratios[start..end], hero.wrapping_sub(start), early && end == n);
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

/// The rows in whole pixels, from top to bottom.
pub fn rows(pictures: Pictures, settings: &RowSettings) -> Vec<Row> {
    let mut top = 0;
    let mut first = 0;
    let higher = settings.for_heroes();
    breaks(pictures, settings)
        .into_iter()
        .map(|end| {
            let settings = if pictures.has_hero(first, end) { &higher } else { settings };
            let height = row_height(&pictures.ratios[first..end], settings, end == pictures.ratios.len());
            let row = Row { first, end, top, height };
            first = end;
            top += height + settings.gap;
            row
        })
        .collect()
}

fn row_height(ratios: &[f32], settings: &RowSettings, last: bool) -> u32 {
    let sum: f64 = ratios.iter().map(|ratio| sane(*ratio)).sum();
    let height = settings.height(ratios.len(), sum).unwrap_or(f64::from(settings.width) / sum);
    let height = if last { height.min(f64::from(settings.tallest)) } else { height };
    (nearest(height) as u32).max(1)
}

/// Rounds to an integer. Wasm has an instruction for this rounding mode, but not for the usual one.
#[inline(always)]
fn nearest(length: f64) -> f64 {
    length.round_ties_even()
}

/// The positions of a row's pictures, from its left edge to its right edge unless it ends early.
pub fn slots<'a>(row: &Row, ratios: &'a [f32], settings: &RowSettings) -> impl ExactSizeIterator<Item = Slot> + 'a {
    let ratios = ratios.get(row.first..row.end).unwrap_or_default();
    let sum: f64 = ratios.iter().map(|ratio| sane(*ratio)).sum();
    let gaps = settings.gap * (ratios.len() as u32).saturating_sub(1);
    let full = f64::from(settings.width.saturating_sub(gaps));
    let early = f64::from(row.height) * sum;
    // A row that was not stretched is narrower by more than rounding its height can explain.
    let room = if full / sum - f64::from(row.height) > 1.0 { early } else { full };
    let (scale, gap) = (room / sum, settings.gap);
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
mod tests;
