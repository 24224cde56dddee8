//! The prerendered part of the wall: rows that are correct at every width without scripts, so that nothing moves during
//! hydration.
//!
//! A row is a line of a wrapping flex container whose items grow in proportion to their shape, so that all have the
//! same height and fill the line. The line breaks are computed here for each of a few [`BANDS`] of widths. Elements
//! between the tiles that are displayed only in their bands (`style/supporters.css`) break the lines. The remaining
//! tiles are laid out in pixels ([`super::layout`], [`super::window`]) by the same rules.

use super::layout::{Pictures, RowSettings, breaks_ending};
use crate::content::{RowSummary, Supporter};

/// Walls up to this size are completely in the page.
pub const WHOLE: usize = 60;
/// The number of prerendered tiles of a larger wall: a first screen.
pub const HEAD: usize = 12;

/// The shapes of tiles, as aspect ratios in hundredths, each about a tenth wider than the one before: `.s-0` and so on
/// in the style. A photo gets the nearest one and is slightly cropped.
pub const SHAPES: [u16; 16] = [56, 62, 68, 75, 82, 90, 100, 110, 120, 133, 146, 160, 178, 195, 215, 240];

/// The shapes of drawn shirts: near the drawing's own, with some variation.
const DRAWN: [u8; 8] = [7, 9, 6, 8, 10, 7, 11, 8];

/// A range of widths of the wall, from `from` to the next band's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The minimum width of the wall, in pixels.
    pub from: u32,
    /// The width for which rows are computed.
    pub width: u32,
    /// The target height of rows.
    pub target: u32,
    /// The maximum number of tiles in a row.
    pub most: usize,
}

/// The bands; `style/supporters.css` has the same widths.
pub const BANDS: [Band; 7] = [
    Band { from: 0, width: 350, target: 150, most: 3 },
    Band { from: 420, width: 480, target: 150, most: 3 },
    Band { from: 560, width: 650, target: 180, most: 5 },
    Band { from: 760, width: 870, target: 195, most: 6 },
    Band { from: 1000, width: 1160, target: 215, most: 8 },
    Band { from: 1300, width: 1480, target: 235, most: 9 },
    Band { from: 1660, width: 1840, target: 255, most: 9 },
];

/// The maximum width of a wall at the default font size.
const WIDEST: u32 = 2060;

/// The approximate difference between the window's and the wall's width: twice `--side` in the style.
const MARGIN: u32 = 60;

/// The space between tiles: `--gap` in the style.
pub const GAP: u32 = 6;

/// The relative height of rows with a featured supporter, in eighths: `--higher` in the style.
pub const HERO: u32 = 12;

impl Band {
    /// The band of a wall of this width.
    pub fn of(width: u32) -> &'static Band {
        BANDS.iter().rev().find(|band| band.from <= width).unwrap_or(&BANDS[0])
    }

    /// The properties of rows in this band, at a width.
    pub fn settings(&self, width: u32) -> RowSettings {
        RowSettings {
            width,
            gap: GAP,
            target: self.target,
            tallest: self.target * 8 / 5,
            most: self.most,
            narrowest: 44,
            hero: HERO,
        }
    }
}

/// The index into [`SHAPES`] of a supporter's tile: the nearest to the photo, or one derived from the id.
pub fn shape(one: &RowSummary<Supporter>) -> u8 {
    match one.photo() {
        Some((width, height)) => nearest(width, height),
        None => DRAWN[(one.id_number() >> 3) as usize % DRAWN.len()],
    }
}

fn nearest(width: u32, height: u32) -> u8 {
    if width == 0 || height == 0 {
        return 6;
    }
    let ratio = u64::from(width) * 100 / u64::from(height);
    // Halfway between two shapes, the wider one is chosen.
    let wider = SHAPES.windows(2).take_while(|two| u64::from(two[0] + two[1]) / 2 < ratio).count();
    wider as u8
}

/// The width of a tile by the width of the window (HTML's `sizes`); `high` if its row contains a hero.
pub fn sizes(shape: u8, high: bool) -> String {
    let mut sizes = String::new();
    for band in BANDS.iter().rev() {
        let height = u64::from(if high { band.settings(0).for_heroes().target } else { band.target });
        let width = (height * u64::from(SHAPES[usize::from(shape) % SHAPES.len()])).div_ceil(100);
        if band.from > 0 {
            sizes.push_str(&["(min-width: ", &(band.from + MARGIN).to_string(), "px) "].concat());
        }
        sizes.push_str(&width.to_string());
        sizes.push_str(if band.from > 0 { "px, " } else { "px" });
    }
    sizes
}

/// The aspect ratio of a shape.
pub fn ratio(shape: u8) -> f32 {
    f32::from(SHAPES.get(usize::from(shape)).copied().unwrap_or(100)) / 100.0
}

/// A tile's role in its rows: one bit for each band, the lowest for the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowBreaks {
    /// The bands in which it ends a row.
    pub ends: u8,
    /// The bands in which its row contains a hero.
    pub high: u8,
}

/// How tiles are arranged in rows; `heroes` are the indices of featured ones. `more` states that rows in pixels follow,
/// so that the last row must be full.
pub fn row_breaks(shapes: &[u8], heroes: &[usize], more: bool) -> Vec<RowBreaks> {
    let ratios: Vec<f32> = shapes.iter().map(|shape| ratio(*shape)).collect();
    let pictures = Pictures { ratios: &ratios, heroes };
    let mut row_breaks = vec![RowBreaks::default(); shapes.len()];
    for (bit, band) in BANDS.iter().enumerate() {
        let settings = band.settings(band.width);
        // Rows grow with the wall: none may be too tall at the end of the band, or it would not be full.
        let widest = BANDS.get(bit + 1).map_or(WIDEST, |next| next.from);
        let settings = RowSettings { tallest: settings.tallest * band.width / widest, ..settings };
        let mut first = 0;
        for end in breaks_ending(pictures, &settings, !more) {
            row_breaks[end - 1].ends |= 1 << bit;
            if pictures.has_hero(first, end) {
                row_breaks[first..end].iter_mut().for_each(|breaks| breaks.high |= 1 << bit);
            }
            first = end;
        }
    }
    row_breaks
}

/// The classes for a set of bands: `start`, then ` a` and so on.
pub fn classes(start: &str, bands: u8) -> String {
    let mut classes = String::from(start);
    for (bit, name) in [" a", " b", " c", " d", " e", " f", " g"].into_iter().enumerate() {
        if bands >> bit & 1 == 1 {
            classes.push_str(name);
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::supporters::layout::{self, sane};

    #[test]
    fn a_photo_gets_the_nearest_shape() {
        assert_eq!(SHAPES[usize::from(nearest(1920, 1080))], 178);
        assert_eq!(SHAPES[usize::from(nearest(3000, 4000))], 75);
        assert_eq!(SHAPES[usize::from(nearest(100, 10_000))], 56);
        assert_eq!(SHAPES[usize::from(nearest(u32::MAX, 1))], 240);
        assert_eq!(SHAPES[usize::from(nearest(0, 5))], 100);
    }

    #[test]
    fn a_photo_is_as_wide_as_its_tile() {
        let sizes = sizes(nearest(1600, 900), false);
        assert!(sizes.starts_with("(min-width: 1720px) 454px, (min-width: 1360px) 419px, "), "{sizes}");
        assert!(sizes.ends_with(", 267px"), "{sizes}");
    }

    fn are_right_across_their_whole_band(heroes: &[usize]) {
        let shapes: Vec<u8> = (0..57u32).map(|n| DRAWN[(n * n * 31 / 7) as usize % 8]).collect();
        let ratios: Vec<f32> = shapes.iter().map(|shape| ratio(*shape)).collect();
        let row_breaks = row_breaks(&shapes, heroes, true);
        for (bit, band) in BANDS.iter().enumerate() {
            let widest = BANDS.get(bit + 1).map_or(WIDEST, |next| next.from - 1);
            let mut first = 0;
            for end in (1..=shapes.len()).filter(|end| row_breaks[end - 1].ends >> bit & 1 == 1) {
                let sum: f64 = ratios[first..end].iter().map(|ratio| sane(*ratio)).sum();
                let height = |width: u32| (f64::from(width) - f64::from(GAP) * (end - first - 1) as f64) / sum;
                let high = heroes.iter().any(|hero| (first..end).contains(hero));
                assert!(row_breaks[first..end].iter().all(|breaks| (breaks.high >> bit & 1 == 1) == high));
                // Never higher than the style allows, or the row would not be full.
                let settings = if high { band.settings(0).for_heroes() } else { band.settings(0) };
                assert!(height(widest) <= f64::from(settings.tallest), "{band:?} {}", height(widest));
                assert!(height(band.from.max(288)) >= 80.0, "{band:?} {}", height(band.from.max(288)));
                assert!(end - first <= band.most);
                first = end;
            }
            assert_eq!(first, shapes.len(), "the last row ends with the last tile");
        }
    }

    #[test]
    fn rows_fit_across_their_whole_band() {
        are_right_across_their_whole_band(&[]);
        are_right_across_their_whole_band(&[0, 11, 12, 30]);
    }

    #[test]
    fn the_style_has_the_same_bands_and_shapes() {
        let style = include_str!("../../style/supporters.css");
        for (n, shape) in SHAPES.iter().enumerate() {
            let rule = format!(".s-{n} {{ --shape: {}.{:02}; }}", shape / 100, shape % 100);
            assert!(style.contains(&rule), "{rule}");
        }
        for (band, name) in BANDS.iter().zip(["a", "b", "c", "d", "e", "f", "g"]) {
            let tallest = format!("--tallest: {}px;", band.settings(0).tallest);
            let high = format!(".high.{name} {{ --higher: {}; }}", f64::from(HERO) / 8.0);
            assert!(style.contains(&tallest) && style.contains(&format!(".br.{name}")), "{band:?}");
            assert!(style.contains(&high), "{high}");
            assert!(band.from == 0 || style.contains(&format!("(min-width: {}px)", band.from)), "{band:?}");
        }
        assert!(style.contains(&format!("--gap: {GAP}px;")));
    }

    #[test]
    fn the_rest_continues_the_head_by_the_same_rules() {
        let band = Band::of(358);
        assert_eq!(Band::of(100), &BANDS[0]);
        assert_eq!(Band::of(u32::MAX), &BANDS[6]);
        let shapes = [7; 40];
        let ratios: Vec<f32> = shapes.iter().map(|shape| ratio(*shape)).collect();
        assert!(layout::rows(Pictures::alike(&ratios), &band.settings(358)).iter().all(|row| row.end - row.first == 2));
    }
}
