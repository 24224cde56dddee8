//! Offline use as pages describe and offer it. Static content, shown and operated by `src/offline.js`, so that it works
//! even if the wasm does not.

use super::Context;
use crate::i18n::Msg;
use leptos::prelude::*;

/// The bar that is visible while `html[data-notice]` is `ready`, `update` or `urgent`, and the note about a language
/// that is not stored (`#not-stored`, which the service worker adds to an address).
#[component]
pub fn Notice() -> impl IntoView {
    let context = Context::get();
    view! {
        <p class="not-stored" id="not-stored">{context.t(Msg::NotStored)}</p>
        <div class="notice">
            <div role="status">
                <p class="ready">{context.t(Msg::OfflineReady)}</p>
                <p class="update">{context.t(Msg::UpdateReady)}</p>
                <p class="urgent">{context.t(Msg::UpdateUrgent)}</p>
            </div>
            <button type="button" class="apply" data-do="apply">{context.t(Msg::UpdateApply)}</button>
            <button type="button" data-do="later">{context.t(Msg::NoticeClose)}</button>
        </div>
    }
}

/// Deletes everything that the site has stored. The confirmation needs no network.
#[component]
pub fn Forget() -> impl IntoView {
    let context = Context::get();
    let leave_to = &*context.core.site.leave_to;
    // The amount of stored data, where the browser reports it: `src/offline.js` fills it in.
    let (before, after) = context.t(Msg::ForgetKept).split_once("{size}").unwrap_or_default();
    view! {
        <section class="forget" id="forget">
            <h2>{context.t(Msg::ForgetTitle)}</h2>
            <p>{context.t(Msg::ForgetText)}</p>
            <p class="kept" hidden=true data-live="">{before}<b></b>{after}</p>
            <p><button type="button" data-forget="" data-do="forget">{context.t(Msg::ForgetDo)}</button></p>
            <template class="forgotten" title="…">
                <main class="note" tabindex="-1">
                    <p>{context.t(Msg::Forgotten)}</p>
                    {(!leave_to.is_empty()).then(|| view! {
                        <p>
                            <a href=leave_to rel="noreferrer nofollow external" data-leave=context.t(Msg::LeaveTitle)>
                                {context.t(Msg::Leave)}
                            </a>
                        </p>
                    })}
                </main>
            </template>
            <p class="not-forgotten" role="alert" hidden=true>{context.t(Msg::NotForgotten)}</p>
        </section>
    }
}

/// How to install the site as an app, shown where the browser supports it (`html[data-install]`).
#[component]
pub fn Install() -> impl IntoView {
    let context = Context::get();
    let name = &*context.core.site.short_name;
    view! {
        <section class="install" data-install="">
            <h2>{context.t(Msg::InstallTitle)}</h2>
            <p>{context.core.messages.with(Msg::InstallText, "name", name)}</p>
            <p class="by-button"><button type="button" data-do="install">{context.t(Msg::InstallDo)}</button></p>
            <p class="by-hand">{context.t(Msg::InstallIos)}</p>
        </section>
    }
}
