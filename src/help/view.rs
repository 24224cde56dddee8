//! The help page, `/help`.

use super::hours::Hours;
use crate::content::{Audience, Help, Service, Source, SourcedFact, Step};
use crate::dates::Date;
use crate::i18n::Msg;
use crate::ui::{Context, Forget, T, sources};
use crate::view::Node;
use leptos::prelude::*;

/// The help page: first for the person affected, then whom to call, then for people around them.
pub fn view(help: &'static Help) -> impl IntoView {
    let context = Context::get();
    view! {
        <h1>{context.t(Msg::HelpTitle)}</h1>
        <p class="lead">{context.t(Msg::HelpLead)}</p>
        {for_you(help)}
        {watched(help)}
        <section class="services" aria-labelledby="call">
            <h2 id="call">{context.t(Msg::WhomToCall)}</h2>
            {at_a_glance(help)}
            {unconfirmed(help)}
            <ul>
                {help.services.iter().map(service).collect_view()}
            </ul>
            <div class="steps">{steps(help, Audience::Caller, false)}</div>
        </section>
        <section class="signs">
            <h2>{context.t(Msg::Signs)}</h2>
            {sourced_list(&help.signs)}
            <p><T text=&help.signs_note/></p>
            <p><T text=&help.forms/></p>
            {named(&help.forms_sources)}
        </section>
        {(!help.legal.is_empty())
            .then(|| {
                view! {
                    <section class="legal">
                        <h2>{context.t(Msg::Rights)}</h2>
                        {sourced_list(&help.legal)}
                    </section>
                }
            })}
        <section class="steps abroad">{steps(help, Audience::Traveller, true)}</section>
        <section class="steps advice">
            {steps(help, Audience::Witness, true)}
            <ul>{help.advice.iter().map(|text| view! { <li><T text/></li> }).collect_view()}</ul>
        </section>
        <Forget/>
    }
}

/// What the person affected can do, and what happens then.
fn for_you(help: &'static Help) -> Option<impl IntoView> {
    let context = Context::get();
    help.steps.iter().any(|step| step.audience == Audience::Victim).then(|| {
        view! {
            <section class="steps for-you">
                <h2>{context.t(Msg::ForYou)}</h2>
                {steps(help, Audience::Victim, false)}
            </section>
        }
    })
}

fn watched(help: &'static Help) -> Option<impl IntoView> {
    let context = Context::get();
    (!help.privacy.is_empty()).then(|| {
        view! {
            <section class="privacy">
                <h2>{context.t(Msg::Watched)}</h2>
                {help.privacy.iter().map(|text| view! { <p><T text/></p> }).collect_view()}
            </section>
        }
    })
}

/// The steps for an audience, as sections of the page or below a heading. Their sources are below all of them, so that
/// nothing interrupts the reading.
fn steps(help: &'static Help, audience: Audience, are_sections: bool) -> impl IntoView {
    let step = move |step: &'static Step| {
        let heading = if are_sections {
            view! { <h2><T text=&step.heading/></h2> }.into_any()
        } else {
            view! { <h3><T text=&step.heading/></h3> }.into_any()
        };
        (heading, step.text.iter().map(|text| view! { <p><T text/></p> }).collect_view())
    };
    let theirs = || help.steps.iter().filter(move |one| one.audience == audience);
    (theirs().map(step).collect_view(), each_once(theirs().flat_map(|step| &step.sources)))
}

fn sourced_list(list: &'static [SourcedFact]) -> impl IntoView {
    view! {
        <ul>{list.iter().map(|one| view! { <li><T text=&one.text/></li> }).collect_view()}</ul>
        {each_once(list.iter().flat_map(|one| &one.sources))}
    }
}

/// The sources of several facts.
fn each_once(named: impl Iterator<Item = &'static Source>) -> Node {
    let mut all: Vec<&'static Source> = Vec::new();
    for source in named {
        if !all.iter().any(|known| known.name == source.name) {
            all.push(source);
        }
    }
    sources(&all)
}

fn named(list: &'static [Source]) -> Node {
    sources(&list.iter().collect::<Vec<_>>())
}

/// The numbers at a glance: emergency numbers, numbers available at all hours, then those with opening hours, which
/// show whether they are open after hydration. So an open one comes first at any hour, and nothing moves.
fn at_a_glance(help: &'static Help) -> impl IntoView {
    let context = Context::get();
    let always =
        |service: &Service| service.opening_hours.iter().any(|text| Hours::parse(text).is_some_and(Hours::always));
    let called = || help.services.iter().filter(|service| !service.phone.is_empty());
    let row = |service: &'static Service| {
        view! { <li><a href=service.tel()><strong>{spaced(&service.phone)}</strong>" "<T text=&service.name/></a></li> }
    };
    let list = |services: Vec<&'static Service>| view! { <ul>{services.into_iter().map(row).collect_view()}</ul> };
    let group = |heading: String, services: Vec<&'static Service>| {
        (!services.is_empty()).then(|| view! { <h3>{heading}</h3>{list(services)} })
    };
    let with_hours = called().filter(|one| !one.opening_hours.is_empty() && !always(one) && !one.emergency);
    view! {
        <div class="glance">
            {list(called().filter(|one| one.emergency).collect())}
            {group(context.t(Msg::AlwaysOpen).into(), called().filter(|one| always(one) && !one.emergency).collect())}
            {with_hours.map(|one| view! { {group(said_hours(context, one), vec![one])} {open(context, one)} }).collect_view()}
        </div>
    }
}

/// “Katru dienu 12.00–22.00”
fn said_hours(context: Context, service: &'static Service) -> String {
    let all = service.opening_hours.iter().filter_map(|text| Hours::parse(text));
    all.map(|hours| hours_text(context, hours)).collect::<Vec<_>>().join(", ")
}

fn service(service: &'static Service) -> impl IntoView + use<> {
    let context = Context::get();
    view! {
        <li class="service">
            <h3><T text=&service.name/></h3>
            {(!service.phone.is_empty())
                .then(|| view! { <p class="phone"><a href=service.tel()>{spaced(&service.phone)}</a></p> })}
            <p class="facts">
                {service.free.then(|| view! { <span>{context.t(Msg::FreeCall)}</span> })}
                {service
                    .opening_hours
                    .iter()
                    .filter_map(|text| Hours::parse(text))
                    .map(|hours| view! { <span>{hours_text(context, hours)}</span> })
                    .collect_view()}
                {(!service.languages.is_empty()).then(|| view! { <span>{languages(context, service)}</span> })}
            </p>
            {open(context, service)}
            <p><T text=&service.audience/></p>
            {(!service.purpose.is_empty()).then(|| view! { <p><T text=&service.purpose/></p> })}
            {(!service.address.is_empty()).then(|| view! { <p><T text=&service.address/></p> })}
            {(!service.email.is_empty())
                .then(|| view! { <p><a href=["mailto:", &*service.email].concat()>{&*service.email}</a></p> })}
            {(!service.url.is_empty())
                .then(|| view! { <p><a href=&*service.url rel="noreferrer external">{host(&service.url)}</a></p> })}
            {named(&service.sources)}
            <p class="verified">{verified(context, service)}</p>
        </li>
    }
}

/// The line that shows “open now” after hydration (`app::open_now`). Its height is reserved, so nothing moves.
fn open(context: Context, service: &'static Service) -> impl IntoView + use<> {
    let closes = |text: &str| Hours::parse(text).is_some_and(|hours| !hours.always());
    service.opening_hours.iter().any(|text| closes(text)).then(|| {
        view! {
            <p
                class="open"
                data-live=""
                data-hours=service.opening_hours.join(";")
                data-zone=&*context.core.site.time_zone
                data-open=context.t(Msg::OpenNow)
                data-closed=context.t(Msg::ClosedNow)
            ></p>
        }
    })
}

/// `Languages: latviešu, русский`: under their own names, which their speakers look for.
fn languages(context: Context, service: &'static Service) -> String {
    let own = |tag: &'static str| {
        let known = context.core.languages.iter().find(|(known, _)| **known == *tag);
        known.map_or(tag, |(_, name)| &**name)
    };
    let names: Vec<&str> = service.languages.iter().map(|tag| own(tag)).collect();
    [context.t(Msg::Languages), ": ", &names.join(", ")].concat()
}

/// `+371 28 612 120`, `116 006`: groups are easier to read, to read aloud and to dial.
fn spaced(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("371") {
        Some(local) if local.len() == 8 => {
            ["+371\u{a0}", &local[..2], "\u{a0}", &local[2..5], "\u{a0}", &local[5..]].concat()
        }
        _ if digits.len() == 6 => [&digits[..3], "\u{a0}", &digits[3..]].concat(),
        _ => phone.into(),
    }
}

/// The part of a URL by which people recognise a page.
fn host(url: &'static str) -> &'static str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.")
}

fn hours_text(context: Context, hours: Hours) -> String {
    if hours.always() {
        return context.t(Msg::AlwaysOpen).into();
    }
    let time = |minutes: u16| {
        let two = |n: u16| [(b'0' + (n / 10) as u8) as char, (b'0' + (n % 10) as u8) as char];
        let [a, b] = two(minutes / 60);
        let [c, d] = two(minutes % 60);
        String::from_iter([a, b, '.', c, d])
    };
    let days: Vec<&str> = context.t(Msg::WeekdaysShort).split('|').collect();
    let day = |index: u8| days.get(usize::from(index)).copied().unwrap_or_default();
    let mut out = String::new();
    match (hours.first, hours.last) {
        (0, 6) => out.push_str(context.t(Msg::Daily)),
        (first, last) if first == last => out.push_str(day(first)),
        (first, last) => out.push_str(&[day(first), "–", day(last)].concat()),
    }
    out.push(' ');
    out.push_str(&[&time(hours.opens), "–", &time(hours.closes)].concat());
    out
}

/// The note for all numbers that no person has confirmed: what the comparison with the source means.
fn unconfirmed(help: &'static Help) -> Option<impl IntoView> {
    let context = Context::get();
    let open = help.services.iter().any(|service| service.confirmed_on.is_empty());
    open.then(|| view! { <p class="unconfirmed">{context.t(Msg::Unconfirmed)}</p> })
}

/// The day on which a person last confirmed the number, otherwise the day on which it was compared.
fn verified(context: Context, service: &'static Service) -> String {
    let (message, on) = match &*service.confirmed_on {
        "" => (Msg::VerifiedOn, &service.verified_on),
        _ => (Msg::ConfirmedOn, &service.confirmed_on),
    };
    let date = on.parse::<Date>().map(|date| context.day(date)).unwrap_or_default();
    context.core.messages.with(message, "date", &date)
}
