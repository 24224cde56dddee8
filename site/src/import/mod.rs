//! `import`: organisers' existing data as content files. [`calendar`] reads iCalendar, [`sheet`] reads tables (CSV,
//! XLSX); [`campaign`] is what is known of the target campaign, [`merge`] adds the items to it.
//!
//! The report ([`report::ImportReport`]) contains what was changed, left out or wrong. The command also lists the imported
//! items.

pub mod calendar;
pub mod campaign;
pub mod merge;
pub mod report;
pub mod sheet;
mod slug;

use serde_json::{Value, json};

/// Items for one of the content files.
#[derive(Debug)]
pub struct Items {
    /// `events.json`, `supporters.json` or `timeline.json`.
    pub file: &'static str,
    pub items: Vec<Item>,
}

/// An event, a supporter or a timeline entry.
#[derive(Debug)]
pub struct Item {
    /// Where it was read from: `file.csv:3`.
    pub place: String,
    /// Its title or name in one language.
    pub title: String,
    /// As in the content file.
    pub value: Value,
}

/// The property of a content file that contains its list.
fn list_of(file: &str) -> &'static str {
    if file == "supporters.json" { "supporters" } else { "entries" }
}

impl Items {
    /// A complete content file with only these items.
    pub fn whole(&self) -> Value {
        let items: Vec<&Value> = self.items.iter().map(|item| &item.value).collect();
        match self.file {
            "supporters.json" => json!({ "$schema": "schema/supporters.schema.json", "supporters": items }),
            "timeline.json" => json!({ "$schema": "schema/timeline.schema.json", "entries": items }),
            _ => json!({
                "$schema": "schema/events.schema.json", "@type": "Group", "uid": "calendar", "title": "Calendar",
                "entries": items,
            }),
        }
    }
}
