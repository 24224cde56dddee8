//! The help page.

use super::Publisher;
use super::text::strings;
use crate::authored;
use atbildiba::content::{Audience, Feature, Help, Service, SourcedFact, Step};

impl Publisher<'_> {
    /// The content of the help page.
    pub(super) fn help(&self) -> Help {
        let help = &self.campaign.help;
        if super::absent(self.campaign).contains(&Feature::Help) {
            return Help::default();
        }
        Help {
            services: help.services.iter().map(|one| self.service(one)).collect(),
            steps: help.steps.iter().map(|one| self.step(one)).collect(),
            signs: help.signs.iter().map(|one| self.sourced(one)).collect(),
            signs_note: self.text(&help.signs_note),
            forms: self.text(&help.forms),
            forms_sources: self.sources(&help.forms_source),
            advice: self.texts(&help.advice),
            legal: help.legal.iter().map(|one| self.sourced(one)).collect(),
            privacy: self.texts(&help.privacy),
        }
    }

    fn service(&self, one: &authored::Service) -> Service {
        Service {
            id: one.id.as_str().into(),
            name: self.text(&one.name),
            phone: one.phone.as_str().into(),
            free: one.free,
            opening_hours: strings(&one.opening_hours),
            audience: self.text(&one.audience),
            purpose: self.text(&one.purpose),
            languages: strings(&one.languages),
            url: one.url.as_str().into(),
            email: one.email.as_str().into(),
            address: self.text(&one.address),
            sources: self.sources([&one.source]),
            verified_on: one.verified_on.as_str().into(),
            confirmed_on: one.confirmed_on.as_str().into(),
            featured: one.featured,
            elsewhere: self.elsewhere([&one.name]),
            emergency: one.emergency,
        }
    }

    fn step(&self, one: &authored::Step) -> Step {
        Step {
            audience: one.audience.into(),
            heading: self.text(&one.heading),
            text: match &one.text {
                authored::Texts::Many(all) => self.texts(all),
                authored::Texts::One(text) => vec![self.text(text)],
            },
            sources: self.sources(&one.source),
        }
    }

    fn sourced(&self, one: &authored::SourcedFact) -> SourcedFact {
        SourcedFact { text: self.text(&one.text), sources: self.sources([&one.source]) }
    }
}

impl From<authored::Audience> for Audience {
    fn from(audience: authored::Audience) -> Self {
        match audience {
            authored::Audience::Victim => Self::Victim,
            authored::Audience::Caller => Self::Caller,
            authored::Audience::Traveller => Self::Traveller,
            authored::Audience::Witness => Self::Witness,
        }
    }
}
