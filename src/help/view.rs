//! `/help`.

use super::hours::Hours;
use crate::content::{EMERGENCY, Help, POLICE, Service};
use crate::dates::Date;
use crate::i18n::Msg;
use crate::ui::{Context, Forget, T};
use leptos::prelude::*;

/// The help page.
pub fn view(help: &'static Help) -> impl IntoView {
    let context = Context::get();
    view! {
        <h1>{context.t(Msg::HelpTitle)}</h1>
        <p class="lead">{context.t(Msg::HelpLead)}</p>
        <section class="services" aria-labelledby="call">
            <h2 id="call">{context.t(Msg::WhomToCall)}</h2>
            <ul>
                {always(help)}
                {help.services.iter().map(service).collect_view()}
            </ul>
        </section>
        <section class="steps">
            <h2>{context.t(Msg::WhatToDo)}</h2>
            {help
                .steps
                .iter()
                .map(|step| view! { <h3><T text=&step.heading/></h3><p><T text=&step.text/></p> })
                .collect_view()}
        </section>
        <section class="signs">
            <h2>{context.t(Msg::Signs)}</h2>
            <ul>{help.signs.iter().map(|sign| view! { <li><T text=&sign.text/></li> }).collect_view()}</ul>
            <p><T text=&help.signs_note/></p>
            <p><T text=&help.forms/></p>
        </section>
        <section class="advice">
            <h2>{context.t(Msg::Advice)}</h2>
            <ul>{help.advice.iter().map(|text| view! { <li><T text/></li> }).collect_view()}</ul>
        </section>
        <section class="legal">
            <h2>{context.t(Msg::Rights)}</h2>
            <ul>{help.legal.iter().map(|text| view! { <li><T text/></li> }).collect_view()}</ul>
        </section>
        <Forget/>
        {(!help.privacy.is_empty())
            .then(|| {
                view! {
                    <section class="privacy">
                        <h2>{context.t(Msg::Watched)}</h2>
                        {help.privacy.iter().map(|text| view! { <p><T text/></p> }).collect_view()}
                    </section>
                }
            })}
    }
}

/// Emergency and police, where the file lacks them.
fn always(help: &'static Help) -> impl IntoView {
    let context = Context::get();
    [(EMERGENCY, Msg::Emergency), (POLICE, Msg::Police)]
        .into_iter()
        .filter(|(number, _)| !help.services.iter().any(|service| *service.phone == **number))
        .map(|(number, name)| {
            view! {
                <li class="service">
                    <h3>{context.t(name)}</h3>
                    <p class="phone"><a href=["tel:", number].concat()>{number}</a></p>
                </li>
            }
        })
        .collect_view()
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
            <p class="verified">{verified(context, &service.verified_on)}</p>
        </li>
    }
}

/// A line that says "open now" once the page is alive (`app::open_now`); it has its height before, so nothing moves.
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

/// `Languages: latviešu, русский`: by their own names, as whoever speaks one looks for it.
fn languages(context: Context, service: &'static Service) -> String {
    let own = |tag: &'static str| {
        let known = context.core.languages.iter().find(|(known, _)| **known == *tag);
        known.map_or(tag, |(_, name)| &**name)
    };
    let names: Vec<&str> = service.languages.iter().map(|tag| own(tag)).collect();
    [context.t(Msg::Languages), ": ", &names.join(", ")].concat()
}

/// `+371 28 612 120`: groups are read and dialled with fewer mistakes. Short numbers stay whole.
fn spaced(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("371") {
        Some(local) if local.len() == 8 => {
            ["+371\u{a0}", &local[..2], "\u{a0}", &local[2..5], "\u{a0}", &local[5..]].concat()
        }
        _ => phone.into(),
    }
}

/// The part of an address that people know a page by.
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

fn verified(context: Context, on: &str) -> String {
    let date = on.parse::<Date>().map(|date| context.day(date)).unwrap_or_default();
    context.core.messages.with(Msg::VerifiedOn, "date", &date)
}
