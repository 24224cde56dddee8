//! “Open now”, once the page is alive: by the campaign's own clock, wherever the visitor's device is.

use crate::help::hours::{Hours, open_now, read_clock};
use crate::platform;

/// Says of every service with hours whether somebody answers, and keeps it right. The words stand in the page, so this
/// needs no data.
pub fn follow() {
    platform::every_half_minute("[data-hours]", |element| {
        let (weekday, minute) = read_clock(&platform::local_time(&platform::data(element, "zone"))?)?;
        let hours = platform::data(element, "hours");
        let open = open_now(hours.split(';').filter_map(Hours::parse), weekday, minute);
        Some(platform::data(element, if open { "open" } else { "closed" }))
    });
}
