//! Components of static pages, which are only prerendered.

use crate::content::{self, Text};
use leptos::prelude::{Children, ClassAttribute, CustomAttribute, ElementChild, IntoView, component};

/// The element of an island. The browser hydrates the children.
#[component]
pub fn Island(
    /// The name under which `app::parts` registers it.
    name: &'static str,
    /// The island's content.
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

/// The supporter's id.
#[component]
pub fn Shirt(
    /// The supporter's id.
    id: &'static str,
    /// The name on the shirt.
    print: &'static str,
    /// The campaign's hashtag, below the print; none if empty.
    hashtag: &'static str,
    /// The position among its neighbours.
    place: usize,
) -> impl IntoView {
    super::shirt(id, print, hashtag, place)
}
