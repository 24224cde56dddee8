//! Events for tests.

use crate::content::{Event, List};
use crate::dates::Date;

/// Parses events from JSON: as in the data files, but with names.
pub fn events(json: &[&str]) -> List<Event> {
    json.iter().map(|text| serde_json::from_str((*text).to_owned().leak()).unwrap()).collect::<Vec<_>>().into()
}

/// Parses a date.
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}
