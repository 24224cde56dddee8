//! What of the content is searched, and how much each text counts. Of a page's data, which has one language.

use super::{Entry, Event, List, Row, Str, Supporter, Text};
use crate::text::search::{Index, Searched, Weight};
use atbildiba_macros::travels;
use serde::Deserialize;

/// Takes up to so many more rows of a list into its index; whether it has all then.
pub fn grow<T: Row + Searched + Deserialize<'static>>(index: &mut Index, list: &List<T>, most: usize) -> bool {
    list.iter().skip(index.len()).take(most).for_each(|row| index.add(row));
    index.len() == list.len()
}

/// All that can be found on the site, for the page that searches everywhere.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// The calendar's.
    pub events: Vec<Finding>,
    /// The wall's.
    pub supporters: Vec<Finding>,
    /// The timeline's.
    pub timeline: Vec<Finding>,
    /// Services, steps and signs.
    pub help: Vec<Finding>,
}

/// One of them: what is seen of it, and what it is found by.
#[travels]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// The slug in its address; a step and a sign have none.
    pub id: Str,
    /// What it is called; a sign is its text alone.
    pub title: Text,
    /// What it is about.
    pub text: Text,
    /// Words of its titles in the other languages.
    pub elsewhere: Str,
    /// Roles, places, for whom it is.
    pub places: Vec<Text>,
    /// Other names, numbers to call, titles of single occurrences.
    pub names: Vec<Text>,
    /// Further texts.
    pub more: Vec<Text>,
}

fn said(text: &Text) -> &str {
    text.get("", "").text
}

impl Searched for Event {
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

/// Names and roles: what a tile shows.
impl Searched for Supporter {
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

impl Searched for Entry {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.title), Weight::Title);
        field(&self.elsewhere, Weight::Elsewhere);
        field(said(&self.description), Weight::Text);
    }
}

impl Searched for Finding {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.title), Weight::Title);
        self.names.iter().for_each(|name| field(said(name), Weight::Name));
        field(&self.elsewhere, Weight::Elsewhere);
        self.places.iter().for_each(|place| field(said(place), Weight::Place));
        field(said(&self.text), Weight::Text);
        self.more.iter().for_each(|text| field(said(text), Weight::Text));
    }
}
