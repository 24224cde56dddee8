//! The titles in the other languages, cut down to what search needs of them ([`atbildiba::text::search::elsewhere`]).

use super::events::saying;
use super::{Publisher, text};
use crate::authored;
use atbildiba::content::{Str, Text};
use atbildiba::text::search::elsewhere;

impl Publisher<'_> {
    /// The languages of the site but the page's.
    fn others(&self) -> impl Iterator<Item = &str> + Clone {
        self.campaign.site.languages.iter().map(String::as_str).filter(|lang| *lang != self.lang)
    }

    /// What the other languages' titles add to an event whose title is `shown`.
    pub(super) fn elsewhere_of_event(&self, event: &authored::Event, shown: &str) -> Str {
        elsewhere(&[shown], self.others().map(|lang| saying(event, lang, self.default).title())).into()
    }

    /// What the other languages' names add to a supporter, an entry, a service of these names.
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
