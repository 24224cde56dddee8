//! Small components.

use super::Context;
use crate::content::{self, Text};
use crate::i18n::Msg;
use leptos::either::Either;
use leptos::prelude::*;

/// A text of the campaign; marked with its language where that is not the page's.
#[component]
pub fn T(
    /// The text.
    text: &'static Text,
) -> impl IntoView {
    let found = Context::get().text(text);
    match found.lang {
        None => Either::Left(found.text),
        Some(lang) => Either::Right(view! { <span lang=lang>{found.text}</span> }),
    }
}

/// A list of links to what has to do with the thing shown; nothing when there is none.
#[component]
pub fn Related(
    /// The links.
    links: &'static [content::Related],
) -> impl IntoView {
    let context = Context::get();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="related" aria-label=context.t(Msg::Related)>
                <h2>{context.t(Msg::Related)}</h2>
                <ul>
                    {links
                        .iter()
                        .map(|link| view! { <li><a href=context.href_of(&link.path)><T text=&link.title/></a></li> })
                        .collect_view()}
                </ul>
            </nav>
        }
    })
}
