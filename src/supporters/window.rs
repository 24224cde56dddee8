//! Which rows of a long wall are in the page: those near the visible part.

use super::layout::Row;
use std::ops::Range;

/// How far beyond the visible part rows are kept, in pixels.
pub const OVERSCAN: f64 = 600.0;

/// The rows between `top` and `bottom` (pixels from the top edge of the first row), and those within [`OVERSCAN`] of
/// them.
pub fn near(rows: &[Row], top: f64, bottom: f64) -> Range<usize> {
    // NaN is handled here, too.
    if top.is_nan() || bottom.is_nan() || top > bottom {
        return 0..0;
    }
    let first = rows.partition_point(|row| f64::from(row.top + row.height) < top - OVERSCAN);
    let end = rows.partition_point(|row| f64::from(row.top) <= bottom + OVERSCAN);
    first.min(end)..end
}

/// The row that contains a picture.
pub fn row_of(rows: &[Row], picture: usize) -> Option<&Row> {
    rows.get(rows.partition_point(|row| row.end <= picture))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundred() -> Vec<Row> {
        (0..100).map(|n| Row { first: n * 3, end: n * 3 + 3, top: n as u32 * 200, height: 190 }).collect()
    }

    #[test]
    fn exactly_the_nearby_rows_are_kept() {
        let rows = hundred();
        for top in (-2000..22_000).step_by(37) {
            let (top, bottom) = (f64::from(top), f64::from(top) + 844.0);
            let range = near(&rows, top, bottom);
            for (index, row) in rows.iter().enumerate() {
                let (upper, lower) = (f64::from(row.top), f64::from(row.top + row.height));
                let is_near = lower >= top - OVERSCAN && upper <= bottom + OVERSCAN;
                assert_eq!(range.contains(&index), is_near, "row {index} at {top}");
            }
        }
    }

    #[test]
    fn no_rows_yield_nothing() {
        assert_eq!(near(&[], 0.0, 800.0), 0..0);
        assert_eq!(near(&hundred(), f64::NAN, 800.0), 0..0);
        assert_eq!(near(&hundred(), 1e9, 2e9), 100..100);
    }

    #[test]
    fn a_picture_is_found_in_its_row() {
        let rows = hundred();
        assert_eq!(row_of(&rows, 0).map(|row| row.first), Some(0));
        assert_eq!(row_of(&rows, 299).map(|row| row.first), Some(297));
        assert_eq!(row_of(&rows, 300), None);
    }
}
