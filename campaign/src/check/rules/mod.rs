//! The rules of the content files that a schema cannot express.
//!
//! They relate values, files and today's date: ids and references, languages, dates, time zones, phone numbers, photos.
//! Syntax, positions and the types of single properties belong to other modules (the files are parsed and validated
//! against their schemas), as do the expansion of recurrences and rendering.
//!
//! All rules accept any [`serde_json::Value`]: values of an unexpected shape are skipped, because the schema rejects
//! them. Rules never panic, and their work and output are bounded for any input.

mod countries;
mod events;
mod help;
mod hours;
mod ids;
mod kiosk;
mod languages;
mod node;
mod photos;
mod problems;
mod properties;
mod site;
mod strings;
mod supporters;
mod timeline;

pub use events::point;
pub use languages::is_tag;
pub use photos::PHOTO_ENDINGS;
pub use problems::{Problem, Severity, nearest};

use atbildiba::dates::Date;
use ids::Ids;
use node::Node;
pub use node::push_segment;
use problems::Problems;
use serde_json::Value;
use std::collections::BTreeSet;

/// The names of the content files, in the order in which problems are reported.
pub const FILE_NAMES: [&str; 5] = ["site.json", "events.json", "supporters.json", "timeline.json", "help.json"];

/// The content of a folder. A file that could not be read is `None`, and references to it are not checked.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// `site.json`
    pub site: Option<Value>,
    /// `events.json`
    pub events: Option<Value>,
    /// `supporters.json`
    pub supporters: Option<Value>,
    /// `timeline.json`
    pub timeline: Option<Value>,
    /// `help.json`
    pub help: Option<Value>,
    /// The names of the files in `photos/`.
    pub photos: BTreeSet<String>,
    /// The names of the files in `photos/timeline/`.
    pub entry_photos: BTreeSet<String>,
}

impl Files {
    /// The files in the order of [`FILE_NAMES`].
    pub fn all(&self) -> [&Option<Value>; 5] {
        [&self.site, &self.events, &self.supporters, &self.timeline, &self.help]
    }

    /// As [`Files::all`], mutable.
    pub fn all_mut(&mut self) -> [&mut Option<Value>; 5] {
        [&mut self.site, &mut self.events, &mut self.supporters, &mut self.timeline, &mut self.help]
    }

    fn root(&self, index: usize) -> Option<Node<'_>> {
        self.all()[index].as_ref().map(|value| Node::root(FILE_NAMES[index], value))
    }

    fn site(&self) -> Option<Node<'_>> {
        self.root(0)
    }

    fn events(&self) -> Option<Node<'_>> {
        self.root(1)
    }

    fn supporters(&self) -> Option<Node<'_>> {
        self.root(2)
    }

    fn timeline(&self) -> Option<Node<'_>> {
        self.root(3)
    }

    fn help(&self) -> Option<Node<'_>> {
        self.root(4)
    }
}

/// What every rule receives.
struct Context<'a> {
    files: &'a Files,
    today: Date,
    zones: &'a [&'a str],
    ids: Ids<'a>,
    /// The languages of `site.json`, the default first; empty if unknown.
    languages: Vec<&'a str>,
}

/// Checks the files against every rule. `zones` are the names of all IANA time zones.
pub fn check(files: &Files, today: Date, zones: &[&str]) -> Vec<Problem> {
    let context = Context { files, today, zones, ids: Ids::of(files), languages: languages::of(files) };
    let mut problems = Problems::default();
    for index in 0..FILE_NAMES.len() {
        if let Some(root) = files.root(index) {
            strings::check(&root, &mut problems);
        }
    }
    ids::check(&context, &mut problems);
    languages::check(&context, &mut problems);
    properties::check(files, &mut problems);
    site::check(&context, &mut problems);
    events::check(&context, &mut problems);
    supporters::check(&context, &mut problems);
    timeline::check(&context, &mut problems);
    photos::check(&context, &mut problems);
    help::check(&context, &mut problems);
    problems.finish()
}
