//! The supporter wall.

use super::Publisher;
use super::text::strings;
use crate::authored;
use atbildiba::content::{Quotation, Supporter, SupporterType, Supporters};

impl Publisher<'_> {
    /// The supporters in the order of the file.
    pub(super) fn supporters(&self) -> Vec<Supporter> {
        let all = &self.campaign.supporters.supporters;
        let ids = self.ids(all.iter().map(|one| &one.source));
        all.iter().map(|one| self.supporter(one, &ids)).collect()
    }

    /// The supporters with their sources, as the wall needs them.
    pub(super) fn wall(&self, supporters: Vec<Supporter>) -> Supporters {
        let all = &self.campaign.supporters.supporters;
        Supporters { supporters: supporters.into(), sources: self.list_sources(all.iter().map(|one| &one.source)) }
    }

    /// One supporter; `ids` are the sources of the list.
    fn supporter(&self, one: &authored::Supporter, ids: &[&str]) -> Supporter {
        Supporter {
            kind: one.kind.into(),
            id: one.id.as_str().into(),
            name: self.text(&one.name),
            alternate_name: self.texts(&one.alternate_name),
            elsewhere: self.elsewhere(std::iter::once(&one.name).chain(&one.alternate_name)),
            shirt: one.shirt.as_str().into(),
            job_title: self.text(&one.job_title),
            affiliation: strings(&one.affiliation),
            works_for: self.text(&one.works_for),
            parent_organization: one.parent_organization.as_str().into(),
            founding_date: one.founding_date.as_str().into(),
            as_of: one.as_of,
            field: one.field.as_str().into(),
            statement: self.text(&one.statement),
            quotation: one
                .quotation
                .as_ref()
                .map(|said| Quotation { text: self.text(&said.text), source: self.text(&said.source) }),
            description: self.text(&one.description),
            photo: self.photo(one),
            featured: one.featured,
            related: self.links.of_supporter(&one.id),
            sources: Self::places_in(ids, &one.source),
        }
    }
}

impl From<authored::SupporterType> for SupporterType {
    fn from(kind: authored::SupporterType) -> Self {
        match kind {
            authored::SupporterType::Person => Self::Person,
            authored::SupporterType::Organization => Self::Organization,
        }
    }
}
