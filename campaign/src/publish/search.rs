//! The search catalogue, with one list for each section.

use atbildiba::content::{Catalogue, Entry, Event, Finding, Help, Service, SourcedFact, Step, Str, Supporter, Text};

/// Builds the catalogue from the published sections.
pub(super) fn catalogue(events: &[Event], supporters: &[Supporter], timeline: &[Entry], help: &Help) -> Catalogue {
    let of_help = help.services.iter().map(service);
    Catalogue {
        events: events.iter().map(event).collect(),
        supporters: supporters.iter().map(supporter).collect(),
        timeline: timeline.iter().map(entry).collect(),
        help: of_help.chain(help.steps.iter().map(step)).chain(help.signs.iter().map(sign)).collect(),
    }
}

fn event(one: &Event) -> Finding {
    let text = |text: &Str| match &*one.locale {
        lang if !lang.is_empty() && !text.is_empty() => Text::Localized(vec![(lang.into(), text.clone())]),
        _ => Text::Plain(text.clone()),
    };
    let places = one.locations.iter().map(|place| &place.name).filter(|name| !name.is_empty());
    let titles = one.recurrence_overrides.iter().filter_map(|(_, patch)| patch.title.as_ref());
    Finding {
        id: one.uid.clone(),
        title: text(&one.title),
        text: text(&one.description),
        elsewhere: one.elsewhere.clone(),
        places: places.map(text).collect(),
        names: titles.map(text).collect(),
        ..Finding::default()
    }
}

/// Names and roles, as on a tile.
fn supporter(one: &Supporter) -> Finding {
    let roles = [&one.job_title, &one.works_for].into_iter().filter(|role| !role.is_empty());
    Finding {
        id: one.id.clone(),
        title: one.name.clone(),
        elsewhere: one.elsewhere.clone(),
        places: roles.cloned().collect(),
        names: one.alternate_name.clone(),
        ..Finding::default()
    }
}

fn entry(one: &Entry) -> Finding {
    Finding {
        id: one.id.clone(),
        title: one.title.clone(),
        text: one.description.clone(),
        elsewhere: one.elsewhere.clone(),
        ..Finding::default()
    }
}

fn service(one: &Service) -> Finding {
    Finding {
        id: one.id.clone(),
        title: one.name.clone(),
        text: one.purpose.clone(),
        elsewhere: one.elsewhere.clone(),
        places: [&one.audience].into_iter().filter(|audience| !audience.is_empty()).cloned().collect(),
        names: [&one.phone].into_iter().filter(|phone| !phone.is_empty()).cloned().map(Text::Plain).collect(),
        ..Finding::default()
    }
}

fn step(one: &Step) -> Finding {
    let (first, rest) =
        one.text.split_first().map_or((Text::default(), &[][..]), |(first, rest)| (first.clone(), rest));
    Finding { title: one.heading.clone(), text: first, more: rest.to_vec(), ..Finding::default() }
}

fn sign(one: &SourcedFact) -> Finding {
    Finding { text: one.text.clone(), ..Finding::default() }
}
