//! The shell around every page: header, navigation, “leave now”, help numbers.

use super::pages::PageKind;
use super::pages::{embed, note};
use super::prerender::Content;
use super::{home, kiosk};
use crate::content::{Address, CalendarView};
use crate::i18n::Msg;
use crate::ui::{Context, FIND, Island, Notice};
use crate::{calendar, help, join, search, supporters, timeline};
use leptos::prelude::*;

/// The body of a page. Static; the browser hydrates the islands within.
#[component]
pub(super) fn Shell(
    /// The page's address.
    address: &'static Address,
    /// All content of the page's language.
    content: &'static Content,
) -> impl IntoView {
    if let Address::Embed(embed) = address {
        return embed::view(*embed, content).into_any();
    }
    view! {
        <Header address/>
        <main id="main" tabindex="-1" class=PageKind::of(address).name>{main(address, content)}</main>
        <Footer/>
        {has(&Address::Help).then(|| view! { <HelpBar/> })}
        <Notice/>
        <p class="failed-notice" id="end" role="status">{Context::get().t(Msg::StartFailed)}</p>
    }
    .into_any()
}

fn main(address: &'static Address, content: &'static Content) -> AnyView {
    match address {
        Address::Home => home::view(content.home).into_any(),
        Address::Calendar(..) => {
            view! { <Island name="calendar">{calendar::island(Context::get(), content.events, |_| {})}</Island> }
                .into_any()
        }
        Address::Event { uid, .. } => match content.events.entries.iter().position(|event| event.uid == *uid) {
            Some(index) => calendar::event_page(content.events, index).into_any(),
            None => not_found(),
        },
        Address::Plan => view! {
            <Island name="plan">{calendar::plan_island(Context::get(), content.events)}</Island>
            <noscript><p class="scriptless">{Context::get().t(Msg::PlanScriptless)}</p></noscript>
        }
        .into_any(),
        Address::Supporters { .. } => {
            view! { <Island name="wall">{supporters::island(Context::get(), content.supporters)}</Island> }.into_any()
        }
        Address::Timeline { .. } => {
            view! { <Island name="timeline">{timeline::island(Context::get(), content.timeline)}</Island> }.into_any()
        }
        Address::Help => help::view(content.help).into_any(),
        Address::Page(_) => PageKind::of(address).static_page.map_or_else(not_found, |page| (page.view)(content)),
        Address::Join => view! { <Island name="join">{join::island(Context::get())}</Island> }.into_any(),
        Address::Search { .. } => view! {
            <Island name="search">{search::island(Context::get(), content.search)}</Island>
            <noscript><p class="scriptless">{Context::get().t(Msg::SearchScriptless)}</p></noscript>
        }
        .into_any(),
        Address::Kiosk => {
            view! { <Island name="kiosk">{kiosk::island(Context::get(), content.attract)}</Island> }.into_any()
        }
        // A frame is not one of the site's own pages.
        Address::NotFound | Address::Embed(_) => not_found(),
    }
}

fn not_found() -> AnyView {
    note::view(Msg::NotFoundTitle, Msg::NotFoundText).into_any()
}

/// Whether the site has the page of an address.
fn has(address: &Address) -> bool {
    Context::get().core.site.has(address)
}

/// The `aria-current` of a navigation entry: the page itself, or the section that it belongs to.
fn current(entry: &Address, page: &Address) -> Option<&'static str> {
    match page {
        Address::Event { .. } | Address::Plan => matches!(entry, Address::Calendar(..)).then_some("true"),
        _ => std::ptr::eq(PageKind::of(entry), PageKind::of(page)).then_some("page"),
    }
}

/// “Leave now” comes first: it must be the first element for keyboards and screen readers.
#[component]
fn Header(address: &'static Address) -> impl IntoView {
    let context = Context::get();
    let site = &context.core.site;
    let link = move |message: Msg, to: Address| {
        site.has(&to).then(|| {
            view! {
                <a href=context.href(&to) data-page=PageKind::of(&to).name aria-current=current(&to, address)>
                    {context.t(message)}
                </a>
            }
        })
    };
    view! {
        <header class="top">
            {(!site.leave_to.is_empty()).then(|| view! { <Leave/> })}
            <a class="skip" href="#main" rel="external">{context.t(Msg::SkipToContent)}</a>
            <a class="brand" href=context.href(&Address::Home)>
                <svg viewBox="0 0 200 180" aria-hidden="true" focusable="false"><use href="#emblem"/></svg>
                <span>{&*site.short_name}</span>
            </a>
            <nav class="main-nav" aria-label=context.t(Msg::MainNavigation)>
                {link(Msg::Calendar, Address::calendar(CalendarView::Now))}
                {link(Msg::Supporters, Address::wall())}
                {link(Msg::Timeline, Address::timeline())}
                {link(Msg::Help, Address::Help)}
                <a
                    class="to-search"
                    href=context.href(&Address::search())
                    data-page=PageKind::of(&Address::search()).name
                    aria-current=current(&Address::search(), address)
                    title=context.t(Msg::SearchTitle)
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=FIND/></svg>
                    <span class="unseen">{context.t(Msg::SearchTitle)}</span>
                </a>
            </nav>
            <nav class="languages" aria-label=context.t(Msg::Languages)>
                {context
                    .core
                    .languages
                    .iter()
                    .filter(|(tag, _)| *tag != context.core.lang)
                    .map(|(tag, name)| {
                        view! {
                            <a
                                href=context.href_in(tag, address)
                                rel="external"
                                hreflang=&**tag
                                lang=&**tag
                                dir=context.dir_of(Some(tag))
                                title=&**name
                            >
                                <span aria-hidden="true">{tag.to_uppercase()}</span>
                                <span class="unseen">{&**name}</span>
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
        </header>
    }
}

/// “Leave now”, and how to use it with the keyboard.
#[component]
fn Leave() -> impl IntoView {
    let context = Context::get();
    view! {
        <a
            class="leave"
            href=&*context.core.site.leave_to
            rel="noreferrer nofollow external"
            aria-describedby="leave-keys"
            data-leave=context.t(Msg::LeaveTitle)
        >
            {context.t(Msg::Leave)}
        </a>
        <p id="leave-keys" class="unseen">{context.t(Msg::LeaveKeys)}</p>
        <p class="unseen" role="status" data-shift=context.t(Msg::LeaveShift)></p>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let context = Context::get();
    let link =
        |message: Msg, to: Address| has(&to).then(|| view! { <a href=context.href(&to)>{context.t(message)}</a> });
    view! {
        <footer class="foot">
            <p class="hashtag">{&*context.core.site.hashtag}</p>
            <nav aria-label=context.t(Msg::MorePages)>
                {link(Msg::About, Address::about())}
                {link(Msg::Join, Address::Join)}
                {link(Msg::SearchTitle, Address::search())}
                {link(Msg::Help, Address::Help)}
            </nav>
        </footer>
    }
}

/// The numbers, in the same place on every page (WCAG 2.2, 3.2.6).
#[component]
fn HelpBar() -> impl IntoView {
    let context = Context::get();
    view! {
        <aside class="help-bar" aria-label=context.t(Msg::HelpNumbers)>
            <a class="ask" href=context.href(&Address::Help)>{context.t(Msg::NeedHelp)}</a>
            {context
                .core
                .featured
                .iter()
                .map(|service| {
                    view! {
                        <a class="number" href=service.tel()>
                            <span class="unseen">{context.str(&service.name)}" "</span>
                            {service.phone.replace(' ', "\u{a0}")}
                        </a>
                    }
                })
                .collect_view()}
        </aside>
    }
}
