//! The data of every page.

use super::Publisher;
use super::text::strings;
use crate::authored;
use atbildiba::content::{Feature, Named, Service, Site, SiteDetails};
use atbildiba::i18n::Messages;
use atbildiba::ui::Core;

impl Publisher<'_> {
    pub(super) fn core(&self, messages: Messages, names: &[(String, String)]) -> Core {
        Core {
            lang: self.lang.into(),
            site: self.site(),
            messages,
            featured: self.featured(),
            languages: names.iter().map(|(tag, name)| (tag.as_str().into(), name.as_str().into())).collect(),
        }
    }

    /// The services in the help bar: the featured ones, preceded by the first emergency service unless they include
    /// one.
    fn featured(&self) -> Vec<Service> {
        let services = &self.campaign.help.services;
        let has_emergency = services.iter().any(|one| one.featured && one.emergency);
        let first = services.iter().find(|one| !has_emergency && one.emergency);
        let lean = |one: &authored::Service| Service {
            id: one.id.as_str().into(),
            name: self.text(&one.name),
            phone: one.phone.as_str().into(),
            ..Service::default()
        };
        first.into_iter().chain(services.iter().filter(|one| one.featured)).map(lean).collect()
    }

    fn site(&self) -> Site {
        let site = &self.campaign.site;
        Site {
            name: self.text(&site.name),
            short_name: site.short_name.as_str().into(),
            hashtag: site.hashtag.as_str().into(),
            intro: self.text(&site.intro),
            languages: strings(&site.languages),
            time_zone: site.time_zone.as_str().into(),
            year: site.year,
            leave_to: site.leave_to.as_str().into(),
            categories: self.named(&site.categories),
            fields: self.named(&site.fields),
            kinds: self.named(&site.kinds),
            absent: super::absent(self.campaign),
            details: SiteDetails {
                emphasis: self.text(&site.emphasis),
                kicker: self.text(&site.kicker),
                description: self.text(&site.description),
                url: site.url.as_str().into(),
                contact: site.contact.as_str().into(),
            },
        }
    }

    fn named(&self, all: &[authored::Named]) -> Vec<Named> {
        let named =
            |one: &authored::Named| Named::new(one.id.as_str().into(), self.text(&one.name), one.color.as_str().into());
        all.iter().map(named).collect()
    }
}

impl From<authored::Feature> for Feature {
    fn from(feature: authored::Feature) -> Self {
        match feature {
            authored::Feature::Calendar => Self::Calendar,
            authored::Feature::Supporters => Self::Supporters,
            authored::Feature::Timeline => Self::Timeline,
            authored::Feature::Help => Self::Help,
            authored::Feature::Join => Self::Join,
            authored::Feature::Kiosk => Self::Kiosk,
        }
    }
}
