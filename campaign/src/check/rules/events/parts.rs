//! The parts of an event other than times: places, links, people, registration.

use crate::check::rules::help::is_email;
use crate::check::rules::problems::{Problems, quoted};
use crate::check::rules::{Node, site};
use atbildiba::dates::Date;
use serde_json::Value;

/// The maximum number of participants that a page lists.
const MAX_PARTICIPANTS: usize = 50;

/// Places of one campaign are assumed to be within this distance, in degrees; one that is not may have its coordinates
/// swapped.
const NEAR: f64 = 3.0;

/// The maximum number of places compared.
const MAX_COMPARED: usize = 500;

/// Checks all parts of one event, except [`check_swapped`].
pub(super) fn check(event: &Node<'_>, problems: &mut Problems) {
    if let Some(privacy) = event.get("privacy").filter(|at| matches!(at.value.as_str(), Some("private" | "secret"))) {
        problems
            .error(&privacy, "the event is not for everybody, and all events here are published; take the event out");
    }
    for place in event.find("locations/*") {
        check_place(&place, problems);
    }
    for uri in event.find("virtualLocations/*/uri") {
        if let Some(text) = uri.value.as_str().filter(|text| !text.starts_with("https://")) {
            problems.error(&uri, format!("{} is not encrypted or no address; begin with https://", quoted(text)));
        } else {
            site::check_url(&uri, problems);
        }
    }
    for link in event.find("links/*") {
        link.get("href").iter().for_each(|href| site::check_url(href, problems));
        if let Some(rel) = link.get("rel").filter(|rel| matches!(rel.value.as_str(), Some("icon" | "enclosure"))) {
            problems.warning(&rel, "pages of events have no pictures: this is shown as a plain link");
        }
    }
    check_participants(event, problems);
    for offer in event.find("atbildiba:offers/*") {
        check_offer(&offer, problems);
    }
}

fn check_place(place: &Node<'_>, problems: &mut Problems) {
    if place.value.is_object() && !["name", "atbildiba:address"].iter().any(|name| place.says(name)) {
        problems.warning(place, "the place has neither a name nor an address and is not shown; add \"name\": \"…\"");
    }
    let (Some(at), Some(text)) = (place.get("coordinates"), place.text("coordinates")) else { return };
    match point(text) {
        _ if text.is_empty() => {}
        None => problems.error(
            &at,
            format!("{} is no place on the map; write latitude and longitude as geo:56.9496,24.1052", quoted(text)),
        ),
        Some((latitude, longitude)) if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {}
        Some((latitude, longitude)) => {
            let is_swapped = longitude.abs() <= 90.0 && latitude.abs() <= 180.0;
            let advice = if is_swapped {
                format!("latitude comes first: geo:{longitude},{latitude}")
            } else {
                "latitude is -90 to 90, longitude -180 to 180".into()
            };
            problems.error(&at, format!("{} is off the map; {advice}", quoted(text)));
        }
    }
}

/// The latitude and longitude of a `geo:` URI without parameters, in degrees. They may be out of range.
pub fn point(text: &str) -> Option<(f64, f64)> {
    let (latitude, longitude) = text.strip_prefix("geo:")?.split_once(',')?;
    let number = |text: &str| {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        text.parse::<f64>().ok().filter(|_| is_plain)
    };
    Some((number(latitude)?, number(longitude)?))
}

/// Reports a place that would be near the campaign's others if its coordinates were swapped.
pub(super) fn check_swapped(root: &Node<'_>, problems: &mut Problems) {
    let nodes = root.find("entries/*/locations/*/coordinates");
    let all: Vec<(&Node<'_>, (f64, f64))> =
        nodes.iter().filter_map(|node| Some((node, point(node.value.as_str()?)?))).take(MAX_COMPARED).collect();
    let is_near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() <= NEAR && (a.1 - b.1).abs() <= NEAR;
    for (index, (node, here)) in all.iter().enumerate() {
        let others = || all.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, (_, there))| *there);
        let swapped = (here.1, here.0);
        let near = others().filter(|there| is_near(*here, *there)).count();
        let near_swapped = others().filter(|there| is_near(swapped, *there)).count();
        if near_swapped > near && !is_near(*here, swapped) {
            let what = format!(
                "this is far from the campaign's other places, and near them the other way round; latitude comes first: geo:{},{}",
                swapped.0, swapped.1
            );
            problems.warning(node, what);
        }
    }
}

fn check_participants(event: &Node<'_>, problems: &mut Problems) {
    let Some(all) = event.get("participants") else { return };
    let count = all.members().count();
    if count > MAX_PARTICIPANTS {
        let what = format!(
            "{count} names are more than anybody reads; name at most {MAX_PARTICIPANTS} and link to the others"
        );
        problems.warning(&all, what);
    }
    for (_, one) in all.members() {
        if let Some(roles) = one.get("roles") {
            let is_shown = |role: &str| matches!(role, "owner" | "atbildiba:speaker");
            for (role, node) in roles.members().filter(|(role, _)| !is_shown(role)) {
                let what = "is not used; write owner for who organises the event, atbildiba:speaker for who speaks";
                problems.key_warning(&node, format!("the role {} {what}", quoted(role)));
            }
            if !roles.members().any(|(role, node)| is_shown(role) && node.value == &Value::Bool(true)) {
                problems.warning(&roles, "without the role owner or atbildiba:speaker nobody is shown; add one");
            }
        }
        let email = one.text("email").filter(|email| !email.is_empty());
        if let (Some(at), Some(email)) = (one.get("email"), email.filter(|email| !is_email(email))) {
            problems.error(&at, format!("{} is no e-mail address; write it as name@example.org", quoted(email)));
        }
    }
}

fn check_offer(offer: &Node<'_>, problems: &mut Problems) {
    if let Some(url) = offer.get("url") {
        site::check_url(&url, problems);
    }
    if offer.value.is_object() && !["url", "price", "name"].iter().any(|name| offer.says(name)) {
        problems.warning(offer, "this says neither where to register nor what it costs; add url or price");
    }
    let price = offer.get("price").and_then(|price| Some((price.value.as_f64()?, price)));
    let currency = offer.text("priceCurrency").unwrap_or("");
    match (&price, offer.get("priceCurrency")) {
        (Some((price, at)), _) if *price > 0.0 && currency.is_empty() => {
            problems.error(at, "a price without its currency says nothing; add \"priceCurrency\": \"EUR\"");
        }
        (_, Some(at)) if !currency.is_empty() => {
            if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
                problems.error(&at, format!("{} is no currency; write its three letters, EUR", quoted(currency)));
            } else if price.is_none() {
                problems.warning(&at, "a currency without a price is not shown; add price, 0 for nothing");
            }
        }
        _ => {}
    }
    let days = ["validFrom", "validThrough"].map(|name| {
        let (at, text) = (offer.get(name)?, offer.text(name).filter(|text| !text.is_empty())?);
        match text.parse::<Date>() {
            Ok(day) => Some((at, day)),
            Err(error) => {
                problems.error(&at, format!("{} is {error}", quoted(text)));
                None
            }
        }
    });
    if let [Some((_, from)), Some((at, through))] = &days
        && through < from
    {
        problems.error(at, format!("this ends on {through}, before it begins on {from}; mend one of the days"));
    }
}
