//! The searched fields of the content, and their weights. A page's data has one language.

use super::{Entry, Event, List, Row, Str, Supporter, Text};
use crate::text::search::{Index, Searchable, Weight};
use atbildiba_macros::travels;
use serde::Deserialize;

/// Adds up to `most` rows of a list to its index. Returns whether the index is complete.
pub fn grow<T: Row + Searchable + Deserialize<'static>>(index: &mut Index, list: &List<T>, most: usize) -> bool {
    list.iter().skip(index.len()).take(most).for_each(|row| index.add(row));
    index.len() == list.len()
}

/// The catalogue of the search over all sections.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Events of the calendar.
    pub events: Vec<Finding>,
    /// Supporters of the wall.
    pub supporters: Vec<Finding>,
    /// Entries of the timeline.
    pub timeline: Vec<Finding>,
    /// Services, steps and signs.
    pub help: Vec<Finding>,
}

/// An item of the catalogue: what is shown of it, and the texts that are searched.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// The slug in its address; empty for steps and signs.
    pub id: Str,
    /// The title; of a sign, its text.
    pub title: Text,
    /// The description.
    pub text: Text,
    /// Words of its titles in other languages.
    pub elsewhere: Str,
    /// Roles, places, audience.
    pub places: Vec<Text>,
    /// Other names, phone numbers, titles of single occurrences.
    pub names: Vec<Text>,
    /// Further texts.
    pub more: Vec<Text>,
}

fn said(text: &Text) -> &str {
    text.get("", "").text
}

impl Searchable for Event {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(&self.title, Weight::Title);
        field(&self.elsewhere, Weight::Elsewhere);
        for place in &self.locations {
            field(&place.name, Weight::Place);
        }
        for (_, patch) in &self.recurrence_overrides {
            field(patch.title.as_deref().unwrap_or_default(), Weight::Name);
        }
        field(&self.description, Weight::Text);
    }
}

/// Names and roles, as on a tile.
impl Searchable for Supporter {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.name), Weight::Title);
        for name in &self.alternate_name {
            field(said(name), Weight::Name);
        }
        field(&self.elsewhere, Weight::Elsewhere);
        field(said(&self.job_title), Weight::Place);
        field(said(&self.works_for), Weight::Place);
    }
}

impl Searchable for Entry {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.title), Weight::Title);
        field(&self.elsewhere, Weight::Elsewhere);
        field(said(&self.description), Weight::Text);
    }
}

impl Searchable for Finding {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.title), Weight::Title);
        self.names.iter().for_each(|name| field(said(name), Weight::Name));
        field(&self.elsewhere, Weight::Elsewhere);
        self.places.iter().for_each(|place| field(said(place), Weight::Place));
        field(said(&self.text), Weight::Text);
        self.more.iter().for_each(|text| field(said(text), Weight::Text));
    }
}
