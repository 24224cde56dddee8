//! What is shown of an event only on its own page: places, registration, people, links. Static; rendered by the build.

use super::super::words;
use crate::content::{Event, Link, Offer, Participant, Place};
use crate::i18n::{Msg, fill};
use crate::ui::{Context, in_figures, map, read_on};
use leptos::prelude::*;

/// The facts of the event; those without a value are omitted.
pub(super) fn facts(context: Context, event: &'static Event) -> impl IntoView {
    let with = |role: &str| event.details.participants.iter().filter(|one| one.is(role)).map(person).collect();
    let online = event.details.virtual_locations.iter().map(|place| {
        let name = if place.name.is_empty() { &place.uri } else { &place.name };
        view! { <div><a href=&*place.uri rel="noreferrer external">{&**name}</a></div> }.into_any()
    });
    view! {
        {places(context, event)}
        {fact(context, event, Msg::CalendarOnline, online.collect())}
        {fact(context, event, Msg::CalendarOffers, event.details.offers.iter().map(|offer| way_in(context, offer)).collect())}
        {fact(context, event, Msg::CalendarOrganizer, with(Participant::OWNER))}
        {fact(context, event, Msg::CalendarSpeakers, with(Participant::SPEAKER))}
    }
}

/// A term and its descriptions, in the event's language. Returns `None` without descriptions.
fn fact(context: Context, event: &'static Event, name: Msg, said: Vec<AnyView>) -> Option<impl IntoView> {
    (!said.is_empty()).then(|| {
        view! {
            <div>
                <dt>{context.t(name)}</dt>
                <dd lang=words::lang(event) dir=context.dir_of(words::lang(event))>{said}</dd>
            </div>
        }
    })
}

fn places(context: Context, event: &'static Event) -> Option<impl IntoView> {
    let shown: Vec<&'static Place> = event.locations.iter().filter(|place| !place.line().is_empty()).collect();
    let is_plain =
        shown.iter().all(|place| place.details.description.is_empty() && place.details.coordinates.is_empty());
    let said = if is_plain {
        let lines: Vec<String> = shown.iter().map(|place| place.line()).collect();
        lines
            .into_iter()
            .reduce(|all, line| [&all, "; ", &line].concat())
            .map(|all| all.into_any())
            .into_iter()
            .collect()
    } else {
        let is_first = |at: usize| shown[..at].iter().all(|before| before.details.map != shown[at].details.map);
        (0..shown.len()).map(|at| place(context, shown[at], is_first(at))).collect()
    };
    fact(context, event, Msg::CalendarWhere, said)
}

/// A place, with its map if `with_map` (places close to each other share one).
fn place(context: Context, place: &'static Place, with_map: bool) -> AnyView {
    let point = place.point().map(|(latitude, longitude)| {
        let text = [latitude, ", ", longitude].concat();
        view! { " "<a href=&*place.details.coordinates dir="ltr">{text}</a> }
    });
    let alt = fill(context.t(Msg::CalendarMap), "place", &place.line());
    let map = with_map.then(|| map(context, &place.details.map, alt)).flatten();
    view! { <div>{place.line()}{point}{note(&place.details.description)}{map}</div> }.into_any()
}

fn note(text: &'static str) -> Option<impl IntoView> {
    (!text.is_empty()).then(|| view! { " "<small>{text}</small> })
}

fn person(one: &'static Participant) -> AnyView {
    let email = (!one.email.is_empty()).then(|| {
        let href = ["mailto:", &*one.email].concat();
        view! { " "<a href=href>{&*one.email}</a> }
    });
    view! { <div>{&*one.name}{email}{note(&one.description)}</div> }.into_any()
}

/// A way to take part: link, price, and the days on which it is available.
fn way_in(context: Context, offer: &'static Offer) -> AnyView {
    let name = if offer.name.is_empty() { context.t(Msg::CalendarOffers) } else { &*offer.name };
    let name = match &*offer.url {
        "" => name.into_any(),
        url => view! { <a href=url rel="noreferrer external">{name}</a> }.into_any(),
    };
    let price = match (offer.price, offer.price_text()) {
        (_, Some(price)) => Some([" – ", &*price, "\u{a0}", &*offer.price_currency].concat()),
        (Some(_), None) => Some([" – ", context.t(Msg::CalendarFree)].concat()),
        (None, None) => None,
    };
    let days = [(Msg::CalendarFrom, &offer.valid_from), (Msg::CalendarUntil, &offer.valid_through)];
    let days: String = days
        .into_iter()
        .filter_map(|(message, day)| Some([", ", &*in_figures(context, message, day)?].concat()))
        .collect();
    view! { <div>{name}{price}{days}</div> }.into_any()
}

/// The event's other links and its sources, each under a heading.
pub(super) fn links(context: Context, event: &'static Event) -> impl IntoView {
    let (sources, others): (Vec<&'static Link>, Vec<_>) =
        event.details.links.iter().partition(|link| &*link.rel == "cite-as");
    view! { {list(context, Msg::CalendarLinks, &others)}{list(context, Msg::Sources, &sources)} }
}

fn list(context: Context, heading: Msg, links: &[&'static Link]) -> Option<impl IntoView + use<>> {
    let item = |link: &&'static Link| {
        let rel = if &*link.rel == "cite-as" { "cite-as noreferrer external" } else { "noreferrer external" };
        let title = if link.title.is_empty() { &link.href } else { &link.title };
        view! { <li><a href=&*link.href rel=rel>{&**title}</a><small>{read_on(context, &link.read_on)}</small></li> }
    };
    (!links.is_empty()).then(|| {
        view! {
            <section class="sources">
                <h2>{context.t(heading)}</h2>
                <ul>{links.iter().map(item).collect::<Vec<_>>()}</ul>
            </section>
        }
    })
}
