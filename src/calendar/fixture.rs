//! Events for tests.

use crate::content::Event;
use crate::dates::Date;

/// Events from JSON texts.
pub fn events(json: &[&str]) -> Vec<Event> {
    json.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

/// A date from its text.
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}
