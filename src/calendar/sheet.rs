//! Sheets of the calendar, numbered: months or years in a row, of which neighbours are one apart.

/// The number of the sheet with a month, counted from year 0; `months` (1 or 12) is how many a sheet has.
pub fn number(year: i32, month: u8, months: i32) -> i32 {
    (year * 12 + i32::from(month) - 1).div_euclid(months)
}

/// The year and the first month of a sheet; `None` beyond the years that addresses have.
pub fn first_month(number: i32, months: i32) -> Option<(i32, u8)> {
    let months = number * months;
    let year = months.div_euclid(12);
    (0..=9999).contains(&year).then_some((year, months.rem_euclid(12) as u8 + 1))
}

/// The neighbours of a sheet, the likelier first: whoever came from `before` goes on in that direction.
pub fn neighbours(number: i32, before: i32) -> [i32; 2] {
    let step = if number < before { -1 } else { 1 };
    [number + step, number - step]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_years_are_numbered_in_a_row() {
        assert_eq!(number(2026, 12, 1) + 1, number(2027, 1, 1));
        assert_eq!((number(2026, 1, 12), number(2026, 12, 12)), (2026, 2026));
        for months in [1, 12] {
            for (year, month) in [(0, 1), (2026, 1), (9999, 1)] {
                assert_eq!(first_month(number(year, month, months), months), Some((year, month)));
            }
        }
        assert_eq!(first_month(number(2026, 7, 1), 1), Some((2026, 7)));
        assert_eq!((first_month(-1, 1), first_month(10_000, 12)), (None, None), "no addresses");
    }

    #[test]
    fn who_goes_back_goes_on_back() {
        assert_eq!((neighbours(5, 4), neighbours(5, 6)), ([6, 4], [4, 6]));
    }
}
