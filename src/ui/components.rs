//! Components of static pages, which are only prerendered.

use crate::content::{self, Text};
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
