//! “Open now”, after hydration: by the campaign's clock, wherever the visitor's device is.

use crate::help::hours::{Hours, open_now};
use crate::platform;

/// Shows for every service with opening hours whether it is open, and keeps that up to date. The messages are in the
/// page, so no data is needed.
pub fn follow() {
    platform::every_half_minute("[data-hours]", |element| {
        let now = platform::local_time(&platform::data(element, "zone"))?;
        let hours = platform::data(element, "hours");
        let open = open_now(hours.split(';').filter_map(Hours::parse), now);
        Some(platform::data(element, if open { "open" } else { "closed" }))
    });
}
