//! Which years have pages.

use crate::ui::Context;

/// The build prerenders the months from the campaign's first year to this many years after the year of the build.
pub const YEARS_AHEAD: i32 = 3;

/// Whether the months of the year have pages, or need none because the calendar is live.
pub fn has_page(context: Context, year: i32) -> bool {
    let clock = context.clock.get();
    let built = clock.today.year();
    if clock.live {
        return (0..=9999).contains(&year);
    }
    (context.core.site.year.min(built)..=built + YEARS_AHEAD).contains(&year)
}

/// Whether days and weeks of the year can be shown. They have no pages, only addresses that the live calendar reads.
pub fn has_programme(context: Context, year: i32) -> bool {
    context.clock.get().live && (0..=9999).contains(&year)
}
