//! The home page, `/`: the campaign at a glance.

use super::upcoming::{self, is_announced};
use crate::content::{Address, CalendarView, Home, SupporterType};
use crate::dates::edtf::Edtf;
use crate::i18n::Msg;
use crate::ui::{Context, Island, Shirt, T};
use leptos::prelude::*;

/// The number of shirts on the widest screens; narrow ones hide the rest.
const FACES: usize = 7;

/// The home page.
pub(super) fn view(home: &'static Home) -> impl IntoView {
    let context = Context::get();
    let site = &context.core.site;
    view! {
        <div class="hero">
            <p class="kicker">{context.str(&site.details.kicker)}</p>
            <h1>{emphasised(context.str(&site.name), context.str(&site.details.emphasis))}</h1>
        </div>
        {site.has(&Address::wall()).then(|| view! { <Faces home/> })}
        {site.has(&Address::calendar(CalendarView::Now)).then(|| {
            view! {
                <section class="upcoming" aria-labelledby="next">
                    <Island name="upcoming">{upcoming::island(context, home)}</Island>
                </section>
            }
        })}
        <Sections home/>
        {site.has(&Address::timeline()).then(|| view! { <Milestones home/> })}
        <div class="intro">
            <p><T text=&site.intro/></p>
            <p><a href=context.href(&Address::about())>{context.t(Msg::MoreAboutCampaign)}</a></p>
        </div>
    }
}

/// The name with its stressed words in `<em>`.
fn emphasised(name: &'static str, stress: &'static str) -> AnyView {
    match name.split_once(stress) {
        Some((before, after)) if !stress.is_empty() => view! { {before}<em>{stress}</em>{after} }.into_any(),
        _ => name.into_any(),
    }
}

/// The supporters, as pictures.
#[component]
fn Faces(home: &'static Home) -> impl IntoView {
    let faces = home.details.supporters.iter().take(FACES).enumerate();
    let faces = faces.map(|(place, one)| view! { <Shirt id=&one.id print=&one.shirt hashtag="" place/> });
    view! { <div class="faces" aria-hidden="true">{faces.collect_view()}</div> }
}

#[component]
fn Sections(home: &'static Home) -> impl IntoView {
    let context = Context::get();
    let people = home.details.supporters.iter().filter(|one| one.kind == SupporterType::Person).count();
    let organisations = home.details.supporters.len() - people;
    let events = (0..home.entries.len()).filter(|event| is_announced(context, &home.entries, *event)).count();
    let supporters =
        [context.count(Msg::CountPeople, people), context.count(Msg::CountOrganizations, organisations)].join(", ");
    let row = move |to: Address, title: Msg, text: String| {
        context.core.site.has(&to).then(|| {
            view! {
                <li>
                    <a href=context.href(&to)>
                        <strong>{context.t(title)}</strong>
                        <span>{text}</span>
                    </a>
                </li>
            }
        })
    };
    view! {
        <nav class="sections" aria-label=context.t(Msg::Sections)>
            <ul>
                {row(Address::calendar(CalendarView::Now), Msg::Calendar, context.count(Msg::CountEvents, events))}
                {row(Address::wall(), Msg::Supporters, supporters)}
                {row(Address::timeline(), Msg::Timeline, context.count(Msg::CountEntries, home.details.timeline_count))}
                {row(Address::Help, Msg::Help, context.t(Msg::HelpRow).into())}
            </ul>
        </nav>
    }
}

/// The state of the work: the most important timeline entries.
#[component]
fn Milestones(home: &'static Home) -> impl IntoView {
    let context = Context::get();
    view! {
        <section class="milestones" aria-labelledby="milestones">
            <h2 id="milestones">{context.t(Msg::WhereTheWorkStands)}</h2>
            <ol>
                {home
                    .details
                    .timeline
                    .iter()
                    .map(|entry| {
                        let date = Edtf::parse(&entry.date).map(|date| context.edtf(&date)).unwrap_or_default();
                        let to = Address::Timeline { open: Some((*entry.id).into()), query: "".into() };
                        view! { <li><a href=context.href(&to)><span class="when">{date}</span><span class="title"><T text=&entry.title/></span></a></li> }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}
