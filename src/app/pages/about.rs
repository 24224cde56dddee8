//! `/about`: the campaign, the sources, privacy, licences.

use super::StaticPage;
use crate::content::About;
use crate::i18n::Msg;
use crate::ui::{Context, Forget, Install, T, read_on, sources};
use leptos::prelude::*;

/// The page of its row.
pub static PAGE: StaticPage = StaticPage {
    title: Msg::About,
    description: |context, content| {
        let first = content.about.about.first().and_then(|passage| passage.text.first());
        context.str(first.unwrap_or(&context.core.site.details.description))
    },
    view: |content| view(content.about).into_any(),
};

fn view(about: &'static About) -> impl IntoView {
    let context = Context::get();
    view! {
        <h1>{context.t(Msg::About)}</h1>
        {about
            .about
            .iter()
            .map(|passage| {
                view! {
                    <section>
                        <h2><T text=&passage.heading/></h2>
                        {passage.text.iter().map(|text| view! { <p><T text/></p> }).collect_view()}
                        {sources(&passage.sources.iter().collect::<Vec<_>>())}
                    </section>
                }
            })
            .collect_view()}
        {publisher(about)}
        <section class="sources">
            <h2>{context.t(Msg::Sources)}</h2>
            <ul>
                {about
                    .sources
                    .iter()
                    .map(|source| {
                        view! {
                            <li>
                                {if source.url.is_empty() {
                                    view! { <T text=&source.name/> }.into_any()
                                } else {
                                    view! { <a href=&*source.url rel="noreferrer external"><T text=&source.name/></a> }.into_any()
                                }}
                                <span class="read">{read_on(context, &source.read_on)}</span>
                                {(!source.note.is_empty()).then(|| view! { <small><T text=&source.note/></small> })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
        <Install/>
        <Forget/>
        <section>
            <h2>{context.t(Msg::Licences)}</h2>
            <p>{context.t(Msg::LicencesText)}</p>
            <p class="version">{context.core.messages.with(Msg::Version, "version", env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}

/// The publisher, the contact, and what this site is not; `None` if the site states none of them. The heading promises
/// a publisher, so it appears only if there is one.
fn publisher(about: &'static About) -> Option<impl IntoView> {
    let context = Context::get();
    let contact = &*about.contact;
    let href = if contact.starts_with("https://") { contact.into() } else { ["mailto:", contact].concat() };
    let is_somebody = !(about.publisher.is_empty() && contact.is_empty());
    (is_somebody || !about.disclaimer.is_empty()).then(|| {
        view! {
            <div class="publisher">
                {is_somebody.then(|| view! { <h2>{context.t(Msg::Publisher)}</h2> })}
                {(!about.publisher.is_empty()).then(|| view! { <p><T text=&about.publisher/></p> })}
                {(!contact.is_empty())
                    .then(|| view! { <p>{context.t(Msg::Contact)}" "<a href=href rel="noreferrer external">{contact}</a></p> })}
                {(!about.disclaimer.is_empty()).then(|| view! { <p><T text=&about.disclaimer/></p> })}
            </div>
        }
    })
}
