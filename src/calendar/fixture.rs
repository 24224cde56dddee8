//! Events for tests.

use crate::content::{Event, List};
use crate::dates::Date;

/// Events from JSON texts, as they travel but with names.
pub fn events(json: &[&str]) -> List<Event> {
    json.iter().map(|text| serde_json::from_str((*text).to_owned().leak()).unwrap()).collect::<Vec<_>>().into()
}

/// A date from its text.
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}
