//! What of the content is searched, and how much each text counts. Of a page's data, which has one language.

use super::{Entry, Event, Service, Supporter, Text};
#[cfg(not(target_arch = "wasm32"))]
use super::{Sourced, Step};
use crate::text::search::{Searched, Weight};

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

impl Searched for Service {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.name), Weight::Title);
        field(&self.phone, Weight::Name);
        field(&self.elsewhere, Weight::Elsewhere);
        field(said(&self.audience), Weight::Place);
        field(said(&self.purpose), Weight::Text);
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Searched for Step {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.heading), Weight::Title);
        self.text.all().iter().for_each(|text| field(said(text), Weight::Text));
    }
}

/// Signs and rights.
#[cfg(not(target_arch = "wasm32"))]
impl Searched for Sourced {
    fn fields(&self, field: &mut dyn FnMut(&str, Weight)) {
        field(said(&self.text), Weight::Text);
    }
}
