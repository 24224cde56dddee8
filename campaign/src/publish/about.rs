//! The about page.

use super::Publisher;
use crate::authored;
use atbildiba::content::{About, Passage};

impl Publisher<'_> {
    pub(super) fn about(&self) -> About {
        let site = &self.campaign.site;
        About {
            about: site.about.iter().map(|one| self.passage(one)).collect(),
            sources: site.sources.values().map(|source| self.source_with_note(source)).collect(),
            publisher: self.text(&site.publisher),
            contact: site.contact.as_str().into(),
            disclaimer: self.text(&site.disclaimer),
        }
    }

    fn passage(&self, one: &authored::Passage) -> Passage {
        Passage { heading: self.text(&one.heading), text: self.texts(&one.text), sources: self.sources(&one.source) }
    }
}
