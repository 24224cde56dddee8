//! `import`: what organisers have as content files. [`calendar`] reads iCalendar, [`sheet`] reads tables (CSV, XLSX);
//! [`campaign`] is what is known of the campaign that it goes into, [`merge`] puts it there.
//!
//! What is read is told row by row ([`told::Told`]): what was taken, what was changed and how, what was left and why.

pub mod calendar;
pub mod campaign;
pub mod merge;
pub mod sheet;
mod slug;
pub mod told;

use serde_json::{Value, json};

/// Items for one of the content files.
#[derive(Debug)]
pub struct Items {
    /// `events.json`, `supporters.json` or `timeline.json`.
    pub file: &'static str,
    pub items: Vec<Item>,
}

/// An event, supporter or entry of the timeline.
#[derive(Debug)]
pub struct Item {
    /// Where it was read: `file.csv:3`.
    pub place: String,
    /// Its title or name in one language.
    pub title: String,
    /// As the content file has it.
    pub value: Value,
}

/// What the list of a content file is called in it.
fn list_of(file: &str) -> &'static str {
    if file == "supporters.json" { "supporters" } else { "entries" }
}

impl Items {
    /// The whole file with these items alone.
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
