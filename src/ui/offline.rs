//! What pages say and offer about use without a network. Static: `src/offline.js` shows and works it, so that it
//! works also where the wasm does not.

use super::Context;
use crate::i18n::Msg;
use leptos::prelude::*;

/// The bar that is shown while `html[data-notice]` is `ready`, `update` or `urgent`, and the word about a language
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

/// Deletes all that the site has stored; what is shown then needs no network.
#[component]
pub fn Forget() -> impl IntoView {
    let context = Context::get();
    // How much is stored, where the browser tells: `src/offline.js` writes it between.
    let (before, after) = context.t(Msg::ForgetKept).split_once("{size}").unwrap_or_default();
    view! {
        <section class="forget" id="forget">
            <h2>{context.t(Msg::ForgetTitle)}</h2>
            <p>{context.t(Msg::ForgetText)}</p>
            <p class="kept" hidden=true data-live="">{before}<b></b>{after}</p>
            <p><button type="button" data-forget="" data-do="forget">{context.t(Msg::ForgetDo)}</button></p>
            <template class="forgotten" title="…">
                <main class="note">
                    <p>{context.t(Msg::Forgotten)}</p>
                    <p>
                        <a href=&*context.core.site.leave_to rel="noreferrer nofollow external">{context.t(Msg::Leave)}</a>
                    </p>
                </main>
            </template>
        </section>
    }
}

/// How the site becomes an app: shown where the browser can do it (`html[data-install]`).
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
