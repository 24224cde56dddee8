//! Components of static pages, which are only prerendered.

use super::{COLLAR, FABRIC};
use crate::content::{self, Text};
use crate::view::view;
use leptos::prelude::{Children, ClassAttribute, CustomAttribute, ElementChild, IntoView, component};

/// The element that an island stands in; the children are what the browser hydrates.
#[component]
pub fn Island(
    /// The name by which `app::parts` knows it.
    name: &'static str,
    /// The island.
    children: Children,
) -> impl IntoView {
    leptos::view! { <div class=["island ", name].concat() data-island=name>{children()}</div> }
}

/// [`text`]
#[component]
pub fn T(
    /// The text.
    text: &'static Text,
) -> impl IntoView {
    super::text(text)
}

/// [`related`]
#[component]
pub fn Related(
    /// The links.
    links: &'static [content::Related],
) -> impl IntoView {
    super::related(links)
}

/// The definition that [`Shirt`] refers to: once a page.
#[component]
pub fn ShirtSymbol() -> impl IntoView {
    view! {
        <svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false">
            <symbol id="shirt" viewBox="0 0 200 180">
                <path class="fabric" d=FABRIC/>
                <path class="collar" d=COLLAR/>
                <path class="fold" d="M62 34c5 22 3 40-4 66M139 34c-6 20-5 36-1 54M50 86c4 32 5 62 5 94h-6c2-30 3-64 1-94zM150 86c-4 32-5 62-5 94h6c-2-30-3-64-1-94z"/>
            </symbol>
        </svg>
    }
}

/// [`shirt`]
#[component]
pub fn Shirt(
    /// Whose shirt.
    id: &'static str,
    /// What is printed on it.
    print: &'static str,
    /// The campaign's hashtag, below the print; nothing when empty.
    hashtag: &'static str,
    /// Place among its neighbours.
    place: usize,
) -> impl IntoView {
    super::shirt(id, print, hashtag, place)
}
