//! Titles in the other languages, reduced to what search needs ([`atbildiba::text::search::elsewhere`]).

use super::events::saying;
use super::{Publisher, text};
use crate::authored;
use atbildiba::content::{Str, Text};
use atbildiba::text::search::elsewhere;

impl Publisher<'_> {
    /// The languages of the site other than the page's.
    fn others(&self) -> impl Iterator<Item = &str> + Clone {
        self.campaign.site.languages.iter().map(String::as_str).filter(|lang| *lang != self.lang)
    }

    /// What the titles in other languages add to an event with the title `shown`.
    pub(super) fn elsewhere_of_event(&self, event: &authored::Event, shown: &str) -> Str {
        elsewhere(&[shown], self.others().map(|lang| saying(event, lang, self.default).title())).into()
    }

    /// What the names in other languages add to a supporter, entry or service with these names.
    pub(super) fn elsewhere<'n>(&self, names: impl IntoIterator<Item = &'n authored::Text> + Clone) -> Str {
        let own: Vec<Text> = names.clone().into_iter().map(|name| text::text(name, self.lang, self.default)).collect();
        let own: Vec<&str> = own.iter().map(|text| text.get("", "").text).collect();
        let other = |name: &'n authored::Text| -> Vec<&'n str> {
            let authored::Text::Localized(all) = name else { return Vec::new() };
            self.others().filter_map(|lang| all.get(lang)).map(String::as_str).collect()
        };
        elsewhere(&own, names.into_iter().flat_map(other)).into()
    }
}
