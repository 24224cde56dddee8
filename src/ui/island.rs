//! Islands: the parts of a prerendered page that come to life.
//!
//! A page is static HTML. Inside it stand elements `[data-island]`, each rendered by a component
//! that the browser then hydrates. All else is never touched by the wasm, which so carries no code
//! for it. Going from one page to another is a document load; an island may have addresses of its
//! own ([`routed`]), among which it moves without one.

use super::Context;
use super::signal::{Memo, effect};
use crate::content::Address;
use crate::platform;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};

/// The element that an island stands in; the children are what the browser hydrates.
#[component]
pub fn Island(
    /// The name by which `app::islands` knows it.
    name: &'static str,
    /// The island.
    children: Children,
) -> impl IntoView {
    view! { <div class=["island ", name].concat() data-island=name>{children()}</div> }
}

/// An island with addresses of its own, all below `path` (`/calendar`): links to them are followed
/// without a document load, Back and Forward work, `title` names the page for each.
pub fn routed<V: IntoView + 'static>(
    context: Context,
    path: &'static str,
    title: fn(Context, &Address) -> String,
    view: impl FnOnce(Memo<Address>) -> V + Send + 'static,
) -> impl IntoView {
    view! {
        <Router base=context.base() + path>
            {
                let address = current_address(context);
                follow(context, address, title);
                view(address)
            }
        </Router>
    }
}

/// The address as the site reads it.
fn current_address(context: Context) -> Memo<Address> {
    let location = use_location();
    let base = context.base();
    Memo::new(move || {
        let path = location.pathname.read();
        let path = path.strip_prefix(base.as_str()).unwrap_or(&path);
        Address::parse(path, &location.search.read())
    })
}

/// Goes to the address that was asked for, when the page was prerendered under another; then keeps
/// the title, the language links and the address bar with what is shown.
fn follow(context: Context, address: Memo<Address>, title: fn(Context, &Address) -> String) {
    let navigate = use_navigate();
    effect(move || {
        if let Some(wanted) = platform::wanted_address() {
            navigate(&wanted, NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() });
        }
    });
    // What the page is named after: by now the address that was asked for may be another.
    let mut shown = address.get_untracked();
    effect(move || {
        address.with(|address| {
            if shown != *address {
                shown = address.clone();
                platform::page_shown(&title(context, address), &|lang| context.href_in(lang, address));
            }
        });
        platform::complete_navigation();
    });
}
